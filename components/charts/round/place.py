"""Regions -> round layout: outlines and names move together until the judge finds no fault."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache
from math import inf

from threadpoolctl import ThreadpoolController

from components.charts.judge import find_faults
from components.charts.layout import Canvas, Layout, NoLayout, list_drawn
from components.charts.round.boxes import make_boxes, measure_fullness, measure_room
from components.charts.round.forming import find_ragged, form_blocks, measure_clearance, resize
from components.charts.round.outlines import bring_in, make_layout
from components.charts.round.parameters import (
    FIRM,
    FULL,
    FULLEST,
    HOPELESS,
    HOPELESS_STRAIGHT,
    PRESS,
    ROOM,
    SHAPE,
    SHRINKS,
    SKETCH,
    SKETCHES,
    STRAIGHT_ROOM,
    STRAIGHTEN,
    WRAP,
)
from components.charts.round.parting import part_outlines
from components.charts.round.phases import State, price, run
from components.charts.round.pressing import is_hopeless, press
from components.charts.round.problem import Problem, pose_problem
from components.charts.round.starts import list_starts
from components.charts.round.tidy import tidy_names
from components.charts.tags import place_tags
from components.facts.regions import Region


def place_round(
    regions: Sequence[Region], order: Sequence[str], names: Mapping[str, str], canvas: Canvas, tries: int = 1
) -> Layout | NoLayout:
    """Draw 1 to 4 imbalances as ellipses that bend just enough to hold every name, in the largest text that fits.

    Iterations bound the work, and no clock does, so that the same tables give the same picture on any machine.

    Parameters
    ----------
    tries : int
        The number of sketches that are led on, the best first, until one holds every name. All but the first begin
        with a size of text halfway down the list, with which they succeed more often.

    Returns
    -------
    Layout or NoLayout
        A layout without faults, as large as the canvas. Its canvas has the text that fits.
    """
    _hold_threads()
    problems = _pose_problems(regions, order, names, canvas)
    if isinstance(problems, NoLayout):
        return problems
    first, *others = _sketch(problems[0], tries)
    layout = _finish(*_begin(problems, first))
    for sketch in others:
        if isinstance(layout, Layout):
            break
        layout = _finish(*_begin(_halve(problems) or problems, sketch))
    return layout


def _pose_problems(
    regions: Sequence[Region], order: Sequence[str], names: Mapping[str, str], canvas: Canvas
) -> list[Problem] | NoLayout:
    """Pose a problem for each size of text with which the names may fit, the largest first."""
    fullest = FULLEST.get(len(list_drawn(regions, order)), 0)
    if not fullest:
        return NoLayout(f"round outlines are for 1 to {max(FULLEST)} lists")
    sizes = [size for size in canvas.list_sizes() if measure_fullness(regions, names, size) <= fullest]
    if not sizes:
        return NoLayout("the names fill too much of the canvas for round outlines")
    problems = [pose_problem(regions, order, names, size) for size in sizes]
    if problems[0].has_twins:
        return NoLayout("two lists are alike, and two lines side by side are calmer than two that cross")
    return problems


@cache
def _hold_threads() -> None:
    """Give numpy's linear algebra one thread, once for the process.

    The matrices are small. Several threads would mostly wait for each other, and they would add numbers in
    another order, so that the picture would depend on how many there are.
    """
    ThreadpoolController().limit(limits=1, user_api="blas")


def _begin(problems: Sequence[Problem], sketch: State) -> tuple[Sequence[Problem], State]:
    """Lead a sketch on with the largest text; if that is hopeless, with a size halfway down the list.

    Returns
    -------
    tuple of sequence of Problem and State
        The sizes of text to try from here; none if it is hopeless again.
    """
    for left in (problems, _halve(problems)):
        if left:
            state = _lead(left[0], resize(left[0], sketch))
            if not is_hopeless(left[0], state):
                return left[:SHRINKS], state
    return (), sketch


def _halve(problems: Sequence[Problem]) -> Sequence[Problem]:
    """Leave out the larger half of the sizes of text."""
    return problems[(len(problems) + 1) // 2 :]


def _lead(problem: Problem, state: State) -> State:
    """Move a sketch on until the names of its regions stand in blocks."""
    state = run(problem, state, SHAPE)
    state = form_blocks(problem, state, range(len(problem.regions)), ROOM)
    for phase in FIRM:
        state = run(problem, state, phase)
    return state


def _sketch(problem: Problem, tries: int) -> list[State]:
    """Run the first phase from the most promising starts, and return the states to try, the least energy first."""
    boxes = make_boxes(problem.regions, problem.names, problem.canvas, WRAP)
    count = max(tries, SKETCHES + (measure_room(boxes).sum() > FULL * problem.page))
    states = [run(problem, start, SKETCH) for start in list_starts(problem, boxes)[:count]]
    return sorted(states, key=lambda state: price(problem, state, SKETCH))[:tries]


def _finish(problems: Sequence[Problem], state: State) -> Layout | NoLayout:
    """Move a state on until it has no fault; while it has one, go on with the next smaller text."""
    layout: Layout | NoLayout = NoLayout("the names have too little room for round outlines")
    before = inf
    for problem in problems:
        if problem is not problems[0]:
            state = form_blocks(problem, resize(problem, state), range(len(problem.regions)), ROOM)
        state, faults = press(problem, state, PRESS, HOPELESS)
        layout = NoLayout(faults[0]) if faults else _polish(problem, state)
        if not faults or before <= len(faults) <= HOPELESS[0]:  # smaller text did not help
            break
        before = len(faults)
    return layout


def _polish(problem: Problem, state: State) -> Layout | NoLayout:
    """Set names in line, part outlines and complete the layout; without a place for tags, outlines stay together."""
    straight = _straighten(problem, state)
    parted = part_outlines(problem, straight)
    layout = _complete(problem, parted)
    return layout if isinstance(layout, Layout) or parted is straight else _complete(problem, straight)


def _straighten(problem: Problem, state: State) -> State:
    """Set names that are not in line as blocks, if the outlines can make room for these."""
    ragged = list(find_ragged(problem, state))
    if not ragged:
        return state
    formed = run(problem, form_blocks(problem, state, ragged, STRAIGHT_ROOM), STRAIGHTEN)
    formed, faults = press(problem, formed, STRAIGHTEN, HOPELESS_STRAIGHT)
    return state if faults else formed


def _complete(problem: Problem, state: State) -> Layout | NoLayout:
    """Bring all into the page, tidy the names, put tags on the outlines, and ask the judge about the result."""
    state = bring_in(problem, state)
    layout = tidy_names(make_layout(problem, state), problem, measure_clearance(problem, state.curves))
    tags = place_tags(layout.outlines, problem.names, layout.marks, problem.canvas)
    if isinstance(tags, NoLayout):
        return tags
    layout = replace(layout, tags=tags)
    fault = next(find_faults(layout, problem.regions), "")
    return NoLayout(fault) if fault else layout
