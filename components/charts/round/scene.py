"""What the minimiser looks at in one phase: the unknowns, and the points at which the outlines are measured."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from components.charts.round.boxes import Boxes, Whole
from components.charts.round.curves import Field, Plane, Real, measure
from components.charts.round.grid import Mask
from components.charts.round.parameters import Phase


@dataclass(frozen=True)
class Posts:
    """Points that do not move, and on which side of outlines each must be.

    Parameters
    ----------
    points : ndarray of complex, shape (posts,)
        px.
    sides : ndarray, shape (lists, posts)
        1 where a post must be inside the outline, -1 where outside, 0 where it may be anywhere.
    clear : ndarray, shape (posts,)
        How far from those outlines, px.
    """

    points: Plane
    sides: Real
    clear: Real

    def join(self, other: Posts) -> Posts:
        """Put others behind these."""
        return Posts(
            np.concatenate([self.points, other.points]),
            np.concatenate([self.sides, other.sides], axis=1),
            np.concatenate([self.clear, other.clear]),
        )


@dataclass(frozen=True)
class Scene:
    """What stays the same while one phase runs.

    Parameters
    ----------
    pairs : tuple of ndarray of int
        The names that must not overlap: one, and the other.
    signs : ndarray, shape (lists, points on boxes)
        1 where the list holds the name, -1 where not.
    posts : Posts
        Near the edges of the page outside of all outlines, and between outlines that must part.
    grid : ndarray of complex
        The points at which regions are looked for, px.
    cell : float
        The area that a point of the grid stands for, px².
    unwanted : ndarray of bool, shape (2 ** lists, grid or 1)
        Which regions must not be at which points; the bits of the first index are the lists.
    scale : ndarray, shape (lists, points)
        px by which a function's value must be multiplied to be a distance, frozen so that the gradient is exact.
    units : ndarray, shape (lists, WIDTH)
        By how much each number of a curve changes while its outline moves about 1 px.
    """

    phase: Phase
    boxes: Boxes
    pairs: tuple[Whole, Whole]
    signs: Real
    posts: Posts
    grid: Plane
    cell: float
    unwanted: Mask
    scale: Real
    units: Real


@dataclass(frozen=True)
class Sight:
    """What the outlines and names of some unknowns look like.

    Parameters
    ----------
    middles : ndarray of complex
        The middles of the names' boxes, px.
    distances : ndarray, shape (lists, points)
        From each point to each outline, px, above 0 inside. The points are those of the names, then
        the posts, then those of the grid.
    named, posted : int
        Where the points of the names end, and where the posts end.
    """

    curves: Plane
    middles: Plane
    field: Field
    distances: Real
    named: int
    posted: int


def unpack(unknowns: Real, units: Real) -> tuple[Plane, Plane]:
    """Split the unknowns into curves, shape (lists, WIDTH), and the middles of the bodies."""
    numbers = unknowns.view(np.complex128)
    return numbers[: units.size].reshape(units.shape) * units, numbers[units.size :]


def pack(curves: Plane, bodies: Plane, units: Real) -> Real:
    """Join curves and bodies to one array of real unknowns, all in px: shape (unknowns,)."""
    return np.concatenate([(curves / units).ravel(), bodies]).view(np.float64)


def list_points(scene: Scene, middles: Plane) -> Plane:
    """Return the points at which outlines are measured, of names, posts and grid: shape (points,)."""
    return np.concatenate(
        [scene.boxes.sample(middles).ravel().astype(scene.grid.dtype), scene.posts.points, scene.grid]
    )


def look(scene: Scene, unknowns: Real) -> Sight:
    """Measure the outlines at every point."""
    curves, bodies = unpack(unknowns, scene.units)
    middles = scene.boxes.shift + bodies[scene.boxes.body]
    points = list_points(scene, middles)
    field = measure(curves, points)
    posted = len(points) - len(scene.grid)
    return Sight(curves, middles, field, field.values * scene.scale, posted - len(scene.posts.points), posted)
