"""Why they are linked: four stories of mechanisms, both sides, causes and risk groups, diet."""

import streamlit as st

from components import cache, controls, mechanism_panels, panels
from components.mechanisms import find_story, list_stories

catalogue, text = cache.load_catalogue(), cache.load_text()
panels.show_head(text, "mechanisms")
steps = {name: len(find_story(catalogue, name).arrows) for name in list_stories(catalogue)}
story, step = controls.choose_step(steps, text)
with st.container(key="chart"):
    mechanism_panels.show_story(catalogue, story, step, text)
with st.container(key="both"):
    mechanism_panels.show_both_sides(catalogue, text)
with st.container(key="causes"):
    mechanism_panels.show_causes(catalogue, text)
with st.container(key="diet"):
    mechanism_panels.show_diet(catalogue, text)
panels.show_reading(catalogue, text)
