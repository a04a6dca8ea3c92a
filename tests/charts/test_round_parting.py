"""Outlines that run side by side, and part where a region that has symptoms may be between them."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest
import shapely

from components.charts.judge import find_faults
from components.charts.layout import Canvas, Layout
from components.charts.round.boxes import make_boxes
from components.charts.round.curves import frame_ellipse
from components.charts.round.parameters import ADMITTED, PART, TOUCHING, WRAP
from components.charts.round.parting import find_posts, list_runs, measure_company
from components.charts.round.phases import State, make_scene
from components.charts.round.place import place_round
from components.charts.round.problem import Problem, pose_problem
from components.charts.round.scene import Posts
from components.facts.catalogue import Catalogue
from components.facts.regions import Region, find_regions

PAGE = Canvas(860, 660, 14)
PAGES = (PAGE, Canvas(860, 640, 16), Canvas(1220, 700, 16), Canvas(1000, 430, 14), Canvas(950, 420, 13))
STEP = 3.0  # px between the points at which outlines are compared


@pytest.mark.parametrize("page", PAGES, ids=lambda page: f"{page.width:.0f}x{page.height:.0f}")
def test_outlines_of_the_core_four_run_apart_wherever_they_can(catalogue: Catalogue, page: Canvas) -> None:
    """C10: across what two lists alone share, the other two cannot part, since each region between is empty."""
    regions = find_regions(catalogue.links, catalogue.core)
    layout = place_round(regions, catalogue.core, catalogue.names, page)
    assert isinstance(layout, Layout)
    assert list(find_faults(layout, regions)) == []
    assert measure_near(list(layout.outlines.values())) < 0.13


def measure_near(outlines: Sequence[shapely.Geometry]) -> float:
    """Return the share of outlines that is drawn within TOUCHING px of another one."""
    near = []
    for outline in outlines:
        others = shapely.union_all([other.boundary for other in outlines if other is not outline])
        points = shapely.points(shapely.get_coordinates(outline.boundary.segmentize(STEP)))
        near += list(shapely.distance(points, others) < TOUCHING)
    return float(np.mean(near))


SPOTS = {"a": 230 + 330j, "ab": 430 + 330j, "b": 630 + 330j}  # where the names of each region stand


def make_discs(shift: float, regions: str) -> tuple[Problem, State]:
    """Make two discs of a radius of 200 px, b so many px to the right of a, with a name in each region."""
    parts = [Region(frozenset(code), (f"s{code}",)) for code in regions.split()]
    names = {"a": "A", "b": "B", **{part.symptoms[0]: "Coma" for part in parts}}
    curves = np.array([frame_ellipse(middle, 200, 200, 0) for middle in (400 + 330j, 400 + shift + 330j)])
    bodies = np.array([SPOTS[code] for code in regions.split()])
    return pose_problem(parts, "ab", names, PAGE), State(curves, make_boxes(parts, names, PAGE, WRAP), bodies)


@pytest.mark.parametrize(
    ("shift", "regions", "sides"),
    [(60, "a ab b", {(1, -1), (-1, 1)}), (60, "ab b", {(-1, 1)}), (60, "ab", set()), (150, "a ab b", set())],
    ids=["either", "b alone has names", "neither has", "they only cross"],
)
def test_posts_let_in_only_a_region_with_symptoms(shift: float, regions: str, sides: set[tuple[float, float]]) -> None:
    posts = find_posts(*make_discs(shift, regions))
    found = set() if posts is None else {(float(one), float(other)) for one, other in posts.sides.T}
    assert found <= sides
    assert bool(found) == bool(sides)


def test_a_region_that_is_to_pass_posts_may_be_around_them_alone(problem: Problem, state: State) -> None:
    before = make_scene(problem, state, PART)
    ours = [code for code in problem.codes if code & 1 and not code >> (len(problem.listed) - 1)]
    code, at = next((code, places[0]) for code in ours if len(places := np.flatnonzero(before.unwanted[code])))
    sides = np.array([[1], *[[0]] * (len(problem.listed) - 2), [-1]], np.float32)
    after = make_scene(problem, state, PART, Posts(before.grid[[at]], sides, np.ones(1, np.float32)))
    admitted = before.unwanted & ~after.unwanted
    assert not (after.unwanted & ~before.unwanted).any()
    assert admitted[code, at]
    assert not np.delete(admitted, ours, axis=0).any()
    assert not admitted[:, np.abs(before.grid - before.grid[at]) > ADMITTED].any()


def test_company_is_the_share_of_lines_that_touch() -> None:
    together, apart = (make_discs(shift, "ab")[1].curves for shift in (1, 150))
    assert measure_company(together) == 1
    assert 0 < measure_company(apart) < 0.1
    assert measure_company(together[:1]) == 0


def test_runs_go_on_where_a_ring_closes() -> None:
    labels = np.array([3, 3, -1, 0, 0, 0, 2, -1, 3])
    assert sorted(run.tolist() for run in list_runs(labels)) == [[3, 4, 5], [6], [8, 0, 1]]
    assert [run.tolist() for run in list_runs(np.zeros(3, int))] == [[0, 1, 2]]
    assert list(list_runs(np.full(3, -1))) == []
