"""The laws of the empty chart: a place in each region there can be, and nothing that any table says."""

from __future__ import annotations

from itertools import chain, combinations

import pytest

from components.charts.blank import MOST_ELLIPSES, list_places, place_blank, sketch_blank
from components.charts.figure import Sketch
from components.charts.judge import find_faults
from components.charts.layout import Canvas
from components.charts.style import Look, choose_styles
from tests.charts.reading import find_misplaced, find_trace, list_ids
from tests.charts.tables import HOSTILE

CANVASES = (
    Canvas(640, 420, 13),
    Canvas(640, 420, 28),
    Canvas(940, 583, 28),
    Canvas(340, 420, 11),
    Canvas(280, 420, 11),
)
NAMES = {"high_mg": "High magnesium", "high_k": "High potassium", "low_mg": "Low magnesium", "low_k": "Low potassium"}
EVERY = tuple(NAMES)


def sketch(lists: int, canvas: Canvas, names: dict[str, str] = NAMES) -> Sketch:
    order = EVERY[:lists]
    styles = choose_styles((imbalance, f"element {index}", "high") for index, imbalance in enumerate(order))
    hovers = {region.symptoms[0]: "+".join(sorted(region.membership)) or "nowhere" for region in list_places(order)}
    return sketch_blank(order, canvas, Look({**names, "place:": "None"}, styles, hovers))


@pytest.mark.parametrize("lists", range(7))
def test_there_is_one_place_for_each_set_of_conditions(lists: int) -> None:
    order = tuple(f"list{number}" for number in range(lists))
    places = list(list_places(order))
    every = chain(*(combinations(order, size) for size in range(lists + 1)))
    assert {region.membership for region in places} == {frozenset(members) for members in every}
    assert len({region.symptoms for region in places}) == len(places) == 2**lists
    assert places[-1].membership == frozenset()


@pytest.mark.parametrize("canvas", CANVASES, ids=str)
@pytest.mark.parametrize("lists", range(1, MOST_ELLIPSES + 1))
def test_each_place_lies_inside_exactly_its_outlines_and_nothing_overlaps(lists: int, canvas: Canvas) -> None:
    """C1 to C3: read back from the traces, and as the judge sees it; from two on, as every textbook shows it."""
    places = list(list_places(EVERY[:lists]))
    memberships = {region.symptoms[0]: region.membership for region in places}
    assert find_misplaced(sketch(lists, canvas).traces, memberships, "places") == []
    layout = place_blank(EVERY[:lists], {**NAMES, "place:": "None"}, canvas)
    assert list(find_faults(layout, places)) == []
    assert [tag.imbalance for tag in layout.tags] == list(EVERY[:lists])
    assert layout.canvas.height <= canvas.height
    narrow = lists == 4 and canvas.width < 400  # marks of 24 px do not fit the middle of four ellipses
    assert layout.kind == ("ellipses" if lists > 1 and not narrow else "mosaic")


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_names_are_drawn_and_stay_words(name: str) -> None:
    """P5."""
    drawn = sketch(3, CANVASES[0], {**NAMES, EVERY[0]: name})
    words = " ".join(note["text"] for note in drawn.notes)
    assert "<b>" not in words
    assert "<a" not in words
    assert len(list_ids(find_trace(drawn.traces, "places"))) == 2**3


def test_places_say_where_they_are_and_only_the_one_outside_has_a_name() -> None:
    """K1: nothing in it can tell the answer."""
    places = find_trace(sketch(4, CANVASES[1]).traces, "places")
    assert list_ids(places) == [region.symptoms[0] for region in list_places(EVERY)]
    assert places["text"] == [""] * 15 + ["None"]
    assert places["hovertext"][0] == "+".join(sorted(EVERY))
    assert places["hovertext"][-1] == "nowhere"
