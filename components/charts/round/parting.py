"""State -> state: outlines that run side by side part, where a region that has symptoms may be between them.

A piece that holds no name must go, so the outlines around it are pressed together. Often the region of another
name may be there instead, which begins beside them; posts between the two outlines let it in.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import reduce
from itertools import combinations
from math import inf

import numpy as np

from components.charts.round.boxes import Whole
from components.charts.round.curves import Plane, Real, measure_distances, trace
from components.charts.round.grid import QUICK
from components.charts.round.outlines import CORNERS
from components.charts.round.parameters import (
    BESIDE,
    CROSSING,
    HOPELESS_PART,
    LONG,
    PART,
    PARTED,
    TOUCHING,
)
from components.charts.round.phases import State, run, survey
from components.charts.round.pressing import press
from components.charts.round.problem import Problem
from components.charts.round.scene import Posts


@dataclass(frozen=True)
class Stretch:
    """Where two outlines run side by side.

    Parameters
    ----------
    points : ndarray of complex
        Along the outline of `one`, px.
    rest : int
        The code of the other lists that hold the points.
    """

    one: int
    other: int
    points: Plane
    rest: int


def part_outlines(problem: Problem, state: State) -> State:
    """Part outlines that run side by side.

    Parameters
    ----------
    state : State
        Without faults.

    Returns
    -------
    State
        Without faults, too; the same if outlines cannot part.
    """
    posts = find_posts(problem, state)
    if not posts:
        return state
    parted, faults = press(problem, run(problem, state, PART, posts), PART, HOPELESS_PART, posts)
    return state if faults or measure_company(parted.curves) >= measure_company(state.curves) else parted


def measure_company(curves: Plane) -> float:
    """Return the share of the length of all outlines that is less than TOUCHING px from another one, 0 to 1."""
    corners, distances = _measure_corners(curves)
    steps = np.abs(corners - np.roll(corners, 1, axis=1))
    own = np.arange(len(corners))
    distances[own, own] = inf
    return float(steps[(np.abs(distances) < TOUCHING).any(axis=0)].sum() / steps.sum())


def find_posts(problem: Problem, state: State) -> Posts | None:
    """Set posts where outlines run side by side, if a region with symptoms may be between them."""
    named = _find_named(problem, state)
    posts = [post for stretch in _list_stretches(state.curves) if (post := _set_posts(named, stretch, problem))]
    return reduce(Posts.join, posts) if posts else None


def _find_named(problem: Problem, state: State) -> dict[int, Plane]:
    """Find the points of a grid in the pieces that hold names, for the code of each region."""
    grid, codes, named = survey(problem, state)
    return {int(code): grid[named & (codes == code)] for code in problem.codes}


def _list_stretches(curves: Plane) -> Iterator[Stretch]:
    corners, distances = _measure_corners(curves)
    lists = np.arange(len(corners))
    for one, other in combinations(lists, 2):
        near = np.abs(distances[:, one])
        thirds = (lists != one) & (lists != other)
        alone = (near[thirds] > CROSSING).all(axis=0)
        rest = (distances[thirds, one] > 0).T @ (1 << lists[thirds])
        for places in list_runs(np.where(alone & (near[other] < BESIDE), rest, -1)):
            points = corners[one, places]
            if np.abs(np.diff(points)).sum() > LONG:
                yield Stretch(int(one), int(other), points, int(rest[places[0]]))


def _measure_corners(curves: Plane) -> tuple[Plane, Real]:
    """Return points along each outline, and how far each is inside each: (lists, CORNERS), (lists, lists, CORNERS)."""
    corners = trace(curves, CORNERS).astype(QUICK)
    return corners, measure_distances(curves, corners.ravel()).reshape(len(corners), *corners.shape)


def list_runs(labels: Whole) -> Iterator[Whole]:
    """Yield the places of each run of one label along a ring; those of a label below 0 are left out."""
    start = int(np.argmax(labels != np.roll(labels, 1)))  # where a run begins; 0 if the whole ring is one
    places = np.roll(np.arange(len(labels)), -start)
    cuts = np.flatnonzero(np.diff(labels[places])) + 1
    return (run for run in np.split(places, cuts) if labels[run[0]] >= 0)


def _set_posts(named: Mapping[int, Plane], stretch: Stretch, problem: Problem) -> Posts | None:
    """Set posts along a stretch for the region that may be there and whose names are nearer to one of its ends."""
    nearest, chosen = inf, None
    for inside, outside in ((stretch.one, stretch.other), (stretch.other, stretch.one)):
        cells = named.get(stretch.rest | 1 << inside, stretch.points[:0])
        gap = np.abs(cells[:, None] - stretch.points[[0, -1]]).min(initial=inf)
        if gap < nearest:
            nearest, chosen = gap, (inside, outside)
    if chosen is None:
        return None
    sides = np.zeros((len(problem.listed), len(stretch.points)), np.float32)
    sides[chosen[0]], sides[chosen[1]] = 1, -1
    return Posts(stretch.points, sides, np.full(len(stretch.points), PARTED, np.float32))
