"""A guess: a class places a symptom in an empty chart, locks the guess, and then sees what the tables say."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial

import streamlit as st

from components import cache
from components.address import read_size
from components.charts.blank import list_places
from components.charts.drawn import Drawn
from components.charts.selectors import select_traces
from components.controls.guess import (
    choose_guess,
    choose_symptom,
    is_revealed,
    lock_guess,
    place_guess,
    read_guess,
    reveal_guess,
)
from components.controls.pointer import take_clicks
from components.controls.room import fill_slide_beside, measure_room
from components.facts.catalogue import Catalogue, Citation
from components.facts.regions import MOST_DRAWN
from components.panels.figure import FILLED, MarkLook, show_drawn, show_style, style_marks
from components.panels.piece import show_piece
from components.words.sentences import name_inside
from components.words.text import Text

RING, CHECK = "points > path", "text > .textpoint"  # how plotly.js draws the signs of the guess and of the lists
SHOWN = "visibility:visible;stroke:var(--page)!important;fill:var(--page)!important"
MOST_NAMED = 4  # imbalances; the names of more do not fit a slide, so the empty chart is laid out without names


@dataclass(frozen=True)
class Task:
    """The question of which imbalances list a symptom; the session keeps a guess for each task."""

    symptom: str
    imbalances: tuple[str, ...]  # in their fixed order

    @property
    def key(self) -> str:
        """The name of the guess in the session."""
        return "-".join(("guess", self.symptom, *self.imbalances))


def show_guess(
    catalogue: Catalogue, text: Text, symptoms: Sequence[str], imbalances: tuple[str, ...], words: str
) -> None:
    """Let a class guess which conditions list a symptom; what the tables say is sent only after the reveal.

    The guess stays as it was locked. There are no points.

    Parameters
    ----------
    catalogue : Catalogue
    text : Text
    symptoms : sequence of str
        The symptoms to choose from.
    imbalances : tuple of str
        The conditions to choose from, in their fixed order.
    words : str
        What the class is asked to do.
    """
    task = Task(_ask_symptom(catalogue, text, symptoms), imbalances)
    guess, listed = read_guess(task.key), _find_listed(catalogue, task) if is_revealed(task.key) else None
    with st.container(key="beside"):
        asked, drawn, told = (st.container(key=key) for key in ("asked", "drawn", "told"))
    with asked:
        show_piece("guess_asked", text, words=words, locked=guess is not None, revealed=listed is not None)
    with told:
        if guess is None:
            guess = _offer_lock(catalogue, text, task)
        elif listed is None:
            _offer_reveal(catalogue, text, task, guess)
        else:
            show_piece("guess_table", text, task=task, names=catalogue.names, guess=guess, listed=listed)
    with drawn:
        _show_places(catalogue, text, task, guess, listed)


def _find_listed(catalogue: Catalogue, task: Task) -> dict[str, tuple[Citation, ...]]:
    """Find which of the imbalances list the symptom, and the sources that say so."""
    links = catalogue.links[catalogue.links["symptom_id"] == task.symptom]
    return {
        link["imbalance_id"]: catalogue.cite(link["source_ids"], link["locators"])
        for link in links[links["imbalance_id"].isin(task.imbalances)].to_dict("records")
    }


def _ask_symptom(catalogue: Catalogue, text: Text, symptoms: Sequence[str]) -> str:
    """Name the symptom of the guess, or let the class choose one if there are several."""
    if len(symptoms) == 1:
        show_piece("guess_symptom", text, symptom=catalogue.names[symptoms[0]])
        return symptoms[0]
    return choose_symptom(symptoms, catalogue.names, text)


def _offer_lock(catalogue: Catalogue, text: Text, task: Task) -> tuple[str, ...]:
    """Let the class choose conditions and lock them; return those chosen so far."""
    guess = choose_guess(task.key, task.imbalances, catalogue.names, text)
    show_piece("guess_place", text, inside=_name_inside(catalogue, text, task, guess), status=True)
    st.button(text("predict.lock"), key="lock", type="primary", on_click=lock_guess, args=(task.key,))
    return guess


def _offer_reveal(catalogue: Catalogue, text: Text, task: Task, guess: Collection[str]) -> None:
    show_piece("guess_place", text, inside=_name_inside(catalogue, text, task, guess), status=False)
    st.button(text("predict.reveal"), key="reveal", type="primary", on_click=reveal_guess, args=(task.key,))


def _name_inside(catalogue: Catalogue, text: Text, task: Task, guess: Collection[str]) -> str:
    """Name the conditions that a guess places the symptom inside."""
    return text.join([name_inside(catalogue.names[imbalance]) for imbalance in task.imbalances if imbalance in guess])


def _place(task: Task, place: str) -> None:
    """Put the symptom where the class clicked in the chart, unless its guess is locked."""
    for region in list_places(task.imbalances):
        if region.symptoms == (place,):
            inside = [imbalance for imbalance in task.imbalances if imbalance in region.membership]
            place_guess(task.key, inside)


def _show_places(
    catalogue: Catalogue, text: Text, task: Task, guess: Collection[str], listed: Collection[str] | None
) -> None:
    """Show the empty chart with a sign for the guess and, once revealed, one for what the tables say."""
    if len(task.imbalances) > MOST_DRAWN:
        show_piece("guess_too_many", text, most=text.number(MOST_DRAWN))
        return
    room = measure_room("drawn", high=True)
    canvas = fill_slide_beside(room, read_size())
    if len(task.imbalances) > MOST_NAMED:
        canvas = replace(canvas, named=False)
    drawn = cache.load_blank(catalogue, text, task.imbalances, canvas)
    show_drawn(drawn, "places", room)
    chosen = {RING: guess, CHECK: listed}
    style_marks(drawn.figure, {place: MarkLook(FILLED) for inside in chosen.values() for place in _find(drawn, inside)})
    _show_signs(drawn, chosen)
    take_clicks(partial(_place, task), {})


def _find(drawn: Drawn, inside: Collection[str] | None) -> list[str]:
    """Find the place inside exactly these outlines, if the empty chart has one."""
    return [region.symptoms[0] for region in drawn.regions if inside is not None and region.membership == set(inside)]


def _show_signs(drawn: Drawn, chosen: Mapping[str, Collection[str] | None]) -> None:
    """Show each sign, given by its part of the figure, on the place inside exactly the outlines chosen for it."""
    places = [region.symptoms[0] for region in drawn.regions]
    [signs] = select_traces(drawn.figure, "signs")
    rules = [f".st-key-chart {signs}{{visibility:hidden}}"]
    for part, inside in chosen.items():
        for place in _find(drawn, inside):
            sign = f".st-key-chart {signs} .{part}:nth-of-type({places.index(place) + 1})"
            rules += [f"{sign}{{{SHOWN}}}", f"{sign} text{{{SHOWN}}}"]
    show_style(rules)
