"""The lesson: eight steps told with the real charts, one screen each."""

import streamlit as st

from components import cache, controls
from components.panels import head, keys, lesson, sources

catalogue, text = cache.load_catalogue(), cache.load_text()
steps = lesson.list_steps(catalogue)
step, joined = controls.choose_lesson_step(lesson.count_joining(steps))
head.show_head(text, "lesson")
head.show_classroom(text, "lesson")
with st.container(key="chart"):
    lesson.show_step(catalogue, steps.iloc[step - 1], joined, text)
    keys.offer_keys(text)
controls.offer_steps(step, len(steps), text, "lesson_step")
sources.show_reading(catalogue, text)
