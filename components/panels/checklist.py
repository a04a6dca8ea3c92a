"""The checklist: search, boxes by body system, and what is said of a tick to those who cannot see it."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from components.controls.link import offer_link
from components.controls.ticks import choose_ticks, is_ticked, list_ticks, search_symptom, set_ticks
from components.facts.catalogue import Catalogue
from components.facts.regions import Region, find_memberships
from components.panels.banner import say_failure
from components.panels.piece import show_piece
from components.selection import View
from components.words.sentences import Subject, say_listing
from components.words.text import Text


def show_checklist(
    catalogue: Catalogue, text: Text, view: View, regions: Sequence[Region], offered: Sequence[str]
) -> None:
    """Show the boxes of the symptoms that are offered; a tick runs the part of its own body system alone.

    Parameters
    ----------
    catalogue : Catalogue
    text : Text
    view : View
    regions : sequence of Region
        Of all imbalances in view.
    offered : sequence of str
        Symptoms, in the order of the table.
    """
    search_symptom(catalogue, text)
    with st.container(key="checklist", gap=None):
        for _, symptoms in catalogue.symptoms.loc[list(offered)].groupby("body_system", sort=False):
            _show_system(catalogue, text, view, regions, tuple(symptoms.index))
    with st.container(key="status", horizontal=True, vertical_alignment="center"):
        show_piece("checklist_count", text)
        st.button(text("symptoms.clear"), key="clear", type="tertiary", on_click=set_ticks, args=(catalogue, ()))
    offer_link(catalogue, text, view, list_ticks(catalogue))


@st.fragment
def _show_system(
    catalogue: Catalogue, text: Text, view: View, regions: Sequence[Region], symptoms: Sequence[str]
) -> None:
    """Show the boxes of one body system."""
    with say_failure():
        system = catalogue.symptoms.at[symptoms[0], "body_system"]
        key = system.replace("/", "-")
        with st.container(key=f"system-{key}", gap=None):
            show_piece("checklist_system", text, system=system)
            turned = choose_ticks(catalogue, symptoms)
        with st.container(key=f"said-{key}"):
            said = _say_turned(catalogue, text, view, regions, turned) if turned else ""
            show_piece("checklist_said", text, said=said)


def _say_turned(catalogue: Catalogue, text: Text, view: View, regions: Sequence[Region], symptom: str) -> str:
    """Say what a tick or its end changed, and how many symptoms are ticked now."""
    subject = Subject(*catalogue.symptoms.loc[symptom, ["label", "number"]])
    membership = find_memberships(regions).get(symptom, frozenset())
    if is_ticked(symptom):
        changed = say_listing(text, subject, membership, view.imbalances, catalogue.names)
    else:
        changed = text("symptoms.unticked", symptom=subject.label, are=text(f"listing.{subject.number}"))
    return f"{changed} {text.count('symptoms.status', len(list_ticks(catalogue)))}"
