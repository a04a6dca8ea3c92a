"""Card match: a small group places symptoms on conditions."""

from __future__ import annotations

import streamlit as st

from components.controls.match import check_cards, is_checked, place_card
from components.facts.catalogue import Catalogue
from components.facts.lesson import find_match
from components.facts.regions import find_memberships, find_regions
from components.panels.piece import show_piece
from components.words.text import Text


def show_cards(catalogue: Catalogue, text: Text) -> None:
    """Let a small group place symptoms on conditions; only a full placement is checked, as often as wanted."""
    match = find_match(catalogue)
    show_piece("cards", text, match=match)
    placed = {symptom: place_card(symptom, match.imbalances, catalogue.names) for symptom in match.symptoms}
    full = all(placed.values())
    st.button(text("match.check"), key="check", type="primary", disabled=not full, on_click=check_cards)
    if not full:
        show_piece("cards_missing", text)
    elif is_checked():
        memberships = find_memberships(find_regions(catalogue.links, match.imbalances))
        same = all(set(imbalances) == memberships[symptom] for symptom, imbalances in placed.items())
        show_piece("cards_checked", text, same=same)
