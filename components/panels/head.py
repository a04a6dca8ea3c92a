"""The head of a page: its title, the way to the others, and the classroom's own links."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from components.address import forget_visit, read_size
from components.controls.size import choose_size
from components.panels.piece import show_piece
from components.selection import SIZES
from components.words.text import Text

PAGES = ("explorer", "labs", "mechanisms", "lesson", "sources")
CLASSROOM = ("lesson", "guess", "questions", "cards", "teachers")


def show_head(text: Text, page: str) -> None:
    """Show the title of a page and the way to the others; in the presenter view, also its style."""
    with st.container(key="head", horizontal=True, vertical_alignment="bottom"):
        show_piece("head", text, page=page)
        with st.container(key="pages", horizontal=True, width="content", vertical_alignment="center"):
            for other in PAGES:
                st.page_link(f"components/pages/{other}.py", label=text(f"page.{other}"), disabled=other == page)
            if st.button(text("page.reset"), key="reset", type="tertiary"):
                forget_visit()
                st.switch_page("components/pages/explorer.py")
    if read_size() == SIZES[1]:
        st.html(Path(__file__).parent / "presenter.css")


def show_classroom(text: Text, page: str) -> None:
    """Show the way to the other parts of the classroom, and the switch of the presenter view."""
    with st.container(key="classroom", horizontal=True, vertical_alignment="center", gap="small"):
        for other in CLASSROOM:
            st.page_link(f"components/pages/{other}.py", label=text(f"lesson.{other}"), disabled=other == page)
        choose_size(text)
