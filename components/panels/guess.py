"""Catalogue -> a guess: a class places a symptom in an empty chart, locks it, and then sees what the tables say."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from functools import partial
from html import escape

import streamlit as st

from components import cache
from components.charts.blank import MOST_ELLIPSES, list_places
from components.controls import escape_markdown
from components.facts.catalogue import Catalogue
from components.panels.figure import TICKED, draw_check, draw_disc, show_figure, style_marks
from components.panels.pointer import take_clicks
from components.panels.room import choose_step_canvas
from components.panels.sources import list_sources
from components.words.sentences import name_inside
from components.words.text import Text

FEW = 6  # symptoms side by side; more are chosen from a list


def predict(catalogue: Catalogue, symptoms: Sequence[str], imbalances: tuple[str, ...], task: str, text: Text) -> None:
    """Let a class guess which conditions list a symptom; what the tables say is sent only at the reveal.

    The guess stays as it was locked. There are no points.

    Parameters
    ----------
    catalogue : Catalogue
    symptoms : sequence of str
        What can be guessed; each has a guess of its own.
    imbalances : tuple of str
        The conditions to choose from, in their fixed order.
    task : str
        What the class is asked to do.
    text : Text
    """
    state = st.session_state
    guesses, revealed = state.setdefault("guesses", {}), state.setdefault("revealed", set())
    symptom = _choose_symptom(catalogue, symptoms, text)
    key = "-".join(("guess", symptom, *imbalances))
    with st.container(key="beside"):
        asked, drawn, told = (st.container(key=name) for name in ("asked", "drawn", "told"))
    listed = None
    if key in revealed:
        listed = catalogue.links.query("symptom_id == @symptom")["imbalance_id"]
        asked.html(f'<p class="lead" role="status">{text("predict.reflect")}</p>')
        told.html(_compare(catalogue, symptom, (imbalances, guesses[key]), text))
    elif key in guesses:
        where = _say_place(catalogue, imbalances, guesses[key], text)
        asked.html(f'<p class="lead" role="status">{text("predict.locked")}</p>')
        told.html(f"<p>{where}</p>")
        told.button(text("predict.reveal"), key="reveal", type="primary", on_click=revealed.add, args=(key,))
    else:
        asked.html(f'<p class="lead">{escape(task)}</p>')
        with told:
            _offer_lock(catalogue, key, imbalances, text)
    with drawn:
        if len(imbalances) > MOST_ELLIPSES:
            st.html(f'<p class="nothing">{text("predict.too_many", most=text.number(MOST_ELLIPSES))}</p>')
            return
        _show_places(imbalances, guesses.get(key, state.get(key, ())), listed, text)
        take_clicks(partial(_place, key, imbalances), {})


def _choose_symptom(catalogue: Catalogue, symptoms: Sequence[str], text: Text) -> str:
    labels = catalogue.symptoms["label"]
    if len(symptoms) == 1:
        st.html(f"<ul class='chips strong'><li>{escape(labels[symptoms[0]])}</li></ul>")
        return symptoms[0]
    if len(symptoms) <= FEW:
        chosen = st.pills(
            text("predict.symptom"),
            symptoms,
            required=True,
            default=symptoms[0],
            format_func=lambda symptom: escape_markdown(labels[symptom]),
            key="asked-" + "-".join(symptoms),
            persist_state="session",
            label_visibility="collapsed",
            wrap=True,
        )
    else:
        chosen = st.selectbox(
            text("predict.symptom"),
            symptoms,
            format_func=labels.get,
            key="asked-of-all",
            persist_state="session",
            label_visibility="collapsed",
        )
    return str(chosen)


def _offer_lock(catalogue: Catalogue, key: str, imbalances: Sequence[str], text: Text) -> None:
    placed = st.pills(
        text("predict.choose"),
        imbalances,
        selection_mode="multi",
        format_func=lambda name: escape_markdown(catalogue.imbalances.at[name, "plain_name"]),
        key=key,
        persist_state="session",
        wrap=True,
    )
    st.html(f'<p role="status">{_say_place(catalogue, imbalances, placed, text)}</p>')
    st.button(text("predict.lock"), key="lock", type="primary", on_click=_lock, args=(key,))


def _say_place(catalogue: Catalogue, imbalances: Sequence[str], placed: Collection[str], text: Text) -> str:
    names = catalogue.imbalances["plain_name"]
    inside = [name_inside(escape(names[name])) for name in imbalances if name in placed]
    return text("predict.placed", conditions=text.join(inside)) if inside else text("predict.placed_outside")


def _lock(key: str) -> None:
    """Keep the guess as it stands at the click, which may be newer than the page."""
    st.session_state.guesses[key] = tuple(st.session_state[key])


def _place(key: str, imbalances: Sequence[str], place: str) -> None:
    """Put the symptom where a click in the chart says, unless it is locked."""
    for region in list_places(imbalances):
        if region.symptoms == (place,) and key not in st.session_state.guesses:
            st.session_state[key] = [name for name in imbalances if name in region.membership]


def _show_places(
    imbalances: tuple[str, ...], guess: Collection[str], listed: Collection[str] | None, text: Text
) -> None:
    """Show the empty chart, with a target where the guess is and a checked mark where the tables say."""
    canvas = choose_step_canvas("drawn")
    figure = cache.load_blank(imbalances, canvas)
    names = cache.load_names()
    conditions = text.join([name_inside(names[name]) for name in imbalances])
    key = f"places-{'-'.join(imbalances)}-{canvas.width}-{canvas.height}-{canvas.text}"
    show_figure(figure, key, text("predict.alt", conditions=conditions))
    radius = figure.data[-1].marker.size / 2
    looks = {}
    for region in list_places(imbalances):
        guessed = region.membership == set(guess)
        held = listed is not None and region.membership == set(imbalances) & set(listed)
        path = _draw_signs(guessed, held, radius)
        looks[region.symptoms[0]] = (f"{TICKED};d:path('{path}')", "") if path else ("", "")
    style_marks(figure, looks)


def _draw_signs(guessed: bool, held: bool, radius: float) -> str:
    """Return the path of a mark: a target for the guess, a checked disc for the tables, a ring around it for both."""
    if guessed and held:
        return draw_disc(radius * 1.15) + draw_disc(radius * 0.95) + draw_check(radius * 0.75)
    if held:
        return draw_check(radius)
    return draw_disc(radius) + draw_disc(radius * 0.7) + draw_disc(radius * 0.4) if guessed else ""


def _compare(catalogue: Catalogue, symptom: str, guessed: tuple[Sequence[str], Collection[str]], text: Text) -> str:
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
    heads = "".join(
        f"<th scope='col'><span class='sign {name}'></span>{text(f'predict.{name}')}</th>"
        for name in ("condition", "guess", "tables")
    )
    return (
        f"<table class='plain' aria-label='{text('predict.table')}'><thead><tr>{heads}</tr></thead>"
        f"<tbody>{''.join(rows)}</tbody></table>"
    )
