"""The page for phones in a real browser: from a file, without a network, and without a script unless a test says so."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Locator, Page, expect

from components.charts.measure import measure_text
from components.facts.catalogue import Catalogue
from components.files.pocket import write_pocket
from components.selection import View
from components.words.text import Text
from tests.browser.paper import find_faults, print_page
from tests.browser.sight import SIDEWAYS
from tests.shipped import CORE, HEADLINE, LABELS, LISTED, NAMES, RED_FLAGS

EVERY = tuple(NAMES)
WINDOWS = ((1280, 800), (820, 1180), (390, 844), (320, 640), (320, 256))
CALM = next(symptom for symptom in LISTED[CORE[0]] if symptom not in RED_FLAGS)
URGENT = next(symptom for symptom in RED_FLAGS if symptom in LISTED[CORE[0]])
# Words and boxes of the chart that is shown, in px of the window, and its scale.
READ_CHART = """
() => {
  const svg = [...document.querySelectorAll('svg')].find((one) => one.getBoundingClientRect().width > 0);
  const {width, left, right} = svg.getBoundingClientRect(), size = parseFloat(svg.getAttribute('font-size'));
  const scale = width / svg.viewBox.baseVal.width;
  const texts = [...svg.querySelectorAll('tspan, .tag text')].map((one) => {
    const length = one.getComputedTextLength(), box = one.getBoundingClientRect();
    return {text: one.textContent, length, inside: box.left >= left - 1 && box.right <= right + 1};
  });
  return {size, scale, texts};
}
"""
# Where everything of the first screen stands, scrolled to its top.
READ_PLACES = """
() => {
  for (const part of [document.documentElement, document.querySelector('#list')]) part.scrollTop = 0;
  const parts = document.querySelectorAll('.work :is(h1, h2, svg, legend, fieldset label, .rows, .caution, .count)');
  return [...parts].map((part) => part.getBoundingClientRect().top);
}
"""
# Whether what has the focus is on top at its middle.
UNCOVERED = """
(part) => {
  const {left, top, width, height} = part.getBoundingClientRect();
  return part.contains(document.elementFromPoint(left + width / 2, top + height / 2));
}
"""


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory, catalogue: Catalogue, text: Text) -> dict[str, Path]:
    """Write the page of the core conditions, and that of all."""
    folder = tmp_path_factory.mktemp("pocket")
    made = {}
    for name, imbalances in (("core", tuple(CORE)), ("every", EVERY)):
        made[name] = folder / f"{name}.html"
        made[name].write_text(write_pocket(catalogue, text, View(imbalances, "all", "overlap"), "2026-11-30"), "utf-8")
    return made


@contextmanager
def opened(browser: Browser, file: Path, width: int = 390, height: int = 844, **settings: Any) -> Iterator[Page]:
    """Open a page from its file, in a window of its own that hears of every request."""
    chosen = {"java_script_enabled": False, "offline": True, "reduced_motion": "reduce", **settings}
    context = browser.new_context(viewport={"width": width, "height": height}, **chosen)
    page, noise = context.new_page(), list[str]()
    page.on("request", lambda request: noise.append(request.url))
    page.on("console", lambda message: noise.append(message.text))
    page.on("pageerror", lambda error: noise.append(str(error)))
    page.goto(file.as_uri())
    yield page
    own = [sound for sound in noise if not sound.startswith(("data:", file.as_uri()))]
    context.close()
    assert own == []


def mark(page: Page, symptom: str) -> Locator:
    """Find the check of a mark in the chart that is shown."""
    return page.locator(f".drawn:visible .m-{symptom} use")


def is_checked(page: Page, symptom: str) -> bool:
    """Say whether the check of a mark is seen: it inherits whether it is."""
    shown: str = mark(page, symptom).evaluate("e => getComputedStyle(e).getPropertyValue('--check')")
    return shown == "visible"


@pytest.mark.parametrize("window", WINDOWS[:3])
def test_a_tick_shows_in_chart_answer_and_notice_without_a_script(
    window: tuple[int, int], browser: Browser, files: dict[str, Path]
) -> None:
    """S8, U2, U3, C6, P1: by a press on a box or a mark, and nothing moves; a reload begins afresh."""
    with opened(browser, files["core"], *window) as page:
        row, alarm = page.locator(f"tr.r-{CALM}"), page.get_by_role("alert")
        expect(page.get_by_text("Nothing is ticked yet").first).to_be_visible()
        expect(alarm).to_be_hidden()
        before = page.evaluate(READ_PLACES)
        pressed = page.locator(f".drawn:visible label[for=t-{CALM}]")
        pressed.scroll_into_view_if_needed()
        place = pressed.bounding_box()
        pressed.click()
        expect(page.get_by_label(LABELS[CALM], exact=True)).to_be_checked()
        assert pressed.bounding_box() == place  # the browser does not go to the box in the list
        expect(row).to_be_visible()
        expect(alarm).to_be_hidden()
        assert is_checked(page, CALM)
        assert not is_checked(page, URGENT)
        assert page.evaluate(READ_PLACES) == before
        page.get_by_label(LABELS[URGENT], exact=True).check()
        expect(alarm).to_be_in_viewport(ratio=1)
        expect(alarm).to_contain_text("Call the local emergency number now: 999")
        assert not any(name in alarm.inner_text() for name in NAMES.values())
        expect(page.locator(f"li.r-{URGENT}")).to_be_visible()
        assert page.evaluate(READ_PLACES) == before
        page.get_by_role("button", name="Clear all ticks").click()
        expect(row).to_be_hidden()
        expect(alarm).to_be_hidden()
        page.get_by_label(LABELS[CALM], exact=True).check()
        assert page.url == files["core"].as_uri()
        page.reload()
        expect(row).to_be_hidden()


def test_the_keyboard_reaches_everything_and_focus_is_never_covered(browser: Browser, files: dict[str, Path]) -> None:
    """A: Tab, Space and Enter, with the banner above and the answer below."""
    with opened(browser, files["core"], 390, 700) as page:
        seen = set()
        for _ in range(len(LABELS) + 2):
            page.keyboard.press("Tab")
            focused = page.locator(":focus")
            seen.add(focused.get_attribute("id"))
            page.wait_for_timeout(20)  # a page that scrolls to the focus does so after the key
            assert focused.evaluate(UNCOVERED), focused.evaluate("part => part.outerHTML")
            assert focused.evaluate("e => getComputedStyle(e).outlineStyle") == "solid"
        assert {f"t-{symptom}" for symptom in LABELS} <= seen
        page.get_by_label(LABELS[CALM], exact=True).focus()
        page.keyboard.press("Space")
        expect(page.locator(f"tr.r-{CALM}")).to_be_visible()
        page.keyboard.press("Enter")  # would send a form that could be sent
        assert page.url == files["core"].as_uri()
        page.locator(f"tr.r-{CALM} summary").first.focus()
        page.keyboard.press("Enter")
        card = page.locator(f"tr.r-{CALM} .flyout").first
        expect(card).to_be_in_viewport(ratio=1)
        card.get_by_role("link").first.press("Enter")
        expect(page.locator("li:target")).to_be_in_viewport(ratio=1)


@pytest.mark.parametrize("name", ["core", "every"])
def test_nothing_leaves_the_window_and_the_banner_stays(name: str, browser: Browser, files: dict[str, Path]) -> None:
    """S5, S6, A (WCAG 1.4.10): at every width, scrolled or not, with answers; boxes to tick are 24 px high."""
    with opened(browser, files[name]) as page:
        page.get_by_label(LABELS[CALM], exact=True).check()
        page.get_by_label(LABELS[URGENT], exact=True).check()
        for width, height in WINDOWS:
            page.set_viewport_size({"width": width, "height": height})
            assert page.evaluate(SIDEWAYS.replace("[data-testid=stMain]", "main")) == [0, 0, 0], width
            for share in (0, 0.5, 1):
                page.evaluate("share => scrollTo(0, share * document.documentElement.scrollHeight)", share)
                expect(page.get_by_role("note", name="About this tool")).to_be_in_viewport(ratio=1)
            boxes = page.locator("fieldset label").evaluate_all("all => all.map(e => e.getBoundingClientRect().height)")
            assert min(boxes) >= 24


@pytest.mark.parametrize("name", ["core", "every"])
def test_names_in_the_chart_fit_as_they_were_measured(name: str, browser: Browser, files: dict[str, Path]) -> None:
    """C3, C4: in the font of the file, also while ticked; no text is smaller than 11 px on a phone."""
    with opened(browser, files[name]) as page:
        page.locator("input[id^=t-]").evaluate_all("boxes => boxes.forEach((box) => { box.checked = true; })")
        expect(page.locator("tr[class*=r-]:visible")).to_have_count(len(LABELS))
        for (width, height), least in zip(WINDOWS[:4], (12, 11, 11, 10.9), strict=True):
            page.set_viewport_size({"width": width, "height": height})
            chart = page.evaluate(READ_CHART)
            assert chart["size"] * chart["scale"] >= least, width
            assert len(chart["texts"]) > len(LABELS) / 2
            for text in chart["texts"]:
                assert text["length"] <= 1.02 * measure_text(text["text"], chart["size"]) + 1, text
                assert text["inside"], text


def test_every_printed_page_has_the_banner_and_what_is_ticked(
    browser: Browser, files: dict[str, Path], tmp_path: Path
) -> None:
    """S5: chart, rows and cautions of what is ticked, and no boxes to tick."""
    with opened(browser, files["core"], color_scheme="dark") as page:
        page.get_by_label(LABELS[CALM], exact=True).check()
        sheets = print_page(page, tmp_path / "pocket.pdf", "A4")
        assert len(sheets) > 1
        assert find_faults(sheets) == []
        printed = " ".join(word.text for sheet in sheets for word in sheet.words)
        for said in (LABELS[CALM], *(NAMES[key] for key in CORE), "assesses nobody", "many other causes exist"):
            assert said in printed
        assert "Clear all ticks" not in printed
        page.emulate_media(media="print")
        assert page.evaluate("() => getComputedStyle(document.body).color") == "rgb(27, 37, 48)"


def test_axe_finds_nothing_on_the_page_for_phones(browser: Browser, files: dict[str, Path]) -> None:
    """A: in light on a phone and in dark on a desk, with answers and sources open."""
    found = []
    with opened(browser, files["core"], java_script_enabled=True, color_scheme="light", bypass_csp=True) as page:
        page.get_by_label(LABELS[URGENT], exact=True).check()
        page.locator(f"tr.r-{URGENT} summary").first.click()
        found += list_violations(page)
        page.emulate_media(color_scheme="dark")
        page.set_viewport_size({"width": WINDOWS[0][0], "height": WINDOWS[0][1]})
        found += list_violations(page)
    assert not found, "\n".join(found)


def list_violations(page: Page) -> list[str]:
    """Find what axe finds."""
    rules = Axe().run(page).response["violations"]
    return [f"{rule['id']}: {node['html'][:120]}" for rule in rules for node in rule["nodes"]]


def test_a_script_adds_a_search_by_any_name_and_says_a_tick(browser: Browser, files: dict[str, Path]) -> None:
    """S10, A: the search finds everyday words; a tick is said once, in the words of the answer."""
    with opened(browser, files["core"], java_script_enabled=True) as page:
        page.get_by_label("Find a symptom by any name").fill("Puking")
        left = page.locator("fieldset label:visible")
        expect(left).to_have_count(1)
        left.click()
        expect(page.locator("#said")).to_have_text("Nausea and vomiting are listed for all four conditions in view.")
        page.keyboard.press("Enter")
        page.get_by_label("Find a symptom by any name").fill("")
        expect(left).to_have_count(len(LABELS))
        assert HEADLINE in page.locator("header").inner_text()


def test_words_are_read_in_the_colours_of_the_system(browser: Browser, files: dict[str, Path]) -> None:
    """A: forced colours; outlines, marks and tags follow."""
    with opened(browser, files["core"], forced_colors="active") as page:
        page.get_by_label(LABELS[CALM], exact=True).check()
        look = "(e, name) => getComputedStyle(e)[name]"
        canvas, ink = (page.locator("body").evaluate(look, name) for name in ("backgroundColor", "color"))
        assert canvas != ink
        assert page.locator(".phone .outline").first.evaluate(look, "stroke") == ink
        assert page.locator(".phone .tag rect").first.evaluate(look, "fill") == canvas
        assert page.locator(".phone .mark text").first.evaluate(look, "fill") == ink
