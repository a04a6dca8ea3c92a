"""The explorer: choose imbalances, tick symptoms, see which lists include each one."""

import streamlit as st

from components import cache, controls
from components.panels import banner
from components.panels import chart as chart_panel
from components.panels import labs as lab_panels
from components.panels import page as panels

catalogue, text = cache.load_catalogue(), cache.load_text()
panels.show_head(text, "explorer")
view, unknown = controls.choose_view(catalogue, text)
regions = cache.load_regions(view)
panels.show_unknown(text, unknown)
with st.container(key="urgent"):
    urgent = st.empty()


@st.fragment
def show_ticks() -> None:
    """Show what a tick changes, first what is looked at; this runs alone at a tick, which takes a third less."""
    with banner.say_failure():
        ticks = controls.list_ticks(catalogue)
        if shown:
            chart_panel.bring_out(shown, ticks)
        with urgent.container():
            panels.show_emergency(catalogue, ticks, text)
        symptoms, listing = (st.container(key=key) for key in ("symptoms", "listing"))
        with listing:
            panels.show_listing(catalogue, view, regions, ticks, text)
        with symptoms:
            controls.choose_ticks(catalogue, text)
            controls.offer_link(view, ticks, catalogue, text)


with st.container(key="explorer"):
    with st.container(key="chart"):
        shown = chart_panel.show_chart(view, text)
        panels.show_listing_note(catalogue, view, text)
    show_ticks()
with st.container(key="labs"):
    lab_panels.show_labs(catalogue, view, text)
panels.show_reading(catalogue, text)
