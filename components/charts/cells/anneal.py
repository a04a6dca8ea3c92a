"""Memberships -> grid: arrange cells so that outlines are round and few run side by side.

Simulated annealing over swaps of two cells. Each step measures the swaps of all pairs among a random half of the
cells and makes one of them, by the odds of a heat bath; a step that stays where it is would be lost. Several chains
run side by side in numpy.

References
----------
Kirkpatrick, Gelatt and Vecchi (1983), Optimization by Simulated Annealing, Science 220.
Bortz, Kalos and Lebowitz (1975), A New Algorithm for Monte Carlo Simulation of Ising Spin Systems, J. Comput. Phys. 17.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import ceil, pi

import numpy as np
from numpy.typing import NDArray

from components.charts.cells.grid import Grid, list_parts
from components.charts.cells.sides import measure_sides, tabulate_outlines

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]
Singles = NDArray[np.float32]

CHAINS = 8  # arrangements that are bettered side by side; fewer with more steps each depend more on luck
STEPS = 1200  # for MANY lists; twice as many lower the price by 2 %; half as many are faster, and raise it by 3 %
MANY = 6  # lists; for fewer there are fewer steps, as their arrangement is found sooner
USUAL = 60  # cells; for more there are fewer steps, as each takes longer
CHOSEN = 0.5  # share of the cells that a step looks at; less: faster steps, but good swaps are missed
MOST_CHOSEN = 128  # cells that a step looks at; it bounds the time for any table
HOT, COLD = 0.2, 0.04  # of the price; hotter forgets the start, colder stops moving
BUNDLE = 0.3  # price of outlines side by side; higher: fewer of them, but longer outlines
SPLIT = 0.8  # price of a piece, beside P^2 / (4 pi A); higher: lists in one piece, but less round
NEAR_MIDDLE = 0.6  # power; higher: symptoms of many imbalances start nearer to the middle
RIM = 2.0  # of the circle of imbalances; where cells without a symptom start
NEVER = np.float32(1e6)  # price of a swap that changes nothing; a cell and itself are always among the pairs
BARRED = 4 * NEVER  # price of a cell that only pads a chain to the length of the longest; it must exceed NEVER
FINE = 2.0**14  # prices are rounded to 1 / FINE, so that their sums are exact and the same on every machine
NOISE = 1 << 18  # random numbers that are drawn once and read from random places


@dataclass(frozen=True)
class Shape:
    """A number of columns, and the width of a cell over its height."""

    columns: int
    aspect: float


@lru_cache(maxsize=16)  # a chart asks for the same arrangement with each size of its text
def arrange(memberships: tuple[int, ...], shapes: tuple[Shape, ...]) -> Grid:
    """Find a good arrangement of cells.

    Parameters
    ----------
    memberships : tuple of int
        The imbalances of each symptom, as bits; at most twelve imbalances.
    shapes : tuple of Shape
        The grids to try; chains are dealt to them in turn.

    Returns
    -------
    Grid
        Every membership in a cell of its own; cells left over hold no bit. The same for the same input.
    """
    chains = _Chains(memberships, [shapes[place % len(shapes)] for place in range(CHAINS)])
    share = min(1.0, chains.lists / MANY) ** 3 * min(1.0, (USUAL / len(memberships)) ** 2)
    steps = ceil(STEPS * share) if len(set(memberships)) > 1 else 0
    for heat in HOT * (COLD / HOT) ** np.linspace(0, 1, steps):
        chains.step(heat)
    grids = chains.read_best()
    prices = [price + _price_pieces(grid) for price, grid in zip(chains.least.tolist(), grids, strict=True)]
    return grids[prices.index(min(prices))]


def _price_pieces(grid: Grid) -> float:
    pieces = [sum(1 for _ in list_parts(grid.board(bit), grid.stride)) for bit in grid.bits]
    return SPLIT * sum(pieces) / max(1, len(pieces))


class _Chains:
    """Arrangements side by side: which membership each cell holds, with the outside as one more cell.

    The price of an arrangement is the mean over imbalances of P^2 / (4 pi A), the inverse of roundness, plus what
    bundles cost: for each side of a cell where k > 1 outlines run, its length times k^2.
    """

    def __init__(self, memberships: Sequence[int], shapes: Sequence[Shape]) -> None:
        self.shapes, self.random = shapes, np.random.default_rng(len(memberships))
        self.lists = max(memberships).bit_length()
        self.kinds = np.array(sorted({0, *memberships}))
        sizes = [(ceil(len(memberships) / shape.columns), shape.columns) for shape in shapes]
        self.counts = np.array([rows * columns for rows, columns in sizes])
        self.cells, self.chains = int(self.counts.max()), np.arange(len(shapes))
        self.held = np.zeros((len(shapes), self.cells + 1), np.int64)  # places in `kinds`; the first is outside
        for held, size in zip(self.held, sizes, strict=True):
            begin = _start(np.array(memberships), size, self.lists, self.random)
            held[: len(begin)] = np.searchsorted(self.kinds, begin)
        pairs = zip(sizes, shapes, strict=True)
        self.sides = np.array([measure_sides(*size, self.cells, shape.aspect) for size, shape in pairs])
        self.runs = tabulate_outlines(self.kinds, self.lists)
        areas = np.array([sum(membership >> place & 1 for membership in memberships) for place in range(self.lists)])
        self.inverse = 1 / (4 * pi * np.maximum(1, areas) * self.lists)
        self.bundle = BUNDLE / (self.lists * len(memberships) ** 0.5)
        self.noise = np.log(self.random.standard_exponential(NOISE)).astype(np.float32)
        # Of each chain the lengths of its outlines, and last that of its bundles.
        self.lengths = np.array([self._measure(chain) for chain in range(len(shapes))])
        self.least, self.best = self._price(), self.held.copy()

    def step(self, heat: float) -> None:
        """Swap two cells in each chain, most likely two whose swap makes the arrangement better."""
        drawn = self.random.permutation(self.cells)[: min(MOST_CHOSEN, ceil(CHOSEN * self.cells))]
        prices = self._price_swaps(drawn).reshape(len(self.chains), -1)
        place = int(self.random.integers(NOISE - prices.size))
        prices += np.float32(heat) * self.noise[place : place + prices.size].reshape(prices.shape)
        chosen = prices.argmin(1)
        self._swap(drawn[chosen // len(drawn)], drawn[chosen % len(drawn)])
        price = self._price()
        better = price < self.least - 1e-9
        self.least[better], self.best[better] = price[better], self.held[better]

    def read_best(self) -> list[Grid]:
        """Return the best arrangement of each chain."""
        held = self.kinds[self.best]
        counts = zip(self.shapes, held, self.counts, strict=True)
        return [Grid(shape.columns, tuple(cells[:count].tolist())) for shape, cells, count in counts]

    def _price_swaps(self, drawn: Ints) -> Singles:
        """Price the swaps of all pairs of drawn cells, as if prices grew straight with lengths.

        Returns
        -------
        ndarray, shape (chains, drawn, drawn)
            By how much each swap makes an arrangement worse.
        """
        kinds, sides, held = len(self.kinds), self.sides.take(drawn, axis=1), self.held.take(drawn, axis=1)
        costs = self._price_runs()
        rows = np.arange(len(costs))[:, None] * kinds
        around = costs.reshape(-1, kinds).take(rows + self.held, axis=0)
        placed = sides @ around  # (chains, drawn, kinds): what each kind would cost in each cell
        spots = np.arange(held.size).reshape(*held.shape, 1) * kinds
        moved = placed.take(spots + held[:, None])
        stayed = moved.reshape(len(moved), -1)[:, :: len(drawn) + 1] - BARRED * (drawn >= self.counts[:, None])
        moved -= stayed[..., None]
        between = costs.take((rows * kinds + held * kinds)[..., None] + held[:, None])
        between *= 2 * sides.take(drawn, axis=2)
        between += moved + moved.swapaxes(1, 2)  # the side of neighbours stays
        between[held[..., None] == held[:, None]] = NEVER
        return between

    def _price_runs(self) -> Singles:
        """Price a side of length 1 between any two kinds, shape (chains, kinds, kinds)."""
        slopes = np.empty(self.lengths.shape, np.float32)
        slopes[:, :-1] = np.rint(2 * self.inverse * self.lengths[:, :-1] * FINE) / FINE
        slopes[:, -1] = round(self.bundle * FINE) / FINE
        return (slopes @ self.runs.reshape(-1, self.lists + 1).T).reshape(-1, *self.runs.shape[:2])

    def _swap(self, one: Ints, other: Ints) -> None:
        chains = self.chains
        was, now = self.held[chains, one], self.held[chains, other]
        sides = self.sides[chains, one] - self.sides[chains, other]
        sides[chains, one] = sides[chains, other] = 0  # if they are neighbours
        change = self.runs[now[:, None], self.held] - self.runs[was[:, None], self.held]
        self.lengths += (sides[:, None] @ change)[:, 0]
        self.held[chains, one], self.held[chains, other] = now, was

    def _price(self) -> Floats:
        """Price the arrangement of each chain."""
        outlines = self.lengths[:, :-1]
        return np.asarray((outlines * outlines * self.inverse).sum(-1) + self.bundle * self.lengths[:, -1])

    def _measure(self, chain: int) -> Floats:
        """Measure the outlines and bundles of a chain anew; sides between cells are met from both."""
        held, sides = self.held[chain], self.sides[chain].astype(float)
        sides[:, :-1] /= 2
        return np.asarray((sides[..., None] * self.runs[held[:-1, None], held]).sum((0, 1)))


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
