"""Regions -> pair layout: what only one of two imbalances lists, on each side of what both list."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import shapely

from components.charts.layout import Canvas, Layout, Mark, measure_lines, place_tags
from components.charts.measure import fit_text, measure_word
from components.facts.regions import Region

MARGIN = 4.0  # px around the outlines
INSET = 6.0  # px by which the second outline stands inside the first where they share a side
PAD = 16.0  # px from the side of a part to its marks and names
ROW_AIR = 8.0  # px between two rows
CORNER = 20.0  # px


def place_pair(regions: Sequence[Region], order: Sequence[str], names: Mapping[str, str], canvas: Canvas) -> Layout:
    """Set the regions of two imbalances side by side, or one below the other where names need it.

    Returns
    -------
    Layout
        As tall as the names need.
    """
    if not regions:
        return Layout("pair", canvas, {}, (), ())
    held = {region.membership: region.symptoms for region in regions}
    whole = [frozenset(order[:1]), frozenset(order), frozenset(order[1:])]
    parts = [(members, sorted(held[members], key=lambda s: (names[s], s))) for members in whole if members in held]
    beside = canvas.radius + canvas.text_at + 2 * PAD
    longest = max(measure_word(names[symptom], canvas.text) for _, part in parts for symptom in part)
    column = (canvas.width - 2 * MARGIN) / len(parts)
    stacked = column < beside + longest
    wide = canvas.width - 2 * MARGIN if stacked else column
    left = top = MARGIN
    boxes, marks = [], []
    for _, part in parts:
        bottom = top + canvas.tag + PAD / 2
        for symptom in part:
            lines = fit_text(names[symptom], canvas.text, wide - beside)
            high = max(2 * canvas.radius, measure_lines(lines, canvas.text)[1]) + ROW_AIR
            marks.append(Mark(symptom, round(left + PAD + canvas.radius, 1), round(bottom + high / 2, 1), lines))
            bottom += high
        boxes.append(shapely.box(left, top, left + wide, bottom + PAD))
        left, top = (left, bottom + PAD) if stacked else (left + wide, top)
    lowest = max(box.bounds[3] for box in boxes)
    outlines = {}
    for place, name in enumerate(order):
        own = shapely.union_all([box for box, (members, _) in zip(boxes, parts, strict=True) if name in members])
        if not own.is_empty:
            x0, y0, x1, y1 = own.bounds
            shape = shapely.box(x0, y0, x1, y1 if stacked else lowest).buffer(-place * INSET, join_style="mitre")
            outlines[name] = shape.buffer(-CORNER).buffer(CORNER, quad_segs=8)
    canvas = Canvas(canvas.width, round(lowest + MARGIN), canvas.text)
    return Layout("pair", canvas, outlines, tuple(marks), place_tags(outlines, names, marks, canvas) or ())
