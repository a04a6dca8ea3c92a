"""Names in round outlines: they start in their regions, form blocks where there is room, and end in line."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from components.charts.layout import Canvas, Layout, Mark
from components.charts.round.blocks import STEP, NoBlock, find_block
from components.charts.round.boxes import make_boxes, measure_fullness, measure_marks
from components.charts.round.curves import frame_ellipse, trace
from components.charts.round.energy import line_up
from components.charts.round.forming import find_ragged, form_blocks, measure_clearance, resize
from components.charts.round.grid import Mask
from components.charts.round.parameters import COLUMN_GAP, ROW_GAP, WRAP
from components.charts.round.phases import State
from components.charts.round.problem import Problem, pose_problem
from components.charts.round.tidy import tidy_names
from components.facts.regions import Region

PAGE = Canvas(860, 660, 14)
SMALL = Canvas(420, 280, 14)
NAMES = {"s1": "Tremor", "s2": "Muscle weakness", "s3": "Numbness or tingling", "s4": "Coma", "a": "A", "b": "B"}
REGION = Region(frozenset("a"), ("s1", "s2", "s3", "s4"))


def make_room(width: float, height: float) -> Mask:
    """Make room for names everywhere on a page of this size."""
    return np.ones((round(height / STEP), round(width / STEP)), bool)


def box_block(marks: tuple[Mark, ...]) -> list[tuple[float, float, float, float]]:
    """Return the box of each mark with its name: left, top, right, bottom."""
    return [shapely.union_all(mark.boxes(SMALL)).bounds for mark in marks]


def find(room: Mask) -> tuple[Mark, ...]:
    block = find_block(room, REGION, NAMES, SMALL)
    assert not isinstance(block, NoBlock)
    return block


def test_a_block_is_a_list_by_name_in_the_middle_of_its_room() -> None:
    block = find(make_room(420, 280))
    assert [mark.symptom for mark in block] == ["s4", "s2", "s3", "s1"]
    left, top, right, bottom = np.transpose(box_block(block))
    assert np.ptp([mark.x for mark in block]) == 0
    assert {mark.lines for mark in block if len(mark.lines) > 1} == set()
    assert np.diff(top).min() > 0
    assert (top[1:] - bottom[:-1]).min() == pytest.approx(ROW_GAP, abs=0.2)
    assert (left.min() + right.max()) / 2 == pytest.approx(210, abs=STEP)
    assert (top.min() + bottom.max()) / 2 == pytest.approx(140, abs=STEP)


def test_a_low_room_has_columns_a_narrow_one_broken_names_and_a_tight_one_less_air() -> None:
    low, narrow = find(make_room(420, 70)), find(make_room(126, 280))
    assert len({mark.x for mark in low}) > 1
    assert len({mark.x for mark in narrow}) == 1
    assert max(len(mark.lines) for mark in narrow) == 2
    whole = np.ptp([edge for _, top, _, bottom in box_block(find(make_room(420, 280))) for edge in (top, bottom)])
    tight = find(make_room(175, whole - 5))
    assert len({mark.x for mark in tight}) == 1
    assert np.ptp([edge for _, top, _, bottom in box_block(tight) for edge in (top, bottom)]) < whole - 8


def test_no_block_where_there_is_no_room() -> None:
    full, narrow = (
        NoBlock("the names fill more than the room"),
        NoBlock("the room is too narrow or too low for the names"),
    )
    assert find_block(np.zeros((40, 60), bool), REGION, NAMES, SMALL) == full
    assert find_block(make_room(70, 280), REGION, NAMES, SMALL) == narrow
    scattered = make_room(420, 280)
    scattered[::4], scattered[:, ::9] = False, False
    assert find_block(scattered, REGION, NAMES, SMALL) == narrow


@settings(max_examples=40)
@given(st.lists(st.tuples(st.integers(0, 59), st.integers(0, 39), st.integers(1, 20), st.integers(1, 12)), max_size=5))
def test_a_block_never_lies_where_names_may_not(blocked: list[tuple[int, int, int, int]]) -> None:
    room = make_room(420, 280)
    for column, row, wide, high in blocked:
        room[row : row + high, column : column + wide] = False
    y, x = (np.indices(room.shape) + 0.5) * STEP
    block = find_block(room, REGION, NAMES, SMALL)
    for left, top, right, bottom in () if isinstance(block, NoBlock) else box_block(block):
        assert room[(x > left) & (x < right) & (y > top) & (y < bottom)].all()


def make_state(text: float = 14) -> tuple[Problem, State]:
    """Put four names into one large outline, out of line."""
    canvas = replace(SMALL, text=text)
    problem = pose_problem((REGION,), "ab", NAMES, canvas)
    assert problem.listed == ("a",)
    boxes = make_boxes((REGION,), NAMES, canvas, WRAP)
    spots = np.array([110 + 80j, 130 + 120j, 120 + 170j, 150 + 215j])
    return problem, State(np.array([frame_ellipse(210 + 140j, 205, 135, 0)]), boxes, spots)


def test_names_with_room_form_one_body_and_others_move_alone() -> None:
    problem, ragged = make_state()
    assert list(find_ragged(problem, ragged)) == [0]
    formed = form_blocks(problem, ragged, [0], [3.0])
    assert (len(ragged.bodies), len(formed.bodies)) == (4, 1)
    assert list(find_ragged(problem, formed)) == []
    assert formed.boxes.list_pairs()[0].size == 0
    assert ragged.boxes.list_pairs()[0].size == 6
    assert formed.bodies[0] == pytest.approx(formed.middles.mean())
    alone = form_blocks(problem, ragged, [], [3.0])
    assert alone.middles == pytest.approx(ragged.middles)
    tight = replace(ragged, curves=np.array([frame_ellipse(210 + 140j, 100, 60, 0)]))
    assert len(form_blocks(problem, tight, [0], [3.0]).bodies) == 4
    assert len(form_blocks(problem, tight, [0], [3.0, -60.0]).bodies) == 1  # the first that leads to a block


def test_columns_far_apart_are_in_line_each_for_itself() -> None:
    problem, state = make_state()
    lefts = {(0, 0, 0, 0): [], (0, 0.2, 60, 60): [], (0, 1, 60, 60): [0], (0, 0, 50, 50): [0]}
    for places, ragged in lefts.items():
        spots = 100 + np.array(places) + 1j * np.arange(4) * 40 - state.boxes.disc
        assert list(find_ragged(problem, replace(state, bodies=spots))) == ragged, places


def test_smaller_text_keeps_the_left_edge_of_each_name() -> None:
    (_, state), (problem, _) = make_state(14), make_state(12)
    formed = form_blocks(make_state()[0], state, [0], [3.0])
    smaller = resize(problem, formed)
    assert (smaller.boxes.half == measure_marks(smaller.boxes.marks, problem.canvas)[0]).all()
    assert (smaller.boxes.half.real < formed.boxes.half.real).all()
    assert len(smaller.bodies) == 4
    lefts = [(each.middles - each.boxes.half).real for each in (formed, smaller)]
    assert lefts[1] == pytest.approx(lefts[0])
    assert smaller.middles.imag == pytest.approx(formed.middles.imag)


def test_boxes_are_those_that_the_judge_sees() -> None:
    """A mark that is set down fills, with its name, the box that was moved."""
    _, state = make_state()
    marks = state.boxes.place_marks(state.middles)
    assert [mark.symptom for mark in marks] == sorted(REGION.symptoms)
    order = [marks.index(mark) for mark in sorted(marks, key=lambda mark: NAMES[mark.symptom])]
    left, top, right, bottom = np.transpose([box_block(marks)[place] for place in order])
    assert (left + right) / 2 + 1j * (top + bottom) / 2 == pytest.approx(state.middles, abs=0.1)
    assert (right - left) / 2 + 1j * (bottom - top) / 2 == pytest.approx(state.boxes.half)
    points = state.boxes.sample(state.middles)
    assert (points.imag.min(axis=1), points.imag.max(axis=1)) == (
        pytest.approx(top, abs=0.1),
        pytest.approx(bottom, abs=0.1),
    )
    areas = ((right - left + COLUMN_GAP) * (bottom - top + ROW_GAP)).sum()
    assert measure_fullness((REGION,), NAMES, SMALL) == pytest.approx(areas / (SMALL.width * SMALL.height))


def test_names_of_a_column_are_pulled_to_one_left_edge_and_one_distance() -> None:
    """Wherever it begins, nothing pulls any more where they are in line."""
    _, state = make_state()
    boxes = replace(state.boxes, chain=np.array([(0, 1), (1, 2), (2, 3)]))
    tops = np.concatenate([[0], np.cumsum(2 * boxes.half.imag + ROW_GAP)[:-1]])
    lined = 100 + 1j * (50 + tops) + boxes.half
    energy, pull = line_up(boxes, lined)
    assert energy == pytest.approx(0, abs=1e-9)
    assert np.abs(pull).max() < 1e-9
    for aside in (4, -4, 4j, -4j):
        moved = lined + aside * np.array([0, 1, 0, 0])
        energy, pull = line_up(boxes, moved)
        assert energy > 1
        assert (pull[1].conjugate() * aside).real > 0


def test_names_with_room_for_a_block_end_as_one() -> None:
    problem, state = make_state()
    marks = state.boxes.place_marks(state.middles)
    ring = trace(state.curves, 200)[0]
    layout = Layout("round", SMALL, {"a": shapely.Polygon(np.column_stack([ring.real, ring.imag]))}, marks, ())
    tidied = tidy_names(layout, problem, measure_clearance(problem, state.curves))
    assert (tidied.outlines, tidied.canvas) == (layout.outlines, layout.canvas)
    assert [mark.symptom for mark in tidied.marks] == sorted(REGION.symptoms)
    assert len({mark.x for mark in tidied.marks}) == 1
    _, tops, _, bottoms = np.sort(np.transpose(box_block(tidied.marks)))
    assert tops[1:] - bottoms[:-1] == pytest.approx(np.full(3, ROW_GAP), abs=0.2)
