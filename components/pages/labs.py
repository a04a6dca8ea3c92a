"""What the lab sees: the lists that overlap beside the levels that do not, and the test behind each."""

import streamlit as st

from components import cache, controls
from components.panels import labs as lab_panels
from components.panels import page as panels

catalogue, text = cache.load_catalogue(), cache.load_text()
panels.show_head(text, "labs")
view, unknown = controls.choose_view(catalogue, text, "labs")
panels.show_unknown(text, unknown)
with st.container(key="chart"):
    lab_panels.show_pictures(catalogue, view, text)
with st.container(key="labs"):
    lab_panels.show_labs(catalogue, view, text)
with st.container(key="silence"):
    lab_panels.show_silence(catalogue, text)
panels.show_reading(catalogue, text)
