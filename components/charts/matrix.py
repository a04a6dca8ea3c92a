"""Regions -> matrix figure: a row for each symptom, a column for each imbalance; it never fails."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import ceil

import plotly.graph_objects as go

from components.charts.figure import Trace, make_figure, plain, trace_handles, trace_marks
from components.charts.layout import Canvas, Mark
from components.charts.measure import LINE_HEIGHT, fit_text, measure_text
from components.charts.style import Look
from components.facts.regions import Region

COLUMN = 26.0  # px between the columns; less where the canvas is narrow
DOT = 14.0  # px
NAME = 150.0  # px, the room that a mark and its name should have
ROW_AIR = 5.0  # px between two rows
SECTION_AIR = 14.0  # px above a heading
REGION_AIR = 8.0  # px more above the first row of a region
GUTTER = 28.0  # px between two blocks of rows


@dataclass(frozen=True)
class Row:
    """A symptom, and the air above it: more where another region begins, most under a heading."""

    symptom: str
    degree: int
    lines: tuple[str, ...]
    height: float
    air: float


@dataclass(frozen=True)
class Placed:
    """Where the parts of the matrix stand: px, x to the right, y down."""

    canvas: Canvas
    marks: tuple[Mark, ...]
    headings: tuple[tuple[float, float, int], ...]  # x, y, degree
    columns: tuple[tuple[float, float, str], ...]  # x, y of the foot of a column's name, imbalance
    cells: tuple[tuple[float, float, str, str], ...]  # x, y, symptom, imbalance


def draw_matrix(regions: Sequence[Region], order: Sequence[str], canvas: Canvas, look: Look) -> go.Figure:
    """Draw imbalances against symptoms, those listed most widely first; parameters as draw_venn."""
    linked = {symptom: region.membership for region in regions for symptom in region.symptoms}
    placed = place_matrix(regions, order, look.names, canvas)
    headings = [
        {
            "x": x,
            "y": y,
            "text": f"<b>{plain(look.headings[degree])}</b>",
            "showarrow": False,
            "xanchor": "left",
            "yanchor": "middle",
        }
        for x, y, degree in placed.headings
    ]
    columns = [
        {
            "x": x,
            "y": y,
            "text": plain(look.names[imbalance]),
            "textangle": -90,
            "showarrow": False,
            "xanchor": "center",
            "yanchor": "bottom",
        }
        for x, y, imbalance in placed.columns
    ]
    empty = [cell for cell in placed.cells if cell[3] not in linked[cell[2]]]
    traces = [_trace_cells(empty, {"color": "rgba(125,134,140,0.35)", "size": 5}, "not listed")]
    for imbalance in order:
        filled = [cell for cell in placed.cells if cell[3] == imbalance and imbalance in linked[cell[2]]]
        marker = {"color": look.styles[imbalance].color, "size": max(DOT, round(canvas.text * 0.75, 1))}
        traces.append(_trace_cells(filled, marker, imbalance))
    heads = [(x, y - 12, f"imbalance:{imbalance}", look.names[imbalance]) for x, y, imbalance in placed.columns]
    traces += [trace_handles(heads, 20, "rgba(0,0,0,0)"), trace_marks(placed.marks, canvas, look.hovers)]
    return make_figure("matrix", order, placed.canvas, traces, headings + columns)


def _trace_cells(cells: Sequence[tuple[float, float, str, str]], marker: Mapping[str, object], kind: str) -> Trace:
    return {
        "type": "scatter",
        "x": [cell[0] for cell in cells],
        "y": [cell[1] for cell in cells],
        "mode": "markers",
        "marker": marker,
        "cliponaxis": False,
        "hoverinfo": "skip",
        "meta": {"cells": kind},
    }


def place_matrix(regions: Sequence[Region], order: Sequence[str], names: Mapping[str, str], canvas: Canvas) -> Placed:
    """Lay out the rows in as many blocks side by side as are readable."""
    narrowest = 1.4 * canvas.text  # the names of two columns stand side by side, turned
    column = max(narrowest, min(max(COLUMN, narrowest), (canvas.width - NAME) / max(1, len(order))))
    dots = column * len(order)
    least = NAME + canvas.radius + canvas.text_at + dots
    blocks = max(1, min(3, int((canvas.width + GUTTER) // (least + GUTTER))))
    wide = (canvas.width - GUTTER * (blocks - 1)) / blocks
    rows = _make_rows(regions, order, names, canvas, wide - dots - canvas.radius - canvas.text_at - 4)
    title = canvas.text * LINE_HEIGHT + SECTION_AIR
    head = max((measure_text(names[name], canvas.text) for name in order), default=0) + 10
    full = head + (sum(row.air + row.height for row in rows) + title * len({row.degree for row in rows})) / blocks
    marks, headings, cells, lowest = [], [], [], head
    block, y, degree = 0, head, 0
    for row in rows:
        if y + row.height / 2 > full and block + 1 < blocks:
            block, y, degree = block + 1, head, 0
        left = block * (wide + GUTTER)
        if row.degree != degree:  # also at the top of a block, so that no row stands without a heading
            degree = row.degree
            headings.append((left, round(y + title - canvas.text * 0.8, 1), degree))
            y += title
        else:
            y += row.air
        middle = round(y + row.height / 2, 1)
        marks.append(Mark(row.symptom, round(left + canvas.radius, 1), middle, row.lines))
        at = [round(left + wide - dots + column * (place + 0.5), 1) for place in range(len(order))]
        cells += [(x, middle, row.symptom, imbalance) for x, imbalance in zip(at, order, strict=True)]
        y += row.height
        lowest = max(lowest, y)
    columns = [
        (round(each * (wide + GUTTER) + wide - dots + column * (place + 0.5), 1), round(head - 2, 1), imbalance)
        for each in range(block + 1)
        for place, imbalance in enumerate(order)
    ]
    whole = Canvas(canvas.width, ceil(lowest + 4), canvas.text)
    return Placed(whole, tuple(marks), tuple(headings), tuple(columns), tuple(cells))


def _make_rows(
    regions: Sequence[Region], order: Sequence[str], names: Mapping[str, str], canvas: Canvas, room: float
) -> list[Row]:
    """Put the symptoms that most imbalances list first, region by region, each region by name."""

    def rank(region: Region) -> tuple[int, list[int]]:
        return -len(region.membership), [order.index(name) for name in order if name in region.membership]

    rows = []
    for region in sorted(regions, key=rank):
        for place, symptom in enumerate(sorted(region.symptoms, key=lambda symptom: (names[symptom], symptom))):
            lines = fit_text(names[symptom], canvas.text, room)
            height = max(2 * canvas.radius, len(lines) * LINE_HEIGHT * canvas.text) + ROW_AIR
            rows.append(Row(symptom, len(region.membership), lines, height, 0.0 if place else REGION_AIR))
    return rows
