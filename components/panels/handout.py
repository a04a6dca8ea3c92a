"""The handout as a file to print."""

from __future__ import annotations

from functools import partial

import streamlit as st

from components.facts.catalogue import Catalogue
from components.files.handout import PAPERS, write_handout
from components.panels.piece import show_piece
from components.words.text import Text


def offer_handout(catalogue: Catalogue, text: Text) -> None:
    """Offer the handout as a file for each paper."""
    show_piece("handout", text)
    labels = (text("handout.button"), text("handout.button_letter"))
    with st.container(key="handouts", horizontal=True):
        for paper, label in zip(PAPERS, labels, strict=True):
            write = partial(write_handout, catalogue, text, paper)
            st.download_button(label, write, f"handout-{paper}.html", "text/html", on_click="ignore")
