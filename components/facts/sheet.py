"""Bytes of a CSV file -> rows of clean cells, as spreadsheets write them; what cannot be read is a fault."""

from __future__ import annotations

import csv
import re
from collections.abc import Sequence
from dataclasses import dataclass
from io import StringIO

from components.facts.limits import Limits

DELIMITERS = ",;\t"
HEAD = 1_000_000  # characters in which the header stands
COMMENT = "#"  # begins the rows above the header of a file that was saved here, which hold a notice
FORMULA = ("=", "+", "-", "@", "\t", "\r")  # a spreadsheet runs a cell that begins with one of these
GUARD = "'"  # stands before such a cell in a file that was saved here


@dataclass(frozen=True)
class OwnFault:
    """A place in a visitor's file that breaks a rule; text/en.toml has a sentence for each rule."""

    rule: str
    row: int = 0  # as a spreadsheet counts; 0 stands for the file as a whole
    column: str = ""
    found: str = ""  # what stands there, or a part of it
    most: int = 0  # the limit that is passed


class OwnListsError(Exception):
    """A file that cannot be used; holds every fault found, not only the first."""

    def __init__(self, faults: Sequence[OwnFault]) -> None:
        self.faults = tuple(faults)
        super().__init__(f"{len(self.faults)} faults")


Row = tuple[int, list[str]]  # its number, as a spreadsheet counts, and its cells


def read_sheet(content: bytes, limits: Limits) -> list[Row]:
    """Read the rows of a file that are not empty; white space inside a cell is a single space.

    Parameters
    ----------
    content : bytes
        UTF-8 or, with its mark, UTF-16; cells between commas, semicolons or tabs.
    limits : Limits

    Returns
    -------
    list of Row
        At least one; no row ends in empty cells.

    Raises
    ------
    OwnListsError
        There is no table in it.
    """
    if len(content) > limits.kilobytes * 1024:
        raise OwnListsError([OwnFault("size", most=limits.kilobytes)])
    text = _decode(content)
    if "\0" in text:
        raise OwnListsError([OwnFault("binary")])
    try:
        raw = list(csv.reader(StringIO(text, newline=""), delimiter=_find_delimiter(text), strict=True))
    except csv.Error as error:
        raise OwnListsError([OwnFault("quoting")]) from error
    clean = _Clean()
    numbered = ((number, _drop_end([clean[cell] for cell in cells])) for number, cells in enumerate(raw, 1))
    rows = [(number, cells) for number, cells in numbered if cells]
    while rows and rows[0][1][0].startswith(COMMENT):
        rows.pop(0)
    if not rows:
        raise OwnListsError([OwnFault("empty_file")])
    return rows


def guard(cell: str) -> str:
    """Make a cell harmless in a spreadsheet; `unguard` gives the cell again."""
    return GUARD + cell if cell.startswith((*FORMULA, GUARD, COMMENT)) else cell


def unguard(cell: str) -> str:
    """Take back what `guard` put before a cell."""
    return cell[1:] if cell.startswith(GUARD) and cell[1:].startswith((*FORMULA, GUARD, COMMENT)) else cell


def _decode(content: bytes) -> str:
    """Decode what spreadsheets write; other bytes are refused, since a guess can turn letters into others."""
    if content.startswith(b"PK\x03\x04"):
        raise OwnListsError([OwnFault("archive")])
    wide = content.startswith((b"\xff\xfe", b"\xfe\xff"))
    try:
        return content.decode("utf-16" if wide else "utf-8-sig")
    except UnicodeDecodeError as error:
        raise OwnListsError([OwnFault("binary" if b"\0" in content else "encoding")]) from error


def _find_delimiter(text: str) -> str:
    """Find what stands between cells: the sign that splits the header, below any notice, into most cells."""
    bare = re.sub(r'"[^"]*"', "", text[:HEAD])
    lines = (line for line in StringIO(bare) if line.strip() and not line.startswith(COMMENT))
    header = next(lines, "")
    return max(DELIMITERS, key=header.count)


class _Clean(dict[str, str]):
    """Cells as they are in the file -> clean cells, each cleaned once, since many stand in a file again and again."""

    def __missing__(self, cell: str) -> str:
        """Write white space, a line break too, as a single space, and take the guard away."""
        self[cell] = unguard(" ".join(cell.split()))
        return self[cell]


def _drop_end(cells: list[str]) -> list[str]:
    """Drop the empty cells at the end of a row."""
    while cells and not cells[-1]:
        cells.pop()
    return cells
