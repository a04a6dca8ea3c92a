"""Seating -> outlines: rings along the borders of a map of regions, smoothed until nothing is left to repair."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely import Geometry

from components.charts.cells.plan import Plan
from components.charts.flow.blur import find_window, sum_windows
from components.charts.flow.clearing import free_names
from components.charts.flow.offsets import Borders
from components.charts.flow.parameters import (
    CALM_TETHER,
    CALM_WAVE,
    CALMER,
    FIRST_HEAT,
    HEAT_REACH,
    LESS_OFFSET,
    LESS_TETHER,
    TETHER,
    WAVE,
)
from components.charts.flow.region_map import RegionMap
from components.charts.flow.rings import Page, Ring
from components.charts.flow.seating import Seating
from components.charts.flow.sharing import share_moves
from components.charts.gaps import list_pieces
from components.facts.regions import Region

Floats = NDArray[np.float64]


class Attempt:
    """An attempt to draw outlines around one seating of names; each pass makes them better."""

    def __init__(self, plan: Plan, seating: Seating) -> None:
        memberships = [plan.memberships[mark.symptom] for mark in seating.marks]
        self.imbalances, self.marks = plan.imbalances, seating.marks
        self.names = np.array([shapely.union_all(mark.boxes(seating.canvas)) for mark in seating.marks], dtype=object)
        self.inside = np.array(memberships) >> np.arange(len(plan.imbalances))[:, None] & 1 > 0
        self.map = RegionMap(seating, memberships)
        self.map.relax()
        self.borders = Borders(self.map)
        self.page = Page(self.map.boxes, seating.canvas)
        self.heat = np.zeros(self.map.labels.shape)  # 1 where outlines must keep to the map

    def draw(self, regions: Sequence[Region], passes: Iterator[int]) -> dict[str, Geometry]:
        """Draw all outlines, and draw them again, calmer, while there is a gap; each time takes one of the passes.

        Returns
        -------
        dict of str to Geometry
            By imbalance; a gap may remain. Empty if there was no pass left.
        """
        outlines: dict[str, Geometry] = {}
        for (repair, calmer), _ in zip(enumerate(CALMER), passes, strict=False):
            outlines = self._trace(calmer)
            gaps = [piece.shape for piece in list_pieces(outlines, self.marks, regions) if piece.is_gap]
            if not gaps:
                break
            self._warm(gaps, 1.0 if repair else FIRST_HEAT)
        return outlines

    def _trace(self, calmer: float) -> dict[str, Geometry]:
        """Trace all outlines along the borders of the map, and smooth them."""
        share = 1 - LESS_OFFSET * self.heat
        lines = [self.borders.trace(place, share) for place in range(len(self.imbalances))]
        rings = [Ring(line, self.page) for some in lines for line in some]
        smooth = iter(self._smooth(rings, calmer))
        outlines = [_join(list(islice(smooth, len(some)))) for some in lines]
        freed = [free_names(outline, self.names, inside) for outline, inside in zip(outlines, self.inside, strict=True)]
        return dict(zip(self.imbalances, freed, strict=True))

    def _smooth(self, rings: Sequence[Ring], calmer: float) -> list[Floats]:
        """Smooth each ring alone, move rings that run side by side together, and smooth what this has bent."""
        unit = self.map.unit
        tethers = [unit * (1 - LESS_TETHER * self.map.sample(self.heat, ring.start)) for ring in rings]
        wave, calm_wave = WAVE * unit * calmer, CALM_WAVE * unit * calmer
        pairs = zip(rings, tethers, strict=True)
        moved = [ring.settle(ring.start, wave, TETHER * tether) for ring, tether in pairs]
        shared = zip(rings, share_moves(rings, moved, self.map), tethers, strict=True)
        return [ring.settle(begin, calm_wave, CALM_TETHER * tether) for ring, begin, tether in shared]

    def _warm(self, gaps: Sequence[Geometry], heat: float) -> None:
        """Put heat on gaps and around them, fading."""
        around = shapely.union_all(shapely.buffer(gaps, HEAT_REACH, quad_segs=3))
        hot = heat * shapely.contains_xy(around, *np.meshgrid(self.map.x, self.map.y))
        window = find_window(HEAT_REACH / 1.4 / self.map.step)
        faded = sum_windows(hot, window, window) / window**4
        self.heat = np.maximum(self.heat, np.maximum(hot, faded))


def _join(rings: Sequence[Floats]) -> Geometry:
    """Join rings to one shape; a ring inside another is a hole."""
    parts = [shapely.make_valid(shapely.Polygon(ring)) for ring in rings]
    outline = shapely.Polygon()
    for part in sorted(parts, key=lambda part: -part.area):
        outline = outline.symmetric_difference(part)
    return outline.simplify(0.1)
