"""Rings -> smooth rings that are elastic, clear of names and near to where they began."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from components.charts.flow.parameters import BUNDLE, CLEARANCE, ENOUGH, FRAME, PASSES, POINT, PUSH
from components.charts.layout import Canvas

Floats = NDArray[np.float64]

NEAR = 45.0  # px; a ring never meets a name that is farther from where it begins


class Page:
    """What rings must keep clear of: names, and the edges of the page.

    Parameters
    ----------
    boxes : ndarray, shape (names, 4)
        left, top, right and bottom in px.
    """

    def __init__(self, boxes: Floats, canvas: Canvas) -> None:
        self.middles = (boxes[:, :2] + boxes[:, 2:]) / 2
        self.halves = (boxes[:, 2:] - boxes[:, :2]) / 2
        self.most = np.array([canvas.width, canvas.height]) - FRAME

    def push(self, points: Floats, start: Floats) -> Floats:
        """Say how points must move to be inside the page.

        Those that start so near to an edge that lines run side by side there must not move towards it at all.

        Returns
        -------
        ndarray, shape (points, 2)
        """
        least, most = np.clip(start, FRAME, FRAME + BUNDLE), np.clip(start, self.most - BUNDLE, self.most)
        return np.asarray(np.maximum(0, least - points) - np.maximum(0, points - most))


class Ring:
    """A closed line of points at equal distances; `start` is where they begin, shape (points, 2)."""

    def __init__(self, line: Floats, page: Page) -> None:
        self.start, self._distance = _divide(line)
        self._page = page
        self._names = _Names(self.start, page)

    def settle(self, begin: Floats, wave: float, tether: Floats) -> Floats:
        """Smooth away waves shorter than `wave` px, and push the line off names and back towards where it began.

        Parameters
        ----------
        begin : ndarray, shape (points, 2)
        tether : ndarray, shape (points,)
            How far points may be from where they began, in px.

        Returns
        -------
        ndarray, shape (points, 2)
        """
        count = len(begin)
        passed = 1 / (1 + (np.fft.rfftfreq(count, self._distance) * wave) ** 4)[:, None]
        moved = begin.copy()
        for _ in range(PASSES):
            now = np.fft.irfft(np.fft.rfft(moved, axis=0) * passed, count, axis=0)
            back = begin - now
            far = np.hypot(*back.T)
            home = (np.maximum(0, far - tether) / np.maximum(far, 1e-6))[:, None] * back
            aside = self._names.push(now) + self._page.push(now, self.start)
            moved += PUSH * aside + home
            if max(np.abs(aside).max(), np.abs(home).max()) < ENOUGH:
                break
        return np.asarray(now)

    def find_normals(self) -> Floats:
        """Return the unit normals at the start, shape (points, 2)."""
        along = np.roll(self.start, -1, axis=0) - np.roll(self.start, 1, axis=0)
        return np.asarray(np.column_stack([along[:, 1], -along[:, 0]]) / np.maximum(np.hypot(*along.T), 1e-6)[:, None])


class _Names:
    """The names near a ring, as pairs of a point and a box, each with the way in which the point leaves the box."""

    def __init__(self, start: Floats, page: Page) -> None:
        beside = np.abs(start[:, None] - page.middles) - page.halves
        self._point, box = np.nonzero((beside < NEAR).all(-1))
        self._middles, self._halves = page.middles[box], page.halves[box]
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
        pushes = np.maximum(0, CLEARANCE - distance)[:, None] * self._way
        return np.column_stack([np.bincount(self._point, pushes[:, axis], self._count) for axis in (0, 1)])


def _divide(line: Floats) -> tuple[Floats, float]:
    """Return points along a closed line at equal distances, and that distance."""
    lengths = np.concatenate([[0.0], np.cumsum(np.hypot(*np.diff(line, axis=0).T))])
    count = max(16, round(lengths[-1] / POINT))
    along = np.linspace(0, lengths[-1], count, endpoint=False)
    points = np.column_stack([np.interp(along, lengths, line[:, axis]) for axis in (0, 1)])
    return points, float(lengths[-1] / count)
