"""Regions -> layout: smooth outlines that bend around names, for up to six lists and any tables.

Cells give each symptom a place; a map of regions makes their borders short; lines that share a border are laid
side by side; each outline is smoothed with names as obstacles; what the judge would refuse is drawn again,
calmer and nearer to the map.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from time import perf_counter

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely import Geometry

from components.charts.cells.seats import Plan, list_tag_rooms, plan_cells
from components.charts.flow.blur import find_window, sum_windows
from components.charts.flow.labels import LabelMap
from components.charts.flow.names import Seating, seat_names
from components.charts.flow.offsets import Borders
from components.charts.flow.parameters import (
    BORDER,
    CALMER,
    HEAT_REACH,
    LESS_OFFSET,
    LESS_TETHER,
    REPAIRS,
    SECONDS,
    TETHER,
    WAVE,
)
from components.charts.flow.repair import find_weak_spots, free_names
from components.charts.flow.rings import Smoother
from components.charts.judge import find_faults
from components.charts.layout import Canvas, Layout, NoLayout
from components.charts.tags import place_tags
from components.facts.regions import Region

Floats = NDArray[np.float64]
MOST_LISTS = 6


def place_flow(
    regions: Sequence[Region], order: Sequence[str], names: Mapping[str, str], canvas: Canvas
) -> Layout | NoLayout:
    """Draw smooth outlines around names; the chart is as tall as the names need.

    Returns
    -------
    Layout or NoLayout
        A layout without a fault, or why there is none within the time.
    """
    listed = {name for region in regions for name in region.membership}
    if not 1 <= len(listed) <= MOST_LISTS:
        return NoLayout(f"{len(listed)} lists")
    end = perf_counter() + SECONDS
    plan = plan_cells(regions, order, names, canvas, BORDER)
    reason = "no time"
    for tag_room in ([0] * plan.grid.rows, *list_tag_rooms(plan.grid)):
        layout = _Drawing(plan, seat_names(plan, canvas, tag_room)).draw(regions, end)
        tags = place_tags(layout.outlines, names, layout.marks, layout.canvas)
        layout = Layout("flow", layout.canvas, layout.outlines, layout.marks, () if isinstance(tags, NoLayout) else tags)
        reason = next(find_faults(layout, regions), "")
        if not reason:
            return layout
        if perf_counter() > end:
            break
    return NoLayout(reason)


class _Drawing:
    """One seating of names, and the outlines around it as they get better."""

    def __init__(self, plan: Plan, seating: Seating) -> None:
        masks = [plan.memberships[mark.symptom] for mark in seating.marks]
        self.imbalances, self.marks, self.canvas = plan.imbalances, seating.marks, seating.canvas
        self.names = np.array([mark.shape(seating.canvas) for mark in seating.marks], dtype=object)
        self.inside = np.array(masks) >> np.arange(len(plan.imbalances))[:, None] & 1 > 0
        self.regions = LabelMap(seating, masks)
        self.regions.relax()
        self.borders = Borders(self.regions)
        self.smoother = Smoother(self.regions.boxes, seating.canvas)
        self.heat = np.zeros(self.regions.labels.shape)  # 1 where outlines must keep to the map

    def draw(self, regions: Sequence[Region], end: float) -> Layout:
        """Draw all outlines, then those again that pass by a weak spot."""
        wave = WAVE * min(1.3, max(0.8, self.canvas.text / 14))
        outlines: dict[int, Geometry] = {}
        again = list(range(len(self.imbalances)))
        for repair in range(REPAIRS + 1):
            outlines |= self._trace(again, wave * CALMER[repair], 1 - LESS_OFFSET * self.heat)
            drawn = {name: outlines[place] for place, name in enumerate(self.imbalances)}
            layout = Layout("flow", self.canvas, drawn, self.marks, ())
            spots = list(find_weak_spots(layout, regions))
            if not spots or perf_counter() > end:
                break
            warmer = self._warm(spots, 1.0 if repair else 0.75)
            self.heat = np.maximum(self.heat, warmer)
            near = (np.abs(self.borders.depth) < HEAT_REACH) & (warmer > 0.05)
            again = np.flatnonzero(near.any((1, 2))).tolist()
        return layout

    def _trace(self, places: Sequence[int], wave: float, share: Floats) -> Iterator[tuple[int, Geometry]]:
        for place, outline in self.borders.trace(places, share).items():
            smooth = self.smoother.smooth(outline, wave, self._find_tether)
            yield place, free_names(smooth, self.names, self.inside[place])

    def _find_tether(self, points: Floats) -> Floats:
        """Say how far points may leave their start: less where there is heat."""
        first = np.array([self.regions.x[0], self.regions.y[0]])
        columns, rows = np.rint((points - first) / self.regions.step).astype(int).T
        height, width = self.heat.shape
        heat = self.heat[np.clip(rows, 0, height - 1), np.clip(columns, 0, width - 1)]
        return np.asarray(TETHER * (1 - LESS_TETHER * heat))

    def _warm(self, spots: Sequence[Geometry], heat: float) -> Floats:
        """Put heat on weak spots and around them, fading."""
        around = shapely.union_all(shapely.buffer(spots, HEAT_REACH, quad_segs=3))
        hot = heat * shapely.contains_xy(around, *np.meshgrid(self.regions.x, self.regions.y))
        window = find_window(HEAT_REACH / 1.4 / self.regions.step)
        return np.maximum(hot, sum_windows(hot, window, window) / window**4)
