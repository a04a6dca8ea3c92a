"""Bytes of a CSV file, as spreadsheets write it -> rows of clean cells; what cannot be read is a fault."""

from __future__ import annotations

import csv
import re
from collections.abc import Sequence
from dataclasses import dataclass
from io import StringIO

from components.facts.limits import Limits

DELIMITERS = ",;\t"
HEAD = 1_000_000  # characters at the start of a file, among which the header is looked for
COMMENT = "#"  # begins the rows with a notice, above the header of a file that was saved here
DELIMITED = re.compile("sep=.?", re.IGNORECASE)  # what a spreadsheet writes above the header to name the delimiter
FORMULA = ("=", "+", "-", "@", "\t", "\r")  # a spreadsheet runs a cell that begins with one of these
GUARD = "'"  # put before such a cell in a file that was saved here


@dataclass(frozen=True)
class OwnFault:
    """A place in a visitor's file that breaks a rule; data/text/ has a sentence for each rule."""

    rule: str
    row: int = 0  # as a spreadsheet counts; 0 means the whole file
    column: str = ""
    found: str = ""  # what is there, or a part of it
    most: int = 0  # the limit that is exceeded


class OwnListsError(Exception):
    """A file cannot be used; it holds every fault found, not only the first."""

    def __init__(self, faults: Sequence[OwnFault]) -> None:
        self.faults = tuple(faults)
        super().__init__(f"{len(self.faults)} faults")


Row = tuple[int, list[str]]  # its number, as a spreadsheet counts, and its cells


def read_sheet(content: bytes, limits: Limits) -> list[Row]:
    """Read the rows of a file that are not empty; white space inside a cell becomes a single space.

    Parameters
    ----------
    content : bytes
        UTF-8, or UTF-16 with its byte order mark; commas, semicolons or tabs part the cells.
    limits : Limits

    Returns
    -------
    list of Row
        At least one; no row ends with an empty cell.

    Raises
    ------
    OwnListsError
        The file holds no table.
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
    while rows and _is_above_header(rows[0][1][0]):
        rows.pop(0)
    if not rows:
        raise OwnListsError([OwnFault("empty_file")])
    return rows


def guard(cell: str) -> str:
    """Make a cell harmless in a spreadsheet; `unguard` undoes this."""
    return GUARD + cell if cell.startswith((*FORMULA, GUARD, COMMENT)) else cell


def unguard(cell: str) -> str:
    """Remove what `guard` put before a cell."""
    return cell[1:] if cell.startswith(GUARD) and cell[1:].startswith((*FORMULA, GUARD, COMMENT)) else cell


def _decode(content: bytes) -> str:
    """Decode what spreadsheets write; refuse other bytes, since a wrong guess would change letters unnoticed."""
    if content.startswith(b"PK\x03\x04"):
        raise OwnListsError([OwnFault("archive")])
    wide = content.startswith((b"\xff\xfe", b"\xfe\xff"))
    try:
        return content.decode("utf-16" if wide else "utf-8-sig")
    except UnicodeDecodeError as error:
        raise OwnListsError([OwnFault("binary" if b"\0" in content else "encoding")]) from error


def _find_delimiter(text: str) -> str:
    """Find the delimiter: the character that splits the header, below any notice, into the most cells."""
    bare = re.sub(r'"[^"]*"', "", text[:HEAD])
    lines = (line for line in StringIO(bare) if line.strip() and not _is_above_header(line.strip()))
    header = next(lines, "")
    return max(DELIMITERS, key=header.count)


def _is_above_header(start: str) -> bool:
    return start.startswith(COMMENT) or DELIMITED.fullmatch(start) is not None


class _Clean(dict[str, str]):
    """Cells as they are in the file -> clean cells; each is cleaned once, since many are repeated in a file."""

    def __missing__(self, cell: str) -> str:
        """Turn white space, line breaks included, into single spaces, and remove the guard."""
        self[cell] = unguard(" ".join(cell.split()))
        return self[cell]


def _drop_end(cells: list[str]) -> list[str]:
    """Drop the empty cells at the end of a row."""
    while cells and not cells[-1]:
        cells.pop()
    return cells
