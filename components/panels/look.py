"""The look of the page: one style sheet from the sheets of all panels."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import streamlit as st

HERE = Path(__file__).parent
FIRST = "page"  # what all panels share; the sheets of panels may change it
APART = {"presenter", "save"}  # sent only while they are needed


def show_look() -> None:
    """Give the page its look."""
    st.html(f"<style>{_read_sheets()}</style>")


@cache
def _read_sheets() -> str:
    """Join the sheets, the shared one first, then the others by name."""
    sheets = sorted(HERE.glob("*.css"), key=lambda sheet: (sheet.stem != FIRST, sheet.stem))
    return "\n".join(sheet.read_text("utf-8") for sheet in sheets if sheet.stem not in APART)
