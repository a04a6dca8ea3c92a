"""The banner is legible and cannot be closed; test_windows.py and test_axe.py hold that it is always in view."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.browser.sight import NOTE, contrast
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
