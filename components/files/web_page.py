"""Figure -> a web page of its own, which works with no network and carries the banner."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Sequence
from html import escape

from components.charts.figure import Figure
from components.charts.measure import find_font
from components.words.text import Text

PAGE = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title><style>
@font-face {{ font-family: "Source Sans"; font-weight: 200 900; src: url(data:font/woff2;base64,{font}); }}
body {{ margin: 0; font: 16px/1.45 "Source Sans", sans-serif; color: #1b2530; background: #fff; }}
main {{ padding: 1rem; }}
header {{ position: sticky; top: 0; z-index: 1; background: #14303a; color: #fff; padding: .6rem 1rem; }}
header strong {{ font-size: 1.15rem; margin-right: 1rem; }}
path {{ fill-rule: evenodd; }}
@media print {{ header {{ position: fixed; width: 100%; }} main {{ padding-top: 4rem; }} }}
</style></head><body>
<header role="note"><strong>{headline}</strong> <span>{detail}</span></header>
<main><h1>{title}</h1><p>{read}</p>{chart}<p>{foot}</p><ul>{words}</ul><p>{use} {caution}</p></main></body></html>
"""


def write_page(figure: Figure, foot: str, words: Sequence[str], text: Text) -> str:
    """Write a standalone web page of a chart.

    Parameters
    ----------
    figure : Figure
        The chart, which knows nothing of ticks.
    foot : str
        What is in view, and when the sources were read.
    words : sequence of str
        The chart in sentences.
    text : Text
        The words of the page around it.

    Returns
    -------
    str
        HTML with the drawing library and the font inside.
    """
    kind = figure.layout.meta["chart"]
    return PAGE.format(
        title=escape(text("chart.title")),
        font=b64encode(find_font().read_bytes()).decode(),
        headline=escape(text("banner.headline")),
        detail=escape(text("banner.detail")),
        read=escape(text(f"chart.read_{kind if kind in ('matrix', 'pair') else 'overlap'}")),
        chart=figure.to_html(full_html=False, include_plotlyjs=True, config={"displayModeBar": False}),
        foot=escape(foot),
        words="".join(f"<li>{escape(sentence)}</li>" for sentence in words),
        use=escape(text("sources.use")),
        caution=escape(text("listing.silent")),
    )
