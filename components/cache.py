"""Whatever is made once for all visitors; nothing here depends on what anyone ticked.

Its key holds the fingerprints of the tables and of the words that it was made from, so a visitor
never sees what was made from other tables or in another language.
"""

from __future__ import annotations

import gc
import logging
from collections.abc import Callable
from operator import attrgetter
from pathlib import Path
from threading import Lock, Thread
from time import monotonic, sleep
from typing import Concatenate, ParamSpec, TypeVar

import streamlit as st

from components.charts.drawn import choose_chart, draw_blank, draw_joining, draw_levels, draw_lists, draw_story
from components.charts.layout import Canvas
from components.facts.catalogue import Catalogue, CatalogueError, read_catalogue
from components.facts.codebook import read_codebook
from components.facts.own import OwnLists
from components.files.handout import PAPERS, write_handout
from components.files.package import write_files
from components.files.pocket import write_pocket
from components.selection import LISTINGS, POCKET_CHART, View
from components.words.text import Text, read_words

P = ParamSpec("P")
R = TypeVar("R")
KEPT_APART = (Catalogue, OwnLists, Text)
KEYS: dict[str | type, Callable[[object], object]] = dict.fromkeys(KEPT_APART, attrgetter("fingerprint"))
PAUSE = 0.5  # s before each chart that is drawn ahead, so that visitors who are already there go first
MOST_PAGES = 20  # for phones, 200 kB each; the server keeps more of them, compressed
MOST_OWN = 20  # charts of own lists that a session keeps
DATA = Path(__file__).parents[1] / "data"


def _share(make: Callable[Concatenate[Catalogue, P], R], most: int) -> Callable[Concatenate[Catalogue, P], R]:
    """Keep up to so many results of a function; a result made from own lists stays in its session."""
    shared = st.cache_resource(show_spinner=False, max_entries=most, hash_funcs=KEYS)(make)
    alone = st.cache_resource(show_spinner=False, max_entries=MOST_OWN, hash_funcs=KEYS, scope="session")(make)

    def load(catalogue: Catalogue, /, *rest: P.args, **named: P.kwargs) -> R:
        return (alone if catalogue.is_own else shared)(catalogue, *rest, **named)

    return load


class Tables:
    """The tables of a folder, as they were when they last were sound.

    Parameters
    ----------
    folder : Path
    every : float
        s between two looks at the files. A look takes half as long as serving the page for phones.
    """

    def __init__(self, folder: Path, every: float = 1.0) -> None:
        self.folder = folder
        self.every = every
        self.next_look = 0.0
        self.lock = Lock()
        self.stamp: dict[str, tuple[int, int]] = {}
        self.catalogue: Catalogue | None = None

    def read(self) -> Catalogue:
        """Read and check the tables again if a file was saved since.

        Returns
        -------
        Catalogue
            Of the tables as they are now. While they are broken, as they were before; the faults go to the log.

        Raises
        ------
        CatalogueError
            The tables are broken and have been since the server started.
        """
        with self.lock:
            if self.catalogue is not None and monotonic() < self.next_look:
                return self.catalogue
            self.next_look = monotonic() + self.every
            status = {path.name: path.stat() for path in self.folder.glob("*.csv")}
            stamp = {name: (of_file.st_mtime_ns, of_file.st_size) for name, of_file in status.items()}
            if self.catalogue is None or stamp != self.stamp:
                try:
                    self.catalogue = read_catalogue(self.folder)
                except CatalogueError as error:
                    if self.catalogue is None:
                        raise
                    logging.getLogger("explorer").error(
                        "the tables stay as they were, because they are now broken: %s",
                        "; ".join(map(str, error.faults)),
                    )
                self.stamp = stamp
            return self.catalogue


@st.cache_resource(show_spinner=False)
def _keep_tables() -> Tables:
    return Tables(DATA)


def load_catalogue() -> Catalogue:
    """Return the tables as they were when they last were sound."""
    return _keep_tables().read()


@st.cache_resource(show_spinner=False)
def load_codebook() -> dict[str, str]:
    """Read what the columns of the tables mean."""
    return read_codebook(DATA)


load_text = read_words  # it reads each file only once


# A layout takes 0.1 to 0.7 s, too long to wait for whenever a script runs.
load_lists = _share(draw_lists, 300)
load_joining = _share(draw_joining, 100)
load_levels = _share(draw_levels, 100)
load_story = _share(draw_story, 100)
load_blank = _share(draw_blank, 100)
load_handout = _share(write_handout, 2 * len(PAPERS))
load_files = _share(write_files, 2)
_keep_pocket = st.cache_resource(show_spinner=False, max_entries=MOST_PAGES, hash_funcs=KEYS)(write_pocket)


def load_pocket(catalogue: Catalogue, text: Text, view: View, made: str, *, unknown: bool = False) -> str:
    """Return the page for phones, the same for every chart and size; one of own lists is written anew each time."""
    write = write_pocket if catalogue.is_own else _keep_pocket
    return write(catalogue, text, View(view.imbalances, view.listing, POCKET_CHART), made, unknown=unknown)


@st.cache_resource(show_spinner=False)
def warm(canvases: tuple[Canvas, ...]) -> Thread:
    """Start to draw what most visitors ask for first, in the background; later calls in a process do nothing.

    These are the charts of the core imbalances, which a fresh page shows, of the first two of them and
    of all imbalances: what the buttons of the explorer offer.

    Parameters
    ----------
    canvases : tuple of Canvas
        Exactly the canvases that the explorer chooses, since a kept chart is found by its canvas; the
        most common first.

    Returns
    -------
    Thread
        It ends when all charts are drawn.
    """
    thread = Thread(target=_draw_ahead, args=(canvases,), name="warm", daemon=True)
    thread.start()
    return thread


def _draw_ahead(canvases: tuple[Canvas, ...]) -> None:
    catalogue, text = load_catalogue(), load_text()
    for imbalances in (catalogue.core, catalogue.core[:2], tuple(catalogue.imbalances.index)):
        for canvas in canvases:
            sleep(PAUSE)
            chart = choose_chart(catalogue, imbalances, LISTINGS[0])
            load_lists(catalogue, text, View(imbalances, LISTINGS[0], chart), canvas)
    for paper in PAPERS:
        load_handout(catalogue, text, paper)
    # What is here by now stays. To look through it for garbage takes 150 ms, in which no tick is answered.
    gc.collect()
    gc.freeze()
