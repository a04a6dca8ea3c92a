"""Regions -> Venn-style sketch: every symptom inside exactly the outlines that list it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from shapely import affinity

from components.charts.figure import (
    Handle,
    Sketch,
    Trace,
    name_imbalance_handle,
    note_tag,
    trace_handles,
    trace_marks,
)
from components.charts.fills import trace_fills, trace_lines
from components.charts.flow.place import place_flow
from components.charts.layout import Canvas, Layout, LayoutFunction, NoLayout, Tag, choose_layout, take_fitting
from components.charts.mosaic import place_mosaic
from components.charts.pair import place_pair
from components.charts.round.boxes import measure_fullness
from components.charts.round.place import place_round
from components.charts.signs import shape_boxes
from components.charts.style import TRANSPARENT, Look
from components.facts.regions import Region

PAIR_LAYOUTS: tuple[LayoutFunction, ...] = (place_pair, place_mosaic)
FLOWING = 0.3  # of the page; where names and gaps fill no more, flowing outlines rarely need more height
TRIES = 2  # sizes of text with which flowing outlines are tried before the chart grows; more take long
# Of the width and the height, with which round outlines are tried again; more find few, and take long.
SMALLER = ((0.97, 1.0), (1.0, 0.98), (0.94, 1.0))
CROWDED = 0.45  # of the page, that names and gaps fill with the least text; above, other starts find hardly any way
SHRUNK = 3  # sizes of text below the largest, from which on another start is tried for larger text; fewer rarely gain


def place_venn(regions: Sequence[Region], order: Sequence[str], names: Mapping[str, str], canvas: Canvas) -> Layout:
    """Place the lists in the largest text with which every name fits on the canvas.

    Round outlines come first, and flowing ones where there are none. If neither fits with the smallest
    text, the chart is taller than the canvas; the cell mosaic is for what flowing outlines cannot draw.

    Returns
    -------
    Layout
        Its canvas has the text that was taken.
    """
    sizes = canvas.list_sizes()
    if not regions:
        return place_mosaic(regions, order, names, sizes[0])
    layout = _place_roundest(regions, order, names, canvas)
    if isinstance(layout, Layout):
        return layout
    flowing = [size for size in sizes if measure_fullness(regions, names, size) <= FLOWING] or sizes[-1:]
    for size in dict.fromkeys((*flowing[:TRIES], sizes[-1])):
        layout = place_flow(regions, order, names, size, grows=size is sizes[-1])
        if isinstance(layout, Layout):
            return layout
    return place_mosaic(regions, order, names, sizes[-1])


def _place_roundest(
    regions: Sequence[Region], order: Sequence[str], names: Mapping[str, str], canvas: Canvas
) -> Layout | NoLayout:
    """Place round outlines; where names are crowded, try again for larger text, or for any outlines at all."""
    # What they find depends on where they start. From half as far down the sizes of text they often end with
    # larger text, and on a page that is a little smaller they often find a way at all.
    layout = place_round(regions, order, names, canvas)
    if measure_fullness(regions, names, canvas) <= FLOWING:
        return layout
    sizes = canvas.list_sizes()
    texts = [size.text for size in sizes]
    if isinstance(layout, NoLayout):
        if measure_fullness(regions, names, sizes[-1]) > CROWDED:
            return layout
        pages = [(round(across * canvas.width), round(down * canvas.height)) for across, down in SMALLER]
        starts = [replace(canvas, text=texts[len(texts) // 2], width=width, height=height) for width, height in pages]
        tries = (place_round(regions, order, names, start) for start in starts)
        return next((_centre(again, canvas.width) for again in tries if isinstance(again, Layout)), layout)
    taken = texts.index(layout.canvas.text)
    if taken < SHRUNK:
        return layout
    again = place_round(regions, order, names, replace(canvas, text=texts[taken // 2]))
    return again if isinstance(again, Layout) and again.canvas.text > layout.canvas.text else layout


def _centre(layout: Layout, width: float) -> Layout:
    """Put a narrower layout into the middle of so many px; what is clear stays clear."""
    aside = (width - layout.canvas.width) // 2
    return replace(
        layout,
        canvas=replace(layout.canvas, width=width),
        outlines={name: affinity.translate(outline, aside) for name, outline in layout.outlines.items()},
        marks=tuple(replace(mark, x=round(mark.x + aside, 1)) for mark in layout.marks),
        tags=tuple(replace(tag, x=round(tag.x + aside, 1)) for tag in layout.tags),
    )


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
        Handle(name_imbalance_handle(tag.imbalance), x, tag.y, look.names[tag.imbalance])
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
    """Yield x so close along a tag that a click anywhere on it reaches one."""
    steps = max(1, round(tag.width / tag.height))
    return (round(tag.x + tag.width * ((step + 0.5) / steps - 0.5), 1) for step in range(steps))
