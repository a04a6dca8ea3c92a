"""Clicks and pointing in a chart: the page learns what the point or region stands for."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path

import streamlit as st

_pointer = st.components.v2.component("pointer", js=(Path(__file__).parent / "pointer.js").read_text("utf-8"))


@dataclass(frozen=True)
class Part:
    """A condition or a region of a chart, which can be highlighted."""

    label: str
    symptoms: tuple[str, ...]


def take_clicks(act: Callable[[str], object], parts: Mapping[str, Part]) -> None:
    """Call a function with the id of what is clicked in the chart; pointing at a part highlights its symptoms."""

    def take() -> None:
        act(st.session_state.pointer["chosen"])

    data = {"parts": {part: asdict(held) for part, held in parts.items()}}
    _pointer(key="pointer", data=data, on_chosen_change=take, height=1)
