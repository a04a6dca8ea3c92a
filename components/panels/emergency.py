"""The emergency notice, and when each ticked symptom is urgent."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import streamlit as st

from components.facts.catalogue import Catalogue, Citation
from components.facts.emergency import choose_general, read_numbers
from components.panels.piece import show_piece
from components.words.text import Text


@dataclass(frozen=True)
class Urgency:
    """When a symptom is urgent, and the sources that say so."""

    route: str  # whom to turn to, one of ROUTES
    when: str
    citations: tuple[Citation, ...]


def show_emergency(catalogue: Catalogue, text: Text) -> None:
    """Show the emergency notice and the quiet line in its room; the style of the ticks lets one of them be seen."""
    numbers = say_numbers(catalogue, text)
    with st.container(key="calm"):
        show_piece("emergency_quiet", text, numbers=numbers)
    with st.container(key="emergency", horizontal=True, vertical_alignment="center"):
        show_piece("emergency", text, numbers=numbers)
        link_urgent(text)


def list_red_flags(catalogue: Catalogue) -> list[str]:
    """List the symptoms that call for the notice."""
    return list(catalogue.symptoms.index[catalogue.symptoms["red_flag"] == "yes"])


def link_urgent(text: Text) -> None:
    """Lead to the page that says when it is urgent."""
    st.page_link("components/pages/urgent.py", label=text("page.urgent"))


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
    """Find when symptoms are urgent, by their ids; not for the notice, since a source's title may name a condition."""
    rows = catalogue.symptoms[catalogue.symptoms["urgent_if"] != ""]
    return {
        str(symptom): Urgency(row["urgent_route"], row["urgent_if"], catalogue.cite(row["urgent_source_ids"]))
        for symptom, row in rows.iterrows()
    }
