"""What stands below the first screen of the explorer: what is highlighted, the answer in words, tables, lab cards."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from components.facts.catalogue import Catalogue
from components.panels.answer import show_sentences
from components.panels.chart import Shown, show_chart_foot
from components.panels.exports import offer_exports
from components.panels.figure import show_style
from components.panels.labs import show_labs
from components.panels.notices import show_listing_note
from components.panels.own import show_lack
from components.panels.ticked import list_mark_rules
from components.selection import View
from components.words.text import Text


def show_below(catalogue: Catalogue, text: Text, view: View, shown: Shown, offered: Sequence[str]) -> None:
    """Show everything about the view that is not on the first screen."""
    with st.container(key="below"):
        with st.container(key="chart-foot"):
            if shown.drawn.regions:
                highlighted = show_chart_foot(catalogue, text, shown)
                show_style(list_mark_rules(shown.drawn.figure, highlighted))
            show_listing_note(catalogue, text, view)
        with st.container(key="sentences"):
            show_sentences(catalogue, text, view, offered)
            offer_exports(catalogue, text, view)
    with st.container(key="labs"):
        if catalogue.is_own:
            show_lack(text)
        else:
            show_labs(catalogue, text, view)
