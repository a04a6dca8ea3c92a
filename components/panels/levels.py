"""The overlap of the lists beside the blood levels of the same imbalances."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial

import streamlit as st

from components import cache
from components.charts.drawn import Drawn
from components.charts.layout import Canvas
from components.facts.catalogue import Catalogue
from components.facts.regions import MOST_DRAWN
from components.panels.figure import show_drawn, show_words
from components.panels.piece import show_piece
from components.panels.room import Room, choose_canvas, fill_slide, measure_room
from components.selection import SIZES, View
from components.words.text import Text

SCROLLBAR = 12  # px, which a chart that is taller than its room leaves to it


def show_levels(catalogue: Catalogue, text: Text, view: View) -> None:
    """Show the overlap of the lists beside the blood levels of the imbalances in view."""
    if not view.imbalances:
        show_piece("levels_nothing", text)
        return
    chart = "overlap" if len(view.imbalances) <= MOST_DRAWN else "matrix"
    drawable = View(view.imbalances, view.listing, chart, unit=view.unit)  # what the figures depend on, and no more
    with st.container(key="pictures"):
        sides = [st.container(key=key) for key in ("overlap-side", "levels-side")]
    with sides[0]:
        lists = _show_side(
            text, text("levels.overlap"), partial(cache.load_lists, catalogue, text, drawable), view.size
        )
    with sides[1]:
        draw_levels = partial(cache.load_levels, catalogue, text, drawable)
        same = lists.figure.layout.font.size
        levels = _show_side(text, text("levels.title"), draw_levels, view.size, same)
    show_piece("levels_note", text)
    show_words(text("levels.overlap_words"), lists.sentences, text)
    show_words(text("levels.words"), levels.sentences, text)


def _show_side(text: Text, title: str, draw: Callable[[Canvas], Drawn], size: str, same: float = 0.0) -> Drawn:
    """Show a chart below its title, as high as its room.

    Parameters
    ----------
    text : Text
    title : str
    draw : callable
    size : str
        One of SIZES.
    same : float
        The size of the text in px, so that both charts weigh the same; 0 for the largest that fits.

    Returns
    -------
    Drawn
    """
    box = "levels-box" if same else "overlap-box"
    head = st.empty()
    with st.container(key=box):
        room = measure_room(box, high=True)
        canvas = _choose_canvas(room, size)
        drawn = draw(replace(canvas, text=same, least=same) if same else canvas)
        show_drawn(drawn, "picture", room)
    with head:
        read = text(f"levels.read_{drawn.figure.layout.meta['chart']}")
        show_piece("figure_title", text, title=title, read=read)
    return drawn


def _choose_canvas(room: Room, size: str) -> Canvas:
    """Choose a canvas beside the other chart; in the presenter view, and on a phone, one stands below the other."""
    if room.height and size == SIZES[0]:
        return fill_slide(replace(room, width=room.width - SCROLLBAR), size)
    return choose_canvas(room.width, size)
