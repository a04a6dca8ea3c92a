"""The lesson: its steps by button, key, address and history, and the way back to the start."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.browser.classroom import (
    GUESS,
    LARGEST,
    LOCK,
    REVEAL,
    STEPS,
    find_pills,
    open_step,
    press,
    wait_for_step,
    wait_for_title,
)
from tests.browser.conftest import Visit
from tests.browser.visitor import Visitor
from tests.shipped import read_rows

ASKED = read_rows("questions")
QUESTION = f"Question {{}} of {len(ASKED)}"
[MATCH] = [row for row in read_rows("lesson") if row["kind"] == "match"]


def assert_step(visitor: Visitor, step: int) -> None:
    wait_for_step(visitor, step)
    assert visitor.query == ({"step": str(step)} if step > 1 else {})


def test_buttons_arrow_keys_and_history_lead_through_the_lesson(visit: Visit) -> None:
    """K3: each step has its address, and a reload keeps it; a button that has the focus takes no arrow key."""
    visitor = visit(*LARGEST)
    visitor.open("/lesson")
    assert_step(visitor, 1)
    visitor.page.get_by_role("button", name="Next", exact=True).click()
    assert_step(visitor, 2)
    for step in range(3, len(STEPS) + 1):
        visitor.page.keyboard.press("ArrowRight")
        assert_step(visitor, step)
    visitor.page.keyboard.press("ArrowRight")  # the last step has no next
    visitor.page.reload()
    assert_step(visitor, len(STEPS))
    visitor.page.keyboard.press("ArrowLeft")
    assert_step(visitor, len(STEPS) - 1)
    visitor.page.go_back()
    assert_step(visitor, len(STEPS))
    visitor.page.go_forward()
    assert_step(visitor, len(STEPS) - 1)
    visitor.page.get_by_role("button", name="Back", exact=True).click()
    assert_step(visitor, len(STEPS) - 2)


def assert_space_locks_no_answer(visitor: Visitor) -> None:
    """Press the key of the lesson on the page of questions, which one came to from it (K1)."""
    expect(visitor.page.locator(LOCK)).to_be_enabled()
    visitor.page.evaluate("document.activeElement.blur()")
    visitor.page.keyboard.press("Space")
    visitor.page.get_by_role("button", name="Next", exact=True).click()
    wait_for_title(visitor, QUESTION.format(2))
    visitor.page.get_by_role("button", name="Back", exact=True).click()
    wait_for_title(visitor, QUESTION.format(1))
    expect(visitor.page.locator(".told")).to_have_count(0)


def test_keys_of_the_lesson_end_with_it_and_start_over_empties_the_classroom(visit: Visit) -> None:
    """K1, K4: guess, answer and cards are gone, in the browser too."""
    visitor = visit(*LARGEST)
    open_step(visitor, GUESS)
    find_pills(visitor).first.click()
    expect(find_pills(visitor).first).to_have_attribute("aria-pressed", "true")
    press(visitor, LOCK, REVEAL)
    go(visitor, "Questions", QUESTION.format(1))
    visitor.page.locator("[data-testid=stRadioOption]").first.click()
    assert_space_locks_no_answer(visitor)
    press(visitor, LOCK, ".told")
    go(visitor, "Card match", MATCH["title"])
    visitor.page.locator("[class*=st-key-card-] button").first.click()
    expect(visitor.page.locator("[class*=st-key-card-] button[aria-pressed=true]")).to_have_count(1)
    visitor.page.get_by_role("button", name="Start over").click()
    visitor.wait_for_address("/")
    visitor.page.get_by_role("link", name="Classroom").click()
    assert_step(visitor, 1)
    for step in range(2, GUESS + 1):
        visitor.page.keyboard.press("ArrowRight")
        wait_for_step(visitor, step)
    chosen = visitor.page.locator("[data-testid=stMain] button[aria-pressed=true], [data-testid=stRadio] input:checked")
    expect(visitor.page.locator(LOCK)).to_be_visible()
    expect(chosen).to_have_count(0)
    for name, title in (("Questions", QUESTION.format(1)), ("Card match", MATCH["title"])):
        go(visitor, name, title)
        expect(visitor.page.locator(".told")).to_have_count(0)
        expect(chosen).to_have_count(0)


def go(visitor: Visitor, name: str, title: str) -> None:
    """Follow a link at the top of the classroom."""
    visitor.page.locator(".st-key-classroom").get_by_role("link", name=name, exact=True).click()
    wait_for_title(visitor, title)
