"""The overlap of the lists beside the blood levels of the same imbalances."""

from __future__ import annotations

import streamlit as st

from components import cache
from components.charts.drawn import Drawn
from components.facts.catalogue import Catalogue
from components.facts.regions import MOST_DRAWN
from components.panels.figure import show_drawn, show_words
from components.panels.piece import show_piece
from components.panels.room import Room, choose_canvas, measure_room
from components.selection import SIZES, View
from components.words.text import Text

SIDE_BY_SIDE = 900  # px; in a room at least as wide the two charts stand beside each other
BETWEEN = 40  # px between them, as the style sheet has it


def show_levels(catalogue: Catalogue, text: Text, view: View) -> None:
    """Show the overlap of the lists beside the blood levels of the imbalances in view."""
    room = measure_room()
    if not view.imbalances:
        show_piece("levels_nothing", text)
        return
    side_by_side = room.width >= SIDE_BY_SIDE and view.size == SIZES[0]
    canvas = choose_canvas((room.width - BETWEEN) // 2 if side_by_side else room.width, view.size)
    chart = "overlap" if len(view.imbalances) <= MOST_DRAWN else "matrix"
    drawable = View(view.imbalances, view.listing, chart, unit=view.unit)  # what the figures depend on, and no more
    with st.container(key="pictures" if side_by_side else "pictures-below"):
        with st.container(key="overlap-side"):
            lists = cache.load_lists(catalogue, text, drawable, canvas)
            _show_drawn(text, lists, room, text("levels.overlap"))
            show_words(text("levels.overlap_words"), lists.sentences, text)
        with st.container(key="levels-side"):
            levels = cache.load_levels(catalogue, text, drawable, canvas)
            _show_drawn(text, levels, room, text("levels.title"))
            show_words(text("levels.words"), levels.sentences, text)
    show_piece("levels_note", text)


def _show_drawn(text: Text, drawn: Drawn, room: Room, title: str) -> None:
    show_piece("figure_title", text, title=title, read=drawn.read)
    show_drawn(drawn, "picture", room)
