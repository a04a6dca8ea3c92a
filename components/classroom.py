"""Tables -> what a lesson shows: how many symptoms stand alone, and questions in an order."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random

import pandas as pd

from components.overlap import find_memberships, find_regions


def count_alone(links: pd.DataFrame, imbalances: Sequence[str]) -> tuple[tuple[int, int], ...]:
    """Count the symptoms in view, and those of the first imbalance that no other one shares.

    Returns
    -------
    tuple of (int, int)
        For the first imbalance alone, then for the first two, and so on.
    """
    counts = []
    for place in range(1, len(imbalances) + 1):
        held = find_memberships(find_regions(links, imbalances[:place]))
        counts.append((len(held), sum(membership == {imbalances[0]} for membership in held.values())))
    return tuple(counts)


def order_questions(questions: Sequence[str], round_: int) -> tuple[str, ...]:
    """Order questions for a round: as in the table for the first, shuffled by its number for each other."""
    order = list(questions)
    if round_ > 1:
        Random(round_).shuffle(order)
    return tuple(order)
