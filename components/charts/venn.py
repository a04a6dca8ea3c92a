"""Regions -> Venn-style figure: every symptom inside exactly the outlines that list it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import numpy as np
import plotly.graph_objects as go
import shapely
from numpy.typing import NDArray
from shapely import Geometry

from components.charts.ellipses import place_ellipses
from components.charts.figure import Trace, make_figure, plain, trace_handles, trace_marks
from components.charts.layout import HANDLE, Canvas, Layout, Tag, place_handles
from components.charts.mosaic import place_mosaic
from components.charts.pair import place_pair
from components.charts.style import LINE, QUIET, Look
from components.overlap import Region

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
    traces = [_trace_outline(name, outline, look) for name, outline in layout.outlines.items()]
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
        {
            "x": tag.x,
            "y": tag.y,
            "text": plain(look.names[tag.imbalance]),
            "showarrow": False,
            "font": {"color": "#ffffff", "size": layout.canvas.text},
            "bgcolor": look.styles[tag.imbalance].tag,
            "width": tag.width - 6,
            "height": tag.height - 6,
            "borderpad": 3,
        }
        for tag in layout.tags
    ]
    return make_figure(layout.kind, order, layout.canvas, traces, tags)


def _trace_outline(imbalance: str, outline: Geometry, look: Look) -> Trace:
    style = look.styles[imbalance]
    x, y = _trace_path(outline)
    return {
        "type": "scatter",
        "x": x,
        "y": y,
        "mode": "lines",
        "line": {"color": style.color, "width": LINE, "dash": style.dash},
        "fill": "toself",
        "fillcolor": style.fill,
        "hoverinfo": "skip",
        "cliponaxis": False,
        "meta": {"imbalance": imbalance},
    }


def _along(tag: Tag) -> Iterator[float]:
    """Yield places so close along a tag that a click anywhere on it reaches one."""
    steps = max(1, round(tag.width / tag.height))
    return (round(tag.x + tag.width * ((step + 0.5) / steps - 0.5), 1) for step in range(steps))


def _trace_path(outline: Geometry) -> tuple[list[float | None], list[float | None]]:
    """Write an outline as closed rings with a missing value between them (even-odd rule)."""
    x: list[float | None] = []
    y: list[float | None] = []
    for ring in _rings(outline):
        across, down = np.round(ring, 1).T.tolist()
        x += [None, *across] if x else across
        y += [None, *down] if y else down
    return x, y


def _rings(outline: Geometry) -> Iterator[NDArray[np.float64]]:
    for part in shapely.get_parts(outline):
        yield shapely.get_coordinates(part.exterior)
        for hole in part.interiors:
            yield shapely.get_coordinates(hole)
