"""The chart as the browser draws it: true, readable, and the same each time."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations, pairwise
from math import cos, radians, sin
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser.conftest import Visit, listen, run_server
from tests.browser.shipped import CORE, FOUNDING, LABELS, LISTED, NAMES, ROOT
from tests.browser.visitor import FIGURE, POINTS, Visitor

SIZES = ((1280, 800), (1920, 1080), (390, 844))
LEAST_TEXT = {1280: 12, 1920: 12, 390: 11}  # px
PAIR, TRIPLE = CORE[:2], CORE[:3]
PARTS = {
    "mark": POINTS,
    "name": f"{FIGURE} .textpoint text",
    "point": f"{FIGURE} .scatterlayer > .trace:not(:last-child) .points > path",
}
TAG, MATRIX_TAG = f"{FIGURE} .annotation rect.bg", f"{FIGURE} .annotation-text"

WATCH_WIDTHS = """
window.widths = new Set();
const look = () => {
  document.querySelectorAll('.js-plotly-plot').forEach(({_fullLayout: drawn}) => drawn && widths.add(drawn.width));
  requestAnimationFrame(look);
};
look();
"""


@pytest.mark.parametrize(("width", "height"), SIZES)
def test_every_chart_is_true_and_every_name_readable(visit: Visit, width: int, height: int) -> None:
    """C1 to C4: four, two and three conditions, both lists, each chart, all twelve."""
    visitor = visit(width, height)
    visitor.open(imbalances=".".join(TRIPLE))
    faults = look_at(visitor, TRIPLE)
    visitor.press("Magnesium and potassium")
    faults += look_at(visitor, CORE)
    visitor.press("Founding document only", listing="founding")
    faults += look_at(visitor, CORE, founding=True)
    visitor.press("All sources")
    pair = {"imbalances": ".".join(PAIR)}
    visitor.press("High magnesium and high potassium", **pair)
    faults += look_at(visitor, PAIR)
    visitor.press("Pair", **pair, chart="pair")
    faults += look_at(visitor, PAIR, chart="pair")
    visitor.press("Dots", **pair, chart="matrix")
    faults += look_at(visitor, PAIR, chart="matrix")
    visitor.press("Magnesium and potassium", chart="matrix")
    faults += look_at(visitor, CORE, chart="matrix")
    visitor.press("All twelve", imbalances=".".join(NAMES), chart="matrix")
    faults += look_at(visitor, list(NAMES), chart="matrix")
    assert not faults, "\n".join(faults)


@pytest.mark.parametrize("chosen", [list(NAMES)[:5], list(NAMES)[:6], list(NAMES)[6:]], ids="-".join)
def test_five_and_six_conditions_are_true_and_readable(visit: Visit, chosen: list[str]) -> None:
    """C1 to C4, from either end of the table; in windows of every size."""
    visitor, faults = visit(), []
    visitor.open(imbalances=".".join(chosen))
    for width, height in SIZES:
        visitor.resize(width, height)
        faults += look_at(visitor, chosen)
    assert not faults, "\n".join(faults)


@pytest.mark.parametrize("path", ["/", "/labs", "/mechanisms", "/lesson?step=2"])
def test_a_chart_is_drawn_once_for_the_width_it_has(visit: Visit, path: str) -> None:
    """A picture that is too wide at first would flash and move what stands below it."""
    visitor = visit(390, 844)
    visitor.page.add_init_script(WATCH_WIDTHS)
    visitor.open(path)
    assert visitor.page.evaluate("[...widths]") == [340]


def test_large_text_in_the_chart_is_true_and_readable_from_afar(visit: Visit) -> None:
    """C1, C3, C4: at least 28 px at 1920 x 1080."""
    visitor = visit(1920, 1080)
    faults = []
    for chart, asked in (("overlap", CORE), ("pair", PAIR), ("matrix", CORE)):
        visitor.open(size="large", chart=chart)
        faults += look_at(visitor, asked, chart=chart, least=28)
    assert not faults, "\n".join(faults)


def look_at(
    visitor: Visitor, imbalances: Sequence[str], chart: str = "overlap", founding: bool = False, least: int = 0
) -> list[str]:
    """Return what is false, unreadable or missing in the chart on the page."""
    visitor.wait_for_figure(chart, imbalances)
    lists = {name: (FOUNDING if founding else LISTED)[name] for name in imbalances}
    faults = find_false_cells(visitor, lists) if chart == "matrix" else find_false_marks(visitor, lists)
    width = int(visitor.window().right)
    where = f"{width} px, {chart} of {len(imbalances)}{', founding' * founding}{', large' * bool(least)}"
    return [f"{where}: {fault}" for fault in faults + find_unreadable(visitor, chart, least or LEAST_TEXT[width])]


def find_false_marks(visitor: Visitor, lists: dict[str, set[str]]) -> list[str]:
    """Hold each mark's whole disc against each outline (C1)."""
    *traces, marks = visitor.figure()["traces"]
    outlines = {trace["meta"]["imbalance"]: trace for trace in traces if "imbalance" in trace["meta"]}
    if set(outlines) != {name for name, symptoms in lists.items() if symptoms}:
        return [f"outlines of {sorted(outlines)}"]
    if sorted(data[0] for data in marks["customdata"]) != sorted(set().union(*lists.values())):
        return ["a symptom is missing, or drawn twice"]
    radius = (visitor.boxes({"mark": POINTS})[0].right - visitor.boxes({"mark": POINTS})[0].left) / 2 - 1
    return [
        f"{data[0]} is on the wrong side of {name}"
        for x, y, data in zip(marks["x"], marks["y"], marks["customdata"], strict=True)
        for name, outline in outlines.items()
        if {is_inside(*p, outline["x"], outline["y"]) for p in disc(x, y, radius)} != {data[0] in lists[name]}
    ]


def find_false_cells(visitor: Visitor, lists: dict[str, set[str]]) -> list[str]:
    """Hold the large dots of the matrix against the tables: each stands at the height of its mark."""
    *traces, marks = visitor.figure()["traces"]
    rows = {
        name: {(x, y) for t in traces if t["meta"].get("cells") == name for x, y in zip(t["x"], t["y"], strict=True)}
        for name in lists
    }
    counts = {name: len(places) for name, places in rows.items()}
    return [
        f"{name} has {counts[name]} dots for {len(symptoms)} symptoms"
        for name, symptoms in lists.items()
        if counts[name] != len(symptoms)
    ] + [
        f"a dot of {name} stands at no listed symptom"
        for name, places in rows.items()
        for _, y in places
        if not any(y == at and data[0] in lists[name] for at, data in zip(marks["y"], marks["customdata"], strict=True))
    ]


def find_unreadable(visitor: Visitor, chart: str, least: int) -> list[str]:
    """Measure every mark, name and tag: none overlaps another or leaves the figure (C3, C4)."""
    figure = visitor.box(FIGURE)
    boxes = visitor.boxes(PARTS | {"tag": MATRIX_TAG if chart == "matrix" else TAG})
    said = sorted("".join(box.text.split()) for box in boxes if box.kind == "name")
    faults = [] if said == sorted("".join(LABELS[s].split()) for s in visitor.marks()) else ["a name is missing"]
    texts = visitor.boxes({"text": f"{FIGURE} .main-svg text"})
    faults += [f"{text.text} has {text.size} px" for text in texts if text.text and text.size < least]
    faults += [f"{box.kind} {box.text} leaves the figure" for box in boxes if not box.within(figure, 1)]
    return faults + [
        f"{one.kind} {one.text} and {other.kind} {other.text} overlap"
        for one, other in combinations(boxes, 2)
        if one.overlaps(other)
    ]


def disc(x: float, y: float, radius: float) -> list[tuple[float, float]]:
    """Return the middle of a mark and 24 points of its rim."""
    rim = [(x + radius * cos(radians(a)), y + radius * sin(radians(a))) for a in range(0, 360, 15)]
    return [(x, y), *rim]


def is_inside(x: float, y: float, across: Sequence[float | None], down: Sequence[float | None]) -> bool:
    """Say whether a point is inside rings that a missing value parts, by the even-odd rule."""
    inside = False
    ends = list(zip(across, down, strict=True))
    for (x0, y0), (x1, y1) in pairwise(ends):
        if x0 is None or y0 is None or x1 is None or y1 is None:
            continue
        if (y0 > y) != (y1 > y) and x < x0 + (y - y0) / (y1 - y0) * (x1 - x0):
            inside = not inside
    return inside


def test_two_fresh_servers_draw_the_same_figures(visit: Visit, browser: Browser, tmp_path: Path) -> None:
    """C7: to the last digit, in two processes and two sessions."""
    views = {"imbalances": ".".join(TRIPLE)}, {"imbalances": ".".join(list(NAMES)[2:7])}
    here = visit()
    with run_server(ROOT, tmp_path / "log.txt") as other:
        context = browser.new_context(viewport={"width": 1280, "height": 800})
        there = Visitor(context.new_page(), other.address, [])
        listen(there)
        for view in views:
            here.open(**view)
            there.open(**view)
            assert here.figure() == there.figure()
        context.close()
    assert there.noise == []
