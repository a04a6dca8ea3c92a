"""Buttons and clicks -> a guess: open, then locked, then revealed; the session keeps one under each key."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st


def read_guess(key: str) -> tuple[str, ...] | None:
    """Return the imbalances of the locked guess, or None while it is open."""
    guesses: dict[str, tuple[str, ...]] = st.session_state.setdefault("guesses", {})
    return guesses.get(key)


def is_revealed(key: str) -> bool:
    """Say whether the class has seen what the tables say of a guess."""
    return key in st.session_state.setdefault("revealed", set())


def lock_guess(key: str) -> None:
    """Keep the guess as it is at the click; it may be newer than what the page shows."""
    st.session_state.guesses[key] = tuple(st.session_state[key])


def reveal_guess(key: str) -> None:
    """Let the class see what the tables say of a guess."""
    st.session_state.revealed.add(key)


def place_guess(key: str, imbalances: Sequence[str]) -> None:
    """Choose the imbalances of a guess, unless it is locked."""
    if read_guess(key) is None:
        st.session_state[key] = list(imbalances)
