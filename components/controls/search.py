"""Words -> the symptom that has this name, which is ticked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import streamlit as st

from components.facts.catalogue import Catalogue
from components.facts.limits import LIMITS
from components.facts.own import fold
from components.words.markup import escape_markdown
from components.words.text import Text

MOST_OFFERED = 500  # names; of 5,000, a browser takes up to 2 s whenever some begin or cease to be offered
MOST_FOUND = 8  # names that are offered at once


def search_symptom(catalogue: Catalogue, text: Text) -> Sequence[str] | None:
    """Offer a search for a symptom by any name; what is chosen is ticked.

    Returns
    -------
    sequence of str or None
        All names that contain what was typed, where the browser does not find them itself; None while nothing is typed.
    """
    symptoms: dict[str, str] = catalogue.synonyms["symptom_id"].to_dict()
    if len(symptoms) > MOST_OFFERED:
        return _search_many(symptoms, text)
    st.selectbox(
        text("symptoms.find"),
        list(symptoms),
        index=None,
        format_func=lambda word: _name_option(text, word, catalogue.names[symptoms[word]]),
        placeholder=text("symptoms.find" if catalogue.is_own else "symptoms.find_placeholder"),
        filter_mode="contains",  # a fuzzy search would offer unrelated symptoms
        key="find",
        on_change=_tick_chosen,
        args=(symptoms,),
        label_visibility="collapsed",
    )
    return None


def offer_found(catalogue: Catalogue, found: Sequence[str], text: Text) -> None:
    """Offer the first of the names that were found; what is chosen is ticked."""
    symptoms: dict[str, str] = catalogue.synonyms["symptom_id"].to_dict()
    st.pills(
        text("symptoms.find"),
        found[:MOST_FOUND],
        format_func=escape_markdown,
        key="chosen",
        on_change=_tick_pill,
        args=(symptoms,),
        label_visibility="collapsed",
        wrap=True,
    )


def _search_many(symptoms: Mapping[str, str], text: Text) -> Sequence[str] | None:
    """Let the server search; a name that is typed as a whole, or the only one that is found, is ticked at once."""
    typed = st.text_input(
        text("symptoms.find"),
        type="search",
        placeholder=text("symptoms.find_many"),
        key="typed",
        on_change=_tick_typed,
        args=(symptoms,),
        label_visibility="collapsed",
    )
    return _find(symptoms, typed) if typed else None


def _find(symptoms: Mapping[str, str], typed: str) -> list[str]:
    sought = typed.strip()
    wanted = fold(sought) if len(sought) <= LIMITS.name else ""
    found = [word for word in symptoms if wanted in fold(word)] if wanted else []
    return [word for word in found if fold(word) == wanted] or found


def _name_option(text: Text, word: str, label: str) -> str:
    return label if word == label else text("symptoms.find_option", word=word, label=label)


def _tick_chosen(symptoms: Mapping[str, str]) -> None:
    if st.session_state.find is not None:
        _tick(symptoms[st.session_state.find])
        st.session_state.find = None


def _tick_typed(symptoms: Mapping[str, str]) -> None:
    found = _find(symptoms, st.session_state.typed)
    if len(found) == 1:
        _tick(symptoms[found[0]])
        st.session_state.typed = ""


def _tick_pill(symptoms: Mapping[str, str]) -> None:
    if st.session_state.chosen is not None:
        _tick(symptoms[st.session_state.chosen])
        st.session_state.update(chosen=None, typed="")


def _tick(symptom: str) -> None:
    st.session_state.update({f"tick-{symptom}": True, "turned": symptom})
