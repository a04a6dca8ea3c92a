"""The emergency notice, and when a ticked symptom is urgent."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape

import pandas as pd
import streamlit as st

from components.facts.catalogue import Catalogue
from components.panels.sources import list_sources
from components.words.text import Text

GENERAL = "e01"  # the row of emergency.csv whose regions and numbers hold for any emergency


def show_emergency(catalogue: Catalogue, ticks: Iterable[str], text: Text) -> None:
    """Show the emergency notice while a red flag is ticked, and a quiet line in its room before."""
    numbers = say_numbers(catalogue, text)
    flagged = _find_flagged(catalogue, ticks)
    if flagged.empty:
        st.html(f'<p class="quiet">{text("emergency.quiet", numbers=numbers)}</p>')
        return
    with st.container(key="emergency"):
        st.html(
            f'<div role="alert"><strong>{text("emergency.title")}.</strong> '
            f"{text('emergency.call', numbers=numbers)}</div>"
        )


def _find_flagged(catalogue: Catalogue, ticks: Iterable[str]) -> pd.DataFrame:
    ticked = catalogue.symptoms.loc[list(ticks)]
    return ticked[ticked["red_flag"] == "yes"]


def say_numbers(catalogue: Catalogue, text: Text) -> str:
    """Say which number to call where."""
    anywhere = catalogue.emergency.loc[GENERAL]
    pairs = zip(anywhere["region"].split("; "), anywhere["number_or_route"].split("; "), strict=True)
    return text.join([text("emergency.number", number=number, region=region) for region, number in pairs])


def urgency(catalogue: Catalogue, ticks: Sequence[str], text: Text) -> str:
    """Say when ticked red flags are urgent, with sources; apart from the notice, which names no condition."""
    flagged = _find_flagged(catalogue, ticks)
    if flagged.empty:
        return ""
    entries = "".join(
        f"<li>{text('emergency.symptom', symptom=escape(row['label']), when=escape(row['urgent_if']))}"
        f"{list_sources(catalogue.cite(row['urgent_source_ids']), text)}</li>"
        for _, row in flagged.iterrows()
    )
    return f"<details><summary>{text('emergency.which')}</summary><ul>{entries}</ul></details>"
