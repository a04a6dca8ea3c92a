"""The emergency notice, and the quiet line that takes its room meanwhile."""

from __future__ import annotations

import streamlit as st

from components.facts.catalogue import Catalogue
from components.panels.piece import show_piece
from components.words.emergency import say_numbers
from components.words.text import Text


def show_emergency(catalogue: Catalogue, text: Text) -> None:
    """Show the emergency notice and the quiet line in its room; the style of the ticks lets one of them be seen.

    Below the quiet line stand the words of the notice, unseen, so that the room is as high as the notice will be,
    however wide a reader's letters are.
    """
    numbers = say_numbers(catalogue, text)
    with st.container(key="calm"):
        show_quiet(catalogue, text)
        show_piece("emergency_twin", text, numbers=numbers)
    with st.container(key="emergency", horizontal=True, vertical_alignment="center"):
        show_piece("emergency", text, numbers=numbers)
        link_urgent(text)


def show_quiet(catalogue: Catalogue, text: Text) -> None:
    """Say what to do in any emergency."""
    show_piece("emergency_quiet", text, numbers=say_numbers(catalogue, text))


def link_urgent(text: Text) -> None:
    """Lead to the page that says when it is urgent."""
    st.page_link("components/pages/urgent.py", label=text("page.urgent"))
