"""Sketch -> figure: the traces that all charts share.

One unit of a figure is one px of its own size, in x as in y; x runs to the right and y runs down.
Positions are written to a tenth of a px, which no screen shows. Traces are drawn in their order, so
marks come last and clicks reach them. Traces are found (`selectors.py`) by their `meta`: outlines have
`imbalance`, what lies below them `shade`, `rim` or `halo`, marks `marks`, the places of an empty
chart `places`, points for an imbalance `handles`. All points that can be clicked have `customdata`
of one shape, `[[id], ...]`. Above all traces stand the boxes and checks of marks that can be ticked.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape
from typing import Any

import plotly.graph_objects as go

from components.charts.layout import BESIDE, Canvas, Mark, Tag
from components.charts.matrix_layout import Heads
from components.charts.style import EDGE, FONT, TRANSPARENT, Style

Trace = dict[str, Any]  # a trace or an annotation as plotly.js reads it; its values have many types
Figure = go.Figure  # for modules that pass figures on and need nothing else from Plotly
REGION, IMBALANCE = "region:", "imbalance:"  # how the ids of what can be clicked begin


@dataclass(frozen=True, eq=False)
class Sketch:
    """What a chart draws, before it is a figure."""

    layout: str  # the kind of layout
    canvas: Canvas
    traces: Sequence[Trace]
    notes: Sequence[Trace]
    shapes: Sequence[Trace] = ()  # above all traces
    heads: Heads | None = None  # of a matrix


@dataclass(frozen=True)
class Handle:
    """A point that stands for an imbalance and can be clicked; hovering shows its words."""

    id: str
    x: float
    y: float
    words: str


@dataclass(frozen=True)
class Words:
    """Words that nobody clicks: a point, the words with their markup, and where they stand to the point."""

    x: float
    y: float
    markup: str
    position: str  # as plotly.js has it: top, middle or bottom; left, center or right


def make_figure(sketch: Sketch, chart: str, imbalances: Sequence[str]) -> go.Figure:
    """Make a figure of a sketch in one call, since Plotly would check and copy all of it at each later change.

    Plotly does not check it here either, which would take longest of all; a test checks every chart. Nothing in it
    depends on what is ticked, since Streamlit draws a figure anew when it changes: the page's styles show ticks.

    Returns
    -------
    Figure
        Exactly as large as the canvas; `layout.meta` says which chart it is, what its layout is
        made of and which imbalances are in view.
    """
    canvas = sketch.canvas
    axis = {"visible": False, "fixedrange": True}
    return go.Figure(
        data=list(sketch.traces),
        layout={
            "template": go.layout.Template(),  # else Plotly adds one, and Streamlit another
            "width": canvas.width,
            "height": canvas.height,
            "margin": dict.fromkeys("lrtb", 0),
            "xaxis": axis | {"range": [0, canvas.width]},
            "yaxis": axis | {"range": [canvas.height, 0], "scaleanchor": "x", "scaleratio": 1},
            "paper_bgcolor": TRANSPARENT,
            "plot_bgcolor": TRANSPARENT,
            "font": {"family": FONT, "size": canvas.text},
            "showlegend": False,
            "dragmode": False,
            "hovermode": "closest",
            "hoverlabel": {"font": {"family": FONT, "size": max(canvas.text, 13)}},
            "meta": {"chart": chart, "layout": sketch.layout, "imbalances": list(imbalances)},
            "annotations": list(sketch.notes),
            "shapes": list(sketch.shapes),
        },
        _validate=False,
    )


def identify_region(membership: frozenset[str], order: Sequence[str]) -> str:
    """Return the id of a region, which a click between its outlines sends; order is that of the imbalances in view."""
    return REGION + ".".join(imbalance for imbalance in order if imbalance in membership)


def identify_imbalance(imbalance: str) -> str:
    """Return the id of the handles of an imbalance."""
    return IMBALANCE + imbalance


def trace_marks(marks: Sequence[Mark], canvas: Canvas, hovers: Mapping[str, str], kind: str = "marks") -> Trace:
    """Describe the marks of symptoms, or of the places of an empty chart where that is the kind."""
    marker: Trace = {"size": 2 * canvas.radius, "color": TRANSPARENT, "line": {"width": 1.5, "color": EDGE}}
    if canvas.boxes:  # these are shapes; a clear marker around each takes clicks, and its size sets the name
        begins = round(2 * BESIDE * (canvas.text_at - 1), 2)
        marker |= {"symbol": "square", "size": max(2 * canvas.radius, begins), "line": {"width": 0}}
    return {
        "type": "scatter",
        "x": [mark.x for mark in marks],
        "y": [mark.y for mark in marks],
        "mode": "markers+text",
        "text": ["<br>".join(plain(line) for line in mark.lines) for mark in marks],
        "textposition": "middle right",
        "marker": marker | {"opacity": 1},
        "cliponaxis": False,
        "customdata": [[mark.symptom] for mark in marks],
        "hovertext": [plain(hovers[mark.symptom]) for mark in marks],
        "hoverinfo": "text",
        "meta": {kind: True},
    }


def trace_handles(handles: Sequence[Handle], size: float, color: str) -> Trace:
    """Describe points that can be clicked: their width in px, and their colour."""
    return {
        "type": "scatter",
        "x": [handle.x for handle in handles],
        "y": [handle.y for handle in handles],
        "mode": "markers",
        "marker": {"symbol": "diamond", "size": size, "color": color, "opacity": 1},
        "cliponaxis": False,
        "customdata": [[handle.id] for handle in handles],
        "hovertext": [plain(handle.words) for handle in handles],
        "hoverinfo": "text",
        "meta": {"handles": True},
    }


def trace_words(words: Sequence[Words]) -> Trace:
    """Describe words that nobody clicks."""
    return {
        "type": "scatter",
        "x": [each.x for each in words],
        "y": [each.y for each in words],
        "mode": "text",
        "text": [each.markup for each in words],
        "textposition": [each.position for each in words],
        "cliponaxis": False,
        "hoverinfo": "skip",
        "meta": {"words": True},
    }


def note_tag(tag: Tag, lines: Sequence[str], style: Style, canvas: Canvas) -> Trace:
    """Describe the name of an imbalance as a tag."""
    return {
        "x": tag.x,
        "y": tag.y,
        "text": "<br>".join(map(plain, lines)),
        "showarrow": False,
        "font": {"color": "#ffffff", "size": canvas.text},
        "bgcolor": style.tag,
        "width": tag.width - 6,
        "height": tag.height - 6,
        "borderpad": 3,
    }


def plain(text: str) -> str:
    """Keep plotly.js from reading a name as markup."""
    return escape(text, quote=False)
