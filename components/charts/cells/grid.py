"""Grid: a cell for each symptom, in rows and columns; a cell holds the lists of its symptom, as the bits of an int."""

from __future__ import annotations

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
        """The bit of each list."""
        return tuple(1 << place for place in range(reduce(or_, self.cells, 0).bit_length()))

    def near(self, at: int) -> tuple[int, int, int, int]:
        """Return the cells left, right, above and below a cell; -1 stands for the outside."""
        row, column = divmod(at, self.columns)
        return (
            at - 1 if column else -1,
            at + 1 if column + 1 < self.columns else -1,
            at - self.columns if row else -1,
            at + self.columns if row + 1 < self.rows else -1,
        )

    def held(self, at: int) -> int:
        """Return what a cell holds; the outside holds nothing."""
        return self.cells[at] if at >= 0 else 0

    def count_pieces(self, bit: int) -> int:
        """Count the pieces into which the cells of a list fall."""
        return self._count_parts([bool(cell & bit) for cell in self.cells])

    def count_blocks(self) -> int:
        """Count the blocks of cells that hold the same, over all regions."""
        return sum(self._count_parts([cell == mask for cell in self.cells]) for mask in set(self.cells) - {0})

    def _count_parts(self, chosen: list[bool]) -> int:
        """Count connected parts; the cells are the bits of one int, so that a shift moves all of them."""
        stride = self.columns + 1  # one bit more than cells, so that a row does not run into the next
        places = [at + at // self.columns for at, one in enumerate(chosen) if one]
        left, count = sum(1 << place for place in places), 0
        while left:
            count += 1
            part, before = left & -left, 0
            while part != before:
                before = part
                part |= (part << 1 | part >> 1 | part << stride | part >> stride) & left
            left &= ~part
        return count
