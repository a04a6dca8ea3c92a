"""A phase: one run of the minimiser, and the points at which it measures the outlines."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from components.charts.round.boxes import Boxes
from components.charts.round.curvature import measure_curvature
from components.charts.round.curves import (
    BENDS,
    CENTRE,
    STRETCH,
    TURN,
    Plane,
    Real,
    locate,
    measure,
    measure_distances,
    measure_radii,
    measure_slopes,
)
from components.charts.round.energy import evaluate
from components.charts.round.grid import QUICK, Mask, find_cells, flood, lay_grid, weigh_lists, weigh_regions, widen
from components.charts.round.minimise import minimise
from components.charts.round.parameters import (
    ADMITTED,
    AROUND,
    COARSE,
    DISTANT,
    FAINT,
    FINE,
    FRAME,
    FRAME_STEP,
    MOST_POINTS,
    NEAR,
    SAMPLES,
    Phase,
)
from components.charts.round.problem import Problem
from components.charts.round.scene import Posts, Scene, list_points, pack, unpack


@dataclass(frozen=True)
class State:
    """Outlines and names on their way.

    Parameters
    ----------
    curves : ndarray, shape (lists, WIDTH)
    bodies : ndarray of complex
        The middles of the bodies, px.
    """

    curves: Plane
    boxes: Boxes
    bodies: Plane

    @property
    def middles(self) -> Plane:
        """The middles of the boxes in px: shape (names,)."""
        return self.boxes.shift + self.bodies[self.boxes.body]

    def move(self, way: complex) -> State:
        """Move outlines and names alike, by px."""
        curves = self.curves.copy()
        curves[:, CENTRE] += way
        return State(curves, self.boxes, self.bodies + way)


def run(problem: Problem, state: State, phase: Phase, between: Posts | None = None) -> State:
    """Let outlines and names move for one phase; posts between outlines part these."""
    scene = make_scene(problem, state, phase, between)
    start = pack(state.curves, state.bodies, scene.units)
    end = minimise(lambda unknowns: evaluate(scene, unknowns), start, measure_curvature(scene, start), phase.iterations)
    curves, bodies = unpack(end, scene.units)
    return State(curves, state.boxes, bodies)


def price(problem: Problem, state: State, phase: Phase) -> float:
    """Return the energy of a state as it is."""
    scene = make_scene(problem, state, phase)
    return evaluate(scene, pack(state.curves, state.bodies, scene.units))[0]


def make_scene(problem: Problem, state: State, phase: Phase, between: Posts | None = None) -> Scene:
    """Measure a state: what stays the same in the next phase."""
    grid, cell, unwanted = watch_finely(problem, state, phase) if phase.fine else _watch_all(problem)
    frame = _lay_frame(problem)
    scene = Scene(
        phase=phase,
        boxes=state.boxes,
        pairs=state.boxes.list_pairs(),
        signs=np.repeat(problem.find_sides(state.boxes), 2 * SAMPLES, axis=1).astype(np.float32),
        posts=frame.join(between) if between else frame,
        grid=grid,
        cell=cell,
        unwanted=unwanted & ~_admit(problem, grid, between) if between else unwanted,
        scale=np.ones(1),
        units=_measure_units(state.curves),
    )
    slopes = measure_slopes(state.curves, measure(state.curves, list_points(scene, state.middles)))
    return replace(scene, scale=1 / slopes)


def _measure_units(curves: Plane) -> Real:
    """Return by how much each number of a curve changes while its outline moves about 1 px."""
    units, radii = np.ones(curves.shape), measure_radii(curves)
    units[:, [TURN, STRETCH]], units[:, BENDS] = 1 / radii**2, 1 / radii
    return units


def _lay_frame(problem: Problem) -> Posts:
    """Set posts all around the page, FRAME px inside its edges."""
    width, height = problem.canvas.width, problem.canvas.height
    x = np.linspace(0, width, max(8, round(width / FRAME_STEP)) + 1)
    y = np.linspace(0, height, max(8, round(height / FRAME_STEP)) + 1)
    edges = [x + 1j * FRAME, x + 1j * (height - FRAME), FRAME + 1j * y, width - FRAME + 1j * y]
    points = np.concatenate(edges).astype(QUICK)
    outside = np.full((len(problem.listed), len(points)), -1, np.float32)
    return Posts(points, outside, np.full(len(points), FRAME, np.float32))


def _watch_all(problem: Problem) -> tuple[Plane, float, Mask]:
    """Look for absent regions all over the page: points, px² for each, and which region is unwanted where."""
    grid = lay_grid(problem.canvas, COARSE * np.sqrt(problem.page)).ravel()
    return grid, problem.page / grid.size, problem.absent[:, None]


def watch_finely(problem: Problem, state: State, phase: Phase) -> tuple[Plane, float, Mask]:
    """Look closely, but only where a region that must not be is near; returns as `_watch_all`."""
    grid, codes, named = survey(problem, state)
    unwanted = mark_unwanted(problem, codes, named)
    shown = unwanted[codes.ravel(), np.arange(codes.size)].reshape(grid.shape)
    near = np.flatnonzero(widen(shown, AROUND))
    belongs = weigh_regions(weigh_lists(measure_distances(state.curves, grid.ravel()[near]), phase.softness))
    kept = near[(belongs * unwanted[:, near]).sum(axis=0) > FAINT]
    thinned = kept[:: len(kept) // MOST_POINTS + 1]
    cell = problem.page / grid.size * len(kept) / max(1, len(thinned))
    return grid.ravel()[thinned], cell, unwanted[:, thinned]


def survey(problem: Problem, state: State) -> tuple[Plane, NDArray[np.intp], Mask]:
    """Look closely at the page: points, the code of the region of each, and whether its piece has a name.

    Returns
    -------
    tuple of ndarray, shape (rows, columns)
        As `find_named` has it for the last.
    """
    grid = lay_grid(problem.canvas, max(FINE[0], FINE[1] * np.sqrt(problem.page)))
    codes = locate(state.curves, grid.ravel()).reshape(grid.shape)
    return grid, codes, find_named(problem, state, codes)


def _admit(problem: Problem, points: Plane, between: Posts) -> Mask:
    """Find where a region with symptoms may be, since it is to pass a post: shape (2 ** lists, points)."""
    held = np.arange(len(problem.absent))[:, None] >> np.arange(len(problem.listed)) & 1
    passes = held @ (between.sides < 0) + (1 - held) @ (between.sides > 0) == 0  # (2 ** lists, posts)
    near = np.abs(points - between.points[:, None]) < ADMITTED
    admitted = passes.astype(np.float32) @ near.astype(np.float32) > 0
    return np.asarray(admitted & ~problem.absent[:, None])


def find_named(problem: Problem, state: State, codes: NDArray[np.intp]) -> Mask:
    """Find the points outside of all lists or in a piece that holds a name of its region: shape (rows, columns)."""
    samples = state.boxes.sample(state.middles)
    own = np.repeat(problem.codes[state.boxes.region], samples.shape[1])
    row, column = find_cells(problem.canvas, codes.shape, samples.ravel())
    right = codes[row, column] == own
    seeds = codes == 0
    seeds[row[right], column[right]] = True
    return flood(codes, seeds)


def mark_unwanted(problem: Problem, codes: NDArray[np.intp], named: Mask) -> Mask:
    """Mark which region must not be at which point.

    Regions without symptoms must be nowhere. A piece without a name must go. Near it, and near what is
    left of an absent region, a region may be only where it has a name already; otherwise the piece would
    come back on the other side of the point where the outlines cross.

    Returns
    -------
    ndarray of bool, shape (2 ** lists, points)
    """
    unwanted = np.repeat(problem.absent[:, None], codes.size, axis=1)
    trouble = widen(problem.absent[codes], NEAR // 2) | widen(~named, NEAR)
    for code in problem.codes:
        held = named & (codes == code)
        if held.any():
            stray = (codes == code) & ~named
            unwanted[code] = (stray | (trouble & ~widen(held, DISTANT))).ravel()
    return unwanted
