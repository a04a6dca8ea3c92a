"""Names of a region -> a tidy block: columns with a common left edge, wherever the region has room for one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import accumulate
from math import ceil

import numpy as np
from numpy.typing import NDArray

from components.charts.layout import Canvas, Mark
from components.charts.round.boxes import Boxes, make_marks, measure_marks, set_mark
from components.charts.round.curves import Plane
from components.charts.round.parameters import BLOCK_WRAPS
from components.facts.regions import Region

STEP = 7.0  # px between the points at which room is looked for
AIRS = (0.0, 3.0, 6.0, 10.0, 16.0, 24.0)  # px around a block that are tried in turn
ROW_GAPS = (6.0, 2.0)  # px between names, the wider first
COLUMN_GAP = 10.0  # px
MOST_COLUMNS = 4
BROKEN, COLUMN = 2.0, 1.5  # px of air for which a broken line and a further column are accepted


@dataclass(frozen=True)
class NoBlock:
    """Why the names of a region do not stand as one block."""

    reason: str


def find_block(
    room: NDArray[np.bool_], region: Region, names: Mapping[str, str], canvas: Canvas
) -> tuple[Mark, ...] | NoBlock:
    """Set the names of a region as one block where there is room, with few columns, few broken names and much air.

    Parameters
    ----------
    room : ndarray of bool, shape (rows, columns)
        The points of the page, STEP px apart, that names may cover.

    Returns
    -------
    tuple of Mark or NoBlock
    """
    shapes = [(marks, *measure_marks(marks, canvas)) for marks in _list_wraps(region, names, canvas)]
    rows, columns = np.flatnonzero(room.any(axis=1)), np.flatnonzero(room.any(axis=0))
    if np.sum(4 * shapes[-1][1].real * shapes[-1][1].imag) > room.sum() * STEP**2:
        return NoBlock("the names fill more than the room")
    corner = complex(columns[0], rows[0])
    cut = room[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1]
    sums = np.pad(cut.cumsum(axis=0).cumsum(axis=1), ((1, 0), (1, 0)))  # summed-area table
    for gap in ROW_GAPS:
        blocks: list[tuple[float, int, list[Mark], Plane]] = []
        for marks, half, disc in shapes:
            broken = BROKEN * sum(len(mark.lines) - 1 for mark in marks) / len(marks)
            for count in range(1, min(len(marks), MOST_COLUMNS) + 1):
                size, offsets = set_columns(half, count, gap)
                for air, spot in list(_list_spots(sums, size))[-1:]:
                    spots = (corner + spot) * STEP + offsets + disc
                    blocks.append((air - broken - COLUMN * count, -len(blocks), marks, spots))
        if blocks:
            _, _, marks, spots = max(blocks, key=lambda block: block[:2])
            return tuple(set_mark(mark, spot) for mark, spot in zip(marks, spots, strict=True))
    return NoBlock("the room is too narrow or too low for the names")


def _list_wraps(region: Region, names: Mapping[str, str], canvas: Canvas) -> list[list[Mark]]:
    """Make the marks of a region with lines of each width, where the width changes anything."""
    wraps = [make_marks(region, names, canvas, wrap) for wrap in BLOCK_WRAPS]
    return [marks for place, marks in enumerate(wraps) if marks not in wraps[:place]]


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
    wide, high = (2 * half.real).tolist(), (2 * half.imag).tolist()  # plain numbers are faster for so few
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


def _list_spots(sums: NDArray[np.intp], size: complex) -> Iterator[tuple[float, complex]]:
    """Yield the middle of the places where a block lies inside, with more air each time: the air in px, and its corner.

    Parameters
    ----------
    sums : ndarray
        How many points of the room lie above and left of each point of its grid.

    Yields
    ------
    tuple of float and complex
        The corner counts steps of the grid, to the right and i times down.
    """
    for air in AIRS:
        wide, high = ceil((size.real + 2 * air) / STEP) + 1, ceil((size.imag + 2 * air) / STEP) + 1
        if high >= sums.shape[0] or wide >= sums.shape[1]:
            break
        filled = sums[high:, wide:] - sums[:-high, wide:] - sums[high:, :-wide] + sums[:-high, :-wide]
        free = np.argwhere(filled == high * wide)
        if not free.size:
            break
        row, column = free[((free - free.mean(axis=0)) ** 2).sum(axis=1).argmin()]
        yield air, complex(column + 0.5 + air / STEP, row + 0.5 + air / STEP)


def join_blocks(
    boxes: Boxes, middles: Plane, blocks: Mapping[int, tuple[Mark, ...]], canvas: Canvas
) -> tuple[Boxes, Plane]:
    """Make one body of each region that has a block, and one of each other name.

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
