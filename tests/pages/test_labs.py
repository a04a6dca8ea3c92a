"""What the lab sees: levels beside lists, a card for each test, and what is silent or comes together."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from xml.etree.ElementTree import Element

import pytest

from components.words.text import Text
from tests.pages.app import LABS, open_page, read_specs, read_words
from tests.pages.statements import Statement, cite, parse, read, read_sources, read_statements, state
from tests.shipped import NAMES, read_rows

EVERY = ".".join(NAMES)
ABOUT = {row["id"]: row for row in read_rows("imbalances")}
TESTS = {row["imbalance_id"]: row for row in read_rows("labs")}


@pytest.fixture(scope="module")
def labs() -> list[Element]:
    """Parse the pieces of the page with all twelve in view."""
    return parse(open_page(LABS, imbalances=EVERY))


def find_cards(pieces: list[Element]) -> list[Element]:
    """Find the cards of tests."""
    return [section for piece in pieces for section in piece.iter("section") if section.find("dl") is not None]


def lower(name: str) -> str:
    return name[0].lower() + name[1:]


def join(names: list[str]) -> str:
    return ", ".join(names[:-1]) + f" and {names[-1]}"


def list_silence() -> dict[str, list[Statement]]:
    """List what the tables say of each imbalance when it is mild: facts, or else the note of its row."""
    facts = [row for row in read_rows("facts") if row["kind"] == "silent_when_mild"]
    return {
        NAMES[imbalance]: [(row["statement"], cite(row)) for row in facts if row["imbalance_id"] == imbalance]
        or [(about["silent_note"], cite(about, "silent_source_ids"))]
        for imbalance, about in ABOUT.items()
    }


def list_company() -> dict[str, list[Statement]]:
    """List the mechanisms that lead straight from one imbalance to another, by the names of both."""
    imbalances = {row["id"]: row["imbalance_id"] for row in read_rows("nodes") if row["imbalance_id"]}
    return {
        f"{NAMES[imbalances[row['from_node']]]} and {lower(NAMES[imbalances[row['to_node']]])}": [
            (row["explanation"], cite(row))
        ]
        for row in read_rows("mechanisms")
        if row["relation"] in {"can_cause", "causes"} and {row["from_node"], row["to_node"]} <= imbalances.keys()
    }


def list_shared() -> Iterator[Statement]:
    """List the causes that several imbalances share, by the shortest of their labels, with all their sources."""
    for _, cause in groupby(sorted(read_rows("causes"), key=lambda row: row["id"]), key=lambda row: row["id"]):
        rows = sorted(cause, key=lambda row: list(NAMES).index(row["imbalance_id"]))
        if len(rows) > 1:
            label = min((row["label"] for row in rows), key=len)
            conditions = join([lower(NAMES[row["imbalance_id"]]) for row in rows])
            yield f"{label}: listed for {conditions}.", tuple(sorted({source for row in rows for source in cite(row)}))


def test_what_is_silent_or_comes_together_stands_on_the_card_of_its_imbalances(labs: list[Element]) -> None:
    """S1, S12, S13, S16: with exactly the sources of the row; only a note that there are no sources has none."""
    expected = list_silence() | list_company()
    found = {}
    for section in (part for piece in labs for part in piece.iter("section")):
        if section.find("dl") is None:
            notes: list[Statement] = [(read(note), ()) for note in section.findall("p")]
            found[read(section.find("h3"))] = read_statements([section]) + notes
    assert found == expected
    assert list_company()


def test_every_statement_is_a_row_with_exactly_its_sources_and_none_is_lost(labs: list[Element]) -> None:
    """S1, S12, S16."""
    facts = [
        said
        for kind in ("silent_when_mild", "limits_of_symptoms", "why_it_matters")
        for said in state("facts", "statement", kind=kind)
    ]
    on_cards = [said for cards in (list_silence(), list_company()) for card in cards.values() for said in card]
    expected = {(words, tuple(sorted(sources))) for words, sources in [*facts, *on_cards, *list_shared()] if sources}
    assert {(words, tuple(sorted(sources))) for words, sources in read_statements(labs)} == expected


def test_every_lab_card_holds_its_row_and_exactly_its_sources(labs: list[Element]) -> None:
    """S14, S16: the range in every unit of the row; only further tests that no page read names are said to be so."""
    for card, (imbalance, row) in zip(find_cards(labs), TESTS.items(), strict=True):
        about = ABOUT[imbalance]
        assert read(card.find("h3")) == NAMES[imbalance]
        assert read(card.find("p")) == about["summary"]
        name, *values = ["".join(part.itertext()) for part in card.iter("dd")]
        assert name.startswith(about["clinical_name"])
        assert about["uk_spelling"] in name.lower()
        doubt = ["None of the sources says all of this."] * (row["further_evidence_status"] == "recalled")
        assert values == [
            *(about["defining_test"], row["sample"], row["usual_panel"], "\n".join(list_ranges(row))),
            *(row["abnormal_if"], row["further_tests"], *doubt),
            *(row["range_note"], about["silent_note"]),
        ]
        cited = cite(row, "ref_source_ids", "ref_locators") + cite(row, "further_source_ids", "further_locators")
        assert read_sources(card) == cited + cite(about, "silent_source_ids")


def list_ranges(row: dict[str, str]) -> list[str]:
    units = {"mmol_l": "mmol/L", "conventional": row["conventional_unit"], "meq_l": "mEq/L", "ph": "pH"}
    filled = {column: unit for column, unit in units.items() if row[f"ref_low_{column}"]}
    assert len(filled) >= 2
    ranges = (f"{row[f'ref_low_{column}']} to {row[f'ref_high_{column}']} {unit}" for column, unit in filled.items())
    return list(dict.fromkeys(ranges))


def test_the_page_says_that_nothing_is_judged_and_that_silence_means_nothing(text: Text) -> None:
    """S7, S12, S13, S14."""
    words = read_words(open_page(LABS))
    said = ("levels.note", "silence.lead", "answer.together", "labs.caution", "labs.lead")
    assert [name for name in said if text(name) not in words] == []


def test_conditions_of_an_address_are_in_view_in_every_part_of_the_page() -> None:
    """K5: overlap, levels and cards, in their fixed order."""
    chosen = ["hypokalemia", "hyponatremia", "metabolic_acidosis"]
    app = open_page(LABS, imbalances=".".join(reversed(chosen)))
    assert [read(card.find("h3")) for card in find_cards(parse(app))] == [NAMES[imbalance] for imbalance in chosen]
    metas = [spec["layout"]["meta"] for spec in read_specs(app)]
    assert [(meta["chart"], meta["imbalances"]) for meta in metas] == [("overlap", chosen), ("levels", chosen)]


def test_no_condition_in_view_is_said_plainly(text: Text) -> None:
    app = open_page(LABS, imbalances="none")
    assert text("chart.nothing") in read_words(app, "chart")
    assert not app.get("plotly_chart")
