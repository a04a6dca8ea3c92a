"""Own lists become a catalogue like ours, with empty tables for whatever a visitor cannot bring."""

from __future__ import annotations

import re
import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from components.charts.drawn import find_styles
from components.facts.catalogue import Catalogue
from components.facts.columns import SLUG
from components.facts.lesson import find_match, list_steps, read_questions
from components.facts.limits import MOST_IN_VIEW
from components.facts.own import OwnLink, OwnLists, fold, read_own
from components.facts.own_catalogue import make_catalogue, make_ids, narrow
from components.facts.regions import Region, find_regions
from components.facts.tables import TABLES
from tests.facts.own_files import LONG, write


@pytest.fixture
def own(catalogue: Catalogue) -> Catalogue:
    return make_catalogue(read_own(LONG.encode()), catalogue)


def test_own_lists_have_ids_names_and_regions_like_ours(own: Catalogue) -> None:
    assert own.is_own
    assert own.names == {
        **{"low-iron": "Low iron", "low-b12": "Low B12"},
        **{"fatigue": "Fatigue", "pale-skin": "Pale skin", "tingling": "Tingling"},
    }
    assert own.core == ("low-iron", "low-b12")
    assert find_regions(own.links, own.core) == (
        Region(frozenset({"low-iron", "low-b12"}), ("fatigue",)),
        Region(frozenset({"low-b12"}), ("tingling",)),
        Region(frozenset({"low-iron"}), ("pale-skin",)),
    )


def test_a_fresh_page_shows_the_first_four_of_own_conditions(catalogue: Catalogue) -> None:
    rows = [["imbalance", "symptom"], *([f"Condition {place}", "Fatigue"] for place in range(6))]
    own = make_catalogue(read_own(write(rows)), catalogue)
    assert own.core == tuple(own.imbalances.index[:4])


def test_own_statements_keep_their_sources_and_stages(own: Catalogue) -> None:
    """S16."""
    cited = [
        [(one.title, one.publisher, one.url, one.locator) for one in own.cite(row["source_ids"], row["locators"])]
        for row in own.links.to_dict("records")
    ]
    book = ("A textbook", "", "https://example.org/iron", "")
    assert cited == [[book], [], [("https://example.org/b12", "", "https://example.org/b12", "")], [book]]
    assert list(own.links["stage"]) == ["common", "common", "severe", "common"]
    assert own.read_dates() == ("", "")


def test_a_part_of_own_lists_has_the_same_conditions_and_says_nothing_else(own: Catalogue) -> None:
    part = narrow(own, ["tingling", "pale-skin"])
    assert part.core == own.core
    assert list(part.symptoms.index) == ["pale-skin", "tingling"]
    assert list(part.synonyms.index) == ["Pale skin", "Tingling"]
    assert find_regions(part.links, own.core) == (
        Region(frozenset({"low-b12"}), ("tingling",)),
        Region(frozenset({"low-iron"}), ("pale-skin",)),
    )
    cited = [part.cite(row["source_ids"]) for row in part.links.to_dict("records")]
    assert [[one.title for one in each] for each in cited] == [[], ["A textbook"]]
    assert len(part.sources) == 1
    assert part.fingerprint not in {own.fingerprint, narrow(own, ["tingling"]).fingerprint}


def test_own_lists_bring_only_what_a_visitor_can_know(own: Catalogue, catalogue: Catalogue) -> None:
    filled = {"imbalances", "symptoms", "synonyms", "links", "sources", "emergency", "lesson"}
    assert {name for name in TABLES if len(getattr(own, name))} == filled
    for name in TABLES:
        frame, ours = getattr(own, name), getattr(catalogue, name)
        assert (list(frame.columns), frame.index.names) == (list(ours.columns), ours.index.names)
        assert frame.map(lambda cell: isinstance(cell, str)).all(axis=None)
    assert (list_steps(own), read_questions(own)) == ((), {})
    assert find_match(own).symptoms == ("fatigue", "pale-skin", "tingling")
    assert not catalogue.is_own


def test_the_numbers_for_any_emergency_stay(own: Catalogue, catalogue: Catalogue) -> None:
    """S8, S22."""
    [general] = own.emergency.to_dict("records")
    ours = catalogue.emergency.loc["e01"]
    assert (general["region"], general["numbers"]) == (ours["region"], ours["numbers"])


def test_lists_that_differ_have_different_fingerprints(own: Catalogue, catalogue: Catalogue) -> None:
    other = make_catalogue(read_own(LONG.replace("Tingling", "Tremor").encode()), catalogue)
    assert len({own.fingerprint, other.fingerprint, catalogue.fingerprint}) == 3


def test_ids_are_made_of_letters_and_digits_and_never_stand_twice(catalogue: Catalogue) -> None:
    names = ("Low B12", "Low-B12!", "Nöne", "None", "高血压", "!!!", "low_b12", "hypokalemia", "Low B12-2")
    ids = make_ids(names, "condition", ["hypokalemia"])
    assert list(ids.values()) == [
        *("low-b12", "low-b12-2", "none-2", "none-3", "condition-5", "condition-6"),
        *("low-b12-3", "hypokalemia-2", "low-b12-2-2"),
    ]
    same = OwnLists(("Fatigue",), ("Fatigue", "Coma"), (OwnLink("Fatigue", "Fatigue"), OwnLink("Fatigue", "Coma")))
    assert make_catalogue(same, catalogue).names == {"fatigue": "Fatigue", "fatigue-2": "Fatigue", "coma": "Coma"}


@given(st.lists(st.text(min_size=1, max_size=20), unique_by=fold, max_size=30))
def test_any_names_have_ids_that_an_address_can_hold(names: list[str]) -> None:
    """P5."""
    ids = make_ids(names, "symptom")
    assert len(set(ids.values())) == len(names)
    assert all(re.fullmatch(SLUG, one) and "_" not in one for one in ids.values())


def test_names_with_the_same_letters_get_their_ids_quickly() -> None:
    names = ["a" + "!" * number for number in range(5_000)]
    start = time.process_time()
    assert len(set(make_ids(names, "symptom").values())) == 5_000
    assert time.process_time() - start < 1


@pytest.mark.parametrize("count", [1, 2, 12, 13, 400])
def test_any_twelve_conditions_in_view_differ_in_line_or_colour(count: int, catalogue: Catalogue) -> None:
    """C5."""
    own = make_catalogue(
        read_own(write([["symptom", *(f"Condition {n}" for n in range(count))], ["Fatigue", *["1"] * count]])),
        catalogue,
    )
    every = tuple(own.imbalances.index)
    for view in (every[:MOST_IN_VIEW], every[-MOST_IN_VIEW:], every[:: max(1, count // MOST_IN_VIEW)][:MOST_IN_VIEW]):
        styles = find_styles(own, view)
        assert len({(styles[one].color, styles[one].dash) for one in view}) == len(view)
        assert all(styles[one].color != styles[other].color for one, other in pairwise(view))


def test_a_few_conditions_keep_their_looks_in_each_view(catalogue: Catalogue) -> None:
    own = make_catalogue(read_own(LONG.encode()), catalogue)
    assert find_styles(own, own.core[1:])["low-b12"] == find_styles(own, own.core)["low-b12"]


def test_a_condition_of_many_keeps_its_look_in_each_view_and_in_the_chart_of_two(catalogue: Catalogue) -> None:
    """C5: unless two in view would share it."""
    many = "imbalance,symptom\n" + "".join(f"Condition {place},S\n" for place in range(30))
    own = make_catalogue(read_own(many.encode()), catalogue)
    view = find_styles(own, [f"condition-{place}" for place in range(12)])
    pair = find_styles(own, ["condition-5", "condition-9"])
    assert pair == {one: view[one] for one in pair}
    both = find_styles(own, ["condition-1", "condition-13"])
    assert both["condition-1"] == view["condition-1"] != both["condition-13"]


def test_a_number_that_another_name_has_is_passed_over() -> None:
    assert list(make_ids(("x 2", "x", "x!"), "symptom").values()) == ["x-2", "x", "x-3"]
