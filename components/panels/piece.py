"""Template -> piece of a page: the only way in which panels put their own HTML on a page."""

from __future__ import annotations

import streamlit as st

from components.words.markup import fill
from components.words.text import Text


def show_piece(name: str, text: Text, /, **values: object) -> None:
    """Fill a template of this folder and show it in an element of the class `piece`, which the style sheets address."""
    st.html(f'<div class="piece">{fill(f"panels/{name}.html", text=text, **values)}</div>')
