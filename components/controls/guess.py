"""Choices, buttons and clicks -> a guess: open, then locked, then revealed; the session keeps one under each key."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import streamlit as st

from components.words.markup import escape_markdown
from components.words.text import Text

FEW = 6  # symptoms, offered side by side; more are offered in a list


def choose_symptom(symptoms: Sequence[str], names: Mapping[str, str], text: Text) -> str:
    """Let the class choose which of several symptoms the guess is about."""
    if len(symptoms) <= FEW:
        chosen = st.pills(
            text("predict.symptom"),
            symptoms,
            required=True,
            default=symptoms[0],
            format_func=lambda symptom: escape_markdown(names[symptom]),
            key="asked-" + "-".join(symptoms),
            persist_state="session",
            label_visibility="collapsed",
            wrap=True,
        )
    else:
        chosen = st.selectbox(
            text("predict.symptom"),
            symptoms,
            format_func=lambda symptom: names[symptom],
            key="asked-of-all",
            persist_state="session",
            label_visibility="collapsed",
        )
    return str(chosen)


def choose_guess(key: str, imbalances: Sequence[str], names: Mapping[str, str], text: Text) -> tuple[str, ...]:
    """Let the class choose the conditions of a guess that is open; return those chosen so far."""
    guess = st.pills(
        text("predict.choose"),
        imbalances,
        selection_mode="multi",
        format_func=lambda imbalance: escape_markdown(names[imbalance]),
        key=key,
        persist_state="session",
        wrap=True,
    )
    return tuple(guess)


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
