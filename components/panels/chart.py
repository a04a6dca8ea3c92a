"""The explorer's chart: what can be drawn of a view, what is brought out, and clicks."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from html import escape

import streamlit as st

from components import cache
from components.charts.figure import Figure
from components.facts.regions import MOST_DRAWN, Region, find_memberships
from components.panels.figure import FADED, TICKED, TICKED_NAME, draw_check, show_figure, show_words, style_marks
from components.panels.pictures import offer_pictures
from components.panels.pointer import take_clicks
from components.panels.room import choose_canvas, measure_width
from components.selection import View
from components.words.sentences import describe_chart, name_inside, name_region
from components.words.text import Text


@dataclass(frozen=True)
class Shown:
    """A chart on the page: its figure, and the symptoms that were brought out, if any."""

    figure: Figure
    chosen: Collection[str] | None


def show_chart(view: View, text: Text) -> Shown | None:
    """Show the chart of a view, if it has one; clicking a mark ticks its symptom."""
    with st.container(horizontal=True, vertical_alignment="center", key="chart-head"):
        st.html(f"<h2>{text('chart.title')}</h2>")
        st.toggle(text("size.large"), key="view_large", persist_state="session")
    width = measure_width()
    shown, reason = _choose_shown(view, text)
    regions = cache.load_regions(shown)
    if reason:
        st.html(f'<p class="nothing">{reason}</p>')
    if not regions:
        return None
    canvas = choose_canvas(width, view.size)
    figure = cache.load_figure(shown, canvas)
    _show_chart(figure, f"figure-{'-'.join((shown.chart, shown.listing, *shown.imbalances))}-{canvas}", regions, text)
    chosen = _choose_region(shown, regions, text)
    st.html(f'<p class="small">{text("chart.click")} {text("chart.handles")} {text("chart.together")}</p>')
    sentences = describe_chart(text, regions, shown.imbalances, cache.load_names())
    show_words(text("chart.words"), sentences)
    offer_pictures(figure, shown, sentences, text)
    return Shown(figure, chosen)


def _choose_shown(view: View, text: Text) -> tuple[View, str]:
    """Decide what can be drawn of a view, and say why if it is not what was asked for."""
    shown = View(view.imbalances, view.listing, view.chart)  # what the figure depends on, and no more
    reason = ""
    if view.chart == "pair" and len(view.imbalances) > 1:
        shown = replace(shown, imbalances=view.pair or view.imbalances[:2])
    elif view.chart == "pair" and view.imbalances:
        shown, reason = replace(shown, chart="overlap"), text("chart.pair_too_few")
    elif view.chart == "overlap" and len(view.imbalances) > MOST_DRAWN:
        shown, reason = replace(shown, chart="matrix"), text("chart.too_many", most=text.number(MOST_DRAWN))
    if not cache.load_regions(shown):
        reason = text("chart.no_symptoms" if view.imbalances else "chart.nothing")
    return shown, reason


def _show_chart(figure: Figure, key: str, regions: Sequence[Region], text: Text) -> None:
    chart, order = figure.layout.meta["chart"], figure.layout.meta["imbalances"]
    kind = chart if chart in ("matrix", "pair") else "overlap"
    st.html(f'<p class="read">{text(f"chart.read_{kind}")}</p>')
    names = cache.load_names()
    symptoms = sum(len(region.symptoms) for region in regions)
    conditions = text.join([name_inside(names[name]) for name in order])
    show_figure(figure, key, text("chart.alt", symptoms=symptoms, conditions=conditions))


def _choose_region(view: View, regions: Sequence[Region], text: Text) -> Collection[str] | None:
    """Let the visitor choose a condition or a region to bring out; return its symptoms."""
    names, linked = cache.load_names(), find_memberships(regions)
    held: dict[str, tuple[str, list[str]]] = {
        f"imbalance:{name}": (names[name], [s for s in linked if name in linked[s]]) for name in view.imbalances
    }
    for region in regions:
        key = "region:" + ".".join(name for name in view.imbalances if name in region.membership)
        held[key] = (name_region(text, region.membership, view.imbalances, names), list(region.symptoms))
    if st.session_state.get("brought_out") not in held:
        st.session_state.brought_out = None
    symptoms_of = {key: symptoms for key, (_, symptoms) in held.items()}
    take_clicks(_bring_out_clicked, symptoms_of)
    chosen = st.selectbox(
        text("region.bring_out"),
        list(held),
        format_func=lambda key: held[key][0],
        placeholder=text("region.placeholder"),
        index=None,
        key="brought_out",
        label_visibility="collapsed",
    )
    if chosen is None:
        return None
    label, symptoms = held[chosen]
    listed = "; ".join(sorted(escape(names[symptom]) for symptom in symptoms))
    st.html(f'<p role="status">{text("region.holds", region=escape(label), symptoms=listed)}</p>')
    return symptoms


def _bring_out_clicked(key: str) -> None:
    """Bring out what was clicked in the chart, or let it go."""
    st.session_state.brought_out = None if st.session_state.brought_out == key else key


def bring_out(shown: Shown, ticks: Sequence[str]) -> None:
    """Let the ticked symptoms stand out in a chart, and those that are not of a chosen region step back."""
    figure, chosen = shown.figure, shown.chosen
    looks: dict[str, tuple[str, str]] = {}
    ticked = f"{TICKED};d:path('{draw_check(figure.data[-1].marker.size / 2)}');"
    for (symptom,) in figure.data[-1].customdata:
        faded = FADED * (chosen is not None and symptom not in chosen)
        looks[symptom] = (ticked + faded, TICKED_NAME + faded) if symptom in ticks else (faded, faded)
    style_marks(figure, looks)
