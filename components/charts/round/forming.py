"""State -> state: which names of a region move as one block, and which alone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

import numpy as np

from components.charts.layout import Canvas
from components.charts.round.blocks import STEP, NoBlock, find_block, join_blocks
from components.charts.round.boxes import measure_marks
from components.charts.round.curves import Plane, Real, measure_distances
from components.charts.round.grid import QUICK
from components.charts.round.phases import State
from components.charts.round.problem import Problem

ALIGNED = 0.3  # px by which the marks of a column may begin apart
APART = 4.0  # em; marks that begin farther apart are of different columns


def form_blocks(problem: Problem, state: State, places: Iterable[int], room: Sequence[float]) -> State:
    """Make one body of the names of each given region that has room, or nearly has, for them as a block.

    Parameters
    ----------
    places : iterable of int
        The places of the regions.
    room : sequence of float
        px that a block must keep from outlines, tried in turn. Below 0 it may lie over outlines, which then make room.

    Returns
    -------
    State
        The names of other regions each move alone.
    """
    clearance = measure_clearance(problem, state.curves)
    blocks = {}
    for place in places:
        region = problem.regions[place]
        found = (find_block(clearance[place] > least, region, problem.names, problem.canvas) for least in room)
        for block in found:
            if not isinstance(block, NoBlock):
                blocks[place] = block
                break
    return State(state.curves, *join_blocks(state.boxes, state.middles, blocks, problem.canvas))


def resize(problem: Problem, state: State) -> State:
    """Let each name move alone, in the size of text of the problem; its left edge stays."""
    half, disc = measure_marks(state.boxes.marks, problem.canvas)
    count = len(half)
    boxes = replace(state.boxes, half=half, disc=disc, body=np.arange(count), shift=np.zeros(count, complex))
    return State(state.curves, boxes, state.middles + (half - state.boxes.half).real)


def measure_clearance(problem: Problem, curves: Plane) -> Real:
    """Return about how far each point of the page is inside each region, in px: shape (regions, rows, columns)."""
    x, y = (np.arange(STEP / 2, length, STEP) for length in (problem.canvas.width, problem.canvas.height))
    grid = (x + 1j * y[:, None]).astype(QUICK)
    distances = measure_distances(curves, grid.ravel())
    either = np.array([-distances, distances])
    lists = np.arange(len(distances))
    inside = [np.minimum.reduce(list(either[code >> lists & 1, lists])) for code in problem.codes]
    return np.array(inside).reshape(-1, *grid.shape)


def find_ragged(problem: Problem, state: State) -> Iterator[int]:
    """Yield the places of the regions whose names are not in line."""
    spots = state.middles + state.boxes.disc
    for place in range(len(problem.regions)):
        if not _is_lined_up(spots[state.boxes.region == place].real, problem.canvas):
            yield place


def _is_lined_up(lefts: Real, canvas: Canvas) -> bool:
    """Say whether marks stand in columns: they begin at one edge, or far from each other."""
    steps = np.diff(np.sort(lefts))
    return not np.any((steps > ALIGNED) & (steps < APART * canvas.text))
