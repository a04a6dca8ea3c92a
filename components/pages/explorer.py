"""The explorer: choose imbalances, tick symptoms and see which lists include each one, all on one screen."""

import streamlit as st

from components import cache
from components.controls.lists import choose_catalogue
from components.controls.ticks import choose_offer
from components.facts.regions import choose_links, find_memberships, find_regions
from components.panels import answer, bar, below, chart, checklist, head, notices, sources, ticked, touch
from components.panels.figure import show_style
from components.words.emergency import list_red_flags

catalogue, text = choose_catalogue(cache.load_catalogue()), cache.load_text()
head.show_head(text, "explorer")
view, unknown = bar.show_bar(catalogue, text)
memberships = find_memberships(find_regions(choose_links(catalogue.links, view.listing), view.imbalances))
offer = choose_offer(catalogue, memberships)
show_style(ticked.list_row_rules(offer.symptoms, list_red_flags(catalogue)))
notices.show_unknown(text, unknown)
with st.container(key="work"):
    with st.container(key="symptoms"):
        checklist.show_checklist(catalogue, text, view, memberships, offer)
    with st.container(key="chart"):
        shown = chart.show_chart(catalogue, text, view, offer)
    with st.container(key="listing"):
        answer.show_answer(offer.catalogue, text, view, offer.symptoms)
below.show_below(catalogue, text, view, shown, offer.symptoms)
sources.show_reading(catalogue, text)
touch.follow_touch()
