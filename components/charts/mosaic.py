"""Regions -> cell mosaic: every symptom has a cell, an outline is the rounded union of its cells.

True and roomy by construction for any tables: a mark stands in its own cell, so it is inside
exactly the outlines that hold the cell. The search only makes the shapes compact.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import reduce
from itertools import accumulate
from math import ceil, exp
from operator import or_
from random import Random

import shapely
from shapely import Geometry

from components.charts.layout import Canvas, Layout, Mark, measure_lines, place_tags
from components.charts.measure import fit_text, measure_word, wrap_text
from components.facts.regions import Region

GAP = 2.5  # px between two outlines that run side by side, and from the outer one to the cells' border
AIR = 4.0  # px between the innermost outline and a name
CORNER = 9.0  # px, the radius of the corners
INNER_CORNER = 5.0  # px; larger would let an inward corner reach into a neighbour's cell
MARGIN = 3.0  # px around the cells, half the width of a line and a little more
ROUNDS = 6000  # swaps tried; more improve little
LEFT, RIGHT, ABOVE, BELOW = range(4)  # the sides of a cell, as Grid.near orders them
WIDEST = 190.0  # px; a wider cell leaves its name lost in it


class Grid:
    """Cells in rows: each holds the set of imbalances of its symptom, as the bits of an int."""

    def __init__(self, columns: int, cells: list[int]) -> None:
        self.columns = columns
        self.rows = len(cells) // columns
        self._held = [*cells, 0]  # the last stands for the outside, which is the neighbour -1
        self.near = [tuple(self._neighbours(at)) for at in range(len(cells))]

    @property
    def cells(self) -> list[int]:
        """What each cell holds, row by row."""
        return self._held[:-1]

    def _neighbours(self, at: int) -> Iterator[int]:
        """Yield the cells beside a cell; -1 stands for the outside."""
        row, column = divmod(at, self.columns)
        yield at - 1 if column else -1
        yield at + 1 if column + 1 < self.columns else -1
        yield at - self.columns if row else -1
        yield at + self.columns if row + 1 < self.rows else -1

    def border(self, at: int) -> int:
        """Count the outlines that run along the sides of a cell."""
        held = self._held
        own = held[at]
        left, right, above, below = self.near[at]  # written out: this is what the search spends its time on
        return (
            (own ^ held[left]).bit_count()
            + (own ^ held[right]).bit_count()
            + (own ^ held[above]).bit_count()
            + (own ^ held[below]).bit_count()
        )

    def pieces(self, bits: int) -> int:
        """Count the pieces into which the cells that hold all these bits fall."""
        left = {at for at, cell in enumerate(self.cells) if cell & bits == bits}
        count = 0
        while left:
            count += 1
            edge = [left.pop()]
            while edge:
                found = [to for to in self.near[edge.pop()] if to in left]
                left.difference_update(found)
                edge += found
        return count

    def swap(self, one: int, other: int) -> None:
        """Exchange two cells."""
        self._held[one], self._held[other] = self._held[other], self._held[one]


@dataclass(frozen=True)
class Plan:
    """Who sits where: symptoms in the cells of a grid, imbalances by the place of their bit."""

    grid: Grid
    listed: tuple[str, ...]
    seats: Mapping[str, int]
    names: Mapping[str, str]


def place_mosaic(regions: Sequence[Region], order: Sequence[str], names: Mapping[str, str], canvas: Canvas) -> Layout:
    """Draw any number of imbalances as a mosaic of cells; it is as tall as the names need."""
    if not regions:
        return Layout("mosaic", canvas, {}, (), ())
    listed = [name for name in order if any(name in region.membership for region in regions)]
    bits = {name: 1 << place for place, name in enumerate(listed)}
    mask = {
        symptom: sum(bits[name] for name in region.membership)
        for region in regions
        for symptom in sorted(region.symptoms)
    }
    options = _choose_columns(mask, names, canvas, GAP * len(listed) + AIR)
    grids: list[Grid] = []
    while options and not (grids and _roughness(grids[-1])[0] == 0):  # every list in one piece will do
        grids.append(arrange(list(mask.values()), options.pop()))
    grid = min(grids, key=_roughness)
    plan = Plan(grid, tuple(listed), _seat(grid, mask, names), names)
    for tag_room in _tag_rooms(grid):
        layout = _measure(plan, canvas, tag_room)
        if layout.tags:
            break
    return layout


def _measure(plan: Plan, canvas: Canvas, tag_room: Sequence[int]) -> Layout:
    """Turn cells into px; above its names a row gets room for so many tags, one over the other."""
    grid, seats, names = plan.grid, plan.seats, plan.names
    levels = _find_levels(grid)
    border = GAP * max(levels.values(), default=0) + AIR  # px from the side of a cell to its mark and name
    wide = (canvas.width - 2 * MARGIN) / grid.columns
    lines = {symptom: _wrap(names[symptom], canvas, wide, border) for symptom in seats}
    extra = [max(0.0, tags * (canvas.tag + 3) - AIR) for tags in tag_room]
    least = [2 * canvas.radius] * grid.rows
    for symptom, at in seats.items():
        row = at // grid.columns
        least[row] = max(least[row], measure_lines(lines[symptom], canvas.text)[1])
    needed = sum(least) + sum(extra) + 2 * border * grid.rows
    spare = max(0.0, min(canvas.height - 2 * MARGIN, 1.4 * needed) - needed) / grid.rows
    heights = [high + more + 2 * border + spare for high, more in zip(least, extra, strict=True)]
    tops = list(accumulate(heights, initial=MARGIN))
    lefts = [MARGIN + column * wide for column in range(grid.columns + 1)]
    marks = tuple(
        Mark(
            symptom,
            round(lefts[at % grid.columns] + border + canvas.radius, 1),
            round((tops[row := at // grid.columns] + extra[row] + tops[row + 1]) / 2, 1),
            lines[symptom],
        )
        for symptom, at in sorted(seats.items())
    )
    outlines = {name: _outline(grid, 1 << place, (lefts, tops), levels) for place, name in enumerate(plan.listed)}
    canvas = replace(canvas, height=round(tops[-1] + MARGIN))
    return Layout("mosaic", canvas, outlines, marks, place_tags(outlines, names, marks, canvas) or ())


def _wrap(name: str, canvas: Canvas, wide: float, border: float) -> tuple[str, ...]:
    return fit_text(name, canvas.text, wide - 2 * border - canvas.radius - canvas.text_at)


def _choose_columns(mask: Mapping[str, int], names: Mapping[str, str], canvas: Canvas, border: float) -> list[int]:
    """Return how many columns to try: the most that leave each name room without a broken word, and one less."""
    width = canvas.width - 2 * MARGIN

    def fits(columns: int) -> bool:
        room = width / columns - 2 * border - canvas.radius - canvas.text_at
        return all(
            measure_word(names[symptom], canvas.text) <= room and wrap_text(names[symptom], canvas.text, room)
            for symptom in mask
        )

    most = next((columns for columns in range(min(len(mask), 12), 1, -1) if fits(columns)), 1)
    least = min(most, ceil(width / WIDEST))
    return list(range(max(1, least, most - 1), most + 1))


def arrange(masks: Sequence[int], columns: int) -> Grid:
    """Arrange cells so that like stands by like: simulated annealing over swaps, seeded.

    Returns
    -------
    Grid
        Every mask in a cell of its own; cells left over hold no bit.

    References
    ----------
    Kirkpatrick, Gelatt and Vecchi (1983), Optimization by Simulated Annealing, Science 220.
    """
    rows = ceil(len(masks) / columns)
    start = _tour(sorted(masks))
    start += [0] * (rows * columns - len(masks))
    cells = [0] * len(start)
    for place, cell in enumerate(start):  # down the columns, so that a region stays together
        column, row = divmod(place, rows)
        cells[row * columns + column] = cell
    grid = Grid(columns, cells)
    random = Random(len(masks))
    best, best_cells, change = 0, cells, 0
    last = len(cells) - 1
    for turn in range(ROUNDS if len(set(masks)) > 1 else 0):
        heat = 4.0 * (1 - turn / ROUNDS) ** 2 + 0.05
        one, other = int(random.random() * last + 0.5), int(random.random() * last + 0.5)
        before = grid.border(one) + grid.border(other)
        grid.swap(one, other)
        step = grid.border(one) + grid.border(other) - before
        if step > 0 and random.random() >= exp(-step / heat):
            grid.swap(one, other)
            continue
        change += step
        if change < best:
            best, best_cells = change, grid.cells
    return Grid(columns, best_cells)


def _tour(masks: list[int]) -> list[int]:
    """Order sets so that neighbours differ little, from the one with the most members."""
    left = sorted(masks, key=lambda mask: (-mask.bit_count(), mask))
    tour = [left.pop(0)]
    while left:
        nearest = min(range(len(left)), key=lambda at: ((left[at] ^ tour[-1]).bit_count(), left[at]))
        tour.append(left.pop(nearest))
    return tour


def _every_bit(grid: Grid) -> list[int]:
    whole = reduce(or_, grid.cells)
    return [1 << place for place in range(whole.bit_length())]


def _roughness(grid: Grid) -> tuple[int, int]:
    """Judge a grid: pieces too many, then length of outlines."""
    pieces = sum(grid.pieces(bit) - 1 for bit in _every_bit(grid))
    return pieces, sum(grid.border(at) for at in range(len(grid.cells)))


def _tag_rooms(grid: Grid) -> Iterator[list[int]]:
    """Yield for how many tags each row should have room, from the least to what must do.

    An outline that begins in a row runs through the room above its names there, at the top or
    at a side, so with room for every tag that begins in the row each finds a place.
    """
    begin = [min(at for at, cell in enumerate(grid.cells) if cell & bit) // grid.columns for bit in _every_bit(grid)]
    counts = [begin.count(row) for row in range(grid.rows)]
    yield [min(count, 1) for count in counts]
    yield [1] * grid.rows
    yield [2 * count for count in counts]


def _seat(grid: Grid, mask: Mapping[str, int], names: Mapping[str, str]) -> dict[str, int]:
    """Give each symptom a cell of its region, names in reading order."""
    seats: dict[int, list[int]] = {}
    for at, cell in enumerate(grid.cells):
        seats.setdefault(cell, []).append(at)
    ordered = sorted(mask, key=lambda symptom: (names[symptom], symptom), reverse=True)
    return {symptom: seats[mask[symptom]].pop() for symptom in ordered}


def _find_levels(grid: Grid) -> dict[tuple[int, int, int], int]:
    """Order the outlines along each side of each cell, from the border inwards.

    Returns
    -------
    dict
        (bit, cell, side) to a level from 1. An outline keeps its level along a straight line, so it
        has no steps, and no two outlines share a level on a side.
    """
    levels: dict[tuple[int, int, int], int] = {}
    for bit in _every_bit(grid):
        for run in _straight_runs(grid, bit):
            lower = (levels.get((other, at, side), 0) for at, side in run for other in _every_bit(grid))
            level = 1 + max(lower)
            levels |= {(bit, at, side): level for at, side in run}
    return levels


def _straight_runs(grid: Grid, bit: int) -> list[list[tuple[int, int]]]:
    """Split the border of an imbalance into straight runs of (cell, side)."""
    runs: list[list[tuple[int, int]]] = []
    for side in range(4):
        upright = side in (LEFT, RIGHT)
        order = sorted(range(len(grid.cells)), key=lambda at: at % grid.columns) if upright else range(len(grid.cells))
        for at in order:
            to = grid.near[at][side]
            if not grid.cells[at] & bit or (to >= 0 and grid.cells[to] & bit):
                continue
            before = grid.near[at][ABOVE if upright else LEFT]
            if runs and runs[-1][-1] == (before, side):
                runs[-1].append((at, side))
            else:
                runs.append([(at, side)])
    return runs


def _outline(
    grid: Grid,
    bit: int,
    edges: tuple[Sequence[float], Sequence[float]],
    levels: Mapping[tuple[int, int, int], int],
) -> Geometry:
    """Join the cells of an imbalance, pull each side in by its level, and round the corners."""
    lefts, tops = edges
    boxes, strips = [], []
    for at, cell in enumerate(grid.cells):
        if not cell & bit:
            continue
        row, column = divmod(at, grid.columns)
        left, right, top, bottom = lefts[column], lefts[column + 1], tops[row], tops[row + 1]
        boxes.append((left, top, right, bottom))
        for side, (x0, y0, x1, y1) in enumerate(
            [
                (left, top, left, bottom),
                (right, top, right, bottom),
                (left, top, right, top),
                (left, bottom, right, bottom),
            ]
        ):
            depth = GAP * levels.get((bit, at, side), 0)
            if depth:  # cut a strip along the side, longer than it, so that inner corners stay sharp
                strips.append((x0 - depth, y0 - depth, x1 + depth, y1 + depth))
    shape = shapely.union_all(shapely.box(*zip(*boxes, strict=True)))
    shape = shape.difference(shapely.union_all(shapely.box(*zip(*strips, strict=True))))
    shape = shape.buffer(-CORNER).buffer(CORNER, quad_segs=6)
    return shapely.set_precision(shape.buffer(INNER_CORNER).buffer(-INNER_CORNER, quad_segs=6), 0.1)
