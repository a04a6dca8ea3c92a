"""State -> layout: curves as polygons, names where their boxes stand."""

from __future__ import annotations

import numpy as np
import shapely
from shapely import Geometry

from components.charts.judge import EDGE
from components.charts.layout import Layout
from components.charts.round.curves import Plane, Real, trace
from components.charts.round.phases import State
from components.charts.round.problem import Problem

CORNERS = 200  # of a polygon: with more it would be no smoother to the eye
ROUNDING = 0.02  # px, more than corners move when they are rounded


def bring_in(problem: Problem, state: State) -> State:
    """Move outlines and names together where an outline slipped out of the page and has room on the other side."""
    corners, least = trace(state.curves, CORNERS), EDGE + ROUNDING
    across = _find_way(corners.real, least, problem.canvas.width - least)
    down = _find_way(corners.imag, least, problem.canvas.height - least)
    return state.move(complex(across, down)) if across or down else state


def _find_way(places: Real, first: float, last: float) -> float:
    """Find by how much places must move to be between two ends; something else if they need more room than that."""
    return float(max(0, first - places.min()) - max(0, places.max() - last))


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
