"""The banner is legible, and nothing closes or covers it; test_windows.py holds that it is always in view."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.browser.sight import BANNER_ON_TOP, NOTE, SCROLL, contrast
from tests.browser.visitor import Visitor
from tests.shipped import BANNER

COLOURS = """
() => ['strong', 'span'].map((part) => {
  const words = document.querySelector(`.st-key-banner ${part}`);
  return [getComputedStyle(words).color, getComputedStyle(words.closest('[role=note]')).backgroundColor];
})
"""


def test_banner_is_legible_in_light_and_dark_and_cannot_be_closed(view: Visitor) -> None:
    """S6: contrast at least 7 to 1."""
    for dark in (True, False):
        view.choose_theme(dark)
        assert min(contrast(*colours) for colours in view.page.evaluate(COLOURS)) >= 7
    expect(view.page.locator(NOTE)).to_have_text(BANNER)
    expect(view.page.locator(".st-key-banner").locator("button, a, summary, input")).to_have_count(0)


def test_nothing_that_opens_covers_the_banner(visitor: Visitor) -> None:
    """S6: neither popover nor search nor a cell's sources, opened and scrolled."""
    visitor.tick("tremor")
    openers = {
        "conditions": visitor.page.locator(".st-key-conditions button"),
        "link": visitor.page.get_by_role("button", name="Copy a link to this view"),
        "search": visitor.page.get_by_label("Find a symptom by any name"),
        "sources": visitor.page.locator("table.listing td summary:visible").first,
    }
    for name, opener in openers.items():
        opener.click()
        for share in (0, 0.1, 0.2, 0.4, 1):
            visitor.page.evaluate(SCROLL, share)
            assert visitor.page.evaluate(BANNER_ON_TOP), f"{name}, scrolled {share:.0%}"
        visitor.page.keyboard.press("Escape")
