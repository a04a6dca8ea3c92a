"""Sources and method: what the tool is for, how its lists were made, and every source."""

import streamlit as st

from components import cache
from components.panels import page as panels

catalogue, text = cache.load_catalogue(), cache.load_text()
st.session_state.page = "sources"
panels.show_head(text, "sources")
panels.show_purpose(catalogue, text)
panels.show_reading(catalogue, text)
panels.show_sources(catalogue, text)
