"""Names that found their room -> names in line, where their outlines let them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import shapely
from shapely import Geometry

from components.charts.judge import CLEAR
from components.charts.layout import Canvas, Layout, Mark, find_pieces
from components.charts.round.blocks import find_block
from components.charts.round.curves import Real
from components.charts.round.table import Table

EDGE = 5.0  # px that a block keeps from the outlines
SLIDES = 13  # left edges that are tried
FARTHEST = 7.0  # em; names that begin farther apart are columns, not ragged


def tidy_names(layout: Layout, table: Table, clearance: Real) -> Layout:
    """Set the names of each region as a block inside its outlines, else slide them to one left edge.

    Parameters
    ----------
    clearance : ndarray, shape (regions, rows, columns)
        How far each point of the page is inside each region, px.

    Returns
    -------
    Layout
        With the same outlines; whether it is without fault is to be judged.
    """
    pieces = find_pieces(layout.outlines)
    marks = {mark.symptom: mark for mark in layout.marks}
    for inside, region in zip(clearance, table.regions, strict=True):
        own = [marks[symptom] for symptom in region.symptoms]
        block = find_block(inside > EDGE, region, table.names, table.canvas)
        line = block or _slide(pieces[region.membership], own, table.canvas)
        marks |= {mark.symptom: mark for mark in line}
    return replace(layout, marks=tuple(marks[mark.symptom] for mark in layout.marks))


def _slide(piece: Geometry, marks: Sequence[Mark], canvas: Canvas) -> Sequence[Mark]:
    """Move names that stand below each other to the left edge nearest to the mean of theirs that all can have."""
    lefts = np.array([mark.x for mark in marks])
    heights = np.sort([mark.y for mark in marks])
    if not 0.2 < np.ptp(lefts) < FARTHEST * canvas.text or (np.diff(heights) < 2 * canvas.radius).any():
        return marks
    room = piece.buffer(-CLEAR - 0.4, quad_segs=4)
    shapely.prepare(room)
    edges = np.linspace(lefts.min(), lefts.max(), SLIDES)
    for edge in sorted(edges, key=lambda edge: abs(edge - lefts.mean())):
        moved = [replace(mark, x=round(float(edge), 1)) for mark in marks]
        if shapely.contains(room, [box for mark in moved for box in mark.boxes(canvas)]).all():
            return moved
    return marks
