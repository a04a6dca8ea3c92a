"""Axes of blood level -> sketch: each imbalance in a zone of its own, below or above the usual range.

All lengths are in px, x to the right and y down. Each axis is linear and three times as long as its
range, which is the middle third; it is open at both ends, so nothing stands there. A zone says only
on which side of the range an imbalance lies; how far it reaches has no meaning.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import shapely
from shapely import Geometry

from components.charts.figure import Sketch, Trace, Words, note_tag, plain, trace_words
from components.charts.layout import Canvas, Tag
from components.charts.measure import LINE_HEIGHT, fit_text, measure_lines
from components.charts.shapes import trace_box
from components.charts.style import QUIET, Look
from components.facts.levels import Axis

AROUND_AXES = 3.0  # px from the axes to the edge of the figure
AIR = 8.0  # px around words
BELOW = 2.5 * AIR  # px from the limits below a band to the next title
MOST_LINES = 14  # of text, in the height of a band; a higher one looks empty
INSET = 4.0  # px from a zone to the axis around it
CORNER = 6.0  # px


@dataclass(frozen=True)
class Scale:
    """The sizes that all axes of one figure share."""

    canvas: Canvas
    third: float  # the width of the range, and of each side of it
    height: float  # of a band
    usual: tuple[str, ...]  # the lines of what the range is called
    names: Mapping[str, tuple[str, ...]]  # the lines of the names, by imbalance

    @property
    def line(self) -> float:
        """The height of a line of text."""
        return self.canvas.text * LINE_HEIGHT


@dataclass(frozen=True)
class Band:
    """An axis and where it stands: below the lines of its title."""

    axis: Axis
    title: tuple[str, ...]
    title_top: float
    top: float


@dataclass(frozen=True)
class Zone:
    """The part of an axis that belongs to an imbalance, and its name inside."""

    imbalance: str
    shape: Geometry
    tag: Tag


def sketch_levels(axes: Sequence[Axis], titles: Sequence[str], usual: str, canvas: Canvas, look: Look) -> Sketch:
    """Draw axes of blood level one below the other.

    Parameters
    ----------
    axes : sequence of Axis
        At least one.
    titles : sequence of str
        What each axis measures, and its unit.
    usual : str
        What the range in the middle is called.
    canvas : Canvas
        The room; bands fill its height up to a limit, and the figure is as high as the axes need.
    look : Look
        Names and styles of imbalances.

    Returns
    -------
    Sketch
        Zones of imbalances are outlines with `meta["imbalance"]`.
    """
    scale = _choose_scale(axes, usual, canvas, look)
    bands = list(_stack_bands(axes, titles, scale))
    traces: list[Trace] = []
    notes: list[Trace] = []
    for band in bands:
        traces.append(_trace_frame(band, scale))
        for zone in _list_zones(band, scale):
            style = look.styles[zone.imbalance]
            traces.append(trace_box(zone.shape, style, {"imbalance": zone.imbalance}))
            notes.append(note_tag(zone.tag, scale.names[zone.imbalance], style, canvas))
    traces.append(trace_words([words for band in bands for words in _say_band(band, scale)]))
    bottom = bands[-1].top + scale.height + scale.line + BELOW
    return Sketch("axes", replace(canvas, height=round(bottom)), traces, notes)


def _choose_scale(axes: Sequence[Axis], usual: str, canvas: Canvas, look: Look) -> Scale:
    """Make the bands as high as the longest name needs, and higher where there is room."""
    third = (canvas.width - 2 * AROUND_AXES) / 3
    middle = fit_text(usual, canvas.text, third - 2 * AIR)
    drawn = [imbalance for axis in axes for imbalance in (axis.below, axis.above) if imbalance]
    names = {imbalance: fit_text(look.names[imbalance], canvas.text, third - 4 * AIR) for imbalance in drawn}
    lines = max(2, *(len(lines) for lines in [middle, *names.values()]))
    line = canvas.text * LINE_HEIGHT
    free = canvas.height / len(axes) - 2 * line - AIR / 2 - BELOW - AROUND_AXES  # beside title, limits and gaps
    return Scale(canvas, third, max(lines * line + 2 * AIR, min(free, MOST_LINES * line)), middle, names)


def _stack_bands(axes: Sequence[Axis], titles: Sequence[str], scale: Scale) -> Iterator[Band]:
    top = AROUND_AXES
    for axis, title in zip(axes, titles, strict=True):
        lines = fit_text(title, scale.canvas.text, scale.canvas.width - 2 * AROUND_AXES)
        band = Band(axis, lines, top, top + scale.line * len(lines) + AIR / 2)
        yield band
        top = band.top + scale.height + scale.line + BELOW


def _list_zones(band: Band, scale: Scale) -> Iterator[Zone]:
    """Yield the zone below the range, and the one above it, where an imbalance in view has it."""
    middle = band.top + scale.height / 2
    for index, imbalance in ((0, band.axis.below), (2, band.axis.above)):
        if imbalance:
            left, right = AROUND_AXES + index * scale.third, AROUND_AXES + index * scale.third + scale.third
            box = shapely.box(left + INSET, band.top + INSET, right - INSET, band.top + scale.height - INSET)
            width, height = measure_lines(scale.names[imbalance], scale.canvas.text)
            tag = Tag(imbalance, left + scale.third / 2, middle, width + 1.2 * scale.canvas.text, height + AIR)
            yield Zone(imbalance, box.buffer(-CORNER).buffer(CORNER), tag)


def _say_band(band: Band, scale: Scale) -> Iterator[Words]:
    """Yield the title above a band, what the range is called in it, and the two limits below it."""
    for index, line in enumerate(band.title):
        yield Words(AROUND_AXES, band.title_top + scale.line * (index + 0.5), f"<b>{plain(line)}</b>", "middle right")
    usual = "<br>".join(map(plain, scale.usual))
    yield Words(AROUND_AXES + 1.5 * scale.third, band.top + scale.height / 2, usual, "middle center")
    for index, limit in ((1, band.axis.low), (2, band.axis.high)):
        x, y = AROUND_AXES + index * scale.third, band.top + scale.height + scale.line * 0.6
        yield Words(x, y, f"<b>{limit}</b>", "middle center")


def _trace_frame(band: Band, scale: Scale) -> Trace:
    """Describe the axis: two lines, open at the ends, and a bar at each limit."""
    x: list[float | None] = []
    y: list[float | None] = []
    for edge in (band.top, band.top + scale.height):
        x += [AROUND_AXES, AROUND_AXES + 3 * scale.third, None]
        y += [edge, edge, None]
    for index in (1, 2):
        x += [AROUND_AXES + index * scale.third] * 2 + [None]
        y += [band.top, band.top + scale.height + 4, None]
    return {
        "type": "scatter",
        "x": x,
        "y": y,
        "mode": "lines",
        "line": {"color": QUIET, "width": 1.5},
        "hoverinfo": "skip",
        "cliponaxis": False,
        "meta": {"axis": True},
    }
