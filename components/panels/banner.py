"""The banner of every view, and the plain page behind it when something fails."""

from __future__ import annotations

import logging
import traceback
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from html import escape
from pathlib import Path

import streamlit as st

from components.words.text import TextError, read_text

HERE = Path(__file__).parent
WORDS = HERE.parents[1] / "data" / "text" / "en.toml"
# The one sentence that stands in code: it must show even when the file of words is broken.
HEADLINE = "Only lab testing can tell these conditions apart."


def show_banner() -> None:
    """Show the banner and give the page its look; cheap, so that it is there first."""
    try:
        text = read_text(WORDS)
        headline, detail, label = (text(f"banner.{name}") for name in ("headline", "detail", "label"))
    except TextError:
        headline, detail, label = HEADLINE, "", HEADLINE
    st.html(HERE / "style.css")
    with st.container(key="banner"):
        st.html(f'<div role="note" aria-label="{label}"><strong>{headline}</strong> <span>{detail}</span></div>')


@contextmanager
def say_failure() -> Iterator[None]:
    """Show a plain sentence where something fails; the one error handler."""
    try:
        yield
    except Exception as error:
        # The place is logged and not the message, which may hold what a visitor ticked.
        place = traceback.extract_tb(error.__traceback__)[-1]
        faults = [str(fault) for fault in getattr(error, "faults", ())]  # of tables or words
        detail = "; ".join(faults) or f"{type(error).__name__} at {place.filename}:{place.lineno}"
        logging.getLogger("explorer").exception("page failed: %s", detail, exc_info=False)
        _show_failure([escape(fault) for fault in faults])


def _show_failure(faults: Sequence[str]) -> None:
    """Say plainly that the page failed; list what is broken in the data files, if that is why."""
    entries = "".join(f"<li>{fault}</li>" for fault in faults)
    try:
        text = read_text(WORDS)
        title, said, listed, other = (text(f"fault.{name}") for name in ("title", "text", "list", "other"))
    except TextError as error:
        st.html(f"<h1>{escape(str(error))}</h1><ul>{entries}</ul>")
        return
    if faults:
        st.html(f"<h1>{title}</h1><p>{said}</p><p>{listed}</p><ul>{entries}</ul>")
    else:
        st.html(f"<p role='alert'>{other}</p>")
