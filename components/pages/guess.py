"""A guess for any symptom and any conditions: place it, lock it, see what the tables say."""

import streamlit as st

from components import cache, controls
from components.panels import guess, head, keys, notices, sources

catalogue, text = cache.load_catalogue(), cache.load_text()
head = st.container(key="top")
view, unknown = controls.choose_view(catalogue, text, "guess")
with head:  # its switch can be made only once the address is read
    head.show_head(text, "lesson")
    head.show_classroom(text, "guess")
notices.show_unknown(text, unknown)
with st.container(key="chart"):
    st.html(f"<h2>{text('guess.title')}</h2>")
    if view.imbalances:
        by_name = catalogue.symptoms.sort_values("label").index
        guess.predict(catalogue, tuple(by_name), view.imbalances, text("guess.task"), text)
    else:
        st.html(f'<p class="nothing">{text("chart.nothing")}</p>')
    keys.offer_keys(text)
sources.show_reading(catalogue, text)
