"""What pages and tables state, in one form, so that tests can compare the two."""

from __future__ import annotations

from collections.abc import Iterable
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from streamlit.testing.v1 import AppTest

from tests.pages.app import read_html
from tests.shipped import read_rows

TITLES = {row["id"]: row["title"] for row in read_rows("sources")}
FOUNDING = ((TITLES["seed"], ""),)
Sources = tuple[tuple[str, str], ...]  # each a title, and a place in the source
Statement = tuple[str, Sources]


def parse(app: AppTest, key: str = "") -> list[Element]:
    """Parse the pieces of HTML of a page, or of the container with this key."""
    return [ElementTree.fromstring(f"<div>{piece}</div>") for piece in read_html(app, key)]


def find_all(pieces: Iterable[Element], tag: str, name: str) -> list[Element]:
    """Find the elements of a class."""
    return [part for piece in pieces for part in piece.iter(tag) if name in part.get("class", "").split()]


def read(part: Element | None) -> str:
    """Read the words of an element, with single spaces."""
    assert part is not None
    return " ".join("".join(part.itertext()).split())


def read_sources(part: Element) -> Sources:
    """Read the lists of sources within an element: title and place of each entry."""
    found = []
    for entry in part.iterfind(".//ul[@class='sources']/li"):
        link = entry.find("a")
        title = link.text if link is not None else (entry.text or "").partition(" (no public address)")[0]
        found.append((title or "", read(entry).partition(" See: ")[2]))
    return tuple(found)


def read_statement(statement: Element) -> Statement:
    """Read what a statement says: the explanation of an arrow, or the label and note of a cause."""
    [paragraph] = statement.findall("p")
    arrow, mark = paragraph.find("b"), paragraph.find("span")
    if arrow is not None:
        said = arrow.tail or ""
    else:
        said = (paragraph.text or "").strip() + ((mark.tail or "") if mark is not None else "")
    return said.strip(), read_sources(statement)


def read_statements(pieces: Iterable[Element]) -> list[Statement]:
    return [read_statement(part) for part in find_all(pieces, "div", "statement")]


def cite(row: dict[str, str], ids: str = "source_ids", places: str = "locators") -> Sources:
    """Look up the sources of a row."""
    sources = row[ids].split("|") if row[ids] else []
    located = row[places].split("|") if row.get(places) else [""] * len(sources)
    return tuple((TITLES[source], place) for source, place in zip(sources, located, strict=True))


def state(table: str, column: str, **cells: str) -> list[Statement]:
    """Read what the rows of a table with these cells say in a column, with their sources."""
    rows = [row for row in read_rows(table) if cells.items() <= row.items()]
    assert rows, f"no row of {table}.csv has {cells}"
    return [(row[column], cite(row)) for row in rows]
