"""Tables -> the lesson: its steps, the symptoms that a step shows, and the questions for the class."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from random import Random

import pandas as pd

from components.facts.catalogue import Catalogue, Citation
from components.facts.columns import OPTIONS, split_cell
from components.facts.regions import find_memberships, find_regions

MATCH = "match"  # the kind of the row that holds the card match, which has a page of its own


@dataclass(frozen=True)
class Step:
    """A row of lesson.csv."""

    kind: str  # what is shown below the words, one of STEP_KINDS
    title: str
    text: str
    symptoms: tuple[str, ...]
    imbalances: tuple[str, ...]
    listing: str


@dataclass(frozen=True)
class Joined:
    """What the lists of some imbalances hold, taken together."""

    in_view: int  # symptoms that any of them lists
    alone: tuple[str, ...]  # symptoms that only the first imbalance lists


@dataclass(frozen=True)
class Question:
    """A row of questions.csv."""

    asked: str
    options: Mapping[str, str]  # by their letters, in order
    answer: str  # the letter of the right option
    explanation: str
    citations: tuple[Citation, ...]

    @property
    def right(self) -> str:
        """The right option."""
        return self.options[self.answer]


def list_steps(catalogue: Catalogue) -> tuple[Step, ...]:
    """List the steps of the lesson in order, without the card match."""
    return tuple(step for step in _read_steps(catalogue) if step.kind != MATCH)


def find_match(catalogue: Catalogue) -> Step:
    """Find the card match: the symptoms to place, and the imbalances to place them on."""
    return next(step for step in _read_steps(catalogue) if step.kind == MATCH)


def _read_steps(catalogue: Catalogue) -> list[Step]:
    return [
        Step(
            row["kind"],
            row["title"],
            row["text"],
            split_cell(row["symptom_ids"]),
            split_cell(row["imbalance_ids"]),
            row["listing"],
        )
        for row in catalogue.lesson.to_dict("records")
    ]


def count_joining(steps: Sequence[Step]) -> list[int]:
    """Count the imbalances that can join one by one in each step; 1 where all are shown at once."""
    return [len(step.imbalances) if step.kind == "only" else 1 for step in steps]


def find_alone(links: pd.DataFrame, imbalances: Sequence[str]) -> tuple[Joined, ...]:
    """Find what only the first imbalance lists, while the others join it one by one.

    Returns
    -------
    tuple of Joined
        For the first imbalance alone, then for the first two, and so on.
    """
    found = []
    for count in range(1, len(imbalances) + 1):
        memberships = find_memberships(find_regions(links, imbalances[:count]))
        alone = tuple(symptom for symptom, members in memberships.items() if members == {imbalances[0]})
        found.append(Joined(len(memberships), alone))
    return tuple(found)


def find_shared(links: pd.DataFrame, imbalances: Sequence[str]) -> tuple[str, ...]:
    """Find the symptoms that all these imbalances list."""
    memberships = find_memberships(find_regions(links, imbalances))
    return tuple(symptom for symptom, members in memberships.items() if members == set(imbalances))


def read_questions(catalogue: Catalogue) -> dict[str, Question]:
    """Read the questions by their ids, in the order of the table."""
    return {
        question: Question(
            row["question"],
            {letter: row[f"option_{letter}"] for letter in OPTIONS},
            row["answer"],
            row["explanation"],
            catalogue.cite(row["source_ids"], row["locators"]),
        )
        for question, row in catalogue.questions.to_dict("index").items()
    }


def order_questions(questions: Sequence[str], round_: int) -> tuple[str, ...]:
    """Order the questions of a round: the first keeps the order of the table, its number shuffles every other."""
    order = list(questions)
    if round_ > 1:
        Random(round_).shuffle(order)
    return tuple(order)
