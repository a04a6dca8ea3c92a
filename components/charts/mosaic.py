"""Regions -> cell mosaic: every symptom has a cell, an outline is the rounded union of its cells.

It is true and roomy by construction for any tables: a mark stands in its own cell, so it is inside
exactly the outlines that hold the cell. All lengths are in px, x to the right and y down.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

import shapely
from shapely import Geometry

from components.charts.cells.grid import ABOVE, BELOW, LEFT, RIGHT
from components.charts.cells.lines import rank_lines
from components.charts.cells.plan import AROUND_CELLS, Plan, find_room, list_tag_rooms, plan_cells
from components.charts.gaps import close_gaps
from components.charts.layout import Canvas, Layout, Mark, NoLayout, list_drawn
from components.charts.measure import fit_text
from components.charts.tags import place_tags
from components.facts.regions import Region

GAP = 2.5  # px between two outlines that run side by side, and from the outer one to the cells' border
AIR = 4.0  # px between the innermost outline and a name
CORNER = 9.0  # px, the radius of the corners
INNER_CORNER = 5.0  # px; larger would let an inward corner reach into a neighbour's cell
FILL = 1.4  # rows grow to so many times what they need, within the canvas

Ranks = Mapping[tuple[int, int, int], int]  # of lines along sides, as `rank_lines` gives them


@dataclass(frozen=True)
class Edges:
    """Where the columns and rows of a grid begin, and where the last of each ends."""

    lefts: Sequence[float]
    tops: Sequence[float]


def place_mosaic(regions: Sequence[Region], order: Sequence[str], names: Mapping[str, str], canvas: Canvas) -> Layout:
    """Draw imbalances as a mosaic of cells, as tall as the names need; this works for any table."""
    if not regions:
        return Layout("mosaic", canvas, {}, (), ())
    plan = plan_cells(regions, order, names, canvas, GAP * len(list_drawn(regions, order)) + AIR)
    for tag_room in list_tag_rooms(plan.grid):
        layout = _place(plan, regions, canvas, tag_room)
        if layout.tags:
            break
    return layout


def _place(plan: Plan, regions: Sequence[Region], canvas: Canvas, tag_room: Sequence[int]) -> Layout:
    """Turn cells into px; above its names a row gets room for so many tags, one over the other."""
    ranks = rank_lines(plan.grid)
    border = GAP * max(ranks.values(), default=0) + AIR
    wide = plan.find_width(canvas)
    lines = {
        symptom: fit_text(plan.names[symptom], canvas.text, find_room(wide, border, canvas)) for symptom in plan.cells
    }
    above = [max(0.0, tags * (canvas.tag + 3) - AIR) for tags in tag_room]
    least = [high + more + 2 * border for high, more in zip(plan.find_row_heights(lines, canvas), above, strict=True)]
    spare = max(0.0, min(canvas.height - 2 * AROUND_CELLS, FILL * sum(least)) - sum(least)) / len(least)
    tops = list(accumulate((high + spare for high in least), initial=AROUND_CELLS))
    edges = Edges([AROUND_CELLS + column * wide for column in range(plan.grid.columns + 1)], tops)
    marks = []
    for symptom, cell in sorted(plan.cells.items()):
        row, column = divmod(cell, plan.grid.columns)
        x, y = edges.lefts[column] + border + canvas.radius, (tops[row] + above[row] + tops[row + 1]) / 2
        marks.append(Mark(symptom, round(x, 1), round(y, 1), lines[symptom]))
    outlines = {name: _outline(plan, 1 << index, edges, ranks) for index, name in enumerate(plan.imbalances)}
    outlines = close_gaps(outlines, marks, regions)
    canvas = replace(canvas, height=round(tops[-1] + AROUND_CELLS))
    tags = place_tags(outlines, plan.names, marks, canvas)
    return Layout("mosaic", canvas, outlines, tuple(marks), () if isinstance(tags, NoLayout) else tags)


def _outline(plan: Plan, bit: int, edges: Edges, ranks: Ranks) -> Geometry:
    """Join the cells of an imbalance, pull each side in by the rank of its line, and round the corners."""
    boxes, strips = [], []
    for cell, held in enumerate(plan.grid.cells):
        if held & bit:
            row, column = divmod(cell, plan.grid.columns)
            left, right = edges.lefts[column], edges.lefts[column + 1]
            top, bottom = edges.tops[row], edges.tops[row + 1]
            boxes.append((left, top, right, bottom))
            for side, (x0, y0, x1, y1) in {
                LEFT: (left, top, left, bottom),
                RIGHT: (right, top, right, bottom),
                ABOVE: (left, top, right, top),
                BELOW: (left, bottom, right, bottom),
            }.items():
                inset = GAP * ranks.get((bit, cell, side), 0)
                if inset:  # cut a strip along the side, longer than it, so that inner corners stay sharp
                    strips.append((x0 - inset, y0 - inset, x1 + inset, y1 + inset))
    shape = shapely.union_all(shapely.box(*zip(*boxes, strict=True)))
    return _round(shape.difference(shapely.union_all(shapely.box(*zip(*strips, strict=True)))))


def _round(shape: Geometry) -> Geometry:
    """Round the corners of a shape, outward ones first."""
    shape = shape.buffer(-CORNER).buffer(CORNER, quad_segs=6)
    return shapely.set_precision(shape.buffer(INNER_CORNER).buffer(-INNER_CORNER, quad_segs=6), 0.1)
