"""Emergency table -> the numbers to call in each region, and the rows that hold for any emergency."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from components.facts.columns import EMERGENCY


def split_places(cell: str) -> tuple[str, ...]:
    """Split a cell of regions or of numbers."""
    return tuple(cell.split("; ")) if cell else ()


def read_numbers(row: Mapping[str, str]) -> dict[str, str]:
    """Read the number to call in each region of a row."""
    return dict(zip(split_places(row["region"]), split_places(row["numbers"]), strict=True))


def choose_general(emergency: pd.DataFrame) -> pd.DataFrame:
    """Keep the rows whose numbers hold for any emergency: they name no condition, and cover every region of the table.

    Returns
    -------
    DataFrame
        Sound tables have at least one such row; the notice uses the first.
    """
    regions = emergency["region"].map(split_places).map(frozenset)
    every = frozenset[str]().union(*regions)
    everywhere = regions.map(lambda told: told == every)
    return emergency[everywhere & (emergency["names_condition"] == "no") & (emergency["route"] == EMERGENCY)]
