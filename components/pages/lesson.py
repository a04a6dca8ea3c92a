"""The lesson: its steps told with the real charts, one screen each."""

import streamlit as st

from components import cache
from components.controls.steps import choose_lesson_step, offer_steps
from components.facts.lesson import count_joining, list_steps
from components.panels import head, keys, lesson, sources

catalogue, text = cache.load_catalogue(), cache.load_text()
head.show_head(text, "lesson")
steps = list_steps(catalogue)
number, joined = choose_lesson_step(count_joining(steps))
with st.container(key="chart"):
    lesson.show_step(catalogue, text, steps[number - 1], joined)
    keys.offer_keys(text)
offer_steps(number, len(steps), text, "lesson_step")
sources.show_reading(catalogue, text)
