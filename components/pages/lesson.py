"""The lesson: its steps, each a slide with the real chart."""

import streamlit as st

from components import cache
from components.controls.lists import choose_catalogue
from components.controls.steps import choose_lesson_step, offer_steps
from components.facts.lesson import count_joining, list_steps
from components.panels import figure, head, keys, lesson, own, sources

catalogue, text = choose_catalogue(cache.load_catalogue()), cache.load_text()
head.show_head(text, "lesson")
if catalogue.is_own:
    own.show_lack(text)
else:
    steps = list_steps(catalogue)
    number, joined = choose_lesson_step(count_joining(steps))
    with st.container(key="slide"):
        chart = st.container(key="chart")
        with st.container(key="foot", horizontal=True, vertical_alignment="center"):  # first, since it takes room
            offer_steps(number, len(steps), text, "lesson_step")
            keys.tell_keys(text)
        with chart:
            sentences = lesson.show_step(catalogue, text, steps[number - 1], joined)
    with st.container(key="words"):
        if sentences:
            figure.show_words(text("chart.words"), sentences, text)
sources.show_reading(catalogue, text)
