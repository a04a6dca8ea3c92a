"""Every view in windows of every size: the banner is always there, nothing is lost, and axe-core finds nothing."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.browser.audit import find_violations
from tests.browser.conftest import Visit, of
from tests.browser.sight import BANNER_ON_TOP, NOTE, SCROLL, SIDEWAYS, STICKING_OUT, contrast
from tests.browser.views import DESK, FULLEST, MAGNIFIED, NARROW, PHONE
from tests.browser.visitor import Visitor
from tests.shipped import BANNER

# WCAG 1.4.12
SPACING = """
* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }
p { margin-bottom: 2em !important; }
"""
LARGE = ":root { font-size: 100% !important; }"  # of what the reader's browser has (WCAG 1.4.4)
# Lines of text outside of charts and of the heads over them that are cut off by what holds them, leave the window, or
# lie on each other.
LOST = """
() => {
  const main = document.querySelector('[data-testid=stMain]'), found = [], faults = new Set();
  const drawer = document.querySelector('.st-key-symptoms'); // closed, it waits beside the window
  const away = drawer?.getBoundingClientRect().right < 0 ? '.st-key-symptoms' : '#nothing';
  const sheet = ['.st-key-listing', '.st-key-foot'].map((part) => document.querySelector(part)?.parentElement)
    .find((part) => part && /sticky|fixed/.test(getComputedStyle(part).position)); // it lies on what can be scrolled
  const under = sheet?.getBoundingClientRect().top ?? Infinity;
  const scrolls = (part) => /auto|scroll/.test(getComputedStyle(part).overflowY);
  const list = (part) => part === main ? [] : [part, ...(scrolls(part) ? [] : list(part.parentElement))];
  const walker = document.createTreeWalker(main, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const node = walker.currentNode, part = node.parentElement, said = node.textContent.trim().slice(0, 40);
    if (!said || part.closest('svg, .heads, style, script, .st-key-banner')) continue;
    if (!part.checkVisibility({visibilityProperty: true, opacityProperty: true}) || part.closest(away)) continue;
    const holders = list(part).filter((one) => getComputedStyle(one).overflowX !== 'visible')
      .map((one) => ({...one.getBoundingClientRect().toJSON(), more: scrolls(one)}));
    if (holders.some(({width, height}) => width < 2 || height < 2)) continue; // for screen readers alone
    const range = document.createRange();
    range.selectNodeContents(node);
    for (const {left, top, right, bottom} of range.getClientRects()) {
      const free = 0.3 * (bottom - top); // above and below the letters
      const line = {said, left, top: top + free, right, bottom: bottom - free};
      const beyond = holders.filter((box) => line.top < box.top || line.bottom > box.bottom);
      const across = !part.closest('.rows:has(.dense), .sheet'); // wide tables may scroll sideways (WCAG 1.4.10)
      if (across && (left < -1 || right > innerWidth + 1)) faults.add(`leaves the window: ${said}`);
      const cut = across && holders.some((box) => left < box.left - 1 || right > box.right + 1);
      const opens = part.closest('.cut:not([open])'); // a long cell, which is whole once it is opened
      if (cut || (!opens && beyond.some(({more}) => !more))) {
        faults.add(`cut off: ${said}`);
      }
      const hidden = line.bottom > under && !sheet.contains(part);
      if (!beyond.length && !hidden) found.push(line); // else it can be scrolled to
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
COLOURS = """
() => ['strong', 'span'].map((part) => {
  const words = document.querySelector(`.st-key-banner ${part}`);
  return [getComputedStyle(words).color, getComputedStyle(words.closest('[role=note]')).backgroundColor];
})
"""


STATES = (  # a window, styles of the reader's own, and the size of text that the browser is set to
    (DESK, "", 16),
    (DESK, SPACING, 16),
    (DESK, LARGE, 32),
    (PHONE, "", 16),
    (PHONE, SPACING, 16),
    (NARROW, "", 16),
    (MAGNIFIED, "", 16),
)


# Windows in which axe-core looks, and whether in dark: colours do not depend on the width, so two of the four ways hold
# all that it looks at.
AUDITED = {DESK: False, PHONE: True}


def test_the_banner_is_in_view_and_nothing_is_lost_in_any_window(view: Visitor) -> None:
    """S5, S6, A (WCAG 1.4.4, 1.4.10, 1.4.12, 2.5.8): wherever it is scrolled to, and legible in both themes."""
    faults = look_in_windows(view, AUDITED)
    assert not faults, "\n".join(faults)
    expect(view.page.locator(NOTE)).to_have_text(BANNER)
    expect(view.page.locator(".st-key-banner").locator("button, a, summary, input")).to_have_count(0)


@of(FULLEST)
def test_nothing_is_lost_of_the_fullest_answer_in_any_window(view: Visitor) -> None:
    """S5, S6, A (WCAG 1.4.4, 1.4.10, 1.4.12, 2.5.8)."""
    faults = look_in_windows(view, {})
    assert not faults, "\n".join(faults)


def look_in_windows(visitor: Visitor, audited: dict[tuple[int, int], bool]) -> list[str]:
    """Find what is lost in each window, and what axe-core finds in some of them."""
    faults, browser = [], visitor.page.context.new_cdp_session(visitor.page)
    for size, styles, text in STATES:
        browser.send("Page.setFontSizes", {"fontSizes": {"standard": text}})
        visitor.page.evaluate(SET_STYLES, styles)
        visitor.resize(*size)
        found = find_lost(visitor)
        if not styles:
            found += find_hidden(visitor) + [f"small: {target}" for target in visitor.page.evaluate(SMALL)]
            found += [f"sticks out: {words}" for words in visitor.page.evaluate(STICKING_OUT)]
            if text == 16 and size in audited:
                found += audit(visitor, dark=audited[size])
        faults += [f"{size} px, text of {text} px {styles}: {one}" for one in found]
    return faults


def audit(visitor: Visitor, *, dark: bool) -> list[str]:
    """Find what axe-core finds in one theme, and whether the banner has less contrast than 7 to 1 (S6)."""
    visitor.choose_theme(dark)
    found = find_violations(visitor)
    found += ["the banner is faint"] * (min(contrast(*pair) for pair in visitor.page.evaluate(COLOURS)) < 7)
    visitor.choose_theme(dark=False)
    return [f"dark {dark}: {fault}" for fault in found]


def test_banner_is_in_view_of_whoever_embeds_the_page(visit: Visit) -> None:
    """S5."""
    visitor = visit()
    visitor.open(embed="true")
    assert find_hidden(visitor) == []


def find_hidden(visitor: Visitor) -> list[str]:
    """Find the scroll positions at which some of the banner cannot be seen."""
    faults = []
    for share in (0, 0.1, 0.5, 1):
        visitor.page.evaluate(SCROLL, share)
        note, parts = visitor.box(NOTE), visitor.boxes({"words": f"{NOTE} > *"})
        whole = note.within(visitor.window()) and all(part.within(note) for part in parts)
        if not whole or not visitor.page.evaluate(BANNER_ON_TOP):
            faults.append(f"scrolled {share:.0%}")
    return faults


def find_lost(visitor: Visitor) -> list[str]:
    """Find words that are cut off or covered, and what scrolls sideways."""
    lines, lost = visitor.page.evaluate(LOST)
    assert lines > 10
    return [*lost, *["the page scrolls sideways"] * (visitor.page.evaluate(SIDEWAYS) != [0, 0, 0])]
