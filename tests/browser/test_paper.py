"""What is printed: the banner on every page, and all that the window shows."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.browser.conftest import of
from tests.browser.paper import find_faults, print_page
from tests.browser.visitor import Visitor

# What a reader came for: headings, statements, tables, cards, and the answer with its cautions.
TOLD = "h1, h2, .statement p, table.diet th, .cards section h3, .cards dd, .untick, .caution .long, .lead"


def test_every_printed_page_has_the_banner_and_loses_no_words(view: Visitor, tmp_path: Path) -> None:
    """S5, S7: nothing lies under the banner or beyond the edge of the paper."""
    view.page.emulate_media(media="print")  # controls, and what only repeats the chart, are for the window alone
    told = set(re.findall(r"[A-Za-z]{4,}", " ".join(view.texts(f":is({TOLD}):visible"))))
    sheets = print_page(view.page, tmp_path / "page.pdf", "A4")
    assert find_faults(sheets) == []
    printed = " ".join(word.text for sheet in sheets for word in sheet.words)
    assert told - set(re.findall(r"[A-Za-z]{4,}", printed)) == set()


@of("explorer, pair and ticks")
def test_letter_paper_is_as_good(view: Visitor, tmp_path: Path) -> None:
    """S5: its pages are wider and shorter than those of A4."""
    assert find_faults(print_page(view.page, tmp_path / "page.pdf", "Letter")) == []


def test_a_printed_chart_leaves_no_gap_below(view: Visitor) -> None:
    """S5: it is smaller on paper, and so is the room it has."""
    view.page.emulate_media(media="print")
    sizes = view.page.locator("[class*=st-key-room-]").evaluate_all(
        "rooms => rooms.map((room) => [room, room.querySelector('[data-testid=stPlotlyChart]')]"
        ".map((part) => part.getBoundingClientRect().height))"
    )
    assert [(room, figure) for room, figure in sizes if room != pytest.approx(figure, abs=8)] == []
