"""Questions for a class, one at a time, in an order that can change."""

import streamlit as st

from components import cache
from components.controls.lists import choose_catalogue
from components.controls.size import keep_size
from components.panels import head, own, questions, sources

catalogue, text = choose_catalogue(cache.load_catalogue()), cache.load_text()
head.show_head(text, "questions")
keep_size()
with st.container(key="questions"):
    if catalogue.is_own:
        own.show_lack(text)
    else:
        questions.show_questions(catalogue, text)
sources.show_reading(catalogue, text)
