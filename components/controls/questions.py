"""Buttons and options -> the round and the question of a class, and its locked answers."""

from __future__ import annotations

import streamlit as st

from components.facts.lesson import Question
from components.words.markup import escape_markdown
from components.words.text import Text


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


def choose_answer(text: Text, question: Question, key: str, *, locked: bool) -> str | None:
    """Return the letter of the option that the class chooses, or None while it has not chosen."""
    letter: str | None = st.radio(
        text("questions.choose"),
        list(question.options),
        index=None,
        format_func=lambda letter: escape_markdown(question.options[letter]),
        key=f"answer-{key}",
        persist_state="session",
        disabled=locked,
    )
    return letter


def lock_answer(key: str) -> None:
    """Keep the answer as it is at the click; it may be newer than what the page shows."""
    st.session_state.answers[key] = st.session_state[f"answer-{key}"]
