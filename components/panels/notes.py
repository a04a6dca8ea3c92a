"""Notes for teachers, and the answers to the questions."""

from __future__ import annotations

from html import escape

import pandas as pd
import streamlit as st

from components.facts.catalogue import Catalogue
from components.panels.sources import state_fact
from components.words.text import Text


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
