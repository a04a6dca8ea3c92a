"""The lesson and the questions: what is worked out from the tables, and which rules their rows must keep."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from components.facts.catalogue import Catalogue
from components.facts.lesson import (
    count_joining,
    find_alone,
    find_match,
    find_shared,
    list_steps,
    order_questions,
    read_questions,
)
from tests.shipped import CORE, FOUNDING, LISTED, NAMES, read_rows
from tests.words.test_readability import FRAGMENT, HARDEST, MOST_WORDS, count_words, index_readability
from tests.words.test_words import split_sentences

ASKED = {row["id"]: row for row in read_rows("questions")}
RULES = {question: row["check_rule"] for question, row in ASKED.items() if row["check_rule"]}
OURS = {
    f"{table}.{row['id']}.{column}": row[column]
    for table, columns in (("lesson", ("title", "text")), ("notes", ("part", "text")))
    for row in read_rows(table)
    for column in columns
}


def test_joining_conditions_leave_fewer_symptoms_alone(catalogue: Catalogue) -> None:
    """Checked against the symptoms in the file."""
    found = find_alone(catalogue.links, CORE)
    for count, joined in enumerate(found, 1):
        others = set().union(*(LISTED[imbalance] for imbalance in CORE[1:count]))
        assert (joined.in_view, set(joined.alone)) == (len(LISTED[CORE[0]] | others), LISTED[CORE[0]] - others)
    assert len(found) == len(CORE)
    counts = [len(joined.alone) for joined in found]
    assert counts == sorted(counts, reverse=True)
    assert counts[-1] < counts[0], "the step says that fewer symptoms are left alone"


@pytest.mark.parametrize("imbalances", [CORE, CORE[:2], CORE[:1]], ids=len)
def test_shared_symptoms_are_those_of_every_list(catalogue: Catalogue, imbalances: list[str]) -> None:
    shared = find_shared(catalogue.links, imbalances)
    assert sorted(shared) == sorted(set.intersection(*(LISTED[imbalance] for imbalance in imbalances)))


def test_the_lesson_has_five_to_eight_steps_and_the_card_match_is_none_of_them(catalogue: Catalogue) -> None:
    """K3."""
    steps, rows = list_steps(catalogue), read_rows("lesson")
    assert 5 <= len(steps) <= 8
    assert [step.title for step in steps] == [row["title"] for row in rows if row["kind"] != "match"]
    assert find_match(catalogue).title == rows[-1]["title"]
    assert count_joining(steps) == [len(CORE) if step.kind == "only" else 1 for step in steps]


def test_the_made_up_case_is_listed_for_every_condition_it_asks_about(catalogue: Catalogue) -> None:
    """K8: nobody in class is the case, and no single condition is the answer."""
    [case] = [step for step in list_steps(catalogue) if step.kind == "case"]
    assert "made-up" in case.text
    assert all(set(case.symptoms) <= LISTED[imbalance] for imbalance in case.imbalances)


@given(st.lists(st.text(min_size=1), unique=True), st.integers(1, 1000))
def test_every_order_holds_each_question_once_and_is_the_same_each_time(questions: list[str], round_: int) -> None:
    order = order_questions(questions, round_)
    assert sorted(order) == sorted(questions)
    assert order == order_questions(questions, round_)


def test_the_first_round_has_the_order_of_the_table_and_no_round_that_of_the_one_before(catalogue: Catalogue) -> None:
    rounds = [order_questions(tuple(read_questions(catalogue)), round_) for round_ in range(1, 30)]
    assert rounds[0] == tuple(ASKED)
    assert all(one != next_ for one, next_ in pairwise(rounds))


def holds(rules: str) -> bool:
    """Say whether the tables bear out a rule in questions.csv; data/README.md describes the rules."""
    for rule in rules.split("; "):
        kind, _, rest = rule.partition(":")
        if kind == "shared":
            imbalances, _, symptoms = rest.partition("=")
            true = set.intersection(*(FOUNDING[one] for one in imbalances.split("+"))) == set(symptoms.split(","))
        elif kind == "only":
            imbalances, _, symptom = rest.partition(" has ")
            listing, _, other = imbalances.partition("-")
            true = symptom in FOUNDING[listing] - FOUNDING[other]
        else:
            assert kind == "all"
            symptom, _, imbalances = rest.partition("@")
            true = all(symptom in LISTED[one] for one in imbalances.split("+"))
        if not true:
            return False
    return True


def name_ids(option: str) -> str:
    """Return the ids of the symptoms, or of the condition, that an option names."""
    ids = {row["synonym"].casefold(): row["symptom_id"] for row in read_rows("synonyms")}
    ids |= {label.casefold(): imbalance for imbalance, label in NAMES.items()}
    return ",".join(sorted(ids[part.casefold()] for part in option.split("; ")))


def test_some_questions_have_a_rule_of_each_kind() -> None:
    assert {rule.partition(":")[0] for rule in RULES.values()} == {"shared", "only", "all"}


@pytest.mark.parametrize("question", RULES)
def test_the_tables_bear_out_the_right_option_and_no_other(catalogue: Catalogue, question: str) -> None:
    asked, rule = read_questions(catalogue)[question], RULES[question]
    assert holds(rule)
    right = name_ids(asked.right)
    assert right in rule
    for letter, option in asked.options.items():
        assert letter == asked.answer or not holds(rule.replace(right, name_ids(option))), letter


def test_the_notes_have_an_aim_plans_that_add_up_misconceptions_and_a_script_for_worries() -> None:
    """K7."""
    notes = read_rows("notes")
    assert list(dict.fromkeys(row["part"] for row in notes)) == [
        "Aim",
        "A lesson of 15 minutes",
        "A lesson of 45 minutes",
        "What learners often believe",
        "Safety and worry",
    ]
    for length in (15, 45):
        assert sum(int(row["minutes"]) for row in notes if row["part"] == f"A lesson of {length} minutes") == length


@pytest.mark.parametrize("name", OURS)
def test_sentence_of_the_lesson_is_short_and_easy_to_read(name: str) -> None:
    """S19: in the tables that we wrote ourselves."""
    for sentence in split_sentences(OURS[name]):
        words = count_words(sentence, list(NAMES.values()))
        assert len(words) <= MOST_WORDS, sentence
        assert len(words) < FRAGMENT or index_readability(words) <= HARDEST, sentence
