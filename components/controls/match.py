"""Button -> whether the placed cards of the match are checked; moving one withdraws the check."""

from __future__ import annotations

import streamlit as st


def is_checked() -> bool:
    """Say whether the cards are checked as they are placed now."""
    return bool(st.session_state.get("checked"))


def check_cards() -> None:
    """Check the cards as they are placed now."""
    st.session_state.checked = True


def withdraw_check() -> None:
    """Forget the last check, since a card was moved."""
    st.session_state.checked = False
