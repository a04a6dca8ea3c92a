"""The steps of the lesson, each on one screen."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from components import cache
from components.address import read_size
from components.charts.drawn import Drawn
from components.controls.steps import offer_join
from components.facts.catalogue import Catalogue
from components.facts.lesson import Step, find_alone, find_shared
from components.facts.regions import choose_links
from components.panels.emergency import GENERAL, link_urgent, say_numbers
from components.panels.figure import TICKED, MarkLook, show_drawn, show_words, style_marks
from components.panels.guess import show_guess
from components.panels.piece import show_piece
from components.panels.room import Room, choose_step_canvas, measure_room
from components.selection import View
from components.words.sentences import name_inside, split_sentences
from components.words.text import Text


def show_step(catalogue: Catalogue, text: Text, step: Step, joined: int) -> None:
    """Show a step of the lesson.

    Parameters
    ----------
    catalogue : Catalogue
    text : Text
    step : Step
    joined : int
        How many of its conditions have joined, where they join one by one.
    """
    show_piece("lesson", text, step=step, sentences=split_sentences(step.text))
    match step.kind:
        case "case":
            show_piece("lesson_case", text, step=step, names=catalogue.names)
        case "predict":
            show_guess(catalogue, text, step.symptoms, step.imbalances, step.text)
        case "overlap":
            _show_overlap(catalogue, text, step)
        case "only":
            _show_alone(catalogue, text, step, joined)
        case "shared":
            _show_shared(catalogue, text, step)
        case "flags":
            _show_flags(catalogue, text)
        case "levels":
            _show_levels(catalogue, text, step)


def _show_overlap(catalogue: Catalogue, text: Text, step: Step) -> None:
    with st.container(key="overlap-side"):
        room = measure_room()
        canvas = choose_step_canvas(room, "chart", read_size())
        _show_chart(cache.load_lists(catalogue, text, _make_view(step), canvas), room, text)


def _show_levels(catalogue: Catalogue, text: Text, step: Step) -> None:
    room = measure_room()
    canvas = choose_step_canvas(room, "chart", read_size())
    _show_chart(cache.load_levels(catalogue, text, _make_view(step), canvas), room, text)


def _make_view(step: Step) -> View:
    return View(step.imbalances, step.listing, "overlap")


def _show_chart(drawn: Drawn, room: Room, text: Text) -> None:
    """Show a chart, and tell it in words; the style of the presenter view hides the words."""
    show_drawn(drawn, "lesson", room)
    show_words(text("chart.words"), drawn.sentences, text)


def _show_alone(catalogue: Catalogue, text: Text, step: Step, joined: int) -> None:
    """Show the chart of the conditions that have joined, and what is left to the first one alone."""
    imbalances = step.imbalances[:joined]
    found = find_alone(choose_links(catalogue.links, step.listing), imbalances)
    with _show_beside(catalogue, text, replace(_make_view(step), imbalances=imbalances), found[-1].alone):
        show_piece(
            "lesson_joined",
            text,
            first=catalogue.names[imbalances[0]],
            others=[name_inside(catalogue.names[imbalance]) for imbalance in imbalances[1:]],
            found=found,
        )
        if joined > 1:
            left = sorted(catalogue.names[symptom] for symptom in found[-1].alone)
            first = name_inside(catalogue.names[imbalances[0]])
            show_piece("lesson_left", text, first=first, symptoms="; ".join(left))
        _offer_next(catalogue, text, step, joined)


def _offer_next(catalogue: Catalogue, text: Text, step: Step, joined: int) -> None:
    """Offer to let the next condition join, or to begin again once all have."""
    if joined < len(step.imbalances):
        condition = name_inside(catalogue.names[step.imbalances[joined]])
        offer_join(joined + 1, text("lesson.add", condition=condition))
    else:
        offer_join(1, text("lesson.again"))


def _show_shared(catalogue: Catalogue, text: Text, step: Step) -> None:
    """Show the chart of some conditions, and what stands in every list."""
    shared = find_shared(choose_links(catalogue.links, step.listing), step.imbalances)
    with _show_beside(catalogue, text, _make_view(step), shared):
        conditions = text.join([name_inside(catalogue.names[imbalance]) for imbalance in step.imbalances])
        symptoms = sorted(catalogue.names[symptom] for symptom in shared)
        show_piece("lesson_shared", text, conditions=conditions, symptoms=symptoms)


def _show_beside(catalogue: Catalogue, text: Text, view: View, brought_out: Collection[str]) -> DeltaGenerator:
    """Show the chart without names and some of its marks brought out; return the place for words beside it."""
    with st.container(key="beside"):
        beside, told = (st.container(key=key) for key in ("drawn", "told"))
    with beside:
        room = measure_room("drawn")
        canvas = replace(choose_step_canvas(room, "drawn", read_size()), named=False)
        drawn = cache.load_lists(catalogue, text, view, canvas)
        _show_chart(drawn, room, text)
        style_marks(drawn.figure, dict.fromkeys(brought_out, MarkLook(TICKED)))
    return told


def _show_flags(catalogue: Catalogue, text: Text) -> None:
    anywhere = catalogue.emergency.loc[GENERAL]
    show_piece(
        "lesson_flags",
        text,
        symptoms=catalogue.symptoms.loc[catalogue.symptoms["red_flag"] == "yes", "label"],
        numbers=say_numbers(catalogue, text),
        citations=catalogue.cite(anywhere["source_ids"], anywhere["locators"]),
    )
    link_urgent(text)
