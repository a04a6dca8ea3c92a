"""Regions -> pair layout: what only one of two imbalances lists, on each side of what both list.

All lengths are in px, x to the right and y down. Nothing is approximate: outlines are boxes with
rounded corners, and each region is a list of names inside its own boxes.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import shapely
from shapely import Geometry

from components.charts.layout import Canvas, Layout, Mark, NoLayout
from components.charts.measure import fit_text, measure_lines, measure_word
from components.charts.tags import place_tags
from components.facts.regions import Region

AROUND_COLUMNS = 4.0  # px from the outlines to the edge of the figure
INSET = 6.0  # px by which the second outline stands inside the first where they share a side
PAD = 16.0  # px from the side of a section to its marks and names
ROW_AIR = 8.0  # px between two rows
CORNER = 20.0  # px


@dataclass(frozen=True)
class Section:
    """The symptoms of one region, and the room they fill."""

    membership: frozenset[str]
    marks: tuple[Mark, ...]
    box: Geometry


def place_pair(
    regions: Sequence[Region], order: Sequence[str], names: Mapping[str, str], canvas: Canvas
) -> Layout | NoLayout:
    """Set the regions of two imbalances side by side, or one below the other where names need it.

    Returns
    -------
    Layout or NoLayout
        As tall as the names need.
    """
    if not regions:
        return Layout("columns", canvas, {}, (), ())
    whole = [frozenset(order[:1]), frozenset(order), frozenset(order[1:])]
    drawn = [region for membership in whole for region in regions if region.membership == membership]
    column = (canvas.width - 2 * AROUND_COLUMNS) / len(drawn)
    longest = max(measure_word(names[symptom], canvas.text) for region in drawn for symptom in region.symptoms)
    stacked = column < _beside(canvas) + longest
    wide = canvas.width - 2 * AROUND_COLUMNS if stacked else column
    left = top = AROUND_COLUMNS
    sections = []
    for region in drawn:
        sections.append(_place_section(region, names, canvas, shapely.box(left, top, left + wide, top)))
        left, top = (left, sections[-1].box.bounds[3]) if stacked else (left + wide, top)
    outlines = _join_sections(sections, order, stacked)
    lowest = max(section.box.bounds[3] for section in sections)
    canvas = replace(canvas, height=round(lowest + AROUND_COLUMNS))
    marks = tuple(mark for section in sections for mark in section.marks)
    tags = place_tags(outlines, names, marks, canvas)
    return tags if isinstance(tags, NoLayout) else Layout("columns", canvas, outlines, marks, tags)


def _beside(canvas: Canvas) -> float:
    """Return the width of a section that is not for names."""
    return canvas.radius + canvas.text_at + 2 * PAD


def _place_section(region: Region, names: Mapping[str, str], canvas: Canvas, head: Geometry) -> Section:
    """List the names of a region below the line where its section begins."""
    left, top, right, _ = head.bounds
    bottom = top + canvas.tag + PAD / 2
    marks = []
    for symptom in sorted(region.symptoms, key=lambda symptom: (names[symptom], symptom)):
        lines = fit_text(names[symptom], canvas.text, right - left - _beside(canvas))
        high = max(2 * canvas.radius, measure_lines(lines, canvas.text)[1]) + ROW_AIR
        marks.append(Mark(symptom, round(left + PAD + canvas.radius, 1), round(bottom + high / 2, 1), lines))
        bottom += high
    return Section(region.membership, tuple(marks), shapely.box(left, top, right, bottom + PAD))


def _join_sections(sections: Sequence[Section], order: Sequence[str], stacked: bool) -> dict[str, Geometry]:
    """Draw a box with rounded corners around the sections of each imbalance; side by side they end together."""
    lowest = max(section.box.bounds[3] for section in sections)
    outlines = {}
    for index, imbalance in enumerate(order):
        own = shapely.union_all([section.box for section in sections if imbalance in section.membership])
        if not own.is_empty:
            left, top, right, bottom = own.bounds
            box = shapely.box(left, top, right, bottom if stacked else lowest)
            shape = box.buffer(-index * INSET, join_style="mitre")
            outlines[imbalance] = shape.buffer(-CORNER).buffer(CORNER, quad_segs=8)
    return outlines
