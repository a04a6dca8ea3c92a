"""The answer: which imbalances in view list each symptom, with the sources; a row shows while its symptom is ticked."""

from __future__ import annotations

from collections.abc import Sequence

from components.charts.drawn import list_heads
from components.facts.catalogue import Catalogue
from components.panels.piece import show_piece
from components.selection import View
from components.words.answer import list_cautions, list_rows, list_short_cautions, say_answers
from components.words.text import Text

DENSE = 6  # conditions; a table of more is set in small type


def show_answer(catalogue: Catalogue, text: Text, view: View, offered: Sequence[str]) -> None:
    """Show a row for each symptom that is offered, in the order of the table, with the cautions beside it.

    A row says which imbalances in view list the symptom; it is hidden until the symptom is ticked.
    """
    number = len(view.imbalances)
    show_piece(
        "answer",
        text,
        conditions=list_heads(catalogue, view.imbalances),
        rows=list_rows(catalogue, text, view, offered),
        dense=number > DENSE,
        cautions=list_cautions(text, number),
        short=list_short_cautions(text, number),
    )


def show_sentences(catalogue: Catalogue, text: Text, view: View, offered: Sequence[str]) -> None:
    """Tell the answer in sentences, each hidden until its symptom is ticked."""
    show_piece("answer_sentences", text, sentences=say_answers(catalogue, text, view, offered))
