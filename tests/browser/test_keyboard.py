"""Everything by keyboard alone: where Tab leads, what Space does, and that focus is always seen."""

from __future__ import annotations

from itertools import pairwise
from typing import TypedDict

from playwright.sync_api import expect

from tests.browser.conftest import Visit, of
from tests.browser.explorer import find_rows
from tests.browser.views import FULLEST, VIEWS
from tests.browser.visitor import Visitor
from tests.shipped import CORE, LABELS

TICKED = "explorer, pair and ticks"
# A checkbox itself is hidden; its label is what one sees. What holds the banner cannot be under it.
READ_FOCUS = """
() => {
  const focus = document.activeElement, banner = document.querySelector('.st-key-banner');
  const near = (part) => [part.parentElement.parentElement, part.parentElement, part];
  const look = (part) => [...near(part), ...[...part.querySelectorAll('*')].slice(0, 12)] // of a table, its first cells
    .flatMap((one) => [getComputedStyle(one), getComputedStyle(one, '::before')])
    .map((style) => style.outline + style.boxShadow + style.borderColor).join();
  const left = window.left, looks = left && look(left.part);
  const shown = focus.closest('label') ?? focus, holds = shown.contains(banner), seen = window.walked.has(focus);
  window.walked.add(focus);
  const box = shown.getBoundingClientRect(), bar = banner.getBoundingClientRect();
  window.left = focus === document.body ? null : {part: shown, looks: look(shown)};
  const keys = [...(focus.closest('[class*=st-key-]')?.classList ?? [])].filter((name) => name.startsWith('st-key-'));
  return {
    seen, shows: !left || looks !== left.looks, tag: focus.tagName, key: keys[0] ?? '',
    name: focus.getAttribute('aria-label') ?? focus.textContent.trim(),
    under: !holds && box.top < bar.bottom - 0.5 && box.bottom > bar.top + 0.5,
    inside: holds || (box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth),
  };
}
"""


class Focus(TypedDict):
    """The element that has the focus."""

    seen: bool  # at an earlier stop
    shows: bool  # the element at the stop before looked different while it had the focus
    tag: str
    key: str
    name: str
    under: bool  # the banner covers some of it
    inside: bool  # some of it is in the window


def walk(visitor: Visitor, key: str = "Tab") -> list[Focus]:
    """Press Tab once round the whole page and note each stop."""
    visitor.page.emulate_media(reduced_motion="reduce")  # the looks of a stop are read at once
    visitor.page.evaluate("window.walked = new Set(); window.left = null")
    visitor.page.locator("[data-testid=stSkipToContent]").focus()
    stops: list[Focus] = []
    stop: Focus = visitor.page.evaluate(READ_FOCUS)
    while not stop["seen"]:
        if stop["tag"] != "BODY":  # between the end and the start
            stops.append(stop)
        visitor.page.keyboard.press(key)
        stop = visitor.page.evaluate(READ_FOCUS)
    return stops


@of(TICKED)
def test_tab_reaches_every_control_and_focus_is_seen(view: Visitor) -> None:
    """A (WCAG 2.4.7, 2.4.11), S6."""
    stops = walk(view)
    assert find_unseen(stops) == []
    keys = [stop["key"].removeprefix("st-key-") for stop in stops]
    wanted = [f"tick-{symptom}" for symptom in LABELS]
    wanted += ["conditions", "lists", "view_chart", "find", "clear", "link"]
    assert sorted(set(wanted) - set(keys)) == []
    summaries = [stop for stop in stops if stop["tag"] == "SUMMARY" and stop["key"] == "st-key-listing"]
    assert len(summaries) == view.page.locator(".st-key-listing summary:visible").count() > 2
    ticks = [at for at, key in enumerate(keys) if key.startswith("tick-")]
    answers = [at for at, key in enumerate(keys) if key == "listing"]
    assert keys.index("view_chart") < ticks[0] < ticks[-1] < answers[0]
    assert ticks == list(range(ticks[0], ticks[0] + len(LABELS)))  # nothing stands between two boxes


@of(*(name for name in VIEWS if name not in (TICKED, FULLEST)))
def test_focus_is_seen_and_never_under_the_banner(view: Visitor) -> None:
    """A (WCAG 2.4.7, 2.4.11), S6: in all other views."""
    stops = walk(view)
    assert len(stops) > 6
    assert find_unseen(stops) == []


@of("labs")
def test_focus_is_seen_backwards_too(view: Visitor) -> None:
    """A (WCAG 2.4.7, 2.4.11), S6: on a page that scrolls below the banner."""
    assert find_unseen(walk(view, "Shift+Tab")) == []


def test_focus_is_seen_in_the_presenter_view(visit: Visit) -> None:
    """A (WCAG 2.4.7, 2.4.11), K2."""
    visitor = visit()
    visitor.open("/lesson", step="2", size="large")
    assert find_unseen(walk(visitor)) == []


def find_unseen(stops: list[Focus]) -> list[str]:
    """Find the stops that a visitor would not see: outside, under the banner, or looking as ever."""
    faults = [f"{stop['name']} is outside the window" for stop in stops if not stop["inside"]]
    faults += [f"{stop['name']} is under the banner" for stop in stops if stop["under"]]
    return faults + [f"{stop['name']} does not show the focus" for stop, after in pairwise(stops) if not after["shows"]]


@of("explorer")
def test_every_checkbox_is_called_what_its_label_says(view: Visitor) -> None:
    """A (WCAG 2.5.3): a screen reader and speech control hear the name that is seen."""
    names = {
        symptom: view.box_of(symptom).evaluate("box => box.getAttribute('aria-label') ?? box.labels[0].innerText")
        for symptom in LABELS
    }
    assert names == LABELS


def test_space_ticks_enter_opens_and_clears_and_the_arrow_keys_choose(visitor: Visitor) -> None:
    """A, C6, S16, U1: a whole visit without a mouse; the row of each tick is in sight, however many there are."""
    page, ticked = visitor.page, ("nausea_vomiting", "muscle_weakness", "confusion", "tremor", "kidney_stones")
    for symptom in ticked:
        visitor.box_of(symptom).focus()
        page.keyboard.press("Space")
        visitor.wait_for_turn(symptom, ticked=True)
        assert symptom in find_rows(visitor)
        expect(visitor.box_of(symptom)).to_be_focused()  # a tick does not throw the focus away
        expect(page.locator(f".st-key-tick-{symptom} label")).to_have_css("outline-style", "solid")  # no faint tint
    assert visitor.ticked_in_list() == visitor.ticked_in_table() == set(ticked)
    summary = page.locator("table.answers td summary:visible").first
    summary.focus()
    page.keyboard.press("Enter")
    expect(page.locator("table.answers details[open] a").first).to_be_visible()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('.flyout') !== null")
    page.get_by_role("button", name="Clear all ticks").focus()
    page.keyboard.press("Enter")
    visitor.wait_for_none()
    assert visitor.ticked_in_list() == visitor.ticked_in_table() == set()
    assert_arrow_keys_choose_lists_and_charts(visitor)


def assert_arrow_keys_choose_lists_and_charts(visitor: Visitor) -> None:
    """Open popovers by Enter; Escape leads back to their button (A)."""
    page = visitor.page
    page.locator(".st-key-lists button").focus()
    page.keyboard.press("Enter")
    expect(page.locator(".st-key-view_listing")).to_be_visible()
    page.locator(".st-key-view_listing input").first.focus()
    page.keyboard.press("ArrowDown")
    visitor.wait_for_query(listing="founding")
    page.keyboard.press("Escape")
    expect(page.locator(".st-key-lists button")).to_be_focused()
    page.locator(".st-key-view_chart button").first.focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Space")
    visitor.wait_for_query(listing="founding", chart="matrix")
    page.locator(".st-key-conditions button").focus()
    page.keyboard.press("Enter")
    expect(page.locator(".st-key-presets")).to_be_visible()
    page.locator(".st-key-preset-pair button").focus()
    page.keyboard.press("Enter")
    visitor.wait_for_query(imbalances=".".join(CORE[:2]), listing="founding", chart="matrix")
