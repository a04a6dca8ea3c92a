"""What all visitors share, made once; nothing here depends on what anyone ticked.

Whatever is kept is told apart by the fingerprints of the tables and of the words that it was made
from, so a visitor never sees what was made from other tables or in another language.
"""

from __future__ import annotations

from collections.abc import Callable
from operator import attrgetter
from pathlib import Path
from typing import ParamSpec, TypeVar

import streamlit as st

from components.charts.drawn import draw_blank, draw_joining, draw_levels, draw_lists, draw_story
from components.facts.catalogue import Catalogue, read_catalogue
from components.words.text import Text, read_text

P = ParamSpec("P")
R = TypeVar("R")
KEYS: dict[str | type, Callable[[object], object]] = dict.fromkeys((Catalogue, Text), attrgetter("fingerprint"))
DATA = Path(__file__).parents[1] / "data"


def _share(make: Callable[P, R], most: int) -> Callable[P, R]:
    """Keep what a function returns, for that many different arguments; nobody may change it."""
    share = st.cache_resource(show_spinner=False, max_entries=most, hash_funcs=KEYS)
    return share(make)


@st.cache_resource(show_spinner=False)
def load_catalogue() -> Catalogue:
    """Read and check the tables."""
    return read_catalogue(DATA)


def load_text(language: str = "en") -> Text:
    """Read the words of the pages."""
    return read_text(DATA / "text" / f"{language}.toml")


# A layout takes some 50 to 200 ms, which a tick cannot wait for.
load_lists = _share(draw_lists, 300)
load_joining = _share(draw_joining, 100)
load_levels = _share(draw_levels, 100)
load_story = _share(draw_story, 100)
load_blank = _share(draw_blank, 100)
