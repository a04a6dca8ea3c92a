"""The explorer's chart: what can be drawn of a view, what is highlighted in it, and clicks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import streamlit as st

from components import cache
from components.charts.drawn import Drawn
from components.charts.figure import identify_imbalance, identify_region
from components.controls.highlight import choose_part, find_highlighted
from components.controls.pointer import Part
from components.controls.room import fill_room, measure_room, read_room
from components.controls.ticks import Offer
from components.controls.view import choose_pair
from components.facts.catalogue import Catalogue
from components.facts.regions import MOST_DRAWN, MOST_OUTLINED, choose_links, count_symptoms, find_memberships
from components.panels.banner import say_failure
from components.panels.figure import ABOVE_ANSWER, ABOVE_ANSWER_SIDEWAYS, PAPER, show_drawn, show_style, show_words
from components.panels.pictures import offer_pictures
from components.panels.piece import show_piece
from components.panels.ticked import list_mark_rules
from components.selection import View
from components.words.sentences import name_region
from components.words.text import Text


@dataclass(frozen=True)
class Shown:
    """What is drawn of a view."""

    view: View  # what is drawn, which may be less than was asked for
    drawn: Drawn
    parts: Mapping[str, Part]  # what can be highlighted in it, by the ids that a click in it sends


def show_chart(catalogue: Catalogue, text: Text, view: View, offer: Offer) -> Shown:
    """Show the chart of a view, of what has a box; without any symptoms there is only a sentence that says so."""
    drawable, reason = _choose_drawable(catalogue, view, text)
    reason = text("chart.part") if offer.parts > 1 else reason
    drawn = cache.load_lists(offer.catalogue, text, drawable, fill_room(read_room("box"), view.size))
    shown = Shown(drawable, drawn, _list_parts(catalogue, text, drawn, drawable.imbalances))
    with st.container(horizontal=True, vertical_alignment="center", key="chart-head"):
        said = {"reason": reason, "read": drawn.read} if drawn.regions else {"reason": "", "read": ""}
        show_piece("chart_head", text, **said)
        if drawable.chart == "pair" and len(view.imbalances) > 2:
            choose_pair(catalogue, text, view)
    with st.container(key="box"):
        if drawn.regions:
            _fill_box(offer.catalogue, text, view.size, shown)
        else:
            show_piece("chart_nothing", text, why=text("chart.no_symptoms" if view.imbalances else "chart.nothing"))
    return shown


@st.fragment
def _fill_box(catalogue: Catalogue, text: Text, size: str, shown: Shown) -> None:
    """Draw a chart for the room that it has; alone, since the rest of the page does not depend on the room."""
    with say_failure():
        room = measure_room("box", high=True)
        drawn = cache.load_lists(catalogue, text, shown.view, fill_room(room, size))
        place = f"figure-{shown.view.listing}"
        if drawn.sketch.heads:
            show_piece("chart_heads", text, heads=drawn.sketch.heads, names=catalogue.names)
        if drawn.figure.layout.width > drawn.figure.layout.height:
            # The style sheet prints such a chart on a sheet in landscape.
            show_drawn(drawn, f"{place}-sideways", room, [ABOVE_ANSWER_SIDEWAYS])
        else:
            show_drawn(drawn, place, room, [ABOVE_ANSWER, PAPER])
        highlighted = find_highlighted(shown.parts)
        show_style(list_mark_rules(drawn.figure, highlighted.symptoms if highlighted else None))


def show_chart_foot(catalogue: Catalogue, text: Text, shown: Shown) -> None:
    """Show what belongs to a chart but does not fit beside it."""
    part = choose_part(shown.parts, text)
    if part is not None:
        labels = sorted(catalogue.names[symptom] for symptom in part.symptoms)
        show_piece("chart_part", text, label=part.label, symptoms="; ".join(labels))
    show_piece("chart_use", text)
    show_words(text("chart.words"), shown.drawn.sentences, text)
    offer_pictures(catalogue, text, shown.view, shown.drawn)


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
