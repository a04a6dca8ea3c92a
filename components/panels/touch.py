"""The symptom that is touched or pointed at, which checklist, answer and chart show without the server."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

_touch = st.components.v2.component("touch", js=(Path(__file__).parent / "touch.js").read_text("utf-8"))


def follow_touch() -> None:
    """Show which symptom is touched or pointed at in the checklist, the answer and the chart."""
    _touch(key="touch", height=1)
