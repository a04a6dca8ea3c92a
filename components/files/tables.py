"""Tables -> CSV: each begins with the banner's sentence, and no cell is a formula to a spreadsheet."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from io import StringIO

from components.facts.catalogue import Catalogue
from components.facts.columns import Table
from components.facts.own import COLUMNS, LONG, OwnLists
from components.facts.regions import choose_links, find_regions
from components.facts.sheet import COMMENT, guard
from components.facts.tables import TABLES
from components.selection import View
from components.words.sentences import name_region
from components.words.text import Text

ENCODING = "utf-8-sig"  # of saved tables, since spreadsheets misread UTF-8 without a byte order mark


@dataclass(frozen=True)
class Sheet:
    """A table of text cells, and the rules of its columns."""

    rules: Table
    rows: Sequence[Sequence[str]]

    @property
    def columns(self) -> tuple[str, ...]:
        """The names of the columns."""
        return tuple(self.rules.columns)


def list_sheets(catalogue: Catalogue) -> dict[str, Sheet]:
    """List all tables of a catalogue by name."""
    sheets = {}
    for name, rules in TABLES.items():
        frame = getattr(catalogue, name)
        cells = frame.reset_index() if len(rules.key) == 1 else frame
        sheets[name] = Sheet(rules, cells[list(rules.columns)].to_numpy().tolist())
    return sheets


def list_own_sheets(lists: OwnLists) -> dict[str, Sheet]:
    """List what a visitor brought: one table, with one link per row."""
    return {"lists": Sheet(LONG, lists.links)}


def write_csv(columns: Sequence[str], rows: Iterable[Sequence[str]], notice: Sequence[str]) -> str:
    """Write a table as CSV (RFC 4180).

    Parameters
    ----------
    columns : sequence of str
    rows : iterable of sequence of str
        A cell that a spreadsheet would take for a formula is saved with an apostrophe before it.
    notice : sequence of str
        Sentences that stand above the header as comments.

    Returns
    -------
    str
    """
    file = StringIO(newline="")
    csv.writer(file, lineterminator="\r\n").writerows([f"{COMMENT} {sentence}"] for sentence in notice)
    # All cells are quoted, since a semicolon in the header could be taken for the delimiter.
    writer = csv.writer(file, lineterminator="\r\n", quoting=csv.QUOTE_ALL)
    writer.writerow([guard(column) for column in columns])
    harmless = cache(lambda cell: guard(cell.replace("\0", "")))  # each cell once, since most are repeated
    writer.writerows(map(harmless, row) for row in rows)
    return file.getvalue()


def write_sheet(sheet: Sheet, text: Text) -> str:
    """Write a table with the banner's sentence above its header."""
    return write_csv(sheet.columns, sheet.rows, [text("banner.headline")])


def write_long(lists: OwnLists, text: Text) -> str:
    """Write own lists with one link per row."""
    return write_csv(COLUMNS, lists.links, [text("banner.headline")])


def write_wide(lists: OwnLists, text: Text) -> str:
    """Write own lists with a row for each symptom and a column for each condition; stages and sources are lost."""
    linked = {(link.imbalance, link.symptom) for link in lists.links}
    rows = ([one, *("01"[(condition, one) in linked] for condition in lists.imbalances)] for one in lists.symptoms)
    return write_csv(["symptom", *lists.imbalances], rows, [text("banner.headline")])


def write_regions(catalogue: Catalogue, text: Text, view: View) -> str:
    """Write the regions of a view, with one symptom per row."""
    names, regions = catalogue.names, find_regions(choose_links(catalogue.links, view.listing), view.imbalances)
    rows = [
        [name_region(text, region.membership, view.imbalances, names), str(len(region.membership)), names[symptom]]
        for region in regions
        for symptom in region.symptoms
    ]
    return write_csv(_name_columns(text, "region", "lists", "symptom"), rows, _list_notices(text, view))


def write_answer(catalogue: Catalogue, text: Text, view: View, ticks: Sequence[str]) -> str:
    """Write which imbalances in view list each ticked symptom, with one row for each symptom and imbalance."""
    links = choose_links(catalogue.links, view.listing)
    found = {(row["symptom_id"], row["imbalance_id"]): row for row in links.to_dict("records")}
    rows = []
    for symptom in ticks:
        for imbalance in view.imbalances:
            link = found.get((symptom, imbalance))
            said = [text("answer.listed"), text(f"answer.{link['stage']}")] if link else []
            sources = _say_sources(catalogue, text, link["source_ids"], link["locators"]) if link else ""
            told = [*said, sources] if link else [text("answer.not_listed"), "", ""]
            rows.append([catalogue.names[symptom], catalogue.names[imbalance], *told])
    columns = _name_columns(text, "symptom", "condition", "listed", "stage", "sources")
    return write_csv(columns, rows, _list_notices(text, view))


def _list_notices(text: Text, view: View) -> list[str]:
    """List the cautions that every saved result begins with."""
    cautions = ("banner.headline", "banner.detail", "answer.caution", "answer.silent", "answer.together")
    return [*map(text, cautions), text.count("answer.incomplete", len(view.imbalances))]


def _say_sources(catalogue: Catalogue, text: Text, source_ids: str, locators: str) -> str:
    """Name the sources of a link with their addresses, or say that there are none."""
    citations = catalogue.cite(source_ids, locators)
    return "; ".join(" ".join(dict.fromkeys((one.title, one.url))).strip() for one in citations) or text("source.none")


def _name_columns(text: Text, *columns: str) -> list[str]:
    return [text(f"tables.{column}") for column in columns]
