"""What the page keeps and tells: links on request, and nothing else about ticks."""

from __future__ import annotations

import re

from playwright.sync_api import expect

from tests.browser.conftest import Visit, of
from tests.browser.sight import STORED
from tests.browser.visitor import Visitor
from tests.serving import Server
from tests.shipped import CORE, LABELS


def test_a_link_made_on_request_says_what_it_carries_and_restores_it_and_else_ticks_stay_in_the_session(
    visitor: Visitor, visit: Visit, server: Server
) -> None:
    """K5, P1: with nothing ticked it says that, too; a button copies it."""
    link = visitor.ask_for_link()
    expect(visitor.page.get_by_role("dialog")).to_contain_text("this link includes no symptoms")
    visitor.page.get_by_role("dialog").locator("code").hover()
    visitor.page.get_by_role("button", name="Copy to clipboard").click()
    visitor.page.wait_for_function("link => navigator.clipboard.readText().then((text) => text === link)", arg=link)
    visitor.page.keyboard.press("Escape")
    visitor.choose("conditions", "High magnesium and high potassium", imbalances=".".join(CORE[:2]))
    visitor.press("Dots", imbalances=".".join(CORE[:2]), chart="matrix")
    visitor.tick("tremor", "bloating")
    link = visitor.ask_for_link()
    expect(visitor.page.get_by_role("dialog")).to_contain_text("includes the two ticked symptoms")
    assert "ticked" not in visitor.query
    friend = visit()
    friend.page.goto(link)
    friend.settle()
    assert friend.ticked_in_list() == friend.ticked_in_table() == {"tremor", "bloating"}
    assert friend.figure() == visitor.figure()
    assert friend.conditions() == CORE[:2]
    assert named_in(friend.page.evaluate(STORED) + str(friend.page.context.cookies())) == []
    visitor.page.keyboard.press("Escape")
    assert_ticks_stay_in_the_session(visitor, friend, server)


def assert_ticks_stay_in_the_session(visitor: Visitor, other: Visitor, server: Server) -> None:
    """Tick all other symptoms: none is in the address, any storage, the log or another session (P1)."""
    boxes, ticked = visitor.page.locator(".st-key-checklist input:not(:checked)"), other.ticked_in_list()
    boxes.evaluate_all("boxes => boxes.forEach((box) => box.click())")
    expect(visitor.page.locator("table.answers tbody tr:visible")).to_have_count(len(LABELS))
    visitor.settle()
    assert visitor.ticked_in_list() == set(LABELS)
    stored = visitor.page.evaluate(STORED) + str(visitor.page.context.cookies()) + visitor.page.url
    assert named_in(stored) == []
    other.tick("fatigue")  # it hears of the server again
    assert other.ticked_in_list() == other.ticked_in_table() == ticked | {"fatigue"}
    assert named_in(server.read_log()) == []


@of("explorer, pair and ticks")
def test_the_page_takes_in_no_words_but_those_of_its_own_lists(view: Visitor) -> None:
    """S10: whoever types may only find what is in a list; nothing typed is kept."""
    view.page.locator(".st-key-lists button").click()
    expect(view.page.get_by_role("dialog")).to_be_visible()
    boxes = view.page.locator("input:not([type=checkbox], [type=radio]), textarea, [contenteditable=true]")
    names = boxes.evaluate_all("boxes => boxes.map((box) => box.getAttribute('aria-label'))")
    assert sorted(names) == ["Compare", "Find a symptom by any name", "Highlight a condition or a region", "with"]
    for name in names:
        view.page.get_by_label(name, exact=True).focus()
        view.page.keyboard.type("6.1 mmol/L")
        expect(view.page.get_by_role("option")).to_have_text(["No results"])
        view.page.keyboard.press("Escape")


def test_other_pages_take_in_no_words_of_their_own(view: Visitor) -> None:
    """S10: their inputs are switches, choices, and searches of what is in a list; the page of tables takes a file."""
    boxes = view.page.locator("input, textarea, select, [contenteditable=true]")
    kinds = boxes.evaluate_all("boxes => boxes.map((box) => box.role === 'combobox' ? 'search' : box.type)")
    brought = {"file"} if view.page.url.endswith("/data") else set()
    assert set(kinds) - brought <= {"checkbox", "radio", "search"}


def test_nothing_is_asked_of_another_host(view: Visitor) -> None:
    """P2, K9: and nothing is said in the console; each visitor of the other tests is held to the same."""
    assert view.noise == []


def named_in(text: str) -> list[str]:
    """Return the symptoms that a text names, by id or by label."""
    return [
        symptom
        for symptom, label in LABELS.items()
        if re.search(rf"\b({re.escape(symptom)}|{re.escape(label)})\b", text, re.IGNORECASE)
    ]
