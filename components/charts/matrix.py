"""Positions of a matrix -> sketch: imbalances against symptoms, a dot where a list names a symptom."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from components.charts.figure import (
    Handle,
    Sketch,
    Trace,
    identify_imbalance,
    plain,
    trace_handles,
    trace_marks,
)
from components.charts.layout import Canvas, take_fitting
from components.charts.matrix_layout import Cell, Column, Heading, place_matrix
from components.charts.signs import shape_boxes
from components.charts.style import EDGE, TRANSPARENT, Look, fade
from components.facts.regions import Region

DOT = 14.0  # px
BELOW = 2.0  # px that plotly.js keeps below a turned name
HEAD = 20.0  # px, the size of what can be clicked at the name of a column


def sketch_matrix(regions: Sequence[Region], order: Sequence[str], canvas: Canvas, look: Look) -> Sketch:
    """Draw imbalances against symptoms, those listed most widely first; parameters as for `sketch_overlap`."""
    sizes = (place_matrix(regions, order, look.names, size) for size in canvas.list_sizes())
    placed = take_fitting(sizes, canvas)
    canvas = placed.canvas
    empty = [cell for cell in placed.cells if not cell.listed]
    traces = [_trace_cells(empty, {"color": fade(EDGE, 0.35), "size": 5}, "not listed")]
    for imbalance in order:
        filled = [cell for cell in placed.cells if cell.listed and cell.imbalance == imbalance]
        marker = {"color": look.styles[imbalance].color, "size": max(DOT, round(canvas.text * 0.75, 1))}
        traces.append(_trace_cells(filled, marker, imbalance))
    heads = [
        Handle(identify_imbalance(column.imbalance), column.x, column.y - HEAD / 2, look.names[column.imbalance])
        for column in placed.heads.columns
    ]
    traces += [trace_handles(heads, HEAD, TRANSPARENT), trace_marks(placed.marks, canvas, look.hovers)]
    notes = [_note_heading(heading, look.headings[heading.degree]) for heading in placed.headings]
    notes += [_note_column(column, look.names[column.imbalance]) for column in placed.heads.columns]
    return Sketch("dots", canvas, traces, notes, shape_boxes(placed.marks, canvas), placed.heads)


def _note_heading(heading: Heading, words: str) -> Trace:
    return {
        "x": heading.x,
        "y": heading.y,
        "text": f"<b>{plain(words)}</b>",
        "showarrow": False,
        "xanchor": "left",
        "yanchor": "middle",
    }


def _note_column(column: Column, name: str) -> Trace:
    return {
        "x": column.x,
        "y": column.y + BELOW,
        "text": plain(name),
        "textangle": -90,
        "showarrow": False,
        "xanchor": "center",
        "yanchor": "bottom",
    }


def _trace_cells(cells: Sequence[Cell], marker: Mapping[str, object], kind: str) -> Trace:
    return {
        "type": "scatter",
        "x": [cell.x for cell in cells],
        "y": [cell.y for cell in cells],
        "mode": "markers",
        "marker": marker,
        "cliponaxis": False,
        "hoverinfo": "skip",
        "meta": {"cells": kind},
    }
