"""Layout -> figure: what every chart of symptoms shares."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape
from typing import Any

import plotly.graph_objects as go

from components.charts.layout import Canvas, Mark
from components.charts.style import FONT

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


def plain(text: str) -> str:
    """Keep plotly.js from reading a name as markup."""
    return escape(text, quote=False)
