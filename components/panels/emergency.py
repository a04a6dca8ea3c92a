"""The emergency notice, and when each ticked symptom is urgent."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import streamlit as st

from components.facts.catalogue import Catalogue, Citation
from components.panels.piece import show_piece
from components.words.text import Text

GENERAL = "e01"  # the row of emergency.csv whose regions and numbers hold for any emergency


@dataclass(frozen=True)
class Urgency:
    """When a symptom is urgent, and the sources that say so."""

    symptom: str  # its label
    route: str  # whom to turn to, one of ROUTES
    when: str
    citations: tuple[Citation, ...]


def show_emergency(catalogue: Catalogue, text: Text, ticks: Iterable[str]) -> None:
    """Show the emergency notice while a red flag is ticked, and a quiet line in its room otherwise."""
    flagged = (catalogue.symptoms.loc[list(ticks), "red_flag"] == "yes").any()
    key, template = ("emergency", "emergency") if flagged else ("calm", "emergency_quiet")
    with st.container(key=key, horizontal=True, vertical_alignment="center", gap="small"):
        show_piece(template, text, numbers=say_numbers(catalogue, text))
        link_urgent(text)


def link_urgent(text: Text) -> None:
    """Lead to the page that says when it is urgent."""
    st.page_link("components/pages/urgent.py", label=text("page.urgent"))


def say_numbers(catalogue: Catalogue, text: Text) -> str:
    """Say which number to call where."""
    anywhere = catalogue.emergency.loc[GENERAL]
    return join_numbers(text, anywhere["region"], anywhere["numbers"])


def join_numbers(text: Text, regions: str, numbers: str) -> str:
    """Join the regions and the numbers of a row of emergency.csv."""
    pairs = zip(regions.split("; "), numbers.split("; "), strict=True)
    return text.join([text("emergency.number", number=number, region=region) for region, number in pairs])


def list_urgent(catalogue: Catalogue, ticks: Sequence[str]) -> list[Urgency]:
    """List when ticked symptoms are urgent; apart from the notice, since a source's title may name a condition."""
    ticked = catalogue.symptoms.loc[list(ticks)]
    return [
        Urgency(row["label"], row["urgent_route"], row["urgent_if"], catalogue.cite(row["urgent_source_ids"]))
        for row in ticked[ticked["urgent_if"] != ""].to_dict("records")
    ]
