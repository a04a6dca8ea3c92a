"""View <-> query: a view survives its own address, and no address does harm."""

from __future__ import annotations

import re
from dataclasses import fields, replace
from functools import partial
from urllib.parse import parse_qs, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from components.facts.columns import SLUG
from components.selection import (
    LISTINGS,
    NOTHING,
    SIZES,
    UNITS,
    Choices,
    View,
    keep_known,
    keep_pair,
    read_lists_link,
    read_ticks,
    read_view,
    write_link,
    write_lists_link,
    write_query,
)

ids = st.text("abz09_-", min_size=1, max_size=6).filter(partial(re.fullmatch, SLUG))
orders = st.lists(ids, min_size=1, max_size=8, unique=True).map(tuple)
hostile = st.text(max_size=60) | st.sampled_from(
    ["", ".", "...", "none.none", "%00", "<script>", "../..", "a" * 5000, "\x00", "hyperkalemia\n"]
)

PLAIN = Choices(("a", "b", "c", "d"), ("overlap", "matrix"), View(("a", "b"), "all", "overlap"))


@st.composite
def views(draw: st.DrawFn, imbalances: tuple[str, ...], charts: tuple[str, ...]) -> View:
    shown = keep_known(draw(st.sets(st.sampled_from(imbalances))), imbalances)
    pair = draw(st.sets(st.sampled_from(imbalances), max_size=2))
    listing, chart, size, unit = (draw(st.sampled_from(known)) for known in (LISTINGS, charts, SIZES, UNITS))
    return View(shown, listing, chart, size, unit, keep_pair(pair, shown))


@st.composite
def choices_and_views(draw: st.DrawFn) -> tuple[Choices, View]:
    imbalances, charts = draw(orders), draw(orders)
    start, view = draw(views(imbalances, charts)), draw(views(imbalances, charts))
    return Choices(imbalances, charts, replace(start, pair=())), view  # a fresh page never compares a chosen pair


@given(choices_and_views())
def test_a_link_to_the_page_for_phones_carries_conditions_and_lists_alone(given: tuple[Choices, View]) -> None:
    """K5: beside the page that leads there, whatever lies above it."""
    choices, view = given
    address = urlsplit(write_lists_link("http://school:1/base/teachers?step=2", view, choices.start))
    assert (address.netloc, address.path) == ("school:1", "/base/pocket")
    query = {part: values[0] for part, values in parse_qs(address.query).items()}
    read, unknown = read_lists_link(query, choices)
    assert (read.imbalances, read.listing) == (view.imbalances or choices.start.imbalances, view.listing)
    assert unknown == ()


@given(st.dictionaries(st.sampled_from(["imbalances", "listing", "chart", "size", "ticked"]), hostile))
def test_the_page_for_phones_reads_conditions_and_lists_alone(query: dict[str, str]) -> None:
    """P5: whatever stands in the other parts; there is always a condition, and always what a view may name."""
    view, unknown = read_lists_link(query, PLAIN)
    assert read_lists_link({part: query[part] for part in ("imbalances", "listing") if part in query}, PLAIN) == (
        view,
        unknown,
    )
    assert replace(view, imbalances=(), listing="all") == replace(PLAIN.start, imbalances=())
    assert view.imbalances
    assert set(view.imbalances) <= set(PLAIN.imbalances)
    assert view.listing in LISTINGS
    assert not set(unknown) & {*PLAIN.imbalances, *LISTINGS}


@pytest.mark.parametrize(
    ("query", "imbalances", "unknown"),
    [
        ({}, ("a", "b"), ()),
        ({"imbalances": "d.a.d"}, ("a", "d"), ()),
        ({"imbalances": NOTHING}, ("a", "b"), ()),
        ({"imbalances": "c.\x00\u202e.<b>", "ticked": "x"}, ("c",), ("\x00\u202e", "<b>")),
        ({"imbalances": "z" * 10_000}, ("a", "b"), ("z" * 10_000,)),
    ],
)
def test_the_page_for_phones_starts_where_an_address_names_nothing_known(
    query: dict[str, str], imbalances: tuple[str, ...], unknown: tuple[str, ...]
) -> None:
    view, left_out = read_lists_link(query, PLAIN)
    assert (view.imbalances, left_out) == (imbalances, unknown)


@given(choices_and_views())
def test_view_survives_its_own_query(case: tuple[Choices, View]) -> None:
    choices, view = case
    assert read_view(write_query(view, choices.start), choices) == (view, ())


@given(choices_and_views())
def test_fresh_view_has_an_empty_query(case: tuple[Choices, View]) -> None:
    choices, _ = case
    assert write_query(choices.start, choices.start) == {}
    assert read_view({}, choices) == (choices.start, ())


def test_fresh_view_has_text_for_one_reader_the_first_unit_and_the_first_two_as_a_pair() -> None:
    start = PLAIN.start
    assert (start.size, start.unit, start.pair) == ("normal", "mmol", ())


@given(choices_and_views())
def test_empty_choice_is_not_a_fresh_page(case: tuple[Choices, View]) -> None:
    choices, view = case
    empty = View((), view.listing, view.chart)
    query = write_query(empty, choices.start)
    assert read_view(query, choices)[0].imbalances == ()
    assert query.get("imbalances", NOTHING) == NOTHING


@given(st.lists(st.sampled_from(PLAIN.imbalances), min_size=1, max_size=12))
def test_order_and_repetition_of_ids_in_an_address_do_not_matter(asked: list[str]) -> None:
    """S4: one fixed order."""
    view, unknown = read_view({"imbalances": ".".join(asked)}, PLAIN)
    assert view.imbalances == tuple(name for name in PLAIN.imbalances if name in asked)
    assert unknown == ()


def test_unknown_parts_of_an_address_are_left_out_and_named() -> None:
    query = {"imbalances": "b.ghost.a.ghost", "listing": "mine", "chart": "pie"}
    view, unknown = read_view(query, PLAIN)
    assert view == View(("a", "b"), "all", "overlap")
    assert unknown == ("ghost", "mine", "pie")


def test_address_of_unknown_imbalances_alone_shows_the_start() -> None:
    assert read_view({"imbalances": "ghost"}, PLAIN) == (PLAIN.start, ("ghost",))
    assert read_view({"imbalances": ""}, PLAIN) == (PLAIN.start, ())


@pytest.mark.parametrize("query", [{"imbalances": "A"}, {"imbalances": " a"}, {"imbalances": "a,b"}])
def test_ids_are_taken_to_the_letter(query: dict[str, str]) -> None:
    view, unknown = read_view(query, PLAIN)
    assert view == PLAIN.start
    assert unknown == (query["imbalances"],)


@given(
    st.dictionaries(st.sampled_from(["imbalances", "listing", "chart", "size", "pair", "ticked"]) | st.text(), hostile)
)
def test_no_address_raises_or_leads_outside_the_choices(query: dict[str, str]) -> None:
    view, _ = read_view(query, PLAIN)
    ticks, _ = read_ticks(query, ("x", "y"))
    assert set(view.imbalances) <= set(PLAIN.imbalances)
    assert view.listing in LISTINGS
    assert view.chart in PLAIN.charts
    assert view.size in SIZES
    assert view.pair == () or (len(view.pair) == 2 and set(view.pair) <= set(view.imbalances))
    assert set(ticks) <= {"x", "y"}


@given(hostile)
def test_what_an_address_names_is_either_known_or_told(value: str) -> None:
    ticks, unknown = read_ticks({"ticked": value}, ("x", "y"))
    parts = {part for part in value.split(".") if part and part != NOTHING}
    assert set(ticks) | set(unknown) == parts
    assert len(unknown) == len(set(unknown))


@given(choices_and_views())
def test_address_of_a_view_never_holds_ticks(case: tuple[Choices, View]) -> None:
    """P1: neither the view nor its query has a place for them."""
    choices, view = case
    assert set(write_query(view, choices.start)) <= {"imbalances", "listing", "chart", "size", "unit", "pair"}
    assert {field.name for field in fields(View)} == {"imbalances", "listing", "chart", "size", "unit", "pair"}


@given(choices_and_views(), st.data())
def test_link_restores_the_view_and_the_ticks(case: tuple[Choices, View], choose: st.DataObject) -> None:
    """K5: by id, in their fixed order."""
    choices, view = case
    symptoms = choose.draw(orders)
    ticks = keep_known(choose.draw(st.sets(st.sampled_from(symptoms))), symptoms)
    link = write_link("https://example.org/app?old=1&ticked=x", view, choices.start, ticks)
    query = {name: values[0] for name, values in parse_qs(urlsplit(link).query).items()}
    assert link.startswith("https://example.org/app")
    assert "old" not in query
    assert read_view(query, choices) == (view, ())
    assert read_ticks(query, symptoms) == (ticks, ())


def test_link_without_ticks_carries_none() -> None:
    assert write_link("https://example.org/", PLAIN.start, PLAIN.start, ()) == "https://example.org/"
    assert read_ticks({}, ("x",)) == ((), ())


@pytest.mark.parametrize(
    ("asked", "kept"), [("bd", "bd"), ("db", "bd"), ("ab", ""), ("b", ""), ("abc", ""), ("", ""), ("bx", "")]
)
def test_pair_is_kept_if_both_are_in_view_and_are_not_the_first_two(asked: str, kept: str) -> None:
    assert keep_pair(tuple(asked), PLAIN.imbalances) == tuple(kept)
    assert read_view({"imbalances": "a.b.c.d", "pair": ".".join(asked)}, PLAIN)[0].pair == tuple(kept)


@given(orders, st.data())
def test_known_ids_stand_once_each_in_their_fixed_order(known: tuple[str, ...], choose: st.DataObject) -> None:
    asked = choose.draw(st.lists(st.sampled_from(known) | st.just("ghost!")))
    kept = keep_known(asked, known)
    assert kept == tuple(sorted(set(asked) - {"ghost!"}, key=known.index))
