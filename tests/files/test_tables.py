"""A saved table says what was in view, begins with the banner, is harmless, and can be brought again."""

from __future__ import annotations

import csv
from io import StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from components.facts.catalogue import Catalogue
from components.facts.limits import Limits
from components.facts.own import OwnLink, OwnLists, fold, read_own
from components.facts.own_catalogue import make_catalogue
from components.facts.sheet import FORMULA, guard, unguard
from components.files.tables import (
    list_sheets,
    write_answer,
    write_csv,
    write_long,
    write_regions,
    write_sheet,
    write_wide,
)
from components.selection import View
from components.words.text import Text, read_text
from tests.facts.own_files import LONG, MANY
from tests.shipped import LABELS, LISTED, NAMES, ROOT, read_rows

WORDS = read_text(ROOT / "data" / "text" / "en.toml")
COLUMNS = ("Imbalance", "condition", "Symptom", "Stage", "source", "URL")
PAYLOADS = ("=1+1", "+A1", "-2", "@SUM(A1)", "#x", "'=x", "''", '"a","b"', "<b>x</b>", "a;b\tc", "**x**")
names = st.one_of(
    st.sampled_from((*PAYLOADS, *COLUMNS, "x", "1")),
    st.text(st.characters(exclude_categories=("C", "Z")), min_size=1, max_size=12),
    st.text("=+-@'#,;\"<>x ", min_size=1, max_size=8),
).map(lambda name: unguard(" ".join(name.split())) or "x")
sources = st.tuples(st.sampled_from(("", "common", "severe")), names | st.just(""), st.sampled_from(("", "http://a/b")))


def differ(pool: list[str]) -> list[str]:
    return list({fold(name): name for name in pool}.values())


@st.composite
def own_lists(draw: st.DrawFn, *, sourced: bool) -> OwnLists:
    """Draw lists in which every name is part of a link, in the order of the links."""
    conditions, symptoms = (differ(draw(st.lists(names, min_size=1, max_size=6))) for _ in range(2))
    pairs = st.tuples(st.sampled_from(conditions), st.sampled_from(symptoms))
    chosen = draw(st.lists(pairs, min_size=1, max_size=20, unique=True))
    links = [OwnLink(*pair, *(draw(sources) if sourced else ())) for pair in chosen]
    return OwnLists(
        tuple(dict.fromkeys(a for a, _ in chosen)), tuple(dict.fromkeys(b for _, b in chosen)), tuple(links)
    )


def read_table(written: str) -> tuple[list[str], list[dict[str, str]]]:
    """Read a saved table: its notices, and its rows."""
    rows = list(csv.reader(StringIO(written, newline="")))
    notices = [cells[0] for cells in rows if cells[0].startswith("# ")]
    header, *body = rows[len(notices) :]
    return notices, [dict(zip(header, cells, strict=True)) for cells in body]


@given(own_lists(sourced=True))
def test_lists_saved_with_a_link_in_each_row_can_be_brought_again(lists: OwnLists) -> None:
    """P4."""
    assert read_own(write_long(lists, WORDS).encode(), MANY) == lists


@given(own_lists(sourced=False))
def test_lists_saved_with_a_symptom_in_each_row_can_be_brought_again(lists: OwnLists) -> None:
    """P4: also if a condition is called like a column of the other shape."""
    back = read_own(write_wide(lists, WORDS).encode("utf-8-sig"), MANY)
    assert (back.imbalances, back.symptoms, set(back.links)) == (lists.imbalances, lists.symptoms, set(lists.links))


@given(st.lists(st.lists(st.text(), min_size=3, max_size=3), max_size=8))
def test_no_cell_that_is_saved_is_a_formula_and_every_cell_can_be_read_again(rows: list[list[str]]) -> None:
    """P4: RFC 4180 quoting; NUL is left out."""
    written = write_csv(("a", "b", "c"), rows, ["Notice"])
    saved = list(csv.reader(StringIO(written, newline=""), strict=True))
    assert not any(cell.startswith(FORMULA) for cells in saved for cell in cells)
    assert "\0" not in written
    assert [[unguard(cell) for cell in cells] for cells in saved[2:]] == [
        [cell.replace("\0", "") for cell in cells] for cells in rows
    ]


@pytest.mark.parametrize("cell", ["=1", "+1", "-1", "@a", "\t=1", "\r=1"])
def test_a_formula_gets_an_apostrophe(cell: str) -> None:
    """P4."""
    assert guard(cell) == "'" + cell


def test_every_table_is_saved_whole_with_the_banner(catalogue: Catalogue, text: Text) -> None:
    """S5."""
    for name, sheet in list_sheets(catalogue).items():
        notices, rows = read_table(write_sheet(sheet, text))
        assert notices == [f"# {text('banner.headline')}"]
        assert [{column: unguard(cell) for column, cell in row.items()} for row in rows] == read_rows(name)


VIEW = View(("hypokalemia", "hyperkalemia"), "all", "overlap")


def test_saved_regions_are_the_memberships_of_the_tables(catalogue: Catalogue, text: Text) -> None:
    """S1, S5."""
    notices, rows = read_table(write_regions(catalogue, text, VIEW))
    assert notices[0] == f"# {text('banner.headline')}"
    said = {row["Symptom"]: (row["Region"], row["Number of lists"]) for row in rows}
    low, high = (LISTED[one] for one in VIEW.imbalances)
    region = {(True, True): ("Both conditions in view", "2")}
    region |= {(True, False): ("Only low potassium, of those in view", "1")}
    region |= {(False, True): ("Only high potassium, of those in view", "1")}
    assert said == {LABELS[one]: region[one in low, one in high] for one in low | high}


def test_a_saved_answer_says_what_the_links_say_of_each_ticked_symptom(catalogue: Catalogue, text: Text) -> None:
    """S1, S4, S5, S7, S11, S12, S13, S16."""
    notices, rows = read_table(write_answer(catalogue, text, VIEW, ("muscle_weakness", "coma")))
    every = " ".join(notices)
    for caution in ("banner.headline", "answer.caution", "answer.silent", "answer.together"):
        assert text(caution) in every
    assert text.count("answer.incomplete", 2) in every
    order = [(symptom, one) for symptom in ("muscle_weakness", "coma") for one in VIEW.imbalances]
    assert [(row["Symptom"], row["Condition"]) for row in rows] == [(LABELS[a], NAMES[b]) for a, b in order]
    for (symptom, one), row in zip(order, rows, strict=True):
        assert row["Listed"] == text("answer.listed" if symptom in LISTED[one] else "answer.not_listed")
        assert bool(row["Sources"]) == bool(row["Stage"]) == (symptom in LISTED[one])
    titles = {source["id"]: source["title"] for source in read_rows("sources")}
    [link] = [
        r for r in read_rows("links") if (r["imbalance_id"], r["symptom_id"]) == ("hypokalemia", "muscle_weakness")
    ]
    assert all(titles[source] in rows[0]["Sources"] for source in link["source_ids"].split("|"))


def test_an_answer_from_own_lists_says_where_no_source_is_given(catalogue: Catalogue, text: Text) -> None:
    """S16, S22."""
    own = make_catalogue(read_own(LONG.encode(), Limits()), catalogue)
    notices, rows = read_table(write_answer(own, text, View(own.core, "all", "overlap"), ("fatigue", "pale-skin")))
    assert notices[0] == f"# {text('banner.headline')}"
    assert [row["Sources"] for row in rows] == [
        *("A textbook https://example.org/iron", "https://example.org/b12"),
        *(text("source.none"), ""),
    ]


def test_no_head_of_a_column_that_is_saved_is_a_formula() -> None:
    """P4."""
    assert write_csv(["symptom", "=1+1"], [], []) == '"symptom","\'=1+1"\r\n'
