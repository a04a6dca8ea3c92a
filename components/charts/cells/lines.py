"""Grid -> lines: in which order the outlines run along the sides of its cells."""

from __future__ import annotations

from components.charts.cells.grid import ABOVE, BELOW, LEFT, RIGHT, Grid


def rank_lines(grid: Grid) -> dict[tuple[int, int, int], int]:
    """Order the outlines along each side of each cell, from the side inwards.

    Returns
    -------
    dict of (bit, cell, side) to int
        The rank of an outline, from 1 at the side. It keeps its rank along a straight line, so it
        has no steps, and no two outlines have the same rank on a side.
    """
    ranks: dict[tuple[int, int, int], int] = {}
    for bit in grid.bits:
        for run in _straight_runs(grid, bit):
            outer = max(ranks.get((other, cell, side), 0) for cell, side in run for other in grid.bits)
            ranks |= {(bit, cell, side): outer + 1 for cell, side in run}
    return ranks


def _straight_runs(grid: Grid, bit: int) -> list[list[tuple[int, int]]]:
    """Split the border of an imbalance into straight runs of (cell, side)."""
    runs: list[list[tuple[int, int]]] = []
    for side in (LEFT, RIGHT, ABOVE, BELOW):
        upright = side in (LEFT, RIGHT)
        for cell in sorted(range(len(grid.cells)), key=lambda cell: cell % grid.columns if upright else 0):
            if not grid.cells[cell] & bit or grid.held(grid.near(cell)[side]) & bit:
                continue
            before = grid.near(cell)[ABOVE if upright else LEFT]
            if runs and runs[-1][-1] == (before, side):
                runs[-1].append((cell, side))
            else:
                runs.append([(cell, side)])
    return runs
