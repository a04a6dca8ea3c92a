"""The explorer's chart: what can be drawn of a view, what is highlighted in it, and clicks."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace

import streamlit as st

from components import cache
from components.charts.drawn import Drawn
from components.charts.figure import identify_imbalance, identify_region
from components.controls.highlight import choose_part
from components.controls.pointer import Part
from components.controls.room import fill_room, measure_room
from components.controls.ticks import Offer
from components.controls.view import choose_pair
from components.facts.catalogue import Catalogue
from components.facts.regions import MOST_DRAWN, MOST_OUTLINED, choose_links, count_symptoms, find_memberships
from components.panels.figure import ABOVE_ANSWER, ABOVE_ANSWER_SIDEWAYS, PAPER, show_drawn, show_words
from components.panels.pictures import offer_pictures
from components.panels.piece import show_piece
from components.selection import View
from components.words.sentences import name_region
from components.words.text import Text


@dataclass(frozen=True)
class Shown:
    """What is drawn of a view."""

    view: View  # what is drawn, which may be less than was asked for
    drawn: Drawn


def show_chart(catalogue: Catalogue, text: Text, view: View, offer: Offer) -> Shown:
    """Show the chart of a view, of what has a box; without any symptoms there is only a sentence that says so."""
    drawable, reason = _choose_drawable(catalogue, view, text)
    reason = text("chart.part") if offer.parts > 1 else reason
    # Filled below. An st.empty would leave the page, and the paper, while a chart is drawn anew; a container stays.
    head = st.container(horizontal=True, vertical_alignment="center", key="chart-head")
    with st.container(key="box"):
        room = measure_room("box", high=True)
        drawn = cache.load_lists(offer.catalogue, text, drawable, fill_room(room, view.size))
        if drawn.regions:
            sideways = drawn.figure.layout.width > drawn.figure.layout.height
            if drawn.sketch.heads:
                show_piece("chart_heads", text, heads=drawn.sketch.heads, names=catalogue.names)
            if sideways:  # the style sheet prints such a chart on a sheet in landscape
                show_drawn(drawn, f"figure-{view.listing}-sideways", room, [ABOVE_ANSWER_SIDEWAYS])
            else:
                show_drawn(drawn, f"figure-{view.listing}", room, [ABOVE_ANSWER, PAPER])
        else:
            reason = ""
            show_piece("chart_nothing", text, why=text("chart.no_symptoms" if view.imbalances else "chart.nothing"))
    with head:
        show_piece("chart_head", text, reason=reason, read=drawn.read if drawn.regions else "")
        if drawable.chart == "pair" and len(view.imbalances) > 2:
            choose_pair(catalogue, text, view)
    return Shown(drawable, drawn)


def show_chart_foot(catalogue: Catalogue, text: Text, shown: Shown) -> Collection[str] | None:
    """Show what belongs to a chart but does not fit beside it.

    Returns
    -------
    collection of str or None
        The symptoms that are highlighted in it, or None while nothing is.
    """
    highlighted = _highlight_part(catalogue, text, shown)
    show_piece("chart_use", text)
    show_words(text("chart.words"), shown.drawn.sentences, text)
    offer_pictures(catalogue, text, shown.view, shown.drawn)
    return highlighted


def _choose_drawable(catalogue: Catalogue, view: View, text: Text) -> tuple[View, str]:
    """Choose what can be drawn of a view, and say why if it is not what was asked for."""
    drawable, reason = _choose_outlines(view, text)
    symptoms = count_symptoms(choose_links(catalogue.links, view.listing), drawable.imbalances)
    if drawable.chart != "matrix" and symptoms > MOST_OUTLINED:
        return replace(drawable, chart="matrix"), text("chart.too_long", most=MOST_OUTLINED)
    return drawable, reason


def _choose_outlines(view: View, text: Text) -> tuple[View, str]:
    """Choose which lists can have outlines, and say why if they are not what was asked for."""
    asked = View(view.imbalances, view.listing, view.chart)  # only what a figure depends on
    if view.chart == "pair" and len(view.imbalances) > 1:
        return replace(asked, imbalances=view.pair or view.imbalances[:2]), ""
    if view.chart == "pair" and view.imbalances:
        return replace(asked, chart="overlap"), text("chart.pair_too_few")
    if view.chart == "overlap" and len(view.imbalances) > MOST_DRAWN:
        return replace(asked, chart="matrix"), text("chart.too_many", most=text.number(MOST_DRAWN))
    return asked, ""


def _highlight_part(catalogue: Catalogue, text: Text, shown: Shown) -> Collection[str] | None:
    """Let the visitor highlight a condition or a region; return its symptoms, or None while none is chosen."""
    part = choose_part(_list_parts(catalogue, text, shown.drawn, shown.view.imbalances), text)
    if part is None:
        return None
    labels = sorted(catalogue.names[symptom] for symptom in part.symptoms)
    show_piece("chart_part", text, label=part.label, symptoms="; ".join(labels))
    return part.symptoms


def _list_parts(catalogue: Catalogue, text: Text, drawn: Drawn, imbalances: Sequence[str]) -> Mapping[str, Part]:
    """List the conditions of a chart, then its regions, by the ids that a click in it sends."""
    names, linked = catalogue.names, find_memberships(drawn.regions)
    parts = {
        identify_imbalance(imbalance): Part(names[imbalance], tuple(s for s in linked if imbalance in linked[s]))
        for imbalance in imbalances
    }
    for region in drawn.regions:
        label = name_region(text, region.membership, imbalances, names)
        parts[identify_region(region.membership, imbalances)] = Part(label, region.symptoms)
    return parts
