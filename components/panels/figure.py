"""A drawn chart on the page, and the style that makes its marks stand out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import streamlit as st

from components.charts.drawn import Drawn
from components.charts.figure import Figure
from components.charts.selectors import find_marks, select_traces
from components.controls.room import Room
from components.panels.piece import show_piece
from components.words.text import Text

# The width and height in px that a chart may have on paper, on both A4 and Letter: on a page of its own, and above the
# answer on a page in portrait or in landscape.
PAPER = 610.0, 860.0
ABOVE_ANSWER, ABOVE_ANSWER_SIDEWAYS = (610.0, 560.0), (980.0, 350.0)
DISC = 0.9  # of the size of the text, the width of a disc, which nobody presses; a layout keeps more room for it
LIGHTER = "30%"  # white in an outline on a dark page, so that it stands out there as it does on a light one
LEAST_ZOOM = 0.53  # a chart that would have to be smaller gets the next larger room
# These need !important, since plotly.js writes its own style on each mark.
UNFILLED = "fill:var(--mark)!important;fill-opacity:1!important"
FILLED = "fill:currentColor!important;fill-opacity:1!important;stroke:currentColor!important"
CHECK = "stroke:var(--page)!important;stroke-linecap:round;stroke-linejoin:round"
BOLDER = "stroke:currentColor;stroke-width:.45px"  # of a name, without being wider: nothing moves


@dataclass(frozen=True)
class MarkLook:
    """CSS declarations for a mark, for its name and for its check."""

    mark: str = ""
    name: str = ""
    check: str = ""


def show_drawn(drawn: Drawn, place: str, room: Room, papers: Sequence[tuple[float, float]] = (PAPER,)) -> None:
    """Show a chart in its own size, on paper smaller if necessary; until its room is known, keep the place free.

    Parameters
    ----------
    drawn : Drawn
    place : str
        A name of letters, digits and hyphens that no other chart on the page has.
    room : Room
    papers : sequence of (float, float)
        The room that it may have on paper, in px, the smallest first.
    """
    figure, layout = drawn.figure, drawn.figure.layout
    place = place if room.known else f"{place}-unmeasured"  # a page stays hidden while the room is a guess
    key = f"room-{place}-{layout.meta['chart']}-{'-'.join(layout.meta['imbalances'])}-{layout.width}-{layout.height}"
    key = f"{key}-{layout.font.size}".replace(".", "-")  # as Streamlit writes it in a class
    with st.container(key=key):
        st.html(f'<div style="height:{layout.height}px"></div>')
        if room.known:
            config = {"doubleClick": False, "displayModeBar": False}
            st.plotly_chart(figure, width="content", theme=None, key=f"figure-{key}", config=config, alt=drawn.alt)
    scope = f".st-key-{key}"
    show_style([*_list_page_rules(figure, scope), *_shrink_discs(figure, scope), _fit_paper(figure, scope, papers)])


def _list_page_rules(figure: Figure, scope: str) -> list[str]:
    """List rules that give halos, shades and outlines the colours of the page, light or dark."""
    halos = [f"{scope} {line} .js-line{{stroke:var(--page)!important}}" for line in select_traces(figure, "halo")]
    shades = [f"{scope} {area} .js-fill{{fill:var(--shade)!important}}" for area in select_traces(figure, "shade")]
    drawn = (trace.line.color for trace in figure.data if "imbalance" in trace.meta)
    outlines = [
        f"{scope} {line} .js-line{{stroke:light-dark({color},color-mix(in oklab,{color},#fff {LIGHTER}))!important}}"
        for line, color in zip(select_traces(figure, "imbalance"), drawn, strict=True)
    ]
    return halos + shades + outlines


def _shrink_discs(figure: Figure, scope: str) -> list[str]:
    """List rules that draw discs beside names smaller than their room, each around its own middle in the figure."""
    trace = next((trace for trace in figure.data if trace.meta and trace.meta.get("marks")), None)
    if trace is None or figure.layout.shapes or not any(trace.text):
        return []
    marks, dots = find_marks(figure), figure.layout.meta["chart"] == "matrix"  # whose rows have dots of their own
    ratio = 0 if dots else DISC * figure.layout.font.size / trace.marker.size
    middles = zip(marks.each.values(), trace.x, trace.y, strict=True)
    return [
        f"{scope} {marks.every.mark}{{scale:{ratio:.2f};transform-box:view-box;vector-effect:non-scaling-stroke}}",
        *(f"{scope} {parts.mark}{{transform-origin:{x}px {y}px}}" for parts, x, y in middles),
    ]


def _fit_paper(figure: Figure, scope: str, papers: Sequence[tuple[float, float]]) -> str:
    """Return a rule that prints a figure within the first room in which it is large enough, or else within the last."""
    layout = figure.layout
    zooms = [min(1, widest / layout.width, tallest / layout.height) for widest, tallest in papers]
    zoom = next((zoom for zoom in zooms if zoom >= LEAST_ZOOM), zooms[-1])
    return f"@media print{{{scope} > :has(> * > [data-testid=stPlotlyChart]){{zoom:{zoom:.2f}}}}}"


def show_words(title: str, sentences: Sequence[str], text: Text) -> None:
    """Offer a chart in words, which are shown once a visitor asks for them."""
    with st.expander(title):
        show_piece("sentences", text, sentences=sentences)


def style_marks(figure: Figure, looks: Mapping[str, MarkLook]) -> None:
    """Make marks and their names stand out by a style, since the figure itself must not change at a click.

    Parameters
    ----------
    figure : Figure
        The one on the page.
    looks : mapping of str to MarkLook
        By the id that a mark stands for.
    """
    marks = find_marks(figure)
    rules = [f".st-key-chart {marks.every.mark}{{{UNFILLED}}}"]
    if marks.every.check:
        rules.append(f".st-key-chart {marks.every.check}{{{CHECK}}}")
    for mark, parts in marks.each.items():
        look = looks.get(mark, MarkLook())
        dressed = ((parts.mark, look.mark), (parts.name, look.name), (parts.check, look.check))
        rules += [f".st-key-chart {part}{{{css}}}" for part, css in dressed if part and css]
    show_style(rules)


def show_style(rules: Sequence[str]) -> None:
    """Add rules of CSS to the page that this run shows."""
    st.html(f"<style>{''.join(rules)}</style>")
