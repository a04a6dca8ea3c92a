"""Choice, search and buttons -> which rows of which table are shown."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from components.words.text import Text

ROWS = 50  # that are shown at once
START = "symptoms"  # the table that is shown first
LONGEST = 60  # characters that can be searched for


def choose_table(names: Sequence[str], text: Text) -> str:
    """Let the visitor choose a table if there are several."""
    if len(names) == 1:
        return names[0]
    return str(
        st.selectbox(
            text("data.table"), names, index=names.index(START), key="table", on_change=_begin, persist_state="session"
        )
    )


def search_rows(rows: Sequence[Sequence[str]], text: Text) -> list[int]:
    """Let the visitor search the rows of a table; the search words stay in the session.

    Returns
    -------
    list of int
        The places of the rows in which any cell contains the words, whatever their capitals.
    """
    words = st.text_input(text("data.search"), max_chars=LONGEST, type="search", key="search", on_change=_begin)
    wanted = str(words or "").casefold()
    return [place for place, row in enumerate(rows) if any(wanted in cell.casefold() for cell in row)]


def count_shown(found: int) -> int:
    """Return how many of the rows that were found are shown."""
    return min(found, int(st.session_state.setdefault("rows", ROWS)))


def offer_more(shown: int, found: int, text: Text) -> None:
    """Offer to show more rows."""
    if shown < found:
        st.button(text("data.more"), key="more", on_click=st.session_state.update, kwargs={"rows": shown + ROWS})


def _begin() -> None:
    st.session_state.rows = ROWS
