"""Every table to browse, search and save, with its sources and what its columns mean."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import streamlit as st

from components import cache
from components.controls.browse import choose_table, count_shown, offer_more, search_rows
from components.facts.catalogue import Catalogue, Citation
from components.facts.columns import STAGES
from components.facts.own import OwnLink, OwnLists
from components.files.package import PACKAGE
from components.files.tables import ENCODING, Sheet, list_own_sheets, list_sheets, write_long, write_wide
from components.panels.piece import show_piece
from components.words.text import Text

SOURCES, LOCATORS = "source_ids", "locators"  # the ends of the names of columns with sources
EXAMPLE = "https://example.org/"


@dataclass(frozen=True)
class Row:
    """A row of a table, and the sources behind it."""

    cells: tuple[str, ...]
    citations: tuple[Citation, ...]


def show_tables(catalogue: Catalogue, lists: OwnLists | None, text: Text, codebook: Mapping[str, str]) -> None:
    """Show the rows of a table that contain the search words; the visitor chooses both.

    Parameters
    ----------
    catalogue : Catalogue
    lists : OwnLists or None
        What a visitor brought, if it is in use.
    text : Text
    codebook : mapping of str to str
        What the columns of each built-in table mean, in Markdown, by its name; "" holds the whole.
    """
    show_piece("data_title", text)
    sheets = list_own_sheets(lists) if lists else list_sheets(catalogue)
    with st.container(key="browse", horizontal=True, vertical_alignment="bottom"):
        name = choose_table(list(sheets), text)
        found = search_rows(sheets[name].rows, text)
    _show_rows(catalogue, text, name, sheets[name], found)
    with st.container(key="downloads", horizontal=True):
        # Streamlit may drop a file that is only written once it is asked for, where others use the page, too.
        files = cache.load_files(catalogue, lists, text, codebook)
        for label, file, kind in (
            (text("data.csv", name=name), f"{name}.csv", "text/csv"),
            (text("data.package"), PACKAGE, "application/zip"),
        ):
            st.download_button(label, files[file], file, kind, on_click="ignore")
    if not lists:
        with st.expander(text("data.codebook")):
            st.markdown(codebook[name])


def show_templates(text: Text) -> None:
    """Offer a small file of each shape, to fill in."""
    lists = _make_template(text)
    with st.container(key="templates", horizontal=True):
        for shape, write in (("long", write_long), ("wide", write_wide)):
            whole = write(lists, text).encode(ENCODING)
            st.download_button(text(f"own.{shape}"), whole, f"template-{shape}.csv", "text/csv", on_click="ignore")


def _make_template(text: Text) -> OwnLists:
    """Make lists that use each column and each stage at least once."""
    conditions = tuple(text("own.template_condition", letter=letter) for letter in "AB")
    symptoms = tuple(text("own.template_symptom", number=number) for number in (1, 2))
    links = (
        OwnLink(conditions[0], symptoms[0], STAGES[0], text("own.template_source"), EXAMPLE),
        OwnLink(conditions[0], symptoms[1], STAGES[1]),
        OwnLink(conditions[1], symptoms[1]),
    )
    return OwnLists(conditions, symptoms, links)


def _show_rows(catalogue: Catalogue, text: Text, name: str, sheet: Sheet, found: Sequence[int]) -> None:
    """Show the first rows that were found, with their sources instead of the ids of sources."""
    columns = [column for column in sheet.columns if not column.endswith((SOURCES, LOCATORS))]
    rows, shown = [], count_shown(len(found))
    for place in found[:shown]:
        cells = dict(zip(sheet.columns, sheet.rows[place], strict=True))
        cited = [
            catalogue.cite(cells[column], cells.get(column.replace(SOURCES, LOCATORS), ""))
            for column in sheet.columns
            if column.endswith(SOURCES)
        ]
        rows.append(Row(tuple(cells[column] for column in columns), sum(cited, ())))
    sourced = any(column.endswith(SOURCES) for column in sheet.columns)
    said = text("data.found", shown=shown, found=len(found))
    show_piece("data_table", text, name=name, said=said, columns=columns, rows=rows, sourced=sourced)
    offer_more(shown, len(found), text)
