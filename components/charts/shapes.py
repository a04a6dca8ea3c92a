"""Shapes -> traces: outlines, boxes and areas as closed rings, a missing value between two, even-odd rule."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely import Geometry

from components.charts.figure import Trace
from components.charts.style import LINE, Style


def trace_outline(outline: Geometry, style: Style, meta: Mapping[str, str]) -> Trace:
    """Describe the line of an outline; `meta` says what it encloses."""
    line = {"color": style.color, "width": LINE, "dash": style.dash, "simplify": False}
    return _trace_shape(outline, meta) | {"line": line}


def trace_box(outline: Geometry, style: Style, meta: Mapping[str, str]) -> Trace:
    """Describe an outline that stands by itself, with its inside."""
    return trace_outline(outline, style, meta) | {"fill": "toself", "fillcolor": style.fill}


def trace_area(area: Geometry, color: str, meta: Mapping[str, object]) -> Trace:
    """Describe an area without a line."""
    return _trace_shape(area, meta) | {"line": {"width": 0, "simplify": False}, "fill": "toself", "fillcolor": color}


def _trace_shape(shape: Geometry, meta: Mapping[str, object]) -> Trace:
    x, y = _trace_path(shape)
    common = {"type": "scatter", "mode": "lines", "hoverinfo": "skip", "cliponaxis": False}
    return {**common, "x": x, "y": y, "meta": dict(meta)}


def _trace_path(outline: Geometry) -> tuple[list[float | None], list[float | None]]:
    """Write an outline as closed rings with a missing value between them (even-odd rule)."""
    x: list[float | None] = []
    y: list[float | None] = []
    for ring in _list_rings(outline):
        across, down = np.round(ring, 1).T.tolist()
        x += [None, *across] if x else across
        y += [None, *down] if y else down
    return x, y


def _list_rings(outline: Geometry) -> Iterator[NDArray[np.float64]]:
    for part in shapely.get_parts(outline):
        yield shapely.get_coordinates(part.exterior)
        for hole in part.interiors:
            yield shapely.get_coordinates(hole)
