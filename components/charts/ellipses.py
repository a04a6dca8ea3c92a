"""Regions -> ellipses: an Euler diagram whose regions are as large as the names they hold need.

All lengths are in px, x to the right and y down. The ellipses come from eunoia, which fits the areas
of the regions numerically. It is asked for the room that names need and not for counts, since a region
is read by its names and not by its area. The fit is approximate: areas come out a little wrong, with
three or four lists there may be no fit at all, and eunoia 0.6 does not always return the same fit for
the same areas and seed. That is acceptable because no fit is trusted: the polygons that stand for the
ellipses are judged against the tables, and a layout with any fault is not shown.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import eunoia
import numpy as np
import shapely
from numpy.typing import NDArray
from shapely import Geometry

from components.charts.filling import fill_region, list_footprints
from components.charts.judge import find_faults
from components.charts.layout import Canvas, Layout, Mark, NoLayout, find_pieces, list_drawn
from components.charts.tags import place_tags
from components.facts.regions import Region

MOST_FITTED = 4  # lists; with more a fit is hardly ever true
NARROWEST = 600.0  # px of the canvas; names do not fit below
NARROW = 700.0  # px², less than a mark and the air around it take
WIDE = 1200.0  # px², more than the slivers of a true fit add up to
AIR = 4.0  # px that marks and names keep from an outline
AROUND_ELLIPSES = 14.0  # px from the ellipses to the edge of the figure, so that a tag can stand on the outermost line
POINTS = 120  # corners of the polygon that stands for an ellipse
TYPICAL_NAME = 120.0  # px, the width to which names are broken when the room they need is estimated
# By the number of imbalances, the share of the canvas that names may fill: no fit of some hundred
# random tables held more, and a fit takes longer than this test.
FULLEST = {2: 0.4, 3: 0.3, 4: 0.22}


def place_ellipses(
    regions: Sequence[Region], order: Sequence[str], names: Mapping[str, str], canvas: Canvas
) -> Layout | NoLayout:
    """Draw 2 to 4 imbalances as ellipses if some fit is both true and readable.

    The regions are weighted by the room their names need, then by the root of their size, since the
    fit trades areas against each other. The first layout that is judged faultless is taken.

    Returns
    -------
    Layout or NoLayout
        Fills the canvas.
    """
    drawn = list_drawn(regions, order)
    if not 2 <= len(drawn) <= MOST_FITTED or canvas.width < NARROWEST:
        return NoLayout(f"ellipses are for 2 to {MOST_FITTED} lists, {NARROWEST:.0f} px wide or wider")
    room = _estimate_room(regions, names, canvas)
    if sum(room.values()) > FULLEST[len(drawn)] * canvas.width * canvas.height:
        return NoLayout("the names fill too much of the canvas for ellipses")
    sizes = {region.membership: len(region.symptoms) ** 0.5 for region in regions}
    reasons = []
    for weights in (room, sizes):
        try:
            outlines = stretch(_fit(weights, drawn), canvas)
        except eunoia.EunoiaError as error:
            reasons.append(str(error))
            continue
        layout = place_names(outlines, regions, names, canvas)
        if isinstance(layout, Layout):
            return layout
        reasons.append(layout.reason)
    return NoLayout("; ".join(reasons))


def place_names(
    outlines: dict[str, Geometry], regions: Sequence[Region], names: Mapping[str, str], canvas: Canvas
) -> Layout | NoLayout:
    """Put marks, names and tags into ellipses, and keep the layout if it is judged faultless."""
    marks = _place_marks(outlines, regions, names, canvas)
    if isinstance(marks, NoLayout):
        return marks
    tags = place_tags(outlines, names, marks, canvas)
    if isinstance(tags, NoLayout):
        return tags
    return keep_faultless(Layout("ellipses", canvas, outlines, marks, tags), regions)


def keep_faultless(layout: Layout, regions: Sequence[Region]) -> Layout | NoLayout:
    """Return a layout if it tells the truth and can be read, or else its first fault."""
    fault = next(find_faults(layout, regions), "")
    return NoLayout(fault) if fault else layout


def _estimate_room(regions: Sequence[Region], names: Mapping[str, str], canvas: Canvas) -> dict[frozenset[str], float]:
    """Estimate the area in px² that the names of each region need."""
    room = {}
    for region in regions:
        areas = [need.width * need.height for need in list_footprints(region, names, canvas, TYPICAL_NAME)]
        room[region.membership] = sum(areas) + max(areas) / 4
    return room


def _fit(weights: Mapping[frozenset[str], float], order: Sequence[str]) -> dict[str, NDArray[np.float64]]:
    """Fit one ellipse to each imbalance.

    The library reads `&` in a name as its own sign, and its fit depends on the order of what it is
    given: so it gets plain ids, sorted, and a seed.

    Returns
    -------
    dict of ndarray, shape (POINTS, 2)
        The corners of a polygon for each imbalance, in no particular unit.
    """
    plain = {imbalance: f"S{index}" for index, imbalance in enumerate(order)}
    areas = {"&".join(sorted(plain[imbalance] for imbalance in key)): weight for key, weight in weights.items()}
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
    return {imbalance: polygons[f"S{index}"] for index, imbalance in enumerate(order)}


def stretch(corners: Mapping[str, NDArray[np.float64]], canvas: Canvas) -> dict[str, Geometry]:
    """Fill the canvas: an affine map keeps ellipses ellipses and every region what it is."""
    every = np.concatenate(list(corners.values()))
    low, span = every.min(axis=0), np.ptp(every, axis=0)
    turned = (span[0] < span[1]) != (canvas.width < canvas.height)
    room = np.array([canvas.width, canvas.height]) - 2 * AROUND_ELLIPSES
    polygons = {}
    for imbalance, points in corners.items():
        unit = (points - low) / span
        polygons[imbalance] = shapely.Polygon(AROUND_ELLIPSES + (unit[:, ::-1] if turned else unit) * room)
    return polygons


def _place_marks(
    outlines: Mapping[str, Geometry], regions: Sequence[Region], names: Mapping[str, str], canvas: Canvas
) -> tuple[Mark, ...] | NoLayout:
    """Put the names of every region into its piece of the plane, by id of the symptom."""
    drawn = [region.membership for region in regions]
    pieces = find_pieces(outlines)
    empty = sum(pieces[membership].area for membership in pieces.keys() - set(drawn))
    # Most fits of four lists end here, before anything is looked for in them.
    if empty > WIDE:
        return NoLayout("the fit has empty regions")
    if any(membership not in pieces or pieces[membership].area < NARROW for membership in drawn):
        return NoLayout("the fit leaves a region too small for a mark")
    marks: list[Mark] = []
    for region in regions:
        placed = fill_region(pieces[region.membership].buffer(-AIR), region, names, canvas)
        if isinstance(placed, NoLayout):
            return placed
        marks += placed
    return tuple(sorted(marks, key=lambda mark: mark.symptom))
