"""Widgets -> selection: the only place that touches the session and the address."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial

import streamlit as st

from components.charts import CHARTS
from components.facts.catalogue import Catalogue
from components.facts.stories import Story
from components.selection import (
    LISTINGS,
    SIZES,
    UNITS,
    Choices,
    View,
    keep_known,
    keep_pair,
    read_ticks,
    read_view,
    write_link,
    write_query,
)
from components.words.text import Text

# What each page lets a visitor choose beside the conditions.
CONTROLS: dict[str, dict[str, tuple[str, ...]]] = {
    "explorer": {"listing": LISTINGS, "chart": tuple(CHARTS)},
    "labs": {"unit": UNITS},
    "guess": {},
}


def choose_view(catalogue: Catalogue, text: Text, page: str = "explorer") -> tuple[View, tuple[str, ...]]:
    """Show the controls of the view that a page has and keep the address in step.

    Returns
    -------
    view : View
        What to look at.
    unknown : tuple of str
        What the address named in vain.
    """
    state, choices = st.session_state, list_choices(catalogue)
    query = st.query_params.to_dict()
    returning = state.get("page") != page and not query and "address" in state
    if not returning and query != state.get("address"):  # a first visit, a link, Back or Forward
        linked, unknown = read_view(query, choices)
        state.update({f"view_{name}": getattr(linked, name) for name in ("listing", "chart", "unit", "pair")})
        state.update(view_imbalances=list(linked.imbalances), view_large=linked.size == SIZES[1])
        if "ticked" in query:
            ticks, strange = read_ticks(query, tuple(catalogue.symptoms.index))
            set_ticks(catalogue, ticks)
            unknown += strange
        state.unknown = unknown
    with st.container(key="controls", horizontal=True, vertical_alignment="center", gap="small"):
        _choose_conditions(catalogue, text)
        for name, options in CONTROLS[page].items():
            _choose_option(text, name, options)
    if page == "explorer" and state.view_chart == "pair" and len(state.view_imbalances) > 2:
        _choose_pair(catalogue, text)
    imbalances = keep_known(state.view_imbalances, choices.imbalances)
    pair = keep_pair(state.view_pair, imbalances)
    view = View(imbalances, state.view_listing, state.view_chart, SIZES[state.view_large], state.view_unit, pair)
    if view != read_view(query, choices)[0]:
        st.query_params.from_dict(write_query(view, choices.start))
        state.unknown = () if not returning else state.unknown
    state.update(address=st.query_params.to_dict(), page=page)
    return view, state.unknown


def list_choices(catalogue: Catalogue) -> Choices:
    """List what a view may name; a fresh page shows the core imbalances, all sources, the overlap."""
    charts = tuple(CHARTS)
    return Choices(tuple(catalogue.imbalances.index), charts, View(catalogue.core, LISTINGS[0], charts[0]))


def _choose_conditions(catalogue: Catalogue, text: Text) -> None:
    every = tuple(catalogue.imbalances.index)
    presets = {"pair": catalogue.core[:2], "core": catalogue.core, "every": every}
    with st.container(key="presets", horizontal=True, vertical_alignment="center", gap="small", width="content"):
        with st.popover(text("conditions.title"), key="conditions"):
            st.pills(
                text("conditions.title"),
                every,
                selection_mode="multi",
                format_func=lambda name: escape_markdown(catalogue.imbalances.at[name, "plain_name"]),
                key="view_imbalances",
                persist_state="session",
            )
            st.caption(text("conditions.order"))
        for preset, imbalances in presets.items():
            st.button(
                text(f"conditions.{preset}"),
                key=f"preset-{preset}",
                on_click=st.session_state.update,
                kwargs={"view_imbalances": list(imbalances)},
            )


def _choose_option(text: Text, name: str, options: tuple[str, ...]) -> None:
    st.segmented_control(
        text(f"{name}_choice.title"),
        options,
        required=True,
        format_func=partial(_name_option, text, name),
        key=f"view_{name}",
        persist_state="session",
        label_visibility="collapsed",
        width="content",
    )


def choose_step(stories: Mapping[str, Story], text: Text) -> tuple[str, int]:
    """Let the visitor choose a story and a step of it, and keep the address in step.

    Parameters
    ----------
    stories : mapping of str to Story
        By their ids; each arrow is a step.

    Returns
    -------
    story : str
    step : int
        From 1.
    """
    state, first = st.session_state, next(iter(stories))
    asked = _read_address("mechanisms")
    if asked is not None:
        story = asked.get("story", first)
        state.view_story = story if story in stories else first
        state.step = _read_number(asked, "step")
    with st.container(key="controls", horizontal=True, vertical_alignment="center", gap="small"):
        st.pills(
            text("stories.title"),
            list(stories),
            required=True,
            format_func=lambda name: escape_markdown(stories[name].title),
            key="view_story",
            on_change=state.update,
            kwargs={"step": 1},
            persist_state="session",
            label_visibility="collapsed",
            wrap=True,
        )
        choose_size(text)
    story, last = state.view_story, len(stories[state.view_story].arrows)
    state.step = min(max(1, state.step), last)
    _write_address("mechanisms", {"story": story if story != first else "", "step": _name_number(state.step)})
    return story, state.step


def choose_lesson_step(most: Sequence[int]) -> tuple[int, int]:
    """Return the step of the lesson that the address or the buttons ask for.

    Parameters
    ----------
    most : sequence of int
        For each step, how many conditions can join in it one by one; 1 for all at once.

    Returns
    -------
    step : int
        From 1.
    joined : int
        How many conditions have joined.
    """
    state, asked = st.session_state, _read_address("lesson")
    if asked is not None:
        state.update(lesson_step=_read_number(asked, "step"), joined=_read_number(asked, "joined"))
    step = state.lesson_step = min(max(1, state.lesson_step), len(most))
    joined = min(max(1, state.joined), most[step - 1])
    _write_address("lesson", {"step": _name_number(step), "joined": _name_number(joined)})
    return step, joined


def choose_size(text: Text) -> None:
    """Offer the presenter view: text for the back of a room."""
    st.toggle(text("size.large"), key="view_large", persist_state="session")


def keep_size(page: str) -> None:
    """Keep the size of text in the address of a page that has nothing else to keep there."""
    _read_address(page)
    _write_address(page, {})


def _read_address(page: str) -> dict[str, str] | None:
    """Return what the address newly asks for: on a first visit, a link, Back or Forward; else None."""
    state, query = st.session_state, st.query_params.to_dict()
    kept, arriving = state.get(f"address_of_{page}", {}), state.get("page") != page
    if arriving and not query:  # from another page: go on where it was left, as large as there
        return {**kept, "size": SIZES[state.get("view_large", False)]}
    if not arriving and query == kept:
        return None
    state.view_large = query.get("size") == SIZES[1]
    return query


def _write_address(page: str, query: dict[str, str]) -> None:
    """Let the address say where a page is; what is empty is left out."""
    state = st.session_state
    state.setdefault("view_large", False)
    query = {name: value for name, value in {**query, "size": SIZES[1] * state.view_large}.items() if value}
    if query != st.query_params.to_dict():
        st.query_params.from_dict(query)
    state.update({f"address_of_{page}": query, "page": page})


def _read_number(query: Mapping[str, str], name: str) -> int:
    number = query.get(name, "")
    return int(number) if number.isdecimal() and len(number) < 4 else 1


def _name_number(number: int) -> str:
    return str(number) if number > 1 else ""


def offer_steps(step: int, last: int, text: Text, key: str = "step") -> None:
    """Show which step is shown, after the buttons to the ones beside it; the state of this key holds it."""
    with st.container(key="steps", horizontal=True, vertical_alignment="center"):
        for name, to in (("back", step - 1), ("next", step + 1)):
            st.button(
                text(f"stories.{name}"),
                key=f"{key}-{name}",
                disabled=not 1 <= to <= last,
                on_click=st.session_state.update,
                kwargs={key: to},
            )
        st.html(f'<p role="status">{text("stories.step", number=step, last=last)}</p>')


def _choose_pair(catalogue: Catalogue, text: Text) -> None:
    """Let the visitor choose which two of the imbalances in view to compare."""
    state = st.session_state
    shown = keep_known(state.view_imbalances, tuple(catalogue.imbalances.index))
    state.pair_first, state.pair_second = (
        state.view_pair if set(state.view_pair) <= set(shown) and state.view_pair else shown[:2]
    )
    with st.container(horizontal=True, key="pair"):
        for key, other in (("first", "second"), ("second", "first")):
            st.selectbox(
                text(f"chart_choice.{key}"),
                [name for name in shown if name != state[f"pair_{other}"]],
                format_func=lambda name: catalogue.imbalances.at[name, "plain_name"],
                key=f"pair_{key}",
                on_change=_keep_pair,
                width=220,
            )


def _keep_pair() -> None:
    st.session_state.view_pair = (st.session_state.pair_first, st.session_state.pair_second)


def _name_option(text: Text, choice: str, option: str) -> str:
    return text(f"{choice}_choice.{option}")


def list_ticks(catalogue: Catalogue) -> tuple[str, ...]:
    """Return the ticked symptoms in the order of the table."""
    return tuple(symptom for symptom in catalogue.symptoms.index if st.session_state.get(f"tick-{symptom}"))


def choose_ticks(catalogue: Catalogue, text: Text) -> None:
    """Show the search and the checklist."""
    symptoms = catalogue.symptoms
    words, labels = catalogue.synonyms["symptom_id"].to_dict(), symptoms["label"].to_dict()
    options = {word: labels[symptom] for word, symptom in words.items()}
    st.selectbox(
        text("symptoms.find"),
        list(options),
        index=None,
        format_func=lambda word: text("symptoms.find_option", word=word, label=options[word]),
        placeholder=text("symptoms.find_placeholder"),
        filter_mode="contains",  # near misses of a fuzzy search would offer unrelated symptoms
        key="find",
        on_change=_tick_found,
        args=(words,),
    )
    with st.container(key="status", horizontal=True, vertical_alignment="center"):
        st.html(f'<p role="status">{text.count("symptoms.status", len(list_ticks(catalogue)))}</p>')
        st.button(text("symptoms.clear"), key="clear", type="tertiary", on_click=set_ticks, args=(catalogue, ()))
    with st.container(key="checklist", gap=None):
        for system, group in symptoms.groupby("body_system", sort=False):
            st.html(f"<h3>{text(f'systems.{system}')}</h3>")
            with st.container(key=f"system-{str(system).replace('/', '-')}", gap=None):
                for symptom, label in group["label"].items():
                    st.checkbox(escape_markdown(label), key=f"tick-{symptom}", wrap=True, persist_state="session")


def set_ticks(catalogue: Catalogue, ticks: tuple[str, ...]) -> None:
    """Tick these symptoms and no others."""
    st.session_state.update({f"tick-{symptom}": symptom in ticks for symptom in catalogue.symptoms.index})


def offer_link(view: View, ticks: tuple[str, ...], catalogue: Catalogue, text: Text) -> None:
    """Make a link to the view and the ticks, once the visitor asks for it."""
    with st.popover(text("link.button"), key="link", on_change="rerun") as asked:
        if not asked.open:
            return
        link = write_link(st.context.url or "", view, list_choices(catalogue).start, ticks)
        st.write(text.count("link.carries", len(ticks)))
        st.code(link, language=None, wrap_lines=True)
        st.caption(text("link.how"))


def escape_markdown(label: str) -> str:
    """Keep Streamlit from reading a name as markup.

    Only signs that begin markup inside a label are escaped: Streamlit gives the escaped text to
    screen readers as it is.

    Returns
    -------
    str
        The same to look at.
    """
    return "".join(f"\\{character}" if character in r"\`*_[]<~$:" else character for character in label)


def _tick_found(symptoms: Mapping[str, str]) -> None:
    word = st.session_state.find
    if word is not None:
        st.session_state[f"tick-{symptoms[word]}"] = True
        st.session_state.find = None
