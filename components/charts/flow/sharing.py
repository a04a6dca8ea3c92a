"""Displacements of rings -> one displacement of the plane, so that lines side by side keep their distance."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from components.charts.flow.blur import sum_windows
from components.charts.flow.parameters import TOGETHER
from components.charts.flow.region_map import RegionMap
from components.charts.flow.rings import Ring

Floats = NDArray[np.float64]
LOOSE = 0.03  # of all weight; it holds the plane where no line says how it moves


def share_moves(rings: Sequence[Ring], moved: Sequence[Floats], regions: RegionMap) -> list[Floats]:
    """Move all rings by one smooth displacement of the plane, which follows what each ring wants across itself.

    At each pixel the displacement u is the least-squares solution of n . u = n . w over the lines near, with
    their normals n and the moves w they want: parallel lines share the mean, crossing lines both get theirs.

    Returns
    -------
    list of ndarray, shape (points, 2)
        The points of each ring after the displacement.
    """
    starts = np.concatenate([ring.start for ring in rings])
    normals = np.concatenate([ring.find_normals() for ring in rings])
    wanted = ((np.concatenate(moved) - starts) * normals).sum(1)
    across, along = normals.T
    weights = [across * across, across * along, along * along, across * wanted, along * wanted]
    xx, xy, yy, x, y = _spread(starts, weights, regions)
    loose = LOOSE * (xx + yy) + 1e-9
    xx, yy = xx + loose, yy + loose
    inverse = 1 / (xx * yy - xy * xy)
    fields = (yy * x - xy * y) * inverse, (xx * y - xy * x) * inverse
    shared = starts + np.column_stack([regions.sample(field, starts) for field in fields])
    return np.split(shared, np.cumsum([len(ring.start) for ring in rings])[:-1])


def _spread(points: Floats, weights: Sequence[Floats], regions: RegionMap) -> Floats:
    """Sum weights around each pixel, shape (weights, rows, columns)."""
    shape = regions.labels.shape
    rows, columns = regions.find_pixels(points)
    flat = rows * shape[1] + columns
    sums = [np.bincount(flat, weight, shape[0] * shape[1]).reshape(shape) for weight in weights]
    return sum_windows(np.array(sums), TOGETHER, TOGETHER)
