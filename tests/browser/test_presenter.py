"""The presenter view: each page of the classroom as a slide that the last row can read."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tests.browser.audit import find_violations
from tests.browser.classroom import (
    GUESS,
    JOIN,
    LARGEST,
    LOCK,
    REVEAL,
    SLIDE,
    STEPS,
    TABLE,
    WINDOWS,
    choose_place,
    find_faint,
    find_hard_to_see,
    open_step,
    present,
    press,
    wait_for_step,
)
from tests.browser.conftest import Visit
from tests.browser.sight import NOTE, SIDEWAYS, STICKING_OUT
from tests.browser.test_windows import LOST, SET_STYLES, SPACING
from tests.browser.views import NARROW
from tests.browser.visitor import Visitor
from tests.shipped import CORE

SAID = f"{NOTE} strong"
BELOW = re.compile("beyond the window|have to be scrolled|under the banner")


def test_each_step_is_a_slide_that_can_be_read_from_afar(visit: Visit) -> None:
    """K2, S5, A: nothing to scroll, large and clear, the banner in view, nothing upon another; on a phone too."""
    visitor, faults, titles = visit(*LARGEST), [], set()
    open_step(visitor, 1, size="large")
    for step in range(1, len(STEPS) + 1):
        if step > 1:
            visitor.page.keyboard.press("ArrowRight")
            wait_for_step(visitor, step)
        titles.add(round(visitor.box(".title h2").top))
        if step not in (GUESS, JOIN):  # which have tests of their own
            found = look_at_slide(visitor)
            visitor.resize(*NARROW)
            found += look_at_narrow(visitor)
            visitor.resize(*LARGEST)
            faults += [f"step {step}: {fault}" for fault in found]
    assert not faults, "\n".join(faults)
    assert len(titles) == 1


def test_a_guess_is_a_slide_before_and_after_the_lock_and_the_reveal(visit: Visit) -> None:
    """K2, A: in the lesson, before and after each act."""
    visitor, faults = visit(*LARGEST), []
    open_step(visitor, GUESS, size="large")
    for button, shown in (("", LOCK), (LOCK, REVEAL), (REVEAL, TABLE)):
        if button:
            press(visitor, button, shown)
        faults += [f"{shown}: {fault}" for fault in find_hard_to_see(visitor)]
    faults += find_violations(visitor) + look_at_slide(visitor)
    visitor.resize(*NARROW)
    faults += look_at_narrow(visitor)
    present(visitor)
    faults += look_at_narrow(visitor)
    assert not faults, "\n".join(faults)


def test_a_guess_about_any_symptom_is_a_slide_too(visit: Visit) -> None:
    """K2: on its own page, with the longest words there can be."""
    visitor, faults = visit(*LARGEST), []
    visitor.open("/guess", size="large")
    visitor.page.mouse.click(*choose_place(visitor, CORE))
    expect(visitor.page.locator("[class*=st-key-guess-] button[aria-pressed=true]")).to_have_count(len(CORE))
    visitor.settle()
    for button, shown in (("", LOCK), (LOCK, REVEAL), (REVEAL, TABLE)):
        if button:
            press(visitor, button, shown)
        faults += [f"{shown}: {fault}" for fault in find_hard_to_see(visitor)]
    visitor.resize(*WINDOWS[1])
    faults += find_hard_to_see(visitor) + find_faint(visitor)
    assert not faults, "\n".join(faults)


def test_space_lets_conditions_join_and_each_number_of_them_is_a_slide(visit: Visit) -> None:
    """K2, K3, A: their number is in the address, and a reload keeps it; neither the drawing nor the button moves."""
    visitor, faults, buttons = visit(*LARGEST), [], set()
    open_step(visitor, JOIN)
    present(visitor)
    drawing = "document.querySelector('.st-key-drawn .main-svg')"
    visitor.page.evaluate(f"{drawing}.kept = true")
    rows = visitor.page.locator("table.plain tbody tr")
    for joined in range(1, len(CORE) + 1):
        if joined > 1:
            visitor.page.keyboard.press("Space")
        expect(rows).to_have_count(joined)
        wait_for_step(visitor, JOIN)
        assert visitor.query.get("joined", "1") == str(joined)
        faults += [f"{joined} joined: {fault}" for fault in find_hard_to_see(visitor)]
        buttons.add(round(visitor.box(".st-key-join button").top))
    assert len(buttons) == 1
    assert visitor.page.evaluate(f"{drawing}.kept === true")
    faults += find_violations(visitor) + look_at_slide(visitor)  # of all, the fullest
    visitor.resize(*LARGEST)
    faults += look_at_spaced(visitor)
    visitor.resize(*NARROW)
    faults += look_at_narrow(visitor)
    visitor.page.keyboard.press("Space")
    expect(rows).to_have_count(1)  # and again from the start
    visitor.page.keyboard.press("Space")
    expect(rows).to_have_count(2)
    visitor.settle()
    visitor.page.reload()
    expect(rows).to_have_count(2)
    assert not faults, "\n".join(faults)


@pytest.mark.parametrize("path", ["/questions", "/cards", "/teachers"])
def test_other_pages_of_the_classroom_are_large_and_clear_too(visit: Visit, path: str) -> None:
    """K2, A: what a class works with needs no scrolling; the page for teachers may be scrolled."""
    visitor, faults = visit(*LARGEST), []
    visitor.open(path, size="large")
    for size in (SLIDE, LARGEST):
        visitor.resize(*size)
        faults += [fault for fault in find_hard_to_see(visitor) if path != "/teachers" or not BELOW.search(fault)]
    faults += find_faint(visitor)
    visitor.resize(*NARROW)
    faults += look_at_narrow(visitor)
    assert not faults, "\n".join(faults)


def look_at_slide(visitor: Visitor) -> list[str]:
    """Find what is hard to see in any window, and what is faint."""
    faults = find_faint(visitor)
    for size in WINDOWS:
        visitor.resize(*size)
        faults += find_hard_to_see(visitor)
    return faults


def look_at_spaced(visitor: Visitor) -> list[str]:
    """Find what is lost where a reader spaces the text more, the banner included (S5, WCAG 1.4.12)."""
    visitor.page.evaluate(SET_STYLES, SPACING)
    visitor.settle()
    faults = visitor.page.evaluate(LOST)[1] + ["the banner is cut"] * (not visitor.box(SAID).within(visitor.box(NOTE)))
    visitor.page.evaluate(SET_STYLES, "")
    visitor.settle()
    return [f"spaced: {fault}" for fault in faults]


def look_at_narrow(visitor: Visitor) -> list[str]:
    """Find what a window as narrow as that of a phone cuts off (WCAG 1.4.10)."""
    faults = [f"sticks out: {words}" for words in visitor.page.evaluate(STICKING_OUT)]
    faults += ["the page scrolls sideways"] * (visitor.page.evaluate(SIDEWAYS) != [0, 0, 0])
    return faults


def test_the_presenter_view_is_turned_on_and_off_at_its_place(visit: Visit) -> None:
    """K2, K3, K5: by its switch and by Escape; the address holds it, and the step stays."""
    visitor = visit(*LARGEST)
    open_step(visitor, 2)
    present(visitor)
    assert visitor.query == {"step": "2", "size": "large"}
    wait_for_step(visitor, 2)
    present(visitor)
    assert visitor.query == {"step": "2"}
    present(visitor)
    assert_a_question_mark_shows_the_keys(visitor)
    visitor.page.keyboard.press("Escape")
    visitor.wait_for_address("/lesson", step="2")
    wait_for_step(visitor, 2)
    expect(visitor.page.locator(".st-key-head")).to_be_visible()


def assert_a_question_mark_shows_the_keys(visitor: Visitor) -> None:
    """Show the keys within the window, large enough and on top, and hide them again (K3)."""
    hint = visitor.page.locator(".st-key-keys p")
    expect(hint).to_be_hidden()
    visitor.page.keyboard.press("?")
    expect(hint).to_be_visible()
    assert find_hard_to_see(visitor) == []
    [shown] = [
        text for text in visitor.read_texts() if "st-key-keys" in text.keys and text.text.startswith("Arrow keys")
    ]
    assert hint.evaluate("(hint, [x, y]) => hint.contains(document.elementFromPoint(x, y))", list(shown.box.middle))
    visitor.page.keyboard.press("?")
    expect(hint).to_be_hidden()
