"""What the lab sees: the lists that overlap beside the levels that do not, and the test behind each."""

import streamlit as st

from components import cache
from components.controls.lists import choose_catalogue
from components.controls.view import choose_view
from components.panels import head, labs, levels, notices, own, silence, sources

catalogue, text = choose_catalogue(cache.load_catalogue()), cache.load_text()
head.show_head(text, "labs")
with st.container(key="bar", horizontal=True, vertical_alignment="center"):
    view, unknown = choose_view(catalogue, text)
notices.show_unknown(text, unknown)
if catalogue.is_own:
    own.show_lack(text)
else:
    with st.container(key="chart"):
        levels.show_levels(catalogue, text, view)
    with st.container(key="labs"):
        labs.show_labs(catalogue, text, view)
    with st.container(key="silence"):
        silence.show_silence(catalogue, text)
sources.show_reading(catalogue, text)
