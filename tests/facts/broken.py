"""A copy of the tables: read its rows, break them, and find the faults that are reported."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from components.facts.catalogue import CatalogueError, read_catalogue
from components.facts.checks import Fault

Rows = list[list[str]]


def read_rows(folder: Path, table: str) -> Rows:
    with (folder / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file))


def write_rows(folder: Path, table: str, rows: Rows, end: str = "\n") -> None:
    with (folder / f"{table}.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator=end).writerows(rows)


def change_cell(folder: Path, table: str, row: int, column: str, value: str) -> None:
    rows = read_rows(folder, table)
    rows[row - 1][rows[0].index(column)] = value
    write_rows(folder, table, rows)


def find_faults(folder: Path) -> tuple[Fault, ...]:
    with pytest.raises(CatalogueError) as caught:
        read_catalogue(folder)
    for fault in caught.value.faults:
        assert str(fault) in str(caught.value)
    return caught.value.faults
