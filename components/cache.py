"""What all visitors share, made once; nothing here depends on what anyone ticked.

Whatever is kept is told apart by the fingerprints of the tables and of the words that it was made
from, so a visitor never sees what was made from other tables or in another language.
"""

from __future__ import annotations

from collections.abc import Callable
from operator import attrgetter
from pathlib import Path
from threading import Thread
from time import sleep
from typing import ParamSpec, TypeVar

import streamlit as st

from components.charts.drawn import draw_blank, draw_joining, draw_levels, draw_lists, draw_story
from components.charts.layout import Canvas
from components.facts.catalogue import Catalogue, read_catalogue
from components.facts.regions import MOST_DRAWN
from components.selection import LISTINGS, View
from components.words.text import Text, read_words

P = ParamSpec("P")
R = TypeVar("R")
KEYS: dict[str | type, Callable[[object], object]] = dict.fromkeys((Catalogue, Text), attrgetter("fingerprint"))
PAUSE = 0.5  # s before each chart that is made ahead, so that a visitor who is there already goes first
DATA = Path(__file__).parents[1] / "data"


def _share(make: Callable[P, R], most: int) -> Callable[P, R]:
    """Keep what a function returns, for that many different arguments; nobody may change it."""
    share = st.cache_resource(show_spinner=False, max_entries=most, hash_funcs=KEYS)
    return share(make)


@st.cache_resource(show_spinner=False)
def load_catalogue() -> Catalogue:
    """Read and check the tables."""
    return read_catalogue(DATA)


load_text = read_words  # which reads a file once


# A layout takes some 50 to 200 ms, which a tick cannot wait for.
load_lists = _share(draw_lists, 300)
load_joining = _share(draw_joining, 100)
load_levels = _share(draw_levels, 100)
load_story = _share(draw_story, 100)
load_blank = _share(draw_blank, 100)


@st.cache_resource(show_spinner=False)
def warm(canvases: tuple[Canvas, ...]) -> Thread:
    """Draw what most visitors ask for first, in the background; a further call in a process does nothing.

    It returns at once. Drawn are the charts of the core imbalances, which a fresh page shows, of the
    first two of them, and of all imbalances, as the buttons of the explorer offer them.

    Parameters
    ----------
    canvases : tuple of Canvas
        The very canvases that the explorer chooses, the most usual first: a kept chart is found by its canvas.

    Returns
    -------
    Thread
        Done when all charts are made.
    """
    thread = Thread(target=_draw_ahead, args=(canvases,), name="warm", daemon=True)
    thread.start()
    return thread


def _draw_ahead(canvases: tuple[Canvas, ...]) -> None:
    catalogue, text = load_catalogue(), load_text()
    for imbalances in (catalogue.core, catalogue.core[:2], tuple(catalogue.imbalances.index)):
        for canvas in canvases:
            sleep(PAUSE)
            chart = "overlap" if len(imbalances) <= MOST_DRAWN else "matrix"
            load_lists(catalogue, text, View(imbalances, LISTINGS[0], chart), canvas)
