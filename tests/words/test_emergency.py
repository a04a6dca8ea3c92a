"""Tables -> what to do in an emergency: which symptoms bring up the notice, whom to call, and when."""

from __future__ import annotations

from components.facts.catalogue import Catalogue
from components.words.emergency import find_general, find_urgent, list_red_flags, say_numbers
from components.words.text import Text
from tests.shipped import RED_FLAGS, read_rows


def test_the_notice_comes_up_for_exactly_the_red_flags_of_the_table(catalogue: Catalogue) -> None:
    """S9."""
    assert list_red_flags(catalogue) == RED_FLAGS


def test_the_notice_uses_the_first_row_that_names_no_condition_and_covers_every_region(
    catalogue: Catalogue, text: Text
) -> None:
    """S8."""
    rows = [row for row in read_rows("emergency") if row["names_condition"] == "no" and row["numbers"]]
    regions = {part for row in read_rows("emergency") for part in row["region"].split("; ")}
    first = next(row for row in rows if set(row["region"].split("; ")) == regions)
    assert find_general(catalogue)["guidance"] == first["guidance"]
    assert say_numbers(catalogue, text) == "999 (UK) and 911 (US)"


def test_a_symptom_is_urgent_when_its_row_says_so_and_turns_to_whom_it_says(catalogue: Catalogue) -> None:
    """S8, S9: with the titles of the sources of the row."""
    titles = {row["id"]: row["title"] for row in read_rows("sources")}
    assert {
        symptom: (urgent.route, urgent.when, [citation.title for citation in urgent.citations])
        for symptom, urgent in find_urgent(catalogue).items()
    } == {
        row["id"]: (row["urgent_route"], row["urgent_if"], [titles[one] for one in row["urgent_source_ids"].split("|")])
        for row in read_rows("symptoms")
        if row["urgent_if"]
    }
