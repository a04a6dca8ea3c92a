"""Widgets <-> view: which conditions, lists and chart a visitor looks at; the address says the same."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial

import streamlit as st

from components.address import lacks_lists, read_address, read_page, read_size, write_address
from components.charts import CHARTS
from components.controls.lists import offer_builtin
from components.controls.ticks import set_ticks
from components.facts.catalogue import Catalogue
from components.facts.limits import MOST_IN_VIEW
from components.facts.tables import FOUNDING
from components.selection import (
    LISTINGS,
    UNITS,
    Choices,
    View,
    keep_known,
    keep_pair,
    list_presets,
    read_ticks,
    read_view,
    write_query,
)
from components.words.markup import escape_markdown
from components.words.text import Text

# What each page lets a visitor choose beside the conditions.
BESIDE_CONDITIONS: dict[str, dict[str, tuple[str, ...]]] = {
    "explorer": {"listing": LISTINGS, "chart": tuple(CHARTS)},
    "labs": {"unit": UNITS},
    "guess": {},
}


def choose_view(catalogue: Catalogue, text: Text) -> tuple[View, tuple[str, ...]]:
    """Show the controls of the page's view and keep the address in step.

    Returns
    -------
    view : View
        What to look at.
    unknown : tuple of str
        The parts of the address that name nothing known.
    """
    choices = list_choices(catalogue)
    asked = read_address()
    if asked is not None:
        _take_view(catalogue, asked, choices)
    _show_controls(catalogue, text)
    view = _read_widgets(choices)
    if view != st.session_state.last_view:  # the visitor has changed what the address asked for
        st.session_state.update(unknown=(), last_view=view)
    write_address(write_query(view, choices.start))
    return view, st.session_state.unknown


def list_choices(catalogue: Catalogue) -> Choices:
    """List what a view may name; a fresh page shows the core imbalances, all sources, the first chart."""
    charts = tuple(CHARTS)
    listings = LISTINGS[:1] if catalogue.is_own else LISTINGS
    return Choices(tuple(catalogue.imbalances.index), charts, View(catalogue.core, LISTINGS[0], charts[0]), listings)


def _take_view(catalogue: Catalogue, asked: Mapping[str, str], choices: Choices) -> None:
    """Set the widgets to what an address asks for, and the ticks if it names any."""
    state = st.session_state
    view, unknown = read_view(asked, choices)
    state.update({f"view_{part}": getattr(view, part) for part in ("listing", "chart", "unit", "pair")})
    state.update(view_imbalances=list(view.imbalances), last_view=view)
    if "ticked" in asked:
        ticks, strange = read_ticks(asked, tuple(catalogue.symptoms.index))
        set_ticks(catalogue, ticks)
        unknown += strange
    state.unknown = () if lacks_lists() else unknown  # without its lists the page says that these are missing


def _read_widgets(choices: Choices) -> View:
    state = st.session_state
    imbalances = keep_known(state.view_imbalances, choices.imbalances)[:MOST_IN_VIEW]
    pair = keep_pair(state.view_pair, imbalances)
    return View(imbalances, state.view_listing, state.view_chart, read_size(), state.view_unit, pair)


def _show_controls(catalogue: Catalogue, text: Text) -> None:
    with st.container(key="controls", horizontal=True, vertical_alignment="center", gap="small"):
        _choose_conditions(catalogue, text)
        for choice, options in BESIDE_CONDITIONS[read_page()].items():
            if choice != "listing":
                _choose_option(text, choice, options)
            elif not catalogue.is_own:
                _choose_lists(catalogue, text)
        offer_builtin(text)


def _choose_conditions(catalogue: Catalogue, text: Text) -> None:
    every, presets = tuple(catalogue.imbalances.index), _list_presets(catalogue)
    in_view = keep_known(st.session_state.view_imbalances, every)[:MOST_IN_VIEW]
    with st.popover(_say_conditions(catalogue, text, in_view, presets), key="conditions"):
        with st.container(key="presets", horizontal=True, gap="small"):
            for preset, imbalances in presets.items():
                st.button(
                    text(f"conditions.{preset}"),
                    key=f"preset-{preset}",
                    on_click=st.session_state.update,
                    kwargs={"view_imbalances": list(imbalances)},
                )
        if len(every) > MOST_IN_VIEW:
            _search_conditions(catalogue, text, every)
        else:
            st.pills(
                text("conditions.title"),
                every,
                selection_mode="multi",
                format_func=lambda imbalance: escape_markdown(catalogue.names[imbalance]),
                key="view_imbalances",
                persist_state="session",
            )
        st.caption(text("conditions.order"))


def _list_presets(catalogue: Catalogue) -> dict[str, tuple[str, ...]]:
    every = tuple(catalogue.imbalances.index)
    if not catalogue.is_own:
        return list_presets(catalogue.core, every)
    firsts = {f"first_{most}": every[:most] for most in (2, len(catalogue.core), MOST_IN_VIEW) if most < len(every)}
    return firsts if len(every) > MOST_IN_VIEW else {**firsts, "all": every}


def _search_conditions(catalogue: Catalogue, text: Text, every: Sequence[str]) -> None:
    """Let the visitor choose from more conditions than a view can hold."""
    state = st.session_state
    state.view_imbalances = list(keep_known(state.view_imbalances, every)[:MOST_IN_VIEW])
    st.multiselect(
        text("conditions.title"),
        every,
        format_func=lambda imbalance: catalogue.names[imbalance],
        max_selections=MOST_IN_VIEW,
        key="view_imbalances",
        persist_state="session",
    )


def _say_conditions(
    catalogue: Catalogue, text: Text, in_view: tuple[str, ...], presets: Mapping[str, tuple[str, ...]]
) -> str:
    """Say how many conditions are in view, in bold, and which; a narrow page shows only the number."""
    named = [text(f"conditions.{preset}") for preset, imbalances in presets.items() if imbalances == in_view]
    which = named[0] if named else text.join([catalogue.names[imbalance] for imbalance in in_view])
    number = text.count("conditions.number", len(in_view))
    return f"**{escape_markdown(number)}** {escape_markdown(which)}"


def _choose_lists(catalogue: Catalogue, text: Text) -> None:
    """Let the visitor choose the lists to look at, and say what each of them holds."""
    title = catalogue.sources.at[FOUNDING, "title"]
    with st.popover(text("listing_choice.title"), key="lists"):
        st.radio(
            text("listing_choice.title"),
            LISTINGS,
            format_func=partial(_name_option, text, "listing"),
            captions=[escape_markdown(text(f"listing_choice.{listing}_note", title=title)) for listing in LISTINGS],
            key="view_listing",
            persist_state="session",
        )
        st.page_link("components/pages/data.py", label=text("page.data"))


def _choose_option(text: Text, choice: str, options: tuple[str, ...]) -> None:
    st.segmented_control(
        text(f"{choice}_choice.title"),
        options,
        required=True,
        format_func=partial(_name_option, text, choice),
        key=f"view_{choice}",
        persist_state="session",
        label_visibility="collapsed",
        width="content",
    )


def _name_option(text: Text, choice: str, option: str) -> str:
    return text(f"{choice}_choice.{option}")


def choose_pair(catalogue: Catalogue, text: Text, view: View) -> None:
    """Let the visitor choose which two of the imbalances in view to compare."""
    state = st.session_state
    state.pair_first, state.pair_second = view.pair or view.imbalances[:2]
    with st.container(horizontal=True, key="pair", width="content"):
        for side, other in (("first", "second"), ("second", "first")):
            st.selectbox(
                text(f"chart_choice.{side}"),
                _leave_out(state[f"pair_{other}"], view.imbalances),
                format_func=lambda imbalance: catalogue.names[imbalance],
                key=f"pair_{side}",
                on_change=_keep_pair,
                label_visibility="collapsed",
                width=190,
            )


def _leave_out(imbalance: str, imbalances: Sequence[str]) -> list[str]:
    return [other for other in imbalances if other != imbalance]


def _keep_pair() -> None:
    st.session_state.view_pair = (st.session_state.pair_first, st.session_state.pair_second)
