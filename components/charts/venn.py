"""Regions -> Venn-style sketch: every symptom inside exactly the outlines that list it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

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
from components.charts.layout import (
    Canvas,
    Layout,
    LayoutFunction,
    NoLayout,
    Tag,
    choose_layout,
    list_drawn,
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
FLOWING = 0.3  # of the page; where names and gaps fill no more, flowing outlines rarely need more height
TRIES = 2  # sizes of text with which flowing outlines are tried before the chart grows; more take long
LED = 3  # sketches of round outlines that are led on when they are tried again; more find few, and take long
LOWER = 0.98  # of the height, with which round outlines are tried again, so that they start elsewhere
CROWDED = 0.44  # of the page, that names and gaps fill with the least text; above, other starts find hardly any way
GROWN = 1.5  # times the height, up to which round outlines are tried in the room of flowing ones
SHRUNK = 3  # sizes of text below the largest, from which on another start is tried for larger text; fewer rarely gain


def place_venn(regions: Sequence[Region], order: Sequence[str], names: Mapping[str, str], canvas: Canvas) -> Layout:
    """Place the lists in the largest text with which every name fits on the canvas.

    Round outlines come first, and flowing ones where there are none. If neither fits with the smallest
    text, the chart is as much taller than the canvas as flowing outlines need, and round ones may have that
    room too. The cell mosaic is for what flowing outlines cannot draw.

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
            grown = replace(size, height=max(size.height, layout.canvas.height))
            room = 1 < grown.height / size.height <= GROWN
            again = place_round(regions, order, names, grown) if room else layout
            return again if isinstance(again, Layout) else layout
    return place_mosaic(regions, order, names, sizes[-1])


def _place_roundest(
    regions: Sequence[Region], order: Sequence[str], names: Mapping[str, str], canvas: Canvas
) -> Layout | NoLayout:
    """Place round outlines; where names are crowded, try again for larger text, or for any outlines at all."""
    # What they find depends on where they start. From half as far down the sizes of text they often end with
    # larger text, and from other starts they often find a way at all.
    layout = place_round(regions, order, names, canvas)
    if measure_fullness(regions, names, canvas) <= FLOWING:
        return layout
    sizes = canvas.list_sizes()
    texts = [size.text for size in sizes]
    if isinstance(layout, NoLayout):
        few = len(regions) <= len(list_drawn(regions, order))  # where outlines cross for nothing, wherever they start
        if few or measure_fullness(regions, names, sizes[-1]) > CROWDED:
            return layout
        lower = replace(canvas, text=texts[len(texts) // 2], height=round(LOWER * canvas.height))
        return place_round(regions, order, names, lower, led=LED)
    taken = texts.index(layout.canvas.text)
    if taken < SHRUNK:
        return layout
    again = place_round(regions, order, names, replace(canvas, text=texts[taken // 2]), led=LED - 1)
    return again if isinstance(again, Layout) and again.canvas.text > layout.canvas.text else layout


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
