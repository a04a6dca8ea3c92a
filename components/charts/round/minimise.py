"""A minimiser for smooth functions of some hundred unknowns: L-BFGS with backtracking."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from components.charts.round.curves import Real

MEMORY = 9  # steps remembered: more model the curvature better and cost time
LONGEST = 60.0  # px that an unknown changes by in one step
ENOUGH = 1e-5  # of the value; a smaller gain ends the search
DECREASE = 1e-4  # of the expected gain that a step must bring (Armijo's rule)
SHORTENINGS = 8  # tries to shorten a step

Function = Callable[[Real], tuple[float, Real]]


@dataclass(frozen=True, eq=False)
class Place:
    """Where the search is, and the value and the gradient of the function there."""

    at: Real
    value: float
    gradient: Real


@dataclass(frozen=True)
class Step:
    """A step that was taken, and by how much the gradient changed along it."""

    way: Real
    change: Real

    @property
    def bend(self) -> float:
        """The product of way and change: above 0 where the function is bent upwards."""
        return float(self.way @ self.change)


def minimise(function: Function, start: Real, curvature: Real, iterations: int) -> Real:
    """Follow a function downhill for at most so many iterations.

    Parameters
    ----------
    function : callable
        Returns the value and the gradient.
    curvature : ndarray, shape (unknowns, unknowns)
        About the second derivatives at the start, positive definite.

    Returns
    -------
    ndarray
        Where the least value was found.

    References
    ----------
    Nocedal and Wright (2006), Numerical Optimization, algorithms 7.4 (two loops) and 3.1 (backtracking).
    """
    inverse: Real = np.asarray(np.linalg.inv(curvature), np.float64)
    here = Place(start, *function(start))
    steps: list[Step] = []
    for _ in range(iterations):
        there = _search(function, here, _choose_way(here.gradient, inverse, steps))
        if there is here:
            break
        step = Step(there.at - here.at, there.gradient - here.gradient)
        if step.bend > 1e-10 * (step.change @ step.change):
            steps = [*steps[1 - MEMORY :], step]
        gain = here.value - there.value
        here = there
        if gain < ENOUGH * abs(here.value):
            break
    return here.at


def _choose_way(gradient: Real, inverse: Real, steps: Sequence[Step]) -> Real:
    """Return the way downhill by the curvature at the start and what the last steps taught of it."""
    way = -gradient
    weights = []
    for step in reversed(steps):
        weights.append((step.way @ way) / step.bend)
        way = way - weights[-1] * step.change
    way = inverse @ way
    if steps:
        way = way * (steps[-1].bend / (steps[-1].change @ inverse @ steps[-1].change))
    for step, weight in zip(steps, reversed(weights), strict=True):
        way = way + (weight - (step.change @ way) / step.bend) * step.way
    return way


def _search(function: Function, here: Place, way: Real) -> Place:
    """Shorten a step until it lowers the value as it should; where none does, stay here."""
    slope = float(here.gradient @ way)
    length = min(1.0, LONGEST / (np.abs(way).max() + 1e-12))
    for _ in range(SHORTENINGS):
        there = Place(here.at + length * way, *function(here.at + length * way))
        if there.value <= here.value + DECREASE * length * slope:
            return there
        # Next is the lowest place of the parabola through both ends that leaves here with this slope.
        bent = 2 * (there.value - here.value - length * slope)
        length *= min(0.5, max(0.1, -slope * length / bent)) if np.isfinite(there.value) else 0.1
    return here
