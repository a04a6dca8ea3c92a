"""Names at their places -> names in line, where the outlines have room."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import shapely
from shapely import Geometry

from components.charts.judge import CLEAR
from components.charts.layout import Canvas, Layout, Mark, find_pieces
from components.charts.round.blocks import NoBlock, find_block
from components.charts.round.curves import Real
from components.charts.round.problem import Problem

EDGE = 5.0  # px that a block keeps from the outlines
SLIDES = 13  # left edges that are tried
FARTHEST = 7.0  # em; names that begin farther apart follow an outline, and are left as they are
APART = 2.5  # em; names that begin farther apart are in different columns
ASIDE = 6.0  # px that a column keeps from the next


def tidy_names(layout: Layout, problem: Problem, clearance: Real) -> Layout:
    """Set the names of each region as a block inside its outlines, else slide them to one left edge.

    Parameters
    ----------
    clearance : ndarray, shape (regions, rows, columns)
        How far each point of the page is inside each region, px.

    Returns
    -------
    Layout
        With the same outlines; it may have faults.
    """
    pieces = find_pieces(layout.outlines)
    marks = {mark.symptom: mark for mark in layout.marks}
    for inside, region in zip(clearance, problem.regions, strict=True):
        own = [marks[symptom] for symptom in region.symptoms]
        block = find_block(inside > EDGE, region, problem.names, problem.canvas)
        line = _slide(pieces[region.membership], own, problem.canvas) if isinstance(block, NoBlock) else block
        marks |= {mark.symptom: mark for mark in line}
    return replace(layout, marks=tuple(marks[mark.symptom] for mark in layout.marks))


def _slide(piece: Geometry, marks: Sequence[Mark], canvas: Canvas) -> list[Mark]:
    """Set names that stand below each other to one left edge, column by column, where they have room for it."""
    room = piece.buffer(-CLEAR - 0.4, quad_segs=4)
    placed: list[Mark] = list(marks)
    for column in _list_columns(marks, canvas):
        others = [box.buffer(ASIDE) for mark in placed if mark not in column for box in mark.boxes(canvas)]
        moved = _align(room.difference(shapely.union_all(others)), column, canvas)
        placed = [mark for mark in placed if mark not in column] + list(moved)
    return placed


def _list_columns(marks: Sequence[Mark], canvas: Canvas) -> list[list[Mark]]:
    """Part names into columns where their left edges are far from each other."""
    columns: list[list[Mark]] = []
    for mark in sorted(marks, key=lambda mark: mark.x):
        if columns and mark.x - columns[-1][-1].x < APART * canvas.text:
            columns[-1].append(mark)
        else:
            columns.append([mark])
    return columns


def _align(room: Geometry, marks: Sequence[Mark], canvas: Canvas) -> Sequence[Mark]:
    """Move the names of a column to one left edge: the one nearest to their mean for which all have room."""
    lefts = np.array([mark.x for mark in marks])
    heights = np.sort([mark.y for mark in marks])
    if not 0.2 < np.ptp(lefts) < FARTHEST * canvas.text or (np.diff(heights) < 2 * canvas.radius).any():
        return marks
    shapely.prepare(room)
    edges = np.linspace(lefts.min(), lefts.max(), SLIDES)
    for edge in sorted(edges, key=lambda edge: abs(edge - lefts.mean())):
        moved = [replace(mark, x=round(float(edge), 1)) for mark in marks]
        if shapely.contains(room, [box for mark in moved for box in mark.boxes(canvas)]).all():
            return moved
    return marks
