"""Tables -> Catalogue: sound tables are read, and every broken rule is named with its place."""

from __future__ import annotations

import csv
import shutil
from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from components.facts.catalogue import Catalogue, CatalogueError, read_catalogue
from components.facts.checks import Fault
from components.facts.columns import split_cell
from components.facts.tables import TABLES

Rows = list[list[str]]
Cell = tuple[str, int, str]  # table, row and column


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


def test_shipped_tables_are_read_whole_and_in_the_order_of_their_rows(data: Path, catalogue: Catalogue) -> None:
    for table in TABLES:
        header, *rows = read_rows(data, table)
        frame: pd.DataFrame = getattr(catalogue, table)
        whole = frame.reset_index() if frame.index.name else frame
        assert [list(cells) for cells in whole[header].itertuples(index=False)] == rows


def test_core_imbalances_are_those_of_the_core_tier(catalogue: Catalogue) -> None:
    assert catalogue.core == ("hypermagnesemia", "hyperkalemia", "hypomagnesemia", "hypokalemia")


def test_citation_joins_each_source_with_its_own_locator(catalogue: Catalogue) -> None:
    first, second = catalogue.cite("seed|mayo-labs-bmp", "bullet 1|Reference values")
    assert (first.title, first.url, first.locator) == (catalogue.sources.at["seed", "title"], "", "bullet 1")
    assert (second.url, second.locator) == (catalogue.sources.at["mayo-labs-bmp", "url"], "Reference values")
    assert [citation.locator for citation in catalogue.cite("seed|mayo-labs-bmp")] == ["", ""]
    assert catalogue.cite("") == ()


def test_reading_dates_are_the_first_and_last_of_the_sources_that_have_one(catalogue: Catalogue) -> None:
    dates = sorted(date for date in catalogue.sources["read_on"] if date)
    assert catalogue.read_dates() == (dates[0], dates[-1])


def test_empty_cell_holds_no_value() -> None:
    assert split_cell("") == ()
    assert split_cell("a|b") == ("a", "b")


@pytest.mark.parametrize(
    ("place", "value", "rule"),
    [
        (("links", 2, "symptom_id"), "ghost", "'ghost' is not an id of symptoms.csv"),
        (("links", 3, "imbalance_id"), "ghost", "'ghost' is not an id of imbalances.csv"),
        (("links", 2, "source_ids"), "seed|ghost", "'ghost' is not an id of sources.csv"),
        (("links", 2, "source_ids"), "seed|seed", "the same id stands twice"),
        (("links", 2, "source_ids"), "seed|", "'' is not an id of sources.csv"),
        (("links", 2, "source_ids"), "", "the cell is empty"),
        (("links", 2, "locators"), "one|two|three", "not as many values as source_ids"),
        (("links", 2, "locators"), "one", "not as many values as source_ids"),
        (("links", 2, "stage"), "sometimes", "'sometimes' is none of: common, severe"),
        (("links", 2, "stage"), "Common", "'Common' is none of: common, severe"),
        (("links", 2, "in_founding"), "maybe", "'maybe' is none of: yes, no"),
        (("emergency", 2, "symptom_ids"), "coma|ghost", "'ghost' is not an id of symptoms.csv"),
        (("facts", 12, "imbalance_id"), "ghost", "'ghost' is not an id of imbalances.csv"),
        (("labs", 2, "further_locators"), "one", "not as many values as further_source_ids"),
        (("labs", 2, "ref_low_mmol_l"), "low", "'low' has not the form"),
        (("labs", 2, "ref_low_mmol_l"), "-1", "'-1' has not the form"),
        (("labs", 2, "conventional_unit"), "mg", "'mg' is none of: mg/dL, mEq/L"),
        (("imbalances", 2, "plain_name"), "", "the cell is empty"),
        (("imbalances", 2, "plain_name"), "M" * 29, "longer than 28 characters"),
        (("imbalances", 2, "tier"), "rare", "'rare' is none of: core, extended"),
        (("symptoms", 2, "label"), "N" * 29, "longer than 28 characters"),
        (("symptoms", 2, "label"), "Nausea ", "spaces at an end"),
        (("symptoms", 2, "label"), "Nau\x07sea", "a character that cannot be printed"),
        (("symptoms", 2, "label"), "Nausea\u202e", "a character that cannot be printed"),
        (("symptoms", 2, "hpo_id"), "HP:12", "'HP:12' has not the form"),
        (("symptoms", 2, "number"), "dual", "'dual' is none of: singular, plural"),
        (("sources", 3, "read_on"), "yesterday", "'yesterday' has not the form"),
        (("sources", 3, "url"), "javascript:alert(1)", "'javascript:alert(1)' has not the form"),
        (("sources", 3, "url"), "JAVASCRIPT:https://a.org", "has not the form"),
        (("sources", 3, "url"), "data:text/html,https://a.org", "has not the form"),
        (("sources", 3, "url"), 'https://a.org/"onclick="x', "has not the form"),
        (("sources", 3, "url"), "https://a.org/<b>", "has not the form"),
        (("sources", 3, "id"), "Bad Id", "'Bad Id' has not the form"),
        (("sources", 3, "id"), "a.b", "'a.b' has not the form"),
    ],
)
def test_broken_cell_is_named_with_file_row_column_and_rule(data: Path, place: Cell, value: str, rule: str) -> None:
    change_cell(data, *place, value)
    table, row, column = place
    here = [
        fault for fault in find_faults(data) if (fault.file, fault.row, fault.column) == (f"{table}.csv", row, column)
    ]
    assert any(rule in fault.rule for fault in here)
    assert str(here[0]).startswith(f"{table}.csv, row {row}, {column}: ")


@pytest.mark.parametrize(
    ("place", "value", "expected"),
    [
        (("labs", 2, "ref_low_mmol_l"), "1.2", ("labs.csv", 2, "ref_low_mmol_l", "not below the upper one")),
        (("labs", 2, "ref_low_mmol_l"), "1.1", ("labs.csv", 2, "ref_low_mmol_l", "not below the upper one")),
        (("labs", 2, "ref_low_conventional"), "1.9", ("labs.csv", 2, "ref_low_conventional", "not 0.7 mmol/L")),
        (("labs", 3, "ref_high_conventional"), "5.2", ("labs.csv", 3, "ref_high_conventional", "not 5 mmol/L")),
        (("labs", 2, "mmol_l_per_conventional_unit"), "1.0", ("labs.csv", 2, "ref_high_conventional", "not 1.1")),
        (("labs", 2, "imbalance_id"), "hyperkalemia", ("labs.csv", 2, "imbalance_id", "stands more than once")),
        (("symptoms", 5, "urgent_if"), "", ("symptoms.csv", 5, "urgent_if", "needs words")),  # S9
        (("symptoms", 5, "urgent_source_ids"), "", ("symptoms.csv", 5, "urgent_source_ids", "needs a source")),  # S9
        (("symptoms", 2, "urgent_source_ids"), "", ("symptoms.csv", 2, "urgent_source_ids", "needs a source")),  # S9
        (("symptoms", 2, "urgent_route"), "", ("symptoms.csv", 2, "urgent_route", "a route stands where words")),  # S8
        (("symptoms", 8, "urgent_route"), "clinician", ("symptoms.csv", 8, "urgent_route", "a route stands where")),
        (("symptoms", 5, "urgent_route"), "clinician", ("symptoms.csv", 5, "urgent_route", "the route of a red flag")),
        (("emergency", 2, "numbers"), "999", ("emergency.csv", 2, "numbers", "one number for each region")),
        (("mechanisms", 2, "founding_says"), "", ("mechanisms.csv", 2, "in_founding", "disagree about the founding")),
        (("emergency", 2, "route"), "clinician", ("emergency.csv", 2, "numbers", "another route none")),
        (("links", 2, "in_founding"), "no", ("links.csv", 2, "in_founding", "disagree about the founding document")),
        (("links", 2, "founding_wording"), "", ("links.csv", 2, "in_founding", "disagree about the founding document")),
        (("sources", 3, "url"), "", ("sources.csv", 3, "url", "only the founding document has no address")),  # S16
        (("synonyms", 2, "source_id"), "ghost", ("synonyms.csv", 2, "source_id", "'ghost' is neither")),
    ],
)
def test_cells_that_contradict_each_other_are_named(
    data: Path, place: Cell, value: str, expected: tuple[str, int, str, str]
) -> None:
    change_cell(data, *place, value)
    found = [(fault.file, fault.row, fault.column) for fault in find_faults(data) if expected[3] in fault.rule]
    assert expected[:3] in found


def test_link_that_loses_its_founding_source_is_named(data: Path) -> None:
    change_cell(data, "links", 2, "source_ids", "medscape-hypermagnesemia")
    change_cell(data, "links", 2, "locators", "History")
    assert [(fault.row, fault.column) for fault in find_faults(data)] == [(2, "in_founding")]


def test_founding_document_alone_verifies_nothing(data: Path) -> None:
    change_cell(data, "links", 2, "source_ids", "seed")
    change_cell(data, "links", 2, "locators", "bullet 1")
    [fault] = find_faults(data)
    assert (fault.row, fault.column, fault.rule) == (2, "evidence_status", "verified needs an outside source")


def test_imbalance_without_a_lab_row_is_named(data: Path) -> None:
    rows = read_rows(data, "labs")
    write_rows(data, "labs", [row for row in rows if row[0] != "hypokalemia"])
    [fault] = find_faults(data)
    assert (fault.file, fault.row, fault.column) == ("imbalances.csv", 5, "id")
    assert "labs.csv" in fault.rule


def test_link_that_stands_twice_is_named_in_both_rows(data: Path) -> None:
    rows = read_rows(data, "links")
    write_rows(data, "links", [*rows, rows[1]])
    faults = find_faults(data)
    assert [(fault.file, fault.row, fault.column) for fault in faults] == [
        ("links.csv", row, "imbalance_id, symptom_id") for row in (2, len(rows) + 1)
    ]


def test_place_in_a_story_that_is_not_told_is_named(data: Path) -> None:
    change_cell(data, "story_nodes", 2, "story", "another")
    expected = Fault("story_nodes.csv", 2, "story", "'another' is not an id of stories.csv")
    assert expected in find_faults(data)


@pytest.mark.parametrize("kind", ["case", "predict", "match"])
def test_step_about_symptoms_needs_one(data: Path, kind: str) -> None:
    row = find_step(data, kind)
    change_cell(data, "lesson", row, "symptom_ids", "")
    [fault] = find_faults(data)
    assert fault == Fault("lesson.csv", row, "symptom_ids", f"a step of the kind {kind!r} needs a symptom")


@pytest.mark.parametrize("kind", ["overlap", "only", "shared"])
def test_step_with_a_chart_has_room_for_six_conditions(data: Path, kind: str) -> None:
    row, every = find_step(data, kind), [cells[0] for cells in read_rows(data, "imbalances")[1:]]
    change_cell(data, "lesson", row, "imbalance_ids", "|".join(every[:6]))
    read_catalogue(data)
    change_cell(data, "lesson", row, "imbalance_ids", "|".join(every[:7]))
    assert [(fault.row, fault.column) for fault in find_faults(data)] == [(row, "imbalance_ids")]


@pytest.mark.parametrize("matches", ["none", "two", "all"])
def test_lesson_has_steps_and_one_card_match(data: Path, matches: str) -> None:
    rows = read_rows(data, "lesson")
    match, steps = rows[-1], rows[1:-1]
    assert match[1] == "match"
    kept = {"none": steps, "two": [*steps, match, ["again", *match[1:]]], "all": [match]}[matches]
    write_rows(data, "lesson", [rows[0], *kept])
    [fault] = find_faults(data)
    assert (fault.file, fault.column) == ("lesson.csv", "kind")
    assert fault.row == (1 if matches == "none" else len(kept) + 1)


def find_step(data: Path, kind: str) -> int:
    """Return the row of the first step of a kind, as a spreadsheet counts."""
    return next(place for place, cells in enumerate(read_rows(data, "lesson"), 1) if cells[1] == kind)


@pytest.mark.parametrize(
    ("table", "column"), [("symptoms", "label"), ("imbalances", "plain_name"), ("synonyms", "synonym")]
)
def test_name_that_differs_only_in_case_is_a_repetition(data: Path, table: str, column: str) -> None:
    rows = read_rows(data, table)
    change_cell(data, table, 3, column, rows[1][rows[0].index(column)].upper())
    assert {(fault.row, fault.column) for fault in find_faults(data)} == {(2, column), (3, column)}


def _drop_column(rows: Rows) -> Rows:
    return [row[:-1] for row in rows]


def _add_column(rows: Rows) -> Rows:
    return [[*row, "colour" if place == 0 else "red"] for place, row in enumerate(rows)]


def _repeat_column(rows: Rows) -> Rows:
    return [[*row, row[0]] for row in rows]


@pytest.mark.parametrize("change", [_drop_column, _add_column, _repeat_column])
@pytest.mark.parametrize("table", TABLES)
def test_table_with_other_columns_is_refused_at_its_header(
    data: Path, table: str, change: Callable[[Rows], Rows]
) -> None:
    rows = read_rows(data, table)
    write_rows(data, table, change(rows))
    header = {"_drop_column": rows[0][-1], "_add_column": "colour", "_repeat_column": ""}[change.__name__]
    expected = Fault(f"{table}.csv", 1, header, "missing, unknown or repeated column")
    assert expected in find_faults(data)


@pytest.mark.parametrize("table", TABLES)
def test_missing_table_is_named(data: Path, table: str) -> None:
    (data / f"{table}.csv").unlink()
    assert Fault(f"{table}.csv", 0, "", "the file is missing") in find_faults(data)


@pytest.mark.parametrize("table", TABLES)
def test_table_without_rows_is_named(data: Path, table: str) -> None:
    write_rows(data, table, read_rows(data, table)[:1])
    assert Fault(f"{table}.csv", 0, "", "the table has no rows") in find_faults(data)


@pytest.mark.parametrize("content", [b"\xff\xfe\x00i", b'id,kind\n"open', b"id,kind\n\x80,x\n"])
def test_file_that_is_not_utf8_csv_is_named(data: Path, content: bytes) -> None:
    (data / "facts.csv").write_bytes(content)
    [fault] = [fault for fault in find_faults(data) if fault.file == "facts.csv"]
    assert (fault.row, fault.column) == (0, "")
    assert fault.rule.startswith("the file is not UTF-8 CSV")


def test_empty_file_lacks_every_column(data: Path) -> None:
    (data / "facts.csv").write_text("")
    [fault] = find_faults(data)
    assert set(fault.column.split(", ")) == set(TABLES["facts"].columns)


@pytest.mark.parametrize("cells", [["f99"], ["x"] * 8, []])
def test_row_with_another_number_of_cells_is_named(data: Path, cells: list[str]) -> None:
    rows = read_rows(data, "facts")
    rows.insert(3, cells)
    write_rows(data, "facts", rows)
    assert find_faults(data) == (Fault("facts.csv", 4, "", "the row has not 7 cells"),)


def test_all_faults_of_all_tables_are_told_at_once(data: Path) -> None:
    change_cell(data, "links", 2, "stage", "sometimes")
    change_cell(data, "links", 7, "as_listed", "")
    change_cell(data, "sources", 3, "url", "javascript:alert(1)")
    (data / "labs.csv").unlink()
    places = {(fault.file, fault.row, fault.column) for fault in find_faults(data)}
    assert places == {
        ("links.csv", 2, "stage"),
        ("links.csv", 7, "as_listed"),
        ("sources.csv", 3, "url"),
        ("labs.csv", 0, ""),
    }


def test_windows_line_ends_and_a_byte_order_mark_change_nothing(data: Path, catalogue: Catalogue) -> None:
    for table in TABLES:
        write_rows(data, table, read_rows(data, table), end="\r\n")
        path = data / f"{table}.csv"
        path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes())
    same = read_catalogue(data)
    for table in TABLES:
        pd.testing.assert_frame_equal(getattr(same, table), getattr(catalogue, table))


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("fuzz") / "data"
    return Path(shutil.copytree(Path(__file__).parents[2] / "data", folder))


@settings(max_examples=40)
@given(st.data(), st.text(st.characters(exclude_categories=["Cs"]), max_size=40))
def test_any_text_in_any_cell_is_read_or_named_by_its_file(shared: Path, choose: st.DataObject, value: str) -> None:
    table = choose.draw(st.sampled_from([*TABLES]))
    # An id that changes also breaks the rows of other tables that refer to it.
    column = choose.draw(st.sampled_from([column for column in TABLES[table].columns if column != "id"]))
    before = (shared / f"{table}.csv").read_bytes()
    last = len(read_rows(shared, table))  # with the header
    change_cell(shared, table, choose.draw(st.integers(2, min(12, last))), column, value)
    files = {f"{table}.csv"}
    try:
        read_catalogue(shared)
    except CatalogueError as error:
        files = {fault.file for fault in error.faults}
    finally:
        (shared / f"{table}.csv").write_bytes(before)
    assert f"{table}.csv" in files
