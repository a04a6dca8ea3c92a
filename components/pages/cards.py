"""Card match for small groups: symptoms to place on conditions."""

import streamlit as st

from components import cache
from components.controls.lists import choose_catalogue
from components.controls.size import keep_size
from components.panels import cards, head, sources

catalogue, text = choose_catalogue(cache.load_catalogue()), cache.load_text()
head.show_head(text, "cards")
keep_size()
with st.container(key="cards"):
    cards.show_cards(catalogue, text)
sources.show_reading(catalogue, text)
