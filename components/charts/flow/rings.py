"""Outlines -> smooth outlines: elastic rings that keep clear of names and near to where they began."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely import Geometry

from components.charts.flow.parameters import CLEAR, EDGE, ENOUGH, PASSES, POINT, PUSH
from components.charts.layout import Canvas

Floats = NDArray[np.float64]
Tether = Callable[[Floats], Floats]

NEAR = 45.0  # px; a name farther from where a ring begins is never met


class Smoother:
    """Smooths outlines on a page with names.

    Parameters
    ----------
    boxes : ndarray, shape (names, 4)
        left, top, right and bottom in px.
    """

    def __init__(self, boxes: Floats, canvas: Canvas) -> None:
        self._middles = (boxes[:, :2] + boxes[:, 2:]) / 2
        self._halves = (boxes[:, 2:] - boxes[:, :2]) / 2
        self._least = np.full(2, EDGE)
        self._most = np.array([canvas.width, canvas.height]) - EDGE

    def smooth(self, outline: Geometry, wave: float, tether: Tether) -> Geometry:
        """Smooth away waves shorter than so many px; `tether` says how far points may leave their start."""
        smooth = shapely.Polygon()
        for part in shapely.get_parts(outline):
            whole = self._smooth_ring(part.exterior, wave, tether)
            for hole in part.interiors:
                whole = whole.difference(self._smooth_ring(hole, wave, tether))
            smooth = smooth.union(whole)
        return smooth.simplify(0.1)

    def _smooth_ring(self, ring: Geometry, wave: float, tether: Tether) -> Geometry:
        """Alternate smoothing with pushes away from names, back to the start and into the page."""
        count = max(16, round(ring.length / POINT))
        along = np.arange(count) * (ring.length / count)
        start = shapely.get_coordinates(shapely.line_interpolate_point(ring, along))
        passed = 1 / (1 + (np.fft.rfftfreq(count, ring.length / count) * wave) ** 4)[:, None]
        length = tether(start)[:, None]
        names = _Names(start, self._middles, self._halves)
        moved = start.copy()
        for _ in range(PASSES):
            now = np.fft.irfft(np.fft.rfft(moved, axis=0) * passed, count, axis=0)
            back = start - now
            far = np.hypot(*back.T)[:, None]
            home = np.maximum(0, far - length) * back / np.maximum(far, 1e-6)
            page = np.maximum(0, self._least - now) - np.maximum(0, now - self._most)
            aside = names.push(now)
            moved += PUSH * (aside + page) + home
            if max(np.abs(aside).max(), np.abs(page).max(), np.abs(home).max()) < ENOUGH:
                break
        return shapely.make_valid(shapely.Polygon(now))


class _Names:
    """The names near a ring, as pairs of a point and a box, each with the way on which the point leaves the box."""

    def __init__(self, start: Floats, middles: Floats, halves: Floats) -> None:
        beside = np.abs(start[:, None] - middles) - halves
        self._point, box = np.nonzero((beside < NEAR).all(-1))
        self._middles, self._halves = middles[box], halves[box]
        away = start[self._point] - self._middles
        beyond = np.abs(away) - self._halves
        outward = np.maximum(beyond, 0)
        inner = (beyond <= 0).all(1)
        outward[inner] = beyond[inner] >= beyond[inner].max(1, keepdims=True)  # by the nearest side
        outward *= np.sign(away)
        self._way = outward / np.maximum(np.hypot(*outward.T), 1e-6)[:, None]
        self._count = len(start)

    def push(self, now: Floats) -> Floats:
        """Return how points must move to be clear of names, shape (points, 2)."""
        beyond = np.abs(now[self._point] - self._middles) - self._halves
        distance = np.hypot(*np.maximum(beyond, 0).T) + np.minimum(beyond.max(1), 0)
        pushes = np.maximum(0, CLEAR - distance)[:, None] * self._way
        return np.column_stack([np.bincount(self._point, pushes[:, axis], self._count) for axis in (0, 1)])
