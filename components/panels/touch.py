"""What checklist, answer and chart share of a symptom that is touched or pointed at, in the browser alone."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

_touch = st.components.v2.component("touch", js=(Path(__file__).parent / "touch.js").read_text("utf-8"))


def follow_touch() -> None:
    """Let the symptom that is touched or pointed at be seen in the checklist, in the answer and in the chart."""
    _touch(key="touch", height=1)
