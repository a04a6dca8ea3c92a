"""A drawing shows the very chart of the page, in SVG that needs nothing else."""

from __future__ import annotations

import re
from dataclasses import replace
from html import unescape

import pytest
from hypothesis import HealthCheck, given, settings

from components.charts import CHARTS
from components.charts.layout import Canvas
from components.charts.svg import write_drawing
from tests.charts import reading, svg
from tests.charts.tables import Table, make_three, tables

CANVAS = Canvas(840, 600, 13)


@pytest.mark.parametrize("boxes", [False, True])
@pytest.mark.parametrize("chart", sorted(CHARTS))
@settings(max_examples=3, suppress_health_check=list(HealthCheck))
@given(table=tables(least=2, most=2))
def test_a_drawing_shows_what_the_figure_shows(chart: str, boxes: bool, table: Table) -> None:
    """C1, C5, C7, P5: outlines, marks, names, tags and dots, whatever stands in a name."""
    sketch = CHARTS[chart](table.regions, table.order, replace(CANVAS, boxes=boxes), table.look)
    written = write_drawing(sketch, "one", 'An "alternative" <b>')
    assert written == write_drawing(sketch, "one", 'An "alternative" <b>')
    drawing = svg.parse(written)
    assert drawing.get("viewBox") == f"0 0 {sketch.canvas.width} {sketch.canvas.height}"
    assert (drawing.get("role"), drawing.get("aria-label")) == ("img", 'An "alternative" <b>')
    assert svg.read_outlines(drawing) == reading.read_outlines(sketch.traces)
    marks = reading.find_trace(sketch.traces, "marks")
    points = zip(reading.list_ids(marks), marks["x"], marks["y"], marks["text"], strict=True)
    named = {
        key: svg.Mark(x, y, tuple(unescape(line) for line in name.split("<br>")) if name else ())
        for key, x, y, name in points
    }
    assert svg.read_marks(drawing) == named
    notes = [unescape(re.sub("^<b>|</b>$", "", note["text"])) for note in sketch.notes]
    assert [words for words in svg.read_words(drawing) if words in notes] == notes
    dots = sum(path.get("d", "").count("h0") for path in drawing.iter("path"))
    assert dots == sum(len(trace["x"]) for trace in sketch.traces if "cells" in trace["meta"])


@pytest.mark.parametrize("boxes", [False, True])
def test_a_drawing_refers_to_nothing_but_its_own_parts(boxes: bool) -> None:
    """P2, K9: two drawings on a page do not share a name either."""
    table = make_three()
    sketch = CHARTS["overlap"](table.regions, table.order, replace(CANVAS, boxes=boxes), table.look)
    written = write_drawing(sketch, "one", "")
    drawing = svg.parse(written)
    parts = {part.get("id", "") for part in drawing.iter()} - {""}
    used = [first or second for first, second in re.findall(r'href="#([^"]+)"|url\(#([^)]+)\)', written)]
    assert set(used) == parts
    assert all(part.startswith("one-") for part in parts)
    assert written.count("href=") + written.count("url(") == len(used)
    tags = {part.tag for part in drawing.iter()} - {"circle"}
    assert tags == {"svg", "defs", "path", "clipPath", "use", "g", "rect", "text", "tspan"}
