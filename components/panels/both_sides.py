"""Where other sources qualify the founding document."""

from __future__ import annotations

import streamlit as st

from components.facts.catalogue import Catalogue
from components.facts.statements import read_statements
from components.panels.mechanism import find_qualifications, read_mechanisms
from components.panels.piece import show_piece
from components.words.text import Text


def show_both_sides(catalogue: Catalogue, text: Text) -> None:
    """Show every place where other sources qualify the founding document, and every mechanism."""
    facts = catalogue.facts
    case = read_statements(catalogue, facts[facts["kind"] == "founding_case"], "statement")
    show_piece("both_sides", text, qualifications=find_qualifications(catalogue), case=case)
    with st.expander(text("stories.every")):
        mechanisms = read_mechanisms(catalogue, text, catalogue.mechanisms.index)
        show_piece("mechanism_list", text, mechanisms=mechanisms)
