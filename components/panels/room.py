"""The room that a chart has on the page, and the canvas that fills it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

import streamlit as st

from components.address import read_page
from components.charts.layout import Canvas
from components.selection import SIZES

# A chart is drawn for the width it has. Streamlit does not tell it, so a component without any look
# measures it and reports it in steps: larger steps would waste room, smaller ones would redraw often.
STEP = 20  # px
NARROWEST, WIDEST = 280, 1840  # px, of a chart
START_WIDTH = 840  # px, for what is said of a chart until the browser has reported
TEXTS = ((900, 660.0, 14.0), (600, 600.0, 13.0), (420, 560.0, 12.0), (0, 560.0, 11.0))  # from width: height, text
LARGE_TEXT = 28.0  # px, to be read from the back of a room
LARGE_FROM = 900  # px; on a narrower screen nobody sits at the back of a room
LARGE_ON_NARROW = 16.0  # px
# What a step of a lesson leaves for its chart in a window of 1280 x 720, in px. In another window all of
# it keeps its proportion, like a slide; on a phone there is room to scroll.
STEP_ROOMS = {"chart": (1180, 370.0), "drawn": (600, 410.0)}  # below the words, and beside them
LARGE_STEP_FROM = 440  # px; the chart of a step has little text, so its text can be large from here on

_meter = st.components.v2.component("width_meter", js=(Path(__file__).parent / "width.js").read_text("utf-8"))


@dataclass(frozen=True)
class Room:
    """The width of a container in px, rounded down to a step; or a guess until the browser has reported."""

    width: int
    known: bool


def measure_room(column: str = "chart") -> Room:
    """Measure the width of the container with this key."""
    state, key = st.session_state, f"width-{column}"
    last = f"last-{key}-{read_page()}"  # Streamlit forgets what leaves the page
    known = state.get(key, {}).get("px") or state.get(last, 0)
    state[last] = known
    _meter(key=key, data={"step": STEP, "now": known, "column": column}, on_px_change=lambda: None, height=1)
    width = int(known or START_WIDTH) // STEP * STEP
    return Room(min(WIDEST, max(NARROWEST, width)), known > 0)


def choose_canvas(width: int, size: str) -> Canvas:
    """Choose height and size of text for a chart of some width in px and a size of text, one of SIZES."""
    height, text = next((height, text) for least, height, text in TEXTS if width >= least)
    if size == SIZES[1]:
        text = LARGE_TEXT if width >= LARGE_FROM else max(text, LARGE_ON_NARROW)
    return Canvas(width, height, text)


def choose_step_canvas(room: Room, column: str, size: str) -> Canvas:
    """Choose the canvas of a step of a lesson, which has to fit one screen with its words.

    Parameters
    ----------
    room : Room
    column : {"chart", "drawn"}
        The container: below the words, or beside them.
    size : str
        One of SIZES.

    Returns
    -------
    Canvas
        As wide as the room.
    """
    usual, height = STEP_ROOMS[column]
    presented = size == SIZES[1]
    large = presented and room.width >= LARGE_STEP_FROM
    scale = room.width / usual if large else max(1.0, room.width / usual)
    canvas = choose_canvas(room.width, SIZES[0])
    text = round(LARGE_TEXT * scale, 1) if large else max(canvas.text, LARGE_ON_NARROW * presented)
    return replace(canvas, height=round(height * scale), text=text)
