"""Outlines and marks -> tags: the name of each imbalance on its own outline, clear of everything else."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely import Geometry

from components.charts.layout import Canvas, Mark, NoLayout, Tag
from components.charts.measure import measure_text

CANDIDATES = 240  # points along an outline at which a tag is tried
DOT = 3.0  # px between the dots that stand for an outline, to measure how much of it a box covers
CLOSE = 8.0  # px around a tag where another outline is in its way
AIR = 1.0  # px above, below and beside a tag; AIR_BESIDE is added between it and other tags, marks and names
AIR_BESIDE = 3.0  # px

# What makes a candidate worse, in px of another outline that it would cover.
SHIFTED = 0.5  # for each px that the edge of the figure pushes the tag off its line
LOW = 0.1  # for each px down the figure: names are read from the top
SHARED = 50.0  # for each other outline that holds the point on the line


@dataclass(frozen=True)
class Candidates:
    """Where the tag of one outline may stand; arrays of one length, along the line."""

    on_line: NDArray[np.float64]  # shape (n, 2): the points of the line
    x: NDArray[np.float64]  # the middles of the tags, moved into the figure
    y: NDArray[np.float64]
    boxes: NDArray[np.object_]  # what each would fill, with its air

    def keep(self, chosen: NDArray[np.intp]) -> Candidates:
        """Return some of the candidates."""
        return Candidates(self.on_line[chosen], self.x[chosen], self.y[chosen], self.boxes[chosen])


def place_tags(
    outlines: Mapping[str, Geometry], names: Mapping[str, str], marks: Sequence[Mark], canvas: Canvas
) -> tuple[Tag, ...] | NoLayout:
    """Put the name of each imbalance on its outline, clear of marks, names and other tags.

    Returns
    -------
    tuple of Tag or NoLayout
        In the order of the outlines. No layout where a name finds no free place on its line.
    """
    taken = [box for mark in marks for box in mark.boxes(canvas)]
    lines = _Lines(list(outlines.values()))
    tags: list[Tag] = []
    for place, (imbalance, outline) in enumerate(outlines.items()):
        width = measure_text(names[imbalance], canvas.text) + 1.2 * canvas.text
        candidates = _list_candidates(outline, width, canvas)
        blocked = shapely.STRtree(taken).query(candidates.boxes, predicate="intersects")[0]
        free = candidates.keep(np.setdiff1d(np.arange(CANDIDATES), blocked))
        if not free.boxes.size:
            return NoLayout(f"the name of {imbalance} finds no free place on its outline")
        others = [other for key, other in outlines.items() if key != imbalance]
        best = (lines.measure_covered(free, place) + _cost(free, others)).argmin()
        tags.append(Tag(imbalance, round(float(free.x[best]), 1), round(float(free.y[best]), 1), width, canvas.tag))
        taken.append(free.boxes[best])
    return tuple(tags)


def _list_candidates(outline: Geometry, width: float, canvas: Canvas) -> Candidates:
    """List tags all along an outline, each moved into the figure where it would leave it."""
    points = _divide(outline.boundary)
    across, down = width / 2 + AIR, canvas.tag / 2 + AIR
    x = np.clip(points[:, 0], across, canvas.width - across)
    y = np.clip(points[:, 1], down, canvas.height - down)
    beside = across + AIR_BESIDE
    return Candidates(points, x, y, shapely.box(x - beside, y - down, x + beside, y + down))


def _divide(line: Geometry) -> NDArray[np.float64]:
    """Return points along a line at equal distances, from its first part to its last: shape (CANDIDATES, 2)."""
    corners, part = shapely.get_coordinates(shapely.get_parts(line), return_index=True)
    steps = np.hypot(*np.diff(corners, axis=0).T) * (np.diff(part) == 0)
    lengths = np.concatenate([[0.0], np.cumsum(steps)])
    along = np.linspace(0, lengths[-1], CANDIDATES, endpoint=False)
    return np.column_stack([np.interp(along, lengths, corners[:, axis]) for axis in (0, 1)])


def _cost(tags: Candidates, others: Sequence[Geometry]) -> NDArray[np.float64]:
    """Judge candidates by what else stands in the way of reading them: the lower, the better."""
    shifted = np.hypot(tags.x - tags.on_line[:, 0], tags.y - tags.on_line[:, 1])
    shared = np.zeros(len(tags.boxes))
    for other in others:
        shared += shapely.contains_xy(other, tags.on_line)
    cost: NDArray[np.float64] = SHIFTED * shifted + LOW * tags.y + SHARED * shared
    return cost


class _Lines:
    """All outlines as dots, DOT px apart."""

    def __init__(self, outlines: Sequence[Geometry]) -> None:
        dots = [shapely.get_coordinates(outline.boundary.segmentize(DOT)) for outline in outlines]
        self._owner = np.repeat(np.arange(len(dots)), [len(each) for each in dots])
        self._tree = shapely.STRtree(shapely.points(np.concatenate([np.empty((0, 2)), *dots])))

    def measure_covered(self, tags: Candidates, place: int) -> NDArray[np.float64]:
        """Measure in px how much of the outlines is under each candidate or close, but for the one at that place."""
        # A tag with another line close to it could be taken for the name of that line.
        left, top, right, bottom = shapely.bounds(tags.boxes).T
        covering, dots = self._tree.query(shapely.box(left - CLOSE, top - CLOSE, right + CLOSE, bottom + CLOSE))
        others = covering[self._owner[dots] != place]
        return np.bincount(others, minlength=len(tags.boxes)) * np.float64(DOT)
