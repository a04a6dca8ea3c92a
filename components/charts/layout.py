"""Positions only: what a layout of the overlap chart holds, and whether it tells the truth."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np
import shapely
from shapely import Geometry

from components.charts.measure import LINE_HEIGHT, measure_text
from components.overlap import Region

HANDLE = 10.0  # px, the width of a region's handle
LEAST_RADIUS = 12.0  # px; a mark is 24 px wide, the least that a finger or a shaky hand needs


@dataclass(frozen=True)
class Canvas:
    """The room for a chart and the size of its text, in px."""

    width: float
    height: float
    text: float

    @property
    def radius(self) -> float:
        """The radius of a mark."""
        return max(LEAST_RADIUS, round(0.6 * self.text, 1))

    @property
    def text_at(self) -> float:
        """Where plotly.js begins a name, right of the middle of its mark."""
        return self.radius / 0.8 + 1

    @property
    def tag(self) -> float:
        """The height of a tag."""
        return round(self.text * 1.3 + 4)


@dataclass(frozen=True)
class Mark:
    """A symptom: the middle of its disc, and the lines of its name, which begin right of it."""

    symptom: str
    x: float
    y: float
    lines: tuple[str, ...]

    def boxes(self, canvas: Canvas) -> tuple[Geometry, Geometry]:
        """Return the boxes that the disc and the name fill."""
        width, height = measure_lines(self.lines, canvas.text)
        left, r = self.x + canvas.text_at, canvas.radius
        return (
            shapely.box(self.x - r, self.y - r, self.x + r, self.y + r),
            shapely.box(left, self.y - height / 2, left + width, self.y + height / 2),
        )


@dataclass(frozen=True)
class Tag:
    """The name of an imbalance on its outline: the middle of its box."""

    imbalance: str
    x: float
    y: float
    width: float
    height: float

    def box(self) -> Geometry:
        """Return the box that the tag fills."""
        half, rise = self.width / 2, self.height / 2
        return shapely.box(self.x - half, self.y - rise, self.x + half, self.y + rise)


@dataclass(frozen=True)
class Layout:
    """Where everything in an overlap chart stands: px, x to the right, y down."""

    kind: str
    canvas: Canvas
    outlines: dict[str, Geometry]  # in fixed order; an imbalance without symptoms has none
    marks: tuple[Mark, ...]
    tags: tuple[Tag, ...]


@dataclass(frozen=True)
class Handle:
    """A point that stands for a region: the middle of its disc."""

    membership: frozenset[str]
    x: float
    y: float


def place_handles(layout: Layout, regions: Sequence[Region]) -> tuple[Handle, ...]:
    """Put a handle into each region where it has room, at the upper right of the part with its first mark."""
    boxes = [box for mark in layout.marks for box in mark.boxes(layout.canvas)]
    taken = shapely.union_all(boxes + [tag.box() for tag in layout.tags])
    first = {mark.symptom: shapely.Point(mark.x, mark.y) for mark in layout.marks}
    handles = []
    for region in regions:
        inside = shapely.intersection_all([layout.outlines[name] for name in region.membership])
        beyond = [outline for name, outline in layout.outlines.items() if name not in region.membership]
        room = inside.difference(shapely.union_all([*beyond, taken])).buffer(-HANDLE / 2 - 2)
        if not room.is_empty:
            pieces = shapely.get_parts(inside.difference(shapely.union_all(beyond)))
            piece = pieces[shapely.distance(pieces, first[region.symptoms[0]]).argmin()]
            _, top, right, _ = piece.bounds
            spot = shapely.shortest_line(room.intersection(piece) or room, shapely.Point(right, top)).coords[0]
            handles.append(Handle(region.membership, round(spot[0], 1), round(spot[1], 1)))
    return tuple(handles)


def measure_lines(lines: Sequence[str], size: float) -> tuple[float, float]:
    """Return the width and height in px of lines of text."""
    return max(measure_text(line, size) for line in lines), len(lines) * LINE_HEIGHT * size


def place_tags(
    outlines: Mapping[str, Geometry], names: Mapping[str, str], marks: Sequence[Mark], canvas: Canvas
) -> tuple[Tag, ...] | None:
    """Put the name of each imbalance on its outline, clear of marks, names and other tags.

    Returns
    -------
    tuple of Tag or None
        None where a name finds no free place.
    """
    taken = [box for mark in marks for box in mark.boxes(canvas)]
    tags: list[Tag] = []
    for imbalance, outline in outlines.items():
        width = measure_text(names[imbalance], canvas.text) + 1.2 * canvas.text
        line = outline.boundary
        points = shapely.get_coordinates(line.interpolate(np.linspace(0, 1, 240, endpoint=False), normalized=True))
        half, rise = width / 2 + 1, canvas.tag / 2 + 1
        x = np.clip(points[:, 0], half, canvas.width - half)
        y = np.clip(points[:, 1], rise, canvas.height - rise)
        boxes = shapely.box(x - half - 3, y - rise, x + half + 3, y + rise)
        free = ~shapely.intersects(boxes, shapely.unary_union(taken))
        if not free.any():
            return None
        others = [other.boundary for name, other in outlines.items() if name != imbalance]
        crossed = shapely.length(shapely.intersection(boxes, shapely.union_all(others)))
        shifted = np.hypot(x - points[:, 0], y - points[:, 1])
        spots = shapely.points(points)
        shared = sum(shapely.contains(other, spots) for name, other in outlines.items() if name != imbalance)
        cost = np.where(free, crossed + 4 * shifted + 0.1 * y + 30 * shared, np.inf)
        best = int(cost.argmin())
        tags.append(Tag(imbalance, round(float(x[best]), 1), round(float(y[best]), 1), width, canvas.tag))
        taken.append(boxes[best])
    return tuple(tags)


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
    membership = {symptom: region.membership for region in regions for symptom in region.symptoms}
    if sorted(mark.symptom for mark in layout.marks) != sorted(membership):
        yield "a symptom is missing, or drawn twice"
        return
    discs = {mark.symptom: shapely.Point(mark.x, mark.y).buffer(layout.canvas.radius) for mark in layout.marks}
    for imbalance, outline in layout.outlines.items():
        for symptom, disc in discs.items():
            inside = imbalance in membership[symptom]
            if not (outline.contains(disc) if inside else outline.disjoint(disc)):
                yield f"the mark of {symptom} is on the wrong side of {imbalance}"
    drawn = {region.membership for region in regions}
    for empty in _find_empty_regions(layout.outlines, drawn):
        if not empty.buffer(-sliver).is_empty:
            yield "there is an empty region"
    boxes = [box for mark in layout.marks for box in mark.boxes(layout.canvas)]
    boxes += [tag.box() for tag in layout.tags]
    page = shapely.box(0, 0, layout.canvas.width, layout.canvas.height)
    if not shapely.contains_properly(page.buffer(0.5), boxes).all():
        yield "something leaves the figure"
    tree = shapely.STRtree(boxes)
    pairs = tree.query([box.buffer(-0.5) for box in boxes], predicate="intersects")
    if (pairs[0] != pairs[1]).any():
        yield "marks, names or tags overlap"


def _find_empty_regions(outlines: Mapping[str, Geometry], drawn: set[frozenset[str]]) -> Iterator[Geometry]:
    """Yield the regions of the outlines that no symptom belongs to."""
    for degree in range(1, len(outlines) + 1):
        for members in combinations(outlines, degree):
            if frozenset(members) in drawn:
                continue
            inside = shapely.intersection_all([outlines[name] for name in members])
            if inside.is_empty:
                continue
            yield inside.difference(shapely.union_all([o for n, o in outlines.items() if n not in members]))
