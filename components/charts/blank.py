"""Regions -> empty sketch: the outlines of the filled chart, with a place in each region and one outside of all.

A place is drawn like a mark, but stands for its own id and not for a symptom. So a class sees the very
chart that its guess is compared with, and nothing of what the lists say. Each place has a ring, the sign of
the guess, and a check, the sign of what the lists say; both are hidden until a style shows them. Lengths are
in px, x to the right and y down.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import combinations
from math import ceil

import shapely
from shapely import Geometry

from components.charts.figure import Sketch, Trace, trace_marks
from components.charts.fills import trace_fills, trace_lines
from components.charts.layout import BESIDE, RISE, Canvas, Layout, Mark, NoLayout, find_pieces
from components.charts.measure import measure_lines
from components.charts.style import QUIET, TRANSPARENT, Look
from components.charts.tags import place_tags
from components.charts.venn import note_tags, place_venn
from components.facts.regions import Region

CHECK = "✓"
CHECK_SIZE, RING_SIZE, RING_WIDTH = 1.5, 0.8, 0.16  # of the radius of a place
AIR = 3.0  # px from the place outside all outlines to the edges of the figure; also the least to any outline


def list_places(order: Sequence[str]) -> Iterator[Region]:
    """Yield a region for each membership that a symptom can have; the last lies outside all outlines.

    Yields
    ------
    Region
        Its one symptom is the id of the place.
    """
    for degree in range(len(order), -1, -1):
        for members in combinations(order, degree):
            yield Region(frozenset(members), (f"place:{'.'.join(members)}",))


def list_drawn_places(regions: Sequence[Region], order: Sequence[str]) -> tuple[Region, ...]:
    """List the places of the regions that are drawn, and last the one outside."""
    drawn = {frozenset[str](), *(region.membership for region in regions)}
    return tuple(place for place in list_places(order) if place.membership in drawn)


def place_blank(regions: Sequence[Region], order: Sequence[str], names: Mapping[str, str], canvas: Canvas) -> Layout:
    """Take the outlines of the filled chart, and put a place where each region is widest.

    Parameters
    ----------
    regions : sequence of Region
        What the filled chart shows.
    order : sequence of str
        The imbalances, in their fixed order.
    names : mapping of str to str
        Of imbalances and symptoms, and of the place outside all outlines.
    canvas : Canvas
        That of the filled chart.

    Returns
    -------
    Layout
        Its marks are the places, in the order of `list_places`; it is taller where there is no room outside.
    """
    layout = place_venn(regions, order, names, canvas)
    *within, outside = list_drawn_places(regions, order)
    pieces = find_pieces(layout.outlines)
    marks = [_mark_widest(place.symptoms[0], pieces[place.membership]) for place in within]
    marks.append(_mark_corner(outside.symptoms[0], names, layout))
    canvas = _hold(layout.canvas, marks[-1])
    tags = place_tags(layout.outlines, names, marks, canvas)
    if isinstance(tags, NoLayout):  # put the places where names stand, which the tags of the filled chart leave free
        standing = {mark.symptom: mark for mark in layout.marks}
        firsts = {region.membership: standing[region.symptoms[0]] for region in regions}
        marks = [replace(firsts[place.membership], symptom=place.symptoms[0], lines=("",)) for place in within]
        marks.append(_mark_below(outside.symptoms[0], names, layout.canvas))
        canvas, tags = _hold(layout.canvas, marks[-1]), layout.tags
    return replace(layout, canvas=canvas, marks=tuple(marks), tags=tags)


def _hold(canvas: Canvas, mark: Mark) -> Canvas:
    """Return the canvas, tall enough for a mark."""
    return replace(canvas, height=max(canvas.height, ceil(max(box.bounds[3] for box in mark.boxes(canvas)) + AIR)))


def _mark_widest(place: str, piece: Geometry) -> Mark:
    """Put a place where its region is widest."""
    x, y = shapely.get_coordinates(shapely.maximum_inscribed_circle(piece, tolerance=1))[0]
    return Mark(place, round(float(x), 1), round(float(y), 1), ("",))


def _mark_corner(place: str, names: Mapping[str, str], layout: Layout) -> Mark:
    """Put a named place into the corner of the figure that is farthest from all outlines, or below all of them."""
    canvas = layout.canvas
    below = _mark_below(place, names, canvas)
    rise, wide = below.y - canvas.height, measure_lines(below.lines, canvas.text)[0]
    end = canvas.radius / BESIDE + 1 + wide  # from the middle of a disc to the end of its name
    corners = [
        replace(below, x=round(x, 1), y=round(y, 1))
        for y in (canvas.height - rise, rise)
        for x in (below.x, canvas.width - end - AIR)
    ]
    drawn, half = shapely.union_all(list(layout.outlines.values())), rise - AIR
    room = {
        mark: shapely.box(mark.x - canvas.radius, mark.y - half, mark.x + end, mark.y + half).distance(drawn)
        for mark in corners
    }
    best = max(corners, key=lambda mark: room[mark])
    return best if drawn.is_empty or room[best] > AIR else below


def _mark_below(place: str, names: Mapping[str, str], canvas: Canvas) -> Mark:
    """Put a named place below a figure, at its left."""
    high = measure_lines((names[place],), canvas.text)[1]
    rise = max(canvas.radius, high / 2 + RISE * canvas.text) + AIR
    return Mark(place, round(canvas.radius + AIR, 1), round(canvas.height + rise, 1), (names[place],))


def sketch_blank(regions: Sequence[Region], order: Sequence[str], canvas: Canvas, look: Look) -> Sketch:
    """Draw the outlines of some imbalances with nothing in them but places.

    Parameters
    ----------
    regions, order, canvas
        Those of the filled chart, as for `place_blank`.
    look : Look
        Names of imbalances, of symptoms and of the place outside, colours, and what hovering over a place says.

    Returns
    -------
    Sketch
        Outlines with `meta["imbalance"]`, then the places with `meta["places"]`, in the order of
        `list_places`, and their signs with `meta["signs"]`.
    """
    layout = place_blank(regions, order, look.names, canvas)
    places = trace_marks(layout.marks, layout.canvas, look.hovers, "places")
    traces = [*trace_fills(layout, look), *trace_lines(layout, look), places, _trace_signs(layout)]
    return Sketch(layout.kind, layout.canvas, traces, note_tags(layout, look))


def _trace_signs(layout: Layout) -> Trace:
    """Describe a ring and a check on each place."""
    radius = layout.canvas.radius
    return {
        "type": "scatter",
        "x": [mark.x for mark in layout.marks],
        "y": [mark.y for mark in layout.marks],
        "mode": "markers+text",
        "text": [CHECK] * len(layout.marks),
        "textposition": "middle center",
        "textfont": {"size": round(CHECK_SIZE * radius, 1)},
        "marker": {
            "size": round(2 * RING_SIZE * radius, 1),
            "color": TRANSPARENT,
            "line": {"width": round(RING_WIDTH * radius, 1), "color": QUIET},
            "opacity": 1,
        },
        "cliponaxis": False,
        "hoverinfo": "skip",
        "meta": {"signs": True},
    }
