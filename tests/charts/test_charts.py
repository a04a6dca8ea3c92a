"""The laws of every chart: true for any table, whole, inside the figure, and the same every time."""

from __future__ import annotations

import json
import math
import os
import subprocess
import sys
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import plotly.graph_objects as go
import pytest
from hypothesis import HealthCheck, given, settings

from components.charts import CHARTS
from components.charts.judge import find_faults
from components.charts.layout import LEAST_RADIUS, Canvas, place_handles
from components.charts.matrix import place_matrix
from components.charts.mosaic import place_mosaic
from components.charts.pair import place_pair
from components.charts.style import STROKES
from components.charts.venn import place_venn
from components.facts.regions import Region, find_memberships
from tests.charts.tables import Drawn, group, holds, tables

ROOT = Path(__file__).parents[2]
CANVASES = (Canvas(840, 600, 13), Canvas(340, 560, 11), Canvas(280, 560, 11), Canvas(1340, 660, 14))
SOME = settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))


def read_outlines(figure: go.Figure) -> dict[str, list[list[tuple[float, float]]]]:
    outlines = {}
    for trace in figure.data:
        if trace.meta.get("imbalance"):
            rings: list[list[tuple[float, float]]] = [[]]
            for x, y in zip(trace.x, trace.y, strict=True):
                if x is None:
                    rings.append([])
                else:
                    rings[-1].append((x, y))
            outlines[trace.meta["imbalance"]] = rings
    return outlines


def disc(x: float, y: float, radius: float) -> list[tuple[float, float]]:
    return [(x, y)] + [
        (x + 0.98 * radius * math.cos(turn * math.pi / 8), y + 0.98 * radius * math.sin(turn * math.pi / 8))
        for turn in range(16)
    ]


def misplaced(figure: go.Figure, memberships: dict[str, frozenset[str]]) -> list[str]:
    """Read marks and outlines back from a figure and name the symptoms that stand wrong (C1)."""
    outlines, marks = read_outlines(figure), figure.data[-1]
    radius = marks.marker.size / 2
    wrong = []
    for (symptom,), x, y in zip(marks.customdata, marks.x, marks.y, strict=True):
        for point in disc(x, y, radius):
            inside = {name for name, rings in outlines.items() if holds(rings, *point)}
            if inside != memberships.get(symptom, frozenset()):
                wrong.append(symptom)
                break
    return wrong + sorted(set(memberships) ^ {cells[0] for cells in marks.customdata})


def read_rows(figure: go.Figure) -> dict[str, set[str]]:
    """Read a matrix as one looks at it: a dot belongs to the nearest mark on its left and to the name above (C1)."""
    *others, heads, marks = figure.data
    rows = sorted((x, y, cells[0]) for x, y, cells in zip(marks.x, marks.y, marks.customdata, strict=True))
    above = {x: cells[1].removeprefix("imbalance:") for x, cells in zip(heads.x, heads.customdata, strict=True)}
    held: dict[str, set[str]] = {symptom: set() for _, _, symptom in rows}
    for trace in others:
        name = trace.meta.get("cells", "not listed")
        if name != "not listed":
            for x, y in zip(trace.x, trace.y, strict=True):
                beside = [symptom for left, level, symptom in rows if level == y and left < x]
                head = above[x] if above[x] == name else f"{name} under {above[x]}"
                held.setdefault(beside[-1] if beside else "no mark", set()).add(head)
    return held


@pytest.mark.parametrize("canvas", CANVASES, ids=lambda canvas: f"{canvas.width:.0f}px")
@SOME
@given(table=tables())
def test_every_mark_is_inside_exactly_the_outlines_that_list_it(canvas: Canvas, table: Drawn) -> None:
    """C1, read back from the figure by arithmetic of its own."""
    figure = CHARTS["overlap"](table.regions, table.order, canvas, table.look)
    assert misplaced(figure, find_memberships(table.regions)) == []


@pytest.mark.parametrize("canvas", CANVASES, ids=lambda canvas: f"{canvas.width:.0f}px")
@SOME
@given(table=tables())
def test_an_overlap_chart_has_no_fault(canvas: Canvas, table: Drawn) -> None:
    """C2, C3: nothing overlaps or leaves the figure, no region is empty but for the gap between lines."""
    layout = place_venn(table.regions, table.order, table.names, canvas)
    listed = {name for region in table.regions for name in region.membership}
    assert list(find_faults(layout, table.regions)) == []
    assert [tag.imbalance for tag in layout.tags] == [name for name in table.order if name in listed]


@SOME
@given(table=tables())
def test_a_chart_without_names_keeps_the_laws_in_less_room(table: Drawn) -> None:
    """C1 to C3: symptoms are marks alone, small whatever the size of the text."""
    canvas = Canvas(620, 420, 28, named=False)
    look = replace(table.look, names={**table.names, **dict.fromkeys(find_memberships(table.regions), "")})
    layout = place_venn(table.regions, table.order, look.names, canvas)
    assert list(find_faults(layout, table.regions)) == []
    assert LEAST_RADIUS <= layout.canvas.radius < replace(canvas, named=True).radius
    figure = CHARTS["overlap"](table.regions, table.order, canvas, look)
    assert misplaced(figure, find_memberships(table.regions)) == []
    assert set(figure.data[-1].text) <= {""}


@SOME
@given(table=tables(least=2, most=2))
def test_a_pair_has_no_fault_at_any_width(table: Drawn) -> None:
    """C1 to C3 for the pair chart."""
    for canvas in CANVASES:
        layout = place_pair(table.regions, table.order, table.names, canvas)
        assert list(find_faults(layout, table.regions)) == []
        figure = CHARTS["pair"](table.regions, table.order, canvas, table.look)
        assert misplaced(figure, find_memberships(table.regions)) == []


@SOME
@given(table=tables(most=12))
def test_a_matrix_holds_every_symptom_once_and_every_cell(table: Drawn) -> None:
    """C1 to C3 for the matrix: filled cells are the links, names neither overlap nor leave the figure."""
    for canvas in CANVASES:
        placed = place_matrix(table.regions, table.order, table.names, canvas)
        boxes = [box for mark in placed.marks for box in mark.boxes(canvas)]
        bounds = [box.bounds for box in boxes]
        assert all(b[0] >= -0.5 and b[2] <= placed.canvas.width + 0.5 and b[3] <= placed.canvas.height for b in bounds)
        for place, one in enumerate(boxes):
            assert all(one.intersection(other).area < 1 for other in boxes[place + 1 :])
        figure = CHARTS["matrix"](table.regions, table.order, canvas, table.look)
        assert read_rows(figure) == find_memberships(table.regions)


@SOME
@given(table=tables())
def test_a_handle_stands_inside_its_own_region(table: Drawn) -> None:
    layout = place_venn(table.regions, table.order, table.names, CANVASES[0])
    figure = CHARTS["overlap"](table.regions, table.order, CANVASES[0], table.look)
    outlines = read_outlines(figure)
    for handle in place_handles(layout, table.regions):
        inside = {name for name, rings in outlines.items() if holds(rings, handle.x, handle.y)}
        assert inside == handle.membership


@SOME
@given(table=tables())
def test_markup_in_a_name_stays_text(table: Drawn) -> None:
    """P5: plotly.js reads a little HTML in texts; none of it comes from a name."""
    for chart in ("overlap", "matrix"):
        figure = CHARTS[chart](table.regions, table.order, CANVASES[0], table.look)
        texts = [*figure.data[-1].text, *figure.data[-1].hovertext, *(note.text for note in figure.layout.annotations)]
        for text in texts:
            assert "<" not in text.replace("<br>", "").replace("<b>", "").replace("</b>", "")
            assert "<b>Bold" not in text


@pytest.mark.parametrize("chart", sorted(CHARTS))
@settings(SOME, max_examples=15)
@given(table=tables(least=2, most=2))
def test_every_chart_keeps_the_contract(chart: str, table: Drawn) -> None:
    """What clicks, tests and the page's styles rely on."""
    figure = CHARTS[chart](table.regions, table.order, CANVASES[0], table.look)
    spec = json.loads(figure.to_json())
    assert spec["layout"]["meta"]["imbalances"] == list(table.order)
    assert spec["layout"]["yaxis"]["scaleanchor"] == "x"
    marks = spec["data"][-1]
    assert marks["meta"] == {"marks": True}
    assert marks["marker"]["size"] >= 24
    assert sorted(cells[0] for cells in marks["customdata"]) == sorted(find_memberships(table.regions))
    assert sum(trace["meta"].get("marks", False) for trace in spec["data"]) == 1
    assert spec["layout"]["font"]["size"] >= 11
    assert len(figure.to_json()) <= 60 * 1024
    for trace in spec["data"]:
        if "imbalance" in trace["meta"]:
            assert trace["meta"]["imbalance"] in table.order
            assert trace["line"]["dash"] in {dash for strokes in STROKES for dash in strokes}
            rings = read_outlines(go.Figure(data=[trace]))[trace["meta"]["imbalance"]]
            assert all(ring[0] == ring[-1] for ring in rings)


def six() -> tuple[tuple[Region, ...], tuple[str, ...], dict[str, str]]:
    """Make three lists with every kind of region, and names."""
    order = ("a", "b", "c")
    memberships = {
        f"s{place}": frozenset(name for bit, name in enumerate(order) if place % 7 + 1 >> bit & 1)
        for place in range(21)
    }
    return group(memberships), order, {**{n: f"List {n}" for n in order}, **{s: f"Symptom {s}" for s in memberships}}


def test_a_wrong_figure_is_noticed() -> None:
    """The eyes of these tests: a swap, a loss and a move over a line are each seen."""
    regions, order, names = six()
    memberships = find_memberships(regions)
    figure = CHARTS["overlap"](regions, order, CANVASES[0], Drawn(regions, order, names).look)
    assert misplaced(figure, memberships) == []
    marks = figure.data[-1]
    one = next(i for i, c in enumerate(marks.customdata) if len(memberships[c[0]]) == 3)
    other = next(i for i, c in enumerate(marks.customdata) if len(memberships[c[0]]) == 1)
    swapped = go.Figure(figure)
    data = [list(cells) for cells in marks.customdata]
    data[one], data[other] = data[other], data[one]
    swapped.data[-1].customdata = data
    assert len(misplaced(swapped, memberships)) == 2
    dropped = go.Figure(figure)
    for key in ("x", "y", "customdata"):
        dropped.data[-1][key] = marks[key][1:]
    assert misplaced(dropped, memberships) == [marks.customdata[0][0]]
    moved = go.Figure(figure)
    moved.data[-1].x = [*marks.x[:one], 2.0, *marks.x[one + 1 :]]
    assert misplaced(moved, memberships) == [marks.customdata[one][0]]


def test_a_wrong_matrix_is_noticed() -> None:
    """The eyes of these tests: a swap, a loss, a move to another row and a dot under another name are each seen."""
    regions, order, names = six()
    memberships = find_memberships(regions)
    figure = CHARTS["matrix"](regions, order, CANVASES[1], Drawn(regions, order, names).look)
    assert read_rows(figure) == memberships
    marks = figure.data[-1]
    last = len(marks.x) - 1  # listed once; the first is listed for all
    swapped = go.Figure(figure)
    swapped.data[-1].customdata = [marks.customdata[last], *marks.customdata[1:last], marks.customdata[0]]
    assert read_rows(swapped) != memberships
    dropped = go.Figure(figure)
    for key in ("x", "y", "customdata"):
        dropped.data[-1][key] = marks[key][1:]
    assert read_rows(dropped) != memberships
    moved = go.Figure(figure)
    moved.data[-1].y = [marks.y[last], *marks.y[1:]]
    assert read_rows(moved) != memberships
    shifted = go.Figure(figure)
    dots = next(trace for trace in shifted.data if trace.meta.get("cells") == order[0])
    dots.x = [figure.data[-2].x[1], *dots.x[1:]]
    assert read_rows(shifted) != memberships


def test_the_judge_sees_what_is_wrong_with_a_layout() -> None:
    regions, order, names = six()
    layout = place_venn(regions, order, names, CANVASES[0])
    assert list(find_faults(layout, regions)) == []
    first, second, *rest = layout.marks
    swapped = (replace(first, symptom=second.symptom), replace(second, symptom=first.symptom), *rest)
    assert any("wrong side" in fault for fault in find_faults(replace(layout, marks=swapped), regions))
    assert "a symptom is missing, or drawn twice" in find_faults(replace(layout, marks=layout.marks[1:]), regions)
    members = find_memberships(regions)
    inner, outer = (next(m for m in layout.marks if len(members[m.symptom]) == degree) for degree in (3, 1))
    moved = tuple(replace(mark, x=outer.x, y=outer.y) if mark == inner else mark for mark in layout.marks)
    faults = list(find_faults(replace(layout, marks=moved), regions))
    assert sum(f"{inner.symptom} is on the wrong side" in fault for fault in faults) == 2
    piled = (replace(first, x=second.x, y=second.y), second, *rest)
    assert "marks, names or tags overlap" in find_faults(replace(layout, marks=piled), regions)
    small = replace(layout, canvas=replace(layout.canvas, width=400))
    assert "something leaves the figure" in find_faults(small, regions)
    fewer = tuple(region for region in regions if len(region.membership) < 3)
    marks = tuple(mark for mark in layout.marks if mark.symptom in find_memberships(fewer))
    assert "there is an empty region" in find_faults(replace(layout, marks=marks), fewer)


def test_two_lists_alike_keep_two_outlines() -> None:
    regions = (Region(frozenset("ab"), ("s1", "s2", "s3")),)
    names = {"a": "A", "b": "B", "s1": "one", "s2": "two", "s3": "three"}
    layout = place_venn(regions, ("a", "b"), names, CANVASES[0])
    assert set(layout.outlines) == {"a", "b"}
    one, other = layout.outlines.values()
    assert one.boundary.distance(other.boundary) > 1


def test_a_mosaic_grows_no_wider_than_its_canvas() -> None:
    regions, order, names = six()
    for canvas in CANVASES:
        layout = place_mosaic(regions, order, names, canvas)
        assert all(outline.bounds[0] >= 0 and outline.bounds[2] <= canvas.width for outline in layout.outlines.values())


PRINT = """
import sys
from hashlib import sha256
from random import Random
from components.charts import CHARTS
from components.charts.layout import Canvas
from components.facts.regions import Region
from tests.charts.tables import Drawn, group
order = ("a", "b", "c", "d", "e")
for count in (2, 3, 4, 5):
    chosen = order[:count]
    random = Random(7)
    memberships = {f"s{k}": frozenset(n for n in chosen if random.random() < 0.5) for k in range(26)}
    shuffled = list(memberships.items())
    Random(int(sys.argv[1])).shuffle(shuffled)
    names = {**{n: n * 9 for n in order}, **{s: f"Symptom {s}" for s in memberships}}
    drawn = Drawn(group(dict(shuffled)), chosen, names)
    for chart in ("overlap", "matrix") + ("pair",) * (count == 2):
        for canvas in (Canvas(840, 600, 13), Canvas(340, 560, 11)):
            figure = CHARTS[chart](drawn.regions, chosen, canvas, drawn.look)
            print(count, chart, canvas.width, sha256(figure.to_json().encode()).hexdigest())
"""


def test_a_figure_is_the_same_in_every_process_and_for_any_order() -> None:
    """C7: three processes with their own hash seeds and their own order of the symptoms."""
    prints = [
        subprocess.run(
            [sys.executable, "-c", PRINT, seed],
            env=os.environ | {"PYTHONHASHSEED": seed},
            cwd=ROOT,
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("0", "1", "2")
    ]
    assert prints[0].count("\n") == 18
    assert all(one == other for one, other in pairwise(prints))
