"""Grid: a cell for each symptom, in rows and columns; a cell holds the imbalances of its symptom, as bits."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, reduce
from operator import or_

LEFT, RIGHT, ABOVE, BELOW = range(4)  # the sides of a cell, as Grid.near orders them


@dataclass(frozen=True)
class Grid:
    """Cells row by row; a cell without a symptom holds 0."""

    columns: int
    cells: tuple[int, ...]

    @property
    def rows(self) -> int:
        """The number of rows."""
        return len(self.cells) // self.columns

    @cached_property
    def bits(self) -> tuple[int, ...]:
        """The bit of each imbalance."""
        return tuple(1 << place for place in range(reduce(or_, self.cells, 0).bit_length()))

    def near(self, cell: int) -> tuple[int, int, int, int]:
        """Return the cells left, right, above and below a cell; -1 stands for the outside."""
        row, column = divmod(cell, self.columns)
        return (
            cell - 1 if column else -1,
            cell + 1 if column + 1 < self.columns else -1,
            cell - self.columns if row else -1,
            cell + self.columns if row + 1 < self.rows else -1,
        )

    def held(self, cell: int) -> int:
        """Return what a cell holds; the outside holds nothing."""
        return self.cells[cell] if cell >= 0 else 0

    @property
    def stride(self) -> int:
        """How far apart the cells of a column are on a board: a row and one more bit, so that rows do not touch."""
        return self.columns + 1

    def place(self, cell: int) -> int:
        """Return the bit of a cell on a board."""
        return 1 << cell + cell // self.columns

    def board(self, bit: int) -> int:
        """Return the cells of an imbalance as the bits of one int, so that a shift moves all of them."""
        return sum(self.place(cell) for cell, held in enumerate(self.cells) if held & bit)


def list_parts(board: int, stride: int) -> Iterator[int]:
    """Yield the connected parts of a board, each as a board."""
    while board:
        part, before = board & -board, 0
        while part != before:
            before = part
            part |= (part << 1 | part >> 1 | part << stride | part >> stride) & board
        board &= ~part
        yield part
