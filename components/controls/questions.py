"""Buttons -> the round and the question of a class, and its locked answers."""

from __future__ import annotations

import streamlit as st


def read_round() -> int:
    """Return the number of the round, from 1."""
    return int(st.session_state.setdefault("round", 1))


def read_question(last: int) -> int:
    """Return the number of the question, from 1 to the last."""
    return min(int(st.session_state.setdefault("question", 1)), last)


def begin_round(round_: int) -> None:
    """Begin a round at its first question."""
    st.session_state.update({"round": round_, "question": 1})


def read_answer(key: str) -> str | None:
    """Return the letter of the locked answer, or None while there is none."""
    answers: dict[str, str] = st.session_state.setdefault("answers", {})
    return answers.get(key)


def lock_answer(key: str) -> None:
    """Keep the answer as it is at the click; it may be newer than what the page shows."""
    st.session_state.answers[key] = st.session_state[f"answer-{key}"]
