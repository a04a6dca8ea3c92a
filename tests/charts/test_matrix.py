"""The laws of the matrix: each symptom once, a dot for each link, every name in a place of its own."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pytest
from hypothesis import HealthCheck, given, settings

from components.charts.figure import Trace
from components.charts.layout import Canvas
from components.charts.matrix import BELOW, sketch_matrix
from components.charts.matrix_layout import RIM, Matrix, place_matrix
from components.charts.measure import measure_text
from components.facts.regions import find_memberships
from tests.charts.reading import find_overlaps, find_trace, list_ids
from tests.charts.tables import Table, make_three, tables

CANVASES = (Canvas(840, 600, 13), Canvas(340, 560, 11), Canvas(280, 560, 11), Canvas(1340, 660, 14))
SOME = settings(max_examples=10, deadline=None, suppress_health_check=list(HealthCheck))


def read_rows(traces: Sequence[Trace]) -> dict[str, set[str]]:
    """Read a matrix as one looks at it: a dot belongs to the nearest mark on its left and to the name above (C1)."""
    heads, marks = find_trace(traces, "handles"), find_trace(traces, "marks")
    rows = sorted((x, y, symptom) for x, y, symptom in zip(marks["x"], marks["y"], list_ids(marks), strict=True))
    above = {x: key.removeprefix("imbalance:") for x, key in zip(heads["x"], list_ids(heads), strict=True)}
    held: dict[str, set[str]] = {symptom: set() for _, _, symptom in rows}
    for trace in traces:
        imbalance = trace["meta"].get("cells", "not listed")
        if imbalance != "not listed":
            for x, y in zip(trace["x"], trace["y"], strict=True):
                beside = [symptom for left, down, symptom in rows if down == y and left < x]
                head = above[x] if above[x] == imbalance else f"{imbalance} under {above[x]}"
                held.setdefault(beside[-1] if beside else "no mark", set()).add(head)
    return held


@pytest.mark.parametrize("canvas", CANVASES, ids=lambda canvas: f"{canvas.width:.0f}px")
@SOME
@given(table=tables(most=12))
def test_a_matrix_is_true_and_readable_for_any_table(canvas: Canvas, table: Table) -> None:
    """C1 to C3: filled dots are the links, there is an empty one for every other, nothing overlaps or leaves."""
    memberships = find_memberships(table.regions)
    placed = place_matrix(table.regions, table.order, table.names, canvas)
    assert read_rows(sketch_matrix(table.regions, table.order, canvas, table.look).traces) == memberships
    assert len(placed.cells) == len(memberships) * len(table.order)
    boxes = [(mark.symptom, box) for mark in placed.marks for box in mark.boxes(canvas)]
    assert find_overlaps(boxes) == []
    edges = [box.bounds for _, box in boxes]
    assert all(left >= -0.5 and right <= canvas.width + 0.5 for left, _, right, _ in edges)
    assert all(bottom <= placed.canvas.height for _, _, _, bottom in edges)


def test_symptoms_that_most_imbalances_list_come_first_and_each_block_begins_with_a_heading() -> None:
    """S2, S4: by how many of the conditions in view list it, by their order, by name."""
    table = make_three()
    for canvas in CANVASES:
        placed = place_matrix(table.regions, table.order, table.names, canvas)
        memberships = find_memberships(table.regions)
        ranks = [(-len(memberships[mark.symptom]), sorted(memberships[mark.symptom])) for mark in placed.marks]
        assert ranks == sorted(ranks)
        for x in {mark.x - RIM - canvas.radius for mark in placed.marks}:
            first = min(mark.y for mark in placed.marks if mark.x - RIM - canvas.radius == pytest.approx(x))
            assert any(heading.x == pytest.approx(x, abs=0.1) and heading.y < first for heading in placed.headings)


@pytest.mark.parametrize("canvas", CANVASES, ids=lambda canvas: f"{canvas.width:.0f}px")
def test_heads_stand_where_the_figure_has_them_above_all_rows(canvas: Canvas) -> None:
    """C3: a page can lay the same names over the figure, and keep them in sight while it scrolls."""
    table = make_three()
    sketch = sketch_matrix(table.regions, table.order, canvas, table.look)
    heads = sketch.heads
    assert heads
    notes = [note for note in sketch.notes if note.get("textangle") == -90]
    assert [(note["text"], note["x"], note["y"]) for note in notes] == [
        (table.names[column.imbalance], column.x, column.y + BELOW) for column in heads.columns
    ]
    assert heads.text == sketch.canvas.text
    xs = sorted({x for trace in sketch.traces if "cells" in trace["meta"] for x in trace["x"]})
    assert sorted(column.x for column in heads.columns) == xs
    longest = max(measure_text(table.names[column.imbalance], heads.text) for column in heads.columns)
    assert all(longest < column.y < heads.height for column in heads.columns)
    assert min(find_trace(sketch.traces, "marks")["y"]) - canvas.radius >= heads.height


def test_columns_spread_beside_the_names_where_there_is_room() -> None:
    """C3: an eye that goes from a name to its dots has no empty space to cross."""
    table = make_three()
    names = [box for mark in place_on(1340, table).marks for box in mark.boxes(Canvas(1340, 660, 14))[1:]]
    for width, apart in ((1340, 40), (280, 15)):
        first, second, *_ = (column.x for column in place_on(width, table).heads.columns)
        assert second - first > apart
    ends = max(box.bounds[2] for box in names if box.bounds[2] < 1340 / 3)
    assert place_on(1340, table).heads.columns[0].x - ends < 40


def place_on(width: float, table: Table) -> Matrix:
    text = 14 if width > 600 else 11
    return place_matrix(table.regions, table.order, table.names, Canvas(width, 660, text))


def change(traces: Sequence[Trace], key: str, values: Mapping[str, object]) -> list[Trace]:
    """Return the traces with other values in the one with this in its meta."""
    return [{**trace, **values} if trace["meta"].get(key) else trace for trace in traces]


def test_a_wrong_matrix_is_noticed() -> None:
    """What the tests above look with sees a swap, a loss, a move to another row and a dot under another name."""
    table = make_three()
    memberships = find_memberships(table.regions)
    traces = sketch_matrix(table.regions, table.order, CANVASES[1], table.look).traces
    assert read_rows(traces) == memberships
    marks, heads = find_trace(traces, "marks"), find_trace(traces, "handles")
    first, *middle, last = marks["customdata"]  # the first is listed for all, the last for one
    assert read_rows(change(traces, "marks", {"customdata": [last, *middle, first]})) != memberships
    assert read_rows(change(traces, "marks", {key: marks[key][1:] for key in ("x", "y", "customdata")})) != memberships
    assert read_rows(change(traces, "marks", {"y": [marks["y"][-1], *marks["y"][1:]]})) != memberships
    dots = next(trace for trace in traces if trace["meta"].get("cells") == table.order[0])
    shifted = [{**trace, "x": [heads["x"][1], *dots["x"][1:]]} if trace is dots else trace for trace in traces]
    assert read_rows(shifted) != memberships
