"""Layout -> faults: whether a layout tells the truth and can be read, judged from its outlines alone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

import numpy as np
import shapely

from components.charts.layout import Layout, find_pieces
from components.facts.regions import Region, find_memberships

ALIKE = 2.0  # px; outlines that are nowhere farther apart look like one


def find_faults(layout: Layout, regions: Sequence[Region], sliver: float = 1.5) -> Iterator[str]:
    """Judge a layout from its outlines alone: say where it is false or cannot be read.

    Parameters
    ----------
    layout : Layout
        What a layout made; how it was made does not count.
    regions : sequence of Region
        What the tables say.
    sliver : float
        An empty region whose largest disc has at most this radius, in px, passes as the line
        between two outlines.
    """
    if sorted(mark.symptom for mark in layout.marks) != sorted(find_memberships(regions)):
        yield "a symptom is missing, or drawn twice"
        return
    yield from _judge_marks(layout, regions)
    yield from _judge_outlines(layout, regions, sliver)
    yield from _judge_boxes(layout)


def _judge_marks(layout: Layout, regions: Sequence[Region]) -> Iterator[str]:
    membership = find_memberships(regions)
    for mark in layout.marks:
        disc = shapely.Point(mark.x, mark.y).buffer(layout.canvas.radius)
        for imbalance, outline in layout.outlines.items():
            inside = imbalance in membership[mark.symptom]
            if not (outline.contains(disc) if inside else outline.disjoint(disc)):
                yield f"the mark of {mark.symptom} is on the wrong side of {imbalance}"


def _judge_outlines(layout: Layout, regions: Sequence[Region], sliver: float) -> Iterator[str]:
    drawn = {region.membership for region in regions}
    pieces = find_pieces(layout.outlines)
    if any(not pieces[members].buffer(-sliver).is_empty for members in pieces.keys() - drawn):
        yield "there is an empty region"
    for one, other in combinations(layout.outlines.values(), 2):
        if one.boundary.hausdorff_distance(other.boundary) < ALIKE:
            yield "two outlines look like one"


def _judge_boxes(layout: Layout) -> Iterator[str]:
    filled = [box for mark in layout.marks for box in mark.boxes(layout.canvas)]
    boxes = np.array(filled + [tag.box() for tag in layout.tags], dtype=object)
    page = shapely.box(0, 0, layout.canvas.width, layout.canvas.height)
    if not shapely.contains_properly(page.buffer(0.5), boxes).all():
        yield "something leaves the figure"
    tree = shapely.STRtree(boxes)
    pairs = tree.query(shapely.buffer(boxes, -0.5), predicate="intersects")
    if (pairs[0] != pairs[1]).any():
        yield "marks, names or tags overlap"
