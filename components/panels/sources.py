"""Sources: beside a statement, as a list of their own, and when they were read."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

import pandas as pd
import streamlit as st

from components.facts.catalogue import Catalogue, Citation
from components.words.sentences import say_reading
from components.words.text import Text


def show_reading(catalogue: Catalogue, text: Text) -> None:
    """Say when the sources were read, and that no clinician has reviewed the tables."""
    with st.container(key="reading"):
        st.html(f'<p class="small">{say_reading(text, catalogue.read_dates())} {text("source.reviewed")}</p>')


def list_sources(citations: Iterable[Citation], text: Text) -> str:
    """Write a list of sources with title, publisher, address and the place in them."""
    entries = []
    for citation in citations:
        title = link_source(citation.title, citation.url, text)
        place = f" {text('source.place', locator=escape(citation.locator))}" if citation.locator else ""
        entries.append(f"<li>{title}. {escape(citation.publisher)}.{place}</li>")
    return f'<ul class="sources">{"".join(entries)}</ul>'


def state_fact(statement: str, citations: Iterable[Citation], text: Text) -> str:
    """Write a statement of fact with its sources one step away; the statement is HTML already."""
    return (
        f'<div class="statement"><p>{statement}</p><details><summary>{text("source.open")}</summary>'
        f"{list_sources(citations, text)}</details></div>"
    )


def list_facts(catalogue: Catalogue, facts: Iterable[str], text: Text) -> str:
    """Write stand-alone statements, by their ids."""
    rows = catalogue.facts.loc[list(facts)]
    return "".join(
        state_fact(escape(row["statement"]), catalogue.cite(row["source_ids"], row["locators"]), text)
        for _, row in rows.iterrows()
    )


def link_source(title: str, url: str, text: Text) -> str:
    """Write the title of a source, leading to its address if it has one."""
    if not url:
        return f"{escape(title)} ({text('source.no_address')})"
    return f'<a href="{escape(url)}" target="_blank" rel="noopener noreferrer">{escape(title)}</a>'


def show_purpose(catalogue: Catalogue, text: Text) -> None:
    """Say what the tool is for, what it is not, and how its lists were made."""
    counts = text(
        "sources.counts",
        imbalances=len(catalogue.imbalances),
        symptoms=len(catalogue.symptoms),
        links=len(catalogue.links),
        sources=len(catalogue.sources),
    )
    for part, sentences in (
        ("use", [text("sources.use"), text("sources.use_not"), text("sources.lookup")]),
        ("method", [counts] + [text(f"sources.method_{number}") for number in (1, 2, 3, 4)]),
        ("privacy", [text("sources.privacy"), text("sources.privacy_link")]),
    ):
        st.html(f"<h2>{text(f'sources.{part}_title')}</h2><p>{' '.join(sentences)}</p>")


def show_sources(catalogue: Catalogue, text: Text) -> None:
    """List every source of the tables with edition, how much was read, and licence."""
    entries = "".join(f"<li>{_source_entry(row, text)}</li>" for _, row in catalogue.sources.iterrows())
    note = text("sources.sources_note")
    st.html(f"<h2>{text('sources.sources_title')}</h2><p>{note}</p><ol class='facts'>{entries}</ol>")


def _source_entry(row: pd.Series, text: Text) -> str:
    parts = [
        link_source(row["title"], row["url"], text),
        escape(row["publisher"]),
        escape(row["accessed_or_version"]),
        f"{text('sources.basis')}: {escape(row['text_basis'])}",
        f"{text('sources.licence')}: {escape(row['licence_note'])}",
    ]
    return ". ".join(parts) + "."
