"""Rows -> faults: each broken cell, and each row that contradicts another, is named with its place and its rule."""

from __future__ import annotations

from pathlib import Path

import pytest

from components.facts.catalogue import read_catalogue
from components.facts.checks import Fault
from tests.facts.broken import change_cell, find_faults, read_rows, write_rows

Cell = tuple[str, int, str]  # table, row and column


@pytest.mark.parametrize(
    ("place", "value", "rule"),
    [
        (("links", 2, "symptom_id"), "ghost", "'ghost' is not an id of symptoms.csv"),
        (("links", 2, "symptom_id"), "tremor|coma", "'tremor|coma' is not an id of symptoms.csv"),
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
        (("labs", 2, "ref_low_mmol_l"), "low", "'low' does not have the form"),
        (("labs", 2, "ref_low_mmol_l"), "-1", "'-1' does not have the form"),
        (("labs", 2, "conventional_unit"), "mg", "'mg' is none of: mg/dL, mEq/L"),
        (("imbalances", 2, "plain_name"), "", "the cell is empty"),
        (("imbalances", 2, "plain_name"), "M" * 29, "longer than 28 characters"),
        (("imbalances", 2, "tier"), "rare", "'rare' is none of: core, extended"),
        (("symptoms", 2, "label"), "N" * 29, "longer than 28 characters"),
        (("symptoms", 2, "label"), "Nausea ", "spaces at an end"),
        (("symptoms", 2, "label"), "Nau\x07sea", "a character that cannot be printed"),
        (("symptoms", 2, "label"), "Nausea\u202e", "a character that cannot be printed"),
        (("symptoms", 2, "hpo_id"), "HP:12", "'HP:12' does not have the form"),
        (("symptoms", 2, "number"), "dual", "'dual' is none of: singular, plural"),
        (("sources", 3, "read_on"), "yesterday", "'yesterday' does not have the form"),
        (("sources", 3, "url"), "javascript:alert(1)", "'javascript:alert(1)' does not have the form"),
        (("sources", 3, "url"), "JAVASCRIPT:https://a.org", "does not have the form"),
        (("sources", 3, "url"), "data:text/html,https://a.org", "does not have the form"),
        (("sources", 3, "url"), 'https://a.org/"onclick="x', "does not have the form"),
        (("sources", 3, "url"), "https://a.org/<b>", "does not have the form"),
        (("sources", 3, "id"), "Bad Id", "'Bad Id' does not have the form"),
        (("sources", 3, "id"), "a.b", "'a.b' does not have the form"),
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
        (("causes", 2, "in_founding"), "no", ("causes.csv", 2, "in_founding", "disagree about the founding document")),
        (
            ("questions", 2, "option_b"),
            "NAUSEA AND VOMITING; MUSCLE WEAKNESS",
            ("questions.csv", 2, "option_a", "two options say the same"),
        ),
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


@pytest.mark.parametrize(("length", "sound"), [(28, True), (29, False)])
def test_cell_may_be_as_long_as_its_column_and_no_longer(data: Path, length: int, sound: bool) -> None:
    change_cell(data, "imbalances", 2, "plain_name", "M" * length)
    if sound:
        assert read_catalogue(data).names["hypermagnesemia"] == "M" * length
    else:
        assert [fault.rule for fault in find_faults(data)] == ["longer than 28 characters"]


def test_arrow_from_a_box_to_itself_is_named(data: Path) -> None:
    [mechanism] = [row for row in read_rows(data, "mechanisms") if row[0] == "m03"]
    place = read_rows(data, "mechanisms").index(mechanism) + 1
    change_cell(data, "mechanisms", place, "to_node", mechanism[1])
    assert [(fault.file, fault.column) for fault in find_faults(data)] == [("story_arrows.csv", "mechanism_id")]


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


def test_symptom_with_the_id_of_an_imbalance_is_named(data: Path) -> None:
    """One look-up gives the names of both."""
    rows = read_rows(data, "symptoms")
    write_rows(data, "symptoms", [*rows, ["hyperkalemia", "Another name", *rows[1][2:]]])
    expected = Fault("symptoms.csv", len(rows) + 1, "id", "'hyperkalemia' is an id of imbalances.csv too")
    assert find_faults(data) == (expected,)


def test_notice_without_numbers_for_any_emergency_is_named(data: Path) -> None:
    """S8: each remaining row names a condition, or leaves out a region that another row has."""
    rows = read_rows(data, "emergency")
    every = [row for row in rows if row[rows[0].index("region")] in {"UK; US", "US; UK"}]
    some = [row for row in rows[1:] if row not in every]
    write_rows(data, "emergency", [rows[0], *some, every[-1]])
    read_catalogue(data)
    change_cell(data, "emergency", len(some) + 2, "names_condition", "yes")
    expected = Fault(
        "emergency.csv",
        0,
        "region",
        "a row with the emergency number of every region is needed that names no condition",
    )
    assert find_faults(data) == (expected,)
    write_rows(data, "emergency", [rows[0], *some])
    assert find_faults(data) == (expected,)


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
