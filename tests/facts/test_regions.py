"""Links + imbalance ids -> regions: exclusive, complete, and nothing but what the table says."""

from __future__ import annotations

import random
from itertools import combinations

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from components.facts.catalogue import Catalogue
from components.facts.regions import (
    MOST_OFFERED,
    choose_links,
    count_symptoms,
    find_memberships,
    find_regions,
    keep_offered,
)

IMBALANCES = ("A", "B", "C", "D", "E")
pairs = st.sets(st.tuples(st.sampled_from(IMBALANCES), st.sampled_from("stuvwxyz")), max_size=30)
views = st.sets(st.sampled_from(IMBALANCES))


def make_links(rows: list[tuple[str, str]]) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=["imbalance_id", "symptom_id"], dtype=str)


@given(pairs, views)
def test_regions_are_exclusive_and_complete(rows: set[tuple[str, str]], view: set[str]) -> None:
    regions = find_regions(make_links(sorted(rows)), view)
    symptoms = [symptom for region in regions for symptom in region.symptoms]
    assert sorted(symptoms) == sorted({symptom for imbalance, symptom in rows if imbalance in view})
    assert len({region.membership for region in regions}) == len(regions)
    assert all(region.symptoms for region in regions)


@given(pairs, views)
def test_membership_is_the_imbalances_in_view_whose_rows_name_the_symptom(
    rows: set[tuple[str, str]], view: set[str]
) -> None:
    """S1: a pure lookup of the table."""
    memberships = find_memberships(find_regions(make_links(sorted(rows)), view))
    for symptom in "stuvwxyz":
        listed = {imbalance for imbalance in view if (imbalance, symptom) in rows}
        assert memberships.get(symptom, frozenset()) == listed


@given(pairs, views, st.randoms())
def test_order_of_rows_and_of_imbalances_does_not_matter(
    rows: set[tuple[str, str]], view: set[str], chance: random.Random
) -> None:
    """S4, C7."""
    one, other = sorted(rows), sorted(rows)
    chance.shuffle(other)
    turned = sorted(view)
    chance.shuffle(turned)
    assert find_regions(make_links(one), sorted(view)) == find_regions(make_links(other), turned)


@given(pairs, views)
def test_regions_stand_by_falling_degree_and_then_by_id(rows: set[tuple[str, str]], view: set[str]) -> None:
    regions = find_regions(make_links(sorted(rows)), view)
    places = [(-len(region.membership), sorted(region.membership)) for region in regions]
    assert places == sorted(places)
    assert all(list(region.symptoms) == sorted(region.symptoms) for region in regions)


def test_worked_example_falls_into_its_three_regions() -> None:
    links = make_links([("B", "x"), ("A", "y"), ("A", "x"), ("B", "z"), ("C", "x")])
    assert [(sorted(region.membership), region.symptoms) for region in find_regions(links, ("A", "B"))] == [
        (["A", "B"], ("x",)),
        (["A"], ("y",)),
        (["B"], ("z",)),
    ]


def test_nothing_in_view_gives_no_region() -> None:
    assert find_regions(make_links([("A", "x")]), ()) == ()
    assert find_regions(make_links([]), ("A",)) == ()
    assert find_memberships(()) == {}


@pytest.mark.parametrize("listing", ["all", "founding"])
@pytest.mark.parametrize("size", [1, 2, 12])
def test_shipped_memberships_equal_the_rows_of_the_table(catalogue: Catalogue, listing: str, size: int) -> None:
    """S1: for every symptom and imbalance, alone, in every pair and with all."""
    rows = {
        (row.imbalance_id, row.symptom_id)
        for row in catalogue.links.itertuples()
        if listing == "all" or row.in_founding == "yes"
    }
    links = choose_links(catalogue.links, listing)
    for view in combinations(catalogue.imbalances.index, size):
        memberships = find_memberships(find_regions(links, view))
        for symptom in catalogue.symptoms.index:
            assert memberships.get(symptom, frozenset()) == {name for name in view if (name, symptom) in rows}


def test_a_symptom_on_several_lists_counts_once() -> None:
    links = pd.DataFrame([("A", "s"), ("B", "s"), ("B", "t"), ("C", "u")], columns=["imbalance_id", "symptom_id"])
    assert [count_symptoms(links, view) for view in ([], ["A"], ["A", "B"])] == [0, 1, 2]


def test_all_symptoms_have_a_box_up_to_a_number_and_beyond_it_only_those_listed() -> None:
    many = [f"s{number:03}" for number in range(MOST_OFFERED + 1)]
    assert keep_offered(many[:-1], {many[0]}) == tuple(many[:-1])
    assert keep_offered(many, {many[3], many[0]}) == (many[0], many[3])
