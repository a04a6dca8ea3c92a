"""Plan -> seating: where marks and names stand in px, and which cell a point belongs to."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, groupby

import numpy as np
from numpy.typing import NDArray

from components.charts.cells.grid import Grid
from components.charts.cells.seats import AROUND, Plan, find_room
from components.charts.flow.parameters import BARREL, BORDER, FILL, MOST_BARREL
from components.charts.layout import Canvas, Mark
from components.charts.measure import fit_text, measure_lines

Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Barrel:
    """A change of heights that makes the middle columns taller, so that rows become arcs."""

    width: float
    height: float  # of the rows at the left and right edge
    bulge: float

    def bend(self, x: Floats | float, y: Floats | float) -> Floats:
        """Move heights in straight rows to where they are in the barrel."""
        return np.asarray(self._middle + (y - self.height / 2) * self._stretch(x))

    def straighten(self, x: Floats, y: Floats) -> Floats:
        """Undo bend."""
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
    tops: tuple[float, ...]  # of rows, and the bottom of the last, in straight rows
    barrel: Barrel

    def find_cells(self, x: Floats, y: Floats) -> NDArray[np.int64]:
        """Return what the cells at some points hold, 0 outside."""
        wide = (self.canvas.width - 2 * AROUND) / self.grid.columns
        column = np.floor((x - AROUND) / wide).astype(int)
        straight = self.barrel.straighten(x, y - AROUND)
        row = np.searchsorted(self.tops, straight, side="right") - 1
        inside = (column >= 0) & (column < self.grid.columns) & (row >= 0) & (row < self.grid.rows)
        cells = np.array([*self.grid.cells, 0])
        return np.asarray(cells[np.where(inside, row * self.grid.columns + column, -1)])

    @property
    def pitch(self) -> float:
        """The height of a usual row."""
        return float(np.median(np.diff(self.tops)))


def seat_names(plan: Plan, canvas: Canvas, tag_room: Sequence[int]) -> Seating:
    """Turn cells into px; above its names a row gets room for so many tags, one over the other."""
    grid = plan.grid
    wide = plan.find_width(canvas)
    room = find_room(wide, BORDER, canvas)
    lines = {symptom: fit_text(plan.names[symptom], canvas.text, room) for symptom in plan.cells}
    extra = [max(0.0, tags * (canvas.tag + 3) - BORDER / 2) for tags in tag_room]
    least = plan.find_row_heights(lines, canvas)
    needed = sum(least) + sum(extra) + 2 * BORDER * grid.rows
    barrel = _bend(canvas, grid, needed)
    spare = (barrel.height - needed) / grid.rows
    heights = [high + more + 2 * BORDER + spare for high, more in zip(least, extra, strict=True)]
    tops = tuple(accumulate(heights, initial=0.0))
    shifts = _align_names(plan, canvas, lines)
    marks = []
    for symptom, at in sorted(plan.cells.items()):
        row, column = divmod(at, grid.columns)
        x = AROUND + column * wide + BORDER + canvas.radius + shifts[at]
        middle = x + _measure_width(lines[symptom], canvas) / 2 - canvas.radius
        y = AROUND + barrel.bend(middle, (tops[row] + extra[row] + tops[row + 1]) / 2)
        marks.append(Mark(symptom, round(x, 1), round(float(y), 1), lines[symptom]))
    high = round((1 + barrel.bulge) * barrel.height + 2 * AROUND)
    return Seating(tuple(marks), replace(canvas, height=high), grid, tops, barrel)


def _bend(canvas: Canvas, grid: Grid, needed: float) -> Barrel:
    """Choose how high the rows are together and how much they bulge, as far as the canvas has height."""
    high = canvas.height - 2 * AROUND
    bulge = min(BARREL, max(high / needed - 1, MOST_BARREL)) if grid.columns > 2 else 0.0
    return Barrel(canvas.width, max(needed, min(high / (1 + bulge), FILL * needed)), bulge)


def _measure_width(lines: tuple[str, ...], canvas: Canvas) -> float:
    """Measure a mark together with its name."""
    return canvas.radius + canvas.text_at + measure_lines(lines, canvas.text)[0]


def _align_names(plan: Plan, canvas: Canvas, lines: Mapping[str, tuple[str, ...]]) -> dict[int, float]:
    """Shift names to the right: those of a region one under the other as a block in the middle of their cells."""
    room = plan.find_width(canvas) - 2 * BORDER
    widths = {at: _measure_width(lines[symptom], canvas) for symptom, at in plan.cells.items()}
    shifts = {}
    for block in _list_blocks(plan.grid):
        widest = max(widths[at] for at in block)
        shifts |= dict.fromkeys(block, max(0.0, (room - widest) / 2))
    return shifts


def _list_blocks(grid: Grid) -> Iterator[list[int]]:
    """Yield runs of cells down a column that hold the same."""
    for column in range(grid.columns):
        places = range(column, len(grid.cells), grid.columns)
        for mask, block in groupby(places, key=lambda at: grid.cells[at]):
            if mask:
                yield list(block)
