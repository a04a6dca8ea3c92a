"""Causes and risk groups of each imbalance."""

from __future__ import annotations

from html import escape

import streamlit as st

from components.facts.catalogue import Catalogue
from components.panels.sources import state_fact
from components.words.text import Text


def show_causes(catalogue: Catalogue, text: Text) -> None:
    """Show the causes and risk groups of each imbalance, and which the founding document names."""
    cards = []
    for imbalance, name in catalogue.imbalances["plain_name"].items():
        rows = catalogue.causes[catalogue.causes["imbalance_id"] == imbalance]
        parts = ""
        for kind in ("cause", "risk group"):
            entries = [_state_cause(catalogue, row, text) for row in rows[rows["kind"] == kind].to_dict("records")]
            if entries:
                listed = "".join(f"<li>{entry}</li>" for entry in entries)
                parts += f"<h4>{text(f'causes.{kind}')}</h4><ul>{listed}</ul>"
        cards.append(f"<section><h3>{escape(name)}</h3>{parts}</section>")
    st.html(
        f"<h2>{text('causes.title')}</h2><p>{text('causes.lead')}</p><div class='cards causes'>{''.join(cards)}</div>"
    )


def _state_cause(catalogue: Catalogue, row: dict[str, str], text: Text) -> str:
    mark = f" <span class='mark'>{text('causes.founding')}</span>" if row["in_founding"] == "yes" else ""
    note = f". {escape(row['note'])}" if row["note"] else ""
    return state_fact(escape(row["label"]) + mark + note, catalogue.cite(row["source_ids"], row["locators"]), text)
