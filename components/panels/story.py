"""A story of mechanisms, told arrow by arrow."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import streamlit as st

from components import cache
from components.address import read_size
from components.charts.figure import Figure
from components.charts.layout import Canvas
from components.controls.room import Room, choose_canvas, measure_room
from components.controls.steps import offer_steps
from components.facts.catalogue import Catalogue
from components.facts.stories import find_story
from components.panels.figure import show_drawn, show_style
from components.panels.mechanism import find_qualifications, read_mechanisms
from components.panels.piece import show_piece
from components.selection import SIZES
from components.words.text import Text

WIDEST = 1100  # px; in a wider diagram the boxes stand too far apart
LEAST_WIDTH = 60  # times the font size: the width that a diagram needs for its words
LEAST_TEXT = 13.0  # px
# The room of a story on a slide of 1920 x 1080 px, and its text.
SLIDE_ROOM, SLIDE_TEXT = (1310, 960), 23.85
# These need !important, since plotly.js writes its own style on each mark.
TOLD, AHEAD = "stroke-width:4.5px!important", "opacity:.22!important"
NUMBER = "fill:var(--page)!important;fill-opacity:1!important"
TOLD_NUMBER = "stroke:currentColor!important;stroke-width:2.5px!important"


def show_story(catalogue: Catalogue, text: Text, story: str, step: int) -> None:
    """Show a story in which the arrow of one step stands out, and what that arrow says.

    Parameters
    ----------
    catalogue : Catalogue
    text : Text
    story : str
        An id.
    step : int
        From 1; each arrow is a step.
    """
    size, found = read_size(), find_story(catalogue, story)
    mechanisms = [arrow.mechanism for arrow in found.arrows]
    with st.container(key="story-large" if size == SIZES[1] else "story"):
        with st.container(key="story-figure"):
            room = measure_room("story-figure", high=size == SIZES[1])
            drawn = cache.load_story(catalogue, text, story, _choose_story_canvas(room, size))
            show_piece("figure_title", text, title=found.title, read=drawn.read)
            show_drawn(drawn, f"story-{story}", room)
            _style_arrows(drawn.figure, mechanisms[:step])
        with st.container(key="story-told"):
            offer_steps(step, len(mechanisms), text)
            _show_mechanism(catalogue, text, mechanisms[step - 1])
    with st.expander(text("stories.words")):
        show_piece("mechanism_list", text, mechanisms=read_mechanisms(catalogue, text, mechanisms))


def _show_mechanism(catalogue: Catalogue, text: Text, mechanism: str) -> None:
    """Show what an arrow says, and what qualifies it."""
    [told] = read_mechanisms(catalogue, text, [mechanism])
    show_piece("story_step", text, mechanism=told, qualifications=find_qualifications(catalogue, mechanism))


def _choose_story_canvas(room: Room, size: str) -> Canvas:
    """Choose the canvas of a story; on a slide its text keeps the proportions of the slide."""
    if room.height:
        scale = min(room.width / SLIDE_ROOM[0], room.height / SLIDE_ROOM[1])
        return Canvas(room.width, room.height, round(scale * SLIDE_TEXT, 1))
    canvas = choose_canvas(room.width if size == SIZES[1] else min(room.width, WIDEST), size)
    return replace(canvas, text=min(canvas.text, max(LEAST_TEXT, canvas.width / LEAST_WIDTH)))


def _style_arrows(figure: Figure, told: Sequence[str]) -> None:
    """Highlight the last arrow told and fade those not yet told, by a style, since the figure must not change.

    Parameters
    ----------
    figure : Figure
    told : sequence of str
        The ids of the mechanisms up to this step.
    """
    trace = ".st-key-chart .scatterlayer > .trace:nth-child"
    rules = []
    for place, meta in enumerate((drawn.meta or {} for drawn in figure.data), 1):
        if meta.get("mechanism") == told[-1]:
            rules.append(f"{trace}({place}) .js-line{{{TOLD}}}")
        elif meta.get("mechanism") and meta["mechanism"] not in told:
            rules.append(f"{trace}({place}){{{AHEAD}}}")
        elif meta.get("numbers"):
            rules.append(f"{trace}({place}) .points > path{{{NUMBER}}}")
            rules.append(f"{trace}({place}) .points > path:nth-of-type({len(told)}){{{TOLD_NUMBER}}}")
    show_style(rules)
