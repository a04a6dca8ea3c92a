"""What the tool is for, how its lists were made, and every source."""

from __future__ import annotations

import streamlit as st

from components.facts.catalogue import Catalogue
from components.facts.statements import read_statements
from components.panels.piece import show_piece
from components.words.sentences import say_reading
from components.words.text import Text


def show_reading(catalogue: Catalogue, text: Text) -> None:
    """Say when the sources were read, and that no clinician has reviewed the tables."""
    with st.container(key="reading"):
        show_piece("sources_reading", text, read=say_reading(text, catalogue.read_dates()))


def show_purpose(catalogue: Catalogue, text: Text) -> None:
    """Say what the tool is for, what it is not, and how its lists were made."""
    st.page_link("components/pages/data.py", label=text("page.data"))
    counts = text(
        "sources.counts",
        imbalances=len(catalogue.imbalances),
        symptoms=len(catalogue.symptoms),
        links=len(catalogue.links),
        sources=len(catalogue.sources),
    )
    method = [text("source.own")] if catalogue.is_own else [text(f"sources.method_{number}") for number in range(1, 5)]
    show_piece("sources_purpose", text, method=[counts, *method])


def show_sources(catalogue: Catalogue, text: Text) -> None:
    """List every source of the tables with edition, how much was read, and licence."""
    further = catalogue.facts[catalogue.facts["kind"] == "further_reading"]
    show_piece(
        "sources_all",
        text,
        sources=catalogue.sources.to_dict("records"),
        further=read_statements(catalogue, further, "statement"),
    )
