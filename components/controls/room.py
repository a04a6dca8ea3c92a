"""The room that a chart has on the page, and the canvas that fills it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

import streamlit as st

from components.address import read_page
from components.charts.layout import Canvas
from components.selection import SIZES

# A chart is drawn for the room that it has. Streamlit does not know how much that is, so an invisible component
# measures it and reports it in steps: larger steps would waste room, smaller ones would redraw charts often.
STEP = 10  # px
NARROWEST, WIDEST = 280, 1900  # px, of a chart
START_WIDTH = 840  # px, assumed until the browser has reported
TEXTS = ((900, 660.0, 14.0), (600, 600.0, 13.0), (420, 560.0, 12.0), (0, 560.0, 11.0))  # px: least width, height, text
LARGE_TEXT = 28.0  # px, to be read from the back of a room
LARGE_FROM = 900  # px; on a narrower screen nobody sits at the back of a room
LARGE_ON_NARROW = 16.0  # px
# The least and the largest text of a chart that fills a room; it gets the largest with which all names fit.
FILLING_TEXTS = (13.0, 17.0)  # px, for one reader
TEXT_OF_WIDTH, TEXT_OF_HEIGHT = 0.0136, 0.031  # of the room; larger text looks coarse beside the text of the page
# In the presenter view the chart of the explorer takes 672 of the 1080 px of a window, with text of 24 to 28 px.
LARGE_OF_HEIGHT = (24 / 672, 28 / 672)
# The room of a chart beside words on a slide of 1920 x 1080 px, and the least and the largest text in it; on any
# other slide all of this keeps its proportions.
SLIDE_ROOM = (1370, 820)
SLIDE_TEXTS = (24.5, 29.0)  # a little more than necessary, since sizes of rooms are rounded down
LARGEST = 36.0  # for few words
LEAST_ON_PHONE = 11.0  # px, beside words that say the same
# Where a page scrolls, the chart with boxes may be higher than the window, so that its names are at least this large.
# The larger is tried first. With the smaller, outlines are round on a phone 360 px wide, and the chart is shorter.
TO_TICK_ON_PHONE, HIGH_ENOUGH = (LEAST_ON_PHONE, 12.0), 640.0  # px
# px, the room that the style sheets leave for the chart of the explorer in common windows (the whole screen, and below
# the bars of a browser), by the size of text. The most common come first; 0 is for a place as high as its chart.
USUAL_ROOMS = {
    SIZES[0]: ((950, 420), (950, 430), (1510, 620), (370, 0), (1150, 430)),
    SIZES[1]: ((1850, 700),),
}

_meter = st.components.v2.component("room_meter", js=(Path(__file__).parent / "room.js").read_text("utf-8"))


@dataclass(frozen=True)
class Room:
    """The size of a container in px, rounded down to a step; or a guess until the browser has reported."""

    width: int
    known: bool
    height: int = 0  # 0 if it was not asked for, or if the container is as high as its content


def measure_room(column: str, *, high: bool = False) -> Room:
    """Measure the container with this key, its height too if asked."""
    state, key = st.session_state, f"measure-{column}"
    last = f"last-{key}-{read_page()}"  # Streamlit forgets what leaves the page
    known = state.get(key, {}).get("px") or state.get(last, "")
    state[last] = known
    data = {"step": STEP, "now": known, "column": column, "high": high}
    _meter(key=key, data=data, on_px_change=lambda: None, height=1)
    width, height = map(int, known.split(",")) if known else (START_WIDTH, 0)
    return Room(min(WIDEST, max(NARROWEST, width)), bool(known), height)


def fill_room(room: Room, size: str) -> Canvas:
    """Choose the canvas of a chart to tick that fills its room, in a size of text, one of SIZES.

    Returns
    -------
    Canvas
        It has the room's height if that is known, and else the usual one for its width.
    """
    if not room.height:
        canvas = choose_canvas(room.width, SIZES[0])
        least, most = TO_TICK_ON_PHONE
        return replace(canvas, height=HIGH_ENOUGH, text=max(canvas.text, most), least=least, boxes=True)
    if size == SIZES[1]:
        least, most = (round(share * room.height, 1) for share in LARGE_OF_HEIGHT)
    else:
        least, most = FILLING_TEXTS
        most = round(min(most, max(least, min(TEXT_OF_WIDTH * room.width, TEXT_OF_HEIGHT * room.height))), 1)
    return Canvas(room.width, room.height, most, least, boxes=True)


def list_usual_canvases() -> tuple[Canvas, ...]:
    """List the canvases that most visitors of the explorer need, the most common first."""
    return tuple(
        fill_room(Room(width, known=True, height=height), size)
        for size, rooms in USUAL_ROOMS.items()
        for width, height in rooms
    )


def choose_canvas(width: int, size: str) -> Canvas:
    """Choose height and size of text for a chart of some width in px and a size of text, one of SIZES."""
    height, text = next((height, text) for least, height, text in TEXTS if width >= least)
    if size == SIZES[1]:
        text = LARGE_TEXT if width >= LARGE_FROM else max(text, LARGE_ON_NARROW)
    return Canvas(width, height, text)


def fill_slide_beside(room: Room, size: str) -> Canvas:
    """Choose the canvas of a chart beside words on a slide; on a phone it names no symptoms, since the words do."""
    return replace(fill_slide(room, size), named=bool(room.height))


def fill_slide(room: Room, size: str, most: float = SLIDE_TEXTS[1]) -> Canvas:
    """Choose the canvas of a chart that fills its room on a slide of the classroom.

    Parameters
    ----------
    room : Room
    size : str
        One of SIZES.
    most : float
        The largest text in the presenter view, in px of a slide of 1920 x 1080 px.

    Returns
    -------
    Canvas
        On a phone, where a page scrolls, it is about as high as wide.
    """
    presented = size == SIZES[1]
    if not room.height:
        text = LARGE_ON_NARROW if presented else choose_canvas(room.width, SIZES[0]).text
        return Canvas(room.width, room.width, text, LEAST_ON_PHONE)
    if not presented:
        return Canvas(room.width, room.height, FILLING_TEXTS[1], FILLING_TEXTS[0])
    scale = min(room.width / SLIDE_ROOM[0], room.height / SLIDE_ROOM[1])
    return Canvas(room.width, room.height, round(scale * most, 1), round(scale * SLIDE_TEXTS[0], 1))
