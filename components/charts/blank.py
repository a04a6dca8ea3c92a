"""Imbalances -> empty Venn sketch: a place in each region there can be, and one outside all outlines.

A place is drawn as a mark is, with an id of its own where a mark has a symptom. The ellipses are
those of Venn's diagram, not fitted to anything, since no list is shown. Lengths are in px, x to the
right and y down.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

import eunoia
import shapely
from shapely import Geometry

from components.charts.ellipses import keep_faultless, stretch, trace_ellipses
from components.charts.figure import Sketch, trace_marks
from components.charts.fills import trace_fills, trace_lines
from components.charts.layout import (
    RISE,
    Canvas,
    Layout,
    LayoutFunction,
    Mark,
    NoLayout,
    choose_layout,
    find_pieces,
)
from components.charts.measure import measure_lines
from components.charts.mosaic import place_mosaic
from components.charts.style import Look
from components.charts.tags import place_tags
from components.charts.venn import note_tags
from components.facts.regions import Region

MOST_ELLIPSES = 4  # imbalances; in Venn's diagram of five, most regions are too small for a place
EDGE = 3.0  # px from the place outside all outlines to the edges of the figure


def list_places(order: Sequence[str]) -> Iterator[Region]:
    """Yield a region for each set of imbalances that can list a symptom; the last lies outside all of them.

    Yields
    ------
    Region
        Its one symptom is the id of the place.
    """
    for degree in range(len(order), -1, -1):
        for members in combinations(order, degree):
            yield Region(frozenset(members), (f"place:{'.'.join(members)}",))


def place_textbook(
    regions: Sequence[Region], order: Sequence[str], names: Mapping[str, str], canvas: Canvas
) -> Layout | NoLayout:
    """Draw 2 to 4 imbalances as the ellipses of Venn's diagram, with a place where each region is widest.

    Parameters
    ----------
    regions : sequence of Region
        As `list_places` yields them.
    order : sequence of str
        The imbalances, in their fixed order.
    names : mapping of str to str
        Of the imbalances and the places.
    canvas : Canvas
        Is filled.

    Returns
    -------
    Layout or NoLayout
    """
    if not 2 <= len(order) <= MOST_ELLIPSES:
        return NoLayout(f"Venn's diagram is drawn for 2 to {MOST_ELLIPSES} conditions")
    shapes = eunoia.venn([f"S{index}" for index in range(len(order))], shape="ellipse").shapes
    outlines = stretch(trace_ellipses(shapes, order), canvas)
    pieces = find_pieces(outlines)
    *within, outside = regions
    marks = [_mark_widest(region.symptoms[0], pieces[region.membership]) for region in within]
    marks.append(_mark_corner(outside.symptoms[0], names, outlines, canvas))
    tags = place_tags(outlines, names, marks, canvas)
    if isinstance(tags, NoLayout):
        return tags
    return keep_faultless(Layout("ellipses", canvas, outlines, tuple(marks), tags), regions)


BLANK_LAYOUTS: tuple[LayoutFunction, ...] = (place_textbook, place_mosaic)


def place_blank(order: Sequence[str], names: Mapping[str, str], canvas: Canvas) -> Layout:
    """Take the ellipses of Venn's diagram where a place fits into each region, and a cell mosaic elsewhere.

    Parameters
    ----------
    names : mapping of str to str
        Of the imbalances, and of the places that are named.

    Returns
    -------
    Layout
        Its marks are the places.
    """
    regions = list(list_places(order))
    unnamed = dict.fromkeys((region.symptoms[0] for region in regions), "")
    return choose_layout(BLANK_LAYOUTS, regions, order, {**unnamed, **names}, canvas)


def _mark_widest(place: str, piece: Geometry) -> Mark:
    """Put a place where its region is widest."""
    x, y = shapely.get_coordinates(shapely.maximum_inscribed_circle(piece, tolerance=1))[0]
    return Mark(place, round(float(x), 1), round(float(y), 1), ("",))


def _mark_corner(place: str, names: Mapping[str, str], outlines: Mapping[str, Geometry], canvas: Canvas) -> Mark:
    """Put a named place into the corner of the figure that is farthest from all outlines."""
    wide, high = measure_lines((names[place],), canvas.text)
    side, rise = canvas.radius + EDGE, max(canvas.radius, high / 2 + RISE * canvas.text) + EDGE
    corners = [
        Mark(place, round(x, 1), round(y, 1), (names[place],))
        for y in (canvas.height - rise, rise)
        for x in (side, canvas.width - canvas.text_at - wide - EDGE)
    ]
    drawn = shapely.union_all(list(outlines.values()))
    return max(corners, key=lambda mark: min(box.distance(drawn) for box in mark.boxes(canvas)))


def sketch_blank(order: Sequence[str], canvas: Canvas, look: Look) -> Sketch:
    """Draw the outlines of some imbalances with nothing in them but places.

    Parameters
    ----------
    order : sequence of str
        The imbalances, in their fixed order.
    canvas : Canvas
        The room there is; a mosaic may be taller.
    look : Look
        Names of imbalances and of the place outside, colours, and what hovering over a place says.

    Returns
    -------
    Sketch
        Outlines with `meta["imbalance"]`, then the places with `meta["places"]`, in the order of
        `list_places`.
    """
    layout = place_blank(order, look.names, canvas)
    marks = {mark.symptom: mark for mark in layout.marks}
    places = [marks[region.symptoms[0]] for region in list_places(order)]
    on_top = trace_marks(places, layout.canvas, look.hovers, "places")
    traces = [*trace_fills(layout, look), *trace_lines(layout, look), on_top]
    return Sketch(layout.kind, layout.canvas, traces, note_tags(layout, look))
