"""Regions -> plan: which symptom has which cell, and how many columns there are."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import ceil

from components.charts.cells.anneal import Shape, arrange
from components.charts.cells.grid import Grid
from components.charts.layout import Canvas
from components.charts.measure import fit_text, measure_word, wrap_text
from components.overlap import Region

MARGIN = 3.0  # px around the cells, half the width of a line and a little more
WIDEST = 190.0  # px; a wider cell leaves its name lost in it
MOST_COLUMNS = 12
LOWEST, HIGHEST = 40.0, 90.0  # px; how high a row will be, for the shape of a cell


@dataclass(frozen=True)
class Plan:
    """Who sits where: symptoms in the cells of a grid, imbalances by the place of their bit."""

    grid: Grid
    listed: tuple[str, ...]
    masks: Mapping[str, int]  # by symptom: its imbalances, as bits
    seats: Mapping[str, int]
    names: Mapping[str, str]


def plan_cells(
    regions: Sequence[Region], order: Sequence[str], names: Mapping[str, str], canvas: Canvas, border: float
) -> Plan:
    """Give each symptom a cell, like beside like.

    Parameters
    ----------
    border : float
        px from the side of a cell to the mark and the name in it.
    """
    listed = tuple(name for name in order if any(name in region.membership for region in regions))
    bits = {name: 1 << place for place, name in enumerate(listed)}
    masks = {
        symptom: sum(bits[name] for name in region.membership)
        for region in regions
        for symptom in sorted(region.symptoms)
    }
    shapes = [_shape(columns, len(masks), canvas) for columns in _choose_columns(masks, names, canvas, border)]
    grid = arrange(list(masks.values()), shapes)
    return Plan(grid, listed, masks, _seat(grid, masks, names), names)


def wrap_name(name: str, canvas: Canvas, room: float) -> tuple[str, ...]:
    """Break a name into lines for a cell with so much room in px for its mark and its name."""
    return fit_text(name, canvas.text, room - canvas.radius - canvas.text_at)


def list_tag_rooms(grid: Grid) -> Iterator[list[int]]:
    """Yield for how many tags each row should have room, from the least to what must do.

    An outline that begins in a row runs through the room above its names there, at the top or
    at a side, so with room for every tag that begins in the row each finds a place.
    """
    begin = [min(at for at, cell in enumerate(grid.cells) if cell & bit) // grid.columns for bit in grid.bits]
    counts = [begin.count(row) for row in range(grid.rows)]
    yield [min(count, 1) for count in counts]
    yield [1] * grid.rows
    yield [2 * count for count in counts]


def _shape(columns: int, symptoms: int, canvas: Canvas) -> Shape:
    high = min(HIGHEST, max(LOWEST, canvas.height / ceil(symptoms / columns)))
    return Shape(columns, canvas.width / columns / high)


def _choose_columns(
    symptoms: Mapping[str, int], names: Mapping[str, str], canvas: Canvas, border: float
) -> Sequence[int]:
    """Return how many columns to try: the most that leave each name room without a broken word, and one less."""
    width = canvas.width - 2 * MARGIN

    def fits(columns: int) -> bool:
        room = width / columns - 2 * border - canvas.radius - canvas.text_at
        return all(
            measure_word(names[symptom], canvas.text) <= room and wrap_text(names[symptom], canvas.text, room)
            for symptom in symptoms
        )

    most = next((columns for columns in range(min(len(symptoms), MOST_COLUMNS), 1, -1) if fits(columns)), 1)
    least = min(most, ceil(width / WIDEST))
    return range(max(1, least, most - 1), most + 1)


def _seat(grid: Grid, masks: Mapping[str, int], names: Mapping[str, str]) -> dict[str, int]:
    """Give each symptom a cell of its region, names in reading order."""
    seats: dict[int, list[int]] = {}
    for at, cell in enumerate(grid.cells):
        seats.setdefault(cell, []).append(at)
    ordered = sorted(masks, key=lambda symptom: (names[symptom], symptom), reverse=True)
    return {symptom: seats[masks[symptom]].pop() for symptom in ordered}
