"""The explorer: choose imbalances, tick symptoms, see which lists include each one, all on one screen."""

import streamlit as st

from components import cache
from components.controls.lists import choose_catalogue
from components.controls.ticks import list_offered
from components.controls.view import choose_view
from components.facts.regions import choose_links, find_memberships, find_regions
from components.panels import (
    chart,
    checklist,
    emergency,
    exports,
    head,
    labs,
    listing,
    notices,
    own,
    sources,
    ticked,
    touch,
)
from components.panels.figure import show_style
from components.panels.piece import show_piece
from components.words.emergency import list_red_flags

catalogue, text = choose_catalogue(cache.load_catalogue()), cache.load_text()
head.show_head(text, "explorer")
with st.container(key="bar", horizontal=True, vertical_alignment="center"):
    show_piece("drawer", text)
    view, unknown = choose_view(catalogue, text)
    with st.container(key="urgent"):
        emergency.show_emergency(catalogue, text)
regions = find_regions(choose_links(catalogue.links, view.listing), view.imbalances)
offered = list_offered(catalogue, find_memberships(regions))
show_style(ticked.list_row_rules(offered, list_red_flags(catalogue)))
notices.show_unknown(text, unknown)
with st.container(key="work"):
    with st.container(key="symptoms"):
        checklist.show_checklist(catalogue, text, view, regions, offered)
    with st.container(key="chart"):
        shown = chart.show_chart(catalogue, text, view)
    with st.container(key="listing"):
        listing.show_listing(catalogue, text, view, offered)
with st.container(key="below"):
    with st.container(key="chart-foot"):
        if shown.drawn.regions:
            brought_out = chart.show_chart_foot(catalogue, text, shown)
            show_style(ticked.list_mark_rules(shown.drawn.figure, brought_out))
        notices.show_listing_note(catalogue, text, view)
    with st.container(key="sentences"):
        listing.show_sentences(catalogue, text, view, offered)
        exports.offer_exports(catalogue, text, view)
with st.container(key="labs"):
    if catalogue.is_own:
        own.show_lack(text)
    else:
        labs.show_labs(catalogue, text, view)
sources.show_reading(catalogue, text)
touch.follow_touch()
