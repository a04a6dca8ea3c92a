"""The size of text: for one reader, or for the back of a room."""

from __future__ import annotations

import streamlit as st

from components.address import write_address
from components.words.text import Text


def choose_size(text: Text) -> None:
    """Offer the presenter view."""
    st.toggle(text("size.large"), key="view_large", persist_state="session")


def keep_size() -> None:
    """Keep the size of text in the address of a page that keeps nothing else there."""
    write_address({})
