"""Tables -> what to do in an emergency: which numbers to call, and when a symptom is urgent."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from components.facts.catalogue import Catalogue, Citation
from components.facts.emergency import choose_general, read_numbers
from components.words.text import Text


@dataclass(frozen=True)
class Urgency:
    """When a symptom is urgent, and the sources that say so."""

    route: str  # whom to turn to, one of ROUTES
    when: str
    citations: tuple[Citation, ...]


def list_red_flags(catalogue: Catalogue) -> list[str]:
    """List the symptoms that bring up the emergency notice."""
    return list(catalogue.symptoms.index[catalogue.symptoms["red_flag"] == "yes"])


def find_general(catalogue: Catalogue) -> dict[str, str]:
    """Find the row of emergency.csv whose numbers hold for any emergency."""
    return dict(choose_general(catalogue.emergency).iloc[0])


def say_numbers(catalogue: Catalogue, text: Text) -> str:
    """Say which number to call where."""
    return join_numbers(text, find_general(catalogue))


def join_numbers(text: Text, row: Mapping[str, str]) -> str:
    """Join the regions and the numbers of a row of emergency.csv."""
    numbers = read_numbers(row).items()
    return text.join([text("emergency.number", number=number, region=region) for region, number in numbers])


def find_urgent(catalogue: Catalogue) -> dict[str, Urgency]:
    """Find when symptoms are urgent.

    Returns
    -------
    dict of str to Urgency
        By symptom. The notice must not show the sources, since the title of a source may name a condition.
    """
    rows = catalogue.symptoms[catalogue.symptoms["urgent_if"] != ""]
    return {
        str(symptom): Urgency(row["urgent_route"], row["urgent_if"], catalogue.cite(row["urgent_source_ids"]))
        for symptom, row in rows.iterrows()
    }
