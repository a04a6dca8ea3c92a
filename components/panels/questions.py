"""Questions for a class, one at a time; an answer is sent only after a choice is locked."""

from __future__ import annotations

import streamlit as st

from components.controls.questions import begin_round, lock_answer, read_answer, read_question, read_round
from components.controls.steps import offer_neighbours
from components.facts.catalogue import Catalogue
from components.facts.lesson import Question, order_questions, read_questions
from components.panels.piece import show_piece
from components.words.markup import escape_markdown
from components.words.text import Text


def show_questions(catalogue: Catalogue, text: Text) -> None:
    """Ask the questions of the tables one by one; each round has its own order."""
    questions, round_ = read_questions(catalogue), read_round()
    order = order_questions(tuple(questions), round_)
    number = read_question(len(order))
    question, key = questions[order[number - 1]], f"{round_}-{order[number - 1]}"
    answer = read_answer(key)
    show_piece("questions", text, number=number, last=len(order), question=question)
    chosen = _choose_option(text, question, key, answer is not None)
    if answer is not None:
        show_piece("questions_answer", text, question=question, chosen=question.options[answer])
    else:
        nothing = chosen is None
        st.button(text("predict.lock"), key="lock", type="primary", disabled=nothing, on_click=lock_answer, args=(key,))
    _offer_steps(text, number, len(order), round_)


def _choose_option(text: Text, question: Question, key: str, locked: bool) -> str | None:
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


def _offer_steps(text: Text, number: int, last: int, round_: int) -> None:
    with st.container(key="question-steps", horizontal=True):
        offer_neighbours(number, last, text, "question")
        st.button(text("questions.again"), key="again", on_click=begin_round, args=(round_ + 1,))
