"""The emergency notice: when it is shown, what it says, and that nothing gives way to it."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Visit
from tests.browser.explorer import find_places
from tests.browser.sight import SCROLL
from tests.browser.views import NARROW, PHONE
from tests.browser.visitor import Visitor
from tests.shipped import CLINICAL, CORE, EMERGENCY_NUMBERS, LABELS, NAMES, RED_FLAGS

TABLET = (1024, 768)
WORDS = ".st-key-emergency .alarm p"
LINE_HEIGHT = 1.15
# Windows, and the lines of the notice that its room is made for.
PROJECTED = {(1280, 720): 2, TABLET: 2}
ORDINARY = {(1280, 720): 2, PHONE: 3, NARROW: 3}
WIDER = ("0.055em", "0.12em")  # what makes letters a tenth wider, and what readers may ask for (WCAG 1.4.12)
SPACE_LETTERS = """
spacing => {
  const own = document.querySelector('#own') ?? document.head.appendChild(document.createElement('style'));
  own.id = 'own';
  own.textContent = `.st-key-banner *, .st-key-bar * { letter-spacing: ${spacing} !important; }`;
}
"""
WATCH_SCROLL = """
() => {
  window.scrolled = new Set();
  const look = () => {
    window.scrolled.add(document.querySelector('[data-testid=stMain]').scrollTop);
    requestAnimationFrame(look);
  };
  look();
}
"""


def test_red_flags_alone_show_one_emergency_notice_that_moves_nothing_else(visitor: Visitor) -> None:
    """S8, S9."""
    before = find_places(visitor)
    visitor.tick("confusion")
    assert_one_notice(visitor)
    assert find_places(visitor) == before
    visitor.tick(*RED_FLAGS[1:4])
    assert_one_notice(visitor)
    visitor.tick(*RED_FLAGS[:4])
    expect(visitor.page.locator(".st-key-emergency")).to_be_hidden()
    assert find_places(visitor) == before
    assert_all_others_call_for_no_help(visitor)


def assert_all_others_call_for_no_help(visitor: Visitor) -> None:
    """Tick all symptoms that are no red flags, and one that is (S8, S9)."""
    flags = ", ".join(f".st-key-tick-{symptom} input" for symptom in RED_FLAGS)
    boxes = visitor.page.locator(f".st-key-checklist input:not({flags})")
    boxes.evaluate_all("boxes => boxes.forEach((box) => box.click())")
    expect(visitor.page.locator("table.answers tbody tr:visible")).to_have_count(len(LABELS) - len(RED_FLAGS))
    visitor.settle()
    expect(visitor.page.locator(".st-key-emergency")).to_be_hidden()
    visitor.tick(RED_FLAGS[-1])
    assert_one_notice(visitor)
    visitor.resize(*TABLET)
    assert visitor.box(".st-key-emergency [role=alert] p").within(visitor.box(".st-key-emergency"))


def assert_one_notice(visitor: Visitor) -> None:
    visitor.page.evaluate(SCROLL, 0)
    alerts = visitor.page.get_by_role("alert")
    expect(alerts).to_have_count(1)
    notice = visitor.box(".st-key-emergency")
    assert notice.within(visitor.window())
    assert notice.bottom <= visitor.box(".st-key-chart").top < visitor.box(".st-key-listing").top
    said = visitor.page.locator(".st-key-emergency").inner_text().casefold()
    assert [number for number in EMERGENCY_NUMBERS if number not in said] == []
    assert [name for name in [*NAMES.values(), *CLINICAL] if name.casefold() in said] == []


def test_the_emergency_notice_moves_nothing_on_a_phone(visit: Visit) -> None:
    """S8, U3, C6: in the first screenful; at no moment, or the next of two fast clicks would miss its mark."""
    visitor = visit(*NARROW)
    visitor.open(imbalances=".".join(CORE[:2]))
    before = find_places(visitor)
    visitor.tick("confusion")
    assert_one_notice(visitor)
    assert find_places(visitor) == before
    visitor.tick("confusion")
    visitor.place_of("cardiac_arrest")
    visitor.page.evaluate(WATCH_SCROLL)
    for count in range(4):
        visitor.box_of("breathing_problems").evaluate("box => box.click()")
        expect(visitor.page.locator(".st-key-emergency")).to_be_visible(visible=count % 2 == 0)
        visitor.settle()
    assert len(visitor.page.evaluate("[...window.scrolled]")) == 1


@pytest.mark.parametrize("windows", [(PROJECTED, {"size": "large"}), (ORDINARY, {})], ids=["presented", "ordinary"])
def test_the_notice_holds_wider_letters_and_moves_nothing(
    visit: Visit, windows: tuple[dict[tuple[int, int], int], dict[str, str]]
) -> None:
    """S8, U3: fonts differ; with letters a tenth wider it needs no more lines than its room was made for."""
    visitor, (sizes, query) = visit(), windows
    visitor.open(**query)
    for size, lines in sizes.items():
        visitor.resize(*size)
        for spacing in WIDER:
            visitor.page.evaluate(SPACE_LETTERS, spacing)
            visitor.settle()
            before = find_places(visitor)
            visitor.box_of("confusion").evaluate("box => box.click()")
            notice, words = visitor.box(".st-key-emergency"), visitor.box(WORDS)
            assert find_places(visitor) == before, f"{size}, {spacing}: it moves something"
            assert words.within(notice), f"{size}, {spacing}: {words} in {notice}"
            most = lines * LINE_HEIGHT * words.size + 0.25 * words.size
            assert spacing != WIDER[0] or words.bottom - words.top < most, f"{size}: more than {lines} lines"
            visitor.box_of("confusion").evaluate("box => box.click()")
