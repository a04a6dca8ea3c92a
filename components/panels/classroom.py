"""Catalogue -> what a class works on: questions, cards to place, a handout, and the teacher's notes."""

from __future__ import annotations

from functools import partial
from html import escape

import pandas as pd
import streamlit as st

from components.controls import escape_markdown
from components.facts.catalogue import Catalogue
from components.facts.columns import OPTIONS, split_cell
from components.facts.lesson import order_questions
from components.files.handout import PAPERS, write_handout
from components.panels.page import state_fact
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


def show_cards(catalogue: Catalogue, text: Text) -> None:
    """Let a small group place symptoms on conditions; only a full placement is checked, as often as wanted."""
    names, labels = catalogue.imbalances["plain_name"], catalogue.symptoms["label"]
    row = catalogue.lesson.set_index("kind").loc["match"]
    imbalances, symptoms = split_cell(row["imbalance_ids"]), split_cell(row["symptom_ids"])
    st.html(f"<h2>{escape(row['title'])}</h2><p class='lead'>{escape(row['text'])}</p>")
    placed = {}
    for symptom in symptoms:
        placed[symptom] = st.pills(
            escape_markdown(labels[symptom]),
            imbalances,
            selection_mode="multi",
            format_func=lambda name: escape_markdown(names[name]),
            key=f"card-{symptom}",
            persist_state="session",
            on_change=st.session_state.update,
            kwargs={"checked": False},
            wrap=True,
        )
    full = all(placed.values())
    st.button(text("match.check"), key="check", type="primary", disabled=not full, on_click=_check)
    if not full:
        st.html(f'<p class="small">{text("match.missing")}</p>')
    elif st.session_state.get("checked"):
        links = catalogue.links[catalogue.links["imbalance_id"].isin(imbalances)]
        listed = links.groupby("symptom_id")["imbalance_id"].agg(set)
        same = all(set(placed[symptom]) == listed[symptom] for symptom in symptoms)
        st.html(f'<p class="told" role="status">{text("match.same" if same else "match.differ")}</p>')


def _check() -> None:
    st.session_state.checked = True


def offer_handout(catalogue: Catalogue, text: Text) -> None:
    """Offer the handout as a file for each paper."""
    st.html(f"<p>{text('handout.note')}</p>")
    with st.container(key="handouts", horizontal=True):
        for paper, button in zip(PAPERS, ("handout.button", "handout.button_letter"), strict=True):
            write = partial(write_handout, catalogue, paper, text)
            st.download_button(text(button), write, f"handout-{paper}.html", "text/html", on_click="ignore")


def show_notes(catalogue: Catalogue, text: Text) -> None:
    """Show the notes for teachers, then the answers to the questions with their sources."""
    for part, rows in catalogue.notes.groupby("part", sort=False):
        entries = "".join(
            "<li>"
            + (f"<b>{text('teachers.minutes', minutes=row['minutes'])}:</b> " if row["minutes"] else "")
            + f"{escape(row['text'])}</li>"
            for _, row in rows.iterrows()
        )
        st.html(f"<h2>{escape(str(part))}</h2><ul class='facts'>{entries}</ul>")
    with st.expander(text("teachers.answers")):
        answers = "".join(f"<li>{_answer(catalogue, row, text)}</li>" for _, row in catalogue.questions.iterrows())
        st.html(f"<ol>{answers}</ol>")


def _answer(catalogue: Catalogue, row: pd.Series, text: Text) -> str:
    right = f"{escape(row['question'])} <b>{escape(row['option_' + row['answer']])}.</b> {escape(row['explanation'])}"
    return state_fact(right, catalogue.cite(row["source_ids"], row["locators"]), text)
