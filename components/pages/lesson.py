"""The lesson: eight steps told with the real charts, one screen each."""

import streamlit as st

from components import cache, controls
from components.panels import lesson as lesson_panels
from components.panels import page as panels

catalogue, text = cache.load_catalogue(), cache.load_text()
steps = lesson_panels.list_steps(catalogue)
step, joined = controls.choose_lesson_step(lesson_panels.count_joining(steps))
panels.show_head(text, "lesson")
panels.show_classroom(text, "lesson")
with st.container(key="chart"):
    lesson_panels.show_step(catalogue, steps.iloc[step - 1], joined, text)
    lesson_panels.offer_keys(text)
controls.offer_steps(step, len(steps), text, "lesson_step")
panels.show_reading(catalogue, text)
