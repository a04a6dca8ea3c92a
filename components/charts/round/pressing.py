"""State -> state without fault: what the judge finds wrong weighs more, until nothing is wrong."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from components.charts.judge import EMPTY, NAMELESS, UNTOLD, find_faults
from components.charts.round.outlines import bring_in, make_layout
from components.charts.round.parameters import HOPELESS, PRESS_EMPTY, PRESS_NAMES, Phase
from components.charts.round.phases import State, run
from components.charts.round.problem import Problem
from components.charts.round.scene import Posts


def press(
    problem: Problem, state: State, phase: Phase, hopeless: Sequence[int], between: Posts | None = None
) -> tuple[State, list[str]]:
    """Run a phase again and again while there are faults; what is wrong weighs more each time.

    Parameters
    ----------
    hopeless : sequence of int
        Before each run, the number of faults above which it is given up.
    between : Posts, optional
        What parts outlines meanwhile.

    Returns
    -------
    tuple of State and list of str
        The faults that are left.
    """
    faults = list_faults(problem, state)
    for most in hopeless:
        if not 0 < len(faults) <= most:
            break
        phase = _weigh_faults(phase, faults)
        state = run(problem, state, phase, between)
        faults = list_faults(problem, state)
    return state, faults


def is_hopeless(problem: Problem, state: State) -> bool:
    """Say whether a state has too many faults for a size of text."""
    return len(list_faults(problem, state)) > HOPELESS[0]


def list_faults(problem: Problem, state: State) -> list[str]:
    """List the faults of a state, which has no tags yet and may still be moved as a whole."""
    layout = make_layout(problem, bring_in(problem, state))
    return [fault for fault in find_faults(layout, problem.regions) if fault != UNTOLD]


def _weigh_faults(phase: Phase, faults: Sequence[str]) -> Phase:
    """Give more weight to pieces of the plane where a fault speaks of them, and to names where one speaks of those."""
    pieces = [fault for fault in faults if fault in {EMPTY, NAMELESS}]
    empty = phase.empty * (PRESS_EMPTY if pieces else 1)
    return replace(phase, empty=empty, names=phase.names * (PRESS_NAMES if len(faults) > len(pieces) else 1))
