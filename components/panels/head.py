"""The head of every page: its title, the way to the others, and the classroom's own links."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from components.words.text import Text


def show_head(text: Text, page: str) -> None:
    """Show the title of a page, the size of its text, and the way to the others."""
    with st.container(key="head", horizontal=True, vertical_alignment="bottom"):
        title = "page.title" if page == "explorer" else f"page.{page}"
        st.html(f"<h1>{text(title)}</h1>" + (f"<p>{text('page.lead')}</p>" if page == "explorer" else ""))
        with st.container(key="pages", horizontal=True, width="content", vertical_alignment="center"):
            for name in ("explorer", "labs", "mechanisms", "lesson", "sources"):
                st.page_link(f"components/pages/{name}.py", label=text(f"page.{name}"), disabled=name == page)
            if st.button(text("page.reset"), key="reset", type="tertiary"):
                st.session_state.clear()
                st.switch_page("components/pages/explorer.py")
    if st.session_state.get("view_large"):
        st.html(Path(__file__).parent / "presenter.css")


def show_classroom(text: Text, page: str) -> None:
    """Show the way to the other parts of the classroom, and the switch of the presenter view."""
    with st.container(key="classroom", horizontal=True, vertical_alignment="center", gap="small"):
        for name in ("lesson", "guess", "questions", "cards", "teachers"):
            st.page_link(f"components/pages/{name}.py", label=text(f"lesson.{name}"), disabled=name == page)
        st.toggle(text("size.large"), key="view_large", persist_state="session")
