"""The laws of the empty chart: the outlines of the filled one, a place in each region, and no symptom."""

from __future__ import annotations

from itertools import chain, combinations
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings

from components.charts.blank import list_drawn_places, list_places, place_blank, sketch_blank
from components.charts.drawn import draw_blank
from components.charts.judge import NAMELESS, find_faults
from components.charts.layout import Canvas
from components.charts.measure import measure_text
from components.charts.style import Look
from components.charts.venn import place_venn
from components.facts.catalogue import read_catalogue
from components.words.text import read_text
from tests.charts.reading import find_misplaced, find_trace, list_ids
from tests.charts.tables import HOSTILE, Table, make_three, tables

DATA = Path(__file__).parents[2] / "data"
OUTSIDE = "place:"
CANVASES = (Canvas(640, 420, 28, named=False), Canvas(860, 660, 16, 13))


def look_at(table: Table, outside: str = "None of these") -> Look:
    hovers = {place.symptoms[0]: "+".join(sorted(place.membership)) for place in list_places(table.order)}
    return Look({**table.names, OUTSIDE: outside}, table.look.styles, hovers)


@pytest.mark.parametrize("lists", range(7))
def test_there_is_one_place_for_each_set_of_conditions(lists: int) -> None:
    order = tuple(f"list{number}" for number in range(lists))
    places = list(list_places(order))
    every = chain(*(combinations(order, size) for size in range(lists + 1)))
    assert {region.membership for region in places} == {frozenset(members) for members in every}
    assert len({region.symptoms for region in places}) == len(places) == 2**lists
    assert places[-1].membership == frozenset()


@pytest.mark.parametrize("canvas", CANVASES, ids=str)
@settings(max_examples=2, deadline=None, phases=[Phase.generate], suppress_health_check=list(HealthCheck))
@given(table=tables(least=1))
def test_it_has_the_outlines_of_the_filled_chart_and_a_place_in_each_region(canvas: Canvas, table: Table) -> None:
    """C1 to C3: read back from the traces, and as the judge sees it."""
    table = table if canvas.named else table.unnamed
    filled = place_venn(table.regions, table.order, table.names, canvas)
    look = look_at(table)
    layout = place_blank(table.regions, table.order, look.names, canvas)
    assert layout.outlines == filled.outlines
    assert layout.canvas.text == filled.canvas.text
    places = list_drawn_places(table.regions, table.order)
    assert {place.membership for place in places} == {frozenset(), *(region.membership for region in table.regions)}
    assert set(find_faults(layout, places)) <= {NAMELESS}  # a region of two pieces has its place in the wider one
    memberships = {place.symptoms[0]: place.membership for place in places}
    traces = sketch_blank(table.regions, table.order, canvas, look).traces
    assert find_misplaced(traces, memberships, "places") == []


def test_the_word_of_the_place_outside_stays_in_the_figure() -> None:
    """C3: of the core conditions in the small text of phones, where a place is larger than its word."""
    catalogue, text = read_catalogue(DATA), read_text(DATA / "text" / "en.toml")
    for width in (340, 360):
        figure = draw_blank(catalogue, text, catalogue.core, Canvas(width, width, 11, 11, named=False)).figure
        [places] = [trace for trace in figure.data if trace.meta.get("places")]
        begin = places.x[-1] + places.marker.size / 2 / 0.8 + 1
        assert begin + measure_text(places.text[-1], figure.layout.font.size) <= width


@pytest.mark.parametrize("names", [HOSTILE[at : at + 3] for at in range(0, len(HOSTILE), 3)], ids=str)
def test_hostile_names_are_drawn_and_stay_words(names: tuple[str, ...]) -> None:
    """P5."""
    table = make_three()
    look = look_at(Table(table.regions, table.order, {**table.names, **dict(zip(table.order, names, strict=True))}))
    drawn = sketch_blank(table.regions, table.order, CANVASES[0], look)
    words = " ".join(note["text"] for note in drawn.notes)
    assert "<b>" not in words
    assert "<a" not in words
    assert len(list_ids(find_trace(drawn.traces, "places"))) == 2**3


def test_each_place_has_a_ring_and_a_check_at_its_middle() -> None:
    """K1: in the order of the places, so that a style can show those of one place; nobody can click them."""
    traces = sketch_blank(make_three().regions, make_three().order, CANVASES[0], look_at(make_three())).traces
    places, signs = find_trace(traces, "places"), find_trace(traces, "signs")
    assert (signs["x"], signs["y"]) == (places["x"], places["y"])
    assert signs["text"] == ["✓"] * len(places["x"])
    assert signs["marker"]["size"] < places["marker"]["size"]
    assert "customdata" not in signs


def test_places_say_where_they_are_and_only_the_one_outside_has_a_name() -> None:
    """K1: nothing in it can tell the answer."""
    table = make_three()
    traces = sketch_blank(table.regions, table.order, CANVASES[0], look_at(table, "None")).traces
    places = find_trace(traces, "places")
    assert list_ids(places) == [place.symptoms[0] for place in list_places(table.order)]
    assert places["text"] == [""] * 7 + ["None"]
    assert places["hovertext"][0] == "+".join(sorted(table.order))
    assert not any("Symptom" in str(trace) for trace in traces)
