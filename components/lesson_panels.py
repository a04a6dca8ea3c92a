"""Catalogue -> what a class sees: the steps of the lesson, and a guess that is locked before the reveal."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from pathlib import Path

import pandas as pd
import streamlit as st

from components import cache
from components.catalogue import Catalogue, split_cell
from components.chart_panel import choose_canvas, measure_width, show_figure
from components.charts.figure import Figure
from components.classroom import count_alone, find_shared
from components.controls import escape_markdown
from components.overlap import choose_links
from components.panels import GENERAL, list_sources, say_numbers, state_fact
from components.selection import SIZES, View
from components.text import Text
from components.wording import name_inside, split_sentences

STEP_HEIGHT = 370  # px, what a step's chart may take in a window of 1280 x 720
_keys = st.components.v2.component("keys", js=(Path(__file__).parent / "keys.js").read_text("utf-8"))


def list_steps(catalogue: Catalogue) -> pd.DataFrame:
    """Return the steps of the lesson; the cards have a page of their own."""
    return catalogue.lesson.query("kind != 'match'")


def show_step(catalogue: Catalogue, step: int, text: Text) -> None:
    """Show one step of the lesson."""
    row = list_steps(catalogue).iloc[step - 1]
    imbalances = split_cell(row["imbalance_ids"])
    told = f"<p class='lead'>{escape(row['text'])}</p>"
    if row["kind"] == "remember":
        told = f"<ul class='remember'>{''.join(f'<li>{escape(s)}</li>' for s in split_sentences(row['text']))}</ul>"
    st.html(f"<h2>{escape(row['title'])}</h2>{told}")
    match row["kind"]:
        case "case":
            _show_case(catalogue, split_cell(row["symptom_ids"]), imbalances)
        case "predict":
            predict(catalogue, split_cell(row["symptom_ids"])[0], imbalances, text)
        case "overlap":
            with st.container(key="overlap-side"):
                _show_overlap(View(imbalances, row["listing"], "overlap"), text)
        case "only":
            _show_alone(catalogue, imbalances, text)
        case "shared":
            _show_shared(catalogue, imbalances, text)
        case "flags":
            _show_flags(catalogue, text)
        case "levels":
            _show_levels(imbalances, text)
    _keys(key="keyboard", height=1)
    with st.container(key="keys"):
        st.html(f"<details><summary>{text('lesson.keys')}</summary><p>{text('lesson.keys_list')}</p></details>")


def _show_case(catalogue: Catalogue, symptoms: Sequence[str], imbalances: Sequence[str]) -> None:
    names, labels = catalogue.imbalances["plain_name"], catalogue.symptoms["label"]
    said = "".join(f"<li>{escape(labels[symptom])}</li>" for symptom in symptoms)
    asked = "".join(f"<li>{escape(names[name])}</li>" for name in imbalances)
    st.html(f"<ul class='chips strong'>{said}</ul><ul class='chips'>{asked}</ul>")


def predict(catalogue: Catalogue, symptom: str, imbalances: Sequence[str], text: Text) -> None:
    """Let a class guess which conditions list a symptom; what the tables say is sent only after the lock.

    The guess stays as it was locked. There are no points.
    """
    state, names = st.session_state, catalogue.imbalances["plain_name"]
    held = state.setdefault("guesses", {})
    locked, revealed = symptom in held, state.setdefault("revealed", set())
    label = escape(catalogue.symptoms.at[symptom, "label"])
    st.html(f"<ul class='chips strong'><li>{label}</li></ul>")
    if symptom in revealed:
        st.html(_compare(catalogue, symptom, (imbalances, held[symptom]), text))
        return
    st.pills(
        text("predict.choose"),
        imbalances,
        selection_mode="multi",
        format_func=lambda name: escape_markdown(names[name]),
        key=f"guess-{symptom}",
        persist_state="session",
        disabled=locked,
        wrap=True,
    )
    if not locked:
        st.button(text("predict.lock"), key="lock", type="primary", on_click=_lock, args=(symptom,))
        return
    st.html(f'<p role="status">{text("predict.locked")}</p>')
    st.button(text("predict.reveal"), key="reveal", type="primary", on_click=revealed.add, args=(symptom,))


def _lock(symptom: str) -> None:
    """Keep the guess as it stands at the click, which may be newer than the page."""
    st.session_state.guesses[symptom] = tuple(st.session_state[f"guess-{symptom}"])


def _compare(catalogue: Catalogue, symptom: str, guessed: tuple[Sequence[str], Sequence[str]], text: Text) -> str:
    """Set a guess beside what the tables say, with the sources."""
    imbalances, guess = guessed
    links = catalogue.links[catalogue.links["symptom_id"] == symptom].set_index("imbalance_id")
    rows = []
    for name in imbalances:
        said = text("listing.not_listed")
        if name in links.index:
            cited = catalogue.cite(links.at[name, "source_ids"], links.at[name, "locators"])
            said = (
                f"<b>{text('listing.listed')}</b> <details><summary>{text('source.open')}</summary>"
                f"{list_sources(cited, text)}</details>"
            )
        mark = text("predict.guessed" if name in guess else "predict.not_guessed")
        plain = escape(catalogue.imbalances.at[name, "plain_name"])
        rows.append(f"<tr><th scope='row'>{plain}</th><td>{mark}</td><td>{said}</td></tr>")
    heads = "".join(f"<th scope='col'>{text(f'predict.{name}')}</th>" for name in ("condition", "guess", "tables"))
    return (
        f"<table class='plain' aria-label='{text('predict.table')}'><thead><tr>{heads}</tr></thead>"
        f"<tbody>{''.join(rows)}</tbody></table><p role='status'>{text('predict.reflect')}</p>"
    )


def _show_overlap(view: View, text: Text) -> None:
    names = cache.load_names()
    canvas = choose_canvas(measure_width(), SIZES[st.session_state.view_large], STEP_HEIGHT)
    inside = text.join([name_inside(names[name]) for name in view.imbalances])
    symptoms = sum(len(region.symptoms) for region in cache.load_regions(view))
    _show_chart(cache.load_figure(view, canvas), text("chart.alt", symptoms=symptoms, conditions=inside))


def _show_levels(imbalances: tuple[str, ...], text: Text) -> None:
    names = cache.load_names()
    canvas = choose_canvas(measure_width(), SIZES[st.session_state.view_large], STEP_HEIGHT)
    inside = text.join([name_inside(names[name]) for name in imbalances])
    _show_chart(cache.load_levels(imbalances, "mmol", canvas), text("levels.alt", conditions=inside))


def _show_chart(figure: Figure, alt: str) -> None:
    key = f"lesson-{figure.layout.meta['chart']}-{figure.layout.width}-{figure.layout.height}"
    show_figure(figure, key, alt)


def _show_alone(catalogue: Catalogue, imbalances: Sequence[str], text: Text) -> None:
    names = catalogue.imbalances["plain_name"]
    counts = count_alone(choose_links(catalogue.links, "all"), imbalances)
    first = name_inside(escape(names[imbalances[0]]))
    joined = [escape(names[name]) for name in imbalances]
    joined[1:] = [text("lesson.joins", condition=name_inside(name)) for name in joined[1:]]
    rows = "".join(
        f"<tr><th scope='row'>{name}</th><td>{whole}</td><td><b>{alone}</b></td></tr>"
        for name, (whole, alone) in zip(joined, counts, strict=True)
    )
    heads = (text("predict.condition"), text("lesson.in_view"), text("lesson.alone", condition=first))
    st.html(
        f"<table class='plain'><thead><tr>{''.join(f'<th scope=col>{head}</th>' for head in heads)}</tr></thead>"
        f"<tbody>{rows}</tbody></table>"
    )


def _show_shared(catalogue: Catalogue, imbalances: Sequence[str], text: Text) -> None:
    shared = find_shared(choose_links(catalogue.links, "all"), imbalances)
    names = text.join([name_inside(escape(catalogue.imbalances.at[name, "plain_name"])) for name in imbalances])
    said = "".join(f"<li>{escape(catalogue.symptoms.at[symptom, 'label'])}</li>" for symptom in shared)
    st.html(f"<p>{text('lesson.shared', conditions=names)}</p><ul class='chips strong'>{said}</ul>")


def _show_flags(catalogue: Catalogue, text: Text) -> None:
    flags = catalogue.symptoms.query("red_flag == 'yes'")["label"]
    anywhere = catalogue.emergency.loc[GENERAL]
    said = "".join(f"<li>{escape(label)}</li>" for label in flags)
    cited = catalogue.cite(anywhere["source_ids"], anywhere["locators"])
    st.html(
        f"<ul class='chips strong'>{said}</ul>"
        + state_fact(f"<b>{text('lesson.call', numbers=say_numbers(catalogue, text))}</b>", cited, text)
    )
