"""The drawer: on a phone and on a slide the checklist is one press away."""

from __future__ import annotations

import streamlit as st
from markupsafe import Markup

from components.words.markup import fill
from components.words.text import Text


def show_drawer(text: Text) -> None:
    """Show the button of the drawer; style sheets alone open it, so it needs no server."""
    st.html(fill_drawer(text))


def fill_drawer(text: Text) -> Markup:
    """Return the button for a template of another panel."""
    return fill("panels/drawer.html", text=text)
