"""What a figure shows, read back from its traces by arithmetic of its own."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Mapping, Sequence
from html import unescape
from itertools import combinations
from typing import Any

import plotly.graph_objects as go
import shapely
from shapely import Geometry

from components.charts.measure import measure_text

LINE = 1.3  # of the font size, from one line to the next: what plotly.js has
HAIR = 0.5  # px
Trace = Mapping[str, Any]
Rings = list[list[tuple[float, float]]]
Things = list[tuple[str, Geometry]]  # what it is or says, and the room it takes


def read_traces(figure: go.Figure) -> list[dict[str, Any]]:
    """Read the traces as the page gets them."""
    traces: list[dict[str, Any]] = json.loads(figure.to_json())["data"]
    return traces


def find_trace(traces: Sequence[Trace], key: str) -> Trace:
    """Find the one trace with this in its meta."""
    [found] = [trace for trace in traces if trace["meta"].get(key)]
    return found


def list_ids(trace: Trace) -> list[str]:
    """List what the points of a trace stand for."""
    return [point_id for (point_id,) in trace["customdata"]]


def read_outlines(traces: Sequence[Trace]) -> dict[str, Rings]:
    """Read the closed rings of each imbalance."""
    outlines = {}
    for trace in traces:
        if "imbalance" in trace["meta"]:
            rings: Rings = [[]]
            for x, y in zip(trace["x"], trace["y"], strict=True):
                if x is None:
                    rings.append([])
                else:
                    rings[-1].append((x, y))
            outlines[trace["meta"]["imbalance"]] = rings
    return outlines


def holds(rings: Rings, x: float, y: float) -> bool:
    """Say whether a point is inside rings by the even-odd rule; plain, to check what shapely drew."""
    inside = False
    for ring in rings:
        for (x0, y0), (x1, y1) in zip(ring, [*ring[1:], ring[0]], strict=True):
            if (y0 > y) != (y1 > y) and x < (x1 - x0) * (y - y0) / (y1 - y0) + x0:
                inside = not inside
    return inside


def find_holding(outlines: Mapping[str, Rings], x: float, y: float) -> frozenset[str]:
    """Find the imbalances whose outlines hold a point."""
    return frozenset(imbalance for imbalance, rings in outlines.items() if holds(rings, x, y))


def list_rim(x: float, y: float, radius: float, square: bool) -> list[tuple[float, float]]:
    """List the middle of a disc or a square and points around its rim, of a square its corners too."""
    turns = [turn * math.pi / 4 for turn in range(8)]
    reach = [0.98 * radius * (math.sqrt(2) if square and turn % 2 else 1) for turn in range(8)]
    around = zip(turns, reach, strict=True)
    return [(x, y), *((x + far * math.cos(turn), y + far * math.sin(turn)) for turn, far in around)]


def find_misplaced(traces: Sequence[Trace], memberships: Mapping[str, frozenset[str]], key: str = "marks") -> list[str]:
    """Name the marks (or places) that do not lie wholly inside exactly their outlines, are missing or too many."""
    outlines, marks = read_outlines(traces), find_trace(traces, key)
    ids, radius, square = list_ids(marks), marks["marker"]["size"] / 2, marks["marker"].get("symbol") == "square"
    wrong = [
        mark
        for mark, x, y in zip(ids, marks["x"], marks["y"], strict=True)
        if any(find_holding(outlines, *point) != memberships.get(mark) for point in list_rim(x, y, radius, square))
    ]
    return wrong + sorted(set(memberships) ^ set(ids))


def find_texts(traces: Sequence[Trace], size: float) -> Things:
    """Measure all words of a figure that stand at points, as plotly.js sets them."""
    found = []
    for trace in traces:
        places = trace.get("textposition", "")
        places = places if isinstance(places, list) else [places] * len(trace["x"])
        for x, y, words, place in zip(trace["x"], trace["y"], trace.get("text", []), places, strict=False):
            lines = [unescape(re.sub(r"</?[bi]>", "", line)) for line in words.split("<br>")]
            width = max(measure_text(line, size) for line in lines)
            height = ((len(lines) - 1) * LINE + 1) * size
            up, across = place.split()
            left = x - width * {"left": 1, "center": 0.5, "right": 0}[across]
            top = y - height * {"top": 1, "middle": 0.5, "bottom": 0}[up]
            found.append((" ".join(lines), shapely.box(left, top, left + width, top + height)))
    return found


def list_shapes(traces: Sequence[Trace]) -> list[Geometry]:
    """List the closed outlines, in the order of drawing."""
    filled = [trace for trace in traces if trace.get("fill") == "toself"]
    return [shapely.Polygon(list(zip(trace["x"], trace["y"], strict=True))) for trace in filled]


def find_overlaps(things: Things) -> list[str]:
    """Name each two things that share more than a hair's breadth."""
    thin = [(name, shape.buffer(-HAIR, join_style="mitre")) for name, shape in things]
    return [f"{one!r} and {other!r}" for (one, a), (other, b) in combinations(thin, 2) if a.intersects(b)]


def find_strays(figure: go.Figure, things: Things) -> list[str]:
    """Name what leaves the figure."""
    room = shapely.box(0, 0, figure.layout.width, figure.layout.height).buffer(HAIR, join_style="mitre")
    return [name for name, shape in things if not room.covers(shape)]
