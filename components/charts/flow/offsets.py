"""Map of regions -> outlines: lines that share a border lie side by side, centred on it."""

from __future__ import annotations

from functools import cache

import contourpy
import numpy as np
import shapely
from numpy.typing import NDArray

from components.charts.flow.blur import find_window, sum_windows
from components.charts.flow.parameters import BUNDLE, FARTHEST, GAP, OFFSET_SPREAD
from components.charts.flow.region_map import RegionMap

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Mask = NDArray[np.bool_]

LEAST_AREA = 60.0  # square px; a ring around less is a flaw of the pixels


class Borders:
    """How far each pixel is inside of each outline, and how far that outline is moved inwards there, in px.

    Attributes
    ----------
    depth : ndarray, shape (lists, rows, columns)
        The distance to the border, negative outside.
    offset : ndarray, shape (lists, rows, columns)
        How far the outline is moved inwards, negative outwards.
    """

    def __init__(self, regions: RegionMap) -> None:
        self.x, self.y = regions.x, regions.y
        self.depth = _smooth(regions.step * _measure_depth(regions.inside()))
        self.offset = _spread_offsets(regions)

    def trace(self, place: int, share: Floats | float = 1.0) -> list[Floats]:
        """Trace the rings of an outline, moved by a share of their offsets; a ring inside another is a hole.

        Parameters
        ----------
        place : int
            The place of the outline.
        share : float or ndarray, shape (rows, columns)

        Returns
        -------
        list of ndarray, shape (points, 2)
            In px; each ends where it begins.
        """
        field = self.depth[place] - share * self.offset[place]
        lines = [np.asarray(line) for line in contourpy.contour_generator(self.x, self.y, field).lines(0.0)]
        return [line for line in lines if len(line) > 3 and shapely.Polygon(line).area > LEAST_AREA]


def _measure_depth(inside: Mask) -> Floats:
    """Measure the distance from the border, in pixels, negative outside, at most FARTHEST."""
    depth = _measure_distance(~inside) - _measure_distance(inside)
    return np.asarray(depth - np.sign(depth) / 2)  # the border runs between two pixels


def _measure_distance(chosen: Mask) -> Floats:
    """Measure how far each pixel is from the nearest chosen one, first along rows, then across them."""
    squares = np.where(chosen, 0, FARTHEST**2).astype(np.int16)
    for axis in (-1, -2):
        nearest = squares.copy()
        for shift in range(1, FARTHEST):
            toward, back = nearest.swapaxes(axis, -1), squares.swapaxes(axis, -1)
            np.minimum(toward[..., shift:], back[..., :-shift] + shift * shift, out=toward[..., shift:])
            np.minimum(toward[..., :-shift], back[..., shift:] + shift * shift, out=toward[..., :-shift])
        squares = nearest
    return np.sqrt(squares)


def _smooth(field: Floats) -> Floats:
    """Smooth by one pixel, twice in each direction."""
    for axis in (-1, -2, -1, -2):
        padded = np.pad(field, [(0, 0), *[(int(axis == one), int(axis == one)) for one in (-2, -1)]], mode="edge")
        turned = padded.swapaxes(axis, -1)
        field = (0.25 * turned[..., :-2] + 0.5 * turned[..., 1:-1] + 0.25 * turned[..., 2:]).swapaxes(axis, -1)
    return field


def _spread_offsets(regions: RegionMap) -> Floats:
    """Give outlines their offsets on each border, and let these change slowly along it."""
    table = _tabulate_offsets(regions.lists)
    offsets = np.zeros((regions.lists, *regions.labels.shape))
    counts = np.zeros(offsets.shape)
    for axis in (0, 1):
        before, after = ((slice(None, -1), slice(None)), (slice(1, None), slice(None)))
        if axis:
            before, after = before[::-1], after[::-1]
        one, other = regions.labels[before], regions.labels[after]
        rows, columns = np.nonzero(one != other)
        pairs = one[rows, columns], other[rows, columns]
        for shift in (0, 1):
            spot = (slice(None), rows + shift * (1 - axis), columns + shift * axis)
            offsets[spot] += regions.unit * table[pairs].T
            counts[spot] += (pairs[0] ^ pairs[1]) >> np.arange(regions.lists)[:, None] & 1
    window = find_window(OFFSET_SPREAD * regions.unit / regions.step)
    return sum_windows(offsets, window, window) / np.maximum(sum_windows(counts, window, window), 1e-6)


@cache
def _tabulate_offsets(lists: int) -> Floats:
    """Tabulate how far each outline moves inwards where two regions meet.

    Across a border from a to b, the outlines of a's lists come first, by falling place, then those of b's by
    rising place. The order is the same seen from b, so it holds all along the border.

    Returns
    -------
    ndarray, shape (regions, regions, lists)
        In px at a unit of 1.
    """
    table = np.zeros((1 << lists, 1 << lists, lists))
    for one in range(1 << lists):
        for other in range(one):
            first = [place for place in range(lists) if one & ~other & 1 << place][::-1]
            second = [place for place in range(lists) if other & ~one & 1 << place]
            order = first + second
            gap = min(GAP, BUNDLE / max(1, len(order) - 1))
            for rank, place in enumerate(order):
                across = gap * (rank - (len(order) - 1) / 2)  # towards the other region
                table[one, other, place] = table[other, one, place] = -across if place in first else across
    return table
