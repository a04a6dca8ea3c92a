"""Outlines -> outlines without wide gaps: what lies between lines, and holds no name, goes to a neighbour."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import shapely
from shapely import Geometry

from components.charts.judge import STRIP
from components.charts.layout import Mark, find_pieces
from components.facts.regions import Region

STRICTER = 0.95  # of the judge's strip, as outlines are rounded after this
APART = 2.5  # px that stay between the line that moves and those that do not
SEAM = 0.1  # px by which what moves overlaps its new region, so that no sliver stays between
ROUNDS = 3  # of moving; what moves can cut off another piece


@dataclass(frozen=True)
class Piece:
    """A connected part of a region; whether it holds a name of that region."""

    membership: frozenset[str]
    shape: Geometry
    named: bool

    @property
    def is_gap(self) -> bool:
        """Whether it holds no name but a disc that a reader would take for room."""
        if self.named or self.shape.area < 3 * STRIP**2:
            return False
        return not self.shape.buffer(-STRICTER * STRIP, quad_segs=4).is_empty


def list_pieces(outlines: Mapping[str, Geometry], marks: Sequence[Mark], regions: Sequence[Region]) -> list[Piece]:
    """List all pieces of all regions, those that should not exist too."""
    spots = {mark.symptom: (mark.x, mark.y) for mark in marks}
    names = {region.membership: np.array([spots[symptom] for symptom in region.symptoms]) for region in regions}
    return [
        Piece(membership, shape, membership in names and bool(shapely.contains_xy(shape, names[membership]).any()))
        for membership, shapes in find_pieces(outlines).items()
        for shape in shapely.get_parts(shapes)
    ]


def close_gaps(
    outlines: Mapping[str, Geometry], marks: Sequence[Mark], regions: Sequence[Region]
) -> dict[str, Geometry]:
    """Give every wide piece without a name to the region beside it that shares most of its border.

    Lines move, names stay as clear of them as they were, and a strip is left where the piece was.

    Returns
    -------
    dict of str to Geometry
        In the order of the outlines.
    """
    closed = dict(outlines)
    for _ in range(ROUNDS):
        pieces = list_pieces(closed, marks, regions)
        gaps = [piece for piece in pieces if piece.is_gap]
        if not gaps:
            break
        for gap in gaps:
            for imbalance, shape in _move(gap, [piece for piece in pieces if piece.named]):
                inside = imbalance not in gap.membership
                closed[imbalance] = closed[imbalance].union(shape) if inside else closed[imbalance].difference(shape)
    return closed


def _move(gap: Piece, named: Sequence[Piece]) -> Iterator[tuple[str, Geometry]]:
    """Yield by imbalance what its outline must gain, or lose where it holds the gap."""
    border = gap.shape.boundary
    shared = [_measure_shared(border, piece.shape) for piece in named]
    outside = border.length - sum(shared)
    membership, beyond = frozenset[str](), shapely.Polygon()
    if named and max(shared) >= outside:
        nearest = named[int(np.argmax(shared))]
        membership, beyond = nearest.membership, nearest.shape
    elsewhere = border.difference(beyond.buffer(SEAM))
    shape = gap.shape.difference(elsewhere.buffer(APART)).buffer(SEAM)
    for imbalance in sorted(membership ^ gap.membership):
        yield imbalance, shape


def _measure_shared(border: Geometry, shape: Geometry) -> float:
    """Measure how much of a border runs along a shape, in px."""
    return float(border.intersection(shape.buffer(SEAM)).length) if border.dwithin(shape, SEAM) else 0.0
