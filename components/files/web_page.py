"""Drawn chart -> a web page of its own, which works with no network and carries the banner."""

from __future__ import annotations

from base64 import b64encode

from markupsafe import Markup

from components.charts.drawn import Drawn
from components.charts.measure import find_font
from components.words.markup import fill
from components.words.text import Text


def write_page(drawn: Drawn, foot: str, text: Text) -> str:
    """Write a standalone web page of a chart.

    Parameters
    ----------
    drawn : Drawn
        The chart, which knows nothing of ticks.
    foot : str
        What is in view, and when the sources were read.
    text : Text
        The words of the page around it.

    Returns
    -------
    str
        HTML with the drawing library and the font inside.
    """
    chart = drawn.figure.to_html(full_html=False, include_plotlyjs=True, config={"displayModeBar": False})
    page = fill(
        "files/web_page.html",
        text=text,
        font=b64encode(find_font().read_bytes()).decode(),
        drawn=drawn,
        chart=Markup(chart),  # Plotly escapes the names in it
        foot=foot,
    )
    return str(page)
