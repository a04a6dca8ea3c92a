"""Catalogue -> a handout to print: one HTML file that works alone, with the banner on every page."""

from __future__ import annotations

from dataclasses import dataclass, replace

from components.charts.drawn import draw_lists
from components.charts.layout import Canvas
from components.charts.svg import write_drawing
from components.facts.catalogue import Catalogue
from components.facts.lesson import read_questions
from components.facts.regions import find_memberships, find_regions
from components.files.font import fill_lettered
from components.selection import LISTINGS, View
from components.words.sentences import say_reading
from components.words.text import Text

PAPERS = ("A4", "letter")
CANVAS = Canvas(720, 480, 13, 11)  # px; as wide as a page, and low enough to leave room for the list of symptoms


@dataclass(frozen=True)
class Row:
    """A row of the table to fill in: a symptom, and whether each core imbalance lists it."""

    symptom: str  # its label
    listed: tuple[bool, ...]


def write_handout(catalogue: Catalogue, text: Text, paper: str) -> str:
    """Write the handout: a chart and a table to fill in, the questions, and the answers on a page of their own.

    Parameters
    ----------
    catalogue : Catalogue
    text : Text
    paper : {"A4", "letter"}

    Returns
    -------
    str
        HTML that needs no other file.
    """
    sketch = draw_lists(catalogue, text, View(catalogue.core, LISTINGS[0], "overlap"), CANVAS).sketch
    empty = replace(sketch, traces=[trace for trace in sketch.traces if "marks" not in trace["meta"]])
    return fill_lettered(
        "files/handout.html",
        text=text,
        paper=paper,
        read=say_reading(text, catalogue.read_dates()),
        blank=write_drawing(empty, "blank", text("handout.chart")),
        filled=write_drawing(sketch, "filled", text("handout.answers")),
        conditions=[catalogue.names[imbalance] for imbalance in catalogue.core],
        rows=_list_rows(catalogue),
        questions=read_questions(catalogue).values(),
    )


def _list_rows(catalogue: Catalogue) -> list[Row]:
    """List the symptoms of the core imbalances, sorted by their labels."""
    memberships = find_memberships(find_regions(catalogue.links, catalogue.core))
    rows = (
        Row(catalogue.names[symptom], tuple(imbalance in members for imbalance in catalogue.core))
        for symptom, members in memberships.items()
    )
    return sorted(rows, key=lambda row: row.symptom)
