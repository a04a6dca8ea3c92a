"""Facts -> names and short sentences: regions, headings, days of reading, the arrows of a story."""

from __future__ import annotations

import pytest

from components.facts.catalogue import Catalogue
from components.facts.levels import Axis
from components.facts.stories import Arrow, Box, Story
from components.words.sentences import (
    describe_story,
    name_axis,
    name_inside,
    name_region,
    say_heading,
    say_reading,
    say_size,
    split_sentences,
)
from components.words.text import Text

NAMES = {"a": "High apple", "b": "Low berry", "c": "High cherry"}


@pytest.mark.parametrize(
    ("membership", "order", "name"),
    [
        ("a", "a", "High apple"),
        ("ab", "ab", "Both conditions in view"),
        ("abc", "abc", "All three conditions in view"),
        ("b", "abc", "Only low berry, of those in view"),
        ("ca", "abc", "High apple and high cherry"),
    ],
)
def test_region_is_named_by_the_conditions_that_list_its_symptoms(
    text: Text, membership: str, order: str, name: str
) -> None:
    assert name_region(text, frozenset(membership), order, NAMES) == name


def test_every_number_of_imbalances_has_its_heading(text: Text) -> None:
    assert say_heading(text, 2, 2, 5) == "Listed for both in view (5)"
    assert say_heading(text, 4, 4, 1) == "Listed for all four in view (1)"
    assert say_heading(text, 2, 3, 7) == "Listed for two in view (7)"
    assert say_heading(text, 1, 3, 2) == say_heading(text, 1, 1, 2) == "Listed for only one in view (2)"


def test_one_symptom_is_not_called_symptoms(text: Text) -> None:
    assert [say_size(text, size) for size in (1, 2, 44)] == ["1 symptom", "2 symptoms", "44 symptoms"]


@pytest.mark.parametrize(
    ("name", "inside"),
    [
        ("High magnesium", "high magnesium"),
        ("Low pH", "low pH"),
        ("ECG changes", "ECG changes"),
        ("K+ in cells", "K+ in cells"),
        ("Na/K pump", "Na/K pump"),
        ("", ""),
    ],
)
def test_name_is_small_inside_a_sentence_unless_it_begins_with_a_formula(name: str, inside: str) -> None:
    assert name_inside(name) == inside


def test_sources_were_read_on_one_day_or_between_two(text: Text) -> None:
    """S17."""
    assert say_reading(text, ("2026-11-22", "2026-11-22")) == "The sources were read on 2026-11-22."
    assert say_reading(text, ("2026-11-22", "2026-11-25")) == (
        "The sources were read between 2026-11-22 and 2026-11-25."
    )


def test_words_are_split_where_a_sentence_ends() -> None:
    assert split_sentences("Is it 1.5? No. Stop! Go on") == ["Is it 1.5?", "No.", "Stop!", "Go on"]


def test_axis_is_named_with_its_unit_and_ph_has_none(text: Text) -> None:
    assert name_axis(text, Axis("Sodium", "mmol/L", "135", "145", "", "")) == "Sodium, mmol/L"
    assert name_axis(text, Axis("", "", "7.35", "7.45", "", "")) == "pH of blood from an artery"


def test_each_arrow_of_a_story_is_a_sentence_with_how_sure_it_is(text: Text, catalogue: Catalogue) -> None:
    """C9: boxes keep their names, small where they stand inside the sentence."""
    boxes = (Box("one", "Low apple", "", 0, 0), Box("two", "High berry", "", 1, 0))
    relation, certainty = catalogue.mechanisms[["relation", "certainty"]].iloc[0]
    arrows = (Arrow("m1", "one", "two", relation, certainty), Arrow("m2", "two", "one", relation, certainty))
    does, sure = text(f"relations.{relation}"), text(f"certainty.{certainty}")
    assert describe_story(text, Story("A story", boxes, arrows)) == [
        f"Low apple {does} high berry. Certainty: {sure}.",
        f"High berry {does} low apple. Certainty: {sure}.",
    ]
