"""Seating -> map of regions, by threshold dynamics in which no other regions can occur than those of the tables.

Each turn blurs the inside of every outline and gives each pixel the region that agrees best with what is around
it. Borders move as if they were elastic, an empty region cannot arise, and pixels near names stay as they are.

References
----------
Merriman, Bence and Osher (1992), Diffusion Generated Motion by Mean Curvature, UCLA CAM report 92-18.
Esedoglu and Otto (2015), Threshold Dynamics for Networks with Arbitrary Surface Tensions, CPAM 68.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil

import numpy as np
import shapely
from numpy.typing import NDArray

from components.charts.flow.blur import find_window, sum_windows
from components.charts.flow.parameters import (
    FRAME,
    OUTSIDE,
    PAD,
    PULL,
    PULL_REACH,
    SPREAD,
    STEP,
    TIDY,
    TURNS,
    WIDE,
    find_unit,
)
from components.charts.flow.seating import Seating

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]
Mask = NDArray[np.bool_]

FIELD = 21  # bits for one outline in a packed sum; windows of 37 pixels, summed twice, fit
SUMMED = 3  # outlines in one packed sum


class RegionMap:
    """A picture in which each pixel holds its region: the imbalances whose outlines it is inside of, as bits.

    Attributes
    ----------
    unit : float
        By how much lengths grow with the text.
    step : float
        The side of a pixel in px.
    x, y : ndarray
        The middles of columns and rows of pixels in px.
    boxes : ndarray, shape (names, 4)
        left, top, right and bottom of each mark with its name, in px.
    labels : ndarray, shape (rows, columns)
        The region of each pixel.
    """

    def __init__(self, seating: Seating, memberships: Sequence[int]) -> None:
        canvas = seating.canvas
        self.unit = find_unit(canvas.text)
        self.step, pad = STEP * self.unit, PAD * self.unit
        self.x = _list_middles(canvas.width, self.step)
        self.y = _list_middles(canvas.height, self.step)
        self.lists = max(memberships).bit_length()
        self.regions = np.array(sorted({0, *memberships}))
        self.boxes = np.array([shapely.union_all(mark.boxes(canvas)).bounds for mark in seating.marks])
        self.memberships = np.array(memberships)
        self.pitch = seating.pitch / self.step
        away, nearest = self._measure_names()
        self.fixed = (away < pad) | ~self._find_page(seating)
        self.wanted = np.where(away < pad, nearest, 0)
        self.pull = np.exp(-(np.maximum(0, away - pad) ** 2) / (2 * PULL_REACH**2))  # 0 where no name is near
        self.drawn_to = nearest
        self.labels = np.where(self.fixed, self.wanted, seating.find_cells(*np.meshgrid(self.x, self.y)))

    def relax(self) -> None:
        """Let the borders become short, and remove pieces without a name."""
        for turn in range(TURNS):
            spread = self.pitch * (SPREAD[0] + (SPREAD[1] - SPREAD[0]) * turn / (TURNS - 1))
            self._turn(find_window(spread), find_window(WIDE * spread))
            if turn % TIDY == TIDY - 1 or turn == TURNS - 1:
                self._remove_nameless()

    def inside(self) -> Mask:
        """Return which pixels are inside each outline, shape (lists, rows, columns)."""
        return self.labels >> np.arange(self.lists)[:, None, None] & 1 > 0

    def find_pixels(self, points: Floats) -> tuple[Ints, Ints]:
        """Return the rows and columns of the pixels at some points, shape (points, 2)."""
        columns, rows = ((points - [self.x[0], self.y[0]]) / self.step + 0.5).astype(int).T
        return np.clip(rows, 0, len(self.y) - 1), np.clip(columns, 0, len(self.x) - 1)

    def sample(self, field: Floats, points: Floats) -> Floats:
        """Read a field of the map between the middles of its pixels.

        Parameters
        ----------
        field : ndarray, shape (rows, columns)
        points : ndarray, shape (points, 2)
            In px.

        Returns
        -------
        ndarray, shape (points,)
        """
        at = (points - [self.x[0], self.y[0]]) / self.step
        left, top = np.clip(at.astype(int), 0, [len(self.x) - 2, len(self.y) - 2]).T
        right, low = at.T - [left, top]
        upper = field[top, left] * (1 - right) + field[top, left + 1] * right
        lower = field[top + 1, left] * (1 - right) + field[top + 1, left + 1] * right
        return np.asarray(upper * (1 - low) + lower * low)

    def _find_page(self, seating: Seating) -> Mask:
        """Find the pixels where outlines may be: half a bundle away from the edges, where lines run side by side."""
        rims, canvas = seating.bundles, seating.canvas
        across = (self.x > FRAME + rims.left / 2) & (self.x < canvas.width - FRAME - rims.right / 2)
        along = (self.y > FRAME + rims.top / 2) & (self.y < canvas.height - FRAME - rims.bottom / 2)
        return np.asarray(across & along[:, None])

    def _measure_names(self) -> tuple[Floats, Ints]:
        """Find how far each pixel is from the nearest name, in px, and which region that name is in."""
        away = np.full((len(self.y), len(self.x)), np.inf)
        nearest = np.zeros(away.shape, np.int64)
        for membership, (left, top, right, bottom) in zip(self.memberships.tolist(), self.boxes, strict=True):
            reach = 4 * PULL_REACH
            columns = slice(*np.searchsorted(self.x, [left - reach, right + reach]))
            rows = slice(*np.searchsorted(self.y, [top - reach, bottom + reach]))
            across = np.maximum(0, np.maximum(left - self.x[columns], self.x[columns] - right))
            along = np.maximum(0, np.maximum(top - self.y[rows], self.y[rows] - bottom))
            found = np.hypot(across, along[:, None])
            nearer = found < away[rows, columns]
            away[rows, columns][nearer] = found[nearer]
            nearest[rows, columns][nearer] = membership
        return away, nearest

    def _turn(self, across: int, along: int) -> None:
        """Give each free pixel the region that agrees best with what is around it."""
        whole = (across * along) ** 2
        lists = np.arange(self.lists)[:, None, None]
        around = 2 * self._blur(across, along) - whole  # from -whole, where all is outside, to whole
        drawn = np.rint(2 * PULL * whole * self.pull).astype(np.int64)
        around += np.where(self.drawn_to >> lists & 1, drawn, -drawn)
        labels = ((around > 0) << lists).sum(0)
        missing = ~np.isin(labels, self.regions) & ~self.fixed
        inside = 2 * (self.regions[:, None] >> np.arange(self.lists) & 1) - 1
        agreement = np.einsum("rl,lp->rp", inside, around[:, missing])
        labels[missing] = self.regions[agreement.argmax(0)]
        self.labels = np.where(self.fixed, self.wanted, labels)

    def _blur(self, across: int, along: int) -> Ints:
        """Blur the inside of each outline; several share one packed sum, which is faster."""
        blurred = []
        for first in range(0, self.lists, SUMMED):
            places = np.arange(min(SUMMED, self.lists - first))
            bits = self.labels >> first
            packed = sum((bits >> place & 1) << FIELD * place for place in places.tolist())
            sums = sum_windows(np.asarray(packed), across, along)
            blurred += [sums >> FIELD * place & (1 << FIELD) - 1 for place in places.tolist()]
        return np.array(blurred)

    def _remove_nameless(self) -> None:
        """Give pieces that hold none of their region's names to what surrounds them."""
        labels = np.where(self._reach_from_names(), self.labels, -1)
        while (labels < 0).any():
            padded = np.pad(labels, 1, constant_values=0)
            for beside in (padded[1:-1, :-2], padded[1:-1, 2:], padded[:-2, 1:-1], padded[2:, 1:-1]):
                labels = np.where(labels < 0, beside, labels)
        self.labels = np.where(self.fixed, self.wanted, labels)

    def _reach_from_names(self) -> Mask:
        """Find the pixels that can be reached from a name of their region, or from outside, without leaving it."""
        middles = (self.boxes[:, :2] + self.boxes[:, 2:]) / 2
        reached = np.zeros(self.labels.shape, bool)
        reached[0, 0] = True  # the outside; a hole in the middle of the lists is nameless too
        reached[np.searchsorted(self.y, middles[:, 1]) - 1, np.searchsorted(self.x, middles[:, 0]) - 1] = True
        level, upright = _number_runs(self.labels), _number_runs(self.labels.T).T
        count = 0
        while count != reached.sum():
            count = reached.sum()
            for runs in (level, upright):
                reached = (np.bincount(runs[reached], minlength=runs.size) > 0)[runs]
        return reached


def _list_middles(length: float, step: float) -> Floats:
    """List the middles of pixels along the page, and of some outside of it."""
    return np.asarray((np.arange(ceil(length / step) + 2 * OUTSIDE) - OUTSIDE + 0.5) * step)


def _number_runs(labels: Ints) -> Ints:
    """Give each run of equal pixels along a row a number of its own."""
    begins = np.ones(labels.shape, bool)
    begins[:, 1:] = labels[:, 1:] != labels[:, :-1]
    return np.cumsum(begins).reshape(labels.shape) - 1
