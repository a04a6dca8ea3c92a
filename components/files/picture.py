"""Drawn chart -> one SVG image with the banner, what is in view and the date, and without ticks."""

from __future__ import annotations

from dataclasses import dataclass, replace

from components.charts.drawn import Drawn
from components.charts.measure import LINE_HEIGHT, fit_text
from components.charts.svg import INK, write_drawing
from components.files.font import fill_lettered
from components.words.text import Text

MARGIN = 12.0  # px, left and right of words, and above and below the chart


@dataclass(frozen=True)
class Line:
    """A line of words: the y of its baseline and its size, both in px, its weight and its colour."""

    words: str
    y: float
    size: float
    weight: int = 400
    color: str = "#fff"


def write_picture(drawn: Drawn, foot: str, text: Text) -> str:
    """Write a picture of a chart.

    Parameters
    ----------
    drawn : Drawn
        A chart of symptoms, which knows nothing of ticks.
    foot : str
        What is in view, and when the sources were read.
    text : Text

    Returns
    -------
    str
        SVG that needs no other file, as wide as the chart.
    """
    canvas = drawn.sketch.canvas
    banner = _write_lines(text("banner.headline"), Line("", 4, 18, 700), canvas.width)
    banner += _write_lines(text("banner.detail"), Line("", banner[-1].y, 14), canvas.width)
    band = round(banner[-1].y + MARGIN)
    below = band + canvas.height + 2 * MARGIN
    told = _write_lines(foot, Line("", below, 13, color=INK), canvas.width)
    return fill_lettered(
        "files/picture.html",
        width=canvas.width,
        height=round(told[-1].y + MARGIN),
        band=band,
        top=band + MARGIN,
        lines=[*banner, *told],
        drawing=write_drawing(drawn.sketch, "picture", drawn.alt),
    )


def _write_lines(words: str, above: Line, width: float) -> list[Line]:
    """Break words into lines below a line, all in the style of that line."""
    lines = fit_text(words, above.size, width - 2 * MARGIN)
    steps = [LINE_HEIGHT * above.size * place for place, _ in enumerate(lines, 1)]
    return [replace(above, words=line, y=round(above.y + step, 1)) for line, step in zip(lines, steps, strict=True)]
