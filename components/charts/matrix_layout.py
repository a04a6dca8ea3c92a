"""Regions -> positions of a matrix: a row for each symptom, a column for each imbalance; it works for any table.

All lengths are in px, x to the right and y down. Rows run down blocks that stand side by side, and each
block has all columns. Nothing is approximate but the measured width of names (see `measure`), which only
makes a row higher or a block wider than it need be.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from math import ceil

from components.charts.layout import Canvas, Mark
from components.charts.measure import LINE_HEIGHT, fit_text, measure_text
from components.facts.regions import Region

COLUMN = 26.0  # px between the columns; less where the canvas is narrow
SPREAD = 4.0  # of the font size, the most between columns where there is room
NAME = 150.0  # px, the room that a mark and its name should have
NAME_AIR = 4.0  # px right of it
ROW_AIR = 5.0  # px between two rows
SECTION_AIR = 14.0  # px above a heading
REGION_AIR = 8.0  # px more above the first row of a region
GUTTER = 28.0  # px between two blocks of rows
MOST_BLOCKS = 3
RIM = 1.0  # px of the line of a mark that stands beyond its edge


@dataclass(frozen=True)
class Row:
    """A symptom, and the air above it: more where another region begins, most under a heading."""

    symptom: str
    membership: frozenset[str]
    lines: tuple[str, ...]
    height: float
    air: float

    @property
    def degree(self) -> int:
        """How many imbalances list it."""
        return len(self.membership)


@dataclass(frozen=True)
class Spot:
    """Where a row stands: its block, its upper edge, and whether a heading stands above it."""

    block: int
    top: float
    titled: bool


@dataclass(frozen=True)
class Heading:
    """Where the heading of the symptoms stands that this many imbalances list: its left end."""

    degree: int
    x: float
    y: float


@dataclass(frozen=True)
class Column:
    """Where the turned name of an imbalance stands: the middle of its line, and the foot of its first letter."""

    imbalance: str
    x: float
    y: float


@dataclass(frozen=True)
class Heads:
    """The names above the columns of every block, turned by 90 degrees to the left: they are read upwards."""

    columns: tuple[Column, ...]
    height: float  # of the zone at the top of the figure that holds them
    text: float  # the size of their font


@dataclass(frozen=True)
class Cell:
    """The dot of a symptom in the column of an imbalance."""

    imbalance: str
    listed: bool
    x: float
    y: float


@dataclass(frozen=True)
class Matrix:
    """Where the parts of a matrix stand."""

    canvas: Canvas
    marks: tuple[Mark, ...]
    headings: tuple[Heading, ...]
    heads: Heads
    cells: tuple[Cell, ...]


@dataclass(frozen=True)
class Blocks:
    """How the width is shared: blocks of rows, each with its columns right of its names."""

    number: int
    width: float
    name: float  # from the left end of a block to its first column
    column: float  # from one column to the next
    order: Sequence[str]
    head: float  # the height of the turned names

    def left(self, block: int) -> float:
        """Return where a block begins."""
        return block * (self.width + GUTTER)

    def column_xs(self, block: int) -> list[float]:
        """Return the middles of the columns of a block."""
        first = self.left(block) + self.name
        return [round(first + self.column * (index + 0.5), 1) for index in range(len(self.order))]


def place_matrix(regions: Sequence[Region], order: Sequence[str], names: Mapping[str, str], canvas: Canvas) -> Matrix:
    """Lay out the rows in as many blocks side by side as are readable."""
    blocks = _share_width(regions, order, names, canvas)
    rows = _make_rows(regions, blocks, names, canvas)
    marks, headings, cells, lowest = [], [], [], blocks.head
    for row, spot in zip(rows, _stack_rows(rows, blocks, canvas), strict=True):
        left, middle = blocks.left(spot.block), round(spot.top + row.height / 2, 1)
        if spot.titled:
            headings.append(Heading(row.degree, left, round(spot.top - canvas.text * 0.8, 1)))
        marks.append(Mark(row.symptom, round(left + RIM + canvas.radius, 1), middle, row.lines))
        at = zip(order, blocks.column_xs(spot.block), strict=True)
        cells += [Cell(imbalance, imbalance in row.membership, x, middle) for imbalance, x in at]
        lowest = max(lowest, spot.top + row.height)
    whole = replace(canvas, height=ceil(lowest + 4))
    heads = Heads(_head_blocks(blocks, spot.block if rows else 0), blocks.head, canvas.text)
    return Matrix(whole, tuple(marks), tuple(headings), heads, tuple(cells))


def _share_width(regions: Sequence[Region], order: Sequence[str], names: Mapping[str, str], canvas: Canvas) -> Blocks:
    """Choose how many blocks stand side by side, and how near the columns stand."""
    narrowest = 1.4 * canvas.text  # the names of two columns stand side by side, turned
    number_of_columns = max(1, len(order))
    column = max(narrowest, min(max(COLUMN, narrowest), (canvas.width - NAME) / number_of_columns))
    least = NAME + _measure_mark(canvas) + column * len(order)
    number = max(1, min(MOST_BLOCKS, int((canvas.width + GUTTER) // (least + GUTTER))))
    width = (canvas.width - GUTTER * (number - 1)) / number
    longest = max((measure_text(names[key], canvas.text) for region in regions for key in region.symptoms), default=0)
    whole = _measure_mark(canvas) + longest  # of a mark and a name that is not broken
    column = max(column, min(SPREAD * canvas.text, (width - whole) / number_of_columns))
    head = max((measure_text(names[imbalance], canvas.text) for imbalance in order), default=0) + 10
    return Blocks(number, width, min(whole, width - column * len(order)), column, order, head)


def _measure_mark(canvas: Canvas) -> float:
    """Return the width of a row, up to its first column, that is not for the name."""
    return RIM + canvas.radius + canvas.text_at + NAME_AIR


def _make_rows(regions: Sequence[Region], blocks: Blocks, names: Mapping[str, str], canvas: Canvas) -> list[Row]:
    """Put the symptoms that most imbalances list first, region by region, each region by name."""
    room = blocks.name - _measure_mark(canvas)

    def rank(region: Region) -> tuple[int, list[int]]:
        columns = [index for index, imbalance in enumerate(blocks.order) if imbalance in region.membership]
        return -len(region.membership), columns

    rows = []
    for region in sorted(regions, key=rank):
        for index, symptom in enumerate(sorted(region.symptoms, key=lambda symptom: (names[symptom], symptom))):
            lines = fit_text(names[symptom], canvas.text, room)
            height = max(2 * canvas.radius, len(lines) * LINE_HEIGHT * canvas.text) + ROW_AIR
            rows.append(Row(symptom, region.membership, lines, height, 0.0 if index else REGION_AIR))
    return rows


def _stack_rows(rows: Sequence[Row], blocks: Blocks, canvas: Canvas) -> list[Spot]:
    """Stack rows in block after block, about equally high, with a heading above each degree in each block."""
    title = canvas.text * LINE_HEIGHT + SECTION_AIR
    degrees = {row.degree for row in rows}
    full = blocks.head + (sum(row.air + row.height for row in rows) + title * len(degrees)) / blocks.number
    spots = []
    block, y, degree = 0, blocks.head, 0
    for row in rows:
        if y + row.height / 2 > full and block + 1 < blocks.number:
            block, y, degree = block + 1, blocks.head, 0
        titled = row.degree != degree  # also at the top of a block, so that no row stands without a heading
        y += title if titled else row.air
        spots.append(Spot(block, y, titled))
        degree, y = row.degree, y + row.height
    return spots


def _head_blocks(blocks: Blocks, last: int) -> tuple[Column, ...]:
    """Put the names of all imbalances above every block up to the last one."""
    foot = round(blocks.head - 4, 1)
    at = [
        (imbalance, x)
        for block in range(last + 1)
        for imbalance, x in zip(blocks.order, blocks.column_xs(block), strict=True)
    ]
    return tuple(Column(imbalance, x, foot) for imbalance, x in at)
