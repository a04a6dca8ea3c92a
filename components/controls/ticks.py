"""Checklist and search -> ticks, which stay in the session; only the boxes remember them."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from math import ceil

import streamlit as st

from components.facts.catalogue import Catalogue
from components.facts.own_catalogue import narrow
from components.facts.regions import MOST_OFFERED, MOST_OUTLINED, keep_offered
from components.words.markup import escape_markdown
from components.words.text import Text

PART = "view_part"  # what the session calls the part of a long list that has boxes
AT_A_TIME = 60  # boxes of a part; a browser takes as long to show them as the built-in table


@dataclass(frozen=True, eq=False)
class Offer:
    """What has a box on the page: all, or a part of a list that is too long for a browser."""

    catalogue: Catalogue  # of the symptoms that have a box, and of no others
    part: int = 1
    parts: int = 1

    @property
    def symptoms(self) -> tuple[str, ...]:
        """The symptoms that have a box, in the order of the table."""
        return tuple(self.catalogue.symptoms.index)


def list_ticks(catalogue: Catalogue) -> tuple[str, ...]:
    """Return the ticked symptoms in the order of the table.

    Returns
    -------
    tuple of str
        Complete only after the boxes in a script. When the server has restarted, the browser sends the
        state of its boxes, and the session learns it as each box is shown again.
    """
    return tuple(symptom for symptom in catalogue.symptoms.index if is_ticked(symptom))


def choose_offer(catalogue: Catalogue, linked: Collection[str]) -> Offer:
    """Choose the symptoms that have a box: all of a table that is not too long, else a part of those linked.

    Parameters
    ----------
    catalogue : Catalogue
    linked : collection of str
        The symptoms that a condition in view lists.

    Returns
    -------
    Offer
        It holds all that are ticked; the search finds all others.
    """
    every = tuple(catalogue.symptoms.index)
    if len(every) <= MOST_OFFERED:
        return Offer(catalogue)
    listed = keep_offered(every, linked)
    if len(listed) <= MOST_OUTLINED:
        return Offer(narrow(catalogue, {*listed, *list_ticks(catalogue)}))
    parts = ceil(len(listed) / AT_A_TIME)
    part = min(st.session_state.get(PART, 1), parts)
    shown = listed[(part - 1) * AT_A_TIME : part * AT_A_TIME]
    return Offer(narrow(catalogue, {*shown, *list_ticks(catalogue)}), part, parts)


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
