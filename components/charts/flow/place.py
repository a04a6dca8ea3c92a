"""Regions -> layout: smooth outlines that bend around names, for up to six lists and any tables.

Cells give each symptom a place; a map of regions makes their borders short; lines that share a border are laid
side by side; each outline is smoothed with names as obstacles; what the judge would refuse is drawn again,
calmer and nearer to the map.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from time import perf_counter

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely import Geometry

from components.charts.cells.seats import Plan, list_tag_rooms, plan_cells
from components.charts.flow.blur import find_window, sum_windows
from components.charts.flow.grouping import share_moves
from components.charts.flow.labels import LabelMap
from components.charts.flow.names import Seating, seat_names
from components.charts.flow.offsets import Borders
from components.charts.flow.parameters import (
    BORDER,
    CALM_TETHER,
    CALM_WAVE,
    CALMER,
    HEAT_REACH,
    LESS_OFFSET,
    LESS_TETHER,
    REPAIRS,
    SECONDS,
    TETHER,
    WAVE,
    find_unit,
)
from components.charts.flow.clearing import free_names
from components.charts.flow.rings import Page, Ring
from components.charts.gaps import list_pieces
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
    plan = plan_cells(regions, order, names, canvas, BORDER * find_unit(canvas.text))
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
        self.page = Page(self.regions.boxes, seating.canvas)
        self.heat = np.zeros(self.regions.labels.shape)  # 1 where outlines must keep to the map

    def draw(self, regions: Sequence[Region], end: float) -> Layout:
        """Draw all outlines, and again as long as there is a weak spot."""
        for repair in range(REPAIRS + 1):
            outlines = self._trace(CALMER[repair])
            layout = Layout("flow", self.canvas, outlines, self.marks, ())
            spots = [piece.shape for piece in list_pieces(outlines, self.marks, regions) if piece.is_gap]
            if not spots or perf_counter() > end:
                break
            self.heat = np.maximum(self.heat, self._warm(spots, 1.0 if repair else 0.75))
        return layout

    def _trace(self, calmer: float) -> dict[str, Geometry]:
        unit = self.regions.unit
        share = 1 - LESS_OFFSET * self.heat
        lines = [self.borders.trace(place, share) for place in range(len(self.imbalances))]
        rings = [Ring(line, self.page) for some in lines for line in some]
        tethers = [1 - LESS_TETHER * self.regions.sample(self.heat, ring.start) for ring in rings]
        moved = [
            ring.settle(ring.start, WAVE * unit * calmer, TETHER * unit * tether)
            for ring, tether in zip(rings, tethers, strict=True)
        ]
        shared = share_moves(rings, moved, self.regions)
        calm = iter(
            [
                ring.settle(begin, CALM_WAVE * unit * calmer, CALM_TETHER * unit * tether)
                for ring, begin, tether in zip(rings, shared, tethers, strict=True)
            ]
        )
        outlines = {}
        for place, imbalance in enumerate(self.imbalances):
            outline = join_rings([next(calm) for _ in lines[place]])
            outlines[imbalance] = free_names(outline, self.names, self.inside[place])
        return outlines

    def _warm(self, spots: Sequence[Geometry], heat: float) -> Floats:
        """Put heat on weak spots and around them, fading."""
        around = shapely.union_all(shapely.buffer(spots, HEAT_REACH, quad_segs=3))
        hot = heat * shapely.contains_xy(around, *np.meshgrid(self.regions.x, self.regions.y))
        window = find_window(HEAT_REACH / 1.4 / self.regions.step)
        return np.maximum(hot, sum_windows(hot, window, window) / window**4)


def join_rings(rings: Sequence[Floats]) -> Geometry:
    """Join rings to one shape; a ring inside another is a hole."""
    parts = [shapely.make_valid(shapely.Polygon(ring)) for ring in rings]
    outline = shapely.Polygon()
    for part in sorted(parts, key=lambda part: -part.area):
        outline = outline.symmetric_difference(part)
    return outline.simplify(0.1)
