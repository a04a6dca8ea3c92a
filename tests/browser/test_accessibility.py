"""Other ways to see and to point: larger text, wider spacing, zoom, the system's own colours, less motion."""

from __future__ import annotations

from itertools import pairwise

from playwright.sync_api import WebSocketRoute, expect
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from tests.browser.conftest import Visit
from tests.browser.sight import SIDEWAYS, STICKING_OUT
from tests.browser.views import DESK, NARROW, PHONE, ZOOMED
from tests.browser.visitor import Visitor

SPACING = """
* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }
p { margin-bottom: 2em !important; }
"""  # WCAG 1.4.12
LARGE = ":root { font-size: 200% !important; }"  # WCAG 1.4.4
WAYS = (  # a window, and the styles that a visitor adds to the page
    (DESK, ("", LARGE, SPACING)),
    (ZOOMED, ("",)),
    (PHONE, ("", LARGE, SPACING)),
    (NARROW, ("",)),
)
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
  found.sort((one, other) => one.top - other.top);
  found.forEach((one, at) => found.slice(at + 1).some((other) => {
    if (other.top > one.bottom) return true; // and so are all below it
    const wide = Math.min(one.right, other.right) - Math.max(one.left, other.left);
    const high = Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top);
    if (wide > 2 && high > 2) faults.add(`${one.said} lies on ${other.said}`);
    return false;
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


def test_headings_begin_with_one_of_the_first_level_and_leave_none_out(view: Visitor) -> None:
    """A."""
    levels = view.page.locator("h1, h2, h3, h4, h5, h6").evaluate_all("all => all.map((one) => +one.tagName[1])")
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_nothing_is_lost_in_any_window_with_larger_text_or_wider_spacing(view: Visitor) -> None:
    """A (WCAG 1.4.4, 1.4.10, 1.4.12, 2.5.8): nothing is cut off, covered or too small, or scrolls sideways."""
    faults = []
    for (width, height), added in WAYS:
        view.resize(width, height)
        for styles in added:
            view.page.evaluate(SET_STYLES, styles)
            view.settle()
            faults += [f"{width} px {styles}: {fault}" for fault in find_lost(view)]
        view.page.evaluate(SET_STYLES, "")
        faults += [f"{width} px: small: {target}" for target in view.page.evaluate(SMALL)]
        faults += [f"{width} px: sticks out: {words}" for words in view.page.evaluate(STICKING_OUT)]
    assert not faults, "\n".join(faults)


def find_lost(visitor: Visitor) -> list[str]:
    """Find words that are cut off or covered, and what scrolls sideways."""
    lines, lost = visitor.page.evaluate(LOST)
    assert lines > 10
    return [*lost, *["the page scrolls sideways"] * (visitor.page.evaluate(SIDEWAYS) != [0, 0, 0])]


def test_words_can_be_read_in_the_colours_of_the_system(view: Visitor) -> None:
    """A: forced colours, light and dark."""
    view.page.emulate_media(forced_colors="active")
    for dark in (True, False):
        view.page.emulate_media(color_scheme="dark" if dark else "light")
        words = [words for words in view.read_texts() if not words.drawn and not words.off]
        assert len(words) > 10
        assert [f"dark {dark}: {one.contrast:.1f} to 1: {one.text}" for one in words if one.contrast < 4.5] == []


def test_nothing_moves_for_those_who_asked_for_less_motion(view: Visitor) -> None:
    """A."""
    assert view.page.evaluate(MOVING) == []


def test_something_moves_for_all_others(visitor: Visitor) -> None:
    """A: or the test above would measure nothing."""
    assert visitor.page.evaluate(MOVING) != []


def test_the_colours_of_the_system_show_what_is_chosen(visit: Visit) -> None:
    """A: forced colours; a box, a switch, a choice of one and of several, before and after."""
    visitor = visit()
    visitor.page.emulate_media(forced_colors="active")
    box, option = "label > div:not([data-testid])", "[data-testid=stRadioOption] > div > div:first-child"
    controls = {
        "/": (f".st-key-tick-tremor {box}", f".st-key-view_large {box}", ".st-key-view_listing button:last-of-type"),
        "/questions": (f"{option} >> nth=1",),
        "/guess": ("[class*=st-key-guess-] button >> nth=1",),
    }
    for path, chosen in controls.items():
        visitor.open(path)
        for control in chosen:
            part = visitor.page.locator(control).first
            before = part.evaluate(READ_BACKGROUND)
            part.click()
            expect(part).not_to_have_css("background-color", before)


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
