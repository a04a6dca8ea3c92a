"""Other ways to see and to point: larger text, wider spacing, zoom, the system's own colours, less motion."""

from __future__ import annotations

from itertools import pairwise

import pytest
from playwright.sync_api import WebSocketRoute, expect
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

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
SET_STYLES = """
styles => {
  const own = document.querySelector('#own') ?? document.head.appendChild(document.createElement('style'));
  own.id = 'own';
  own.textContent = styles;
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
WAITING = """
() => {
  const parts = [...document.querySelectorAll('[data-stale=true]')];
  return parts.length > 0 && parts.map((part) => getComputedStyle(part).opacity);
}
"""


@pytest.mark.parametrize("view", VIEWS)
def test_a_view_is_for_every_eye_and_hand(visit: Visit, view: str) -> None:
    """A: one page is opened and seen in all ways, since opening takes longer than looking."""
    visitor = visit()
    path, query = VIEWS[view]
    visitor.open(path, **query)
    faults = find_in_headings(visitor)
    for width, height in ((1280, 800), (390, 844)):
        visitor.resize(width, height)
        faults += [f"{width} px: small: {target}" for target in visitor.page.evaluate(SMALL)]
    faults += find_lost(visitor) + find_in_system_colours(visitor)
    visitor.page.emulate_media(reduced_motion="reduce")
    faults += [f"moves: {part}" for part in visitor.page.evaluate(MOVING)]
    assert not faults, "\n".join(faults)


def find_in_headings(visitor: Visitor) -> list[str]:
    """A: one h1 first, and no level is left out on the way down."""
    levels = visitor.page.locator("h1, h2, h3, h4, h5, h6").evaluate_all("all => all.map((one) => +one.tagName[1])")
    left_out = any(after > before + 1 for before, after in pairwise(levels))
    return [f"headings: {levels}"] if left_out or levels[0] != 1 or levels.count(1) != 1 else []


def find_lost(visitor: Visitor) -> list[str]:
    """A (WCAG 1.4.4, 1.4.12): what is cut off, scrolls sideways or lies on something else."""
    faults = []
    for way, (width, height, styles) in WAYS.items():
        visitor.resize(width, height)
        visitor.page.evaluate(SET_STYLES, styles)
        visitor.settle()
        lines, lost = visitor.page.evaluate(LOST)
        assert lines > 10
        faults += [f"{way}: {fault}" for fault in lost]
        if visitor.page.evaluate(SIDEWAYS) != [0, 0, 0]:
            faults.append(f"{way}: the page scrolls sideways")
    visitor.page.evaluate(SET_STYLES, "")
    return faults


def find_in_system_colours(visitor: Visitor) -> list[str]:
    """A: forced colours; words that stand out too little."""
    faults = []
    visitor.resize(1280, 800)
    for dark in (False, True):
        visitor.choose_theme(dark)
        visitor.page.emulate_media(forced_colors="active")
        words = [text for text in visitor.read_texts() if not text["drawn"] and not text["off"]]
        assert len(words) > 10
        faults += [
            f"forced colours, dark {dark}: {text['contrast']:.1f} to 1: {text['text']}"
            for text in words
            if text["contrast"] < 4.5
        ]
        visitor.page.emulate_media(forced_colors="none")
    return faults


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


def test_a_page_moves_for_others(visitor: Visitor) -> None:
    """What says that nothing moves would else measure nothing."""
    assert visitor.page.evaluate(MOVING) != []


def test_nothing_fades_while_the_server_works(visit: Visit) -> None:
    """S2, S5: a slow answer must not grey out the banner, nor a tick the conditions; at once, with less motion."""
    visitor = visit()
    held: list[tuple[WebSocketRoute, str | bytes]] = []
    holding = False

    def connect(page: WebSocketRoute) -> None:
        def answer(message: str | bytes) -> None:
            told = ForwardMsg.FromString(message) if isinstance(message, bytes) else ForwardMsg()
            begins = told.HasField("new_session") or told.session_status_changed.script_is_running
            if holding and not begins:
                held.append((page, message))
            else:
                page.send(message)

        page.connect_to_server().on_message(answer)

    visitor.page.route_web_socket("**/_stcore/stream", connect)
    visitor.page.emulate_media(reduced_motion="reduce")
    visitor.open()
    holding, status = True, visitor.status
    visitor.page.locator(".st-key-tick-tremor label").click()
    assert set(visitor.page.wait_for_function(WAITING).json_value()) == {"1"}
    holding = False
    for page, message in held:
        page.send(message)
    visitor.wait_for_change(status)
