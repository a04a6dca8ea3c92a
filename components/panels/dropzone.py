"""The place for a file, with a name for screen readers."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

_dropzone = st.components.v2.component("dropzone", js=(Path(__file__).parent / "dropzone.js").read_text("utf-8"))


def name_dropzone() -> None:
    """Let a screen reader say what the place for a file is for."""
    _dropzone(key="dropzone", height=1)
