"""Why they are linked: stories of mechanisms, where sources differ, causes and risk groups, diet."""

import streamlit as st

from components import cache
from components.controls.lists import choose_catalogue
from components.controls.steps import choose_story_step
from components.facts.stories import find_story
from components.panels import both_sides, causes, diet, head, own, sources, story

catalogue, text = choose_catalogue(cache.load_catalogue()), cache.load_text()
head.show_head(text, "mechanisms")
if catalogue.is_own:
    own.show_lack(text)
else:
    stories = {story_id: find_story(catalogue, story_id) for story_id in catalogue.stories.index}
    shown, step = choose_story_step(stories, text)
    with st.container(key="chart"):
        story.show_story(catalogue, text, shown, step)
    with st.container(key="both"):
        both_sides.show_both_sides(catalogue, text)
    with st.container(key="causes"):
        causes.show_causes(catalogue, text)
    with st.container(key="diet"):
        diet.show_diet(catalogue, text)
sources.show_reading(catalogue, text)
