"""The steps of the lesson, each on one screen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from html import escape

import pandas as pd
import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from components import cache
from components.charts.figure import Figure
from components.controls import escape_markdown
from components.facts.catalogue import Catalogue
from components.facts.columns import split_cell
from components.facts.lesson import find_alone
from components.facts.levels import find_axes
from components.facts.regions import choose_links
from components.panels.emergency import GENERAL, say_numbers
from components.panels.figure import TICKED, show_figure, show_words, style_marks
from components.panels.guess import predict
from components.panels.room import choose_step_canvas
from components.panels.sources import state_fact
from components.selection import View
from components.words.sentences import describe_chart, describe_levels, name_inside, split_sentences
from components.words.text import Text


def list_steps(catalogue: Catalogue) -> pd.DataFrame:
    """Return the steps of the lesson; the cards have a page of their own."""
    return catalogue.lesson.query("kind != 'match'")


def count_joining(steps: pd.DataFrame) -> list[int]:
    """Count for each step the conditions that join one by one; 1 where they are all there at once."""
    counts = steps["imbalance_ids"].map(split_cell).map(len)
    return [int(count) for count in counts.where(steps["kind"] == "only", 1)]


def show_step(catalogue: Catalogue, row: pd.Series, joined: int, text: Text) -> None:
    """Show one step of the lesson, of which some conditions have joined."""
    symptoms, view = split_cell(row["symptom_ids"]), View(split_cell(row["imbalance_ids"]), row["listing"], "overlap")
    told = f"<p class='lead'>{escape(row['text'])}</p>"
    if row["kind"] == "remember":
        told = f"<ul class='remember'>{''.join(f'<li>{escape(s)}</li>' for s in split_sentences(row['text']))}</ul>"
    elif row["kind"] in ("case", "predict"):
        told = ""  # the card of the case holds it, and the guess says it beside the chart
    st.html(f"<h2>{escape(row['title'])}</h2>{told}")
    match row["kind"]:
        case "case":
            _show_case(catalogue, row)
        case "predict":
            predict(catalogue, symptoms, view.imbalances, row["text"], text)
        case "overlap":
            with st.container(key="overlap-side"):
                _show_overlap(view, text)
        case "only":
            _show_alone(catalogue, view, joined, text)
        case "shared":
            _show_shared(catalogue, view, text)
        case "flags":
            _show_flags(catalogue, text)
        case "levels":
            _show_levels(catalogue, view.imbalances, text)


def _show_case(catalogue: Catalogue, row: pd.Series) -> None:
    names, labels = catalogue.imbalances["plain_name"], catalogue.symptoms["label"]
    said = "".join(f"<li>{escape(labels[symptom])}</li>" for symptom in split_cell(row["symptom_ids"]))
    asked = "".join(f"<li>{escape(names[name])}</li>" for name in split_cell(row["imbalance_ids"]))
    st.html(
        f"<section class='case'><p>{escape(row['text'])}</p>"
        f"<ul class='chips strong'>{said}</ul><ul class='chips'>{asked}</ul></section>"
    )


def _show_overlap(view: View, text: Text) -> None:
    _show_chart(cache.load_figure(view, choose_step_canvas()), _describe(view, text), text)


def _show_levels(catalogue: Catalogue, imbalances: tuple[str, ...], text: Text) -> None:
    figure = cache.load_levels(imbalances, "mmol", choose_step_canvas())
    axes = find_axes(catalogue.labs, catalogue.imbalances["direction"].to_dict(), imbalances, "mmol")
    _show_chart(figure, describe_levels(text, axes, cache.load_names()), text)


def _describe(view: View, text: Text) -> list[str]:
    return describe_chart(text, cache.load_regions(view), view.imbalances, cache.load_names())


def _show_chart(figure: Figure, sentences: Sequence[str], text: Text) -> None:
    """Show a chart, and tell it in words, which the presenter view leaves out."""
    names, meta = cache.load_names(), figure.layout.meta
    conditions = text.join([name_inside(names[name]) for name in meta["imbalances"]])
    alt = text("levels.alt", conditions=conditions)
    if meta["chart"] != "levels":
        alt = text("chart.alt", symptoms=len(figure.data[-1].customdata), conditions=conditions)
    key = "-".join(("lesson", meta["chart"], *meta["imbalances"]))
    show_figure(figure, f"{key}-{figure.layout.width}-{figure.layout.height}", alt)
    show_words(text("chart.words"), sentences)


def _show_alone(catalogue: Catalogue, view: View, joined: int, text: Text) -> None:
    """Show the chart of the conditions that have joined, and what is left to the first one alone."""
    names, labels = catalogue.imbalances["plain_name"], catalogue.symptoms["label"]
    first, shown = view.imbalances[0], replace(view, imbalances=view.imbalances[:joined])
    found = find_alone(choose_links(catalogue.links, view.listing), shown.imbalances)
    with _show_beside(shown, frozenset({first}), text):
        st.html(_tabulate([names[name] for name in shown.imbalances], found, text))
        if joined > 1:
            alone = sorted(escape(labels[symptom]) for symptom in found[-1][1])
            left = "; ".join(alone) or text("lesson.nothing_left")
            said = text("lesson.left", condition=name_inside(escape(names[first])), symptoms=left)
            st.html(f"<p role='status'>{said}</p>")
        more = joined < len(view.imbalances)
        label = text("lesson.add", condition=name_inside(names[view.imbalances[joined]])) if more else ""
        st.button(
            escape_markdown(label) or text("lesson.again"),
            key="join",
            type="primary",
            on_click=st.session_state.update,
            kwargs={"joined": joined + 1 if more else 1},
        )


def _tabulate(names: Sequence[str], found: Sequence[tuple[int, Sequence[str]]], text: Text) -> str:
    """Count for each condition that joined the symptoms in view, and those left to the first alone."""
    joins = [escape(names[0]), *(text("lesson.joins", condition=name_inside(escape(name))) for name in names[1:])]
    rows = "".join(
        f"<tr><th scope='row'>{name}</th><td>{whole}</td><td><b>{len(alone)}</b></td></tr>"
        for name, (whole, alone) in zip(joins, found, strict=True)
    )
    heads = "".join(
        f"<th scope='col'>{text(key)}</th>" for key in ("predict.condition", "lesson.in_view", "lesson.alone")
    )
    return f"<table class='plain'><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table>"


def _show_shared(catalogue: Catalogue, view: View, text: Text) -> None:
    """Show the chart of some conditions, and what stands in every list."""
    whole = frozenset(view.imbalances)
    with _show_beside(view, whole, text):
        labels = sorted(escape(catalogue.symptoms.at[symptom, "label"]) for symptom in _find_symptoms(view, whole))
        said = "".join(f"<li>{label}</li>" for label in labels)
        names = cache.load_names()
        conditions = text.join([name_inside(escape(names[name])) for name in view.imbalances])
        st.html(f"<p>{text('lesson.shared', conditions=conditions)}</p><ul class='chips strong'>{said}</ul>")


def _show_beside(view: View, membership: frozenset[str], text: Text) -> DeltaGenerator:
    """Show the chart without names, one region brought out, and return the place for words beside it."""
    with st.container(key="beside"):
        drawn, told = (st.container(key=key) for key in ("drawn", "told"))
    with drawn:
        figure = cache.load_figure(view, replace(choose_step_canvas("drawn"), named=False))
        _show_chart(figure, _describe(view, text), text)
        style_marks(figure, dict.fromkeys(_find_symptoms(view, membership), (TICKED, "")))
    return told


def _find_symptoms(view: View, membership: frozenset[str]) -> tuple[str, ...]:
    """Return the symptoms that exactly these of the conditions in view list."""
    regions = {region.membership: region.symptoms for region in cache.load_regions(view)}
    return regions.get(membership, ())


def _show_flags(catalogue: Catalogue, text: Text) -> None:
    flags = catalogue.symptoms.query("red_flag == 'yes'")["label"]
    anywhere = catalogue.emergency.loc[GENERAL]
    said = "".join(f"<li>{escape(label)}</li>" for label in flags)
    cited = catalogue.cite(anywhere["source_ids"], anywhere["locators"])
    st.html(
        f"<ul class='chips strong'>{said}</ul>"
        + state_fact(f"<b>{text('lesson.call', numbers=say_numbers(catalogue, text))}</b>", cited, text)
    )
