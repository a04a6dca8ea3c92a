"""Tables -> Catalogue: read every table of a folder and check them against each other."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from dataclasses import dataclass, fields
from functools import cached_property
from hashlib import sha256
from pathlib import Path

import pandas as pd

from components.facts.checks import Fault, check_columns, check_rows
from components.facts.columns import Table, split_cell
from components.facts.tables import TABLES


class CatalogueError(Exception):
    """Tables break their rules; it holds every fault found, not only the first."""

    def __init__(self, faults: Sequence[Fault]) -> None:
        self.faults = tuple(faults)
        super().__init__("\n".join(map(str, faults)))


@dataclass(frozen=True)
class Citation:
    """A source, and where it makes the statement."""

    title: str
    publisher: str
    url: str
    locator: str


@dataclass(frozen=True, eq=False)
class Catalogue:
    """All tables, checked, with their rows in order; a frame is indexed by its key if that is a single column."""

    imbalances: pd.DataFrame
    symptoms: pd.DataFrame
    synonyms: pd.DataFrame
    links: pd.DataFrame
    sources: pd.DataFrame
    labs: pd.DataFrame
    emergency: pd.DataFrame
    facts: pd.DataFrame
    causes: pd.DataFrame
    nodes: pd.DataFrame
    mechanisms: pd.DataFrame
    stories: pd.DataFrame
    story_arrows: pd.DataFrame
    story_nodes: pd.DataFrame
    qualifications: pd.DataFrame
    diet_vs_supplements: pd.DataFrame
    questions: pd.DataFrame
    lesson: pd.DataFrame
    notes: pd.DataFrame

    @property
    def is_own(self) -> bool:
        """Whether a visitor brought the tables; only such tables have no blood tests."""
        return bool(self.labs.empty)

    @cached_property
    def core(self) -> tuple[str, ...]:
        """The imbalances that a fresh page shows."""
        return tuple(self.imbalances.index[self.imbalances["tier"] == "core"])

    @cached_property
    def names(self) -> dict[str, str]:
        """The name to show for each imbalance and symptom, by its id."""
        return {**self.imbalances["plain_name"].to_dict(), **self.symptoms["label"].to_dict()}

    @cached_property
    def fingerprint(self) -> str:
        """A hash of all cells: catalogues with the same fingerprint say the same."""
        tables = (getattr(self, table.name).to_csv() for table in fields(self))
        return sha256("\n".join(tables).encode()).hexdigest()

    @cached_property
    def _published(self) -> dict[str, tuple[str, str, str]]:
        """Title, publisher and address by source, since a page cites hundreds and a look-up in a frame is slow."""
        columns = (self.sources[column] for column in ("title", "publisher", "url"))
        return dict(zip(self.sources.index, zip(*columns, strict=True), strict=True))

    def cite(self, source_ids: str, locators: str = "") -> tuple[Citation, ...]:
        """Look up the sources of a row, with the place in each; without locators the places are empty."""
        ids = split_cell(source_ids)
        places = split_cell(locators) or ("",) * len(ids)
        return tuple(Citation(*self._published[source], place) for source, place in zip(ids, places, strict=True))

    def read_dates(self) -> tuple[str, str]:
        """Return the first and the last date (ISO 8601) on which a source was read; "" where no source has one."""
        dates = self.sources.loc[self.sources["read_on"] != "", "read_on"]
        return min(dates, default=""), max(dates, default="")


def read_catalogue(folder: Path) -> Catalogue:
    """Read the tables of a folder and check them.

    Returns
    -------
    Catalogue
        Sound tables only.

    Raises
    ------
    CatalogueError
        A table is missing, cannot be read or breaks a rule; it names all faults at once.
    """
    faults: list[Fault] = []
    frames = {name: _read_table(folder / f"{name}.csv", table, faults) for name, table in TABLES.items()}
    unread = {fault.file.removesuffix(".csv") for fault in faults}  # rows that refer to them are not at fault
    ids = {name: set(frame["id"]) for name, frame in frames.items() if "id" in frame and name not in unread}
    for name, table in TABLES.items():
        faults += check_columns(name, frames[name], table, ids)
    if not faults:  # these rules rely on each cell being sound
        faults += check_rows(frames)
    if faults:
        raise CatalogueError(faults)
    return Catalogue(**{name: index_rows(frame, TABLES[name]) for name, frame in frames.items()})


def index_rows(frame: pd.DataFrame, table: Table) -> pd.DataFrame:
    """Index a frame by its key, if that is a single column."""
    return frame.set_index(table.key[0]) if len(table.key) == 1 else frame


def _read_table(path: Path, table: Table, faults: list[Fault]) -> pd.DataFrame:
    """Read the text cells of a file, and add what is wrong to the faults; an unreadable file gives an empty table."""
    header = list(table.columns)
    empty = pd.DataFrame(columns=header, dtype=object)
    try:
        rows = list(csv.reader(path.read_text(encoding="utf-8-sig").splitlines(keepends=True), strict=True))
    except FileNotFoundError:
        faults.append(Fault(path.name, 0, "", "the file is missing"))
        return empty
    except (UnicodeDecodeError, csv.Error) as error:
        faults.append(Fault(path.name, 0, "", f"the file is not UTF-8 CSV ({error})"))
        return empty
    if not rows or sorted(rows[0]) != sorted(header):
        wrong = sorted(set(header) ^ set(rows[0] if rows else ()))
        faults.append(Fault(path.name, 1, ", ".join(wrong), "missing, unknown or repeated column"))
        return empty
    broken = [number for number, cells in enumerate(rows, 1) if len(cells) != len(header)]
    faults += [Fault(path.name, n, "", f"the row does not have {len(header)} cells") for n in broken]
    if len(rows) == 1:
        faults.append(Fault(path.name, 0, "", "the table has no rows"))
    sound = {number: cells for number, cells in enumerate(rows[1:], 2) if number not in broken}
    return pd.DataFrame(list(sound.values()), index=list(sound), columns=rows[0], dtype=object)[header]
