"""Regions -> sketch of lists that join one by one: everything stands where it will once all have joined.

The figure holds what is shown at any number of lists, so that a style can show one more list and
nothing moves. A list that has not joined is a grey hairline without a name. The `meta` of a trace says
when it is shown: `joined` is the number of lists that a shade is for, `ahead` the list that a hairline
stands for.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from components.charts.figure import Figure, Sketch, Trace, trace_marks
from components.charts.fills import trace_fills, trace_lines
from components.charts.layout import Canvas, Layout
from components.charts.shapes import trace_outline
from components.charts.style import QUIET, Look
from components.charts.venn import note_tags, place_venn
from components.facts.regions import Region

HAIRLINE = {"color": QUIET, "width": 1.0, "simplify": False}  # of a list that has not joined


def sketch_joining(regions: Sequence[Region], order: Sequence[str], canvas: Canvas, look: Look) -> Sketch:
    """Draw imbalances whose lists join in their order.

    Parameters
    ----------
    regions : sequence of Region
        Of all the imbalances.
    order : sequence of str
        The imbalances, the first to join first.
    canvas : Canvas
        The room there is, and the sizes of text; the chart may be taller.
    look : Look
        Names and colours.

    Returns
    -------
    Sketch
        Shades for each number of lists, rims, hairlines, outlines, marks; hovering says nothing.
    """
    layout = place_venn(regions, order, look.names, canvas)
    rims = (fill for fill in trace_fills(layout, look) if "rim" in fill["meta"])
    marks = trace_marks(layout.marks, layout.canvas, look.hovers) | {"hoverinfo": "skip", "hovertext": None}
    traces = [*_trace_shades(layout, look), *rims, *_trace_ahead(layout, look), *trace_lines(layout, look), marks]
    return Sketch(layout.kind, layout.canvas, traces, note_tags(layout, look))


def _trace_shades(layout: Layout, look: Look) -> Iterator[Trace]:
    """Describe how regions are shaded at each number of lists."""
    lists = list(layout.outlines.items())
    for joined in range(1, len(lists) + 1):
        for fill in trace_fills(replace(layout, outlines=dict(lists[:joined])), look):
            if "shade" in fill["meta"]:
                yield fill | {"meta": fill["meta"] | {"joined": joined}}


def _trace_ahead(layout: Layout, look: Look) -> Iterator[Trace]:
    for imbalance, outline in layout.outlines.items():
        yield trace_outline(outline, look.styles[imbalance], {"ahead": imbalance}) | {"line": HAIRLINE}


def select_ahead(figure: Figure, joined: Collection[str]) -> Iterator[str]:
    """Select in the page, inside the figure, the traces and tags to hide while only some imbalances have joined.

    Yields
    ------
    str
        A CSS selector. Marks are not among them; the caller styles these.
    """
    drawn = [trace.meta["imbalance"] for trace in figure.data if "imbalance" in trace.meta]
    number = sum(imbalance in joined for imbalance in drawn)
    for place, trace in enumerate(figure.data, 1):
        of_list = [trace.meta[part] for part in ("rim", "halo", "imbalance") if part in trace.meta]
        hidden = any(imbalance not in joined for imbalance in of_list)
        if hidden or trace.meta.get("joined", number) != number or trace.meta.get("ahead") in joined:
            yield f".scatterlayer > .trace:nth-child({place})"
    for place, imbalance in enumerate(drawn):
        if imbalance not in joined:
            yield f'.annotation[data-index="{place}"]'
