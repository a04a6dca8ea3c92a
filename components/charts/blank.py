"""Imbalances -> empty Venn diagram: a place in each region there can be, and one outside all outlines."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

import eunoia
import plotly.graph_objects as go
import shapely
from shapely import Geometry

from components.charts.ellipses import stretch, trace_ellipses
from components.charts.figure import make_figure, note_tag, trace_marks, trace_outline
from components.charts.judge import find_faults
from components.charts.layout import RISE, Canvas, Layout, Mark, find_pieces, measure_lines, place_tags
from components.charts.mosaic import place_mosaic
from components.charts.style import Look
from components.facts.regions import Region

MOST_ELLIPSES = 4  # imbalances; in Venn's diagram of five, most regions are too small for a place
EDGE = 3.0  # px from the place outside all outlines to the edges of the figure


def list_places(order: Sequence[str]) -> Iterator[Region]:
    """Yield a region for each set of imbalances that can list a symptom; the last lies outside all of them.

    Yields
    ------
    Region
        Its one symptom is the name of the place.
    """
    for degree in range(len(order), -1, -1):
        for members in combinations(order, degree):
            yield Region(frozenset(members), (f"place:{'.'.join(members)}",))


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
    names = {**dict.fromkeys((region.symptoms[0] for region in regions), ""), **names}
    if 2 <= len(order) <= MOST_ELLIPSES:
        shapes = eunoia.venn([f"S{place}" for place in range(len(order))], shape="ellipse").shapes
        outlines = stretch(trace_ellipses(shapes, order), canvas)
        pieces = find_pieces(outlines)
        marks = [_mark_widest(region.symptoms[0], pieces[region.membership]) for region in regions[:-1]]
        marks.append(_mark_corner(regions[-1].symptoms[0], names, outlines, canvas))
        tags = place_tags(outlines, names, marks, canvas)
        if tags:
            layout = Layout("ellipses", canvas, outlines, tuple(marks), tags)
            if not any(find_faults(layout, regions)):
                return layout
    return place_mosaic(regions, order, names, canvas)


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


def draw_blank(order: Sequence[str], canvas: Canvas, look: Look) -> go.Figure:
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
    Figure
        Outlines with `meta["imbalance"]`, then the places in the order of `list_places`.
    """
    layout = place_blank(order, look.names, canvas)
    spots = {mark.symptom: mark for mark in layout.marks}
    marks = [spots[region.symptoms[0]] for region in list_places(order)]
    places = trace_marks(marks, layout.canvas, look.hovers)
    places["customdata"] = [["place", mark.symptom] for mark in marks]
    tags = [note_tag(tag, (look.names[tag.imbalance],), look.styles[tag.imbalance], canvas) for tag in layout.tags]
    outlines = [trace_outline(name, outline, look.styles[name]) for name, outline in layout.outlines.items()]
    return make_figure("blank", order, layout.canvas, [*outlines, places], tags)
