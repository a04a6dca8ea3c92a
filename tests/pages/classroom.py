"""What the tests of the classroom share: the rows of its tables, and ways to use its pages."""

from __future__ import annotations

import re
from html import unescape
from typing import Any
from xml.etree import ElementTree

from streamlit.testing.v1 import AppTest

from tests.pages.app import open_page, read_html, read_spec, run
from tests.shipped import CORE, LISTED, read_rows

LESSON, GUESS, QUESTIONS, CARDS, TEACHERS = (
    f"components/pages/{name}.py" for name in ("lesson", "guess", "questions", "cards", "teachers")
)
STEPS = [row for row in read_rows("lesson") if row["kind"] != "match"]
[MATCH] = [row for row in read_rows("lesson") if row["kind"] == "match"]
ASKED = {row["id"]: row for row in read_rows("questions")}
SOURCES = {row["id"]: row for row in read_rows("sources")}
RIGHT_CARDS = {
    symptom: [imbalance for imbalance in MATCH["imbalance_ids"].split("|") if symptom in LISTED[imbalance]]
    for symptom in MATCH["symptom_ids"].split("|")
}


def open_step(kind: str, **query: str) -> AppTest:
    """Open the only step of the lesson of this kind."""
    return open_page(LESSON, step=number_step(kind), **query)


def find_step(kind: str) -> dict[str, str]:
    [row] = [row for row in STEPS if row["kind"] == kind]
    return row


def number_step(kind: str) -> str:
    return str(STEPS.index(find_step(kind)) + 1)


PREDICT = find_step("predict")
SYMPTOM = PREDICT["symptom_ids"].split("|")[0]
CHOSEN = "-".join(("guess", SYMPTOM, *CORE))  # the key of the buttons by which the class guesses


def press(app: AppTest, *keys: str) -> AppTest:
    """Press buttons one after the other."""
    for key in keys:
        app.button(key=key).click()
        run(app)
    return app


def answer(app: AppTest, letter: str) -> AppTest:
    """Choose an option of the question that is shown, and lock it."""
    app.radio[0].set_value(letter)
    return press(run(app), "lock")


def place_cards(app: AppTest, cards: dict[str, list[str]]) -> AppTest:
    for symptom, imbalances in cards.items():
        app.button_group(key=f"card-{symptom}").set_value(imbalances)
    return run(app)


def dump(app: AppTest) -> str:
    """Read everything that is sent to the browser for a page, visible or not."""
    sent = [element.proto.SerializeToString() for element in app._tree if getattr(element, "proto", None)]
    return unescape(b"\n".join(sent).decode("utf-8", "replace"))


def find_sources(row: dict[str, str]) -> set[str]:
    """Return the titles, addresses and places of the sources of a row."""
    cited = [SOURCES[source] for source in row["source_ids"].split("|")]
    said = {source[column] for source in cited for column in ("title", "url")} | set(row["locators"].split("|"))
    return said - {""}


def read_marks(figure: dict[str, Any]) -> list[str]:
    """Read the ids of the marks of a figure, or of the places of an empty one."""
    [marks] = [trace for trace in figure["data"] if {"marks", "places"} & set(trace["meta"])]
    return [point_id for (point_id,) in marks["customdata"]]


def find_filled(app: AppTest) -> set[str]:
    """Find which marks of the only chart are filled, by their ids."""
    return _find_styled(app, "fill:currentColor")


def find_hidden(app: AppTest) -> set[str]:
    """Find which marks of the only chart are hidden, by their ids."""
    return _find_styled(app, "visibility:hidden")


def _find_styled(app: AppTest, look: str) -> set[str]:
    marks = read_marks(read_spec(app))
    found = re.findall(r"path:nth-of-type\((\d+)\)\{([^}]*)\}", read_style(app))
    return {marks[int(number) - 1] for number, declared in found if look in declared}


def read_style(app: AppTest) -> str:
    """Read all style sheets of a page, with the rules that let marks stand out."""
    return "".join(piece.proto.body for piece in app.get("html") if piece.proto.body.startswith("<style>"))


def read_rows_of_table(app: AppTest) -> list[list[str]]:
    """Read the cells of the only plain table of a page, row by row, without its head."""
    [piece] = [piece for piece in read_html(app) if '<table class="plain"' in piece]
    rows = ElementTree.fromstring(piece).iterfind(".//tbody/tr")
    return [[" ".join("".join(cell.itertext()).split()) for cell in row] for row in rows]
