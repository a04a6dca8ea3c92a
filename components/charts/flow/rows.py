"""Plan -> rows: where the columns of each row are, and into which lines its names are broken."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import sqrt

import numpy as np
from numpy.typing import NDArray

from components.charts.cells.plan import Plan, find_room
from components.charts.flow.parameters import BORDER, CLEARANCE, FRAME, SIDE, SPARE, find_unit
from components.charts.layout import Canvas, NoLayout
from components.charts.measure import MOST_LINES, fit_text, measure_lines, measure_word

Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Sides:
    """A length in px for each side of the page."""

    left: float
    right: float
    top: float
    bottom: float


@dataclass(frozen=True)
class Rows:
    """Names in lines, by symptom, and the columns of each row; all lengths in px."""

    lines: Mapping[str, tuple[str, ...]]
    walls: Floats  # shape (rows, columns + 1): where the columns of each row begin, and the last ends
    side: float  # from a wall to a name


def divide_evenly(plan: Plan, canvas: Canvas, margins: Sides, unit: float) -> Rows:
    """Divide all rows alike."""
    walls = np.linspace(margins.left, canvas.width - margins.right, plan.grid.columns + 1)
    room = find_room(float(walls[1] - walls[0]), BORDER * unit, canvas)
    lines = {symptom: fit_text(plan.names[symptom], canvas.text, room) for symptom in plan.cells}
    return Rows(lines, np.tile(walls, (plan.grid.rows, 1)), BORDER * unit)


def pack_rows(plan: Plan, canvas: Canvas, margins: Sides, unit: float) -> Rows | NoLayout:
    """Divide each row as evenly as its names allow; a name is broken into more lines where it must be.

    Returns
    -------
    Rows or NoLayout
        No layout where the names of a row are too wide, even in MOST_LINES lines.
    """
    side, columns = SIDE * unit, plan.grid.columns
    shift = BORDER * unit - side  # the margins leave room for the wider border of even columns
    first, last = margins.left + shift, canvas.width - margins.right - shift
    symptoms = {cell: symptom for symptom, cell in plan.cells.items()}
    lines: dict[str, tuple[str, ...]] = {}
    walls = []
    for row in range(plan.grid.rows):
        held = {place: symptoms.get(row * columns + place, "") for place in range(columns)}
        for most in range(1, MOST_LINES + 1):
            broken = {
                place: _break_name(plan.names[symptom], canvas, most) for place, symptom in held.items() if symptom
            }
            needed = [2 * side + (measure_name(broken[place], canvas) if place in broken else 0.0) for place in held]
            if sum(needed) <= last - first:
                break
        else:
            return NoLayout("the names of a row are too wide for the page")
        lines |= {held[place]: some for place, some in broken.items()}
        walls.append(_divide(needed, first, last))
    return Rows(lines, np.array(walls), side)


def count_packed(names: Sequence[str], canvas: Canvas) -> int:
    """Count how many names usually fit side by side into a packed row."""
    border = 2 * SIDE * find_unit(canvas.text)
    widths = [measure_name(_break_name(name, canvas, MOST_LINES), canvas) + border for name in names]
    usual, spread, page = float(np.mean(widths)), SPARE * float(np.std(widths)), canvas.width - 2 * (FRAME + CLEARANCE)
    most = int(page / usual)
    return next((count for count in range(most, 1, -1) if count * usual + spread * sqrt(count) <= page), 1)


def measure_name(lines: tuple[str, ...], canvas: Canvas) -> float:
    """Measure a mark together with its name."""
    return canvas.radius + canvas.text_at + measure_lines(lines, canvas.text)[0]


def _break_name(name: str, canvas: Canvas, most: int) -> tuple[str, ...]:
    """Break a name into the narrowest lines, at most so many."""
    whole, word = measure_lines((name,), canvas.text)[0], measure_word(name, canvas.text)
    rooms = (max(word, part * whole) for part in (0.0, 0.4, 0.5, 0.6, 0.7, 0.8))
    tries = (fit_text(name, canvas.text, room) for room in rooms)
    return next((lines for lines in tries if len(lines) <= most), (name,))


def _divide(needed: Sequence[float], first: float, last: float) -> Floats:
    """Divide a row as evenly as the width that each column needs allows."""
    walls = np.linspace(first, last, len(needed) + 1)
    for place, need in enumerate(needed[:-1], 1):
        walls[place] = max(walls[place], walls[place - 1] + need)
    for place in range(len(needed) - 1, 0, -1):
        walls[place] = min(walls[place], walls[place + 1] - needed[place])
    return walls
