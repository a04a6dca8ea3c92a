"""Tables -> what to do in an emergency: the numbers to call, and when a symptom is urgent."""

from __future__ import annotations

from dataclasses import dataclass

from components.facts.catalogue import Catalogue, Citation
from components.words.text import Text

GENERAL = "e01"  # the row of emergency.csv whose regions and numbers hold for any emergency


@dataclass(frozen=True)
class Urgency:
    """When a symptom is urgent, and the sources that say so."""

    route: str  # whom to turn to, one of ROUTES
    when: str
    citations: tuple[Citation, ...]


def list_red_flags(catalogue: Catalogue) -> list[str]:
    """List the symptoms that call for the notice."""
    return list(catalogue.symptoms.index[catalogue.symptoms["red_flag"] == "yes"])


def say_numbers(catalogue: Catalogue, text: Text) -> str:
    """Say which number to call where."""
    anywhere = catalogue.emergency.loc[GENERAL]
    return join_numbers(text, anywhere["region"], anywhere["numbers"])


def join_numbers(text: Text, regions: str, numbers: str) -> str:
    """Join the regions and the numbers of a row of emergency.csv."""
    pairs = zip(regions.split("; "), numbers.split("; "), strict=True)
    return text.join([text("emergency.number", number=number, region=region) for region, number in pairs])


def find_urgent(catalogue: Catalogue) -> dict[str, Urgency]:
    """Find when symptoms are urgent, by their ids; not for the notice, since a source's title may name a condition."""
    rows = catalogue.symptoms[catalogue.symptoms["urgent_if"] != ""]
    return {
        str(symptom): Urgency(row["urgent_route"], row["urgent_if"], catalogue.cite(row["urgent_source_ids"]))
        for symptom, row in rows.iterrows()
    }
