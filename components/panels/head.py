"""The head of a page: its title, the way to the others, and the classroom's own links."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from components.address import PLACES, forget_visit, has_own_lists, open_page
from components.controls.size import choose_size
from components.panels.keys import follow_keys
from components.panels.own import show_state
from components.panels.piece import show_piece
from components.panels.presenter import show_presenter
from components.words.text import Text

PAGES = ("explorer", "labs", "mechanisms", "lesson", "urgent", "sources")
APART = ("data",)  # pages that only other pages lead to
CLASSROOM = ("lesson", "guess", "questions", "cards", "teachers")


def show_head(text: Text, page: str) -> None:
    """Open a page with its title, the way to the others, the presenter view and the way back to the start."""
    open_page(page)
    follow_keys()  # Escape leaves the presenter view on every page
    show_presenter(page)
    section = "lesson" if page in CLASSROOM else page
    with st.container(key="head", horizontal=True, vertical_alignment="center"):
        show_piece("head", text, page=page, section=section)
        with st.container(key="pages", horizontal=True, width="content", vertical_alignment="center"):
            _link_pages({other: text(f"page.{other}") for other in PAGES}, section)
            choose_size(text)
            if st.button(text("page.reset"), key="reset"):
                forget_visit()
                st.switch_page("components/pages/explorer.py")
    if page in CLASSROOM:
        with st.container(key="classroom", horizontal=True, vertical_alignment="center", gap="small"):
            _link_pages({other: text(f"lesson.{other}") for other in CLASSROOM}, page)
    if page != "data":  # that page says so beside the file
        show_state(text, own=has_own_lists() and page not in PLACES)  # the controls of a view offer the way back


def title_pages(text: Text) -> dict[str, str]:
    """Give each page its title; the page that opens first comes first."""
    return {page: text(f"page.{page}") for page in (*PAGES, *APART)} | {
        page: text(f"lesson.{page}") for page in CLASSROOM if page not in PAGES
    }


def _link_pages(labels: Mapping[str, str], here: str) -> None:
    """Link to some pages; the current one is marked and is no link."""
    for page, label in labels.items():
        st.page_link(f"components/pages/{page}.py", label=label, disabled=page == here)
