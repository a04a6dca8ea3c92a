"""Notes for teachers, and the answers to the questions."""

from __future__ import annotations

import streamlit as st

from components.facts.catalogue import Catalogue
from components.facts.lesson import read_questions
from components.panels.piece import show_piece
from components.words.text import Text


def show_notes(catalogue: Catalogue, text: Text) -> None:
    """Show the notes for teachers, then the answers to the questions with their sources."""
    with st.container(key="notes"):
        for part, rows in catalogue.notes.groupby("part", sort=False):
            show_piece("notes", text, part=part, notes=rows.to_dict("records"))
    with st.expander(text("teachers.answers")):
        show_piece("notes_answers", text, questions=read_questions(catalogue).values())
