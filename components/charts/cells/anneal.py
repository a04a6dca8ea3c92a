"""Memberships -> grid: arrange cells so that outlines are round and few run side by side.

Simulated annealing over swaps of two cells. Several chains run side by side in numpy; each step tries many
swaps of a chain at once and makes the first that is accepted, which is what one chain would have made after
as many refusals.

References
----------
Kirkpatrick, Gelatt and Vecchi (1983), Optimization by Simulated Annealing, Science 220.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil, pi

import numpy as np
from numpy.typing import NDArray

from components.charts.cells.counts import PackedCounts
from components.charts.cells.grid import Grid, list_parts
from components.charts.cells.joining import SPLIT, join_pieces

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]

CHAINS = 8  # arrangements that are bettered side by side; fewer with more steps each depend more on luck
SWAPS = 64  # tried at once; more cost time while it is hot, when one of the first few is accepted
STEPS = 600  # ten times as many lower the price by less than a tenth
HOT, COLD = 0.1, 0.02  # of the price; hotter forgets the start, colder stops moving
BUNDLE = 0.3  # price of outlines side by side; higher: fewer of them, but longer outlines
NEAR_MIDDLE = 0.6  # power; higher starts symptoms of many imbalances nearer to the middle
RIM = 2.0  # of the circle of imbalances; where cells without a symptom start


@dataclass(frozen=True)
class Shape:
    """A number of columns, and the width of a cell over its height."""

    columns: int
    aspect: float


def arrange(memberships: Sequence[int], shapes: Sequence[Shape]) -> Grid:
    """Find a good arrangement of cells.

    Parameters
    ----------
    memberships : sequence of int
        The imbalances of each symptom, as bits; at most twelve imbalances.
    shapes : sequence of Shape
        The grids to try; chains are dealt to them in turn.

    Returns
    -------
    Grid
        Every membership in a cell of its own; cells left over hold no bit. The same for the same input.
    """
    chains = _Chains(memberships, [shapes[place % len(shapes)] for place in range(CHAINS)])
    for heat in HOT * (COLD / HOT) ** np.linspace(0, 1, STEPS if len(set(memberships)) > 1 else 0):
        chains.step(heat)
    grids = chains.read_best()
    prices = [price + _price_pieces(grid) for price, grid in zip(chains.least.tolist(), grids, strict=True)]
    best = prices.index(min(prices))
    return join_pieces(grids[best], chains.shapes[best].aspect)


def _price_pieces(grid: Grid) -> float:
    pieces = [sum(1 for _ in list_parts(grid.board(bit), grid.stride)) for bit in grid.bits]
    return SPLIT * sum(pieces) / max(1, len(pieces))


class _Chains:
    """Arrangements in flat arrays: a row of cells for each chain, with a rim of outside around its grid.

    The price of an arrangement is the mean over imbalances of P^2 / (4 pi A), the inverse of roundness, plus what
    bundles cost: for each side of a cell where k > 1 outlines run, its length times k^2.
    """

    def __init__(self, memberships: Sequence[int], shapes: Sequence[Shape]) -> None:
        self.shapes, self.random = shapes, np.random.default_rng(len(memberships))
        self.lists = max(memberships).bit_length()
        sizes = [(ceil(len(memberships) / shape.columns), shape.columns) for shape in shapes]
        self.width = max((rows + 2) * (columns + 2) for rows, columns in sizes)
        self.spots = [_list_inner(*size) + self.width * chain for chain, size in enumerate(sizes)]
        self.counts = np.array([len(spots) for spots in self.spots])[:, None]
        self.drawn = np.array([np.resize(spots, self.counts.max()) for spots in self.spots])
        self.held = np.zeros(self.width * len(shapes), np.int64)
        for spots, size in zip(self.spots, sizes, strict=True):
            self.held[spots] = _start(np.array(memberships), size, self.lists, self.random)
        strides = np.array([columns + 2 for _, columns in sizes])
        self.beside = np.stack([0 * strides, 0 * strides - 1, 0 * strides + 1, -strides, strides], axis=1)[:, None]
        self.sides = np.array([[shape.aspect**-0.5, shape.aspect**0.5] for shape in shapes])  # upright, level
        self.sums = PackedCounts(self.lists)
        areas = np.array([sum(membership >> place & 1 for membership in memberships) for place in range(self.lists)])
        self.inverse = 1 / (4 * pi * np.maximum(1, areas) * self.lists)
        self.bundle = BUNDLE / (self.lists * len(memberships) ** 0.5)
        self.lengths = self._measure()
        self.price = self._price(self.lengths)
        self.least, self.best = self.price.copy(), self.held.reshape(len(shapes), -1).copy()

    def step(self, heat: float) -> None:
        """Try some swaps in each chain, and make the first that is accepted."""
        pairs = self._draw_pairs()
        near = pairs[..., None] + self.beside
        held = self.held.take(near)
        own, others = held[..., :1], held[..., 1:]
        moved = np.where(near[..., 1:] == pairs[::-1][..., None], own, others)  # the other may be a neighbour
        change = self.sums.read(moved ^ own[::-1]) - self.sums.read(others ^ own)
        change = change.reshape(*change.shape[:-1], 2, 2).sum(axis=(0, -1))
        lengths = self.lengths[:, None] + (self.sums.unpack(change) * self.sides[:, None, :, None]).sum(-2)
        price = self._price(lengths)
        limit = self.price[:, None] + heat * self.random.standard_exponential(price.shape)
        accepted = (price <= limit) & (own[0, ..., 0] != own[1, ..., 0])
        self._swap(pairs, accepted, lengths, price)

    def read_best(self) -> list[Grid]:
        """Return the best arrangement of each chain."""
        best = self.best.reshape(-1)
        pairs = zip(self.shapes, self.spots, strict=True)
        return [Grid(shape.columns, tuple(best[spots].tolist())) for shape, spots in pairs]

    def _draw_pairs(self) -> Ints:
        """Draw two cells for each swap, shape (2, chains, swaps)."""
        luck = self.random.random((2, len(self.shapes), SWAPS))
        return np.take_along_axis(self.drawn[None], (luck * self.counts).astype(int), axis=-1)

    def _swap(self, pairs: Ints, accepted: NDArray[np.bool_], lengths: Floats, price: Floats) -> None:
        first = accepted.argmax(1)
        chains = np.flatnonzero(accepted.any(1))
        swaps = first[chains]
        one, other = pairs[:, chains, swaps]
        self.held[one], self.held[other] = self.held[other], self.held[one]
        self.lengths[chains], self.price[chains] = lengths[chains, swaps], price[chains, swaps]
        better = chains[self.price[chains] < self.least[chains] - 1e-9]
        self.least[better] = self.price[better]
        self.best[better] = self.held.reshape(len(self.shapes), -1)[better]

    def _price(self, lengths: Floats) -> Floats:
        """Price arrangements by the length of each outline and, last, of their bundles."""
        outlines = lengths[..., : self.lists]
        return np.asarray((outlines * outlines * self.inverse).sum(-1) + self.bundle * lengths[..., -1])

    def _measure(self) -> Floats:
        """Measure the outlines and bundles of each chain anew, shape (chains, lists + 1)."""
        lengths = []
        for board, shape, sides in zip(self.held.reshape(len(self.shapes), -1), self.shapes, self.sides, strict=True):
            rows = board[: len(board) // (shape.columns + 2) * (shape.columns + 2)].reshape(-1, shape.columns + 2)
            upright = self.sums.unpack(self.sums.read(rows[:, 1:] ^ rows[:, :-1])).sum((0, 1))
            level = self.sums.unpack(self.sums.read(rows[1:] ^ rows[:-1])).sum((0, 1))
            lengths.append(upright * sides[0] + level * sides[1])
        return np.array(lengths)


def _list_inner(rows: int, columns: int) -> Ints:
    """List the places of cells in a flat row that has a rim around the grid."""
    return (np.arange(1, rows + 1)[:, None] * (columns + 2) + np.arange(1, columns + 1)).reshape(-1)


def _start(memberships: Ints, size: tuple[int, int], lists: int, random: np.random.Generator) -> Ints:
    """Lay imbalances around a circle in a random order, symptoms between theirs, and fill columns from the left."""
    rows, columns = size
    turns = 2 * pi * (random.permutation(lists) + random.random()) / lists
    held = (memberships[:, None] >> np.arange(lists) & 1).astype(float)
    spots = (
        held
        @ np.column_stack([np.cos(turns), np.sin(turns)])
        / np.maximum(1, held.sum(1, keepdims=True)) ** NEAR_MIDDLE
    )
    rim = 2 * pi * random.random(rows * columns - len(memberships))
    spots = np.concatenate([spots, RIM * np.column_stack([np.cos(rim), np.sin(rim)])])
    held_by = np.concatenate([memberships, np.zeros(len(rim), np.int64)])
    by_column = np.argsort(spots[:, 0], kind="stable").reshape(columns, rows)
    cells = [held_by[part[np.argsort(spots[part, 1], kind="stable")]] for part in by_column]
    return np.column_stack(cells).reshape(-1)
