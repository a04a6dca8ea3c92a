"""Outlines as functions of the plane: ellipses whose radius is bent by a few harmonics.

Points, vectors and the coefficients of linear maps are complex numbers, x + iy in px. The gradient of a
real function f is the complex number G with df = Re(conj(G) dz).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from components.charts.round.parameters import CORE, HARMONICS, SLOPES

Plane: TypeAlias = NDArray[np.complexfloating]
Real: TypeAlias = NDArray[np.floating]
CENTRE, TURN, STRETCH, BENDS = 0, 1, 2, slice(3, None)  # the columns of an array of curves
WIDTH = 3 + HARMONICS - 1
AT_ONCE = 3000  # points that are measured at once; more take long, as a processor has no room near it for them
DEGREES = np.arange(2, HARMONICS + 1)


def frame_ellipse(middle: complex, along: float, across: float, rotation: float) -> Plane:
    """Make the curve of an ellipse.

    With d a point's vector from the middle, u = TURN d + STRETCH conj(d) is a linear map that turns the
    ellipse into the unit circle.

    Returns
    -------
    ndarray, shape (WIDTH,)
        Middle (px), TURN and STRETCH (1/px), bends (none).
    """
    curve = np.zeros(WIDTH, complex)
    curve[CENTRE] = middle
    curve[TURN] = (1 / along + 1 / across) / 2 * np.exp(-1j * rotation)
    curve[STRETCH] = (1 / along - 1 / across) / 2 * np.exp(1j * rotation)
    return curve


def measure_radii(curves: Plane) -> Real:
    """Return the radius in px of the circle as large as each ellipse: shape (lists, 1)."""
    shrink = np.abs(curves[:, TURN]) ** 2 - np.abs(curves[:, STRETCH]) ** 2  # how much smaller the map makes areas
    return np.asarray(1 / np.sqrt(np.abs(shrink)))[:, None]


def trace(curves: Plane, corners: int) -> Plane:
    """Return points along each outline: shape (lists, corners)."""
    turn = np.exp(2j * np.pi * np.arange(corners) / corners)
    bent = 1 + (curves[:, BENDS] @ turn ** DEGREES[:, None]).real
    across = bent * turn
    turned, stretched = curves[:, TURN, None], curves[:, STRETCH, None]
    shrink = np.abs(turned) ** 2 - np.abs(stretched) ** 2
    points: Plane = curves[:, CENTRE, None] + (turned.conj() * across - stretched * across.conj()) / shrink
    return points


@dataclass(frozen=True)
class Field:
    """The functions of the outlines at some points: arrays of the shape (lists, points).

    Parameters
    ----------
    values : ndarray
        1 + bends - rho: above 0 inside an outline, 0 on it.
    slopes : ndarray
        The gradient of the values by u.
    offsets : ndarray
        From the middles, px.
    powers : ndarray, shape (lists, HARMONICS, points)
        The direction of u to the powers 1 to HARMONICS.
    """

    values: Real
    slopes: Plane
    offsets: Plane
    powers: Plane


def measure(curves: Plane, points: Plane) -> Field:
    """Evaluate the functions of the outlines.

    The direction of u is u / rho with rho² = |u|² + CORE², so that it has no jump in the middle.

    Returns
    -------
    Field
        With the exact slopes, in the precision of the points.
    """
    curves = curves.astype(points.dtype)
    offsets = points - curves[:, CENTRE, None]
    u = curves[:, TURN, None] * offsets + curves[:, STRETCH, None] * offsets.conj()
    rho = np.sqrt(u.real**2 + u.imag**2 + CORE**2)
    inverse = 1 / rho  # to multiply by it is faster than to divide complex numbers
    powers = np.empty((len(u), HARMONICS, u.shape[1]), u.dtype)
    direction = powers[:, 0]
    np.multiply(u, inverse, out=direction)
    for degree in range(1, HARMONICS):
        np.multiply(powers[:, degree - 1], direction, out=powers[:, degree])
    sums = np.zeros((len(u), 2, HARMONICS), u.dtype)
    sums[:, 0, 1:], sums[:, 1, :-1] = curves[:, BENDS], DEGREES * curves[:, BENDS]
    both = sums @ powers
    bent, swung = both[:, 0], both[:, 1]  # the second is the derivative of the first by the direction
    along = 1 + (swung.real * direction.real - swung.imag * direction.imag) * inverse
    slopes = np.empty_like(u)
    slopes.real, slopes.imag = (
        swung.real * inverse - along * direction.real,
        -swung.imag * inverse - along * direction.imag,
    )
    return Field(1 + bent.real - rho, slopes, offsets, powers)


def measure_distances(curves: Plane, points: Plane) -> Real:
    """Return about how far each point is inside each outline, in px; below 0 outside: shape (lists, points)."""
    parts = (points[first : first + AT_ONCE] for first in range(0, max(1, len(points)), AT_ONCE))
    fields = (measure(curves, part) for part in parts)
    return np.concatenate([field.values / measure_slopes(curves, field) for field in fields], axis=1)


def locate(curves: Plane, points: Plane) -> NDArray[np.intp]:
    """Return the code of the region that each point lies in, whose bits are the lists: shape (points,)."""
    curves = curves.astype(points.dtype)
    offsets = points - curves[:, CENTRE, None]
    u = curves[:, TURN, None] * offsets + curves[:, STRETCH, None] * offsets.conj()
    rho = np.sqrt(u.real**2 + u.imag**2) + 1e-9
    direction = u * (1 / rho)
    bent = np.zeros_like(u)
    for bend in curves[:, :2:-1].T:  # Horner's rule, from the highest degree
        bent = (bent + bend[:, None]) * direction
    inside = 1 + (bent * direction).real > rho
    return np.asarray((inside << np.arange(len(curves))[:, None]).sum(axis=0))


def pull_back(curves: Plane, field: Field, pull: Real) -> tuple[Plane, Plane]:
    """Turn the gradient by the values into the gradient by the curves and by the points.

    Returns
    -------
    tuple of ndarray, shapes (lists, WIDTH) and (lists, points)
        The second is for each outline apart; a point feels their sum.
    """
    gradient = np.empty_like(curves)
    curves = curves.astype(field.slopes.dtype)
    by_u = pull * field.slopes
    by_point = by_u * curves[:, TURN, None].conj() + by_u.conj() * curves[:, STRETCH, None]
    gradient[:, CENTRE] = -by_point.sum(axis=1)
    gradient[:, TURN] = (by_u * field.offsets.conj()).sum(axis=1)
    gradient[:, STRETCH] = (by_u * field.offsets).sum(axis=1)
    gradient[:, BENDS] = (field.powers[:, 1:] @ pull[:, :, None].astype(field.powers.dtype))[:, :, 0].conj()
    return gradient, by_point


def differentiate(curves: Plane, field: Field) -> tuple[Plane, Plane]:
    """Return the gradients of the values.

    Returns
    -------
    tuple of ndarray, shapes (lists, points, WIDTH) and (lists, points)
        By the curve that each belongs to, and by the point.
    """
    curves = curves.astype(field.slopes.dtype)
    by_curve = np.empty((*field.slopes.shape, WIDTH), curves.dtype)
    by_point = field.slopes * curves[:, TURN, None].conj() + field.slopes.conj() * curves[:, STRETCH, None]
    by_curve[:, :, CENTRE] = -by_point
    by_curve[:, :, TURN] = field.slopes * field.offsets.conj()
    by_curve[:, :, STRETCH] = field.slopes * field.offsets
    by_curve[:, :, BENDS] = field.powers[:, 1:].conj().swapaxes(1, 2)
    return by_curve, by_point


def measure_slopes(curves: Plane, field: Field) -> Real:
    """Return how steep each function is at each point, so that value / slope is a distance in px.

    Returns
    -------
    ndarray, shape (lists, points)
        In 1/px, within SLOPES.
    """
    turned, stretched = curves[:, (TURN, STRETCH), None].astype(field.slopes.dtype).swapaxes(0, 1)
    return np.asarray(np.clip(np.abs(field.slopes * turned.conj() + field.slopes.conj() * stretched), *SLOPES))
