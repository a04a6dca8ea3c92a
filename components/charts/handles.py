"""Layout -> handles: a free point in each region, to point at the region as a whole."""

from __future__ import annotations

from collections.abc import Sequence

import shapely
from shapely import Geometry

from components.charts.layout import Layout, find_pieces
from components.facts.regions import Region

HANDLE = 10.0  # px, the width of a region's handle
AIR = 2.0  # px between a handle and anything else


def place_handles(layout: Layout, regions: Sequence[Region]) -> dict[frozenset[str], tuple[float, float]]:
    """Find the middle of a handle for each region that has room for one.

    A region in several pieces gets its handle in the piece with its first symptom if that one has
    room; the handle stands as near to the upper right of that piece as it can.

    Returns
    -------
    dict of frozenset of str to (float, float)
        x and y in px, by membership. A region without room is left out.
    """
    pieces = find_pieces(layout.outlines)
    marks = {mark.symptom: shapely.Point(mark.x, mark.y) for mark in layout.marks}
    blocked = _list_blocked(layout)
    tree = shapely.STRtree(blocked)
    handles = {}
    for region in regions:
        inside = pieces[region.membership]
        room = inside.buffer(-HANDLE / 2 - AIR, quad_segs=4)
        room = room.difference(shapely.union_all(blocked[tree.query(room)]))
        if not room.is_empty:
            handles[region.membership] = _choose_point(inside, room, marks[region.symptoms[0]])
    return handles


def _list_blocked(layout: Layout) -> Geometry:
    """List where the middle of a handle would be too near to a mark, a name or a tag, one box for each."""
    taken = [box for mark in layout.marks for box in mark.boxes(layout.canvas)]
    taken += [tag.box() for tag in layout.tags]
    left, top, right, bottom = shapely.bounds(taken).reshape(-1, 4).T
    away = HANDLE / 2 + AIR
    return shapely.box(left - away, top - away, right + away, bottom + away)


def _choose_point(inside: Geometry, room: Geometry, first: Geometry) -> tuple[float, float]:
    """Choose the point of the free room that is nearest to the upper right of the piece with the first mark."""
    parts = shapely.get_parts(inside)
    piece = parts[shapely.distance(parts, first).argmin()]
    _, top, right, _ = piece.bounds
    within = room.intersection(piece) or room
    x, y = shapely.shortest_line(within, shapely.Point(right, top)).coords[0]
    return round(x, 1), round(y, 1)
