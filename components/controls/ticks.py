"""Checklist and search -> ticks, which stay in the session; only the boxes remember them."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from math import ceil

import streamlit as st

from components.facts.catalogue import Catalogue
from components.facts.own_catalogue import narrow
from components.facts.regions import MOST_OFFERED, MOST_OUTLINED, keep_offered
from components.words.markup import escape_markdown

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
    boxes = {str(key) for key in st.session_state if str(key).startswith("tick-")}  # few, where there are many symptoms
    return tuple(symptom for symptom in catalogue.symptoms.index if f"tick-{symptom}" in boxes and is_ticked(symptom))


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


def _turn(symptom: str) -> None:
    st.session_state.turned = symptom
