"""Layout -> figure: what every chart of symptoms shares."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from html import escape
from typing import Any

import numpy as np
import plotly.graph_objects as go
import shapely
from numpy.typing import NDArray
from shapely import Geometry

from components.charts.layout import Canvas, Mark, Tag
from components.charts.style import FONT, LINE, Style

Trace = dict[str, Any]  # a trace or an annotation as plotly.js reads it
Figure = go.Figure  # for modules that pass figures on and need no more of Plotly


def make_figure(
    chart: str, order: Sequence[str], canvas: Canvas, traces: Sequence[Trace], annotations: Sequence[Trace]
) -> go.Figure:
    """Make a figure whose data unit is one px, with y down.

    It is made in one piece, since each later change would check and copy what is there. Nothing in
    it depends on what is ticked: Streamlit takes a figure down and draws it anew when its
    specification changes, so the page's own styles show the ticks.

    Returns
    -------
    Figure
        Exactly as large as the canvas.
    """
    axis = {"visible": False, "fixedrange": True}
    return go.Figure(
        data=list(traces),
        layout={
            "template": None,
            "width": canvas.width,
            "height": canvas.height,
            "margin": dict.fromkeys("lrtb", 0),
            "xaxis": axis | {"range": [0, canvas.width]},
            "yaxis": axis | {"range": [canvas.height, 0], "scaleanchor": "x", "scaleratio": 1},
            "paper_bgcolor": "rgba(0,0,0,0)",
            "plot_bgcolor": "rgba(0,0,0,0)",
            "font": {"family": FONT, "size": canvas.text},
            "showlegend": False,
            "dragmode": False,
            "hovermode": "closest",
            "hoverlabel": {"font": {"family": FONT, "size": max(canvas.text, 13)}},
            "meta": {"chart": chart, "imbalances": list(order)},
            "annotations": list(annotations),
        },
    )


def trace_marks(marks: Sequence[Mark], canvas: Canvas, hovers: Mapping[str, str]) -> Trace:
    """Describe the symptoms; they are drawn last, so that clicks reach them and not what lies below."""
    return {
        "type": "scatter",
        "x": [mark.x for mark in marks],
        "y": [mark.y for mark in marks],
        "mode": "markers+text",
        "text": ["<br>".join(plain(line) for line in mark.lines) for mark in marks],
        "textposition": "middle right",
        "marker": {
            "size": 2 * canvas.radius,
            "opacity": 1,
            "color": "rgba(255,255,255,0)",
            "line": {"width": 1.5, "color": "rgba(125,134,140,1)"},
        },
        "cliponaxis": False,
        "customdata": [[mark.symptom] for mark in marks],
        "hovertext": [plain(hovers[mark.symptom]) for mark in marks],
        "hoverinfo": "text",
        "meta": {"marks": True},
    }


def trace_handles(handles: Sequence[tuple[float, float, str, str]], size: float, color: str) -> Trace:
    """Describe points that name a region or an imbalance and can be chosen: x, y, what it stands for, words."""
    return {
        "type": "scatter",
        "x": [handle[0] for handle in handles],
        "y": [handle[1] for handle in handles],
        "mode": "markers",
        "marker": {"symbol": "diamond", "size": size, "color": color, "opacity": 1},
        "cliponaxis": False,
        "customdata": [["bring out", handle[2]] for handle in handles],
        "hovertext": [plain(handle[3]) for handle in handles],
        "hoverinfo": "text",
        "meta": {"handles": True},
    }


def trace_outline(imbalance: str, outline: Geometry, style: Style) -> Trace:
    """Describe the outline of an imbalance."""
    x, y = _trace_path(outline)
    return {
        "type": "scatter",
        "x": x,
        "y": y,
        "mode": "lines",
        "line": {"color": style.color, "width": LINE, "dash": style.dash, "simplify": False},
        "fill": "toself",
        "fillcolor": style.fill,
        "hoverinfo": "skip",
        "cliponaxis": False,
        "meta": {"imbalance": imbalance},
    }


def trace_texts(texts: Sequence[tuple[float, float, str, str]]) -> Trace:
    """Describe words that nobody clicks: x, y, the words with their markup, how they stand to the point."""
    return {
        "type": "scatter",
        "x": [text[0] for text in texts],
        "y": [text[1] for text in texts],
        "mode": "text",
        "text": [text[2] for text in texts],
        "textposition": [text[3] for text in texts],
        "cliponaxis": False,
        "hoverinfo": "skip",
        "meta": {"texts": True},
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


def _trace_path(outline: Geometry) -> tuple[list[float | None], list[float | None]]:
    """Write an outline as closed rings with a missing value between them (even-odd rule)."""
    x: list[float | None] = []
    y: list[float | None] = []
    for ring in _rings(outline):
        across, down = np.round(ring, 1).T.tolist()
        x += [None, *across] if x else across
        y += [None, *down] if y else down
    return x, y


def _rings(outline: Geometry) -> Iterator[NDArray[np.float64]]:
    for part in shapely.get_parts(outline):
        yield shapely.get_coordinates(part.exterior)
        for hole in part.interiors:
            yield shapely.get_coordinates(hole)


def find_marks(figure: go.Figure) -> tuple[int, go.Scatter]:  # STUB until charts10 lands
    for place, trace in enumerate(figure.data, 1):
        if (trace.meta or {}).get("marks"):
            return place, trace
    raise LookupError("the figure has no marks")
