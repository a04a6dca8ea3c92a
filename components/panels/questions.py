"""Questions for a class, one at a time; an answer is sent only after a choice is locked."""

from __future__ import annotations

import streamlit as st

from components.controls.questions import (
    begin_round,
    choose_answer,
    lock_answer,
    read_answer,
    read_question,
    read_round,
)
from components.controls.steps import offer_neighbours
from components.facts.catalogue import Catalogue
from components.facts.lesson import order_questions, read_questions
from components.panels.piece import show_piece
from components.words.text import Text


def show_questions(catalogue: Catalogue, text: Text) -> None:
    """Ask the questions of the tables one by one; each round has its own order."""
    questions, round_ = read_questions(catalogue), read_round()
    order = order_questions(tuple(questions), round_)
    number = read_question(len(order))
    question, key = questions[order[number - 1]], f"{round_}-{order[number - 1]}"
    answer = read_answer(key)
    show_piece("questions", text, number=number, last=len(order), question=question)
    chosen = choose_answer(text, question, key, locked=answer is not None)
    if answer is not None:
        show_piece("questions_answer", text, question=question, chosen=question.options[answer])
    else:
        nothing = chosen is None
        st.button(text("predict.lock"), key="lock", type="primary", disabled=nothing, on_click=lock_answer, args=(key,))
    _offer_steps(text, number, len(order), round_)


def _offer_steps(text: Text, number: int, last: int, round_: int) -> None:
    with st.container(key="question-steps", horizontal=True):
        offer_neighbours(number, last, text, "question")
        st.button(text("questions.again"), key="again", on_click=begin_round, args=(round_ + 1,))
