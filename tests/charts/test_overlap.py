"""The laws of the overlap and the pair chart: true for any table, whole, readable and inside the figure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings

from components.charts import CHARTS
from components.charts.figure import Sketch, Trace
from components.charts.flow.place import place_flow
from components.charts.judge import find_faults
from components.charts.layout import Canvas, Layout
from components.charts.mosaic import place_mosaic
from components.charts.pair import place_pair
from components.charts.venn import place_venn, sketch_layout
from components.facts.catalogue import Catalogue
from components.facts.regions import Region, find_memberships, find_regions
from tests.charts.reading import find_misplaced, find_trace, list_ids, read_outlines
from tests.charts.tables import Table, group, make_table, make_three, tables

CANVASES = (Canvas(840, 600, 13), Canvas(340, 560, 11), Canvas(280, 560, 11), Canvas(1340, 660, 14))
UNNAMED = Canvas(620, 420, 28, named=False)
BOXED = (Canvas(950, 420, 17, 13, boxes=True), Canvas(374, 540, 12, 11, boxes=True))
SOME = settings(max_examples=3, deadline=None, suppress_health_check=list(HealthCheck))


def check(layout: Layout, table: Table) -> Sketch:
    """Hold a layout and what is drawn of it against the table, and return the sketch."""
    assert list(find_faults(layout, table.regions)) == []
    assert [tag.imbalance for tag in layout.tags] == table.listed == list(layout.outlines)
    sketch = sketch_layout(layout, table.look)
    assert find_misplaced(sketch.traces, find_memberships(table.regions)) == []
    outlines = read_outlines(sketch.traces)
    assert all(ring[0] == ring[-1] for rings in outlines.values() for ring in rings)
    return sketch


@pytest.mark.parametrize("canvas", [*CANVASES[:2], UNNAMED, *BOXED], ids=lambda canvas: f"{canvas.width:.0f}px")
@SOME
@given(table=tables())
def test_an_overlap_chart_is_true_and_readable_for_any_table(canvas: Canvas, table: Table) -> None:
    """C1 to C3: marks inside exactly their outlines by two ways of reading, no empty region, nothing overlaps."""
    table = table if canvas.named else table.unnamed
    layout = place_venn(table.regions, table.order, table.names, canvas)
    sketch = check(layout, table)
    assert find_trace(sketch.traces, "marks")["marker"]["size"] >= 2 * layout.canvas.radius
    assert layout.canvas.width == canvas.width


@pytest.mark.parametrize("canvas", CANVASES, ids=lambda canvas: f"{canvas.width:.0f}px")
@SOME
@given(table=tables(least=2, most=2))
def test_a_pair_is_true_and_readable_at_any_width(canvas: Canvas, table: Table) -> None:
    """C1 to C3."""
    layout = place_pair(table.regions, table.order, table.names, canvas)
    assert isinstance(layout, Layout)
    check(layout, table)


def make_shared(symptoms: int) -> Table:
    """Make three lists that share so many symptoms with names of two words, in every region alike."""
    order = ("a", "b", "c")
    memberships = {
        f"s{number:02d}": frozenset(key for bit, key in enumerate(order) if number % 7 + 1 >> bit & 1)
        for number in range(symptoms)
    }
    names = {**{key: f"List {key}" for key in order}, **dict.fromkeys(memberships, "Muscle weakness")}
    return Table(group(memberships), order, names)


def test_text_is_as_large_as_the_room_allows_and_only_then_the_chart_grows() -> None:
    """C3: with more symptoms text shrinks, and the chart is taller than the room with the least text alone."""
    canvas, taken = Canvas(760, 500, 16, 13), []
    for symptoms in (12, 42, 60):
        table = make_shared(symptoms)
        layout = place_venn(table.regions, table.order, table.names, canvas)
        check(layout, table)
        taken.append((layout.canvas.text, layout.canvas.height > canvas.height))
    assert taken[0] == (16, False)
    assert 13 <= taken[1][0] < 16
    assert not taken[1][1]
    assert taken[2] == (13, True)
    assert layout.kind != "mosaic"


@pytest.mark.parametrize("chart", ["overlap", "pair", "matrix"])
def test_what_is_drawn_has_the_text_that_was_taken(chart: str) -> None:
    """C3: marks, names and tags are of the size for which there was room."""
    for symptoms, least in ((4, 20), (60, 12)):
        table = make_table(Random(7), 2, symptoms, "any", 0.6)
        sketch = CHARTS[chart](table.regions, table.order, Canvas(800, 420, 20, 12), table.look)
        assert sketch.canvas.text == sketch.canvas.least == least
        assert find_trace(sketch.traces, "marks")["marker"]["size"] == 2 * sketch.canvas.radius
        assert sketch.canvas.height <= 420 or sketch.canvas.text == 12


def test_three_lists_with_every_region_are_round_where_names_have_room() -> None:
    """C10: on a wide screen, and on the narrowest phone."""
    table = make_three()
    canvases = (Canvas(1340, 660, 14), Canvas(288, 560, 11))
    kinds = [place_venn(table.regions, table.order, table.names, canvas).kind for canvas in canvases]
    assert kinds == ["round", "round"]


ROOMS = {  # what the explorer has for its chart in windows of common sizes
    Canvas(952, 420, 17, 13, boxes=True): 16,
    Canvas(1021, 395, 17, 13, boxes=True): 16,
    Canvas(1856, 672, 28, 24, boxes=True): 25,
    Canvas(1237, 448, 18.7, 16, boxes=True): 16.9,
    Canvas(1230, 540, 22.5, 19.3, boxes=True): 20,
    Canvas(1390, 610, 25.4, 21.8, boxes=True): 22.7,
    **{Canvas(width, 400, 13, 13, boxes=True): 13 for width in (980, 1020, 1040)},
}
PHONES = [Canvas(width, height, 12, 11, boxes=True) for width, height in ((350, 560), (374, 540), (320, 620))]


@pytest.mark.parametrize("canvas", ROOMS, ids=lambda canvas: f"{canvas.width:.0f}x{canvas.height:.0f}")
def test_core_four_fill_each_room_with_round_outlines_in_large_text(canvas: Canvas, catalogue: Catalogue) -> None:
    """C3, C4, C10: nothing is taller than its room, and text is no smaller than it was once."""
    table = Table(find_regions(catalogue.links, catalogue.core), tuple(catalogue.core), catalogue.names)
    layout = place_venn(table.regions, table.order, table.names, canvas)
    assert list(find_faults(layout, table.regions)) == []
    assert layout.kind == "round"
    assert 0.95 * canvas.height <= layout.canvas.height <= canvas.height
    assert layout.canvas.text >= ROOMS[canvas]


def test_six_conditions_keep_to_the_room_of_a_low_window(catalogue: Catalogue) -> None:
    """C3, C4: names that even columns do not hold stand in packed rows, so that nothing must be scrolled."""
    six = tuple(catalogue.imbalances.index[:6])
    table = Table(find_regions(catalogue.links, six), six, catalogue.names)
    layout = place_venn(table.regions, table.order, table.names, Canvas(950, 420, 17, 13, boxes=True))
    assert list(find_faults(layout, table.regions)) == []
    assert (layout.kind, layout.canvas.height) == ("flow", 420)


@pytest.mark.parametrize("canvas", PHONES, ids=lambda canvas: f"{canvas.width:.0f}x{canvas.height:.0f}")
def test_core_four_are_round_on_a_phone_where_the_chart_must_grow(canvas: Canvas, catalogue: Catalogue) -> None:
    """C3, C10: a page of a phone is as long as it must be, and little longer than flowing outlines would need."""
    table = Table(find_regions(catalogue.links, catalogue.core), tuple(catalogue.core), catalogue.names)
    layout = place_venn(table.regions, table.order, table.names, canvas)
    assert list(find_faults(layout, table.regions)) == []
    assert (layout.kind, layout.canvas.text) == ("round", 11)
    flowing = place_flow(table.regions, table.order, table.names, replace(canvas, text=11))
    assert isinstance(flowing, Layout)
    assert canvas.height < layout.canvas.height <= 1.15 * flowing.canvas.height


def test_lists_alike_are_not_round() -> None:
    """C10: round outlines would cross at every corner, and two lines side by side are calmer."""
    regions = (Region(frozenset("ab"), ("s1", "s2")),)
    names = {"a": "A", "b": "B", "s1": "one", "s2": "two"}
    layouts = [place_venn(regions, ("a", "b"), names, canvas) for canvas in (CANVASES[0], BOXED[0])]
    assert [layout.kind for layout in layouts] == ["flow", "flow"]


def test_two_lists_alike_keep_two_outlines() -> None:
    regions = (Region(frozenset("ab"), ("s1", "s2", "s3")),)
    names = {"a": "A", "b": "B", "s1": "one", "s2": "two", "s3": "three"}
    layout = place_venn(regions, ("a", "b"), names, CANVASES[0])
    one, other = (layout.outlines[imbalance] for imbalance in "ab")
    assert one.boundary.distance(other.boundary) > 1


@pytest.mark.parametrize("canvas", CANVASES, ids=lambda canvas: f"{canvas.width:.0f}px")
def test_a_mosaic_grows_in_height_alone(canvas: Canvas) -> None:
    table = make_three()
    layout = place_mosaic(table.regions, table.order, table.names, canvas)
    assert isinstance(layout, Layout)
    bounds = [outline.bounds for outline in layout.outlines.values()]
    assert all(
        left >= 0 and right <= canvas.width and bottom <= layout.canvas.height for left, _, right, bottom in bounds
    )


def move(traces: Sequence[Trace], **changes: list[object]) -> list[Trace]:
    """Return the traces with other values in that of the marks."""
    return [{**trace, **changes} if trace["meta"].get("marks") else trace for trace in traces]


def test_a_wrong_chart_is_noticed() -> None:
    """What the tests above look with sees a swap, a loss and a move over a line."""
    table = make_three()
    memberships = find_memberships(table.regions)
    layout = place_venn(table.regions, table.order, table.names, CANVASES[0])
    traces = check(layout, table).traces
    marks = find_trace(traces, "marks")
    ids = list_ids(marks)
    inner, outer = (next(at for at, key in enumerate(ids) if len(memberships[key]) == degree) for degree in (3, 1))
    swapped = list(ids)
    swapped[inner], swapped[outer] = ids[outer], ids[inner]
    assert sorted(find_misplaced(move(traces, customdata=[[key] for key in swapped]), memberships)) == sorted(
        [ids[inner], ids[outer]]
    )
    fewer = {key: marks[key][1:] for key in ("x", "y", "customdata")}
    assert find_misplaced(move(traces, **fewer), memberships) == [ids[0]]
    moved = [2.0 if at == inner else x for at, x in enumerate(marks["x"])]
    assert find_misplaced(move(traces, x=moved), memberships) == [ids[inner]]
