"""Points all over the page: which region each lies in, and where a region must not be."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from components.charts.layout import Canvas
from components.charts.round.curves import Plane, Real

Mask = NDArray[np.bool_]
QUICK = np.complex64  # points for which single precision will do, 0.0001 px; measured twice as fast


def lay_grid(canvas: Canvas, step: float) -> Plane:
    """Return points all over the page, about so many px apart: shape (rows, columns)."""
    columns, rows = round(canvas.width / step), round(canvas.height / step)
    x = (np.arange(columns) + 0.5) * canvas.width / columns
    y = (np.arange(rows) + 0.5) * canvas.height / rows
    return (x + 1j * y[:, None]).astype(QUICK)


def find_cells(canvas: Canvas, shape: tuple[int, int], points: Plane) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """Return the rows and columns of the points of a grid that are nearest to some points: shapes (points,)."""
    rows, columns = shape
    row = np.clip((points.imag * rows / canvas.height).astype(np.intp), 0, rows - 1)
    return row, np.clip((points.real * columns / canvas.width).astype(np.intp), 0, columns - 1)


def weigh_lists(distances: Real, softness: float) -> Real:
    """Measure from 0 to 1 how much points belong to lists: by the logistic function of distance / softness."""
    return np.asarray(0.5 + 0.5 * np.tanh(distances / (2 * softness)))


def weigh_regions(inside: Real) -> Real:
    """Measure how much each point belongs to each region: the product over all lists of how much to the list.

    Returns
    -------
    ndarray, shape (2 ** lists, points)
        From 0 to 1; the bits of the first index are the lists.
    """
    belongs = np.ones((2 ** len(inside), inside.shape[1]), inside.dtype)
    for place, share in enumerate(inside):
        held = 1 << place
        np.multiply(belongs[:held], share, out=belongs[held : 2 * held])
        belongs[:held] *= 1 - share
    return belongs


def flood(codes: NDArray[np.intp], seeds: Mask) -> Mask:
    """Find the points that are joined to a seed through points of the same code: shape (rows, columns)."""
    reach = seeds.copy()
    beside, below = codes[:, 1:] == codes[:, :-1], codes[1:] == codes[:-1]
    reached = -1
    while (count := int(reach.sum())) > reached:
        reached = count
        reach[:, 1:] |= reach[:, :-1] & beside
        reach[:, :-1] |= reach[:, 1:] & beside
        reach[1:] |= reach[:-1] & below
        reach[:-1] |= reach[1:] & below
    return reach


def widen(mask: Mask, cells: int) -> Mask:
    """Add to a mask the points that are at most so many steps along rows and columns away: shape (rows, columns)."""
    for _ in range(cells):
        wider = mask.copy()
        wider[:, 1:] |= mask[:, :-1]
        wider[:, :-1] |= mask[:, 1:]
        wider[1:] |= mask[:-1]
        wider[:-1] |= mask[1:]
        mask = wider
    return mask
