"""Regions -> Venn-style figure: every symptom inside exactly the outlines that list it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import plotly.graph_objects as go

from components.charts.ellipses import place_ellipses
from components.charts.figure import make_figure, note_tag, trace_handles, trace_marks, trace_outline
from components.charts.layout import HANDLE, Canvas, Layout, Tag, place_handles
from components.charts.mosaic import place_mosaic
from components.charts.pair import place_pair
from components.charts.style import QUIET, Look
from components.facts.regions import Region

MOST_ELLIPSES = 4  # lists; with more a fit is hardly ever true
NARROWEST_ELLIPSES = 600  # px; names do not fit below


def place_venn(regions: Sequence[Region], order: Sequence[str], names: Mapping[str, str], canvas: Canvas) -> Layout:
    """Take ellipses where they are true and readable, and a cell mosaic elsewhere."""
    listed = {name for region in regions for name in region.membership}
    if 2 <= len(listed) <= MOST_ELLIPSES and canvas.width >= NARROWEST_ELLIPSES:
        layout = place_ellipses(regions, order, names, canvas)
        if layout:
            return layout
    return place_mosaic(regions, order, names, canvas)


def draw_venn(regions: Sequence[Region], order: Sequence[str], canvas: Canvas, look: Look) -> go.Figure:
    """Draw the overlap of some imbalances.

    Parameters
    ----------
    regions : sequence of Region
        What is drawn; without any the figure is blank.
    order : sequence of str
        The imbalances in view, in their fixed order.
    canvas : Canvas
        The room there is; a mosaic may be taller.
    look : Look
        Names, colours and what hovering says.

    Returns
    -------
    Figure
        Outlines with `meta["imbalance"]`, handles, then marks with `meta["marks"]`.
    """
    return _draw(place_venn(regions, order, look.names, canvas), regions, order, look)


def draw_pair(regions: Sequence[Region], order: Sequence[str], canvas: Canvas, look: Look) -> go.Figure:
    """Draw two imbalances as three columns; parameters as draw_venn."""
    return _draw(place_pair(regions, order, look.names, canvas), regions, order, look)


def _draw(layout: Layout, regions: Sequence[Region], order: Sequence[str], look: Look) -> go.Figure:
    traces = [trace_outline(name, outline, look.styles[name]) for name, outline in layout.outlines.items()]
    handles = [
        (
            handle.x,
            handle.y,
            "region:" + ".".join(name for name in order if name in handle.membership),
            look.regions[handle.membership],
        )
        for handle in place_handles(layout, regions)
    ]
    names = [
        (x, tag.y, f"imbalance:{tag.imbalance}", look.names[tag.imbalance]) for tag in layout.tags for x in _along(tag)
    ]
    traces += [
        trace_handles(handles, HANDLE, QUIET),
        trace_handles(names, layout.canvas.tag, "rgba(0,0,0,0)"),
        trace_marks(layout.marks, layout.canvas, look.hovers),
    ]
    tags = [
        note_tag(tag, (look.names[tag.imbalance],), look.styles[tag.imbalance], layout.canvas) for tag in layout.tags
    ]
    return make_figure(layout.kind, order, layout.canvas, traces, tags)


def _along(tag: Tag) -> Iterator[float]:
    """Yield places so close along a tag that a click anywhere on it reaches one."""
    steps = max(1, round(tag.width / tag.height))
    return (round(tag.x + tag.width * ((step + 0.5) / steps - 0.5), 1) for step in range(steps))
