"""Names of a region -> a tidy block: columns, each with one left edge, where the region has room for them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import accumulate
from math import ceil, inf
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from components.charts.layout import Canvas, Mark
from components.charts.round.boxes import Boxes, make_marks, measure_marks, set_mark
from components.charts.round.curves import Plane
from components.charts.round.parameters import BLOCK_WRAPS, COLUMN_GAP
from components.facts.regions import Region

STEP = 7.0  # px between the points at which room is looked for
AIRS = (0.0, 3.0, 6.0, 10.0, 16.0, 24.0)  # px of air around a block, tried in turn
ROW_GAPS = (6.0, 2.0)  # px between two names in a column, the wider first
MOST_COLUMNS = 4
BROKEN, COLUMN = 2.0, 1.5  # px of air that a broken name, and that each column, must bring


@dataclass(frozen=True)
class NoBlock:
    """Why the names of a region cannot stand as a block."""

    reason: str


@dataclass(frozen=True)
class Choice:
    """One way to set the names of a region as a block.

    Parameters
    ----------
    size : complex
        The width of the block, and i times its height, in px.
    spots : ndarray of complex, shape (names,)
        The middles of the discs, from the corner of the block.
    price : float
        px of air that this choice must have more than one of price 0.
    """

    marks: Sequence[Mark]
    size: complex
    spots: Plane
    price: float


def find_block(
    room: NDArray[np.bool_], region: Region, names: Mapping[str, str], canvas: Canvas
) -> tuple[Mark, ...] | NoBlock:
    """Set the names of a region as one block: with few columns, few broken names and much air around it.

    Parameters
    ----------
    room : ndarray of bool, shape (rows, columns)
        The points of the page, STEP px apart, that names may cover.

    Returns
    -------
    tuple of Mark or NoBlock
    """
    labels = tuple((symptom, names[symptom]) for symptom in region.symptoms)
    rows, columns = np.flatnonzero(room.any(axis=1)), np.flatnonzero(room.any(axis=0))
    if _measure_least(labels, canvas) > room.sum() * STEP**2:
        return NoBlock("the names fill more than the room")
    corner = complex(columns[0], rows[0])
    cut = room[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1]
    sums = np.pad(cut.cumsum(axis=0, dtype=np.int32).cumsum(axis=1), ((1, 0), (1, 0)))  # summed-area table
    for gap in ROW_GAPS:
        best: tuple[Choice, complex] | None = None
        most = -inf
        for choice in _list_choices(labels, canvas, gap):
            if most + choice.price >= AIRS[-1]:  # even with the most air it would be worse
                break
            for air, spot in _list_spots(sums, choice.size, most + choice.price):
                most, best = air - choice.price, (choice, spot)
        if best:
            choice, spot = best
            spots = (corner + spot) * STEP + choice.spots
            return tuple(set_mark(mark, at) for mark, at in zip(choice.marks, spots, strict=True))
    return NoBlock("the room is too narrow or too low for the names")


Labels: TypeAlias = tuple[tuple[str, str], ...]  # symptoms and their names


@lru_cache(maxsize=512)  # the outlines change between two calls, the names do not
def _list_choices(labels: Labels, canvas: Canvas, gap: float) -> list[Choice]:
    """List the ways to set names as a block, the least price first."""
    choices = []
    for marks, half, disc in _list_wraps(labels, canvas):
        broken = BROKEN * sum(len(mark.lines) - 1 for mark in marks) / len(marks)
        for count in range(1, min(len(marks), MOST_COLUMNS) + 1):
            size, middles = set_columns(half, count, gap)
            choices.append(Choice(marks, size, middles + disc, broken + COLUMN * count))
    return sorted(choices, key=lambda choice: choice.price)


@lru_cache(maxsize=512)
def _measure_least(labels: Labels, canvas: Canvas) -> float:
    """Return the area in px² that the names fill when their lines are narrow."""
    half = _list_wraps(labels, canvas)[-1][1]
    return float(np.sum(4 * half.real * half.imag))


def _list_wraps(labels: Labels, canvas: Canvas) -> list[tuple[list[Mark], Plane, Plane]]:
    """Make and measure the marks of a region for each width of lines that makes a difference."""
    wraps = [make_marks(labels, canvas, wrap) for wrap in BLOCK_WRAPS]
    different = [marks for place, marks in enumerate(wraps) if marks not in wraps[:place]]
    return [(marks, *measure_marks(marks, canvas)) for marks in different]


def set_columns(half: Plane, columns: int, gap: float) -> tuple[complex, Plane]:
    """Set boxes in columns.

    Parameters
    ----------
    half : ndarray of complex, shape (boxes,)
        Half the width, and i times half the height, in px.
    columns : int
    gap : float
        px between a box and the one below it.

    Returns
    -------
    size : complex
        The width of the block, and i times its height, in px.
    middles : ndarray of complex, shape (boxes,)
        The middles of the boxes, from the corner of the block.
    """
    wide, high = (2 * half.real).tolist(), (2 * half.imag).tolist()  # faster than arrays for so few numbers
    rows = ceil(len(wide) / columns)
    widths = [max(wide[at : at + rows]) + COLUMN_GAP for at in range(0, len(wide), rows)]
    heights = [max(high[row::rows]) + gap for row in range(rows)]
    lefts, tops = [0.0, *accumulate(widths)], [0.0, *accumulate(heights)]
    corners = [
        complex(lefts[place // rows], tops[place % rows] + (heights[place % rows] - gap) / 2)
        for place in range(len(wide))
    ]
    middles: Plane = np.add(corners, half.real, dtype=np.complex128)
    return complex(lefts[-1] - COLUMN_GAP, tops[-1] - gap), middles


def _list_spots(sums: NDArray[np.int32], size: complex, beaten: float) -> Iterator[tuple[float, complex]]:
    """Yield the place where a block has the most air, if that is more than `beaten`; of several, the middle one.

    Parameters
    ----------
    sums : ndarray
        The number of points of the room above and left of each point of the grid.

    Yields
    ------
    tuple of float and complex
        The air in px, and the corner of the block in steps of the grid: x + iy.
    """
    most, places = beaten, None
    for air in AIRS:
        if air <= beaten:
            continue
        wide, high = ceil((size.real + 2 * air) / STEP) + 1, ceil((size.imag + 2 * air) / STEP) + 1
        if high >= sums.shape[0] or wide >= sums.shape[1]:
            break
        filled = sums[high:, wide:] - sums[:-high, wide:] - sums[high:, :-wide] + sums[:-high, :-wide]
        free = filled == high * wide
        if not free.any():
            break
        most, places = air, free
    if places is not None:
        spots = np.argwhere(places)
        row, column = spots[((spots - spots.mean(axis=0)) ** 2).sum(axis=1).argmin()]
        yield most, complex(column + 0.5 + most / STEP, row + 0.5 + most / STEP)


def join_blocks(
    boxes: Boxes, middles: Plane, blocks: Mapping[int, tuple[Mark, ...]], canvas: Canvas
) -> tuple[Boxes, Plane]:
    """Make each block one body, and every other name a body of its own.

    Returns
    -------
    tuple of Boxes and ndarray, shape (bodies,)
        The middles of the bodies, in px.
    """
    marks, half, disc = list(boxes.marks), boxes.half.copy(), boxes.disc.copy()
    body = np.zeros(len(marks), np.intp)
    bodies: list[complex] = []
    middles = middles.copy()
    for region in range(boxes.region[-1] + 1):
        own = np.flatnonzero(boxes.region == region)
        if region in blocks:
            set_down = blocks[region]
            marks[own[0] : own[-1] + 1] = set_down
            half[own], disc[own] = measure_marks(set_down, canvas)
            middles[own] = np.array([mark.x + 1j * mark.y for mark in set_down]) - disc[own]
            body[own] = len(bodies)
            bodies.append(middles[own].mean())
        else:
            body[own] = len(bodies) + np.arange(len(own))
            bodies.extend(middles[own])
    joined = np.array(bodies)
    shift = middles - joined[body]
    return replace(boxes, marks=tuple(marks), half=half, disc=disc, body=body, shift=shift), joined
