"""Tables -> what a lesson shows: the symptoms that stand alone, and questions in an order."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random

import pandas as pd

from components.facts.regions import find_memberships, find_regions


def find_alone(links: pd.DataFrame, imbalances: Sequence[str]) -> tuple[tuple[int, tuple[str, ...]], ...]:
    """Count the symptoms in view, and find those of the first imbalance that no other one shares.

    Returns
    -------
    tuple of (int, tuple of str)
        For the first imbalance alone, then for the first two, and so on.
    """
    found = []
    for place in range(1, len(imbalances) + 1):
        held = find_memberships(find_regions(links, imbalances[:place]))
        found.append((len(held), tuple(symptom for symptom in held if held[symptom] == {imbalances[0]})))
    return tuple(found)


def order_questions(questions: Sequence[str], round_: int) -> tuple[str, ...]:
    """Order questions for a round: as in the table for the first, shuffled by its number for each other."""
    order = list(questions)
    if round_ > 1:
        Random(round_).shuffle(order)
    return tuple(order)
