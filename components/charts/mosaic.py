"""Regions -> cell mosaic: every symptom has a cell, an outline is the rounded union of its cells.

It is true and roomy by construction for any tables: a mark stands in its own cell, so it is inside
exactly the outlines that hold the cell. All lengths are in px, x to the right and y down.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import accumulate
from math import ceil

import shapely
from shapely import Geometry

from components.charts.cells import ABOVE, BELOW, LEFT, RIGHT, Grid, arrange_best, rank_lines, seat
from components.charts.layout import Canvas, Layout, Mark, NoLayout, list_drawn
from components.charts.measure import MOST_LINES, fit_text, measure_lines, measure_word
from components.charts.tags import place_tags
from components.facts.regions import Region

GAP = 2.5  # px between two outlines that run side by side, and from the outer one to the cells' border
AIR = 4.0  # px between the innermost outline and a name
CORNER = 9.0  # px, the radius of the corners
INNER_CORNER = 5.0  # px; larger would let an inward corner reach into a neighbour's cell
AROUND_CELLS = 3.0  # px from the cells to the edge of the figure, half the width of a line and a little more
WIDEST = 190.0  # px; a wider cell leaves its name lost in it
MOST_COLUMNS = 12


@dataclass(frozen=True)
class Plan:
    """Who sits where: symptoms in the cells of a grid, imbalances by the index of their bit."""

    grid: Grid
    imbalances: Sequence[str]
    cells: Mapping[str, int]  # by symptom
    names: Mapping[str, str]

    @cached_property
    def ranks(self) -> dict[tuple[int, int, int], int]:
        """The ranks of the outlines along the sides of the cells."""
        return rank_lines(self.grid)

    @property
    def border(self) -> float:
        """The px from the side of a cell to its mark and name."""
        return GAP * max(self.ranks.values(), default=0) + AIR


@dataclass(frozen=True)
class Edges:
    """Where the columns and rows of a grid begin, and where the last of each ends."""

    lefts: Sequence[float]
    tops: Sequence[float]


def place_mosaic(
    regions: Sequence[Region], order: Sequence[str], names: Mapping[str, str], canvas: Canvas
) -> Layout | NoLayout:
    """Draw any number of imbalances as a mosaic of cells; it is as tall as the names need."""
    if not regions:
        return Layout("mosaic", canvas, {}, (), ())
    drawn = list_drawn(regions, order)
    bits = {imbalance: 1 << index for index, imbalance in enumerate(drawn)}
    memberships = {
        symptom: sum(bits[imbalance] for imbalance in region.membership)
        for region in regions
        for symptom in sorted(region.symptoms)
    }
    columns = _choose_columns([names[symptom] for symptom in memberships], canvas, GAP * len(drawn) + AIR)
    grid = arrange_best(list(memberships.values()), columns)
    plan = Plan(grid, drawn, seat(grid, memberships, names), names)
    tries = (_place(plan, canvas, room) for room in _list_tag_rooms(grid))
    return next((layout for layout in tries if isinstance(layout, Layout)), NoLayout("a tag finds no free place"))


def _choose_columns(names: Sequence[str], canvas: Canvas, border: float) -> list[int]:
    """Return how many columns to try: the most that leave each name room without a broken word, and one less."""
    width = canvas.width - 2 * AROUND_CELLS

    def fits(columns: int) -> bool:
        room = _find_room(width / columns, border, canvas)
        return all(
            measure_word(name, canvas.text) <= room and len(fit_text(name, canvas.text, room)) <= MOST_LINES
            for name in names
        )

    most = next((columns for columns in range(min(len(names), MOST_COLUMNS), 1, -1) if fits(columns)), 1)
    least = min(most, ceil(width / WIDEST))
    return list(range(max(1, least, most - 1), most + 1))


def _find_room(column: float, border: float, canvas: Canvas) -> float:
    """Return the width for a name in a column of a width."""
    return column - 2 * border - canvas.radius - canvas.text_at


def _list_tag_rooms(grid: Grid) -> Iterator[list[int]]:
    """Yield for how many tags each row should have room, from the least to what must do.

    An outline that begins in a row runs through the room above its names there, at the top or
    at a side, so with room for every tag that begins in the row each finds a place.
    """
    begins = [min(cell for cell, held in enumerate(grid.cells) if held & bit) // grid.columns for bit in grid.bits]
    counts = [begins.count(row) for row in range(grid.rows)]
    yield [min(count, 1) for count in counts]
    yield [1] * grid.rows
    yield [2 * count for count in counts]


def _place(plan: Plan, canvas: Canvas, tag_room: Sequence[int]) -> Layout | NoLayout:
    """Turn cells into px; above its names a row gets room for so many tags, one over the other."""
    columns, border = plan.grid.columns, plan.border
    wide = (canvas.width - 2 * AROUND_CELLS) / columns
    room = _find_room(wide, border, canvas)
    lines = {symptom: fit_text(plan.names[symptom], canvas.text, room) for symptom in plan.cells}
    above = [max(0.0, tags * (canvas.tag + 3) - AIR) for tags in tag_room]
    edges = Edges(
        [AROUND_CELLS + column * wide for column in range(columns + 1)], _stack_rows(plan, lines, above, canvas)
    )
    marks = []
    for symptom, cell in sorted(plan.cells.items()):
        row, column = divmod(cell, columns)
        x = edges.lefts[column] + border + canvas.radius
        y = (edges.tops[row] + above[row] + edges.tops[row + 1]) / 2
        marks.append(Mark(symptom, round(x, 1), round(y, 1), lines[symptom]))
    outlines = {imbalance: _outline(plan, 1 << index, edges) for index, imbalance in enumerate(plan.imbalances)}
    canvas = replace(canvas, height=round(edges.tops[-1] + AROUND_CELLS))
    tags = place_tags(outlines, plan.names, marks, canvas)
    return tags if isinstance(tags, NoLayout) else Layout("mosaic", canvas, outlines, tuple(marks), tags)


def _stack_rows(plan: Plan, lines: Mapping[str, Sequence[str]], above: Sequence[float], canvas: Canvas) -> list[float]:
    """Return where the rows begin and the last one ends, each as high as its names need and no less than a mark."""
    rows, border = plan.grid.rows, plan.border
    least = [2 * canvas.radius] * rows
    for symptom, cell in plan.cells.items():
        row = cell // plan.grid.columns
        least[row] = max(least[row], measure_lines(lines[symptom], canvas.text)[1])
    needed = sum(least) + sum(above) + 2 * border * rows
    spare = max(0.0, min(canvas.height - 2 * AROUND_CELLS, 1.4 * needed) - needed) / rows
    heights = [high + more + 2 * border + spare for high, more in zip(least, above, strict=True)]
    return list(accumulate(heights, initial=AROUND_CELLS))


def _outline(plan: Plan, bit: int, edges: Edges) -> Geometry:
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
                inset = GAP * plan.ranks.get((bit, cell, side), 0)
                if inset:  # cut a strip along the side, longer than it, so that inner corners stay sharp
                    strips.append((x0 - inset, y0 - inset, x1 + inset, y1 + inset))
    shape = shapely.union_all(shapely.box(*zip(*boxes, strict=True)))
    return _round(shape.difference(shapely.union_all(shapely.box(*zip(*strips, strict=True)))))


def _round(shape: Geometry) -> Geometry:
    """Round the corners of a shape, outward ones first."""
    shape = shape.buffer(-CORNER).buffer(CORNER, quad_segs=6)
    return shapely.set_precision(shape.buffer(INNER_CORNER).buffer(-INNER_CORNER, quad_segs=6), 0.1)
