"""The font of icons that is sent holds every icon that a page shows."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.browser.conftest import of
from tests.browser.visitor import Visitor

ICON = "[data-testid=stIconMaterial], [data-testid=stExpanderIcon]"
WIDE = f"""
() => [...document.querySelectorAll('{ICON}')].filter((icon) => {{
  const words = document.createRange();
  words.selectNodeContents(icon);
  return words.getBoundingClientRect().width > 1.1 * parseFloat(getComputedStyle(icon).fontSize);
}}).map((icon) => icon.textContent)
"""


@of("explorer", "data")
def test_every_icon_is_shown_as_a_sign_and_not_as_its_name(view: Visitor) -> None:
    """U4: what is left of the font is enough."""
    expect(view.page.locator(ICON).first).to_be_attached()
    view.page.evaluate("document.fonts.ready")
    assert view.page.evaluate(WIDE) == []
