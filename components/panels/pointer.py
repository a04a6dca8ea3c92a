"""Clicks in a chart, and hovering: what a point stands for is handed to the page."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import streamlit as st

_pointer = st.components.v2.component("pointer", js=(Path(__file__).parent / "pointer.js").read_text("utf-8"))


def take_clicks(act: Callable[[str], object], held: Mapping[str, Sequence[str]]) -> None:
    """Call a function with what is clicked in the chart; hovering over what holds symptoms brings them out."""

    def take() -> None:
        act(st.session_state.pointer["chosen"])

    _pointer(key="pointer", data={"held": dict(held)}, on_chosen_change=take, height=1)
