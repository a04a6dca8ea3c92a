"""Why they are linked: four stories of mechanisms, both sides, causes and risk groups, diet."""

import streamlit as st

from components import cache, controls
from components.facts.stories import find_story
from components.panels import mechanisms as mechanism_panels
from components.panels import page as panels

catalogue, text = cache.load_catalogue(), cache.load_text()
panels.show_head(text, "mechanisms")
stories = {name: find_story(catalogue, name) for name in catalogue.stories.index}
story, step = controls.choose_step(stories, text)
with st.container(key="chart"):
    mechanism_panels.show_story(catalogue, story, step, text)
with st.container(key="both"):
    mechanism_panels.show_both_sides(catalogue, text)
with st.container(key="causes"):
    mechanism_panels.show_causes(catalogue, text)
with st.container(key="diet"):
    mechanism_panels.show_diet(catalogue, text)
panels.show_reading(catalogue, text)
