"""Venn's ellipses -> outlines that fill a canvas.

An affine map keeps ellipses ellipses and every region what it is, so the textbook's diagram may be
stretched to the page. An ellipse is a polygon of many corners, which strays less than 0.2 px from it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import eunoia
import numpy as np
import shapely
from numpy.typing import NDArray
from shapely import Geometry

from components.charts.judge import find_faults
from components.charts.layout import Canvas, Layout, NoLayout
from components.facts.regions import Region

AROUND_ELLIPSES = 14.0  # px from the ellipses to the edge of the figure, so that a tag can stand on the outermost line
POINTS = 120  # corners of the polygon that stands for an ellipse


def keep_faultless(layout: Layout, regions: Sequence[Region]) -> Layout | NoLayout:
    """Return a layout if it tells the truth and can be read, or else its first fault."""
    fault = next(find_faults(layout, regions), "")
    return NoLayout(fault) if fault else layout


def trace_ellipses(shapes: Sequence[eunoia.Ellipse], order: Sequence[str]) -> dict[str, NDArray[np.float64]]:
    """Turn the ellipses of the sets S0, S1 and so on into polygons of the imbalances in this order.

    Returns
    -------
    dict of ndarray, shape (POINTS, 2)
        The corners of a polygon for each imbalance, in the unit of the shapes.
    """
    turn = np.linspace(0, 2 * np.pi, POINTS, endpoint=False)
    polygons = {}
    for shape in shapes:
        along, across = shape.semi_major * np.cos(turn), shape.semi_minor * np.sin(turn)
        cos, sin = np.cos(shape.rotation), np.sin(shape.rotation)
        x = shape.center.x + along * cos - across * sin
        y = shape.center.y + along * sin + across * cos
        polygons[shape.set] = np.column_stack([x, y])
    return {imbalance: polygons[f"S{index}"] for index, imbalance in enumerate(order)}


def stretch(corners: Mapping[str, NDArray[np.float64]], canvas: Canvas) -> dict[str, Geometry]:
    """Fill the canvas: an affine map keeps ellipses ellipses and every region what it is."""
    every = np.concatenate(list(corners.values()))
    low, span = every.min(axis=0), np.ptp(every, axis=0)
    turned = (span[0] < span[1]) != (canvas.width < canvas.height)
    room = np.array([canvas.width, canvas.height]) - 2 * AROUND_ELLIPSES
    polygons = {}
    for imbalance, points in corners.items():
        unit = (points - low) / span
        polygons[imbalance] = shapely.Polygon(AROUND_ELLIPSES + (unit[:, ::-1] if turned else unit) * room)
    return polygons
