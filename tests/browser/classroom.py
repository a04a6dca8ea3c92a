"""The classroom as a teacher walks through it: its steps, the guess, and what a class could not read."""

from __future__ import annotations

from collections.abc import Sequence

from playwright.sync_api import Locator, expect

from tests.browser.sight import BANNER_ON_TOP, NOTE, Words
from tests.browser.visitor import Visitor
from tests.shipped import read_rows

STEPS = [row for row in read_rows("lesson") if row["kind"] != "match"]
GUESS, JOIN = (next(at for at, row in enumerate(STEPS, 1) if row["kind"] == kind) for kind in ("predict", "only"))
GUESSED = STEPS[GUESS - 1]["symptom_ids"].split("|")[0]
LARGEST = (1280, 720)
SLIDE = (1920, 1080)  # px, in which sizes of the presenter view are told; any other window keeps the proportion
WINDOWS = (LARGEST, (1024, 768), (1280, 620))  # projectors new and old, and a window that is not the screen
WORDS = 24.0  # px of a slide, the least in the presenter view, in a chart of many names too
SCROLLS = "() => { const m = document.querySelector('[data-testid=stMain]'); return m.scrollHeight - m.clientHeight; }"
FIXED = ("st-key-steps", "st-key-classroom")  # what stands at one spot of the presenter view
LOCK, REVEAL, TABLE = ".st-key-lock button", ".st-key-reveal button", "table.plain"


def open_step(visitor: Visitor, step: int, **query: str) -> None:
    visitor.open("/lesson", step=str(step), **query)
    wait_for_step(visitor, step)


def wait_for_step(visitor: Visitor, step: int) -> None:
    wait_for_title(visitor, STEPS[step - 1]["title"])


def wait_for_title(visitor: Visitor, title: str) -> None:
    """Wait until a page of the classroom stands with this heading."""
    expect(visitor.page.locator("[data-testid=stMain] h2").first).to_have_text(title)
    visitor.settle()


def find_pills(visitor: Visitor) -> Locator:
    """Find the buttons of the conditions that can be chosen for the symptom that the lesson asks about."""
    return visitor.page.locator(f"[class*=st-key-guess-{GUESSED}-] button")


def choose_place(visitor: Visitor, conditions: Sequence[str]) -> tuple[float, float]:
    """Return where the empty chart has the place of a symptom that exactly these conditions list."""
    return visitor.middle_of("places", f"place:{'.'.join(conditions)}")


def press(visitor: Visitor, button: str, shown: str) -> None:
    """Press a button and wait until what it leads to is shown."""
    visitor.page.locator(button).click()
    expect(visitor.page.locator(shown)).to_be_visible()
    visitor.settle()


def present(visitor: Visitor) -> None:
    """Turn the presenter view on or off, by the menu where the head has become one."""
    before = visitor.query.get("size")
    menu = visitor.page.locator(".menu > summary")
    if menu.is_visible():
        menu.click()
    visitor.page.locator(".st-key-view_large label").click()
    visitor.page.evaluate("document.querySelector('.menu').open = false")
    visitor.page.evaluate("document.activeElement.blur()")  # the switch would take the keys of the presenter
    visitor.page.wait_for_function("before => new URL(location).searchParams.get('size') !== before", arg=before)
    visitor.settle()


def find_hard_to_see(visitor: Visitor) -> list[str]:
    """Find what a class could not read on this screen, or what would have to be scrolled to (K2, S5)."""
    faults, texts, window = [], visitor.read_texts(), visitor.window()
    least = 0.99 * WORDS * min(window.right / SLIDE[0], window.bottom / SLIDE[1])
    over, note = visitor.page.evaluate(SCROLLS), visitor.box(NOTE)
    faults += [f"{over} px would have to be scrolled"] * (over > 0)
    faults += ["the banner is not in view"] * (not note.within(window) or not visitor.page.evaluate(BANNER_ON_TOP))
    for text in texts:
        if text.size < least:
            faults.append(f"{text.size} px: {text.text!r}")
        if not text.box.within(window):
            faults.append(f"beyond the window: {text.text!r}")
        if "st-key-banner" not in text.keys and text.top < note.bottom - 0.5:
            faults.append(f"under the banner: {text.text!r}")
    where = f"{window.right:.0f} x {window.bottom:.0f}"
    return [f"{where}: {fault}" for fault in faults + find_covered(texts)]


def find_covered(texts: Sequence[Words]) -> list[str]:
    """Find words that lie under what stands at one spot of the presenter view."""
    return [
        f"{one.text!r} lies on {other.text!r}"
        for key in FIXED
        for one in texts
        for other in texts
        if key in one.keys and key not in other.keys and one.box.overlaps(other.box)
    ]


def find_faint(visitor: Visitor) -> list[str]:
    """Find words of too little contrast; what cannot be pressed now may be fainter, and charts are not judged."""
    faults = []
    for dark in (True, False):
        visitor.choose_theme(dark)
        faults += [
            f"dark {dark}: {text.contrast:.1f} to 1: {text.text!r}"
            for text in visitor.read_texts()
            if text.contrast < (2 if text.off else 7) and not text.drawn
        ]
    return faults
