"""Regions -> Venn-style sketch: every symptom inside exactly the outlines that list it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from components.charts.figure import (
    Handle,
    Sketch,
    Trace,
    identify_imbalance,
    note_tag,
    trace_handles,
    trace_marks,
)
from components.charts.fills import trace_fills, trace_lines
from components.charts.flow.place import place_flow
from components.charts.layout import (
    Canvas,
    Layout,
    LayoutFunction,
    Tag,
    choose_layout,
    take_fitting,
)
from components.charts.mosaic import place_mosaic
from components.charts.pair import place_pair
from components.charts.round.boxes import measure_fullness
from components.charts.round.place import place_round
from components.charts.signs import shape_boxes
from components.charts.style import TRANSPARENT, Look
from components.facts.regions import Region

PAIR_LAYOUTS: tuple[LayoutFunction, ...] = (place_pair, place_mosaic)
FLOWING = 0.3  # share of the page; where names and gaps fill less, flowing outlines rarely need more height
TRIES = 2  # sizes of text tried with flowing outlines before the chart grows; more: slower
CROWDED = 0.44  # share of the page that names fill with the least text; above it, round outlines hardly ever fit
ROOMY = 0.36  # share that they fill of a taller page, tried on a phone; less: more succeed, but charts are taller
TALLEST = 1.5  # times the height of the page; no page that is tried is taller
NARROW = 500.0  # px; a narrower page is that of a phone


def place_venn(regions: Sequence[Region], order: Sequence[str], names: Mapping[str, str], canvas: Canvas) -> Layout:
    """Place the lists in the largest text with which every name fits on the canvas.

    Round outlines are tried first, then flowing ones, and the cell mosaic last, which can draw any table. The
    chart is taller than the canvas only if the names do not fit with the smallest text.

    Returns
    -------
    Layout
        Its canvas has the text and the height that were taken.
    """
    sizes = canvas.list_sizes()
    if not regions:
        return place_mosaic(regions, order, names, sizes[0])
    for page, tries in _list_pages(regions, names, canvas):
        layout = place_round(regions, order, names, page, tries)
        if isinstance(layout, Layout):
            return layout
    flowing = [size for size in sizes if measure_fullness(regions, names, size) <= FLOWING] or sizes[-1:]
    for size in dict.fromkeys((*flowing[:TRIES], sizes[-1])):
        layout = place_flow(regions, order, names, size, grows=size is sizes[-1])
        if isinstance(layout, Layout):
            return layout
    return place_mosaic(regions, order, names, sizes[-1])


def _list_pages(regions: Sequence[Region], names: Mapping[str, str], canvas: Canvas) -> Iterator[tuple[Canvas, int]]:
    """Yield pages for round outlines, and how many sketches of each are tried: the canvas, and a taller one.

    The page of a phone is scrolled anyway. Elsewhere a chart keeps to its room, if it can.
    """
    sizes = canvas.list_sizes()
    fullness = measure_fullness(regions, names, sizes[-1])
    crowded, scrolled = fullness > ROOMY, canvas.width < NARROW
    if fullness <= CROWDED:
        if crowded:
            yield canvas, 1 if scrolled else 2
        else:
            yield canvas, 3 if scrolled or canvas.boxes else 1
    if fullness > (ROOMY if scrolled else CROWDED):
        yield replace(sizes[-1], height=round(canvas.height * min(TALLEST, fullness / ROOMY))), 1


def sketch_overlap(regions: Sequence[Region], order: Sequence[str], canvas: Canvas, look: Look) -> Sketch:
    """Draw the overlap of some imbalances.

    Parameters
    ----------
    regions : sequence of Region
        What is drawn; without any the figure is blank.
    order : sequence of str
        The imbalances in view, in their fixed order.
    canvas : Canvas
        The room there is, and the sizes of text; the chart may be taller.
    look : Look
        Names, colours and what hovering says.

    Returns
    -------
    Sketch
        Shades, rims, outlines, handles of tags, marks.
    """
    return sketch_layout(place_venn(regions, order, look.names, canvas), look)


def sketch_pair(regions: Sequence[Region], order: Sequence[str], canvas: Canvas, look: Look) -> Sketch:
    """Draw two imbalances as three columns; parameters and result as for `sketch_overlap`."""
    layouts = (choose_layout(PAIR_LAYOUTS, regions, order, look.names, size) for size in canvas.list_sizes())
    return sketch_layout(take_fitting(layouts, canvas), look)


def sketch_layout(layout: Layout, look: Look) -> Sketch:
    """Draw what a layout holds: shades and rims, outlines on their halos, handles of tags, marks."""
    canvas = layout.canvas
    on_tags = [
        Handle(identify_imbalance(tag.imbalance), x, tag.y, look.names[tag.imbalance])
        for tag in layout.tags
        for x in _list_points(tag)
    ]
    traces = [
        *trace_fills(layout, look),
        *trace_lines(layout, look),
        trace_handles(on_tags, canvas.tag, TRANSPARENT),
        trace_marks(layout.marks, canvas, look.hovers),
    ]
    return Sketch(layout.kind, canvas, traces, note_tags(layout, look), shape_boxes(layout.marks, canvas))


def note_tags(layout: Layout, look: Look) -> list[Trace]:
    """Describe the tags of a layout."""
    return [
        note_tag(tag, (look.names[tag.imbalance],), look.styles[tag.imbalance], layout.canvas) for tag in layout.tags
    ]


def _list_points(tag: Tag) -> Iterator[float]:
    """Yield x along a tag, so close together that a click anywhere on the tag reaches a handle."""
    steps = max(1, round(tag.width / tag.height))
    return (round(tag.x + tag.width * ((step + 0.5) / steps - 0.5), 1) for step in range(steps))
