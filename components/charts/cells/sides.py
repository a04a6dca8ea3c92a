"""Grid -> sides: how long the side between two cells is, and which outlines run between two memberships."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int64]
Singles = NDArray[np.float32]

PARTS = 32  # lengths are rounded to 1 / PARTS, so that short sums are exact in single precision


def measure_sides(rows: int, columns: int, cells: int, aspect: float) -> Singles:
    """Measure the side that each cell shares with each other cell.

    Parameters
    ----------
    cells : int
        For how many cells there is room in the result, at least rows * columns.
    aspect : float
        The width of a cell over its height.

    Returns
    -------
    ndarray, shape (cells, cells + 1)
        In units of the root of a cell's area, 0 for cells that do not touch; the last column is the outside.
    """
    padded = np.full((rows + 2, columns + 2), cells)
    padded[1:-1, 1:-1] = np.arange(rows * columns).reshape(rows, columns)
    sides = np.zeros((cells, cells + 1), np.float32)
    upright, level = (round(PARTS * aspect**power) / PARTS for power in (-0.5, 0.5))
    for beside, length in (
        (padded[1:-1, :-2], upright),
        (padded[1:-1, 2:], upright),
        (padded[:-2, 1:-1], level),
        (padded[2:, 1:-1], level),
    ):
        np.add.at(sides, (np.arange(rows * columns), beside.reshape(-1)), np.float32(length))
    return sides


def tabulate_outlines(memberships: Ints, lists: int) -> Singles:
    """Tabulate what runs between two memberships: each outline, and last k^2 for a bundle of k > 1 outlines.

    Returns
    -------
    ndarray, shape (memberships, memberships, lists + 1)
    """
    runs = ((memberships[:, None] ^ memberships)[..., None] >> np.arange(lists) & 1).astype(np.float32)
    bundles = runs.sum(-1, keepdims=True)
    return np.concatenate([runs, np.where(bundles > 1, bundles**2, 0)], -1)
