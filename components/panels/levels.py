"""The overlap of the lists beside the blood levels of the same imbalances."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial

import streamlit as st

from components import cache
from components.charts.drawn import Drawn, choose_chart
from components.charts.layout import READING, Canvas
from components.controls.room import FILLING_TEXTS, LEAST_ON_PHONE, Room, choose_canvas, measure_room
from components.facts.catalogue import Catalogue
from components.panels.figure import show_drawn, show_words
from components.panels.piece import show_piece
from components.selection import SIZES, View
from components.words.text import Text

SCROLLBAR = 12  # px that a chart leaves free for a scrollbar
BESIDE_LEVELS = (1200, 820)  # px, the room of the overlap on a slide of 1920 x 1080 px
BESIDE_TEXTS = (24.2, 25.2)  # px on that slide; larger names leave round outlines no room
LARGEST_ON_PHONE = 12.0  # px


@dataclass(frozen=True)
class Side:
    """One of the two charts, and what stands above it."""

    box: str  # the key of its container
    title: str
    read: str  # how to read it
    draw: Callable[[Canvas], Drawn]


def show_levels(catalogue: Catalogue, text: Text, view: View) -> None:
    """Show the overlap of the lists beside the blood levels of the imbalances in view."""
    if not view.imbalances:
        show_piece("nothing_in_view", text)
        return
    chart = choose_chart(catalogue, view.imbalances, view.listing)
    drawable = View(view.imbalances, view.listing, chart, unit=view.unit)  # what the figures depend on, and no more
    draw_lists = partial(cache.load_lists, catalogue, text, drawable)
    draw_levels = partial(cache.load_levels, catalogue, text, drawable)
    overlap = Side("overlap-box", text("levels.overlap"), text(f"chart.read_{chart}"), draw_lists)
    levels = Side("levels-box", text("levels.title"), text("levels.read_levels"), draw_levels)
    with st.container(key="pictures"):
        places = [st.container(key=key) for key in ("overlap-side", "levels-side")]
        show_piece("levels_note", text)
    with places[0]:
        lists = _show_side(text, overlap, view.size)
    with places[1]:
        axes = _show_side(text, levels, view.size, lists.figure.layout.font.size)
    with st.container(key="words"):
        show_words(text("levels.overlap_words"), lists.sentences, text)
        show_words(text("levels.words"), axes.sentences, text)


def _show_side(text: Text, side: Side, size: str, same: float = 0.0) -> Drawn:
    """Show a chart below its title; it is as high as its room.

    Parameters
    ----------
    text : Text
    side : Side
    size : str
        One of SIZES.
    same : float
        The size of the text in px, to give both charts the same; 0 for the largest that fits.

    Returns
    -------
    Drawn
    """
    show_piece("figure_title", text, title=side.title, read=side.read)
    with st.container(key=side.box):
        room = measure_room(side.box, high=True)
        canvas = _choose_canvas(room, size)
        drawn = side.draw(replace(canvas, text=same, least=same) if same else canvas)
        show_drawn(drawn, "picture", room)
    return drawn


def _choose_canvas(room: Room, size: str) -> Canvas:
    """Choose the canvas of one of the two charts; if they stand below each other, it is as high as necessary.

    Returns
    -------
    Canvas
        With the sizes of text of a slide in the presenter view, and with those for one reader otherwise.
    """
    if not room.height:
        canvas = choose_canvas(room.width, size)
        return replace(canvas, text=LARGEST_ON_PHONE, least=LEAST_ON_PHONE) if canvas.text < READING else canvas
    width = room.width - SCROLLBAR
    if size == SIZES[0]:
        return Canvas(width, room.height, FILLING_TEXTS[1], FILLING_TEXTS[0])
    scale = min(room.width / BESIDE_LEVELS[0], room.height / BESIDE_LEVELS[1])
    least, most = (round(scale * text, 1) for text in BESIDE_TEXTS)
    return Canvas(width, room.height, most, least)
