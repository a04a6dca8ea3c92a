"""Keys for a presenter: each presses a button of the page."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from components.panels.piece import show_piece
from components.words.text import Text

_keys = st.components.v2.component("keys", js=(Path(__file__).parent / "keys.js").read_text("utf-8"))


def follow_keys() -> None:
    """Let keys press the buttons of a page."""
    _keys(key="keyboard", height=1)


def tell_keys(text: Text) -> None:
    """Say which keys press the buttons of a page."""
    with st.container(key="keys"):
        show_piece("keys", text)
