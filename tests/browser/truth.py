"""Whether a chart as the browser draws it says what the tables say."""

from __future__ import annotations

from collections.abc import Sequence
from math import cos, radians, sin
from typing import Any

from tests.browser.legible import find_unreadable
from tests.browser.sight import is_inside
from tests.browser.visitor import FIGURE, Visitor
from tests.shipped import FOUNDING, LABELS, LISTED


def find_false(visitor: Visitor, chart: str, imbalances: Sequence[str], listing: str, least: float = 0) -> list[str]:
    """Find what is false, unreadable or missing in the chart on the page."""
    visitor.wait_for_figure(chart, imbalances)
    lists = {name: (FOUNDING if listing == "founding" else LISTED)[name] for name in imbalances}
    figure = visitor.figure()
    if sorted(visitor.marks()) != sorted(set().union(*lists.values())):
        return ["a symptom is missing, or drawn twice"]
    said = ["".join(name.split()) for name in visitor.page.locator(f"{FIGURE} .textpoint").all_text_contents() if name]
    faults = (
        [] if sorted(said) == sorted("".join(LABELS[s].split()) for s in visitor.marks()) else ["a name is missing"]
    )
    faults += find_false_cells(figure, lists) if chart == "matrix" else find_false_marks(visitor, figure, lists)
    return faults + find_unreadable(visitor, least=least)


def select(figure: Any, kind: str) -> list[Any]:
    """Return the traces of a figure whose meta has this key."""
    return [trace for trace in figure["traces"] if kind in trace["meta"]]


def find_false_marks(visitor: Visitor, figure: Any, lists: dict[str, set[str]]) -> list[str]:
    """Hold each mark's whole disc against each outline (C1)."""
    [marks] = select(figure, "marks")
    outlines = {trace["meta"]["imbalance"]: trace for trace in select(figure, "imbalance")}
    if set(outlines) != {name for name, symptoms in lists.items() if symptoms}:
        return [f"outlines of {sorted(outlines)}"]
    first = visitor.points("marks")[0]
    radius = (first.right - first.left) / 2 - 1
    return [
        f"{symptom} is on the wrong side of {name}"
        for x, y, [symptom] in zip(marks["x"], marks["y"], marks["customdata"], strict=True)
        for name, outline in outlines.items()
        if {is_inside(*p, outline["x"], outline["y"]) for p in disc(x, y, radius)} != {symptom in lists[name]}
    ]


def find_false_cells(figure: Any, lists: dict[str, set[str]]) -> list[str]:
    """Hold the large dots of the matrix against the tables: each stands at the height of its mark."""
    [marks] = select(figure, "marks")
    dots = {
        name: sorted(y for t in select(figure, "cells") if t["meta"]["cells"] == name for y in t["y"]) for name in lists
    }
    heights = {
        name: sorted(y for y, [symptom] in zip(marks["y"], marks["customdata"], strict=True) if symptom in symptoms)
        for name, symptoms in lists.items()
    }
    return [
        f"the dots of {name} stand at {dots[name]}, not {heights[name]}"
        for name in lists
        if dots[name] != heights[name]
    ]


def disc(x: float, y: float, radius: float) -> list[tuple[float, float]]:
    """Return the middle of a mark and 12 points of its rim."""
    rim = [(x + radius * cos(radians(a)), y + radius * sin(radians(a))) for a in range(0, 360, 30)]
    return [(x, y), *rim]
