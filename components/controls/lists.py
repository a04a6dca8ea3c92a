"""Upload and buttons -> the tables that a visitor sees: the built-in ones, or own lists, in the session alone."""

from __future__ import annotations

from dataclasses import dataclass

import streamlit as st

from components.address import forget_address, has_own_lists
from components.facts.catalogue import Catalogue
from components.facts.limits import LARGEST
from components.facts.own import OwnLists, read_own
from components.facts.own_catalogue import make_catalogue
from components.facts.sheet import OwnFault, OwnListsError
from components.words.text import Text

# The session keeps ids of the tables in use under names that begin with these. Their values are put aside while other
# tables are in use, and come back with their own tables.
BY_ID = ("tick-", "view_", "address_of_", "guess", "revealed", "card-", "asked", "highlighted", "last_view", "unknown")
FOR_ALL = ("view_large",)  # names that begin like these but hold no ids


@dataclass(frozen=True, eq=False)
class Brought:
    """What a visitor's file says, as it was read and as a catalogue."""

    lists: OwnLists
    catalogue: Catalogue


def choose_catalogue(built_in: Catalogue) -> Catalogue:
    """Return the own lists if they are in use, else the built-in tables."""
    brought: Brought | None = st.session_state.get("own")
    return brought.catalogue if brought else built_in


def read_lists() -> OwnLists | None:
    """Return the own lists if they are in use."""
    brought: Brought | None = st.session_state.get("own")
    return brought.lists if brought else None


def bring_lists(built_in: Catalogue, text: Text) -> Brought | tuple[OwnFault, ...] | None:
    """Let a visitor bring a file, and read it once.

    Returns
    -------
    Brought, tuple of OwnFault, or None
        What the file says, or everything that is wrong with it; None while there is no file.
    """
    with st.container(key="upload"):
        file = st.file_uploader(
            text("own.file"), type=["csv", "tsv", "txt"], key="file", max_upload_size=LARGEST // 1024
        )
    if file is None:
        return None
    kept: tuple[str, Brought | tuple[OwnFault, ...]] = st.session_state.get("read", ("", ()))
    if kept[0] != file.file_id:
        kept = st.session_state.read = (file.file_id, _read(file.getvalue(), built_in))
    return kept[1]


def _read(content: bytes, built_in: Catalogue) -> Brought | tuple[OwnFault, ...]:
    try:
        lists = read_own(content)
    except OwnListsError as error:
        return error.faults
    return Brought(lists, make_catalogue(lists, built_in))


def offer_use(brought: Brought, text: Text) -> None:
    """Offer to take lists into use on all pages."""
    with st.container(key="use"):
        st.button(text("own.use"), key="take", type="primary", on_click=_use, args=(brought,))


def offer_builtin(text: Text) -> None:
    """Offer the way back to the built-in tables, while own lists are in use."""
    if has_own_lists():
        with st.container(key="builtin", width="content"):
            st.button(text("own.leave"), key="leave", on_click=_use, args=(None,))


def _use(brought: Brought | None) -> None:
    """Take own lists into use, or return to the built-in tables, whose state waits on a shelf meanwhile."""
    state = st.session_state
    held = {name: state[name] for name in map(str, state) if name.startswith(BY_ID) and name not in FOR_ALL}
    shelf = state.get("shelf", {}) if has_own_lists() else held
    for name in (*held, "own", "shelf"):
        state.pop(name, None)
    state.update({"own": brought, "shelf": shelf} if brought else shelf)
    forget_address()
