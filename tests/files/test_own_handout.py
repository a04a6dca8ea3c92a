"""Own lists are saved as ours are: as a handout and as the page for phones, with every safety text."""

from __future__ import annotations

from html import unescape

import pytest

from components.facts.catalogue import Catalogue
from components.facts.own import read_own
from components.facts.own_catalogue import make_catalogue
from components.files.handout import write_handout
from components.files.pocket import write_pocket
from components.selection import View
from components.words.text import Text
from tests.facts.own_files import LONG


@pytest.fixture
def own(catalogue: Catalogue) -> Catalogue:
    return make_catalogue(read_own(LONG.replace("Tingling", "<b>Tingling</b>").encode()), catalogue)


def test_a_handout_of_own_lists_has_the_banner_and_no_questions_of_ours(own: Catalogue, text: Text) -> None:
    """S5, S22, P5, K6."""
    handout = write_handout(own, text, "A4")
    assert text("banner.headline") in handout
    assert text("answer.silent") in handout
    assert text("source.own") in handout
    assert "Low B12" in handout
    assert "&lt;b&gt;Tingling" in handout
    assert "<b>Tingling" not in handout
    assert text("handout.questions") not in handout


def test_a_page_for_phones_of_own_lists_says_what_they_do_not_bring(own: Catalogue, text: Text) -> None:
    """S5, S7, S16, S22, P5: no blood tests, no source of a statement and no notice, but every caution."""
    page = unescape(write_pocket(own, text, View(own.core, "all", "overlap"), "2026-11-30"))
    said = ("banner.headline", "source.own", "source.reviewed", "own.listing", "own.in_use", "own.none", "source.none")
    for name in (*said, "answer.caution", "answer.silent", "answer.together"):
        assert text(name) in page
    for name in ("labs.lead", "labs.caution", "listing_choice.all", "symptoms.find_placeholder"):
        assert text(name) not in page
    assert "999 (UK)" in page
    assert "https://example.org/b12" in page
    assert "In the sources:" not in page
    assert "\n.alarm{display:none}" in page
    assert ":has()" not in page
    assert "<b>Tingling" not in write_pocket(own, text, View(own.core, "all", "overlap"), "2026-11-30")


def test_a_page_for_phones_of_lists_without_sources_says_so(catalogue: Catalogue, text: Text) -> None:
    """S16."""
    bare = make_catalogue(read_own(b"imbalance,symptom\nA,Cough\nB,Cough\n"), catalogue)
    page = write_pocket(bare, text, View(bare.core, "all", "overlap"), "2026-11-30")
    assert page.count(text("source.none")) == 3  # in two cells, and at the foot of the page
    assert "( )" not in page


def test_a_page_for_phones_of_a_long_list_has_boxes_for_what_is_in_view(catalogue: Catalogue, text: Text) -> None:
    rows = [f"C{place % 20},Symptom {place}" for place in range(4000)]
    long = make_catalogue(read_own("\n".join(["imbalance,symptom", *rows]).encode()), catalogue)
    page = write_pocket(long, text, View(long.core[:1], "all", "overlap"), "2026-11-30")
    assert page.count('type="checkbox"') == 200
    assert text("chart.read_matrix") in page
