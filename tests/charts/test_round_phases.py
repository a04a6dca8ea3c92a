"""What a phase looks at: where a region must not be, and how closely, so that what is false shrinks away."""

from __future__ import annotations

import numpy as np
import pytest

from components.charts.layout import Canvas
from components.charts.round.boxes import make_boxes
from components.charts.round.curves import locate
from components.charts.round.grid import find_cells, flood, lay_grid, widen
from components.charts.round.parameters import MOST_POINTS, PRESS, SHAPE, WRAP
from components.charts.round.phases import State, find_named, make_scene, mark_unwanted, watch_finely
from components.charts.round.problem import Problem, pose_problem
from components.charts.round.starts import list_starts

PAGE = Canvas(860, 660, 14)


def test_a_flood_reaches_what_is_joined_through_one_code_and_widening_goes_step_by_step() -> None:
    codes = np.array([[1, 1, 0, 1], [0, 1, 0, 1], [1, 0, 1, 1]])
    seeds = np.zeros(codes.shape, bool)
    seeds[0, 0] = True
    assert flood(codes, seeds).tolist() == [[True, True, False, False], [False, True, False, False], [False] * 4]
    assert flood(codes, seeds | (codes == 0) & ~seeds)[codes == 0].all()
    one = np.zeros((5, 7), bool)
    one[2, 3] = True
    row, column = np.indices(one.shape)
    assert (widen(one, 2) == (abs(row - 2) + abs(column - 3) <= 2)).all()
    grid = lay_grid(PAGE, 50)
    at = find_cells(PAGE, grid.shape, grid.ravel() + 20 - 20j)
    assert (grid[at] == grid.ravel()).all()


def test_a_piece_without_a_name_must_go_and_an_absent_region_is_wanted_nowhere(problem: Problem) -> None:
    """Near them a region may be only where it has a name already; elsewhere it may grow."""
    code, absent = int(problem.codes[0]), int(np.flatnonzero(problem.absent)[0])
    codes = np.zeros((20, 40), np.intp)
    codes[5:15, 5:15], codes[5:15, 25:30], codes[0:2, 38:40] = code, code, absent
    codes[19, 14] = code  # a crumb beside the piece that has a name
    named = (codes == 0) | (np.indices(codes.shape)[1] < 16) & (np.indices(codes.shape)[0] < 16)
    unwanted = mark_unwanted(problem, codes, named).reshape(-1, *codes.shape)
    assert unwanted[problem.absent].all()
    assert not unwanted[0].any()
    assert unwanted[code][5:15, 25:30].all()
    assert unwanted[code][10, 31]
    assert not unwanted[code][5:15, 5:15].any()
    assert not unwanted[code][10, 17:20].any()
    assert not unwanted[code][19, 0]
    assert unwanted[code][19, 14]


def test_a_close_look_keeps_the_points_in_trouble_and_the_area_that_they_stand_for(
    problem: Problem, state: State
) -> None:
    """A sketch has regions that must go: the points looked at hold all of them, at no more than the most."""
    points, cell, unwanted = watch_finely(problem, state, PRESS)
    whole = lay_grid(PAGE, 4).ravel()
    missing = problem.absent[locate(state.curves, whole)]
    shown = unwanted[locate(state.curves, points), np.arange(points.size)]
    assert missing.any()
    assert 0 < points.size <= 1500
    assert shown.sum() * cell >= 0.8 * missing.sum() * PAGE.width * PAGE.height / whole.size
    assert (~shown).sum() > 0.5 * shown.sum()  # points around them too, into which they could grow


def test_early_stages_look_all_over_the_page_and_late_ones_closely(problem: Problem, state: State) -> None:
    early, late = (make_scene(problem, state, phase) for phase in (SHAPE, PRESS))
    assert early.cell * early.grid.size == pytest.approx(PAGE.width * PAGE.height)
    assert np.ptp(early.grid.real) > 0.9 * PAGE.width
    assert late.cell < early.cell / 4
    assert late.unwanted.shape == (16, late.grid.size)


def test_where_there_are_too_many_points_each_stands_for_more_area(problem: Problem, state: State) -> None:
    """Where one region alone may be, nearly all that the outlines hold must go."""
    alone = pose_problem(problem.regions[:1], problem.listed, problem.names, PAGE)
    start = list_starts(alone, make_boxes(alone.regions, alone.names, PAGE, WRAP))[0]
    spread = State(state.curves, start.boxes, start.bodies)
    points, cell, unwanted = watch_finely(alone, spread, PRESS)
    shown = unwanted[locate(spread.curves, points), np.arange(points.size)].sum() * cell
    missing = alone.absent[locate(spread.curves, lay_grid(PAGE, 4).ravel())].mean() * PAGE.width * PAGE.height
    assert MOST_POINTS / 2 < points.size <= MOST_POINTS
    assert shown == pytest.approx(missing, rel=0.1)


def test_the_outside_and_each_piece_with_a_name_of_its_own_are_named(problem: Problem, state: State) -> None:
    grid = lay_grid(PAGE, 7)
    codes = locate(state.curves, grid.ravel()).reshape(grid.shape)
    named = find_named(problem, state, codes)
    assert named[codes == 0].all()
    assert not named[problem.absent[codes]].any()
    at = find_cells(PAGE, grid.shape, state.middles)
    inside = codes[at] == problem.codes[state.boxes.region]
    assert inside.any()
    assert named[at][inside].all()
