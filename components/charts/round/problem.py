"""Regions -> problem: what the minimiser has to know about them, as arrays."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from components.charts.layout import Canvas, list_drawn
from components.charts.round.boxes import Boxes, Whole
from components.charts.round.curves import Real
from components.charts.round.grid import Mask
from components.facts.regions import Region


@dataclass(frozen=True)
class Problem:
    """The regions to draw, on a page.

    Parameters
    ----------
    listed : tuple of str
        The lists that hold anything, in their fixed order; their places are the bits of a region's code.
    """

    regions: Sequence[Region]
    listed: tuple[str, ...]
    names: Mapping[str, str]
    canvas: Canvas

    @cached_property
    def codes(self) -> Whole:
        """The code of each region: shape (regions,)."""
        members = ([imbalance in region.membership for imbalance in self.listed] for region in self.regions)
        return np.array([sum(1 << place for place, held in enumerate(each) if held) for each in members], np.intp)

    @cached_property
    def absent(self) -> Mask:
        """Whether a region must not be drawn, by its code: shape (2 ** lists,). The outside of all lists may."""
        absent = np.ones(2 ** len(self.listed), bool)
        absent[[0, *self.codes]] = False
        return absent

    @property
    def has_twins(self) -> bool:
        """Whether two lists hold the same symptoms."""
        return len({tuple(self.codes >> place & 1) for place in range(len(self.listed))}) < len(self.listed)

    @property
    def page(self) -> float:
        """The area of the page in px²."""
        return self.canvas.width * self.canvas.height

    def find_sides(self, boxes: Boxes) -> Real:
        """Return 1 where a list holds a name and -1 where not: shape (lists, names)."""
        held = self.codes[boxes.region] >> np.arange(len(self.listed))[:, None] & 1
        return np.asarray(2.0 * held - 1)


def pose_problem(regions: Sequence[Region], order: Sequence[str], names: Mapping[str, str], canvas: Canvas) -> Problem:
    """Leave out the lists that hold nothing."""
    return Problem(regions, tuple(list_drawn(regions, order)), names, canvas)
