"""The lesson: eight steps told with the real charts, one screen each."""

import streamlit as st

from components import cache, controls, lesson_panels, panels

catalogue, text = cache.load_catalogue(), cache.load_text()
last = len(lesson_panels.list_steps(catalogue))
step = controls.choose_lesson_step(last)
panels.show_head(text, "lesson")
panels.show_classroom(text, "lesson")
with st.container(key="chart"):
    lesson_panels.show_step(catalogue, step, text)
controls.offer_steps(step, last, text, "lesson_step")
panels.show_reading(catalogue, text)
