"""Why they are linked: stories told step by step, each step with its own address."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.browser.classroom import SLIDE, WINDOWS, WORDS, find_hard_to_see
from tests.browser.conftest import Visit, of
from tests.browser.legible import find_unreadable
from tests.browser.views import DESK, NARROW, PHONE
from tests.browser.visitor import FIGURE, Visitor
from tests.shipped import read_rows

STEPS = {
    story["id"]: [row["mechanism_id"] for row in read_rows("story_arrows") if row["story"] == story["id"]]
    for story in read_rows("stories")
}
FIRST, SECOND = list(STEPS)[:2]
TITLES = {row["id"]: row["title"] for row in read_rows("stories")}
MECHANISMS = {row["id"]: row for row in read_rows("mechanisms")}
QUALIFICATIONS = read_rows("qualifications")
SAID = {mechanism: row["explanation"] for mechanism, row in MECHANISMS.items()}
ROOM = "document.querySelector('.st-key-story-figure')"


def find_address(story: str, step: int = 1) -> dict[str, str]:
    """Return the query of a step: it leaves out what the page begins with."""
    return ({} if story == FIRST else {"story": story}) | ({"step": str(step)} if step > 1 else {})


def choose(visitor: Visitor, story: str) -> None:
    """Choose a story by its title."""
    visitor.page.get_by_text(TITLES[story], exact=True).first.click()
    assert_step(visitor, story, 1)


def test_every_story_is_readable_and_nothing_overlaps(visit: Visit) -> None:
    """C3, C4, K2: in windows of every size, and as a slide in the presenter view."""
    visitor, faults = visit(), []
    visitor.open("/mechanisms")
    for size in (DESK, NARROW):
        visitor.resize(*size)
        for story in STEPS:
            choose(visitor, story)
            faults += [f"{story}, {size}: {fault}" for fault in find_unreadable(visitor)]
    faults += look_from_afar(visitor)
    assert not faults, "\n".join(faults)


def look_from_afar(visitor: Visitor) -> list[str]:
    """Look at every story in the presenter view, at its step of most words (K2)."""
    faults: list[str] = []
    for story, steps in STEPS.items():
        visitor.open("/mechanisms", size="large", **find_address(story, 1 + steps.index(max(steps, key=count_words))))
        for size in (*WINDOWS, SLIDE):
            visitor.resize(*size)
            faults += [f"{story}: {fault}" for fault in find_hard_to_see(visitor)]
            faults += [f"{story} scrolls"] * visitor.page.evaluate(f"{ROOM}.scrollHeight > {ROOM}.clientHeight")
        faults += [f"large, {story}: {fault}" for fault in find_unreadable(visitor, least=0.99 * WORDS)]
    return faults


def count_words(mechanism: str) -> int:
    """Count the letters of what is said beside an arrow."""
    told = MECHANISMS[mechanism]["explanation"] + MECHANISMS[mechanism]["founding_says"]
    return len(told) + sum(len(row["others"]) for row in QUALIFICATIONS if mechanism in row["mechanism_ids"].split("|"))


def assert_step(visitor: Visitor, story: str, step: int) -> None:
    """Hold the told arrow, the line that counts and the address against the story's rows."""
    visitor.wait_for_address("/mechanisms", **find_address(story, step))
    expect(visitor.page.locator(".st-key-steps [role=status]")).to_have_text(f"Step {step} of {len(STEPS[story])}")
    expect(visitor.page.locator(".told .statement").first).to_contain_text(SAID[STEPS[story][step - 1]])
    visitor.settle()
    lines = visitor.page.locator(f"{FIGURE} .js-line").evaluate_all(
        "lines => lines.map((line) => parseFloat(getComputedStyle(line).strokeWidth))"
    )
    assert sum(width > 4 for width in lines) == 1


def test_buttons_and_history_lead_through_the_stories(visit: Visit) -> None:
    """K3, A: each step has its address, a reload keeps it, and focus stays on Next while it can be pressed."""
    visitor = visit()
    visitor.open("/mechanisms")
    step_on, step_back = (visitor.page.get_by_role("button", name=name, exact=True) for name in ("Next", "Back"))
    assert_step(visitor, FIRST, 1)
    expect(step_back).to_be_disabled()
    step_on.focus()
    for step in (2, 3):
        visitor.page.keyboard.press("Enter")
        assert_step(visitor, FIRST, step)
        expect(step_on).to_be_focused()
    visitor.page.reload()
    assert_step(visitor, FIRST, 3)
    step_back.click()
    assert_step(visitor, FIRST, 2)
    choose(visitor, SECOND)
    step_on.click()
    assert_step(visitor, SECOND, 2)
    for story, step in ((SECOND, 1), (FIRST, 2), (FIRST, 3)):
        visitor.page.evaluate("history.back()")
        assert_step(visitor, story, step)
    assert_the_last_step_has_no_next_and_survives_a_visit_to_another_page(visitor)


def assert_the_last_step_has_no_next_and_survives_a_visit_to_another_page(visitor: Visitor) -> None:
    """Go to the end of a story, to another page and back (K3, K5)."""
    last = len(STEPS[SECOND])
    choose(visitor, SECOND)
    for step in range(2, last + 1):
        visitor.page.get_by_role("button", name="Next", exact=True).click()
        assert_step(visitor, SECOND, step)
    expect(visitor.page.get_by_role("button", name="Next", exact=True)).to_be_disabled()
    for name, path in (("What the lab sees", "/labs"), ("Why they are linked", "/mechanisms")):
        visitor.page.get_by_role("link", name=name, exact=True).click()
        visitor.page.wait_for_url(f"**{path}*")
        visitor.settle()
    assert_step(visitor, SECOND, last)


@of("mechanisms")
def test_the_diet_table_says_what_is_diet_and_what_is_supplements(view: Visitor) -> None:
    """S15, A: a narrow window loses no heading."""
    for size in (DESK, PHONE):
        view.resize(*size)
        for heading in ("A balanced diet", "Supplements under supervision"):
            shown = view.page.locator(".st-key-diet").get_by_text(heading, exact=True).locator("visible=true")
            expect(shown).not_to_have_count(0)
