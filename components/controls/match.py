"""Pills and button -> where cards are placed, and whether they are checked; moving one withdraws the check."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import streamlit as st

from components.words.markup import escape_markdown


def is_checked() -> bool:
    """Say whether the cards are checked as they are placed now."""
    return bool(st.session_state.get("checked"))


def check_cards() -> None:
    """Check the cards as they are placed now."""
    st.session_state.checked = True


def place_card(symptom: str, imbalances: Sequence[str], names: Mapping[str, str]) -> list[str]:
    """Let the group choose imbalances for a card; moving a card withdraws the result of the last check."""
    placed: list[str] = st.pills(
        escape_markdown(names[symptom]),
        imbalances,
        selection_mode="multi",
        format_func=lambda imbalance: escape_markdown(names[imbalance]),
        key=f"card-{symptom}",
        persist_state="session",
        on_change=_withdraw_check,
        wrap=True,
    )
    return placed


def _withdraw_check() -> None:
    """Forget the last check, since a card was moved."""
    st.session_state.checked = False
