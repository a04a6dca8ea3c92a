"""A guess for any symptom and any conditions: place it, lock it, see what the tables say."""

import streamlit as st

from components import cache
from components.controls.lists import choose_catalogue
from components.controls.view import choose_view
from components.panels import guess, head, keys, notices, sources
from components.panels.piece import show_piece

catalogue, text = choose_catalogue(cache.load_catalogue()), cache.load_text()
head.show_head(text, "guess")
view, unknown = choose_view(catalogue, text)
notices.show_unknown(text, unknown)
with st.container(key="slide"):
    chart = st.container(key="chart")
    with st.container(key="foot", horizontal=True, vertical_alignment="center"):  # first, since it takes room
        keys.tell_keys(text)
    with chart:
        show_piece("guess_title", text)
        if view.imbalances:
            by_label = catalogue.symptoms.sort_values("label").index
            guess.show_guess(catalogue, text, tuple(by_label), view.imbalances, text("guess.task"))
        else:
            show_piece("nothing_in_view", text)
sources.show_reading(catalogue, text)
