"""Own lists leave the page as ours do: as a handout and as a saved page, with every safety text."""

from __future__ import annotations

import pytest

from components.charts.drawn import draw_lists
from components.charts.layout import Canvas
from components.facts.catalogue import Catalogue
from components.facts.own import read_own
from components.facts.own_catalogue import make_catalogue
from components.files.handout import write_handout
from components.files.web_page import write_page
from components.selection import View
from components.words.sentences import say_reading
from components.words.text import Text
from tests.facts.own_files import LONG


@pytest.fixture
def own(catalogue: Catalogue) -> Catalogue:
    return make_catalogue(read_own(LONG.replace("Tingling", "<b>Tingling</b>").encode()), catalogue)


def test_a_handout_of_own_lists_has_the_banner_and_no_questions_of_ours(own: Catalogue, text: Text) -> None:
    """S5, S22, P5, K6."""
    handout = write_handout(own, text, "A4")
    assert text("banner.headline") in handout
    assert text("listing.silent") in handout
    assert text("source.own") in handout
    assert "Low B12" in handout
    assert "&lt;b&gt;Tingling" in handout
    assert "<b>Tingling" not in handout
    assert text("handout.questions") not in handout


def test_a_saved_page_of_own_lists_has_the_banner_and_says_that_nobody_checked_them(own: Catalogue, text: Text) -> None:
    """S5, S22, P5."""
    drawn = draw_lists(own, text, View(own.core, "all", "overlap"), Canvas(840, 560, 14))
    page = write_page(drawn, say_reading(text, own.read_dates()), text)
    assert text("banner.headline") in page
    assert text("source.own") in page
    assert "<b>Tingling" not in page
