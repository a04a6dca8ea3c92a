"""Layout -> what lies below and beside the lines: shades, rims and halos.

A region is shaded in one slate hue, the deeper the more lists share it, since mixed hues turn brown
and say nothing. A rim inside each outline, in the colour of its list, shows at once on which side of
a line one is. A halo in the colour of the page keeps two lines apart where they cross.
"""

from __future__ import annotations

from collections.abc import Iterator

import shapely
from shapely import Geometry

from components.charts.figure import Trace
from components.charts.layout import Layout, find_pieces
from components.charts.shapes import trace_area, trace_outline
from components.charts.style import HALO, LINE, PAGE, RIMS, SHADE, SHADES, Look, fade

FINE = 0.3  # px by which the corners of a shade may be off, since its edge lies below a line


def trace_fills(layout: Layout, look: Look) -> Iterator[Trace]:
    """Describe shades and rims, to be drawn below all lines."""
    by_degree: dict[int, list[Geometry]] = {}
    for membership, piece in find_pieces(layout.outlines).items():
        by_degree.setdefault(len(membership), []).append(piece)
    for degree in sorted(by_degree):
        shade = fade(SHADE, SHADES[min(degree, len(SHADES)) - 1])
        area = shapely.union_all(by_degree[degree]).simplify(FINE)
        yield trace_area(area, shade, {"shade": degree})
    for imbalance, outline in layout.outlines.items():
        edge = outline.simplify(FINE)
        for width, opacity in RIMS:
            rim = edge.difference(edge.buffer(-width, quad_segs=2))
            yield trace_area(rim, fade(look.styles[imbalance].color, opacity), {"rim": imbalance})


def trace_lines(layout: Layout, look: Look) -> Iterator[Trace]:
    """Describe the outlines, each on its halo."""
    for imbalance, outline in layout.outlines.items():
        line = trace_outline(outline, look.styles[imbalance], {"imbalance": imbalance})
        yield line | {"line": {"color": PAGE, "width": LINE + 2 * HALO, "simplify": False}, "meta": {"halo": imbalance}}
        yield line
