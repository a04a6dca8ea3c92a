"""Regions -> matrix figure: a row for each symptom, a column for each imbalance; it never fails."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from math import ceil

import plotly.graph_objects as go

from components.charts.figure import add_handles, add_marks, make_figure, plain
from components.charts.layout import Canvas, Mark
from components.charts.measure import LINE_HEIGHT, fit_text, measure_text
from components.charts.style import Look
from components.overlap import Region

COLUMN = 26.0  # px between the columns; less where the canvas is narrow
DOT = 14.0  # px
NAME = 150.0  # px, the least room for names
ROW_AIR = 5.0  # px between two rows
SECTION_AIR = 14.0  # px above a heading
GUTTER = 28.0  # px between two blocks of rows


@dataclass(frozen=True)
class Section:
    """Rows under one heading: symptoms that so many of the imbalances list."""

    degree: int
    symptoms: tuple[str, ...]


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
    figure = make_figure("matrix", order, placed.canvas)
    for x, y, degree in placed.headings:
        figure.add_annotation(
            x=x, y=y, text=f"<b>{plain(look.headings[degree])}</b>", showarrow=False, xanchor="left", yanchor="middle"
        )
    for x, y, imbalance in placed.columns:
        figure.add_annotation(
            x=x,
            y=y,
            text=plain(look.names[imbalance]),
            textangle=-90,
            showarrow=False,
            xanchor="center",
            yanchor="bottom",
        )
    empty = [cell for cell in placed.cells if cell[3] not in linked[cell[2]]]
    _add_cells(figure, empty, {"color": "rgba(125,134,140,0.35)", "size": 5}, {"cells": "not listed"})
    for imbalance in order:
        filled = [cell for cell in placed.cells if cell[3] == imbalance and imbalance in linked[cell[2]]]
        look_of = {"color": look.styles[imbalance].color, "size": DOT}
        _add_cells(figure, filled, look_of, {"cells": imbalance})
    heads = [(x, y - 12, f"imbalance:{imbalance}", look.names[imbalance]) for x, y, imbalance in placed.columns]
    add_handles(figure, heads, 20, "rgba(0,0,0,0)")
    add_marks(figure, placed.marks, canvas, look.hovers)
    return figure


def _add_cells(
    figure: go.Figure,
    cells: Sequence[tuple[float, float, str, str]],
    marker: Mapping[str, object],
    meta: Mapping[str, str],
) -> None:
    figure.add_scatter(
        x=[cell[0] for cell in cells],
        y=[cell[1] for cell in cells],
        mode="markers",
        marker=marker,
        cliponaxis=False,
        hoverinfo="skip",
        meta=dict(meta),
    )


def place_matrix(regions: Sequence[Region], order: Sequence[str], names: Mapping[str, str], canvas: Canvas) -> Placed:
    """Lay out the rows in as many blocks side by side as are readable."""
    sections = _make_sections(regions, order, names)
    column = min(COLUMN, (canvas.width - NAME) / max(len(order), 1))
    least = NAME + canvas.radius + canvas.text_at + column * len(order)
    blocks = max(1, min(3, int((canvas.width + GUTTER) // (least + GUTTER))))
    wide = (canvas.width - GUTTER * (blocks - 1)) / blocks
    room = wide - column * len(order) - canvas.radius - canvas.text_at - 4
    head = max((measure_text(names[name], canvas.text) for name in order), default=0.0) + 10
    lines = {
        symptom: fit_text(names[symptom], canvas.text, room) for section in sections for symptom in section.symptoms
    }
    heights = {
        symptom: max(2 * canvas.radius, len(each) * LINE_HEIGHT * canvas.text) + ROW_AIR
        for symptom, each in lines.items()
    }
    title = canvas.text * LINE_HEIGHT + SECTION_AIR
    per_block = (sum(heights.values()) + title * len(sections)) / blocks
    marks: list[Mark] = []
    headings, cells = [], []
    block, y, lowest = 0, head, head
    for section in sections:
        for place, symptom in enumerate(section.symptoms):
            full = y - head > per_block - heights[symptom] / 2
            if full and block + 1 < blocks:
                block, y = block + 1, head
            left = block * (wide + GUTTER)
            if place == 0 or y == head:
                headings.append((left, y + title - canvas.text * 0.8, section.degree))
                y += title
            middle = y + heights[symptom] / 2
            marks.append(Mark(symptom, round(left + canvas.radius, 1), round(middle, 1), lines[symptom]))
            for at, imbalance in enumerate(order):
                x = left + wide - column * (len(order) - at - 0.5)
                cells.append((round(x, 1), round(middle, 1), symptom, imbalance))
            y += heights[symptom]
            lowest = max(lowest, y)
    columns = [
        (round(b * (wide + GUTTER) + wide - column * (len(order) - at - 0.5), 1), head - 2, imbalance)
        for b in range(block + 1)
        for at, imbalance in enumerate(order)
    ]
    whole = Canvas(canvas.width, ceil(lowest + 4), canvas.text)
    return Placed(whole, tuple(marks), tuple(headings), tuple(columns), tuple(cells))


def _make_sections(regions: Sequence[Region], order: Sequence[str], names: Mapping[str, str]) -> list[Section]:
    """Group the symptoms by the number of imbalances in view that list them."""

    def rank(region: Region) -> tuple[int, list[int]]:
        return -len(region.membership), [order.index(name) for name in order if name in region.membership]

    sections = []
    for degree, same in groupby(sorted(regions, key=rank), key=lambda region: len(region.membership)):
        symptoms = [s for region in same for s in sorted(region.symptoms, key=lambda symptom: names[symptom])]
        sections.append(Section(degree, tuple(symptoms)))
    return sections
