"""View and ticks -> a link that restores both, made only for a visitor who asks for it."""

from __future__ import annotations

import streamlit as st

from components.address import read_url
from components.controls.view import list_choices
from components.facts.catalogue import Catalogue
from components.selection import View, write_link
from components.words.text import Text


def offer_link(catalogue: Catalogue, text: Text, view: View, ticks: tuple[str, ...]) -> None:
    """Make a link to the view and the ticks, once the visitor asks for it."""
    with st.popover(text("link.button"), key="link", on_change="rerun") as asked:
        if not asked.open:
            return
        link = write_link(read_url(), view, list_choices(catalogue).start, ticks, own=catalogue.is_own)
        st.write(text.count("link.carries", len(ticks)))
        if catalogue.is_own:
            st.write(text("own.link"))
        st.code(link, language=None, wrap_lines=True)
        st.caption(text("link.how"))
