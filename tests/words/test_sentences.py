"""Facts -> sentences: which conditions list a symptom, in each case, and the chart in words."""

from __future__ import annotations

from itertools import combinations

import plotly.graph_objects as go
import pytest
import shapely

from components.charts.drawn import draw_lists
from components.charts.layout import Canvas
from components.facts.catalogue import Catalogue
from components.facts.levels import find_axes
from components.facts.regions import Region, choose_links, find_memberships, find_regions
from components.selection import UNITS, View
from components.words.sentences import Subject, describe_chart, describe_levels, name_inside, say_listed
from components.words.text import Text
from tests.charts.reading import find_trace, list_ids, read_outlines, read_traces

NAMES = {"a": "High apple", "b": "Low berry", "c": "High cherry", "x": "Tremor", "y": "Seizures", "z": "Itching"}
ONE = Subject("Tremor", "singular")
MANY = Subject("Seizures", "plural")
NAMED = Subject("Leg cramps", "")  # own lists do not say the number


def say(text: Text, subject: Subject, membership: str, order: str) -> str:
    return say_listed(text, subject, frozenset(membership), order, NAMES)


@pytest.mark.parametrize(
    ("subject", "membership", "order", "sentence"),
    [
        (ONE, "", "", "Tremor is not listed for any condition in view. Other causes exist."),
        (ONE, "", "ab", "Tremor is not listed for any condition in view. Other causes exist."),
        (NAMED, "", "a", "The symptom “Leg cramps” is not listed for any condition in view. Other causes exist."),
        (MANY, "", "a", "Seizures are not listed for any condition in view. Other causes exist."),
        (ONE, "a", "a", "Tremor is listed for high apple, the only condition in view; other causes exist."),
        (MANY, "a", "a", "Seizures are listed for high apple, the only condition in view; other causes exist."),
        (ONE, "ab", "ab", "Tremor is listed for both conditions in view."),
        (MANY, "ba", "ab", "Seizures are listed for both conditions in view."),
        (ONE, "abc", "abc", "Tremor is listed for all three conditions in view."),
        (MANY, "abc", "abc", "Seizures are listed for all three conditions in view."),
        (
            ONE,
            "b",
            "ab",
            "Tremor is listed for low berry. Only one condition in view lists it; other causes exist.",
        ),
        (
            MANY,
            "c",
            "abc",
            "Seizures are listed for high cherry. Only one condition in view lists them; other causes exist.",
        ),
        (ONE, "ca", "abc", "Tremor is listed for high apple and high cherry, but not for low berry."),
        (MANY, "cb", "cba", "Seizures are listed for high cherry and low berry, but not for high apple."),
    ],
)
def test_listing_is_said_in_its_own_words(
    text: Text, subject: Subject, membership: str, order: str, sentence: str
) -> None:
    """S20: third person. S21: a single condition is one *in view*, and other causes exist."""
    assert say(text, subject, membership, order) == sentence


@pytest.mark.parametrize("listing", ["all", "founding"])
@pytest.mark.parametrize("size", [1, 2, 4, 12])
def test_symptom_of_one_condition_never_stands_without_other_causes(
    text: Text, catalogue: Catalogue, names: dict[str, str], size: int, listing: str
) -> None:
    """S21: for every symptom of the shipped tables."""
    view = tuple(catalogue.imbalances.index[:size])
    linked = find_memberships(find_regions(choose_links(catalogue.links, listing), view))
    for symptom, number in catalogue.symptoms["number"].items():
        membership = linked.get(symptom, frozenset())
        sentence = say_listed(text, Subject(names[symptom], number), membership, view, names)
        assert ("ther causes exist" in sentence) == (len(membership) < 2)
        assert ("only condition in view" in sentence) == (len(membership) == size == 1)
        assert ("Only one condition in view lists" in sentence) == (len(membership) == 1 < size)


@pytest.mark.parametrize("size", [1, 2, 4, 12])
def test_sentence_names_the_conditions_that_list_a_symptom(
    text: Text, catalogue: Catalogue, names: dict[str, str], size: int
) -> None:
    """S1: and, where several but not all do, those that do not."""
    view = tuple(catalogue.imbalances.index[:size])
    linked = find_memberships(find_regions(catalogue.links, view))
    for symptom, number in catalogue.symptoms["number"].items():
        membership = linked.get(symptom, frozenset())
        sentence = say_listed(text, Subject(names[symptom], number), membership, view, names)
        listed, _, others = sentence.partition(", but not for ")
        everything = len(membership) == size > 1  # "both", "all twelve"
        assert {name for name in view if name_inside(names[name]) in listed} == (set() if everything else membership)
        assert {name for name in view if name_inside(names[name]) in others} == (
            set(view) - membership if 1 < len(membership) < size else set()
        )


def read_regions(sentences: list[str], names: dict[str, str], view: tuple[str, ...]) -> dict[str, frozenset[str]]:
    """Read the membership of each symptom back from the words alone; each may be told once."""
    symptoms = {label: symptom for symptom, label in names.items()}
    told: dict[str, frozenset[str]] = {}
    for sentence in sentences:
        head, _, tail = sentence.partition(": ")
        labels = head.split("; ")
        if not set(labels) <= set(symptoms) or set(labels) & {names[name] for name in view}:
            continue
        for label in labels:
            assert symptoms[label] not in told
            told[symptoms[label]] = frozenset(name for name in view if name_inside(names[name]) in tail)
    return told


def read_figure(figure: go.Figure) -> dict[str, frozenset[str]]:
    """Read the membership of each mark back from the outlines (even-odd) around it."""
    outlines = {}
    traces = read_traces(figure)
    for imbalance, rings in read_outlines(traces).items():
        shape = shapely.Polygon()
        for ring in rings:
            shape = shape.symmetric_difference(shapely.Polygon(ring))
        outlines[imbalance] = shape
    marks = find_trace(traces, "marks")
    return {
        symptom: frozenset(name for name, outline in outlines.items() if outline.contains(shapely.Point(x, y)))
        for symptom, x, y in zip(list_ids(marks), marks["x"], marks["y"], strict=True)
    }


@pytest.mark.parametrize("listing", ["all", "founding"])
@pytest.mark.parametrize("place", range(11))
def test_words_of_a_chart_and_its_figure_say_the_same(
    text: Text, catalogue: Catalogue, names: dict[str, str], place: int, listing: str
) -> None:
    """C9, C1: for each pair of the core, each triple, all four, and the founding pair."""
    views = [view for size in (2, 3, 4) for view in combinations(catalogue.core, size)]
    view = views[place]
    regions = find_regions(choose_links(catalogue.links, listing), view)
    told = read_regions(describe_chart(text, regions, view, names), names, view)
    assert told == find_memberships(regions)
    if regions:
        drawn = draw_lists(catalogue, text, View(view, listing, "overlap"), Canvas(840, 660, 13))
        assert told == read_figure(drawn.figure)


def test_chart_in_words_begins_with_its_numbers_and_ends_with_the_empty(text: Text) -> None:
    both, one, other = (
        Region(frozenset("ab"), ("x", "v")),
        Region(frozenset("a"), ("z",)),
        Region(frozenset("b"), ("y", "w")),
    )
    labels = NAMES | {"v": "Headache", "w": "Bloating"}
    assert describe_chart(text, (both, one, other), "abc", labels) == [
        "The chart shows 5 symptoms and three conditions: high apple, low berry and high cherry.",
        "Two of the symptoms are listed for more than one condition.",
        "Headache; Tremor: listed for high apple and low berry.",
        "Itching: of the conditions in view, only high apple lists this; other causes exist.",
        "Bloating; Seizures: of the conditions in view, only low berry lists these; other causes exist.",
        "High cherry: the chosen lists have no symptoms.",
    ]


def test_chart_in_words_is_grammatical_where_one_or_no_symptom_is_shared(text: Text) -> None:
    alone = Region(frozenset("a"), ("z",))
    none = describe_chart(text, (alone,), "ab", NAMES)[1]
    one = describe_chart(text, (Region(frozenset("ab"), ("x",)), alone), "ab", NAMES)[1]
    assert none == "None of the symptoms is listed for more than one condition."
    assert one == "One of the symptoms is listed for more than one condition."


def test_chart_of_one_condition_in_words_compares_nothing(text: Text) -> None:
    sentences = describe_chart(text, (Region(frozenset("a"), ("x", "y")),), "a", NAMES)
    assert sentences == [
        "The chart shows 2 symptoms of one condition: high apple.",
        "Seizures; Tremor: listed for high apple.",
    ]


def test_chart_without_symptoms_says_so_for_each_condition(text: Text) -> None:
    assert describe_chart(text, (), "ab", NAMES) == [
        "The chart shows 0 symptoms and two conditions: high apple and low berry.",
        "None of the symptoms is listed for more than one condition.",
        "High apple: the chosen lists have no symptoms.",
        "Low berry: the chosen lists have no symptoms.",
    ]


@pytest.mark.parametrize("unit", UNITS)
def test_words_say_the_same_as_the_axes(unit: str, catalogue: Catalogue, text: Text, names: dict[str, str]) -> None:
    """C9: one sentence for each range and each condition, with the limit it lies beyond; no other is named."""
    directions, every = catalogue.imbalances["direction"].to_dict(), tuple(catalogue.imbalances.index)
    for view in (every, every[:2], *((imbalance,) for imbalance in every)):
        axes = find_axes(catalogue.labs, directions, view, unit)
        told = describe_levels(text, axes, names)
        assert len(told) == len(axes)
        for axis, words in zip(axes, told, strict=True):
            title = f"{axis.analyte}, {axis.unit}" if axis.analyte else "pH of blood from an artery"
            expected = [f"{title}: usual adult range {axis.low} to {axis.high}."]
            expected += [f"{names[name]} lies below {axis.low}." for name in (axis.below,) if name]
            expected += [f"{names[name]} lies above {axis.high}." for name in (axis.above,) if name]
            assert words == " ".join(expected)
