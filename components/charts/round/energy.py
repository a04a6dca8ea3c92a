"""The energy of outlines and names: one smooth number, the smaller the better, and its gradient.

It is the sum of the squared distances by which wishes are missed and of the areas that must vanish, so
a minimiser can follow it downhill. It only proposes: the judge alone decides whether a layout is shown.
"""

from __future__ import annotations

import numpy as np

from components.charts.round.boxes import Boxes, Whole
from components.charts.round.curves import BENDS, DEGREES, Plane, Real, pull_back
from components.charts.round.grid import Mask, weigh_lists, weigh_regions
from components.charts.round.parameters import (
    AIR,
    AIR_WEIGHT,
    BENDING,
    CLEARANCE,
    COLUMN_GAP,
    ROUNDED,
    ROW_GAP,
    SIDEWAYS,
)
from components.charts.round.scene import Posts, Scene, Sight, look


def evaluate(scene: Scene, unknowns: Real) -> tuple[float, Real]:
    """Return the energy and its gradient by the unknowns, which has their shape."""
    sight = look(scene, unknowns)
    outside, pull = _price_points(scene, sight)
    by_curve, by_point = pull_back(sight.curves, sight.field, pull * scene.scale)
    bent, by_bend = _resist_bending(sight.curves)
    by_curve[:, BENDS] += scene.phase.bend * by_bend
    by_middle = by_point[:, : sight.named].sum(axis=0).reshape(len(sight.middles), -1).sum(axis=1, dtype=complex)
    crowded, by_crowd = _part_boxes(scene.boxes, scene.pairs, sight.middles)
    ragged, by_column = line_up(scene.boxes, sight.middles)
    by_middle += scene.phase.names * by_crowd + scene.phase.column * by_column
    energy = outside + scene.phase.bend * bent + scene.phase.names * crowded + scene.phase.column * ragged
    by_body = _add_up(by_middle, scene.boxes.body, len(unknowns) // 2 - by_curve.size)
    return energy, np.concatenate([(by_curve * scene.units).ravel(), by_body]).view(np.float64)


def _price_points(scene: Scene, sight: Sight) -> tuple[float, Real]:
    """Return the energy of all points, and its gradient by their distances from the outlines."""
    phase, distances = scene.phase, sight.distances
    area = phase.empty * scene.cell
    held, by_name = _hold_names(distances[:, : sight.named], scene.signs)
    kept, by_post = _keep_sides(distances[:, sight.named : sight.posted], scene.posts)
    left, by_grid = squeeze(distances[:, sight.posted :], scene.unwanted, phase.softness)
    pull = np.concatenate([phase.names * by_name, phase.names * by_post, area * by_grid], axis=1)
    return phase.names * (held + kept) + area * float(left.sum()), pull


def _hold_names(distances: Real, signs: Real) -> tuple[float, Real]:
    """Push names to their side of each outline, CLEARANCE px away, and gently as far as AIR."""
    inward = signs * distances
    close, airless = np.maximum(0, CLEARANCE - inward), np.maximum(0, AIR - inward)
    energy = np.sum(close**2) + AIR_WEIGHT * np.sum(airless**2)
    return float(energy), -2 * signs * (close + AIR_WEIGHT * airless)


def _keep_sides(distances: Real, posts: Posts) -> tuple[float, Real]:
    """Push outlines to their side of each post: in from the edges of the page, and apart from each other."""
    over = np.abs(posts.sides) * np.maximum(0, posts.clear - posts.sides * distances)
    return float(np.sum(over**2)), -2 * posts.sides * over


def squeeze(distances: Real, unwanted: Mask, softness: float) -> tuple[Real, Real]:
    """Measure how much each point is in regions that must not be there, so that they shrink to nothing.

    Returns
    -------
    tuple of ndarray, shapes (points,) and (lists, points)
        From 0 to 1 for each point, and the gradient of that by the distances.
    """
    inside = weigh_lists(distances, softness)
    belongs = weigh_regions(inside) * unwanted
    held = (np.arange(len(belongs)) >> np.arange(len(inside))[:, None] & 1).astype(belongs.dtype)
    total = belongs.sum(axis=0)
    return total, (held @ belongs - inside * total) / softness


def _resist_bending(curves: Plane) -> tuple[float, Plane]:
    """Price each harmonic by the square of the curvature that it adds to a circle.

    Returns
    -------
    tuple of float and ndarray, shape (lists, harmonics)
        The price, and its gradient by the bends.

    References
    ----------
    The curvature of the circle r = 1 + b cos(k t) is 1 + (k² - 1) b cos(k t), to first order in b.
    """
    price = BENDING * (DEGREES**2 - 1.0) ** 2
    bends = curves[:, BENDS]
    return float((np.abs(bends) ** 2 @ price).sum()), 2 * price * bends


def find_overlaps(boxes: Boxes, pairs: tuple[Whole, Whole], middles: Plane) -> tuple[Whole, Real, Plane]:
    """Find the pairs of names that overlap, with the gaps they should have.

    Returns
    -------
    tuple of ndarray, shape (overlaps,)
        The places of the pairs; how deep they overlap, along the way on which they part sooner; and
        that way for the first, which counts SIDEWAYS or 1 for each px.
    """
    one, other = pairs
    between = middles[one] - middles[other]
    needed = boxes.half[one] + boxes.half[other]
    beside = SIDEWAYS * (needed.real + COLUMN_GAP - np.abs(between.real))
    below = needed.imag + ROW_GAP - np.abs(between.imag)
    depth = np.minimum(beside, below)
    hit = np.flatnonzero(depth > 0)
    right, down = np.where(between.real > 0, SIDEWAYS, -SIDEWAYS), np.where(between.imag > 0, 1j, -1j)
    return hit, depth[hit], np.where(beside < below, right, down)[hit]


def _part_boxes(boxes: Boxes, pairs: tuple[Whole, Whole], middles: Plane) -> tuple[float, Plane]:
    """Push names apart that overlap."""
    hit, depth, way = find_overlaps(boxes, pairs, middles)
    push = -4 * depth * way
    count = len(middles)
    return 2 * float(depth @ depth), _add_up(push, pairs[0][hit], count) - _add_up(push, pairs[1][hit], count)


def measure_columns(boxes: Boxes, middles: Plane) -> tuple[Whole, Whole, Real, Real]:
    """Return the upper and lower name of each pair in a column, and how many px they are aside and apart: (pairs,)."""
    upper, lower = boxes.chain[boxes.body[boxes.chain[:, 0]] != boxes.body[boxes.chain[:, 1]]].T
    way = middles[lower] - middles[upper]
    aside = way.real - boxes.half.real[lower] + boxes.half.real[upper]
    return upper, lower, aside, way.imag - boxes.half.imag[lower] - boxes.half.imag[upper] - ROW_GAP


def line_up(boxes: Boxes, middles: Plane) -> tuple[float, Plane]:
    """Pull names of a column to one left edge and to one distance, about as strongly from near as from far."""
    upper, lower, aside, apart = measure_columns(boxes, middles)
    across, down = np.sqrt(aside**2 + ROUNDED**2), np.sqrt(apart**2 + ROUNDED**2)
    pull = 2 * (aside / across + 1j * apart / down)
    energy = 2 * float(np.sum(across - ROUNDED) + np.sum(down - ROUNDED))
    return energy, _add_up(pull, lower, len(middles)) - _add_up(pull, upper, len(middles))


def _add_up(values: Plane, places: Whole, length: int) -> Plane:
    """Add complex values up by their places."""
    real = np.bincount(places, values.real, length)
    return np.asarray(real + 1j * np.bincount(places, values.imag, length))
