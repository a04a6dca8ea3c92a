"""State -> layout: curves as polygons, names where their boxes stand."""

from __future__ import annotations

import numpy as np
import shapely
from shapely import Geometry

from components.charts.layout import Layout
from components.charts.round.curves import Plane, trace
from components.charts.round.phases import State
from components.charts.round.problem import Problem

CORNERS = 200  # of a polygon: with more it would be no smoother to the eye


def make_layout(problem: Problem, state: State) -> Layout:
    """Draw a state, without tags."""
    return Layout(
        "round", problem.canvas, _draw_outlines(problem, state.curves), state.boxes.place_marks(state.middles), ()
    )


def _draw_outlines(problem: Problem, curves: Plane) -> dict[str, Geometry]:
    """Turn curves into polygons, in the order of the lists."""
    outlines = {}
    for imbalance, ring in zip(problem.listed, np.round(trace(curves, CORNERS), 2), strict=True):
        outline = shapely.Polygon(np.column_stack([ring.real, ring.imag]))
        outlines[imbalance] = outline if outline.is_valid else outline.buffer(0)  # one that crosses itself
    return outlines
