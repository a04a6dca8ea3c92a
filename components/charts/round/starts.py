"""Regions -> starts: the ellipses of a Venn diagram on the page, with the names in the middle of their regions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import islice, permutations
from typing import TypeAlias

import numpy as np

from components.charts.layout import Canvas
from components.charts.round.blocks import set_columns
from components.charts.round.boxes import Boxes, Whole, measure_room
from components.charts.round.curves import (
    CENTRE,
    STRETCH,
    TURN,
    Plane,
    Real,
    frame_ellipse,
    measure,
    measure_radii,
    trace,
)
from components.charts.round.grid import lay_grid
from components.charts.round.parameters import COARSE, FRAME, MARGIN, ROW_GAP, SHAPE
from components.charts.round.phases import State, price
from components.charts.round.problem import Problem

Shape: TypeAlias = tuple[complex, float, float, float]  # middle, semi-axes and rotation of an ellipse, in any unit
# Venn's diagrams by the number of lists. The four ellipses: Venn (1880), On the Diagrammatic and
# Mechanical Representation of Propositions and Reasonings, Philosophical Magazine 10.
DIAGRAMS: dict[int, tuple[Shape, ...]] = {
    1: ((0j, 1.0, 1.0, 0.0),),
    2: ((-0.5 + 0j, 1.0, 1.0, 0.0), (0.5 + 0j, 1.0, 1.0, 0.0)),
    3: ((-0.42 - 0.36j, 1.05, 1.05, 0.0), (0.42 - 0.36j, 1.05, 1.05, 0.0), (0.36j, 1.05, 1.05, 0.0)),
    4: (
        (-0.8 + 0j, 2.0, 1.2, -np.pi / 4),
        (0.8 + 0j, 2.0, 1.2, np.pi / 4),
        (1j, 2.0, 1.2, -np.pi / 4),
        (1j, 2.0, 1.2, np.pi / 4),
    ),
}
NEED = 2.2  # times the area of its names; what a region of a start should have, since much is lost at its edges
CORNERS = 90  # at which the extent of an ellipse is measured
ASSIGNED = 6  # assignments whose energy is compared
SMALL = 10.0  # px, added to the spread of a region, so that a small one counts as square
FACE = 25.0  # px; names of a region that the start lacks are put within this of the least wrong place


def list_starts(problem: Problem, boxes: Boxes) -> list[State]:
    """Put the lists on Venn's ellipses in the ways that suit best, and on circles by their likeness; best first."""
    shares = np.bincount(boxes.region, measure_room(boxes)) / problem.page
    candidates = [*islice(_assign(problem, shares), ASSIGNED), _scale(problem, shares)]
    arrangements = [arrange(boxes.half[boxes.region == region]) for region in range(len(problem.regions))]
    states = [_put_down(problem, boxes, curves, arrangements) for curves in candidates]
    return sorted(states, key=lambda state: price(problem, state, SHAPE))


def _assign(problem: Problem, room: Real) -> Iterator[Plane]:
    """Yield Venn's ellipses in each order of the lists, first where regions have the sizes that the names need."""
    count = len(problem.listed)
    shares, curves = _measure_regions(count), fit_page(DIAGRAMS[count], problem.canvas)
    ranked = sorted((_judge_order(order, problem.codes, room, shares), order) for order in permutations(range(count)))
    seen: list[float] = []
    for cost, order in ranked:
        if not any(abs(cost - other) < 1e-9 for other in seen):  # the mirror image of one already there
            seen.append(cost)
            yield curves[list(order)]


def _scale(problem: Problem, room: Real) -> Plane:
    """Make circles as large as the names of the lists need; the more names two lists share, the nearer their circles.

    Returns
    -------
    ndarray, shape (lists, WIDTH)

    References
    ----------
    Classical multidimensional scaling: Torgerson (1952), Psychometrika 17. Distance: Jaccard's.
    """
    count = len(problem.listed)
    held = (problem.codes[:, None] >> np.arange(count) & 1).astype(float)
    both = held.T @ (held * room[:, None])
    own = np.diag(both)
    unlike = 1 - both / (own[:, None] + own - both)
    radii = np.sqrt(own / np.pi)
    centred = np.eye(count) - 1 / count
    values, vectors = np.linalg.eigh(-0.5 * centred @ unlike**2 @ centred)
    strength = np.sqrt(np.maximum(values[-2:], 1e-6)) if count > 1 else np.zeros(1)
    spots = vectors[:, -2:] * strength
    middles = spots[:, -1] + 1j * spots[:, 0] * (count > 1)
    apart = np.abs(middles[:, None] - middles)
    wanted = (radii[:, None] + radii) * unlike
    middles = middles * (wanted * apart).sum() / max(1e-9, (apart**2).sum())
    shapes = [(complex(middle), radius, radius, 0.0) for middle, radius in zip(middles, radii, strict=True)]
    return fit_page(shapes, problem.canvas)


def _put_down(problem: Problem, boxes: Boxes, curves: Plane, arrangements: Sequence[Sequence[Arrangement]]) -> State:
    """Put the names of each region into its middle."""
    canvas = problem.canvas
    grid = lay_grid(canvas, COARSE * np.sqrt(problem.page)).ravel()
    distances = measure(curves, grid).values * measure_radii(curves)
    held = problem.codes[:, None, None] >> np.arange(len(problem.listed))[:, None] & 1
    inside = np.where(held == 1, distances, -distances).min(axis=1)
    middles, chain = _put_names(arrangements, inside, grid)
    least = boxes.half + 2 * FRAME * (1 + 1j)
    x = np.clip(middles.real, least.real, canvas.width - least.real)
    y = np.clip(middles.imag, least.imag, canvas.height - least.imag)
    return State(curves, replace(boxes, chain=chain), x + 1j * y)


def _judge_order(order: tuple[int, ...], codes: Whole, room: Real, shares: Real) -> float:
    """Price an assignment by the room that its regions lack for their names, and by the regions that must vanish."""
    taken = sum((codes >> place & 1) << ellipse for place, ellipse in enumerate(order))
    needed = np.zeros(len(shares))
    needed[taken] = NEED * room
    empty = needed[1:] == 0
    return float(np.maximum(0, needed - shares)[1:].sum() + shares[1:][empty].sum())


@cache
def _measure_regions(count: int) -> Real:
    """Return the share of the page that each region of a Venn diagram fills, by its code."""
    canvas = Canvas(1000, 1000, 10)
    points = lay_grid(canvas, 10).ravel()
    inside = measure(fit_page(DIAGRAMS[count], canvas), points).values > 0
    return np.bincount((inside << np.arange(count)[:, None]).sum(axis=0), minlength=2**count) / len(points)


def fit_page(shapes: Sequence[Shape], canvas: Canvas) -> Plane:
    """Stretch ellipses over the page, turned upright where the page is: shape (lists, WIDTH)."""
    curves = np.array([frame_ellipse(*shape) for shape in shapes])
    spots = trace(curves, CORNERS)
    if (np.ptp(spots.real) > np.ptp(spots.imag)) != (canvas.width > canvas.height):
        curves = np.array([frame_ellipse(1j * middle, a, b, turn + np.pi / 2) for middle, a, b, turn in shapes])
        spots = trace(curves, CORNERS)
    wide = (canvas.width - 2 * MARGIN) / np.ptp(spots.real)
    high = (canvas.height - 2 * MARGIN) / np.ptp(spots.imag)
    stretched = np.zeros_like(curves)
    moved = curves[:, CENTRE] - (spots.real.min() + 1j * spots.imag.min())
    stretched[:, CENTRE] = moved.real * wide + 1j * moved.imag * high + MARGIN * (1 + 1j)
    mean, half = (wide + high) / 2, (wide - high) / 2  # z -> mean z + half conj(z) stretches the plane
    for one, other in ((TURN, STRETCH), (STRETCH, TURN)):
        stretched[:, one] = (curves[:, one] * mean - curves[:, other] * half) / (mean**2 - half**2)
    return stretched


@dataclass(frozen=True)
class Arrangement:
    """Names of a region in columns: the middles of their boxes around 0, px, and how many are below each other."""

    aspect: float
    middles: Plane
    rows: int


def arrange(half: Plane) -> list[Arrangement]:
    """Arrange boxes in every number of columns, widest first."""
    found = {}
    for columns in range(len(half), 0, -1):
        size, middles = set_columns(half, columns, ROW_GAP)
        rows = -(-len(half) // columns)
        found[rows] = Arrangement(size.real / size.imag, middles - size / 2, rows)
    return list(found.values())


def _put_names(arrangements: Sequence[Sequence[Arrangement]], inside: Real, grid: Plane) -> tuple[Plane, Whole]:
    """Put the names of each region as a block into its middle, or near the least wrong place where it is missing.

    Parameters
    ----------
    arrangements : sequence
        Those of each region.
    inside : ndarray, shape (regions, points)
        How far each point of the grid is inside each region, about, px.

    Returns
    -------
    tuple of ndarray
        The middles of the boxes, and the pairs of names that stand below each other.
    """
    middles, chain, first = [], [], 0
    for within, choices in zip(inside, arrangements, strict=True):
        deepest = within.max()
        weight = (
            np.maximum(0, within - max(0, deepest - FACE)) if deepest > 0 else np.maximum(0, within - deepest + FACE)
        )
        face = grid[within > 0] if deepest > 0 else grid[weight > 0]
        aspect = (face.real.std() + SMALL) / (face.imag.std() + SMALL)
        chosen = min(choices, key=lambda choice: abs(np.log(choice.aspect / aspect)))
        middles.append((weight @ grid) / weight.sum() + chosen.middles)
        count = len(chosen.middles)
        chain += [(first + at - 1, first + at) for at in range(1, count) if at % chosen.rows]
        first += count
    return np.concatenate(middles), np.array(chain, np.intp).reshape(-1, 2)
