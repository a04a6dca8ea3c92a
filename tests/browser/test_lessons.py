"""The two pages of explanation as a visitor meets them: levels and their unit, stories step by step."""

from __future__ import annotations

import re
from itertools import combinations
from pathlib import Path

import pdfplumber
import pytest
from playwright.sync_api import Locator, PdfMargins, expect

from tests.browser.conftest import Visit
from tests.browser.shipped import HEADLINE, NAMES, read_rows
from tests.browser.visitor import FIGURE, Box, Visitor

LESSONS = ("/labs", "/mechanisms")
TITLES = {"/": "Explorer", "/labs": "What the lab sees", "/mechanisms": "Why they are linked"}
STEPS = {
    story["id"]: [row["mechanism_id"] for row in read_rows("story_arrows") if row["story"] == story["id"]]
    for story in read_rows("stories")
}
SAID = {row["id"]: row["explanation"] for row in read_rows("mechanisms")}
NEW_STORY = "High magnesium to high potassium"
SIZES = ((1280, 800), (1920, 1080), (390, 844), (320, 640))
LEAST_TEXT = {1280: 12, 1920: 12, 390: 11, 320: 11}  # px
PLACES = """
() => [...document.querySelectorAll('.st-key-chart .js-plotly-plot .textpoint text, .st-key-chart h2,'
  + '.st-key-labs section, .st-key-chart .js-plotly-plot path, .st-key-chart .annotation rect.bg')].map((part) => {
  const {left, top, width} = part.getBoundingClientRect();
  const middle = part.matches('text') ? left + width / 2 : left; // a number may grow to both sides alike
  return [part.tagName, Math.round(middle), Math.round(top)];
})
"""
# Both figures are large and laid out for the column.
LAID_OUT = """
() => {
  const figures = [...document.querySelectorAll('.st-key-chart .js-plotly-plot')];
  const room = Math.floor(document.querySelector('.st-key-chart')?.getBoundingClientRect().width / 20) * 20;
  return figures.length === 2 && figures.every(({layout, _fullLayout}) => _fullLayout?.font.size === 28
    && [room, Math.floor((room - 40) / 2)].includes(layout.width));
}
"""
WORDS = f"{FIGURE} .textpoint text"
TAGS = f"{FIGURE} .annotation rect.bg"


def go(visitor: Visitor, path: str, **query: str) -> None:
    """Follow the link to a page at the top of each page."""
    visitor.page.get_by_role("link", name=TITLES[path], exact=True).click()
    visitor.wait_for_address(path, **query)


def press(visitor: Visitor, control: Locator, path: str, **query: str) -> None:
    control.click()
    visitor.wait_for_address(path, **query)


def test_levels_are_readable_and_nothing_overlaps(visit: Visit) -> None:
    """C3, C4: the shown conditions, and all twelve, in both units; in windows of every size."""
    visitor, faults = visit(), []
    for query in ({}, {"imbalances": ".".join(NAMES)}, {"unit": "conventional"}):
        visitor.open("/labs", **query)
        for width, height in SIZES:
            visitor.resize(width, height)
            faults += find_unreadable(visitor, ".st-key-levels-side", LEAST_TEXT[width])
    assert not faults, "\n".join(faults)


@pytest.mark.parametrize("story", STEPS)
def test_every_story_is_readable_and_nothing_overlaps(visit: Visit, story: str) -> None:
    """C3, C4: in windows of every size."""
    visitor, faults = visit(), []
    visitor.open("/mechanisms", **({} if story == next(iter(STEPS)) else {"story": story}))
    for width, height in SIZES:
        visitor.resize(width, height)
        faults += find_unreadable(visitor, ".st-key-chart", LEAST_TEXT[width])
    assert not faults, "\n".join(faults)


def test_large_text_is_readable_from_afar_on_the_labs_page(visit: Visit) -> None:
    """C3, C4, K2: at least 28 px at 1920 x 1080; no figure is squeezed."""
    visitor = visit(1920, 1080)
    visitor.page.goto(f"{visitor.home}/labs?size=large")
    visitor.page.wait_for_function(LAID_OUT)
    faults = []
    for side in (".st-key-overlap-side", ".st-key-levels-side"):
        faults += find_unreadable(visitor, side, 28)
    assert not faults, "\n".join(faults)


def test_large_text_is_readable_from_afar_in_every_story(visit: Visit) -> None:
    """C4, K2: at least 28 px at 1920 x 1080."""
    visitor, faults = visit(1920, 1080), []
    for story in STEPS:
        visitor.open("/mechanisms", **({} if story == next(iter(STEPS)) else {"story": story}))
        visitor.page.locator(".st-key-view_large label").click()
        visitor.page.wait_for_function(
            "figure => document.querySelector(figure)?._fullLayout?.font.size === 28", arg=FIGURE
        )
        visitor.settle()
        faults += [f"{story}: {fault}" for fault in find_unreadable(visitor, ".st-key-chart", 28)]
    assert not faults, "\n".join(faults)


def find_unreadable(visitor: Visitor, within: str, least: int) -> list[str]:
    """Measure what stands in a figure as Chromium drew it: words, numbers and tags (C3, C4)."""
    figure = visitor.box(f"{within} .js-plotly-plot")
    texts = [box for box in visitor.boxes({"words": f"{within} {WORDS.removeprefix('.st-key-chart ')}"}) if box.text]
    tags = visitor.boxes({"tag": f"{within} {TAGS.removeprefix('.st-key-chart ')}"})
    tight = [Box(box.kind, box.text, box.left, *squeeze(box), box.size) for box in texts]
    where = f"{visitor.window().right:.0f} px"
    faults = [f"{where}: {box.text} has {box.size} px" for box in texts if box.size < least]
    faults += [f"{where}: {box.kind} {box.text} leaves the figure" for box in texts + tags if not box.within(figure, 1)]
    assert texts
    return faults + [
        f"{where}: {one.kind} {one.text} and {other.kind} {other.text} overlap"
        for one, other in combinations(tight + tags, 2)
        if one.overlaps(other)
    ]


def squeeze(box: Box) -> tuple[float, float, float]:
    """Take off what a font leaves free above its tallest and below its lowest letters."""
    free = 0.12 * box.size
    return box.top + free, box.right, box.bottom - free


def test_another_unit_changes_numbers_and_address_and_moves_nothing(visit: Visit) -> None:
    """S14, K5."""
    visitor = visit()
    visitor.open("/labs")
    before, words = visitor.page.evaluate(PLACES), read_figure_words(visitor)
    press(visitor, visitor.page.get_by_text("mg/dL or mEq/L", exact=True), "/labs", unit="conventional")
    expect(visitor.page.locator(".st-key-levels-side .js-plotly-plot")).to_contain_text("Magnesium, mg/dL")
    visitor.settle()
    after = visitor.page.evaluate(PLACES)
    titles = read_figure_words(visitor)
    assert [(tag, top) for tag, _, top in after] == [(tag, top) for tag, _, top in before]
    moved = [(one, other) for one, other in zip(before, after, strict=True) if one[0] != "text" and one != other]
    assert moved == []
    assert "0.7" in words
    assert "1.7" in titles
    assert "0.7" not in titles
    visitor.page.reload()
    visitor.settle()
    assert read_figure_words(visitor) == titles
    press(visitor, visitor.page.get_by_text("mmol/L", exact=True).first, "/labs")
    expect(visitor.page.locator(".st-key-levels-side .js-plotly-plot")).to_contain_text("Magnesium, mmol/L")


def read_figure_words(visitor: Visitor) -> list[str]:
    """Return the words and numbers in the figure of levels; letters of a drawing have no inner text."""
    return visitor.page.locator(".st-key-levels-side .textpoint text").all_text_contents()


def test_conditions_follow_to_the_labs_page_and_back(visitor: Visitor) -> None:
    """K5, C6: chosen on either page."""
    pair = {"imbalances": "hypermagnesemia.hyperkalemia"}
    visitor.press("High magnesium and high potassium", **pair)
    visitor.tick("tremor")
    go(visitor, "/labs", **pair)
    assert read_conditions(visitor) == ["hypermagnesemia", "hyperkalemia"]
    press(
        visitor, visitor.page.get_by_role("button", name="All twelve", exact=True), "/labs", imbalances=".".join(NAMES)
    )
    assert read_conditions(visitor) == list(NAMES)
    go(visitor, "/", imbalances=".".join(NAMES))
    assert visitor.conditions() == list(NAMES)
    assert visitor.ticked_in_list() == {"tremor"}


def read_conditions(visitor: Visitor) -> list[str]:
    """Return the conditions in view on the labs page, as both figures and the cards agree on them."""
    figures = visitor.page.locator(FIGURE).evaluate_all("all => all.map((one) => one.layout.meta.imbalances)")
    cards = visitor.texts(".st-key-labs section h3")
    assert [sorted(NAMES[name] for name in figure) for figure in figures] == [sorted(cards)] * 2
    return [name for card in cards for name in NAMES if NAMES[name] == card]


def test_back_of_the_browser_returns_to_the_conditions_before(visit: Visit) -> None:
    """K5."""
    visitor = visit()
    visitor.open("/labs")
    core = read_conditions(visitor)
    press(
        visitor, visitor.page.get_by_role("button", name="All twelve", exact=True), "/labs", imbalances=".".join(NAMES)
    )
    visitor.page.go_back(wait_until="commit")
    visitor.wait_for_address("/labs")
    expect(visitor.page.locator(".st-key-labs section")).to_have_count(len(core))
    visitor.settle()  # the address changes before the page does
    assert read_conditions(visitor) == core


def assert_step(visitor: Visitor, story: str, step: int) -> None:
    """Hold the told arrow, the line that counts and the address against the story's rows."""
    expect(visitor.page.locator(".st-key-steps [role=status]")).to_have_text(f"Step {step} of {len(STEPS[story])}")
    expect(visitor.page.locator(".told .statement").first).to_contain_text(SAID[STEPS[story][step - 1]])
    visitor.settle()
    first = next(iter(STEPS))
    told = ({} if story == first else {"story": story}) | ({"step": str(step)} if step > 1 else {})
    assert visitor.query == told
    lines = visitor.page.locator(f"{FIGURE} .js-line").evaluate_all(
        "lines => lines.map((line) => parseFloat(getComputedStyle(line).strokeWidth))"
    )
    assert sum(width > 4 for width in lines) == 1


def test_next_and_back_lead_through_a_story_and_leave_an_address(visit: Visit) -> None:
    """K3: reload keeps the place."""
    visitor = visit()
    visitor.open("/mechanisms")
    step_on, step_back = (visitor.page.get_by_role("button", name=name, exact=True) for name in ("Next", "Back"))
    assert_step(visitor, "low", 1)
    expect(step_back).to_be_disabled()
    press(visitor, step_on, "/mechanisms", step="2")
    assert_step(visitor, "low", 2)
    press(visitor, step_on, "/mechanisms", step="3")
    visitor.page.reload()
    visitor.settle()
    assert_step(visitor, "low", 3)
    press(visitor, step_back, "/mechanisms", step="2")
    assert_step(visitor, "low", 2)
    press(visitor, visitor.page.get_by_text(NEW_STORY, exact=True).first, "/mechanisms", story="high")
    assert_step(visitor, "high", 1)
    visitor.open("/mechanisms", story="high", step=str(len(STEPS["high"])))
    assert_step(visitor, "high", len(STEPS["high"]))
    expect(step_on).to_be_disabled()


def test_back_of_the_browser_returns_to_the_step_and_the_story_before(visit: Visit) -> None:
    """K3."""
    visitor = visit()
    visitor.open("/mechanisms")
    press(visitor, visitor.page.get_by_role("button", name="Next", exact=True), "/mechanisms", step="2")
    press(visitor, visitor.page.get_by_text(NEW_STORY, exact=True).first, "/mechanisms", story="high")
    press(visitor, visitor.page.get_by_role("button", name="Next", exact=True), "/mechanisms", story="high", step="2")
    ways: tuple[tuple[str, int, dict[str, str]], ...] = (
        ("high", 1, {"story": "high"}),
        ("low", 2, {"step": "2"}),
        ("low", 1, {}),
    )
    for story, step, query in ways:
        visitor.page.evaluate("history.back()")
        visitor.wait_for_address("/mechanisms", **query)
        assert_step(visitor, story, step)


@pytest.mark.parametrize(
    "query", [{"story": "ghost"}, {"step": "x"}, {"story": "ghost", "step": "0"}, {"step": "-3"}], ids=str
)
def test_an_unknown_story_or_step_shows_the_first(visit: Visit, query: dict[str, str]) -> None:
    """K3: an address never fails."""
    visitor = visit()
    visitor.open("/mechanisms", **query)
    visitor.wait_for_address("/mechanisms")
    assert_step(visitor, "low", 1)
    expect(visitor.page.locator("[data-testid=stException]")).to_have_count(0)


def test_a_story_survives_a_visit_to_another_page(visit: Visit) -> None:
    """K3, K5."""
    visitor = visit()
    visitor.open("/mechanisms", story="nerves", step="4")
    go(visitor, "/labs")
    go(visitor, "/mechanisms", story="nerves", step="4")
    assert_step(visitor, "nerves", 4)


@pytest.mark.parametrize(("width", "height"), [(1280, 800), (390, 844)])
def test_the_diet_table_says_what_is_diet_and_what_is_supplements(visit: Visit, width: int, height: int) -> None:
    """S15, A: a narrow window loses no heading."""
    visitor = visit(width, height)
    visitor.open("/mechanisms")
    for heading in ("A balanced diet", "Supplements under supervision"):
        expect(
            visitor.page.locator(".st-key-diet").get_by_text(heading, exact=True).locator("visible=true")
        ).not_to_have_count(0)


@pytest.mark.parametrize("path", LESSONS)
@pytest.mark.parametrize(("width", "height"), [(1280, 800), (390, 844)])
def test_the_sources_of_a_statement_are_one_action_away(visit: Visit, path: str, width: int, height: int) -> None:
    """S16: opened by one press, in the window and not covered."""
    visitor = visit(width, height)
    visitor.open(path)
    statements = visitor.page.locator(".statement:visible, table.diet tbody tr:visible")
    assert statements.count() > 20
    for statement in [*statements.all()[:3], *statements.all()[-3:]]:
        summary = statement.locator("summary")
        box = summary.bounding_box()
        assert box is not None
        assert box["height"] >= 24, "a target of a finger"
        summary.click()
        entry = statement.locator("ul.sources li").first
        expect(entry).to_be_visible()
        entry.scroll_into_view_if_needed()
        link = entry.locator("a")
        if link.count():
            link.click(trial=True)
            assert (link.get_attribute("href") or "").startswith("http")
        else:
            expect(entry).to_contain_text("no public address")
        shown = entry.bounding_box()
        assert shown is not None
        assert 0 <= shown["x"] <= shown["x"] + shown["width"] <= width


def test_a_story_can_be_walked_with_the_keyboard_alone(visit: Visit) -> None:
    """A, K3: focus stays on Next while it can be pressed."""
    visitor = visit()
    visitor.open("/mechanisms")
    visitor.page.get_by_role("button", name="Next", exact=True).focus()
    for step in ("2", "3"):
        visitor.page.keyboard.press("Enter")
        visitor.wait_for_address("/mechanisms", step=step)
    assert_step(visitor, "low", 3)
    expect(visitor.page.get_by_role("button", name="Next", exact=True)).to_be_focused()


@pytest.mark.parametrize("path", LESSONS)
def test_print_keeps_the_words_of_the_page(visit: Visit, path: str, tmp_path: Path) -> None:
    """S5: what is shown on the screen stands on paper too; test_screens looks at edges and banner."""
    visitor = visit()
    visitor.open(path)
    parts = visitor.texts(".statement p, table.diet th, .cards section h3, .cards dd, h2")
    wanted = {word for part in parts for word in re.findall(r"[A-Za-z]{4,}", part)}
    margin = PdfMargins(top="10mm", bottom="10mm", left="10mm", right="10mm")
    visitor.page.pdf(path=tmp_path / "page.pdf", format="A4", margin=margin)
    with pdfplumber.open(tmp_path / "page.pdf") as file:
        pages = [page.extract_text() for page in file.pages]
        pages_words = [set(re.findall(r"[A-Za-z]{4,}", page)) for page in pages]
    assert len(wanted) > 100
    lost = sorted(wanted - set.union(*pages_words))
    assert not lost, f"not on paper: {lost}"
    assert [number for number, page in enumerate(pages, 1) if HEADLINE not in page] == []
