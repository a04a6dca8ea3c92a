"""Names that found their room end in line: each column slides to one left edge where its outline has room."""

from __future__ import annotations

import numpy as np
import pytest
import shapely

from components.charts.judge import CLEAR, UNTOLD, find_faults
from components.charts.layout import Canvas, Layout, Mark
from components.charts.round.problem import pose_problem
from components.charts.round.tidy import tidy_names
from components.facts.regions import Region

CANVAS = Canvas(420, 280, 14)
WIDE = shapely.box(10, 10, 400, 270)


def slide(marks: tuple[Mark, ...], outline: shapely.Geometry) -> tuple[Mark, ...]:
    """Set names in line that have no room for a block."""
    region = Region(frozenset("a"), tuple(mark.symptom for mark in marks))
    problem = pose_problem((region,), "a", {"a": "A", **dict.fromkeys(region.symptoms, "Tremor")}, CANVAS)
    layout = Layout("round", CANVAS, {"a": outline}, marks, ())
    return tidy_names(layout, problem, np.zeros((1, 40, 60))).marks


def list_marks(*spots: tuple[float, float]) -> tuple[Mark, ...]:
    return tuple(Mark(f"s{9 - place}", x, y, ("Tremor",)) for place, (x, y) in enumerate(spots))


def test_a_column_slides_to_the_edge_nearest_to_its_mean_where_all_have_room() -> None:
    """It keeps its order, its heights and 3 px from the outline."""
    marks = list_marks((40, 60), (60, 100), (53, 140))
    free = slide(marks, WIDE)
    assert [mark.symptom for mark in free] == ["s9", "s8", "s7"]
    assert [mark.y for mark in free] == [60, 100, 140]
    assert np.ptp([mark.x for mark in free]) == 0
    assert free[0].x == pytest.approx(51, abs=1)
    walled = WIDE.difference(shapely.box(0, 80, 60 - CANVAS.radius - CLEAR - 1, 120))
    assert {mark.x for mark in slide(marks, walled)} == {60}
    blocked = walled.difference(shapely.box(55 + CANVAS.text_at + 40, 120, 400, 160))
    assert slide(marks, blocked) == marks


@pytest.mark.parametrize(
    ("spots", "why"),
    [
        (((40, 60), (60, 70), (53, 140)), "two names beside each other would overlap"),
        (((40, 60), (70, 100), (100, 140), (130, 180), (160, 220)), "names that follow a slanting outline"),
    ],
)
def test_names_stay_where_a_common_edge_would_do_harm(spots: tuple[tuple[float, float], ...], why: str) -> None:
    marks = list_marks(*spots)
    assert slide(marks, WIDE) == marks, why


def test_a_column_keeps_apart_from_the_next() -> None:
    marks = list_marks((40, 60), (72, 100), (142, 60), (150, 100))
    slid = slide(marks, WIDE)
    for one, other in ((slid[0], slid[2]), (slid[1], slid[3])):
        gap = other.x - CANVAS.radius - one.boxes(CANVAS)[-1].bounds[2]
        assert gap >= 6 or (one.x, other.x) == (marks[slid.index(one)].x, marks[slid.index(other)].x)
    assert [mark.y for mark in slid] == [mark.y for mark in marks]


def test_ragged_columns_get_a_left_edge_each_where_the_outline_has_room() -> None:
    """C3: names below each other are read as a list."""
    canvas = Canvas(400, 260, 14)
    spots = ((20, 30), (32, 70), (26, 110), (190, 30), (172, 70), (180, 110))
    marks = tuple(Mark(f"s{place}", x, y, ("Tremor",)) for place, (x, y) in enumerate(spots))
    regions = (Region(frozenset("a"), tuple(mark.symptom for mark in marks)),)
    problem = pose_problem(regions, "a", {"a": "A", **dict.fromkeys(regions[0].symptoms, "Tremor")}, canvas)
    ragged = Layout("round", canvas, {"a": shapely.box(4, 4, 396, 256)}, marks, ())
    tidied = tidy_names(ragged, problem, np.zeros((1, 37, 57)))  # without room for a block
    assert set(find_faults(tidied, regions)) == {UNTOLD}
    left, right = np.split(np.array([mark.x for mark in tidied.marks]), 2)
    assert np.ptp(left) == np.ptp(right) == 0
    assert 20 <= left[0] <= 32
    assert 172 <= right[0] <= 190
