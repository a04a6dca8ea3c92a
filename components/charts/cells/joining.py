"""Grid -> grid: swap cells so that the cells of an imbalance are in fewer pieces."""

from __future__ import annotations

from collections.abc import Iterator
from math import pi

from components.charts.cells.grid import Grid, list_parts

SPLIT = 0.8  # price of a piece too many against P^2 / (4 pi A); higher: whole lists, less round
MOST_SWAPS = 8


def join_pieces(grid: Grid, aspect: float) -> Grid:
    """Swap two cells at a time, the best pair that there is, as long as the grid gets better by it.

    Parameters
    ----------
    aspect : float
        The width of a cell over its height.

    Returns
    -------
    Grid
        With at most MOST_SWAPS swaps.
    """
    for _ in range(MOST_SWAPS):
        prices = {bit: _price(grid, grid.board(bit), aspect) for bit in grid.bits}
        gains = ((_measure_gain(grid, pair, prices, aspect), pair) for pair in _list_pairs(grid))
        gain, (one, other) = max(gains, default=(0.0, (0, 0)))
        if gain < 1e-9:
            break
        cells = list(grid.cells)
        cells[one], cells[other] = cells[other], cells[one]
        grid = Grid(grid.columns, tuple(cells))
    return grid


def _list_pairs(grid: Grid) -> Iterator[tuple[int, int]]:
    """Yield pairs that could join pieces: a cell of a smaller piece or beside one, and any other cell."""
    loose = 0
    for bit in grid.bits:
        parts = sorted(list_parts(grid.board(bit), grid.stride), key=int.bit_count)
        for part in parts[:-1]:
            loose |= part | part << 1 | part >> 1 | part << grid.stride | part >> grid.stride
    for one, held in enumerate(grid.cells):
        if grid.place(one) & loose:
            yield from ((one, other) for other, beyond in enumerate(grid.cells) if beyond != held)


def _measure_gain(grid: Grid, pair: tuple[int, int], prices: dict[int, float], aspect: float) -> float:
    """Measure how much the price falls when two cells are swapped."""
    one, other = pair
    both = grid.place(one) | grid.place(other)
    changed = grid.cells[one] ^ grid.cells[other]
    return sum(prices[bit] - _price(grid, grid.board(bit) ^ both, aspect) for bit in grid.bits if bit & changed)


def _price(grid: Grid, board: int, aspect: float) -> float:
    """Price an imbalance: how far its outline is from round, and its pieces."""
    upright, level = board ^ board << 1, board ^ board << grid.stride
    length = upright.bit_count() * aspect**-0.5 + level.bit_count() * aspect**0.5
    parts = sum(1 for _ in list_parts(board, grid.stride))
    return float(length * length / (4 * pi * board.bit_count()) + SPLIT * (parts - 1))
