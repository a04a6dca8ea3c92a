"""Rows of tables -> statements: what a row says, with the sources that say so."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from components.facts.catalogue import Catalogue, Citation


@dataclass(frozen=True)
class Statement:
    """Words from a table, and the sources behind them."""

    words: str
    citations: tuple[Citation, ...]


def read_statements(catalogue: Catalogue, rows: pd.DataFrame, column: str) -> tuple[Statement, ...]:
    """Read what each row says in a column.

    Parameters
    ----------
    catalogue : Catalogue
    rows : DataFrame
        Rows of a table of the catalogue, with the columns `source_ids` and `locators`.
    column : str

    Returns
    -------
    tuple of Statement
        In the order of the rows.
    """
    return tuple(
        Statement(row[column], catalogue.cite(row["source_ids"], row["locators"])) for row in rows.to_dict("records")
    )
