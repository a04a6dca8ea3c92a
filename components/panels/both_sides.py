"""Where other sources qualify the founding document."""

from __future__ import annotations

import streamlit as st

from components.facts.catalogue import Catalogue
from components.panels.sources import list_facts
from components.panels.story import list_mechanisms, show_both
from components.words.text import Text


def show_both_sides(catalogue: Catalogue, text: Text) -> None:
    """Show every place where other sources qualify the founding document."""
    both = "".join(show_both(catalogue, str(name), text) for name in catalogue.qualifications.index)
    case = list_facts(catalogue, catalogue.facts.query("kind == 'founding_case'").index, text)
    st.html(
        f"<h2>{text('both_sides.title')}</h2><p>{text('both_sides.lead')}</p>{both}"
        f"<h3>{text('both_sides.case')}</h3>{case}"
    )
    with st.expander(text("stories.every")):
        st.html(list_mechanisms(catalogue, list(map(str, catalogue.mechanisms.index)), text))
