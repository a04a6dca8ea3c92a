"""Memberships of two cells -> which outlines run between them, packed so that numpy adds all of them at once."""

from __future__ import annotations

from functools import cache

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int64]

MOST = 12  # imbalances that fit
FIELD = 4  # bits for the sides of one imbalance; one swap changes at most four upright and four level ones
TOP = FIELD * MOST  # bits below the count of bundles
MIDDLE = 1 << FIELD - 1  # added to each field, so that no packed difference is negative


class PackedCounts:
    """Counts of sides: a field of bits for each imbalance, and on top k^2 for each side with k > 1 outlines."""

    def __init__(self, imbalances: int) -> None:
        self._table = _tabulate(imbalances)
        self._fields = np.array([*(FIELD * index for index in range(imbalances)), TOP])
        self._bits = np.array([*[(1 << FIELD) - 1] * imbalances, -1])
        self._offsets = np.array([*[MIDDLE] * imbalances, 0])
        self._middles = int((self._offsets << self._fields).sum())

    def read(self, differences: Ints) -> Ints:
        """Return packed counts for sides between cells whose memberships differ by these bits."""
        return self._table.take(differences)

    def unpack(self, packed: Ints) -> Ints:
        """Split packed sums or differences of a few sides, shape (..., imbalances + 1); the last is that of bundles."""
        counts: Ints = ((packed + self._middles)[..., None] >> self._fields & self._bits) - self._offsets
        return counts


@cache
def _tabulate(imbalances: int) -> Ints:
    """Pack the outlines that run between two cells, for each difference of their memberships."""
    packed = []
    for difference in range(1 << imbalances):
        outlines = difference.bit_count()
        bundle = outlines**2 if outlines > 1 else 0
        each = sum(1 << FIELD * index for index in range(imbalances) if difference >> index & 1)
        packed.append(each + (bundle << TOP))
    return np.array(packed)
