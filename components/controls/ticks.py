"""Checklist and search -> ticks, which stay in the session."""

from __future__ import annotations

from collections.abc import Collection, Mapping

import streamlit as st

from components.facts.catalogue import Catalogue
from components.words.markup import escape_markdown, fill
from components.words.text import Text


def list_ticks(catalogue: Catalogue) -> tuple[str, ...]:
    """Return the ticked symptoms in the order of the table."""
    return tuple(symptom for symptom in catalogue.symptoms.index if st.session_state.get(f"tick-{symptom}"))


def set_ticks(catalogue: Catalogue, ticks: Collection[str]) -> None:
    """Tick these symptoms and no others."""
    st.session_state.update({f"tick-{symptom}": symptom in ticks for symptom in catalogue.symptoms.index})


def choose_ticks(catalogue: Catalogue, text: Text) -> None:
    """Show the search, the number of ticks and the checklist."""
    _search(catalogue, text)
    with st.container(key="status", horizontal=True, vertical_alignment="center"):
        st.html(fill("controls/ticks.html", text=text, ticked=len(list_ticks(catalogue))))
        st.button(text("symptoms.clear"), key="clear", type="tertiary", on_click=set_ticks, args=(catalogue, ()))
    with st.container(key="checklist", gap=None):
        for system, symptoms in catalogue.symptoms.groupby("body_system", sort=False):
            st.html(fill("controls/system.html", text=text, system=system))
            with st.container(key=f"system-{str(system).replace('/', '-')}", gap=None):
                for symptom, label in symptoms["label"].items():
                    st.checkbox(escape_markdown(label), key=f"tick-{symptom}", wrap=True, persist_state="session")


def _search(catalogue: Catalogue, text: Text) -> None:
    symptoms: dict[str, str] = catalogue.synonyms["symptom_id"].to_dict()
    st.selectbox(
        text("symptoms.find"),
        list(symptoms),
        index=None,
        format_func=lambda word: text("symptoms.find_option", word=word, label=catalogue.names[symptoms[word]]),
        placeholder=text("symptoms.find_placeholder"),
        filter_mode="contains",  # near misses of a fuzzy search would offer unrelated symptoms
        key="find",
        on_change=_tick_found,
        args=(symptoms,),
    )


def _tick_found(symptoms: Mapping[str, str]) -> None:
    word = st.session_state.find
    if word is not None:
        st.session_state[f"tick-{symptoms[word]}"] = True
        st.session_state.find = None
