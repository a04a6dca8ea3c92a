"""Regions -> positions: what a layout of the overlap chart holds, and the order in which layouts are tried.

All lengths are in px of the figure; x runs to the right and y runs down, as on the page. An outline
is a polygon. A curve is a polygon of many corners, and positions are rounded to a tenth of a px:
both stray less than 0.2 px from the exact shape, and a line is 2.5 px wide. Boxes of names are
measured and not read back from the browser (see `measure`), so whatever is placed beside a name
leaves a few px of air. A layout says only where things stand; colours and words are added later.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from math import ceil
from typing import Protocol, TypeAlias, TypeVar

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely import Geometry

from components.charts.measure import measure_lines
from components.facts.regions import Region

RISE = 0.1  # of the font size; plotly.js draws a name this much above the middle of its mark
MOST_SIZES = 5  # of text that are tried; they are 1 px apart, or more if that would make too many
LEAST_RADIUS = 12.0  # px; a mark is 24 px wide, the least that a finger or a shaky hand needs
GAP = 0.22  # of the width of a box, from it to its name
BESIDE = 0.8  # plotly.js begins a name at the radius of its marker / BESIDE + 1 px, right of the middle
READING = 13.0  # px of text on a desk; on a phone it is smaller, and so are the boxes beside it


@dataclass(frozen=True)
class Canvas:
    """The room for a chart, the largest and the least size of its text, in px, and what its marks are.

    A layout has a canvas of its own, which may be taller or have smaller text.
    """

    width: float
    height: float
    text: float
    least: float = 0.0  # 0 where only `text` will do
    named: bool = True  # whether a name stands beside each mark
    boxes: bool = False  # whether marks are boxes to tick, as beside the page's list, and not discs

    @property
    def radius(self) -> float:
        """Half the width of a mark, be it a disc or a box."""
        if self.text < READING and (self.boxes or self.named):  # its name can be pressed too, or is enough to see
            return round((0.65 if self.boxes else 0.6) * self.text, 1)
        share = 0.575 if self.boxes else 0.6 if self.named else 0.43
        return max(LEAST_RADIUS, round(share * self.text, 1))

    @property
    def text_at(self) -> float:
        """How far right of the middle of its mark a name begins."""
        if not self.named:
            return self.radius
        return round(self.radius * (1 + 2 * GAP), 2) if self.boxes else self.radius / BESIDE + 1

    @property
    def tag(self) -> float:
        """The height of a tag."""
        return round(self.text * 1.3 + 4)

    def list_sizes(self) -> list[Canvas]:
        """List a canvas for each size of text that this one may have, the largest first."""
        span = max(0.0, self.text - self.least) if self.least else 0.0
        steps = min(MOST_SIZES - 1, ceil(span))
        texts = [round(self.text - span * step / max(1, steps), 1) for step in range(steps + 1)]
        return [replace(self, text=text, least=text) for text in texts]


Bounds: TypeAlias = tuple[float, float, float, float]  # left, top, right and bottom


@dataclass(frozen=True)
class Mark:
    """A symptom: the middle of its disc or box, and the lines of its name, which begin right of it."""

    symptom: str
    x: float
    y: float
    lines: tuple[str, ...]

    def bounds(self, canvas: Canvas) -> list[Bounds]:
        """Return the bounds of the mark, and of its name if there is one."""
        width, height = measure_lines(self.lines, canvas.text)
        left, radius = self.x + canvas.text_at, canvas.radius
        bounds = [(self.x - radius, self.y - radius, self.x + radius, self.y + radius)]
        if width:
            bounds.append((left, self.y - height / 2 - RISE * canvas.text, left + width, self.y + height / 2))
        return bounds

    def boxes(self, canvas: Canvas) -> list[Geometry]:
        """Return the box that the mark fills, and the box of the name if there is one."""
        return [shapely.box(*bounds) for bounds in self.bounds(canvas)]


@dataclass(frozen=True)
class Tag:
    """The name of an imbalance on its outline: the middle of its box, and its size."""

    imbalance: str
    x: float
    y: float
    width: float
    height: float

    @property
    def bounds(self) -> Bounds:
        """The bounds of the box that the tag fills."""
        across, down = self.width / 2, self.height / 2
        return self.x - across, self.y - down, self.x + across, self.y + down


@dataclass(frozen=True)
class Layout:
    """Where everything in an overlap chart stands, and the size of the figure that holds it."""

    kind: str  # what the outlines are made of: round, flow, mosaic, columns
    canvas: Canvas
    outlines: dict[str, Geometry]  # by imbalance, in fixed order; one without symptoms has none
    marks: tuple[Mark, ...]
    tags: tuple[Tag, ...]


@dataclass(frozen=True)
class NoLayout:
    """Why a layout function has nothing to show."""

    reason: str


# Regions, imbalances in their fixed order, names by id, the room there is.
LayoutFunction = Callable[[Sequence[Region], Sequence[str], Mapping[str, str], Canvas], Layout | NoLayout]


def choose_layout(
    functions: Iterable[LayoutFunction],
    regions: Sequence[Region],
    order: Sequence[str],
    names: Mapping[str, str],
    canvas: Canvas,
) -> Layout:
    """Return the first layout that succeeds.

    Parameters
    ----------
    functions : iterable of LayoutFunction
        Tried in this order; the last should work for any table.
    regions, order, names, canvas
        Passed on to each function.

    Returns
    -------
    Layout

    Raises
    ------
    ValueError
        None of the functions succeeds; the message holds the reason of each.
    """
    reasons = []
    for function in functions:
        layout = function(regions, order, names, canvas)
        if isinstance(layout, Layout):
            return layout
        reasons.append(layout.reason)
    raise ValueError(f"no layout: {'; '.join(reasons)}")


class OnCanvas(Protocol):
    """Positions of any kind, with the canvas that they fill."""

    @property
    def canvas(self) -> Canvas:
        """The canvas, as tall as the positions need."""
        ...


T = TypeVar("T", bound=OnCanvas)


def take_fitting(placed: Iterable[T], canvas: Canvas) -> T:
    """Return the first positions that are no taller than the canvas, or else the last; make no more than needed."""
    for positions in placed:
        if positions.canvas.height <= canvas.height:
            break
    return positions


def shape_marks(marks: Sequence[Mark], canvas: Canvas) -> tuple[NDArray[np.object_], NDArray[np.intp]]:
    """Return the shapes that marks fill, discs or boxes, with the boxes of their names, and the mark of each shape."""
    bounds = [mark.bounds(canvas) for mark in marks]
    owner = np.repeat(np.arange(len(marks)), [len(parts) for parts in bounds])
    shapes = shapely.box(*np.array([part for parts in bounds for part in parts]).reshape(-1, 4).T)
    if not canvas.boxes:
        discs = shapely.points(np.array([(mark.x, mark.y) for mark in marks]).reshape(-1, 2))
        shapes[np.flatnonzero(np.diff(owner, prepend=-1))] = shapely.buffer(discs, canvas.radius)
    return shapes, owner


def list_drawn(regions: Iterable[Region], order: Iterable[str]) -> list[str]:
    """List the imbalances that any region belongs to, in their fixed order."""
    drawn = frozenset[str]().union(*(region.membership for region in regions))
    return [imbalance for imbalance in order if imbalance in drawn]


def find_pieces(outlines: Mapping[str, Geometry]) -> dict[frozenset[str], Geometry]:
    """Cut the plane along all outlines: what lies inside some of them and outside all others.

    Returns
    -------
    dict of frozenset of str to MultiPolygon
        By the imbalances whose outlines hold it. What has no part of the plane is left out, and so is the
        outside of all outlines.
    """
    lines = shapely.union_all([outline.boundary for outline in outlines.values()])
    faces = shapely.get_parts(shapely.polygonize([lines]))
    points = shapely.get_coordinates(shapely.point_on_surface(faces))
    inside = {imbalance: shapely.contains_xy(outline, points) for imbalance, outline in outlines.items()}
    pieces: dict[frozenset[str], list[Geometry]] = {}
    for index, face in enumerate(faces):
        holding = frozenset(imbalance for imbalance in inside if inside[imbalance][index])
        pieces.setdefault(holding, []).append(face)
    return {holding: shapely.MultiPolygon(parts) for holding, parts in pieces.items() if holding}
