"""The steps of the lesson, each a slide."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import replace

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from components import cache
from components.address import read_size
from components.charts.drawn import Drawn, list_heads
from components.charts.joined import select_ahead
from components.charts.layout import Canvas
from components.controls.room import LARGEST, Room, fill_slide, measure_room
from components.controls.steps import offer_join
from components.facts.catalogue import Catalogue
from components.facts.lesson import Step, find_alone, find_shared
from components.facts.regions import choose_links, find_memberships
from components.panels.emergency import link_urgent
from components.panels.figure import BOLDER, FILLED, MarkLook, show_drawn, show_style, style_marks
from components.panels.guess import show_guess
from components.panels.piece import show_piece
from components.selection import View
from components.words.emergency import find_general, list_red_flags, say_numbers
from components.words.sentences import name_inside, split_sentences
from components.words.text import Text

HIGH = 1.6  # times the width of a phone: the height of a chart there
TEXT_ON_PHONE = 12.0  # px, the largest there
HIDE = "visibility:hidden;opacity:0!important"
HIDDEN = MarkLook(HIDE, HIDE)


def show_step(catalogue: Catalogue, text: Text, step: Step, joined: int) -> tuple[str, ...]:
    """Show a step of the lesson.

    Parameters
    ----------
    catalogue : Catalogue
    text : Text
    step : Step
    joined : int
        How many of its conditions have joined, where they join one by one.

    Returns
    -------
    tuple of str
        Its chart in words; empty where the step has no chart, or an empty one.
    """
    show_piece("lesson", text, step=step, sentences=split_sentences(step.text))
    match step.kind:
        case "case":
            _show_case(catalogue, text, step)
        case "predict":
            show_guess(catalogue, text, step.symptoms, step.imbalances, step.text)
        case "overlap":
            return _show_wide(catalogue, text, step, cache.load_lists)
        case "only":
            return _show_alone(catalogue, text, step, joined)
        case "shared":
            return _show_shared(catalogue, text, step)
        case "flags":
            _show_flags(catalogue, text)
        case "levels":
            return _show_wide(catalogue, text, step, cache.load_levels)
    return ()


def _show_case(catalogue: Catalogue, text: Text, step: Step) -> None:
    """Show the case beside the questions about it, laid out as the answers will be later."""
    heads = list_heads(catalogue, step.imbalances)
    symptoms = [catalogue.names[symptom] for symptom in step.symptoms]
    show_piece("lesson_case", text, told=split_sentences(step.text), symptoms=symptoms, heads=heads)


def _show_wide(
    catalogue: Catalogue, text: Text, step: Step, load: Callable[[Catalogue, Text, View, Canvas], Drawn]
) -> tuple[str, ...]:
    """Show a chart that fills the slide."""
    with st.container(key="wide"):
        room = measure_room("wide", high=True)
        drawn = load(catalogue, text, _make_view(step), fill_slide(room, read_size(), LARGEST))
        show_drawn(drawn, "lesson", room)
    return drawn.sentences


def _make_view(step: Step) -> View:
    return View(step.imbalances, step.listing, "overlap")


def _show_alone(catalogue: Catalogue, text: Text, step: Step, joined: int) -> tuple[str, ...]:
    """Show the chart of the conditions that have joined, and what only the first one lists."""
    found = find_alone(choose_links(catalogue.links, step.listing), step.imbalances[:joined])
    alone = found[-1].alone
    first, *others = (catalogue.names[imbalance] for imbalance in step.imbalances[:joined])
    beside, told = _hold_beside()
    with beside:
        sentences = _show_joined(catalogue, text, step, joined, alone)
    with told:
        show_piece("lesson_joined", text, first=first, others=[name_inside(name) for name in others], found=found)
        left = sorted(catalogue.names[symptom] for symptom in alone) if joined > 1 else ()
        _offer_next(catalogue, text, step, joined)
        show_piece("lesson_left", text, first=name_inside(first), joined=joined, symptoms="; ".join(left))
    return sentences


def _offer_next(catalogue: Catalogue, text: Text, step: Step, joined: int) -> None:
    """Offer to let the next condition join, or to begin again once all have."""
    if joined < len(step.imbalances):
        condition = name_inside(catalogue.names[step.imbalances[joined]])
        offer_join(joined + 1, text("lesson.add", condition=condition))
    else:
        offer_join(1, text("lesson.again"))


def _show_shared(catalogue: Catalogue, text: Text, step: Step) -> tuple[str, ...]:
    """Show the chart of some conditions, and what every list includes."""
    shared = find_shared(choose_links(catalogue.links, step.listing), step.imbalances)
    beside, told = _hold_beside()
    with beside:
        sentences = _show_joined(catalogue, text, step, len(step.imbalances), shared)
    with told:
        conditions = text.join([name_inside(catalogue.names[imbalance]) for imbalance in step.imbalances])
        symptoms = sorted(catalogue.names[symptom] for symptom in shared)
        show_piece("lesson_shared", text, conditions=conditions, symptoms=symptoms)
    return sentences


def _hold_beside() -> tuple[DeltaGenerator, DeltaGenerator]:
    """Make a place for a chart and a place for the words beside it."""
    with st.container(key="beside"):
        return st.container(key="drawn"), st.container(key="told")


def _show_joined(catalogue: Catalogue, text: Text, step: Step, joined: int, filled: Collection[str]) -> tuple[str, ...]:
    """Show the lists that have joined, each where it will be once all have joined, with some marks filled."""
    room = measure_room("drawn", high=True)
    joinings = cache.load_joining(catalogue, text, _make_view(step), _choose_joined_canvas(room))
    drawn = joinings[joined - 1]
    show_drawn(drawn, "joining", room)
    every, listed = (find_memberships(joining.regions) for joining in (joinings[-1], drawn))
    looks = {mark: HIDDEN for mark in every if mark not in listed}
    style_marks(drawn.figure, looks | dict.fromkeys(filled, MarkLook(FILLED, BOLDER)))
    hidden = select_ahead(drawn.figure, step.imbalances[:joined])
    show_style([f".st-key-chart {part}{{{HIDE}}}" for part in hidden])
    return drawn.sentences


def _choose_joined_canvas(room: Room) -> Canvas:
    """Choose a canvas that fills the slide; on a phone it is high enough for the names of all symptoms."""
    canvas = fill_slide(room, read_size())
    return canvas if room.height else replace(canvas, height=HIGH * room.width, text=max(TEXT_ON_PHONE, canvas.text))


def _show_flags(catalogue: Catalogue, text: Text) -> None:
    general = find_general(catalogue)
    with st.container(key="flags"):
        show_piece(
            "lesson_flags",
            text,
            symptoms=[catalogue.names[symptom] for symptom in list_red_flags(catalogue)],
            numbers=say_numbers(catalogue, text),
            citations=catalogue.cite(general["source_ids"], general["locators"]),
        )
        link_urgent(text)
