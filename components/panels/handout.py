"""The handout as a file to print."""

from __future__ import annotations

import streamlit as st

from components import cache
from components.facts.catalogue import Catalogue
from components.files.handout import PAPERS
from components.panels.piece import show_piece
from components.words.text import Text


def offer_handout(catalogue: Catalogue, text: Text) -> None:
    """Offer the handout as a file for each paper."""
    show_piece("handout", text)
    labels = (text("handout.button"), text("handout.button_letter"))
    with st.container(key="handouts", horizontal=True):
        for paper, label in zip(PAPERS, labels, strict=True):
            # Streamlit may lose a file that is only written when it is asked for, while others use the page too.
            file = cache.load_handout(catalogue, text, paper)
            st.download_button(label, file, f"handout-{paper}.html", "text/html", on_click="ignore")
