"""Plan -> seating: where marks and names stand in px, and which cell a point belongs to."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, groupby
from math import inf

import numpy as np
from numpy.typing import NDArray

from components.charts.cells.grid import Grid
from components.charts.cells.plan import AROUND_CELLS, Plan
from components.charts.flow.parameters import (
    BARREL,
    BORDER,
    BUNDLE,
    CLEARANCE,
    FILL,
    FRAME,
    GAP,
    MOST_BARREL,
    find_unit,
)
from components.charts.flow.rows import Rows, Sides, divide_evenly, measure_name, pack_rows
from components.charts.layout import Canvas, Mark, NoLayout

Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Barrel:
    """A change of heights that makes the middle columns taller, so that rows become arcs."""

    width: float
    height: float  # of the rows at the left and right edge
    bulge: float

    def bend(self, x: Floats | float, y: Floats | float) -> Floats:
        """Move heights in straight rows to where they are in the barrel, in px; the result has the shape of x."""
        return np.asarray(self._middle + (y - self.height / 2) * self._stretch(x))

    def straighten(self, x: Floats, y: Floats) -> Floats:
        """Undo `bend`: move heights in the barrel to where they are in straight rows."""
        return np.asarray(self.height / 2 + (y - self._middle) / self._stretch(x))

    @property
    def _middle(self) -> float:
        return (1 + self.bulge) * self.height / 2

    def _stretch(self, x: Floats | float) -> Floats:
        away = 2 * np.asarray(x) / self.width - 1
        return np.asarray(1 + self.bulge * np.clip(1 - away * away, 0, 1))


@dataclass(frozen=True)
class Seating:
    """Marks with their names, and the cells around them, on a canvas that is as tall as it needs to be."""

    marks: tuple[Mark, ...]
    canvas: Canvas
    grid: Grid
    bundles: Sides  # how wide the lines along the edges of the page are together
    walls: Floats  # shape (rows, columns + 1): where the columns of each row begin, and the last ends
    tops: tuple[float, ...]  # of rows, and the bottom of the last, in straight rows from 0
    barrel: Barrel

    @property
    def margins(self) -> Sides:
        """How far the cells are from the edges of the page."""
        return _find_margins(self.bundles, BORDER * find_unit(self.canvas.text))

    def find_cells(self, x: Floats, y: Floats) -> NDArray[np.int64]:
        """Return what the cells at some points hold, as bits, 0 outside; the result has the shape of x."""
        straight = self.barrel.straighten(x, y - self.margins.top)
        row = np.searchsorted(self.tops, straight, side="right") - 1
        walls = self.walls[np.clip(row, 0, self.grid.rows - 1)]
        column = (x[..., None] >= walls).sum(-1) - 1
        inside = (column >= 0) & (column < self.grid.columns) & (row >= 0) & (row < self.grid.rows)
        cells = np.array([*self.grid.cells, 0])
        return np.asarray(cells[np.where(inside, row * self.grid.columns + column, -1)])

    @property
    def pitch(self) -> float:
        """The height of a usual row, or half the width of a column if that is less."""
        wide = (self.walls[0, -1] - self.walls[0, 0]) / self.grid.columns
        return float(min(np.median(np.diff(self.tops)), wide / 2))


def seat_names(plan: Plan, canvas: Canvas, tag_room: Sequence[int], packed: bool = False) -> Seating | NoLayout:
    """Turn cells into px; above its names a row gets room for so many tags, one over the other.

    Parameters
    ----------
    packed : bool
        Whether each row divides its width as its names need it, instead of all rows alike.

    Returns
    -------
    Seating or NoLayout
        No layout where the names of a packed row are too wide.
    """
    grid, unit = plan.grid, find_unit(canvas.text)
    border = BORDER * unit
    bundles = _measure_bundles(grid, unit)
    margins = _find_margins(bundles, border)
    rows = (pack_rows if packed else divide_evenly)(plan, canvas, margins, unit)
    if isinstance(rows, NoLayout):
        return rows
    extra = [max(0.0, tags * (canvas.tag + 3) - border / 2) for tags in tag_room]
    heights = plan.find_row_heights(rows.lines, canvas)
    least = [each + more + 2 * border for each, more in zip(heights, extra, strict=True)]
    barrel = _bend(canvas, grid, canvas.height - margins.top - margins.bottom, sum(least))
    spare = (barrel.height - sum(least)) / grid.rows
    tops = tuple(accumulate((each + spare for each in least), initial=0.0))
    lefts = _align_names(plan, canvas, rows)
    marks = []
    for symptom, cell in sorted(plan.cells.items()):
        row = cell // grid.columns
        x = lefts[cell] + canvas.radius
        middle = lefts[cell] + measure_name(rows.lines[symptom], canvas) / 2
        y = margins.top + barrel.bend(middle, (tops[row] + extra[row] + tops[row + 1]) / 2)
        marks.append(Mark(symptom, round(x, 1), round(float(y), 1), rows.lines[symptom]))
    high = round((1 + barrel.bulge) * barrel.height + margins.top + margins.bottom)
    return Seating(tuple(marks), replace(canvas, height=high), grid, bundles, rows.walls, tops, barrel)


def _measure_bundles(grid: Grid, unit: float) -> Sides:
    """Measure how wide the lines along each edge of the page are together, where most of them run."""
    edges = (
        grid.cells[:: grid.columns],
        grid.cells[grid.columns - 1 :: grid.columns],
        grid.cells[: grid.columns],
        grid.cells[-grid.columns :],
    )
    return Sides(*(unit * min(BUNDLE, GAP * (max(cell.bit_count() for cell in edge) - 1)) for edge in edges))


def _find_margins(bundles: Sides, border: float) -> Sides:
    """Find how far the cells are from the edges of the page, so that all lines there have room beside the names."""
    room = (bundles.left, bundles.right, bundles.top, bundles.bottom)
    return Sides(*(max(AROUND_CELLS, FRAME + bundle + CLEARANCE - border) for bundle in room))


def _bend(canvas: Canvas, grid: Grid, high: float, needed: float) -> Barrel:
    """Choose the height of all rows together and how much they bulge, as far as the canvas has room."""
    bulge = min(BARREL, max(high / needed - 1, MOST_BARREL)) if grid.columns > 2 else 0.0
    return Barrel(canvas.width, max(needed, min(high / (1 + bulge), FILL * needed)), bulge)


def _align_names(plan: Plan, canvas: Canvas, rows: Rows) -> dict[int, float]:
    """Find where each name begins; those of a region that stand below each other form a block amid their cells."""
    widths = {cell: measure_name(rows.lines[symptom], canvas) for symptom, cell in plan.cells.items()}
    lefts: dict[int, float] = {}
    for cells in _list_blocks(plan.grid, widths):
        block: list[int] = []
        least, most = -inf, inf
        for cell, width in cells:
            row, column = divmod(cell, plan.grid.columns)
            first = float(rows.walls[row, column]) + rows.side
            last = max(first, float(rows.walls[row, column + 1]) - rows.side - width)
            if max(first, least) > min(last, most):  # cells of packed rows may be too far apart for one edge
                block, least, most = [], -inf, inf
            block, least, most = [*block, cell], max(first, least), min(last, most)
            lefts |= dict.fromkeys(block, (least + most) / 2)
    return lefts


def _list_blocks(grid: Grid, widths: Mapping[int, float]) -> Iterator[list[tuple[int, float]]]:
    """Yield runs of cells down a column that hold the same, each cell with the width of its name."""
    for column in range(grid.columns):
        places = range(column, len(grid.cells), grid.columns)
        for _, block in groupby(places, key=lambda cell: grid.cells[cell]):
            yield [(cell, widths[cell]) for cell in block if cell in widths]
