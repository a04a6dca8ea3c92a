"""The checklist: search, boxes by body system, and what is said of a tick to those who cannot see it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import streamlit as st

from components.controls.link import offer_link
from components.controls.search import MOST_FOUND, offer_found, search_symptom
from components.controls.steps import offer_neighbours
from components.controls.ticks import (
    AT_A_TIME,
    PART,
    Offer,
    choose_ticks,
    is_ticked,
    list_ticks,
    set_ticks,
)
from components.facts.catalogue import Catalogue
from components.panels.banner import say_failure
from components.panels.piece import show_piece
from components.selection import View
from components.words.sentences import Subject, name_subject, say_listed
from components.words.text import Text

AT_ONCE = 16  # boxes; own lists know one body system, which holds all of them


@dataclass(frozen=True)
class Batch:
    """Boxes of one body system that the server runs together."""

    key: str
    symptoms: tuple[str, ...]


def show_checklist(
    catalogue: Catalogue, text: Text, view: View, memberships: Mapping[str, frozenset[str]], offer: Offer
) -> None:
    """Show the boxes of the symptoms offered; a tick runs only a few boxes of its own body system.

    Parameters
    ----------
    catalogue : Catalogue
    text : Text
    view : View
    memberships : mapping
        The imbalances in view that list each symptom.
    offer : Offer
    """
    with st.container(key="search", gap=None):
        found = search_symptom(catalogue, text)
        if found is not None:
            show_piece("checklist_found", text, number=len(found), shown=min(len(found), MOST_FOUND))
            offer_found(catalogue, found, text)
    if offer.parts > 1:
        _turn_parts(text, offer, len(memberships))
    catalogue = offer.catalogue
    with st.container(key="checklist", gap=None):
        for system, symptoms in catalogue.symptoms.groupby("body_system", sort=False):
            key = system.replace("/", "-")
            with st.container(key=f"system-{key}", gap=None):
                show_piece("checklist_system", text, system=system)
                for place in range(0, len(symptoms), AT_ONCE):
                    batch = Batch(f"{key}-{place}" if place else key, tuple(symptoms.index[place : place + AT_ONCE]))
                    _show_boxes(catalogue, text, view, memberships, batch)
    with st.container(key="status", horizontal=True, vertical_alignment="center"):
        show_piece("checklist_count", text)
        st.button(text("symptoms.clear"), key="clear", type="tertiary", on_click=set_ticks, args=(catalogue, ()))
    offer_link(catalogue, text, view, list_ticks(catalogue))


def _turn_parts(text: Text, offer: Offer, number: int) -> None:
    """Say which part of a long list has boxes, and offer the parts before and after it."""
    with st.container(key="part", horizontal=True, vertical_alignment="center"):
        last = min(offer.part * AT_A_TIME, number)
        show_piece("checklist_part", text, first=(offer.part - 1) * AT_A_TIME + 1, last=last, number=number)
        offer_neighbours(offer.part, offer.parts, text, PART)


@st.fragment
def _show_boxes(
    catalogue: Catalogue, text: Text, view: View, memberships: Mapping[str, frozenset[str]], batch: Batch
) -> None:
    """Show some boxes, and only what a tick can change, since all of it is sent again at each tick of one of them."""
    with say_failure():
        turned = choose_ticks(catalogue, batch.symptoms)
        with st.container(key=f"said-{batch.key}"):
            said = _say_turned(catalogue, text, view, memberships, turned) if turned else ""
            show_piece("checklist_said", text, said=said)


def _say_turned(
    catalogue: Catalogue, text: Text, view: View, memberships: Mapping[str, frozenset[str]], symptom: str
) -> str:
    """Say what ticking or unticking a symptom changed, and how many symptoms are ticked now."""
    number = catalogue.symptoms.at[symptom, "number"]  # a whole row would be slow to make
    subject = name_subject(text, Subject(catalogue.names[symptom], number))
    if is_ticked(symptom):
        listed = memberships.get(symptom, frozenset())
        changed = say_listed(text, subject, listed, view.imbalances, catalogue.names)
    else:
        changed = text("symptoms.unticked", symptom=subject.label, are=text(f"answer.{subject.number}"))
    return f"{changed} {text.count('symptoms.status', len(list_ticks(catalogue)))}"
