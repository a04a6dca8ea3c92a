"""Axes of blood levels -> figure: each imbalance in a place of its own, below or above the usual range."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import plotly.graph_objects as go
import shapely

from components.charts.figure import Trace, make_figure, note_tag, plain, trace_outline, trace_texts
from components.charts.layout import Canvas, Tag, measure_lines
from components.charts.measure import LINE_HEIGHT, fit_text
from components.charts.style import QUIET, Style
from components.facts.levels import Axis

MARGIN = 3.0  # px
AIR = 8.0  # px around words


def draw_levels(
    axes: Sequence[Axis],
    titles: Sequence[str],
    words: str,
    canvas: Canvas,
    look: tuple[Mapping[str, str], Mapping[str, Style]],
) -> go.Figure:
    """Draw axes of blood level one below the other.

    Each axis is linear and three times as long as its range, which is in the middle; it is open at
    both ends, so nothing stands there.

    Parameters
    ----------
    axes : sequence of Axis
    titles : sequence of str
        What each axis measures, and its unit.
    words : str
        What the range in the middle is called.
    canvas : Canvas
        The room; the height follows from the axes.
    look : (mapping, mapping)
        Names and styles of imbalances.

    Returns
    -------
    Figure
        Zones of imbalances are outlines with `meta["imbalance"]`.
    """
    names, styles = look
    third = (canvas.width - 2 * MARGIN) / 3
    line = canvas.text * LINE_HEIGHT
    middle = fit_text(words, canvas.text, third - 2 * AIR)
    shown = [name for axis in axes for name in (axis.below, axis.above) if name]
    tags = {name: fit_text(names[name], canvas.text, third - 4 * AIR) for name in shown}
    band = max(2, *(len(lines) for lines in [middle, *tags.values()])) * line + 2 * AIR
    traces: list[Trace] = []
    notes: list[Trace] = []
    texts: list[tuple[float, float, str, str]] = []  # x, y, words, how they stand to the point
    top = MARGIN
    for axis, title in zip(axes, titles, strict=True):
        for number, part in enumerate(fit_text(title, canvas.text, canvas.width - 2 * MARGIN)):
            texts.append((MARGIN, top + line * (number + 0.5), f"<b>{plain(part)}</b>", "middle right"))
            band_top = top + line * (number + 1) + AIR / 2
        traces.append(_trace_frame(third, band_top, band))
        for place, name in ((0, axis.below), (2, axis.above)):
            if not name:
                continue
            left = MARGIN + place * third
            zone = shapely.box(left + 4, band_top + 4, left + third - 4, band_top + band - 4)
            traces.append(trace_outline(name, zone.buffer(-6).buffer(6), styles[name]))
            width, height = measure_lines(tags[name], canvas.text)
            tag = Tag(name, left + third / 2, band_top + band / 2, width + 1.2 * canvas.text, height + AIR)
            notes.append(note_tag(tag, tags[name], styles[name], canvas))
        texts.append((MARGIN + 1.5 * third, band_top + band / 2, "<br>".join(map(plain, middle)), "middle center"))
        for place, limit in ((1, axis.low), (2, axis.high)):
            texts.append((MARGIN + place * third, band_top + band + line * 0.6, f"<b>{limit}</b>", "middle center"))
        top = band_top + band + line + 2.5 * AIR
    whole = Canvas(canvas.width, round(top), canvas.text)
    return make_figure("levels", list(dict.fromkeys(shown)), whole, [*traces, trace_texts(texts)], notes)


def _trace_frame(third: float, top: float, height: float) -> Trace:
    """Describe the axis: two lines, open at the ends, and a bar at each limit."""
    x: list[float | None] = []
    y: list[float | None] = []
    for y0 in (top, top + height):
        x += [MARGIN, MARGIN + 3 * third, None]
        y += [y0, y0, None]
    for place in (1, 2):
        x += [MARGIN + place * third] * 2 + [None]
        y += [top, top + height + 4, None]
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
