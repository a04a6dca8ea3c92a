"""Blurring by sums over windows, which are exact for whole numbers and so the same on every machine.

References
----------
Wells (1986), Efficient Synthesis of Gaussian Filters by Cascaded Uniform Filters, IEEE PAMI 8.
"""

from __future__ import annotations

from math import sqrt
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

Number = TypeVar("Number", np.int64, np.float64)


def find_window(deviation: float) -> int:
    """Return the odd width of a window that, summed twice, spreads by a standard deviation; both in pixels."""
    return max(1, 2 * round((sqrt(6 * deviation * deviation + 1) - 1) / 2) + 1)


def sum_windows(field: NDArray[Number], across: int, along: int) -> NDArray[Number]:
    """Sum twice over windows that are `across` pixels high and `along` wide; outside the field there is nothing.

    Parameters
    ----------
    field : ndarray, shape (..., rows, columns)

    Returns
    -------
    ndarray
        The same shape; a constant field is multiplied by (across * along) ** 2.
    """
    turned = _sum_along(_sum_along(field, along), along).swapaxes(-1, -2)
    return _sum_along(_sum_along(np.ascontiguousarray(turned), across), across).swapaxes(-1, -2)


def _sum_along(field: NDArray[Number], window: int) -> NDArray[Number]:
    half = window // 2
    size = field.shape[-1]
    sums = np.zeros((*field.shape[:-1], size + 2 * half + 1), field.dtype)
    np.cumsum(field, axis=-1, out=sums[..., half + 1 : half + 1 + size])
    sums[..., half + 1 + size :] = sums[..., half + size, None]
    return sums[..., window:] - sums[..., :size]
