"""Questions for a class, one at a time."""

from __future__ import annotations

from html import escape

import pandas as pd
import streamlit as st

from components.controls import escape_markdown
from components.facts.catalogue import Catalogue
from components.facts.columns import OPTIONS
from components.facts.lesson import order_questions
from components.panels.sources import state_fact
from components.words.text import Text


def show_questions(catalogue: Catalogue, text: Text) -> None:
    """Ask the questions of the tables one by one; the answer is sent only once a choice is locked."""
    state = st.session_state
    round_, place = state.setdefault("round", 1), state.setdefault("question", 1)
    order = order_questions(tuple(map(str, catalogue.questions.index)), round_)
    place = min(place, len(order))
    name = order[place - 1]
    row, key = catalogue.questions.loc[name], f"{round_}-{name}"
    answers = state.setdefault("answers", {})
    st.html(
        f"<h2>{text('questions.number', number=place, last=len(order))}</h2>"
        f"<p class='lead'>{escape(row['question'])}</p>"
    )
    choice = st.radio(
        text("questions.choose"),
        OPTIONS,
        index=None,
        format_func=lambda letter: escape_markdown(row[f"option_{letter}"]),
        key=f"answer-{key}",
        persist_state="session",
        disabled=key in answers,
    )
    if key not in answers:
        st.button(
            text("predict.lock"), key="lock", type="primary", disabled=choice is None, on_click=_lock, args=(key,)
        )
    else:
        st.html(_explain(catalogue, row, answers[key], text))
    with st.container(key="question-steps", horizontal=True):
        st.button(text("stories.back"), key="question-back", disabled=place == 1, on_click=_ask, args=(place - 1,))
        st.button(
            text("stories.next"), key="question-next", disabled=place == len(order), on_click=_ask, args=(place + 1,)
        )
        st.button(
            text("questions.again"), key="again", on_click=state.update, kwargs={"round": round_ + 1, "question": 1}
        )


def _lock(key: str) -> None:
    """Keep the answer as it stands at the click, which may be newer than the page."""
    st.session_state.answers[key] = st.session_state[f"answer-{key}"]


def _ask(place: int) -> None:
    st.session_state.question = place


def _explain(catalogue: Catalogue, row: pd.Series, chosen: str, text: Text) -> str:
    said = text("questions.chosen", option=escape(row[f"option_{chosen}"]))
    right = text("questions.right", option=escape(row[f"option_{row['answer']}"]))
    cited = catalogue.cite(row["source_ids"], row["locators"])
    fact = state_fact(f"<b>{right}</b> {escape(row['explanation'])}", cited, text)
    return f'<div class="told" role="status"><p>{said}</p>{fact}</div>'
