"""Page <-> address: what a page shows is read from its address and written back to it.

The session keeps what the address of each page last said, under the name of a place. The pages that
show a view share one place, so the view goes with the visitor from page to page. Every address also
has the size of text, and says whether own lists are in use, which it cannot carry.
"""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from components.selection import OWN, SIZES

PLACES = {"explorer": "view", "labs": "view", "guess": "view"}  # every other page has a place of its own


def open_page(page: str) -> None:
    """Note which page is shown and whether its address came from outside; every run starts with this."""
    state, query = st.session_state, st.query_params.to_dict()
    state.arriving = state.get("page") != page
    state.linked = bool(query) if state.arriving else query != state.address
    state.page = page
    if state.linked:
        state.view_large = query.get("size") == SIZES[1]


def read_address() -> dict[str, str] | None:
    """Read what the address asks for, if that is new.

    Returns
    -------
    dict of str to str, or None
        After a first visit, a link, Back or Forward: what the address says. After coming from
        another page: what the address of this place said last. None while nothing changes.
    """
    state = st.session_state
    if state.linked:
        return st.query_params.to_dict()
    return {**state.get(_name_place(read_page()), {}), "size": read_size()} if state.arriving else None


def write_address(query: Mapping[str, str]) -> None:
    """Make the address say what the page shows; leave out empty values, and add what every address has.

    An address that came from outside stays as it is until the visitor changes something. If it were
    rewritten at once, Back would lead to it and be sent forward again.
    """
    state, place = st.session_state, _name_place(read_page())
    state.setdefault("view_large", False)
    asked = {**query, "size": SIZES[1] if state.view_large else "", "lists": OWN if has_own_lists() else ""}
    shown = {name: value for name, value in asked.items() if value}
    changed = state.arriving or shown != state.get(place)
    if changed and not state.linked and shown != st.query_params.to_dict():
        st.query_params.from_dict(shown)
    state.update({place: shown, "address": st.query_params.to_dict()})


def read_last(page: str) -> dict[str, str]:
    """Return what the address of a page said when it was last seen."""
    return dict(st.session_state.get(_name_place(page), {}))


def read_size() -> str:
    """Return the size of text that the visitor chose, one of SIZES."""
    return SIZES[bool(st.session_state.get("view_large"))]


def read_page() -> str:
    """Return the name of the page that is shown."""
    return str(st.session_state.page)


def read_url() -> str:
    """Return the whole address of the page."""
    return st.context.url or ""


def has_own_lists() -> bool:
    """Say whether the visitor's own lists are in use."""
    return "own" in st.session_state


def lacks_lists() -> bool:
    """Say whether the address asks for own lists that this session does not have."""
    return st.query_params.get("lists") == OWN and not has_own_lists()


def forget_address() -> None:
    """Empty the address, whose ids belong to tables no longer in use, and treat the page as newly opened."""
    st.session_state.pop("page", None)
    st.query_params.clear()


def forget_visit() -> None:
    """Forget everything that the visitor chose, ticked, guessed and answered."""
    st.session_state.clear()


def _name_place(page: str) -> str:
    return f"address_of_{PLACES.get(page, page)}"
