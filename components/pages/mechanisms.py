"""Why they are linked: four stories of mechanisms, both sides, causes and risk groups, diet."""

import streamlit as st

from components import cache, controls
from components.facts.stories import find_story
from components.panels import both_sides, causes, diet, head, sources, story

catalogue, text = cache.load_catalogue(), cache.load_text()
head.show_head(text, "mechanisms")
stories = {name: find_story(catalogue, name) for name in catalogue.stories.index}
story, step = controls.choose_step(stories, text)
with st.container(key="chart"):
    story.show_story(catalogue, story, step, text)
with st.container(key="both"):
    both_sides.show_both_sides(catalogue, text)
with st.container(key="causes"):
    causes.show_causes(catalogue, text)
with st.container(key="diet"):
    diet.show_diet(catalogue, text)
sources.show_reading(catalogue, text)
