"""The laws of lists that join: fixed places, at each number exactly what has joined, and shades that tell the truth."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import plotly.graph_objects as go
import pytest

from components.charts.drawn import Drawn, draw_joining, draw_lists
from components.charts.joined import select_ahead
from components.charts.judge import find_faults
from components.charts.layout import Canvas
from components.charts.venn import place_venn
from components.facts.catalogue import read_catalogue
from components.facts.regions import find_memberships, find_regions
from components.selection import View
from components.words.text import read_text
from tests.charts.reading import find_holding, find_misplaced, find_trace, list_ids, read_outlines, read_traces
from tests.shipped import CORE, LISTED, NAMES

DATA = Path(__file__).parents[2] / "data"
CATALOGUE, TEXT = read_catalogue(DATA), read_text(DATA / "text" / "en.toml")
VIEW = View(tuple(CORE), "all", "overlap")
LISTED_ANYWHERE = set().union(*(LISTED[name] for name in CORE))
DESK, SLIDE, PHONE = Canvas(920, 580, 17, 13), Canvas(1370, 820, 29, 24.5), Canvas(350, 560, 12, 11)
BARE = Canvas(350, 350, 11, 11, named=False)

each_number = pytest.mark.parametrize("joined", range(1, len(CORE) + 1))


@cache
def draw(canvas: Canvas) -> tuple[Drawn, ...]:
    return draw_joining(CATALOGUE, TEXT, VIEW, canvas)


def list_hidden(figure: go.Figure, joined: int) -> set[int]:
    """Return the numbers of the traces that are hidden while so many have joined."""
    found = [part for part in select_ahead(figure, CORE[:joined]) if ".trace" in part]
    return {int(part.partition("nth-child(")[2].rstrip(")")) for part in found}


@pytest.mark.parametrize("canvas", [DESK, SLIDE, PHONE], ids=str)
def test_all_stages_are_one_figure_and_each_says_what_has_joined(canvas: Canvas) -> None:
    """K3, C9: nothing can move; words are of the lists that have joined, and of no other."""
    joinings = draw(canvas)
    assert [joining.figure for joining in joinings] == [joinings[0].figure] * len(CORE)
    for joined, joining in enumerate(joinings, 1):
        listed = set().union(*(LISTED[name] for name in CORE[:joined]))
        assert set(find_memberships(joining.regions)) == listed
        assert joining.alt == joinings[0].alt, "another alternative would draw the chart anew"
        said = " ".join(joining.sentences)
        assert {symptom for symptom in LISTED_ANYWHERE if CATALOGUE.names[symptom] in said} == listed
    assert joinings[-1].sentences == draw_lists(CATALOGUE, TEXT, VIEW, canvas).sentences


@pytest.mark.parametrize("canvas", [DESK, SLIDE, PHONE], ids=str)
def test_names_fit_a_desk_a_slide_and_a_phone_and_nothing_covers_a_mark(canvas: Canvas) -> None:
    """C1, C3, C4, K2: in round outlines; the shades, outlines and names are those of the judged layout."""
    regions = find_regions(CATALOGUE.links, CORE)
    layout = place_venn(regions, CORE, CATALOGUE.names, canvas)
    assert list(find_faults(layout, regions)) == []
    assert layout.kind == "round"
    assert 0.95 * canvas.height < layout.canvas.height <= canvas.height  # what found no way is tried a little smaller
    figure = draw(canvas)[0].figure
    assert figure.layout.font.size == layout.canvas.text >= canvas.least
    assert find_misplaced(read_traces(figure), find_memberships(regions)) == []


@each_number
def test_at_each_number_exactly_what_has_joined_is_drawn(joined: int) -> None:
    """K3: outlines of what has joined, hairlines of what has not, and the shades of this number alone."""
    figure = draw(SLIDE)[0].figure
    hidden = list_hidden(figure, joined)
    for number, trace in enumerate(figure.data, 1):
        meta = trace.meta
        owner = next((meta[part] for part in ("imbalance", "halo", "rim") if part in meta), None)
        if "ahead" in meta:
            shown = meta["ahead"] not in CORE[:joined]
        elif "shade" in meta:
            shown = meta["joined"] == joined
        else:
            shown = owner is None or owner in CORE[:joined]
        assert (number not in hidden) == shown, meta
    tags = [part for part in select_ahead(figure, CORE[:joined]) if "annotation" in part]
    assert tags == [f'.annotation[data-index="{at}"]' for at in range(joined, len(CORE))]
    assert [note.text for note in figure.layout.annotations] == [NAMES[name] for name in CORE]


@each_number
def test_each_mark_lies_in_the_shade_of_as_many_joined_lists_as_list_it(joined: int) -> None:
    """C1: read back from the rings of the shades, for marks that are shown and for those that are not yet."""
    traces = read_traces(draw(DESK)[0].figure)
    shades = [
        trace | {"meta": {"imbalance": str(trace["meta"]["shade"])}}
        for trace in traces
        if trace["meta"].get("joined") == joined
    ]
    marks = find_trace(traces, "marks")
    for mark, x, y in zip(list_ids(marks), marks["x"], marks["y"], strict=True):
        lists = sum(mark in LISTED[name] for name in CORE[:joined])
        assert find_holding(read_outlines(shades), x, y) == ({str(lists)} if lists else set()), mark


def test_pointing_at_a_mark_tells_nothing_of_a_list_that_has_not_joined() -> None:
    figure = draw(DESK)[0].figure
    assert {trace.hoverinfo for trace in figure.data} == {"skip"}
    assert {trace.hovertext for trace in figure.data} == {None}


def test_nothing_is_named_where_there_is_no_room_for_names() -> None:
    """Where words beside the chart name what matters."""
    [marks] = [trace for trace in draw(BARE)[0].figure.data if trace.meta.get("marks")]
    assert set(marks.text) == {""}
