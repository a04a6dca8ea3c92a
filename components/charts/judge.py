"""Layout -> faults: whether a layout tells the truth and can be read, judged from its outlines alone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

import numpy as np
import shapely

from components.charts.layout import Layout, find_pieces, shape_marks
from components.facts.regions import Region, find_memberships

ALIKE = 2.0  # px; outlines that are nowhere farther apart look like one
CLEAR = 3.0  # px between an outline and any mark or name
STRIP = 6.0  # px, the radius of the largest disc in a piece that still passes as the line between two outlines
LEAST = 3 * STRIP**2  # px², less than such a disc has; a smaller piece cannot hold it
LEEWAY = 0.5  # px by which boxes may overlap or leave the figure
EDGE = 1.25  # px between an outline and the edges of the figure, so that its line is not cut

EMPTY = "there is an empty region"
NAMELESS = "a piece of a region holds none of its names"
UNTOLD = "an imbalance has no outline or no tag"


def find_faults(layout: Layout, regions: Sequence[Region]) -> Iterator[str]:
    """Judge a layout from its outlines alone: say where it is false or cannot be read.

    Parameters
    ----------
    layout : Layout
        Only what is drawn counts, not how it was made.
    regions : sequence of Region
        What the tables say.
    """
    if sorted(mark.symptom for mark in layout.marks) != sorted(find_memberships(regions)):
        yield "a symptom is missing, or drawn twice"
        return
    yield from _judge_marks(layout, regions)
    yield from _judge_pieces(layout, regions)
    yield from _judge_outlines(layout, regions)
    yield from _judge_boxes(layout)


def _judge_marks(layout: Layout, regions: Sequence[Region]) -> Iterator[str]:
    membership = find_memberships(regions)
    shapes, owner = shape_marks(layout.marks, layout.canvas)
    middles = shapely.get_coordinates(shapely.centroid(shapes))
    for imbalance, outline in layout.outlines.items():
        line = outline.boundary
        shapely.prepare([outline, line])
        inside = np.array([imbalance in membership[mark.symptom] for mark in layout.marks], dtype=bool)[owner]
        close = shapely.dwithin(line, shapes, CLEAR)
        # A mark or name is where its middle is, unless a line is close.
        wrong = shapely.contains_xy(outline, middles) != inside
        for place in np.flatnonzero(close & ~wrong):
            wrong[place] = not (shapely.contains if inside[place] else shapely.disjoint)(outline, shapes[place])
        for place in np.unique(owner[wrong | close]):
            fault = "on the wrong side of" if place in owner[wrong] else "too close to the line of"
            yield f"the mark or name of {layout.marks[place].symptom} is {fault} {imbalance}"


def _judge_pieces(layout: Layout, regions: Sequence[Region]) -> Iterator[str]:
    """Find the pieces wider than a strip in which no name says what they are."""
    spots = {mark.symptom: (mark.x, mark.y) for mark in layout.marks}
    named = {region.membership: np.array([spots[symptom] for symptom in region.symptoms]) for region in regions}
    for members, held in find_pieces(layout.outlines).items():
        parts = shapely.get_parts(held)
        if members in named:
            parts = [part for part in parts if not shapely.contains_xy(part, named[members]).any()]
        if any(part.area >= LEAST and not part.buffer(-STRIP).is_empty for part in parts):
            yield NAMELESS if members in named else EMPTY


def _judge_outlines(layout: Layout, regions: Sequence[Region]) -> Iterator[str]:
    listed = {imbalance for region in regions for imbalance in region.membership}
    if not sorted(listed) == sorted(layout.outlines) == sorted(tag.imbalance for tag in layout.tags):
        yield UNTOLD
    page = shapely.box(EDGE, EDGE, layout.canvas.width - EDGE, layout.canvas.height - EDGE)
    if not shapely.covers(page, list(layout.outlines.values())).all():
        yield "an outline leaves the figure"
    for one, other in combinations(layout.outlines.values(), 2):
        if np.abs(np.subtract(one.bounds, other.bounds)).max() >= ALIKE:
            continue  # they are told apart by their extent, and the distance below takes long to measure
        if one.boundary.hausdorff_distance(other.boundary) < ALIKE:
            yield "two outlines look like one"


def _judge_boxes(layout: Layout) -> Iterator[str]:
    filled = [bounds for mark in layout.marks for bounds in mark.bounds(layout.canvas)]
    bounds = np.array(filled + [tag.bounds for tag in layout.tags]).reshape(-1, 4)
    least, most = bounds[:, :2], bounds[:, 2:]
    if (least <= -LEEWAY).any() or (most >= np.array([layout.canvas.width, layout.canvas.height]) + LEEWAY).any():
        yield "something leaves the figure"
    shared = (least[:, None] + LEEWAY <= most).all(-1) & (most[:, None] - LEEWAY >= least).all(-1)
    if np.count_nonzero(shared) > len(bounds):  # each shares its room with itself
        yield "marks, names or tags overlap"
