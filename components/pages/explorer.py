"""The explorer: choose imbalances, tick symptoms, see which lists include each one."""

import streamlit as st

from components import cache, controls
from components.panels import banner, chart, emergency, head, labs, notices, sources

catalogue, text = cache.load_catalogue(), cache.load_text()
head.show_head(text, "explorer")
view, unknown = controls.choose_view(catalogue, text)
regions = cache.load_regions(view)
notices.show_unknown(text, unknown)
with st.container(key="urgent"):
    urgent = st.empty()


@st.fragment
def show_ticks() -> None:
    """Show what a tick changes, first what is looked at; this runs alone at a tick, which takes a third less."""
    with banner.say_failure():
        ticks = controls.list_ticks(catalogue)
        if shown:
            chart.bring_out(shown, ticks)
        with urgent.container():
            emergency.show_emergency(catalogue, ticks, text)
        symptoms, listing = (st.container(key=key) for key in ("symptoms", "listing"))
        with listing:
            listing.show_listing(catalogue, view, regions, ticks, text)
        with symptoms:
            controls.choose_ticks(catalogue, text)
            controls.offer_link(view, ticks, catalogue, text)


with st.container(key="explorer"):
    with st.container(key="chart"):
        shown = chart.show_chart(view, text)
        notices.show_listing_note(catalogue, view, text)
    show_ticks()
with st.container(key="labs"):
    labs.show_labs(catalogue, view, text)
sources.show_reading(catalogue, text)
