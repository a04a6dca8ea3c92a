"""Other ways to see and to point: larger text, wider spacing, zoom, the system's own colours, less motion."""

from __future__ import annotations

from itertools import pairwise

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import PAGES, Visit
from tests.browser.shipped import CORE
from tests.browser.test_screens import SIDEWAYS
from tests.browser.visitor import Visitor

VIEWS: dict[str, tuple[str, dict[str, str]]] = {
    "explorer": ("/", {"ticked": "confusion.tremor"}),
    "pair": ("/", {"imbalances": ".".join(CORE[:2]), "chart": "pair"}),
    **{path: (path, {}) for path in PAGES},
    "guess in the lesson": ("/lesson", {"step": "2"}),
    "conditions that join": ("/lesson", {"step": "4", "joined": "3"}),
}
SPACING = """
* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }
p { margin-bottom: 2em !important; }
"""  # WCAG 1.4.12
WAYS = {  # width and height of the window, and the styles a visitor adds
    "200 % text": (1280, 800, ":root { font-size: 200% !important; }"),
    "200 % text on a phone": (390, 844, ":root { font-size: 200% !important; }"),
    "wide spacing": (1280, 800, SPACING),
    "wide spacing on a phone": (390, 844, SPACING),
    "200 % zoom": (640, 400, ""),
}
# Lines of text outside of charts that are cut off by what holds them, leave the window, or lie on each other.
LOST = """
() => {
  const main = document.querySelector('[data-testid=stMain]'), found = [], faults = new Set();
  const scrolls = (part) => /auto|scroll/.test(getComputedStyle(part).overflowY);
  const list = (part) => part === main ? [] : [part, ...(scrolls(part) ? [] : list(part.parentElement))];
  const walker = document.createTreeWalker(main, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const node = walker.currentNode, part = node.parentElement, said = node.textContent.trim().slice(0, 40);
    if (!said || part.closest('svg, style, script, .st-key-banner')) continue;
    if (!part.checkVisibility({visibilityProperty: true, opacityProperty: true})) continue;
    const holders = list(part).filter((one) => getComputedStyle(one).overflowX !== 'visible')
      .map((one) => ({...one.getBoundingClientRect().toJSON(), more: scrolls(one)}));
    if (holders.some(({width, height}) => width < 2 || height < 2)) continue; // for screen readers alone
    const range = document.createRange();
    range.selectNodeContents(node);
    for (const {left, top, right, bottom} of range.getClientRects()) {
      const free = 0.3 * (bottom - top); // above and below the letters
      const line = {said, left, top: top + free, right, bottom: bottom - free};
      const beyond = holders.filter((box) => line.top < box.top || line.bottom > box.bottom);
      if (left < -1 || right > innerWidth + 1) faults.add(`leaves the window: ${said}`);
      if (holders.some((box) => left < box.left - 1 || right > box.right + 1) || beyond.some(({more}) => !more)) {
        faults.add(`cut off: ${said}`);
      }
      if (!beyond.length) found.push(line); // else it can be scrolled to
    }
  }
  found.forEach((one, at) => found.slice(at + 1).forEach((other) => {
    const wide = Math.min(one.right, other.right) - Math.max(one.left, other.left);
    const high = Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top);
    if (wide > 2 && high > 2) faults.add(`${one.said} lies on ${other.said}`);
  }));
  return [found.length, [...faults]];
}
"""
SMALL = """
() => [...document.querySelectorAll('[data-testid=stApp] :is(a[href], button, summary, input, [role=radio])')]
  .map((part) => part.matches('label input') ? part.closest('label') : part)
  .filter((part) => part.checkVisibility({visibilityProperty: true, opacityProperty: true}))
  .map((part) => [part.textContent.slice(0, 60), part.getBoundingClientRect()])
  .filter(([, {width, height}]) => width > 2 && (width < 24 || height < 24))
  .map(([said, {width, height}]) => `${said}: ${width.toFixed()} x ${height.toFixed()} px`)
"""
READ_BACKGROUND = "part => getComputedStyle(part).backgroundColor"
MOVING = """
() => [...document.querySelectorAll('[data-testid=stApp] *')].filter((part) => {
  const {transitionDuration, animationName} = getComputedStyle(part);
  return animationName !== 'none' || transitionDuration.split(', ').some((time) => parseFloat(time) > 0);
}).map((part) => part.outerHTML.slice(0, 100))
"""


def open_view(visitor: Visitor, view: str) -> None:
    path, query = VIEWS[view]
    visitor.open(path, **query)


@pytest.mark.parametrize("view", VIEWS)
def test_large_text_wide_spacing_and_zoom_lose_nothing(visit: Visit, view: str) -> None:
    """A (WCAG 1.4.4, 1.4.12): nothing is cut off, scrolls sideways or lies on something else."""
    visitor, faults = visit(), []
    open_view(visitor, view)
    for way, (width, height, styles) in WAYS.items():
        visitor.resize(width, height)
        visitor.page.evaluate(
            "styles => { const own = document.querySelector('#own') ?? document.head.appendChild("
            "Object.assign(document.createElement('style'), {id: 'own'})); own.textContent = styles; }",
            styles,
        )
        visitor.settle()
        lines, lost = visitor.page.evaluate(LOST)
        assert lines > 10
        faults += [f"{way}: {fault}" for fault in lost]
        if visitor.page.evaluate(SIDEWAYS) != [0, 0, 0]:
            faults.append(f"{way}: the page scrolls sideways")
    assert not faults, "\n".join(faults)


@pytest.mark.parametrize(("width", "height"), [(1280, 800), (390, 844)])
def test_every_target_is_large_enough_for_a_finger(visit: Visit, width: int, height: int) -> None:
    """A (WCAG 2.5.8): 24 x 24 px."""
    visitor, faults = visit(width, height), []
    for view in VIEWS:
        open_view(visitor, view)
        faults += [f"{view}: {fault}" for fault in visitor.page.evaluate(SMALL)]
    assert not faults, "\n".join(faults)


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_the_colours_of_the_system_keep_words_readable(visit: Visit, dark: bool) -> None:
    """A: forced colours."""
    visitor, faults = visit(), []
    visitor.page.emulate_media(forced_colors="active", color_scheme="dark" if dark else "light")
    for view in VIEWS:
        open_view(visitor, view)
        words = [text for text in visitor.read_texts() if not text["drawn"] and not text["off"]]
        assert len(words) > 10
        faults += [f"{view}: {text['contrast']:.1f} to 1: {text['text']}" for text in words if text["contrast"] < 4.5]
    assert not faults, "\n".join(faults)


def test_the_colours_of_the_system_show_what_is_chosen(visit: Visit) -> None:
    """A: forced colours; a box, a switch, a choice of one and of several, before and after."""
    visitor = visit()
    visitor.page.emulate_media(forced_colors="active")
    box, option = "label > div:not([data-testid])", "[data-testid=stRadioOption] > div > div:first-child"
    for path, control in (
        ("/", f".st-key-tick-tremor {box}"),
        ("/", f".st-key-view_large {box}"),
        ("/", ".st-key-view_listing button:last-of-type"),
        ("/questions", f"{option} >> nth=1"),
        ("/guess", "[class*=st-key-guess-] button >> nth=1"),
    ):
        visitor.open(path)
        part = visitor.page.locator(control).first
        before = part.evaluate(READ_BACKGROUND)
        part.click()
        expect(part).not_to_have_css("background-color", before)


def test_nothing_moves_for_who_asks_for_less_motion(visit: Visit) -> None:
    """A (WCAG 2.3.3)."""
    visitor = visit()
    visitor.open()
    assert visitor.page.evaluate(MOVING) != [], "nothing is measured"
    visitor.page.emulate_media(reduced_motion="reduce")
    for view in VIEWS:
        open_view(visitor, view)
        assert visitor.page.evaluate(MOVING) == [], view


def test_every_page_has_one_title_and_ordered_headings(visit: Visit) -> None:
    """A: one h1 first, and no level is left out on the way down."""
    visitor = visit()
    for view in VIEWS:
        open_view(visitor, view)
        levels = visitor.page.locator("h1, h2, h3, h4, h5, h6").evaluate_all("all => all.map((one) => +one.tagName[1])")
        assert levels.count(levels[0]) == levels[0] == 1, view
        assert all(after <= before + 1 for before, after in pairwise(levels)), view
