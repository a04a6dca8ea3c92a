"""The explorer: choose imbalances, tick symptoms, see which lists include each one."""

import streamlit as st

from components import cache
from components.controls.link import offer_link
from components.controls.ticks import choose_ticks, list_ticks
from components.controls.view import choose_view
from components.facts.regions import choose_links, find_regions
from components.panels import banner, chart, emergency, head, labs, listing, notices, sources

catalogue, text = cache.load_catalogue(), cache.load_text()
head.show_head(text, "explorer")
view, unknown = choose_view(catalogue, text, "explorer")
regions = find_regions(choose_links(catalogue.links, view.listing), view.imbalances)
notices.show_unknown(text, unknown)
with st.container(key="urgent"):
    urgent = st.empty()


@st.fragment
def show_ticks() -> None:
    """Show what a tick changes, first what is looked at; this runs alone at a tick, which takes a third less."""
    with banner.say_failure():
        ticks = list_ticks(catalogue)
        if on_page:
            chart.style_ticks(on_page, ticks)
        with urgent.container():
            emergency.show_emergency(catalogue, text, ticks)
        symptoms, answer = (st.container(key=key) for key in ("symptoms", "listing"))
        with answer:
            listing.show_listing(catalogue, text, view, regions, ticks)
        with symptoms:
            choose_ticks(catalogue, text)
            offer_link(catalogue, text, view, ticks)


with st.container(key="explorer"):
    with st.container(key="chart"):
        on_page = chart.show_chart(catalogue, text, view)
        notices.show_listing_note(catalogue, text, view)
    show_ticks()
with st.container(key="labs"):
    labs.show_labs(catalogue, text, view)
sources.show_reading(catalogue, text)
