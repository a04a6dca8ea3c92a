"""Links + imbalance ids -> regions: which symptoms share exactly which imbalances."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass

import pandas as pd

MOST_DRAWN = 6  # imbalances; nobody can follow more outlines
MOST_OUTLINED = 120  # symptoms; outlines around more take seconds to draw and are too many to read
MOST_OFFERED = 150  # symptoms that have a box whatever is in view


@dataclass(frozen=True)
class Region:
    """The symptoms that are linked to exactly these of the imbalances in view."""

    membership: frozenset[str]
    symptoms: tuple[str, ...]


def choose_links(links: pd.DataFrame, listing: str) -> pd.DataFrame:
    """Keep the links of one listing: all sources read, or the founding document only."""
    return links[links["in_founding"] == "yes"] if listing == "founding" else links


def find_regions(links: pd.DataFrame, imbalances: Collection[str]) -> tuple[Region, ...]:
    """Split the symptoms of some imbalances into regions, highest degree first.

    Regions are exclusive and together hold every symptom linked to any of the imbalances. Their
    order, and that of their symptoms, follows the ids alone, whatever the order of the rows.

    Returns
    -------
    tuple of Region
        None of them empty.
    """
    shown = links[links["imbalance_id"].isin(list(imbalances))]
    shared: dict[frozenset[str], list[str]] = {}
    for symptom, linked in shown.groupby("symptom_id")["imbalance_id"]:  # in the order of the ids of symptoms
        shared.setdefault(frozenset(linked), []).append(str(symptom))
    regions = (Region(membership, tuple(symptoms)) for membership, symptoms in shared.items())
    return tuple(sorted(regions, key=lambda region: (-len(region.membership), sorted(region.membership))))


def count_symptoms(links: pd.DataFrame, imbalances: Collection[str]) -> int:
    """Count the symptoms that are linked to any of the imbalances."""
    return int(links.loc[links["imbalance_id"].isin(list(imbalances)), "symptom_id"].nunique())


def keep_offered(symptoms: Iterable[str], linked: Collection[str]) -> tuple[str, ...]:
    """Keep the symptoms that get a box and a row: all of them, or only the linked ones if there are too many."""
    every = tuple(symptoms)
    return every if len(every) <= MOST_OFFERED else tuple(one for one in every if one in linked)


def find_memberships(regions: Collection[Region]) -> dict[str, frozenset[str]]:
    """Find the imbalances in view that each symptom is linked to."""
    return {symptom: region.membership for region in regions for symptom in region.symptoms}
