"""Regions -> plan: which symptom has which cell of a grid, and how many columns the grid has."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import ceil

from components.charts.cells.anneal import Shape, arrange
from components.charts.cells.grid import Grid
from components.charts.layout import Canvas, list_drawn
from components.charts.measure import MOST_LINES, fit_text, measure_lines, measure_word
from components.facts.regions import Region

AROUND_CELLS = 3.0  # px from the cells to the edge of the figure, half the width of a line and a little more
WIDEST = 190.0  # px; in a wider cell a name looks lost
MOST_COLUMNS = 12
LOWEST, HIGHEST = 40.0, 90.0  # px, within which the height of a row is guessed, to know the shape of a cell


@dataclass(frozen=True)
class Plan:
    """Who sits where: symptoms in the cells of a grid, imbalances by the index of their bit."""

    grid: Grid
    imbalances: Sequence[str]
    memberships: Mapping[str, int]  # by symptom, as bits
    cells: Mapping[str, int]  # by symptom
    names: Mapping[str, str]

    def find_width(self, canvas: Canvas) -> float:
        """Return the width of a column in px."""
        return (canvas.width - 2 * AROUND_CELLS) / self.grid.columns

    def find_row_heights(self, lines: Mapping[str, Sequence[str]], canvas: Canvas) -> list[float]:
        """Return how high the marks and names of each row are, in px."""
        heights = [2 * canvas.radius] * self.grid.rows
        for symptom, cell in self.cells.items():
            row = cell // self.grid.columns
            heights[row] = max(heights[row], measure_lines(lines[symptom], canvas.text)[1])
        return heights


def plan_cells(
    regions: Sequence[Region], order: Sequence[str], names: Mapping[str, str], canvas: Canvas, border: float
) -> Plan:
    """Give each symptom a cell, so that those with the same membership are neighbours.

    Parameters
    ----------
    border : float
        px from the side of a cell to the mark and the name in it.

    Returns
    -------
    Plan
        Of the canvas, only the number of columns and the shape of cells depend on it.
    """
    columns = choose_columns([names[symptom] for region in regions for symptom in region.symptoms], canvas, border)
    return plan_columns(regions, order, names, canvas, columns)


def plan_columns(
    regions: Sequence[Region], order: Sequence[str], names: Mapping[str, str], canvas: Canvas, columns: Sequence[int]
) -> Plan:
    """Give each symptom a cell as `plan_cells` does, on a grid that has one of these numbers of columns."""
    drawn = list_drawn(regions, order)
    bits = {imbalance: 1 << index for index, imbalance in enumerate(drawn)}
    memberships = {
        symptom: sum(bits[imbalance] for imbalance in region.membership)
        for region in regions
        for symptom in sorted(region.symptoms)
    }
    shapes = tuple(_shape(number, len(memberships), canvas) for number in columns)
    grid = arrange(tuple(memberships.values()), shapes)
    return Plan(grid, drawn, memberships, _seat(grid, memberships, names), names)


def find_room(column: float, border: float, canvas: Canvas) -> float:
    """Return the width for a name in a column of a width."""
    return column - 2 * border - canvas.radius - canvas.text_at


def list_tag_rooms(grid: Grid) -> Iterator[list[int]]:
    """Yield for how many tags each row has room, in several tries; the last has room for all of them.

    Where an outline begins in a row, it runs through the room above the names of that row. A tag in that
    room blocks at most twice its height for other tags. So where there is room for three times as many
    tags as there are, each finds a place, whatever their order.
    """
    begins = [min(cell for cell, held in enumerate(grid.cells) if held & bit) // grid.columns for bit in grid.bits]
    counts = [begins.count(row) for row in range(grid.rows)]
    yield [min(count, 1) for count in counts]
    yield [1] * grid.rows
    yield [2 * count for count in counts]
    yield [3 * len(grid.bits) * (count > 0) for count in counts]


def _shape(columns: int, symptoms: int, canvas: Canvas) -> Shape:
    high = min(HIGHEST, max(LOWEST, canvas.height / ceil(symptoms / columns)))
    return Shape(columns, canvas.width / columns / high)


def choose_columns(names: Sequence[str], canvas: Canvas, border: float) -> range:
    """Return how many columns to try: the most with which no word must be broken, and one less."""
    width = canvas.width - 2 * AROUND_CELLS

    def fits(columns: int) -> bool:
        room = find_room(width / columns, border, canvas)
        return all(
            measure_word(name, canvas.text) <= room and len(fit_text(name, canvas.text, room)) <= MOST_LINES
            for name in names
        )

    most = next((columns for columns in range(min(len(names), MOST_COLUMNS), 1, -1) if fits(columns)), 1)
    least = min(most, ceil(width / WIDEST))
    return range(max(1, least, most - 1), most + 1)


def _seat(grid: Grid, memberships: Mapping[str, int], names: Mapping[str, str]) -> dict[str, int]:
    """Give each symptom a cell with its membership, by name in reading order."""
    free: dict[int, list[int]] = {}
    for cell, held in enumerate(grid.cells):
        free.setdefault(held, []).append(cell)
    ordered = sorted(memberships, key=lambda symptom: (names[symptom], symptom), reverse=True)
    return {symptom: free[memberships[symptom]].pop() for symptom in ordered}
