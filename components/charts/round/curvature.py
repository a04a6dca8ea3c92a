"""An estimate of the curvature of the energy, with which even the first step of the minimiser is a good one."""

from __future__ import annotations

import numpy as np

from components.charts.round.boxes import Whole
from components.charts.round.curves import BENDS, DEGREES, Real, differentiate
from components.charts.round.energy import find_overlaps, measure_columns, squeeze
from components.charts.round.parameters import AIR, AIR_WEIGHT, BENDING, CLEARANCE, DAMPING, ROUNDED
from components.charts.round.scene import Scene, Sight, look


def measure_curvature(scene: Scene, unknowns: Real) -> Real:
    """Estimate the second derivatives of the energy by the rule of Gauss and Newton.

    The energy is a sum of squares; while what is squared is nearly linear, its second derivatives are
    twice the products of the first derivatives. What changes little is damped, so that no step is wild.

    Returns
    -------
    ndarray, shape (unknowns, unknowns)
        Symmetric and positive definite; per px².

    References
    ----------
    Nocedal and Wright (2006), Numerical Optimization, section 10.3.
    """
    sight = look(scene, unknowns)
    along, across = differentiate(sight.curves, sight.field)
    real = along.real.dtype
    by_curve = (along * scene.scale[:, :, None] * scene.units[:, None].astype(real)).view(real)
    by_point = (across * scene.scale).view(real).reshape(*scene.scale.shape, 2)
    matrix = np.diag(np.full(unknowns.size, DAMPING * scene.phase.names))
    first = 2 * sight.curves.size  # the unknown where the bodies begin
    _add_names(matrix, scene, by_curve[:, : sight.named], by_point[:, : sight.named], sight)
    _add_posts(matrix, scene, by_curve[:, sight.named : sight.posted], sight)
    _add_grid(matrix[:first, :first], scene, by_curve[:, sight.posted :], sight)
    _add_bending(matrix[:first, :first], scene)
    _add_pairs(matrix[first:, first:], scene, sight)
    return matrix


def _add_names(matrix: Real, scene: Scene, by_curve: Real, by_point: Real, sight: Sight) -> None:
    """Add the names' clearance from the outlines: it ties each curve to itself and to every body."""
    lists, _, width = by_curve.shape
    inward = scene.signs * sight.distances[:, : sight.named]
    weight = 2 * scene.phase.names * ((inward < CLEARANCE) + inward.dtype.type(AIR_WEIGHT) * (inward < AIR))
    split = (lists, len(sight.middles), -1)  # the points of each name
    rows, spots = by_curve.reshape(*split, width), by_point.reshape(*split, 2)
    weighed = rows * weight.reshape(*split, 1)
    cross = spots.swapaxes(2, 3) @ weighed  # (lists, names, 2, width)
    own = (spots.swapaxes(2, 3) @ (spots * weight.reshape(*split, 1))).sum(axis=0)
    body, first = scene.boxes.body, lists * width
    for place in range(lists):
        part = slice(place * width, (place + 1) * width)
        matrix[part, part] += by_curve[place].T @ weighed[place].reshape(-1, width)
        for axis in (0, 1):
            np.add.at(matrix[first + axis :: 2, part], body, cross[place, :, axis])
        matrix[part, first:] = matrix[first:, part].T
    for axis in (0, 1):
        for other in (0, 1):
            np.add.at(matrix[first + axis :: 2, first + other :: 2], (body, body), own[:, axis, other])


def _add_posts(matrix: Real, scene: Scene, by_curve: Real, sight: Sight) -> None:
    """Add the push from posts."""
    width, sides = by_curve.shape[2], scene.posts.sides
    close = (sides != 0) & (sides * sight.distances[:, sight.named : sight.posted] < scene.posts.clear)
    for place, rows in enumerate(by_curve):
        part = slice(place * width, (place + 1) * width)
        matrix[part, part] += 2 * scene.phase.names * rows[close[place]].T @ rows[close[place]]


def _add_grid(block: Real, scene: Scene, by_curve: Real, sight: Sight) -> None:
    """Add the areas that must vanish: each is the square of its root."""
    total, pull = squeeze(sight.distances[:, sight.posted :], scene.unwanted, scene.phase.softness)
    by_root = pull * np.sqrt(scene.phase.empty * scene.cell / (2 * total + 1e-12))
    rows = (by_curve * by_root[:, :, None]).swapaxes(0, 1).reshape(len(scene.grid), len(block))
    block += rows.T @ rows


def _add_bending(block: Real, scene: Scene) -> None:
    """Add the price of the bends."""
    price = np.zeros(scene.units.shape)
    price[:, BENDS] = 2 * scene.phase.bend * BENDING * (DEGREES**2 - 1.0) ** 2 * scene.units[:, BENDS] ** 2
    block += np.diag(np.repeat(price.ravel(), 2))  # of the real and of the imaginary part


def _add_pairs(block: Real, scene: Scene, sight: Sight) -> None:
    """Add what ties two names: that they do not overlap, and that they stand in columns."""
    body, names = scene.boxes.body, 4 * scene.phase.names
    hit, _, way = find_overlaps(scene.boxes, scene.pairs, sight.middles)
    one, other = body[scene.pairs[0][hit]], body[scene.pairs[1][hit]]
    upper, lower, aside, apart = measure_columns(scene.boxes, sight.middles)
    column = 2 * scene.phase.column
    _tie(block[::2, ::2], one, other, names * way.real**2)
    _tie(block[1::2, 1::2], one, other, names * way.imag**2)
    _tie(block[::2, ::2], body[upper], body[lower], column / np.sqrt(aside**2 + ROUNDED**2))
    _tie(block[1::2, 1::2], body[upper], body[lower], column / np.sqrt(apart**2 + ROUNDED**2))


def _tie(block: Real, one: Whole, other: Whole, strength: Real) -> None:
    """Add springs between bodies."""
    np.add.at(block, (one, one), strength)
    np.add.at(block, (other, other), strength)
    np.add.at(block, (one, other), -strength)
    np.add.at(block, (other, one), -strength)
