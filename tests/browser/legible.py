"""Whether what stands in a chart can be read: sizes, edges and overlaps as the browser drew them."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations

from tests.browser.sight import Box
from tests.browser.visitor import CHART, Visitor

LEAST_TEXT = {1920: 12, 1280: 12, 390: 11, 320: 11}  # px, by the width of the window


def find_unreadable(visitor: Visitor, within: str = CHART, least: float = 0) -> list[str]:
    """Find words and tags of the figure in a container that are too small, cut off or overlap (C3, C4)."""
    figure = f"{within} .js-plotly-plot"
    frame, width = visitor.box(figure), int(visitor.window().right)
    texts = [box for box in visitor.boxes({"text": f"{figure} .main-svg text"}) if box.text]
    assert texts
    named = [trim(box) for box in visitor.boxes({"words": f"{figure} .textpoint text"}) if box.text]
    tags = visitor.boxes({"tag": f"{figure} .annotation rect.bg"})
    points = [point.box for point in visitor.points("marks", figure) + visitor.points("handles", figure) if point.shown]
    boxes = named + tags + points
    faults = [f"{text.text} has {text.size} px" for text in texts if text.size < (least or LEAST_TEXT[width])]
    faults += [f"{box.kind} {box.text} leaves the figure" for box in boxes if not box.within(frame, 1)]
    faults += [
        f"{one.kind} {one.text} and {other.kind} {other.text} overlap"
        for one, other in combinations(boxes, 2)
        if one.overlaps(other)
    ]
    return [f"{width} px: {fault}" for fault in faults]


def trim(box: Box) -> Box:
    """Take off what a font leaves free above its tallest and below its lowest letters."""
    free = 0.12 * box.size
    return replace(box, top=box.top + free, bottom=box.bottom - free)
