"""Story -> positions: boxes on a grid, and an arrow from edge to edge between two neighbours.

All lengths are in px, x to the right and y down. Columns are equally wide and a row is as high as its
longest label, so only the measured widths of words are approximate (see `measure`).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely import Geometry

from components.charts.layout import Canvas
from components.charts.measure import LINE_HEIGHT, fit_text
from components.facts.stories import Arrow, Story

AROUND_BOXES = 4.0  # px from the boxes to the edge of the figure
PAD = 3.0  # px between a box and its label
CORNER = 8.0  # px
WORDY = 760.0  # px of the canvas; from here on words stand at the arrows, and else beside the chart
LEAST_GAP = 26.0  # px between two columns where no words stand
WORDY_GAP = 9.5  # of the font size, between two columns where words stand at the arrows
ROW_GAP, WORDY_ROW_GAP = 4.5, 7.5  # of the font size, between two rows
HEADROOM = 1.5  # of the font size, for words above the first arrows
FEWEST = 2  # lines that a box has room for
APART = 0.95  # of the font size, by which two arrows between the same boxes stand aside

Point = NDArray[np.float64]  # shape (2,): x, y


@dataclass(frozen=True, eq=False)
class Way:
    """Where an arrow runs, from its foot to its head; with an arrow back, it has a partner beside it."""

    foot: Point
    head: Point
    partnered: bool

    @property
    def middle(self) -> Point:
        """The point halfway."""
        return (self.foot + self.head) / 2


@dataclass(frozen=True, eq=False)
class Diagram:
    """Where the parts of a story stand."""

    canvas: Canvas
    boxes: dict[str, Geometry]  # by node
    labels: dict[str, tuple[str, ...]]  # the lines of each box
    ways: dict[str, Way]  # by mechanism


def place_story(story: Story, canvas: Canvas) -> Diagram:
    """Lay out boxes in even columns, each row as high as its longest label."""
    columns = 1 + max(box.column for box in story.boxes)
    rows = 1 + max(box.row for box in story.boxes)
    wordy = canvas.width >= WORDY
    gap = WORDY_GAP * canvas.text if wordy else LEAST_GAP
    wide = (canvas.width - 2 * AROUND_BOXES - gap * (columns - 1)) / columns
    labels = {box.node: fit_text(box.label, canvas.text, wide - 2 * PAD) for box in story.boxes}
    between = (WORDY_ROW_GAP if wordy else ROW_GAP) * canvas.text
    boxes, top = {}, AROUND_BOXES + (HEADROOM * canvas.text if wordy else 0)
    for row in range(rows):
        here = [box for box in story.boxes if box.row == row]
        lines = max(FEWEST, *(len(labels[box.node]) for box in here))
        high = lines * LINE_HEIGHT * canvas.text + 2 * PAD
        for box in here:
            left = AROUND_BOXES + box.column * (wide + gap)
            boxes[box.node] = shapely.box(left, top, left + wide, top + high).buffer(-CORNER).buffer(CORNER)
        top += high + between
    ways = {arrow.mechanism: _place_arrow(arrow, story.arrows, boxes, canvas.text) for arrow in story.arrows}
    return Diagram(replace(canvas, height=round(top - between + AROUND_BOXES)), boxes, labels, ways)


def _place_arrow(arrow: Arrow, every: Sequence[Arrow], boxes: Mapping[str, Geometry], text: float) -> Way:
    """Join the middles of two boxes, from edge to edge; with an arrow back, each runs a little to its left."""
    start, end = (find_middle(boxes[node]) for node in (arrow.start, arrow.end))
    partnered = any((other.start, other.end) == (arrow.end, arrow.start) for other in every)
    if partnered:
        aside = APART * text * turn_left(start, end)
        start, end = start + aside, end + aside
    seen = shapely.LineString([start, end]).difference(boxes[arrow.start].buffer(2).union(boxes[arrow.end].buffer(4)))
    foot, head = shapely.get_coordinates(seen)[[0, -1]]
    return Way(foot, head, partnered)


def turn_left(start: Point, end: Point) -> Point:
    """Return the direction to the left of whoever goes from start to end, of length 1."""
    along = (end - start) / np.hypot(*(end - start))
    return np.array([along[1], -along[0]])


def find_middle(box: Geometry) -> Point:
    """Return the middle of a box."""
    left, top, right, bottom = box.bounds
    return np.array([(left + right) / 2, (top + bottom) / 2])
