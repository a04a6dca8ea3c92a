"""Positions only: what a layout of the overlap chart holds, and where names and handles stand."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import shapely
from shapely import Geometry

from components.charts.measure import LINE_HEIGHT, measure_text
from components.facts.regions import Region

HANDLE = 10.0  # px, the width of a region's handle
RISE = 0.1  # of the font size; by so much plotly.js sets a name too high
DOT = 3.0  # px between the dots that stand for an outline where only its length in a box counts
LEAST_RADIUS = 12.0  # px; a mark is 24 px wide, the least that a finger or a shaky hand needs


@dataclass(frozen=True)
class Canvas:
    """The room for a chart and the size of its text, in px; and whether its symptoms are named."""

    width: float
    height: float
    text: float
    named: bool = True

    @property
    def radius(self) -> float:
        """The radius of a mark."""
        return max(LEAST_RADIUS, round((0.6 if self.named else 0.43) * self.text, 1))

    @property
    def text_at(self) -> float:
        """Where plotly.js begins a name, right of the middle of its mark."""
        return self.radius / 0.8 + 1 if self.named else self.radius

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

    def boxes(self, canvas: Canvas) -> list[Geometry]:
        """Return the boxes that the disc fills, and the name if there is one."""
        width, height = measure_lines(self.lines, canvas.text)
        left, r = self.x + canvas.text_at, canvas.radius
        boxes = [shapely.box(self.x - r, self.y - r, self.x + r, self.y + r)]
        if width:
            boxes.append(shapely.box(left, self.y - height / 2 - RISE * canvas.text, left + width, self.y + height / 2))
        return boxes


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
    marks = {mark.symptom: mark for mark in layout.marks}
    held = find_pieces(layout.outlines)
    taken = [box for mark in layout.marks for box in mark.boxes(layout.canvas)]
    taken += [tag.box() for tag in layout.tags]
    left, top, right, bottom = shapely.bounds(taken).reshape(-1, 4).T
    away = HANDLE / 2 + 2  # px from its middle to anything else
    near = shapely.box(left - away, top - away, right + away, bottom + away)
    tree = shapely.STRtree(near)
    handles = []
    for region in regions:
        inside = held[region.membership]
        room = inside.buffer(-away, quad_segs=4)
        room = room.difference(shapely.union_all(near[tree.query(room)]))
        if not room.is_empty:
            first = marks[region.symptoms[0]]
            pieces = shapely.get_parts(inside)
            piece = pieces[shapely.distance(pieces, shapely.Point(first.x, first.y)).argmin()]
            _, top, right, _ = piece.bounds
            spot = shapely.shortest_line(room.intersection(piece) or room, shapely.Point(right, top)).coords[0]
            handles.append(Handle(region.membership, round(spot[0], 1), round(spot[1], 1)))
    return tuple(handles)


def find_pieces(outlines: Mapping[str, Geometry]) -> dict[frozenset[str], Geometry]:
    """Cut the plane along all outlines: what lies inside some of them and outside all others.

    Returns
    -------
    dict of frozenset of str to MultiPolygon
        By the imbalances whose outlines hold it; regions that are nowhere are left out.
    """
    lines = shapely.union_all([outline.boundary for outline in outlines.values()])
    faces = shapely.get_parts(shapely.polygonize([lines]))
    spots = shapely.get_coordinates(shapely.point_on_surface(faces))
    inside = {name: shapely.contains_xy(outline, spots) for name, outline in outlines.items()}
    pieces: dict[frozenset[str], list[Geometry]] = {}
    for place, face in enumerate(faces):
        pieces.setdefault(frozenset(name for name in inside if inside[name][place]), []).append(face)
    return {members: shapely.MultiPolygon(parts) for members, parts in pieces.items() if members}


def measure_lines(lines: Sequence[str], size: float) -> tuple[float, float]:
    """Return the width and height in px of lines of text."""
    return max(measure_text(line, size) for line in lines), len(lines) * LINE_HEIGHT * size * any(lines)


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
    lines = [outline.boundary for outline in outlines.values()]
    dots = [shapely.get_coordinates(line.segmentize(DOT)) for line in lines]
    dotted = shapely.STRtree(shapely.points(np.concatenate(dots)))
    owners = np.repeat(np.arange(len(dots)), [len(each) for each in dots])
    for place, imbalance in enumerate(outlines):
        width = measure_text(names[imbalance], canvas.text) + 1.2 * canvas.text
        line = lines[place]
        points = shapely.get_coordinates(line.interpolate(np.linspace(0, 1, 240, endpoint=False), normalized=True))
        half, rise = width / 2 + 1, canvas.tag / 2 + 1
        x = np.clip(points[:, 0], half, canvas.width - half)
        y = np.clip(points[:, 1], rise, canvas.height - rise)
        boxes = shapely.box(x - half - 3, y - rise, x + half + 3, y + rise)
        free = np.setdiff1d(np.arange(len(boxes)), shapely.STRtree(taken).query(boxes, predicate="intersects")[0])
        if not free.size:
            return None
        found, dot = dotted.query(boxes[free])  # dots of outlines that a tag there would cover
        crossed = DOT * np.bincount(found[owners[dot] != place], minlength=len(free))
        others = [other for name, other in outlines.items() if name != imbalance]
        shifted = np.hypot(x - points[:, 0], y - points[:, 1])[free]
        shared = sum(shapely.contains_xy(other, points[free]) for other in others)
        best = free[(crossed + 0.5 * shifted + 0.1 * y[free] + 50 * shared).argmin()]
        tags.append(Tag(imbalance, round(float(x[best]), 1), round(float(y[best]), 1), width, canvas.tag))
        taken.append(boxes[best])
    return tuple(tags)
