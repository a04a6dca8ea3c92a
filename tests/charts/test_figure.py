"""What others may rely on: traces are found by their meta, points by their ids, in every chart."""

from __future__ import annotations

import json
import re
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings

from components.charts import CHARTS
from components.charts.figure import Figure, Sketch, make_figure, trace_marks
from components.charts.layout import Canvas, Mark
from components.charts.selectors import SHAPES, find_marks
from components.charts.signs import BOX, CHECK
from components.charts.style import STROKES
from components.facts.regions import find_memberships
from tests.charts.reading import find_trace, list_ids, read_traces
from tests.charts.tables import Table, make_three, tables

CANVAS = Canvas(840, 600, 13)


@pytest.mark.parametrize("boxes", [False, True])
@pytest.mark.parametrize("chart", sorted(CHARTS))
@settings(max_examples=2, suppress_health_check=list(HealthCheck))
@given(table=tables(least=2, most=2))
def test_every_chart_keeps_the_contract(chart: str, boxes: bool, table: Table) -> None:
    """What clicks, tests, styles and other programs rely on; C4: nothing is smaller than it may be."""
    canvas = replace(CANVAS, boxes=boxes)
    figure = make_figure(CHARTS[chart](table.regions, table.order, canvas, table.look), chart, table.order)
    Figure(figure.to_dict())  # Plotly checks it here, and raises where a property is wrong
    traces, meta = read_traces(figure), figure.layout.meta
    assert (meta["chart"], meta["imbalances"]) == (chart, list(table.order))
    assert meta["layout"]
    assert (figure.layout.yaxis.scaleanchor, figure.layout.yaxis.scaleratio) == ("x", 1)
    assert tuple(figure.layout.xaxis.range) == (0, figure.layout.width)
    assert tuple(figure.layout.yaxis.range) == (figure.layout.height, 0)
    marks = find_trace(traces, "marks")
    assert traces[-1] == marks
    assert marks["meta"] == {"marks": True}
    assert sorted(list_ids(marks)) == sorted(find_memberships(table.regions))
    assert marks["marker"]["size"] >= 24
    assert figure.layout.font.size >= 11
    outlines, mark = (45_000, 800) if boxes else (36_000, 500)  # bytes
    assert len(figure.to_json()) <= outlines + mark * len(list_ids(marks))
    assert all((trace["meta"].keys() <= {"handles", "marks"}) == ("customdata" in trace) for trace in traces)
    dashes = {dash for strokes in STROKES for dash in strokes}
    assert all(trace["line"]["dash"] in dashes for trace in traces if "imbalance" in trace["meta"])


@pytest.mark.parametrize("chart", ["overlap", "matrix"])
@settings(max_examples=2, suppress_health_check=list(HealthCheck))
@given(table=tables())
def test_markup_in_a_name_stays_text(chart: str, table: Table) -> None:
    """P5: plotly.js reads a little HTML in texts; none of it comes from a name."""
    sketch = CHARTS[chart](table.regions, table.order, CANVAS, table.look)
    texts = [text for trace in sketch.traces for key in ("text", "hovertext") for text in trace.get(key, [])]
    for text in [*texts, *(note["text"] for note in sketch.notes)]:
        assert "<" not in text.replace("<br>", "").replace("<b>", "").replace("</b>", "")
        assert "<b>Bold" not in text


def draw_three(chart: str, canvas: Canvas) -> Figure:
    table = make_three()
    order = table.order[:2] if chart == "pair" else table.order
    regions = tuple(region for region in table.regions if region.membership <= set(order))
    return make_figure(CHARTS[chart](regions, order, canvas, table.look), chart, order)


@pytest.mark.parametrize("chart", sorted(CHARTS))
def test_marks_are_found_wherever_their_trace_stands(chart: str) -> None:
    figure = draw_three(chart, CANVAS)
    marks, number = find_marks(figure), len(figure.data)
    assert list(marks.each) == list_ids(read_traces(figure)[-1])
    assert marks.radius == CANVAS.radius
    assert marks.every.mark == f".scatterlayer > .trace:nth-child({number}) .points > path"
    for place, parts in enumerate(marks.each.values(), 1):
        assert parts.mark == f"{marks.every.mark}:nth-of-type({place})"
        assert parts.name == f"{marks.every.name}:nth-of-type({place})"
        assert parts.check == marks.every.check == ""
    figure.data = figure.data[::-1]
    assert find_marks(figure).every.mark.startswith(".scatterlayer > .trace:nth-child(1) ")
    assert list(find_marks(figure).each) == list(marks.each)


@pytest.mark.parametrize("chart", sorted(CHARTS))
def test_a_mark_that_can_be_ticked_is_a_box_with_a_clear_check_in_it(chart: str) -> None:
    """C6: an unticked box is empty in the figure, and so in every picture that is saved of it."""
    figure = draw_three(chart, replace(CANVAS, boxes=True))
    shapes, trace = json.loads(figure.to_json())["layout"]["shapes"], read_traces(figure)[-1]
    boxes, checks = ([shape for shape in shapes if shape["name"] == sign] for sign in (BOX, CHECK))
    assert [*boxes, *checks] == shapes  # a check is drawn above its box
    for drawn in (boxes, checks):
        assert [(shape["xanchor"], shape["yanchor"]) for shape in drawn] == list(
            zip(trace["x"], trace["y"], strict=True)
        )
        assert {(shape["xsizemode"], shape["ysizemode"], shape["layer"]) for shape in drawn} == {
            ("pixel", "pixel", "above")
        }
    assert {shape.get("opacity", 1) for shape in boxes} == {1}
    assert {shape["opacity"] for shape in checks} == {0}
    numbers = [float(number) for number in re.findall(r"-?[\d.]+", boxes[0]["path"])]
    assert (min(numbers), max(numbers)) == (-12, 12)
    assert set(re.findall("[A-Z]", boxes[0]["path"])) == set("MQHVZ")
    assert set(re.findall("[A-Z]", checks[0]["path"])) == set("ML")


@pytest.mark.parametrize("chart", sorted(CHARTS))
def test_box_name_and_check_of_each_mark_are_told_by_name(chart: str) -> None:
    figure = draw_three(chart, replace(CANVAS, boxes=True))
    marks = find_marks(figure)
    trace, number = len(figure.data), len(marks.each)
    assert list(marks.each) == list_ids(read_traces(figure)[-1])
    for place, parts in enumerate(marks.each.values(), 1):
        assert parts.mark == f"{SHAPES}:nth-child({place}) > path"
        assert parts.name == f".scatterlayer > .trace:nth-child({trace}) .text > .textpoint:nth-of-type({place})"
        assert parts.check == f"{SHAPES}:nth-child({number + place}) > path"
        assert parts.signs == f"{SHAPES}:is(:nth-child({place}),:nth-child({number + place}))"
    assert marks.every.mark == f"{SHAPES}:nth-child(n+1):nth-child(-n+{number}) > path"
    assert marks.every.check == f"{SHAPES}:nth-child(n+{number + 1}):nth-child(-n+{2 * number}) > path"


@pytest.mark.parametrize("text", [11, 13, 17, 28])
def test_a_name_begins_where_its_box_was_measured(text: float) -> None:
    """C3: plotly.js begins a name a quarter of the marker's radius and 1 px right of it."""
    canvas = replace(CANVAS, text=text, boxes=True)
    size = trace_marks([Mark("s", 100, 50, ("Tremor",))], canvas, {"s": ""})["marker"]["size"]
    assert size / 2 / 0.8 + 1 == pytest.approx(canvas.text_at, abs=0.01)
    assert size >= 2 * canvas.radius


def test_a_bare_mark_has_no_name_to_select() -> None:
    """plotly.js makes no element for an empty text."""
    marks = [Mark("s", 50, 50, ("",)), Mark("t", 90, 50, ("Tremor",))]
    traces = [trace_marks(marks, CANVAS, {"s": "", "t": ""})]
    each = find_marks(make_figure(Sketch("none", CANVAS, traces, []), "none", [])).each
    assert each["s"].name == ""
    assert each["t"].name.endswith(".textpoint:nth-of-type(1)")


def test_a_figure_without_marks_says_so() -> None:
    table = make_three()
    figure = make_figure(CHARTS["overlap"](table.regions, table.order, CANVAS, table.look), "overlap", table.order)
    figure.data = figure.data[:-1]
    with pytest.raises(LookupError, match="'overlap' has no marks"):
        find_marks(figure)
