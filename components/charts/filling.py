"""Region -> marks: the names of a region put into its piece of the plane, as a block or one by one.

All lengths are in px. A piece is sampled at points STEP px apart, and a name fits where all points
of its box are inside. A line may cut into a box by less than a step between two points; the piece
is smaller than the region by more than that, so no name crosses a line.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from math import ceil

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely import Geometry

from components.charts.layout import Canvas, Mark, NoLayout
from components.charts.measure import fit_text, measure_lines, measure_word
from components.facts.regions import Region

STEP = 4  # px between the points at which a region is sampled for room
WRAPS = (1e6, 110.0, 80.0, 60.0)  # px, widths at which a name may be broken into lines
AIRS = (24, 16, 10, 6, 3, 0)  # px around a block, the most first
MOST_COLUMNS = 6  # of a block


@dataclass(frozen=True)
class Footprint:
    """The room a symptom needs: its disc and its name beside it, with a little air."""

    symptom: str
    lines: tuple[str, ...]
    width: float
    height: float
    radius: float

    def mark(self, left: float, middle: float) -> Mark:
        """Set the symptom down with its left edge and the middle of its height there."""
        return Mark(self.symptom, round(left + self.radius, 1), round(middle, 1), self.lines)


@dataclass(frozen=True)
class Raster:
    """Which of the points of a grid are free; the first point is at (left, top)."""

    left: float
    top: float
    free: NDArray[np.bool_]  # shape (rows, columns)

    def find(self, width: float, height: float) -> NDArray[np.intp]:
        """Return the (row, column) of every point where a box may have its upper left corner, shape (n, 2)."""
        high, wide = ceil(height / STEP) + 1, ceil(width / STEP) + 1
        if high > self.free.shape[0] or wide > self.free.shape[1]:
            return np.empty((0, 2), dtype=np.intp)
        sums = np.pad(self.free.cumsum(axis=0).cumsum(axis=1), ((1, 0), (1, 0)))  # summed-area table
        filled = sums[high:, wide:] - sums[:-high, wide:] - sums[high:, :-wide] + sums[:-high, :-wide]
        return np.argwhere(filled == high * wide)


@dataclass(frozen=True)
class Block:
    """The symptoms of a region in even rows and columns, filled down each column, and where they stand."""

    footprints: Sequence[Footprint]
    columns: int
    left: float = 0.0
    top: float = 0.0
    air: float = 0.0  # on every side

    @property
    def rows(self) -> int:
        """The number of rows."""
        return ceil(len(self.footprints) / self.columns)

    @property
    def widths(self) -> list[float]:
        """The widths of the columns."""
        starts = range(0, len(self.footprints), self.rows)
        return [max(need.width for need in self.footprints[start : start + self.rows]) for start in starts]

    @property
    def heights(self) -> list[float]:
        """The heights of the rows."""
        return [max(need.height for need in self.footprints[row :: self.rows]) for row in range(self.rows)]

    @property
    def score(self) -> float:
        """How easy it is to read: air counts for it, broken names against it."""
        breaks = sum(len(need.lines) - 1 for need in self.footprints)
        return self.air - 2 * breaks / len(self.footprints)

    def marks(self) -> Iterator[Mark]:
        """Set every symptom down."""
        widths, heights = self.widths, self.heights
        for index, need in enumerate(self.footprints):
            column, row = divmod(index, len(heights))
            left, top = self.left + sum(widths[:column]), self.top + sum(heights[:row])
            yield need.mark(left, top + heights[row] / 2)


def fill_region(piece: Geometry, region: Region, names: Mapping[str, str], canvas: Canvas) -> list[Mark] | NoLayout:
    """Put the names of a region into a piece of the plane: as one tidy block, or else one by one."""
    shapes = [list_footprints(region, names, canvas, width) for width in WRAPS]
    full = NoLayout(f"the names of {' & '.join(sorted(region.membership))} find no room")
    if piece.is_empty:
        return full
    raster = _sample(piece)
    blocks = [block for shape in shapes for block in _list_blocks(shape, raster)]
    if blocks:
        return list(max(blocks, key=lambda block: block.score).marks())
    marks = list(_place_one_by_one(shapes, raster))
    return marks if len(marks) == len(region.symptoms) else full


def list_footprints(region: Region, names: Mapping[str, str], canvas: Canvas, width: float) -> list[Footprint]:
    """List the room that each symptom of a region needs, by name, with names broken to a width."""
    footprints = []
    for symptom in sorted(region.symptoms, key=lambda symptom: (names[symptom], symptom)):
        whole_words = max(width, measure_word(names[symptom], canvas.text))
        lines = fit_text(names[symptom], canvas.text, whole_words)
        wide, high = measure_lines(lines, canvas.text)
        room = canvas.radius + canvas.text_at + wide + 6
        footprints.append(Footprint(symptom, lines, room, max(2 * canvas.radius, high) + 4, canvas.radius))
    return footprints


def _sample(piece: Geometry) -> Raster:
    left, top, right, bottom = piece.bounds
    xs, ys = np.arange(left, right + STEP, STEP), np.arange(top, bottom + STEP, STEP)
    return Raster(left, top, shapely.contains_xy(piece, *np.meshgrid(xs, ys)))


def _list_blocks(footprints: Sequence[Footprint], raster: Raster) -> Iterator[Block]:
    """Yield a block for each number of columns that finds room, with as much air as it can have."""
    for columns in range(1, min(len(footprints), MOST_COLUMNS) + 1):
        block = Block(footprints, columns)
        width, height = sum(block.widths), sum(block.heights)
        for air in AIRS:
            free = raster.find(width + 2 * air, height + 2 * air)
            if free.size:
                row, column = free[((free - free.mean(axis=0)) ** 2).sum(axis=1).argmin()]
                inset = ceil(air / STEP)
                left, top = raster.left + (int(column) + inset) * STEP, raster.top + (int(row) + inset) * STEP
                yield replace(block, left=left, top=top, air=air)
                break


def _place_one_by_one(shapes: Sequence[Sequence[Footprint]], raster: Raster) -> Iterator[Mark]:
    """Put each symptom where it fits, the largest first, each in the first of its shapes that does.

    It ends at the first symptom that fits nowhere.
    """
    free = raster.free.copy()
    same = zip(*shapes, strict=True)  # the shapes of each symptom
    for footprints in sorted(same, key=lambda needs: -min(need.width * need.height for need in needs)):
        found = [
            (need, at) for need in footprints for at in replace(raster, free=free).find(need.width, need.height)[:1]
        ]
        if not found:
            return
        need, (row, column) = found[0]  # topmost, then leftmost: the rest stays in one piece
        free[row : row + ceil(need.height / STEP) + 1, column : column + ceil(need.width / STEP) + 1] = False
        yield need.mark(raster.left + column * STEP, raster.top + row * STEP + need.height / 2)
