"""The explorer: choose imbalances, tick symptoms, see which lists include each one."""

import streamlit as st

from components import cache, chart_panel, controls, lab_panels, panels

catalogue, text = cache.load_catalogue(), cache.load_text()
panels.show_head(text, "explorer")
view, unknown = controls.choose_view(catalogue, text)
regions = cache.load_regions(view)
panels.show_unknown(text, unknown)

urgent = st.container(key="urgent")
with st.container(key="explorer"):
    chart, symptoms, listing = (st.container(key=key) for key in ("chart", "symptoms", "listing"))
with symptoms:
    ticks = controls.choose_ticks(catalogue, text)
    controls.offer_link(view, ticks, catalogue, text)
with urgent:
    panels.show_emergency(catalogue, ticks, text)
with chart:
    chart_panel.show_chart(view, ticks, text)
    panels.show_listing_note(catalogue, view, text)
with listing:
    panels.show_listing(catalogue, view, regions, ticks, text)
with st.container(key="labs"):
    lab_panels.show_labs(catalogue, view, text)
panels.show_reading(catalogue, text)
