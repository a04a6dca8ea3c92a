"""What the lab sees: levels and their unit, and the conditions that follow from page to page."""

from __future__ import annotations

from collections.abc import Sequence

from playwright.sync_api import Locator, expect

from tests.browser.classroom import LARGEST, WORDS, find_hard_to_see
from tests.browser.conftest import Visit, of
from tests.browser.legible import find_unreadable
from tests.browser.sight import STORED
from tests.browser.views import DESK, NARROW, PHONE, PROJECTOR
from tests.browser.visitor import FIGURE, Visitor
from tests.shipped import CORE, LABELS, NAMES

TITLES = {"/": "Explorer", "/labs": "What the lab sees"}
OVERLAP, LEVELS = ".st-key-overlap-side", ".st-key-levels-side"
PLACES = """
() => [...document.querySelectorAll('.st-key-chart .js-plotly-plot .textpoint text, .st-key-chart h2,'
  + '.st-key-labs section, .st-key-chart .js-plotly-plot path, .st-key-chart .annotation rect.bg')].map((part) => {
  const {left, top, width} = part.getBoundingClientRect();
  const middle = part.matches('text') ? left + width / 2 : left; // a number may grow to both sides alike
  return [part.tagName, Math.round(middle), Math.round(top)];
})
"""
TAG_WORDS = """
tags => tags.map(tag => [...tag.querySelectorAll('tspan')].map(line => line.textContent).join(' ') || tag.textContent)
"""


def go(visitor: Visitor, path: str, **query: str) -> None:
    """Follow the link to a page at the top of each page."""
    visitor.page.get_by_role("link", name=TITLES[path], exact=True).click()
    visitor.wait_for_address(path, **query)


def press(visitor: Visitor, control: Locator, path: str, **query: str) -> None:
    control.click()
    visitor.wait_for_address(path, **query)


@of("labs")
def test_levels_are_readable_and_nothing_overlaps(view: Visitor) -> None:
    """C3, C4: of all twelve conditions; in windows of every size."""
    faults = []
    for size in (DESK, NARROW):
        view.resize(*size)
        faults += find_unreadable(view, LEVELS)
    assert not faults, "\n".join(faults)


def test_the_labs_are_a_slide_in_the_presenter_view(visit: Visit) -> None:
    """C3, C4, K2: both charts side by side and whole, of one size of text; nothing to scroll."""
    visitor, faults = visit(*LARGEST), []
    visitor.open("/labs", size="large")
    for size in (LARGEST, PROJECTOR):
        visitor.resize(*size)
        faults += find_hard_to_see(visitor)
        for side in (OVERLAP, LEVELS):
            faults += find_unreadable(visitor, side, 0.99 * WORDS * size[1] / PROJECTOR[1])
        faults += find_coarse(visitor)
        assert_side_by_side(visitor, ("h2", ".js-plotly-plot"))
    assert not faults, "\n".join(faults)
    press(visitor, visitor.page.get_by_text("mg/dL or mEq/L", exact=True), "/labs", size="large", unit="conventional")
    visitor.resize(1024, 768)
    tags = visitor.page.locator(f"{LEVELS} .annotation").evaluate_all(TAG_WORDS)
    assert sorted(tags) == sorted(NAMES[imbalance] for imbalance in CORE), "no word is cut in two"


def find_coarse(visitor: Visitor) -> list[str]:
    """Find discs that are larger than the words beside them: nobody presses them."""
    text = max(name.size for name in visitor.boxes({"name": f"{OVERLAP} .textpoint text"}))
    marks = [mark.box for mark in visitor.points("marks", f"{OVERLAP} .js-plotly-plot")]
    assert marks
    return [f"{mark.text}: {mark.bottom - mark.top} px" for mark in marks if mark.bottom - mark.top > text]


def test_another_unit_changes_numbers_and_address_and_moves_nothing(visit: Visit) -> None:
    """S14, K5, C3, C4, S7: all is on one screen, also on that of a small laptop."""
    visitor = visit(*LARGEST)
    visitor.open("/labs")
    for size in (LARGEST, (1366, 768)):
        visitor.resize(*size)
        assert_side_by_side(visitor, ("h2", ".read", ".js-plotly-plot"))
        assert visitor.box(f"{OVERLAP} .js-plotly-plot").within(visitor.box(".st-key-overlap-box"))
    visitor.resize(*DESK)
    assert_one_screen(visitor)
    assert find_unreadable(visitor, LEVELS) == []
    before, words = visitor.page.evaluate(PLACES), read_figure_words(visitor)
    press(visitor, visitor.page.get_by_text("mg/dL or mEq/L", exact=True), "/labs", unit="conventional")
    expect(visitor.page.locator(f"{LEVELS} .js-plotly-plot")).to_contain_text("Magnesium, mg/dL")
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
    expect(visitor.page.locator(f"{LEVELS} .js-plotly-plot")).to_contain_text("Magnesium, mmol/L")
    assert_round_on_a_phone(visitor)


def read_figure_words(visitor: Visitor) -> list[str]:
    """Return the words and numbers in the figure of levels; letters of a drawing have no inner text."""
    return visitor.page.locator(f"{LEVELS} .textpoint text").all_text_contents()


def test_conditions_follow_to_the_labs_page_and_back_and_ticks_stay(visitor: Visitor) -> None:
    """K5, C6, P1, S15: chosen on either page; neither address nor words of the labs name what was ticked."""
    pair, ticked = {"imbalances": "hypermagnesemia.hyperkalemia"}, "kidney_stones"
    visitor.choose("conditions", "High magnesium and high potassium", **pair)
    visitor.tick(ticked)
    go(visitor, "/labs", **pair)
    assert ticked not in visitor.page.evaluate(STORED) + visitor.page.url
    assert LABELS[ticked] not in visitor.page.locator("[data-testid=stMain]").inner_text()
    assert read_conditions(visitor) == ["hypermagnesemia", "hyperkalemia"]
    choose_twelve(visitor)
    assert read_conditions(visitor) == list(NAMES)
    visitor.page.go_back(wait_until="commit")
    visitor.wait_for_address("/labs", **pair)
    expect(visitor.page.locator(".st-key-labs section")).to_have_count(2)
    visitor.settle()  # the address changes before the page does
    assert read_conditions(visitor) == ["hypermagnesemia", "hyperkalemia"]
    choose_twelve(visitor)
    go(visitor, "/", imbalances=".".join(NAMES))
    assert visitor.conditions() == list(NAMES)
    assert visitor.ticked_in_list() == {ticked}


def choose_twelve(visitor: Visitor) -> None:
    visitor.page.locator(".st-key-conditions button").click()
    every = visitor.page.get_by_role("dialog").get_by_text("All of them", exact=True).first
    press(visitor, every, "/labs", imbalances=".".join(NAMES))
    visitor.page.keyboard.press("Escape")


def assert_one_screen(visitor: Visitor) -> None:
    """Look at title, how to read and caution, in rooms of one height and text of one size (C3, C4, S7)."""
    assert_side_by_side(visitor, ("h2", ".read", ".js-plotly-plot"))
    assert min(read_sizes(visitor)) >= 13
    assert visitor.box(".st-key-pictures .caution").within(visitor.window())
    figures = [visitor.box(f"{side} .js-plotly-plot") for side in (OVERLAP, LEVELS)]
    assert figures[1].bottom - figures[1].top > 0.9 * (figures[0].bottom - figures[0].top), "they weigh the same"


def assert_side_by_side(visitor: Visitor, parts: Sequence[str]) -> None:
    window = visitor.window()
    for part in parts:
        overlap, levels = (visitor.box(f"{side} {part}") for side in (OVERLAP, LEVELS))
        assert overlap.within(window)
        assert levels.within(window)
        assert overlap.right <= levels.left
    boxes = [visitor.box(f".st-key-{side}-box") for side in ("overlap", "levels")]
    assert (boxes[0].top, boxes[0].bottom) == (boxes[1].top, boxes[1].bottom)
    assert len(set(read_sizes(visitor))) == 1


def read_sizes(visitor: Visitor) -> list[float]:
    """Return the size of text in each figure, in px."""
    return list(visitor.page.locator(FIGURE).evaluate_all("all => all.map((one) => one.layout.font.size)"))


def assert_round_on_a_phone(visitor: Visitor) -> None:
    """Hold that the overlap is no higher than the window, in the largest text with which all names fit (C4, C10)."""
    visitor.resize(*PHONE)
    assert visitor.figure()["meta"]["layout"] == "round"
    chart = visitor.box(f"{OVERLAP} .js-plotly-plot")
    assert chart.bottom - chart.top < visitor.window().bottom - visitor.box(".st-key-banner").bottom


def read_conditions(visitor: Visitor) -> list[str]:
    """Return the conditions in view on the labs page, as both figures and the cards agree on them."""
    figures = visitor.page.locator(FIGURE).evaluate_all("all => all.map((one) => one.layout.meta.imbalances)")
    cards = visitor.texts(".st-key-labs section h3")
    assert [sorted(NAMES[name] for name in figure) for figure in figures] == [sorted(cards)] * 2
    return [name for card in cards for name in NAMES if NAMES[name] == card]
