"""The bar of the explorer: the button of the drawer, what is in view, and the emergency notice."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from components.controls.view import choose_view, list_choices
from components.facts.catalogue import Catalogue
from components.panels.emergency import show_emergency
from components.panels.phones import show_phones_slide
from components.panels.piece import show_piece
from components.selection import SIZES, View
from components.words.text import Text


def show_bar(catalogue: Catalogue, text: Text) -> tuple[View, Sequence[str]]:
    """Let the visitor choose a view; return it, and the unknown parts of its address."""
    with st.container(key="bar", horizontal=True, vertical_alignment="center"):
        show_piece("drawer", text)
        view, unknown = choose_view(catalogue, text)
        with st.container(key="urgent"):
            show_emergency(catalogue, text)
        if view.size == SIZES[1] and not catalogue.is_own:
            show_phones_slide(text, view, list_choices(catalogue).start)
    return view, unknown
