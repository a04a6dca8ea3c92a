"""Buttons and address -> the step of a story or of the lesson."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import streamlit as st

from components.address import read_address, write_address
from components.facts.stories import Story
from components.words.markup import escape_markdown, fill
from components.words.text import Text


def choose_story_step(stories: Mapping[str, Story], text: Text) -> tuple[str, int]:
    """Let the visitor choose a story, and keep it and its step in the address.

    Parameters
    ----------
    stories : mapping of str to Story
        By their ids; each arrow is a step.

    Returns
    -------
    story : str
        An id.
    step : int
        From 1.
    """
    state, first = st.session_state, next(iter(stories))
    asked = read_address()
    if asked is not None:
        story = asked.get("story", first)
        state.update(view_story=story if story in stories else first, step=_read_number(asked, "step"))
    with st.container(key="controls", horizontal=True, vertical_alignment="center", gap="small"):
        _choose_story(stories, text)
    story = state.view_story
    state.step = min(max(1, state.step), len(stories[story].arrows))
    write_address({"story": story if story != first else "", "step": _write_number(state.step)})
    return story, state.step


def _choose_story(stories: Mapping[str, Story], text: Text) -> None:
    st.pills(
        text("stories.title"),
        list(stories),
        required=True,
        format_func=lambda story: escape_markdown(stories[story].title),
        key="view_story",
        on_change=st.session_state.update,
        kwargs={"step": 1},
        persist_state="session",
        label_visibility="collapsed",
        wrap=True,
    )


def choose_lesson_step(most: Sequence[int]) -> tuple[int, int]:
    """Return the step of the lesson that the address or the buttons ask for.

    Parameters
    ----------
    most : sequence of int
        For each step, how many conditions can join one by one; 1 if all are shown at once.

    Returns
    -------
    step : int
        From 1.
    joined : int
        How many conditions have joined.
    """
    state, asked = st.session_state, read_address()
    if asked is not None:
        state.update(lesson_step=_read_number(asked, "step"), joined=_read_number(asked, "joined"))
    step = state.lesson_step = min(max(1, state.lesson_step), len(most))
    joined = min(max(1, state.joined), most[step - 1])
    write_address({"step": _write_number(step), "joined": _write_number(joined)})
    return step, joined


def offer_join(joined: int, label: str) -> None:
    """Offer the button that makes so many conditions join in a step of the lesson."""
    st.button(
        escape_markdown(label),
        key="join",
        type="primary",
        on_click=st.session_state.update,
        kwargs={"joined": joined},
    )


def offer_steps(step: int, last: int, text: Text, key: str = "step") -> None:
    """Offer the buttons to the steps before and after, and show the number of the step.

    Parameters
    ----------
    step, last : int
        From 1.
    text : Text
    key : {"step", "lesson_step"}
        The name of the step in the session.
    """
    with st.container(key="steps", horizontal=True, vertical_alignment="center"):
        offer_neighbours(step, last, text, key, lead=True)
        st.html(fill("controls/step.html", text=text, step=step, last=last))


def offer_neighbours(step: int, last: int, text: Text, key: str, *, lead: bool = False) -> None:
    """Offer the buttons to the step before and the step after; `lead` makes the second one stand out."""
    for button, to in (("back", step - 1), ("next", step + 1)):
        st.button(
            text(f"stories.{button}"),
            key=f"{key}-{button}",
            type="primary" if lead and button == "next" else "secondary",
            disabled=not 1 <= to <= last,
            on_click=st.session_state.update,
            kwargs={key: to},
        )


def _read_number(query: Mapping[str, str], part: str) -> int:
    number = query.get(part, "")
    return int(number) if number.isdecimal() and len(number) < 4 else 1


def _write_number(number: int) -> str:
    return str(number) if number > 1 else ""
