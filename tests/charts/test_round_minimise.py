"""The way downhill: it finds the least value soon, in steps that are never too long and never lead up."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest

from components.charts.round.curves import Real
from components.charts.round.minimise import LONGEST, minimise

Function = Callable[[Real], tuple[float, Real]]


class Watched:
    """A function that notes where it was asked; beyond a wall it has no value."""

    def __init__(self, function: Function, wall: float = np.inf) -> None:
        self.function, self.wall = function, wall
        self.asked: list[Real] = []

    def __call__(self, at: Real) -> tuple[float, Real]:
        self.asked.append(at)
        return self.function(at) if np.abs(at).max() < self.wall else (np.inf, at)


def bowl(bends: Real) -> Function:
    """Make a bowl with its least value, 0, in the origin."""
    return lambda at: (float(at @ (bends * at)) / 2, bends * at)


def valley(at: Real) -> tuple[float, Real]:
    """Return Rosenbrock's bent valley, with its least value, 0, in (1, 1)."""
    x, y = at
    return float(100 * (y - x * x) ** 2 + (1 - x) ** 2), np.array(
        [-400 * x * (y - x * x) - 2 * (1 - x), 200 * (y - x * x)]
    )


def ripples(at: Real) -> tuple[float, Real]:
    """Return a shallow bowl with ripples, so that it is bent downwards in many places."""
    return float(at @ at / 100 - np.sum(np.cos(at))), at / 50 + np.sin(at)


LONG = np.geomspace(1, 1e4, 12)


def test_with_the_right_curvature_a_bowl_takes_one_step() -> None:
    assert minimise(bowl(LONG), np.full(12, 20.0), np.diag(LONG), 1) == pytest.approx(np.zeros(12), abs=1e-9)


@pytest.mark.parametrize(("known", "steps"), [(LONG * 100, 2), (LONG / 100, 1), (LONG**0.5, 25)])
def test_what_is_wrong_in_the_curvature_is_made_up_for(known: Real, steps: int) -> None:
    """Soon where all of it is too large or too small, and by the memory of steps where its shape is wrong."""
    end = minimise(bowl(LONG), np.full(12, 20.0), np.diag(known), steps)
    assert bowl(LONG)(end)[0] < 1


def test_a_bent_valley_is_followed_to_its_end() -> None:
    end = minimise(valley, np.array([-1.2, 1.0]), np.diag([400.0, 200.0]), 40)
    assert end == pytest.approx([1, 1], abs=1e-3)


def test_where_the_function_is_bent_downwards_the_way_still_leads_down() -> None:
    for seed in range(20):
        start = np.random.default_rng(seed).uniform(-9, 9, 6)
        values = [ripples(minimise(ripples, start, np.eye(6), count))[0] for count in (0, 1, 2, 4, 8, 60)]
        assert values == sorted(values, reverse=True)
        assert np.abs(ripples(minimise(ripples, start, np.eye(6), 60))[1]).max() < 0.05, seed


def test_no_step_is_longer_than_it_may_be() -> None:
    watched = Watched(bowl(np.array([1.0, 2.0, 3.0])))
    minimise(watched, np.array([3e3, 10.0, -4e3]), np.diag([1.0, 2.0, 3.0]), 5)
    steps = np.abs(np.diff(watched.asked, axis=0)).max(axis=1)
    assert steps == pytest.approx(np.full(5, LONGEST))


def test_before_a_wall_steps_are_shortened_and_the_best_place_is_kept() -> None:
    walled = Watched(lambda at: (-float(at.sum()), -np.ones(2)), wall=5.0)
    end = minimise(walled, np.zeros(2), np.eye(2), 60)
    assert 4 < end.min() <= end.max() < 5


def test_the_search_ends_where_there_is_nothing_to_gain() -> None:
    flat, even = Watched(ripples), Watched(bowl(np.ones(2) * 1e-9))
    assert minimise(flat, np.zeros(2), np.eye(2), 60) == pytest.approx(np.zeros(2))
    minimise(even, np.full(2, 1.0), np.eye(2), 60)
    assert max(len(flat.asked), len(even.asked)) < 12
