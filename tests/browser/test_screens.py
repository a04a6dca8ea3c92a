"""Windows of every size, dark and light, and paper: the banner is always there and nothing is cut off."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pdfplumber
import pytest
from playwright.sync_api import PdfMargins, expect

from tests.browser.conftest import PAGES, Visit
from tests.browser.shipped import HEADLINE, NAMES
from tests.browser.visitor import FIGURE, Box, Visitor

# 320 x 200 px is what a window of 1280 x 800 px has at a zoom of 400 %.
SIZES = ((1280, 800), (390, 844), (320, 640), (320, 200))
PHONES = ((390, 844), (320, 640))
BANNER = f"{HEADLINE} This is a learning tool. It cannot tell anyone what they have."
MARGIN = 28  # pt, of a printed page: 10 mm
NOTE = ".st-key-banner [role=note]"
SCROLL = """
share => { const main = document.querySelector('[data-testid=stMain]'); main.scrollTo(0, share * main.scrollHeight); }
"""
ON_TOP = """
() => {
  const banner = document.querySelector('.st-key-banner'), box = banner.getBoundingClientRect();
  return [0.02, 0.25, 0.5, 0.75, 0.98].flatMap((x) => [0.1, 0.5, 0.9].map((y) =>
    banner.contains(document.elementFromPoint(box.left + x * box.width, box.top + y * box.height)))).every(Boolean);
}
"""
COLOURS = """
() => ['strong', 'span'].map((part) => {
  const words = document.querySelector(`.st-key-banner ${part}`);
  return [getComputedStyle(words).color, getComputedStyle(words.closest('[role=note]')).backgroundColor];
})
"""
# Elements with words of their own that stick out of the window at a side; hidden ones do not count.
STICKING_OUT = """
() => [...document.querySelectorAll('[data-testid=stMain] *')].filter((part) => {
  const words = [...part.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.textContent.trim());
  const box = part.getBoundingClientRect();
  if (!words || box.width < 2 || box.height < 2 || !part.checkVisibility({visibilityProperty: true})) return false;
  return box.left < -0.5 || box.right > innerWidth + 0.5;
}).map((part) => part.textContent.slice(0, 60))
"""
SIDEWAYS = """
() => [document.documentElement, document.body, document.querySelector('[data-testid=stMain]')]
  .map((part) => part.scrollWidth - part.clientWidth)
"""
PARTS = {
    "box": ".st-key-checklist label",
    "control": ".st-key-controls button",
    "search": ".st-key-find input",
    "figure": FIGURE,
    "cell": "table.listing td > *",
    "row": "table.listing tbody th",
    "link": ".st-key-link button",
    "card": ".cards section",
}


@pytest.mark.parametrize(("path", "query"), [("/", {}), ("/", {"embed": "true"}), *((page, {}) for page in PAGES)])
def test_the_banner_is_in_view_on_top_at_every_size_and_scroll_position(
    visit: Visit, path: str, query: dict[str, str]
) -> None:
    """S5, S6: in light and dark."""
    visitor = visit()
    visitor.open(path, **query)
    assert visitor.page.locator(".st-key-banner").locator("button, a, summary, input").count() == 0
    for dark in (False, True):
        visitor.choose_theme(dark)
        assert min(contrast(*colours) for colours in visitor.page.evaluate(COLOURS)) >= 7
        for width, height in SIZES:
            visitor.page.set_viewport_size({"width": width, "height": height})
            for share in (0, 0.1, 0.3, 0.6, 1):
                visitor.page.evaluate(SCROLL, share)
                where = f"{width} x {height} px, scrolled {share:.0%}"
                note = visitor.box(NOTE)
                assert note.within(visitor.window()), where
                assert all(part.within(note) for part in visitor.boxes({"words": f"{NOTE} > *"})), where
                assert visitor.page.evaluate(ON_TOP), where
        visitor.resize(*SIZES[0])
    expect(visitor.page.locator(NOTE)).to_have_text(BANNER)


def test_nothing_that_opens_covers_the_banner(visitor: Visitor) -> None:
    """S6: neither popover nor search nor a cell's sources, opened and scrolled."""
    visitor.tick("tremor")
    openers = {
        "conditions": visitor.page.get_by_role("button", name="Conditions in view"),
        "link": visitor.page.get_by_role("button", name="Copy a link to this view"),
        "search": visitor.page.get_by_label("Find a symptom by any name"),
        "sources": visitor.page.locator("table.listing summary").first,
    }
    for name, opener in openers.items():
        opener.click()
        for share in (0, 0.1, 0.2, 0.4, 1):
            visitor.page.evaluate(SCROLL, share)
            assert visitor.page.evaluate(ON_TOP), f"{name}, scrolled {share:.0%}"
        visitor.page.keyboard.press("Escape")
    expect(visitor.page.locator(NOTE)).to_be_visible()


@pytest.mark.parametrize("imbalances", ["", ".".join(NAMES)], ids=["few", "twelve"])
def test_a_phone_shows_everything_without_scrolling_sideways(visit: Visit, imbalances: str) -> None:
    """A (WCAG 1.4.10): with a few conditions, and with all twelve."""
    visitor = visit()
    visitor.open(ticked="tremor.confusion.kidney_stones", **({"imbalances": imbalances} if imbalances else {}))
    for width, height in PHONES:
        visitor.resize(width, height)
        assert_nothing_is_cut_off(visitor)
        boxes = visitor.boxes(PARTS)
        assert {box.kind for box in boxes} == set(PARTS)
        cut = [box for box in boxes if box.left < -0.5 or box.right > width + 0.5]
        tiny = [box for box in boxes if box.kind in {"cell", "row"} and box.right > box.left and box.size < 12]
        assert [*cut, *tiny] == []
        rows = visitor.page.locator("table.listing tbody tr")
        names = rows.first.locator(".narrow").all_inner_texts()
        assert names == [NAMES[name] for name in visitor.figure()["meta"]["imbalances"]]


def test_the_other_pages_cut_nothing_off_and_do_not_scroll_sideways(visit: Visit) -> None:
    """A (WCAG 1.4.10)."""
    visitor = visit()
    for page in PAGES:
        visitor.open(page)
        for width, height in ((1920, 1080), (1280, 800), *PHONES):
            visitor.resize(width, height)
            assert_nothing_is_cut_off(visitor)


def assert_nothing_is_cut_off(visitor: Visitor) -> None:
    assert visitor.page.evaluate(SIDEWAYS) == [0, 0, 0], "the page scrolls sideways"
    assert visitor.page.evaluate(STICKING_OUT) == []


def test_the_sources_of_a_cell_are_one_action_away(visit: Visit) -> None:
    """S16: title, address, publisher and place, in the window and not covered."""
    visitor = visit()
    visitor.open(ticked="confusion")
    assert_every_cell_opens_its_sources(visitor)
    visitor.resize(390, 844)
    assert_every_cell_opens_its_sources(visitor)
    visitor.resize(1280, 800)
    visitor.press("All twelve", imbalances=".".join(NAMES))
    assert_every_cell_opens_its_sources(visitor)


def assert_every_cell_opens_its_sources(visitor: Visitor) -> None:
    cells = visitor.page.locator("table.listing details")
    assert cells.count() > 2
    for cell in cells.all():
        cell.locator("summary").click()
        link = cell.locator(".card a").first
        link.scroll_into_view_if_needed()
        link.click(trial=True)  # fails when something covers it
        assert (link.get_attribute("href") or "").startswith("https://")
        entry = cell.locator(".card li", has=visitor.page.locator("a")).first.inner_text()
        assert re.fullmatch(re.escape(link.inner_text()) + r"\. .+\. See: .+", entry, re.DOTALL), entry
        box = cell.locator(".card").bounding_box()
        assert box is not None
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= visitor.window().right
        cell.locator("summary").click()


@pytest.mark.parametrize("path", ["/", *PAGES])
def test_every_printed_page_has_the_banner_and_loses_no_words(visit: Visit, path: str, tmp_path: Path) -> None:
    """S5: the headline on every page, nothing under the banner, nothing beyond the edge."""
    visitor = visit()
    visitor.open(path, **({"ticked": "confusion.tremor.kidney_stones"} if path == "/" else {}))
    for sheet in ("A4", "Letter"):
        edge = "10mm"  # as browsers have it
        margin = PdfMargins(top=edge, bottom=edge, left=edge, right=edge)
        visitor.page.pdf(path=tmp_path / f"{sheet}.pdf", format=sheet, margin=margin)
        assert_every_page_is_whole(read_words(tmp_path / f"{sheet}.pdf"))


@pytest.mark.parametrize("path", ["/", "/labs", "/mechanisms"])
def test_a_printed_chart_leaves_no_gap_below(visit: Visit, path: str) -> None:
    """It is smaller on paper, and so is the room it has."""
    visitor = visit()
    visitor.open(path)
    visitor.page.emulate_media(media="print")
    sizes = visitor.page.locator("[class*=st-key-room-]").evaluate_all(
        "rooms => rooms.map((room) => [room, room.querySelector('.js-plotly-plot')]"
        ".map((part) => part.getBoundingClientRect().height))"
    )
    assert sizes
    assert all(room == pytest.approx(figure, abs=8) for room, figure in sizes)


def assert_every_page_is_whole(pages: list[tuple[float, list[Box]]]) -> None:
    assert pages
    for number, (width, words) in enumerate(pages, 1):
        own = Counter(BANNER.split())
        top = sorted((word for word in words if word.text in own), key=lambda word: word.top)[: len(BANNER.split())]
        assert not Counter(HEADLINE.split()) - Counter(word.text for word in top), f"page {number} has no headline"
        foot = max(word.bottom for word in top if word.text in HEADLINE.split())
        hidden = Counter(word.text for word in words if word.top < foot) - own
        assert not hidden, f"page {number}, under the banner: {sorted(hidden)}"
        beyond = [word.text for word in words if word.right > width - MARGIN]
        assert not beyond, f"page {number}, beyond the edge: {beyond}"


def read_words(pdf: Path) -> list[tuple[float, list[Box]]]:
    """Read each page of a PDF: its width and its words with their boxes, in points."""
    with pdfplumber.open(pdf) as file:
        return [
            (
                float(page.width),
                [Box("word", w["text"], w["x0"], w["top"], w["x1"], w["bottom"]) for w in page.extract_words()],
            )
            for page in file.pages
        ]


def contrast(*colours: str) -> float:
    """Return the contrast of two opaque colours (WCAG 2.2)."""
    shades = []
    for colour in colours:
        channels = re.findall(r"[\d.]+", colour)
        assert len(channels) == 3, f"{colour} is not opaque"
        parts = [float(channel) / 255 for channel in channels]
        red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
        shades.append(0.2126 * red + 0.7152 * green + 0.0722 * blue)
    return (max(shades) + 0.05) / (min(shades) + 0.05)
