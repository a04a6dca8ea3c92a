"""The laws of the empty chart: a place in each region there can be, and nothing that any table says."""

from __future__ import annotations

import os
import subprocess
import sys
from itertools import chain, combinations
from pathlib import Path

import plotly.graph_objects as go
import pytest

from components.charts.blank import MOST_ELLIPSES, draw_blank, list_places, place_blank
from components.charts.judge import find_faults
from components.charts.layout import Canvas
from components.charts.style import Look, choose_styles
from tests.charts.tables import HOSTILE, holds
from tests.charts.test_charts import disc, read_outlines

ROOT = Path(__file__).parents[2]
CANVASES = (
    Canvas(640, 420, 13),
    Canvas(640, 420, 28),
    Canvas(940, 583, 28),
    Canvas(340, 420, 11),
    Canvas(280, 420, 11),
)
CORE = ("hypermagnesemia", "hyperkalemia", "hypomagnesemia", "hypokalemia")
NAMES = {
    name: f"{level} {mineral}"
    for name, level, mineral in zip(CORE, ("High", "High", "Low", "Low"), ("magnesium", "potassium") * 2, strict=True)
}
SHORT = "import sys; from tests.charts.test_blank import draw; print(draw(4, 640, 420, 28).to_dict()['data'])"


def make_look(order: tuple[str, ...], names: dict[str, str]) -> Look:
    styles = choose_styles((name, f"element {place}", "high") for place, name in enumerate(order))
    hovers = {region.symptoms[0]: "+".join(sorted(region.membership)) or "nowhere" for region in list_places(order)}
    return Look({**names, "place:": "None"}, styles, hovers, {}, {})


def draw(lists: int, width: float, height: float, text: float) -> go.Figure:
    order = CORE[:lists]
    return draw_blank(order, Canvas(width, height, text), make_look(order, NAMES))


def every_set(order: tuple[str, ...]) -> set[frozenset[str]]:
    return {frozenset(members) for members in chain(*(combinations(order, size) for size in range(len(order) + 1)))}


@pytest.mark.parametrize("lists", range(7))
def test_there_is_one_place_for_each_set_of_conditions(lists: int) -> None:
    order = tuple(f"list{number}" for number in range(lists))
    places = list(list_places(order))
    assert {region.membership for region in places} == every_set(order)
    assert len({region.symptoms for region in places}) == len(places) == 2**lists
    assert places[-1].membership == frozenset()


@pytest.mark.parametrize("canvas", CANVASES, ids=str)
@pytest.mark.parametrize("lists", range(1, MOST_ELLIPSES + 1))
def test_each_place_lies_inside_exactly_its_outlines(lists: int, canvas: Canvas) -> None:
    """C1, C2: read back from the figure."""
    order = CORE[:lists]
    figure = draw(lists, canvas.width, canvas.height, canvas.text)
    outlines, places = read_outlines(figure), figure.data[-1]
    found = {}
    for (kind, place), x, y in zip(places.customdata, places.x, places.y, strict=True):
        assert kind == "place"
        inside = [
            frozenset(name for name, rings in outlines.items() if holds(rings, *point))
            for point in disc(x, y, places.marker.size / 2)
        ]
        assert len(set(inside)) == 1, f"{place} lies across an outline"
        found[place] = inside[0]
    assert found == {region.symptoms[0]: region.membership for region in list_places(order)}


@pytest.mark.parametrize("canvas", CANVASES, ids=str)
@pytest.mark.parametrize("lists", range(1, MOST_ELLIPSES + 1))
def test_nothing_overlaps_or_leaves_the_figure(lists: int, canvas: Canvas) -> None:
    """C3: as the judge sees it, which knows nothing of how it was placed."""
    order = CORE[:lists]
    layout = place_blank(order, {**NAMES, "place:": "None"}, canvas)
    assert list(find_faults(layout, list(list_places(order)))) == []
    assert [tag.imbalance for tag in layout.tags] == list(order)
    assert layout.canvas.height <= canvas.height


@pytest.mark.parametrize("canvas", CANVASES, ids=str)
def test_two_to_four_conditions_are_the_ellipses_that_every_textbook_shows(canvas: Canvas) -> None:
    for lists in range(2, MOST_ELLIPSES + 1):
        assert place_blank(CORE[:lists], {**NAMES, "place:": "None"}, canvas).kind == "ellipses"


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_names_are_drawn_and_stay_words(name: str) -> None:
    """P5."""
    order = CORE[:3]
    figure = draw_blank(order, Canvas(640, 420, 13), make_look(order, {**NAMES, CORE[0]: name}))
    words = " ".join(note.text for note in figure.layout.annotations)
    assert "<b>" not in words
    assert "<a" not in words
    assert len(figure.data[-1].customdata) == 2**3


def test_an_empty_chart_holds_no_symptom_and_depends_on_its_conditions_alone() -> None:
    """K1: nothing in it can tell the answer, and hovering names the region."""
    figure = draw(4, 640, 420, 28)
    assert [cells[1] for cells in figure.data[-1].customdata] == [r.symptoms[0] for r in list_places(CORE)]
    assert set(figure.data[-1].text) == {"", "None"}
    assert figure.data[-1].hovertext[0] == "+".join(sorted(CORE))
    assert figure.data[-1].hovertext[-1] == "nowhere"
    assert figure.layout.meta == {"chart": "blank", "imbalances": list(CORE)}


def test_the_same_conditions_give_the_same_picture_in_another_process() -> None:
    """C7."""
    pictures = {
        subprocess.run(
            [sys.executable, "-c", SHORT],
            cwd=ROOT,
            env=os.environ | {"PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert pictures == {f"{draw(4, 640, 420, 28).to_dict()['data']}\n"}
