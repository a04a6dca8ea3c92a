"""What moves round outlines: their functions, the energy with its slope and its curvature, and the way downhill."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
import shapely

from components.charts.layout import Canvas
from components.charts.round.curvature import measure_curvature
from components.charts.round.curves import (
    BENDS,
    Plane,
    frame_ellipse,
    locate,
    measure,
    measure_distances,
    measure_radii,
    trace,
)
from components.charts.round.energy import evaluate
from components.charts.round.grid import QUICK, lay_grid
from components.charts.round.minimise import minimise
from components.charts.round.parameters import DAMPING, PRESS, SHAPE, SKETCH, SLOPES, Phase
from components.charts.round.phases import State, make_scene, price, run
from components.charts.round.problem import Problem
from components.charts.round.scene import Posts, Scene, pack

PAGE = Canvas(860, 660, 14)


def make_curves() -> Plane:
    """Make three ellipses on the page, each bent a little."""
    chance = np.random.default_rng(7)
    ellipses = (
        (300 + 300j, 250, 160, 0.4),
        (500 + 320j, 220, 220, 0),
        (420 + 400j, 280, 120, 2),
        (600 + 200j, 90, 60, 1),
    )
    curves = np.array([frame_ellipse(*ellipse) for ellipse in ellipses])
    shape = curves[:, BENDS].shape
    curves[:, BENDS] = 0.02 * (chance.normal(size=shape) + 1j * chance.normal(size=shape))
    return curves


def test_an_outline_holds_a_point_where_its_function_says_so() -> None:
    """The polygon that is drawn, the function that moves it and the code of a region agree at every point."""
    curves, points = make_curves(), lay_grid(PAGE, 12).ravel()
    polygons = [shapely.Polygon(np.column_stack([ring.real, ring.imag])) for ring in trace(curves, 600)]
    inside = np.array([shapely.contains_xy(polygon, points.real, points.imag) for polygon in polygons])
    edges = np.array(
        [shapely.distance(polygon.exterior, shapely.points(points.real, points.imag)) for polygon in polygons]
    )
    clear = edges > 1
    assert (inside == (measure(curves, points).values > 0))[clear].all()
    codes = locate(curves, points) >> np.arange(len(curves))[:, None] & 1 == 1
    assert (inside == codes)[clear].all()
    near = clear & (edges < 15)
    told = np.abs(measure_distances(curves, points))[near]
    assert np.quantile(np.abs(told / edges[near] - 1), 0.9) < 0.25  # about: they steer, and the judge measures
    areas = np.array([polygon.area for polygon in polygons])
    assert measure_radii(curves)[:, 0] == pytest.approx(np.sqrt(areas / np.pi), rel=0.02)


def test_distances_stay_bounded_in_the_middle_of_an_outline_and_far_from_it() -> None:
    curves = make_curves()
    points = np.concatenate([curves[:, 0], [1e5 + 1e5j]])
    field = measure(curves, points)
    assert np.isfinite(field.slopes).all()
    assert np.abs(measure_distances(curves, points)).max() <= np.abs(field.values).max() / SLOPES[0]


def make_precise_scene(problem: Problem, state: State, phase: Phase) -> Scene:
    """Make a scene whose points are in double precision, so that differences can be measured."""
    scene = make_scene(problem, state, phase, make_posts(len(problem.listed)))
    posts = replace(scene.posts, points=scene.posts.points.astype(complex))
    return replace(scene, grid=scene.grid.astype(complex), posts=posts)


def make_posts(lists: int) -> Posts:
    """Set two posts that are to be inside the first outline, outside of the last, and anywhere else."""
    sides = np.zeros((lists, 2), np.float32)
    sides[0], sides[-1] = 1, -1
    return Posts(np.array([250 + 250j, 600 + 300j], QUICK), sides, np.full(2, 9, np.float32))


@pytest.mark.parametrize("phase", [SKETCH, SHAPE, PRESS], ids=["sketch", "shape", "press"])
def test_gradient_is_the_slope_of_the_energy(problem: Problem, state: State, phase: Phase) -> None:
    """By central differences along 20 random directions, at a point off every minimum."""
    scene = make_precise_scene(problem, state, phase)
    chance = np.random.default_rng(7)
    at = pack(state.curves, state.bodies, scene.units)
    at = at + chance.normal(size=at.shape)
    energy, gradient = evaluate(scene, at)
    single = make_scene(problem, state, phase, make_posts(len(problem.listed)))
    quick, slope = evaluate(single, at)  # in single precision, which is near enough
    assert quick == pytest.approx(energy, rel=1e-4)
    assert np.linalg.norm(slope - gradient) < 1e-3 * np.linalg.norm(gradient)
    for _ in range(20):
        way = chance.normal(size=at.shape)
        rise = evaluate(scene, at + 1e-4 * way)[0] - evaluate(scene, at - 1e-4 * way)[0]
        assert rise / 2e-4 == pytest.approx(float(gradient @ way), rel=1e-3)


def part_scene(scene: Scene) -> dict[str, tuple[Scene, Scene]]:
    """Return for each wish a scene with it, and the same scene without it."""
    phase, nothing = scene.phase, np.empty(0, np.intp)
    posted = scene.scale.shape[1] - len(scene.grid)
    named = posted - len(scene.posts.points)
    bare = Posts(scene.posts.points[:0], scene.posts.sides[:, :0], scene.posts.clear[:0])
    gridless = replace(scene, grid=scene.grid[:0], unwanted=scene.unwanted[:, :0], scale=scene.scale[:, :posted])
    names = replace(gridless, posts=bare, pairs=(nothing, nothing), scale=scene.scale[:, :named])
    unposted = replace(scene, posts=bare, scale=np.delete(scene.scale, np.s_[named:posted], axis=1))
    return {
        "names": (names, replace(names, phase=replace(phase, names=0))),
        "posts": (scene, unposted),
        "empty regions": (scene, gridless),
        "overlaps": (scene, replace(scene, pairs=(nothing, nothing))),
        "columns": (scene, replace(scene, phase=replace(phase, column=0))),
        "bends": (scene, replace(scene, phase=replace(phase, bend=0))),
    }


@pytest.mark.parametrize("wish", ["names", "posts", "empty regions", "overlaps", "columns", "bends"])
def test_every_wish_is_in_the_energy_and_in_its_curvature(problem: Problem, state: State, wish: str) -> None:
    """The estimate is within a quarter of what the gradient does along random directions."""
    scene = make_precise_scene(problem, state, SHAPE)
    at = pack(state.curves, state.bodies, scene.units)
    one, other = part_scene(scene)[wish]
    assert evaluate(one, at)[0] > evaluate(other, at)[0]
    told = measure_curvature(one, at) - measure_curvature(other, at)
    told -= np.eye(at.size) * DAMPING * (one.phase.names - other.phase.names)
    ways = np.random.default_rng(3).normal(size=(12, at.size))

    def rise(part: Scene) -> float:
        sides = (evaluate(part, at + step * way)[1] @ way * np.sign(step) for way in ways for step in (0.3, -0.3))
        return float(sum(sides)) / 0.6

    assert np.sum((ways @ told) * ways) == pytest.approx(rise(one) - rise(other), rel=0.25)
    assert told == pytest.approx(told.T)


def test_a_stage_lowers_the_energy_and_the_curvature_makes_its_first_step_the_largest(
    problem: Problem, state: State
) -> None:
    scene = make_scene(problem, state, PRESS)
    at = pack(state.curves, state.bodies, scene.units)
    whole = evaluate(scene, at)[0]
    first = minimise(lambda unknowns: evaluate(scene, unknowns), at, measure_curvature(scene, at), 1)
    assert evaluate(scene, first)[0] < 0.5 * whole
    assert price(problem, run(problem, state, PRESS), PRESS) < 0.3 * price(problem, state, PRESS)
