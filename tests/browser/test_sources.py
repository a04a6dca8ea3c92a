"""Sources: one action away from every cell and every statement, in the window and not covered."""

from __future__ import annotations

import re

from playwright.sync_api import expect

from tests.browser.conftest import of
from tests.browser.views import FULLEST, PHONE
from tests.browser.visitor import Visitor


@of("explorer, pair and ticks", FULLEST)
def test_the_sources_of_a_cell_are_one_action_away(view: Visitor) -> None:
    """S16: title, address, publisher and place, in the window and not covered; of four conditions and of all twelve."""
    assert_cells_open_their_sources(view)
    if "imbalances" not in view.query:  # the core four
        view.resize(*PHONE)
        assert_cells_open_their_sources(view)


def assert_cells_open_their_sources(visitor: Visitor) -> None:
    cells = visitor.page.locator("table.answers tr:visible td details")
    assert cells.count() > 2
    for cell in (cells.first, cells.nth(cells.count() // 2), cells.last):
        cell.locator("summary").click()
        link = cell.locator(".flyout a").first
        link.scroll_into_view_if_needed()
        link.click(trial=True)  # fails when something covers it
        assert (link.get_attribute("href") or "").startswith("https://")
        entry = cell.locator(".flyout li", has=visitor.page.locator("a")).first.inner_text()
        assert re.fullmatch(re.escape(link.inner_text()) + r"\. .+\. See: .+", entry, re.DOTALL), entry
        box = cell.locator(".flyout").bounding_box()
        assert box is not None
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= visitor.window().right
        cell.locator("summary").click()


@of("labs", "mechanisms")
def test_the_sources_of_a_statement_are_one_action_away(view: Visitor) -> None:
    """S16: opened by one press, in the window and not covered."""
    view.resize(*PHONE)
    assert_statements_open_their_sources(view, PHONE[0])


def assert_statements_open_their_sources(visitor: Visitor, width: int) -> None:
    statements = visitor.page.locator(".statement:visible, table.diet tbody tr:visible")
    assert statements.count() > 20
    for statement in (statements.nth(0), statements.nth(statements.count() // 2), statements.last):
        summary = statement.locator("summary")
        box = summary.bounding_box()
        assert box is not None
        assert box["height"] >= 24, "a target of a finger"
        summary.click()
        entry = statement.locator("ul.sources li").first
        expect(entry).to_be_visible()
        entry.scroll_into_view_if_needed()
        link = entry.locator("a")
        if link.count():
            link.click(trial=True)
            assert (link.get_attribute("href") or "").startswith("http")
        else:
            expect(entry).to_contain_text("no public address")
        shown = entry.bounding_box()
        assert shown is not None
        assert 0 <= shown["x"] <= shown["x"] + shown["width"] <= width
        summary.click()
