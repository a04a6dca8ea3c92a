"""axe-core finds nothing in what opens (it proves little alone); test_windows.py holds each view to the same."""

from __future__ import annotations

from tests.browser.audit import find_violations
from tests.browser.sight import BANNER_ON_TOP, SCROLL
from tests.browser.visitor import Visitor


def test_axe_finds_nothing_in_what_opens_and_nothing_covers_the_banner(visitor: Visitor) -> None:
    """A, S6: popovers, in light and dark, the search, a cell's sources, the chart in words; opened and scrolled."""
    visitor.tick("tremor")
    found = []
    visitor.page.get_by_label("Find a symptom by any name").click()
    visitor.page.get_by_role("option").first.wait_for()
    # Streamlit puts the list of a search beside the page's landmarks, where no style of ours reaches.
    found += find_violations(visitor, known="region", within="[role=listbox]")
    found += find_covered(visitor, "the search")
    visitor.page.keyboard.press("Escape")
    for key in ("conditions", "link"):
        visitor.page.locator(f".st-key-{key} button").first.click()
        visitor.page.get_by_role("dialog").wait_for()
        if key == "conditions":  # it has all that the others are made of
            visitor.choose_theme(dark=True)
            found += find_violations(visitor, within="[role=dialog]")
            visitor.choose_theme(dark=False)
        found += find_violations(visitor, within="[role=dialog]")
        found += find_covered(visitor, key)
        visitor.page.keyboard.press("Escape")
        visitor.page.get_by_role("dialog").wait_for(state="detached")
    visitor.settle()  # a popover that closes asks the server
    for part in ("table.answers td", ".st-key-labs", ".st-key-chart-foot"):
        visitor.page.locator(f"{part} summary:visible").first.click()
        found += find_covered(visitor, part)
    found += find_violations(visitor)
    assert not found, "\n".join(found)


def find_covered(visitor: Visitor, opened: str) -> list[str]:
    """Find where the banner is covered while something is open and the page is scrolled."""
    faults = []
    for share in (0, 0.1, 0.4, 1):
        visitor.page.evaluate(SCROLL, share)
        if not visitor.page.evaluate(BANNER_ON_TOP):
            faults.append(f"{opened} covers the banner, scrolled {share:.0%}")
    visitor.page.evaluate(SCROLL, 0)
    return faults
