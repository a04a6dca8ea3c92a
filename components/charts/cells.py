"""Memberships -> cells of a grid, arranged so that symptoms with like memberships are neighbours.

Nothing here is in px: a cell is an index, row by row, and its membership is an int with one bit for
each imbalance. Any arrangement is true, since a symptom stays in its own cell; the search only makes
the outlines short and whole, and it may miss the best arrangement. It starts from a seed, so the same
tables give the same cells.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import reduce
from math import ceil, exp
from operator import or_
from random import Random

ROUNDS = 6000  # swaps tried; more improve little
LEFT, RIGHT, ABOVE, BELOW = range(4)  # the sides of a cell, as Grid.near orders them


class Grid:
    """Cells in rows: each holds the membership of its symptom, as the bits of an int."""

    def __init__(self, columns: int, cells: Sequence[int]) -> None:
        self.columns = columns
        self.rows = len(cells) // columns
        self._held = [*cells, 0]  # the last stands for the outside, which is the neighbour -1
        self.near = [tuple(self._neighbours(cell)) for cell in range(len(cells))]

    @property
    def cells(self) -> list[int]:
        """What each cell holds, row by row."""
        return self._held[:-1]

    @property
    def bits(self) -> list[int]:
        """The bit of each imbalance."""
        return [1 << index for index in range(reduce(or_, self._held).bit_length())]

    def _neighbours(self, cell: int) -> Iterator[int]:
        """Yield the cells beside a cell; -1 stands for the outside."""
        row, column = divmod(cell, self.columns)
        yield cell - 1 if column else -1
        yield cell + 1 if column + 1 < self.columns else -1
        yield cell - self.columns if row else -1
        yield cell + self.columns if row + 1 < self.rows else -1

    def border(self, cell: int) -> int:
        """Count the outlines that run along the sides of a cell."""
        held = self._held
        own = held[cell]
        left, right, above, below = self.near[cell]  # written out: the search spends its time here
        return (
            (own ^ held[left]).bit_count()
            + (own ^ held[right]).bit_count()
            + (own ^ held[above]).bit_count()
            + (own ^ held[below]).bit_count()
        )

    def pieces(self, bit: int) -> int:
        """Count the pieces into which the cells of an imbalance fall."""
        left = {cell for cell, held in enumerate(self.cells) if held & bit}
        count = 0
        while left:
            count += 1
            edge = [left.pop()]
            while edge:
                found = [near for near in self.near[edge.pop()] if near in left]
                left.difference_update(found)
                edge += found
        return count

    def swap(self, one: int, other: int) -> None:
        """Exchange two cells."""
        self._held[one], self._held[other] = self._held[other], self._held[one]

    def roughness(self) -> tuple[int, int]:
        """Judge the arrangement, the lower the better: pieces too many, then length of outlines."""
        extra = sum(self.pieces(bit) - 1 for bit in self.bits)
        return extra, sum(self.border(cell) for cell in range(len(self.near)))


def arrange_best(memberships: Sequence[int], columns: Sequence[int]) -> Grid:
    """Arrange cells in each of some numbers of columns, and keep the best grid.

    Returns
    -------
    Grid
        The last number is tried first, and no other one if it leaves every imbalance in one piece.
    """
    grids: list[Grid] = []
    for number in reversed(columns):
        grids.append(arrange(memberships, number))
        if grids[-1].roughness()[0] == 0:
            break
    return min(grids, key=Grid.roughness)


def arrange(memberships: Sequence[int], columns: int) -> Grid:
    """Arrange cells so that like stands by like: simulated annealing over swaps, seeded.

    Returns
    -------
    Grid
        Every membership in a cell of its own; cells left over hold no bit.

    References
    ----------
    Kirkpatrick, Gelatt and Vecchi (1983), Optimization by Simulated Annealing, Science 220.
    """
    cells = _start(memberships, columns)
    grid = Grid(columns, cells)
    random = Random(len(memberships))
    best, best_cells, change = 0, cells, 0
    last = len(cells) - 1
    for turn in range(ROUNDS if len(set(memberships)) > 1 else 0):
        heat = 4.0 * (1 - turn / ROUNDS) ** 2 + 0.05
        one, other = int(random.random() * last + 0.5), int(random.random() * last + 0.5)
        before = grid.border(one) + grid.border(other)
        grid.swap(one, other)
        step = grid.border(one) + grid.border(other) - before
        if step > 0 and random.random() >= exp(-step / heat):
            grid.swap(one, other)
            continue
        change += step
        if change < best:
            best, best_cells = change, grid.cells
    return Grid(columns, best_cells)


def _start(memberships: Sequence[int], columns: int) -> list[int]:
    """Fill the cells down the columns along a tour, so that a region begins in one piece."""
    rows = ceil(len(memberships) / columns)
    tour = _tour(sorted(memberships))
    tour += [0] * (rows * columns - len(memberships))
    cells = [0] * len(tour)
    for index, held in enumerate(tour):
        column, row = divmod(index, rows)
        cells[row * columns + column] = held
    return cells


def _tour(memberships: list[int]) -> list[int]:
    """Order memberships so that neighbours differ little, from the one with the most imbalances."""
    left = sorted(memberships, key=lambda held: (-held.bit_count(), held))
    tour = [left.pop(0)]
    while left:
        nearest = min(range(len(left)), key=lambda index: ((left[index] ^ tour[-1]).bit_count(), left[index]))
        tour.append(left.pop(nearest))
    return tour


def seat(grid: Grid, memberships: Mapping[str, int], names: Mapping[str, str]) -> dict[str, int]:
    """Give each symptom a cell with its membership, by name in reading order."""
    free: dict[int, list[int]] = {}
    for cell, held in enumerate(grid.cells):
        free.setdefault(held, []).append(cell)
    ordered = sorted(memberships, key=lambda symptom: (names[symptom], symptom), reverse=True)
    return {symptom: free[memberships[symptom]].pop() for symptom in ordered}


def rank_lines(grid: Grid) -> dict[tuple[int, int, int], int]:
    """Order the outlines along each side of each cell, from the side inwards.

    Returns
    -------
    dict of (bit, cell, side) to int
        The rank of an outline, from 1 at the side. It keeps its rank along a straight line, so it
        has no steps, and no two outlines have the same rank on a side.
    """
    ranks: dict[tuple[int, int, int], int] = {}
    bits = grid.bits
    for bit in bits:
        for run in _straight_runs(grid, bit):
            outer = max(ranks.get((other, cell, side), 0) for cell, side in run for other in bits)
            ranks |= {(bit, cell, side): outer + 1 for cell, side in run}
    return ranks


def _straight_runs(grid: Grid, bit: int) -> list[list[tuple[int, int]]]:
    """Split the border of an imbalance into straight runs of (cell, side)."""
    cells = grid.cells
    runs: list[list[tuple[int, int]]] = []
    for side in (LEFT, RIGHT, ABOVE, BELOW):
        upright = side in (LEFT, RIGHT)
        for cell in sorted(range(len(cells)), key=lambda cell: cell % grid.columns if upright else 0):
            beyond = grid.near[cell][side]
            if not cells[cell] & bit or (beyond >= 0 and cells[beyond] & bit):
                continue
            before = grid.near[cell][ABOVE if upright else LEFT]
            if runs and runs[-1][-1] == (before, side):
                runs[-1].append((cell, side))
            else:
                runs.append([(cell, side)])
    return runs
