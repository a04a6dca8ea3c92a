"""Clicks and a list -> the part of a chart that is highlighted: a condition, a region or nothing."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from components.controls.pointer import Part, take_clicks
from components.words.text import Text


def choose_part(parts: Mapping[str, Part], text: Text) -> Part | None:
    """Let the visitor choose a part of the chart, from a list or by a click in it.

    Parameters
    ----------
    parts : mapping of str to Part
        By the ids that a click in the chart sends.
    text : Text

    Returns
    -------
    Part or None
        None while no part is chosen.
    """
    if st.session_state.get("highlighted") not in parts:
        st.session_state.highlighted = None
    take_clicks(_turn, parts)
    chosen = st.selectbox(
        text("region.highlight"),
        list(parts),
        format_func=lambda key: parts[key].label,
        placeholder=text("region.placeholder"),
        index=None,
        key="highlighted",
        label_visibility="collapsed",
    )
    return None if chosen is None else parts[chosen]


def _turn(key: str) -> None:
    """Highlight the part that was clicked, or stop if it is highlighted already."""
    st.session_state.highlighted = None if st.session_state.highlighted == key else key
