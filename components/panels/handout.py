"""The handout as a file to print."""

from __future__ import annotations

from functools import partial

import streamlit as st

from components.facts.catalogue import Catalogue
from components.files.handout import PAPERS, write_handout
from components.words.text import Text


def offer_handout(catalogue: Catalogue, text: Text) -> None:
    """Offer the handout as a file for each paper."""
    st.html(f"<p>{text('handout.note')}</p>")
    with st.container(key="handouts", horizontal=True):
        for paper, button in zip(PAPERS, ("handout.button", "handout.button_letter"), strict=True):
            write = partial(write_handout, catalogue, paper, text)
            st.download_button(text(button), write, f"handout-{paper}.html", "text/html", on_click="ignore")
