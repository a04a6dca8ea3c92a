"""What a picture still lacks: names too near to a line, and pieces too wide to pass as one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely import Geometry

from components.charts.judge import CLEAR, STRIP
from components.charts.layout import Layout, find_pieces
from components.facts.regions import Region

LEEWAY = 0.4  # px more than the judge asks for, as outlines are simplified
STRICTER = 0.95  # of the judge's strip, for the same reason


def find_weak_spots(layout: Layout, regions: Sequence[Region]) -> Iterator[Geometry]:
    """Yield pieces wider than a strip that hold no name of their region."""
    spots = {mark.symptom: (mark.x, mark.y) for mark in layout.marks}
    named = {region.membership: np.array([spots[symptom] for symptom in region.symptoms]) for region in regions}
    for members, held in find_pieces(layout.outlines).items():
        for piece in shapely.get_parts(held):
            if piece.area < 3 * STRIP**2:
                continue  # narrower than the disc
            if members in named and shapely.contains_xy(piece, named[members]).any():
                continue
            if not piece.buffer(-STRICTER * STRIP, quad_segs=3).is_empty:
                yield piece


def free_names(outline: Geometry, names: NDArray[np.object_], inside: NDArray[np.bool_]) -> Geometry:
    """Add to an outline, or cut from it, the room of each name that it does not leave clear."""
    edge = outline.boundary
    shapely.prepare([outline, edge])
    wrong = shapely.dwithin(edge, names, CLEAR) | (shapely.contains(outline, names) != inside)
    if not wrong.any():
        return outline
    room = shapely.buffer(shapely.envelope(names), CLEAR + LEEWAY, quad_segs=4)
    added = shapely.union_all([outline, *room[wrong & inside]])
    return added.difference(shapely.union_all(room[wrong & ~inside]))
