"""The emergency notice, and when a ticked symptom is urgent."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import pandas as pd
import streamlit as st

from components.facts.catalogue import Catalogue, Citation
from components.panels.piece import show_piece
from components.words.text import Text

GENERAL = "e01"  # the row of emergency.csv whose regions and numbers hold for any emergency


@dataclass(frozen=True)
class Urgency:
    """When a symptom is urgent, and the sources that say so."""

    symptom: str  # its label
    when: str
    citations: tuple[Citation, ...]


def show_emergency(catalogue: Catalogue, text: Text, ticks: Iterable[str]) -> None:
    """Show the emergency notice while a red flag is ticked, and a quiet line in its room before."""
    numbers = say_numbers(catalogue, text)
    if _find_flagged(catalogue, ticks).empty:
        show_piece("emergency_quiet", text, numbers=numbers)
        return
    with st.container(key="emergency"):
        show_piece("emergency", text, numbers=numbers)


def say_numbers(catalogue: Catalogue, text: Text) -> str:
    """Say which number to call where."""
    anywhere = catalogue.emergency.loc[GENERAL]
    pairs = zip(anywhere["region"].split("; "), anywhere["numbers"].split("; "), strict=True)
    return text.join([text("emergency.number", number=number, region=region) for region, number in pairs])


def list_urgent(catalogue: Catalogue, ticks: Sequence[str]) -> list[Urgency]:
    """List when ticked red flags are urgent; apart from the notice, since a source's title may name a condition."""
    return [
        Urgency(row["label"], row["urgent_if"], catalogue.cite(row["urgent_source_ids"]))
        for row in _find_flagged(catalogue, ticks).to_dict("records")
    ]


def _find_flagged(catalogue: Catalogue, ticks: Iterable[str]) -> pd.DataFrame:
    ticked = catalogue.symptoms.loc[list(ticks)]
    return ticked[ticked["red_flag"] == "yes"]
