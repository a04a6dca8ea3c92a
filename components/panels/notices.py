"""Notices above a page: what the address named that is unknown, and which lists are shown."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

import streamlit as st

from components.facts.catalogue import Catalogue
from components.facts.tables import FOUNDING
from components.selection import View
from components.words.sentences import name_inside
from components.words.text import Text


def show_unknown(text: Text, unknown: Sequence[str]) -> None:
    """Say what an address named in vain."""
    if unknown:
        kind = "one" if len(unknown) == 1 else "many"
        names = ", ".join(escape(name[:40]) for name in unknown[:5])
        st.html(f'<p class="note" role="status">{text(f"notice.unknown_{kind}", names=names)}</p>')


def show_listing_note(catalogue: Catalogue, view: View, text: Text) -> None:
    """Say which lists are shown, and where the founding document has none."""
    title = escape(catalogue.sources.at[FOUNDING, "title"])
    note = text(f"listing_choice.{view.listing}_note", title=title)
    bare = catalogue.imbalances.loc[list(view.imbalances)].query("seed_coverage != 'symptom list'")
    if view.listing == "founding" and not bare.empty:
        names = [name_inside(escape(name)) for name in bare["plain_name"]]
        note += " " + text("listing_choice.no_list", conditions=text.join(names))
    st.html(f'<p class="small">{note}</p>')
