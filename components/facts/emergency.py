"""Emergency table -> the numbers to call: by region, and those of the row that holds for any emergency."""

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
    """Keep the rows whose numbers hold for any emergency: they name no condition, and leave out no region of the table.

    Returns
    -------
    DataFrame
        The notice takes the first of them; sound tables have at least one.
    """
    regions = emergency["region"].map(split_places).map(frozenset)
    every = frozenset[str]().union(*regions)
    everywhere = regions.map(lambda told: told == every)
    return emergency[everywhere & (emergency["names_condition"] == "no") & (emergency["route"] == EMERGENCY)]
