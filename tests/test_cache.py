"""What all visitors share: one figure for the same tables and words, and never the figure of others."""

from __future__ import annotations

import gc
from dataclasses import replace
from pathlib import Path

import pytest
from streamlit.errors import StreamlitAPIException

from components import cache
from components.charts.layout import Canvas
from components.facts.catalogue import Catalogue, read_catalogue
from components.facts.own import read_own
from components.facts.own_catalogue import make_catalogue
from components.selection import View
from components.words.text import Text
from tests.facts.own_files import LONG

ROOT = Path(__file__).parents[1]
CANVAS = Canvas(840, 660, 14)


def test_the_same_tables_and_words_share_one_figure(catalogue: Catalogue, text: Text) -> None:
    """P1: a catalogue that is read again says the same, so it shares what was drawn; ticks are not in the key."""
    view = View(catalogue.core[:2], "all", "overlap")
    again = read_catalogue(ROOT / "data")
    assert again is not catalogue
    assert cache.load_lists(catalogue, text, view, CANVAS) is cache.load_lists(again, text, view, CANVAS)


def test_other_tables_or_words_never_get_a_figure_of_these(catalogue: Catalogue, text: Text) -> None:
    """P1: one other name, one other sentence, or the same sentences in another language make another figure."""
    view = View(catalogue.core[:2], "all", "overlap")
    names = catalogue.imbalances.copy()
    names.loc[catalogue.core[0], "plain_name"] = "Another name"
    renamed = replace(catalogue, imbalances=names)
    reworded = replace(text, sentences=text.sentences | {"chart.read_overlap": "Another sentence."})
    translated = replace(text, file="xx.toml")
    shown = cache.load_lists(catalogue, text, view, CANVAS)
    assert "another name" in cache.load_lists(renamed, text, view, CANVAS).alt
    assert cache.load_lists(catalogue, reworded, view, CANVAS).read == "Another sentence."
    assert cache.load_lists(catalogue, translated, view, CANVAS) is not shown
    assert cache.load_lists(catalogue, text, view, CANVAS) is shown


def test_what_visitors_ask_for_first_is_drawn_before_they_ask(catalogue: Catalogue, text: Text) -> None:
    """The start view and the presets, on each canvas; a second call starts nothing."""
    canvases = (Canvas(820, 640, 16, 13), Canvas(360, 560, 13, 11))
    ahead = cache.warm(canvases)
    assert cache.warm(canvases) is ahead
    ahead.join(60)
    assert gc.get_freeze_count() > 100_000  # a look for garbage skips what stays, while visitors tick
    gc.unfreeze()
    every = tuple(catalogue.imbalances.index)
    views = [View(some, "all", "overlap") for some in (catalogue.core, catalogue.core[:2])] + [
        View(every, "all", "matrix")
    ]
    hollow = replace(catalogue, links=catalogue.links[:0])  # whatever is only drawn now has no symptoms
    vars(hollow)["fingerprint"] = catalogue.fingerprint
    for canvas in canvases:
        for view in views:
            drawn = cache.load_lists(hollow, text, view, canvas)
            assert drawn.figure.layout.width == canvas.width
            assert drawn.regions
    assert not cache.load_lists(hollow, text, views[0], Canvas(821, 640, 16, 13)).regions


def test_what_is_drawn_of_own_lists_is_not_kept_for_all_visitors(catalogue: Catalogue, text: Text) -> None:
    """P1, P3: only a session keeps it, so without one it cannot be drawn through the cache."""
    own = make_catalogue(read_own(LONG.encode()), catalogue)
    view = View(own.core, "all", "overlap")
    with pytest.raises(StreamlitAPIException):
        cache.load_lists(own, text, view, CANVAS)
    assert cache.load_pocket(own, text, view, "2026-11-30") is not cache.load_pocket(own, text, view, "2026-11-30")


def test_a_page_for_phones_is_written_once_for_all_who_save_it(catalogue: Catalogue, text: Text) -> None:
    """It is the same for every chart and size; another day, listing or name makes another page."""
    view, day = View(catalogue.core[:2], "all", "overlap"), "2026-11-30"
    page = cache.load_pocket(catalogue, text, view, day)
    assert cache.load_pocket(catalogue, text, replace(view, chart="matrix", size="large"), day) is page
    others = [(view, "2026-12-01"), (replace(view, listing="founding"), day)]
    assert page not in [cache.load_pocket(catalogue, text, *other) for other in others]
    renamed = replace(catalogue, symptoms=catalogue.symptoms.assign(label="Another name"))
    assert "Another name" in cache.load_pocket(renamed, text, view, day)
