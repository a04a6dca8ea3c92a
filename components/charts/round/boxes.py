"""Names -> boxes: what moves when names and outlines find their places."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache

import numpy as np
from numpy.typing import NDArray

from components.charts.layout import RISE, Canvas, Mark
from components.charts.measure import fit_text, measure_lines, measure_word
from components.charts.round.curves import Plane
from components.charts.round.parameters import COLUMN_GAP, ROW_GAP, SAMPLES, WRAP
from components.facts.regions import Region

Whole = NDArray[np.intp]


@dataclass(frozen=True)
class Boxes:
    """The boxes of all names, discs included: arrays with one entry for each name, in px.

    Names that move as one belong to the same body.

    Parameters
    ----------
    half : ndarray of complex
        Half the width, and i times half the height.
    disc : ndarray of complex
        From the middle of the box to the middle of its disc.
    region : ndarray of int
        The place of its region.
    body : ndarray of int
        The body it belongs to; the bodies are numbered from 0.
    shift : ndarray of complex
        From the middle of its body to the middle of the box.
    chain : ndarray of int, shape (pairs, 2)
        Names that should stand below each other in one column: the upper and the lower.
    """

    marks: tuple[Mark, ...]
    half: Plane
    disc: Plane
    region: Whole
    body: Whole
    shift: Plane
    chain: Whole

    def sample(self, middles: Plane) -> Plane:
        """Return points on the boxes: shape (names, 2 * SAMPLES), along the top, then along the bottom."""
        return middles[:, None] + self._corners

    @cached_property
    def _corners(self) -> Plane:
        """The way from the middle of each box to its points: shape (names, 2 * SAMPLES)."""
        along = np.linspace(-1, 1, SAMPLES)
        across = np.concatenate([along - 1j, along + 1j])
        return np.asarray(self.half.real[:, None] * across.real + 1j * self.half.imag[:, None] * across.imag)

    def list_pairs(self) -> tuple[Whole, Whole]:
        """List the pairs of names that are of different bodies: the one and the other of each, shapes (pairs,)."""
        one, other = np.triu_indices(len(self.half), 1)
        apart = self.body[one] != self.body[other]
        return one[apart], other[apart]

    def place_marks(self, middles: Plane) -> tuple[Mark, ...]:
        """Set the marks down with the middles of their boxes on these points, sorted by symptom."""
        marks = (set_mark(mark, spot) for mark, spot in zip(self.marks, middles + self.disc, strict=True))
        return tuple(sorted(marks, key=lambda mark: mark.symptom))


def set_mark(mark: Mark, spot: complex) -> Mark:
    """Set a mark down with its middle on a spot, to a tenth of a px."""
    return replace(mark, x=round(float(spot.real), 1), y=round(float(spot.imag), 1))


def make_marks(labels: Iterable[tuple[str, str]], canvas: Canvas, wrap: float) -> list[Mark]:
    """Make the marks of symptoms and their names, by name, with lines so many em wide unless a word is wider."""
    ordered = sorted(labels, key=lambda label: label[::-1])
    return [Mark(symptom, 0, 0, _wrap_name(name, canvas.text, wrap)) for symptom, name in ordered]


@lru_cache(maxsize=4096)  # the same names come again in every region, block and picture
def _wrap_name(name: str, size: float, wrap: float) -> tuple[str, ...]:
    return fit_text(name, size, max(wrap * size, measure_word(name, size)))


def measure_marks(marks: Sequence[Mark], canvas: Canvas) -> tuple[Plane, Plane]:
    """Return half the size of each mark with its name, and the way from its middle to the mark, px: shapes (marks,)."""
    sizes = np.array([measure_lines(mark.lines, canvas.text) for mark in marks]).reshape(-1, 2)
    wide, high = sizes.T
    radius = canvas.radius
    right = np.where(wide > 0, canvas.text_at + wide, radius)
    top = np.maximum(radius, high / 2 + RISE * canvas.text * (wide > 0))
    bottom = np.maximum(radius, high / 2)
    half = (right + radius + 1j * (top + bottom)) / 2
    return half, (radius - right + 1j * (top - bottom)) / 2


def make_boxes(regions: Sequence[Region], names: Mapping[str, str], canvas: Canvas, wrap: float) -> Boxes:
    """Make the boxes of all names, each a body of its own."""
    labels = ([(symptom, names[symptom]) for symptom in region.symptoms] for region in regions)
    held = [make_marks(some, canvas, wrap) for some in labels]
    marks = [mark for part in held for mark in part]
    half, disc = measure_marks(marks, canvas)
    region = np.repeat(np.arange(len(regions)), [len(part) for part in held])
    bodies = np.arange(len(marks))
    return Boxes(tuple(marks), half, disc, region, bodies, np.zeros(len(marks), complex), np.empty((0, 2), np.intp))


def measure_fullness(regions: Sequence[Region], names: Mapping[str, str], canvas: Canvas) -> float:
    """Return the share of the canvas that names and the gaps around them fill, with lines as wide as they may be."""
    return float(measure_room(make_boxes(regions, names, canvas, WRAP)).sum() / (canvas.width * canvas.height))


def measure_room(boxes: Boxes) -> NDArray[np.float64]:
    """Return the area in px² that each box and the gaps around it fill: shape (names,)."""
    return np.asarray((2 * boxes.half.real + COLUMN_GAP) * (2 * boxes.half.imag + ROW_GAP))
