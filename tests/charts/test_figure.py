"""What others may rely on: traces are found by their meta, points by their ids, in every chart."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings

from components.charts import CHARTS
from components.charts.figure import find_marks, make_figure
from components.charts.layout import Canvas
from components.charts.style import STROKES
from components.facts.regions import find_memberships
from tests.charts.reading import find_trace, list_ids, read_traces
from tests.charts.tables import Table, make_three, tables

CANVAS = Canvas(840, 600, 13)


@pytest.mark.parametrize("chart", sorted(CHARTS))
@settings(max_examples=8, suppress_health_check=list(HealthCheck))
@given(table=tables(least=2, most=2))
def test_every_chart_keeps_the_contract(chart: str, table: Table) -> None:
    """What clicks, tests, styles and other programs rely on; C4: nothing is smaller than it may be."""
    figure = make_figure(CHARTS[chart](table.regions, table.order, CANVAS, table.look), chart, table.order)
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
    assert len(figure.to_json()) <= 60 * 1024
    assert all((trace["meta"].keys() <= {"handles", "marks"}) == ("customdata" in trace) for trace in traces)
    dashes = {dash for strokes in STROKES for dash in strokes}
    assert all(trace["line"]["dash"] in dashes for trace in traces if "imbalance" in trace["meta"])


@pytest.mark.parametrize("chart", ["overlap", "matrix"])
@settings(max_examples=8, suppress_health_check=list(HealthCheck))
@given(table=tables())
def test_markup_in_a_name_stays_text(chart: str, table: Table) -> None:
    """P5: plotly.js reads a little HTML in texts; none of it comes from a name."""
    sketch = CHARTS[chart](table.regions, table.order, CANVAS, table.look)
    texts = [text for trace in sketch.traces for key in ("text", "hovertext") for text in trace.get(key, [])]
    for text in [*texts, *(note["text"] for note in sketch.notes)]:
        assert "<" not in text.replace("<br>", "").replace("<b>", "").replace("</b>", "")
        assert "<b>Bold" not in text


@pytest.mark.parametrize("chart", sorted(CHARTS))
def test_marks_are_found_wherever_their_trace_stands(chart: str) -> None:
    table = make_three()
    order = table.order[:2] if chart == "pair" else table.order
    regions = tuple(region for region in table.regions if region.membership <= set(order))
    figure = make_figure(CHARTS[chart](regions, order, CANVAS, table.look), chart, order)
    marks = find_marks(figure)
    assert marks.ids == tuple(list_ids(read_traces(figure)[-1]))
    number = len(figure.data)
    assert (marks.selector, marks.radius) == (f".scatterlayer > .trace:nth-child({number})", CANVAS.radius)
    figure.data = figure.data[::-1]
    assert find_marks(figure).selector == ".scatterlayer > .trace:nth-child(1)"
    assert find_marks(figure).ids == marks.ids


def test_a_figure_without_marks_says_so() -> None:
    table = make_three()
    figure = make_figure(CHARTS["overlap"](table.regions, table.order, CANVAS, table.look), "overlap", table.order)
    figure.data = figure.data[:-1]
    with pytest.raises(LookupError, match="'overlap' has no marks"):
        find_marks(figure)
