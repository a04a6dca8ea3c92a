"""The banner of every view, and the plain page that stands below it when something fails."""

from __future__ import annotations

import logging
import traceback
from collections.abc import Iterator
from contextlib import contextmanager

import streamlit as st

from components.words.markup import fill
from components.words.text import TextError, read_words

# The only sentence in code: it must show even if the file of words is broken.
HEADLINE = "Only lab testing can tell these conditions apart."


def show_banner() -> None:
    """Show the banner; cheap, so that it is there first."""
    try:
        text = read_words()
        headline, detail, label = (text(f"banner.{part}") for part in ("headline", "detail", "label"))
    except TextError:
        headline, detail, label = HEADLINE, "", HEADLINE
    with st.container(key="banner"):
        st.html(fill("panels/banner.html", headline=headline, detail=detail, label=label))


@contextmanager
def say_failure() -> Iterator[None]:
    """Show a plain sentence where something fails; the one error handler."""
    try:
        yield
    except Exception as error:
        # The place in the code is logged, not the message, which may hold what a visitor ticked.
        place = traceback.extract_tb(error.__traceback__)[-1]
        faults = [str(fault) for fault in getattr(error, "faults", ())]  # of tables or words
        detail = "; ".join(faults) or f"{type(error).__name__} at {place.filename}:{place.lineno}"
        logging.getLogger("explorer").exception("page failed: %s", detail, exc_info=False)
        _show_failure(faults)


def _show_failure(faults: list[str]) -> None:
    """Say plainly that the page failed; list what is broken in the data files, if that is why."""
    try:
        text = read_words()
        said = {part: text(f"fault.{part}") for part in ("title", "text", "list", "other")}
    except TextError as error:  # then only the faults of the words can be shown
        said, faults = {"title": ""}, list(dict.fromkeys([*error.faults, *faults]))
    st.html(fill("panels/failure.html", said=said, faults=faults))
