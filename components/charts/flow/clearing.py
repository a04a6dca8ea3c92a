"""Outlines and names -> outlines that leave every name clear."""

from __future__ import annotations

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely import Geometry

from components.charts.judge import CLEAR

LEEWAY = 0.4  # px more than the judge asks for, as outlines are simplified


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
