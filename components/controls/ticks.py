"""Checklist and search -> ticks, which stay in the session. The boxes alone remember them."""

from __future__ import annotations

from collections.abc import Collection, Mapping

import streamlit as st

from components.facts.catalogue import Catalogue
from components.facts.regions import keep_offered
from components.words.markup import escape_markdown
from components.words.text import Text


def list_ticks(catalogue: Catalogue) -> tuple[str, ...]:
    """Return the ticked symptoms in the order of the table.

    Returns
    -------
    tuple of str
        Complete only below the boxes in a script. After a restart of the server a browser sends what
        its boxes say, and the session learns it as each box is shown again.
    """
    return tuple(symptom for symptom in catalogue.symptoms.index if is_ticked(symptom))


def list_offered(catalogue: Catalogue, linked: Collection[str]) -> tuple[str, ...]:
    """List the symptoms that have a box: all of a table that is not too long, else those linked or ticked.

    Parameters
    ----------
    catalogue : Catalogue
    linked : collection of str
        The symptoms that a condition in view lists.

    Returns
    -------
    tuple of str
        In the order of the table; the search finds all others.
    """
    return keep_offered(catalogue.symptoms.index, {*linked, *list_ticks(catalogue)})


def is_ticked(symptom: str) -> bool:
    """Say whether a symptom is ticked."""
    return bool(st.session_state.get(f"tick-{symptom}"))


def set_ticks(catalogue: Catalogue, ticks: Collection[str]) -> None:
    """Tick these symptoms and no others."""
    st.session_state.update({f"tick-{symptom}": symptom in ticks for symptom in catalogue.symptoms.index})


def choose_ticks(catalogue: Catalogue, symptoms: Collection[str]) -> str | None:
    """Show the boxes of some symptoms.

    Returns
    -------
    str or None
        The one of them that the visitor has just ticked or unticked.
    """
    for symptom in symptoms:
        label = escape_markdown(catalogue.names[symptom])
        st.checkbox(label, key=f"tick-{symptom}", on_change=_turn, args=(symptom,), wrap=True, persist_state="session")
    return st.session_state.pop("turned") if st.session_state.get("turned") in symptoms else None


def search_symptom(catalogue: Catalogue, text: Text) -> None:
    """Offer a search for a symptom by any name; what is chosen is ticked."""
    symptoms: dict[str, str] = catalogue.synonyms["symptom_id"].to_dict()
    st.selectbox(
        text("symptoms.find"),
        list(symptoms),
        index=None,
        format_func=lambda word: _name_option(text, word, catalogue.names[symptoms[word]]),
        placeholder=text("symptoms.find_placeholder"),
        filter_mode="contains",  # a fuzzy search would offer unrelated symptoms
        key="find",
        on_change=_tick_found,
        args=(symptoms,),
        label_visibility="collapsed",
    )


def _name_option(text: Text, word: str, label: str) -> str:
    return label if word == label else text("symptoms.find_option", word=word, label=label)


def _turn(symptom: str) -> None:
    st.session_state.turned = symptom


def _tick_found(symptoms: Mapping[str, str]) -> None:
    state = st.session_state
    if state.find is not None:
        state[f"tick-{symptoms[state.find]}"] = True
        state.update(turned=symptoms[state.find], find=None)
