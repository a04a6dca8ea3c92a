"""Regions -> ellipses: an Euler diagram whose regions are shaped for the names they hold."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import ceil

import eunoia
import numpy as np
import shapely
from numpy.typing import NDArray
from shapely import Geometry

from components.charts.judge import find_faults
from components.charts.layout import Canvas, Layout, Mark, find_pieces, measure_lines, place_tags
from components.charts.measure import fit_text, measure_word
from components.facts.regions import Region

STEP = 4  # px between the points at which a region is sampled for room
NARROW = 700.0  # px², less than a mark and the edges around it take
WIDE = 1200.0  # px², more than the slivers of a true fit add up to
EDGE = 4.0  # px that marks and names keep from an outline
MARGIN = 14.0  # px around the outlines, so that a tag can stand on the outermost line
WRAPS = (1e6, 110.0, 80.0, 60.0)  # px, widths at which a name may be broken into lines
POINTS = 120  # corners of the polygon that stands for an ellipse
# By the number of imbalances, the share of the canvas that the names may fill: no fit of some
# hundred random tables held more of them, and a fit takes longer than to know so.
FULLEST = {2: 0.4, 3: 0.3, 4: 0.22}


@dataclass(frozen=True)
class Box:
    """The room a symptom needs: its disc and its name beside it, with a little air."""

    symptom: str
    lines: tuple[str, ...]
    width: float
    height: float
    radius: float

    def mark(self, left: float, middle: float) -> Mark:
        """Set the box down with its left edge and the middle of its height there, in px."""
        return Mark(self.symptom, round(left + self.radius, 1), round(middle, 1), self.lines)


def place_ellipses(
    regions: Sequence[Region], order: Sequence[str], names: Mapping[str, str], canvas: Canvas
) -> Layout | None:
    """Draw 2 to 4 imbalances as ellipses, or None where no fit is both true and readable.

    The regions are weighted by the room their names need, then by the root of their size, since the
    fit trades areas against each other; the first whose outlines are judged faultless is taken.

    Returns
    -------
    Layout or None
        Fills the canvas.
    """
    listed = [name for name in order if any(name in region.membership for region in regions)]
    room = _measure_room(regions, names, canvas)
    if sum(room.values()) > FULLEST[len(listed)] * canvas.width * canvas.height:
        return None
    for weights in (room, {region.membership: len(region.symptoms) ** 0.5 for region in regions}):
        try:
            outlines = stretch(_fit(weights, listed), canvas)
        except eunoia.EunoiaError:
            continue
        marks = _place_marks(outlines, regions, names, canvas)
        if marks is None:
            continue
        tags = place_tags(outlines, names, marks, canvas)
        if tags is None:
            continue
        layout = Layout("ellipses", canvas, outlines, marks, tags)
        if not any(find_faults(layout, regions)):
            return layout
    return None


def _measure_room(regions: Sequence[Region], names: Mapping[str, str], canvas: Canvas) -> dict[frozenset[str], float]:
    """Return the area in px² that the names of each region need."""
    room = {}
    for region in regions:
        areas = [box.width * box.height for box in _make_boxes(region, names, canvas, 120)]
        room[region.membership] = sum(areas) + max(areas) / 4
    return room


def _fit(weights: Mapping[frozenset[str], float], order: Sequence[str]) -> dict[str, NDArray[np.float64]]:
    """Fit one ellipse to each imbalance.

    The library reads `&` in a name as its own, and its fit depends on the order of what it is
    given: so it gets plain ids, sorted, and a seed.

    Returns
    -------
    dict of ndarray, shape (POINTS, 2)
        The corners of a polygon for each imbalance, in no particular unit.
    """
    ids = {name: f"S{place}" for place, name in enumerate(order)}
    areas = {"&".join(sorted(ids[name] for name in members)): weight for members, weight in weights.items()}
    fit = eunoia.euler(dict(sorted(areas.items())), shape="ellipse", seed=1, n_restarts=1)  # more are hardly ever truer
    return trace_ellipses(fit.shapes, order)


def trace_ellipses(shapes: Sequence[eunoia.Ellipse], order: Sequence[str]) -> dict[str, NDArray[np.float64]]:
    """Turn the ellipses of the sets S0, S1 and so on into polygons of the imbalances in this order.

    Returns
    -------
    dict of ndarray, shape (POINTS, 2)
        The corners of a polygon for each imbalance, in the unit of the shapes.
    """
    turn = np.linspace(0, 2 * np.pi, POINTS, endpoint=False)
    polygons = {}
    for shape in shapes:
        along, across = shape.semi_major * np.cos(turn), shape.semi_minor * np.sin(turn)
        cos, sin = np.cos(shape.rotation), np.sin(shape.rotation)
        x = shape.center.x + along * cos - across * sin
        y = shape.center.y + along * sin + across * cos
        polygons[shape.set] = np.column_stack([x, y])
    return {name: polygons[f"S{place}"] for place, name in enumerate(order)}


def stretch(corners: Mapping[str, NDArray[np.float64]], canvas: Canvas) -> dict[str, Geometry]:
    """Fill the canvas: an affine map keeps ellipses ellipses and every region what it is."""
    every = np.concatenate(list(corners.values()))
    low, span = every.min(axis=0), np.ptp(every, axis=0)
    turned = (span[0] < span[1]) != (canvas.width < canvas.height)
    room = np.array([canvas.width, canvas.height]) - 2 * MARGIN
    polygons = {}
    for name, points in corners.items():
        unit = (points - low) / span
        polygons[name] = shapely.Polygon(MARGIN + (unit[:, ::-1] if turned else unit) * room)
    return polygons


def _make_boxes(region: Region, names: Mapping[str, str], canvas: Canvas, width: float) -> list[Box]:
    boxes = []
    for symptom in sorted(region.symptoms, key=lambda symptom: (names[symptom], symptom)):
        whole_words = max(width, measure_word(names[symptom], canvas.text))
        lines = fit_text(names[symptom], canvas.text, whole_words)
        wide, high = measure_lines(lines, canvas.text)
        room = canvas.radius + canvas.text_at + wide + 6
        boxes.append(Box(symptom, lines, room, max(2 * canvas.radius, high) + 4, canvas.radius))
    return boxes


def _place_marks(
    outlines: Mapping[str, Geometry], regions: Sequence[Region], names: Mapping[str, str], canvas: Canvas
) -> tuple[Mark, ...] | None:
    drawn = [region.membership for region in regions]
    pieces = find_pieces(outlines)
    empty = sum(pieces[members].area for members in pieces.keys() - set(drawn))
    if empty > WIDE or any(members not in pieces or pieces[members].area < NARROW for members in drawn):
        return None  # no need to look for room: most fits of four lists end here
    marks: list[Mark] = []
    for region in regions:
        piece = pieces[region.membership].buffer(-EDGE)
        if piece.is_empty:
            return None
        placed = _fill_region(piece, region, names, canvas)
        if placed is None:
            return None
        marks += placed
    return tuple(sorted(marks, key=lambda mark: mark.symptom))


def _fill_region(piece: Geometry, region: Region, names: Mapping[str, str], canvas: Canvas) -> list[Mark] | None:
    """Put the names of a region into it: as one tidy block, else one by one, else not at all."""
    left, top, right, bottom = piece.bounds
    xs, ys = np.arange(left, right + STEP, STEP), np.arange(top, bottom + STEP, STEP)
    room = shapely.contains_xy(piece, *np.meshgrid(xs, ys))
    best: tuple[float, list[Mark]] | None = None
    for width in WRAPS:
        boxes = _make_boxes(region, names, canvas, width)
        for columns in range(1, min(len(boxes), 6) + 1):
            spot = _place_block(boxes, columns, room)
            if spot is None:
                continue
            air, (x, y) = spot
            score = air - 2 * sum(len(box.lines) - 1 for box in boxes) / len(boxes)
            if best is None or score > best[0]:
                best = score, list(_set_block(boxes, columns, left + x * STEP, top + y * STEP))
    return best[1] if best else _place_one_by_one(region, names, canvas, room.copy(), (left, top))


def _block_tracks(boxes: Sequence[Box], columns: int) -> tuple[list[float], list[float]]:
    """Return the widths of the columns and the heights of the rows, filled down each column."""
    rows = ceil(len(boxes) / columns)
    widths = [max(box.width for box in boxes[at : at + rows]) for at in range(0, len(boxes), rows)]
    heights = [max(box.height for box in boxes[row::rows]) for row in range(rows)]
    return widths, heights


def _place_block(boxes: Sequence[Box], columns: int, room: NDArray[np.bool_]) -> tuple[float, tuple[int, int]] | None:
    """Find the place with the most air around a block: the air in px, and its first column and row."""
    widths, heights = _block_tracks(boxes, columns)
    for air in (24, 16, 10, 6, 3, 0):
        free = _find_free(room, sum(widths) + 2 * air, sum(heights) + 2 * air)
        if free.size:
            middle = free.mean(axis=0)
            row, column = free[((free - middle) ** 2).sum(axis=1).argmin()]
            return air, (int(column) + ceil(air / STEP), int(row) + ceil(air / STEP))
    return None


def _find_free(room: NDArray[np.bool_], width: float, height: float) -> NDArray[np.intp]:
    """Return the (row, column) of every place where a box lies wholly inside: shape (n, 2)."""
    high, wide = ceil(height / STEP) + 1, ceil(width / STEP) + 1
    if high > room.shape[0] or wide > room.shape[1]:
        return np.empty((0, 2), dtype=np.intp)
    sums = np.pad(room.cumsum(axis=0).cumsum(axis=1), ((1, 0), (1, 0)))  # summed-area table
    filled = sums[high:, wide:] - sums[:-high, wide:] - sums[high:, :-wide] + sums[:-high, :-wide]
    return np.argwhere(filled == high * wide)


def _set_block(boxes: Sequence[Box], columns: int, left: float, top: float) -> Iterator[Mark]:
    widths, heights = _block_tracks(boxes, columns)
    for place, box in enumerate(boxes):
        column, row = divmod(place, len(heights))
        x, y = left + sum(widths[:column]), top + sum(heights[:row]) + heights[row] / 2
        yield box.mark(x, y)


def _place_one_by_one(
    region: Region,
    names: Mapping[str, str],
    canvas: Canvas,
    room: NDArray[np.bool_],
    corner: tuple[float, float],
) -> list[Mark] | None:
    """Put each name where it fits, in the first of its shapes that does."""
    shapes = zip(*(_make_boxes(region, names, canvas, width) for width in WRAPS), strict=True)
    marks = []
    for boxes in sorted(shapes, key=lambda boxes: -min(box.width * box.height for box in boxes)):
        places = [(box, free[0]) for box in boxes if (free := _find_free(room, box.width, box.height)).size]
        if not places:
            return None
        box, (row, column) = places[0]  # topmost, then leftmost: what is left stays in one piece
        room[row : row + ceil(box.height / STEP) + 1, column : column + ceil(box.width / STEP) + 1] = False
        left, top = corner[0] + column * STEP, corner[1] + row * STEP
        marks.append(box.mark(left, top + box.height / 2))
    return marks
