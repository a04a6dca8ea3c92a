"""Ticking a symptom in the list, the chart and the search: one act, seen everywhere at once."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Visit
from tests.browser.shipped import CLINICAL, CORE, EMERGENCY_NUMBERS, LABELS, LISTED, NAMES, RED_FLAGS
from tests.browser.visitor import FIGURE, POINTS, Visitor

CHART_PARTS = {
    "mark": POINTS,
    "name": f"{FIGURE} .textpoint text",
    "tag": f"{FIGURE} .annotation-text",
    "outline": f"{FIGURE} .scatterlayer path.js-line",
}
STANDS_OUT = """
([points, place]) => {
  const { fill, color } = getComputedStyle(document.querySelectorAll(points)[place]);
  return fill === color;
}
"""
BLOCKS = {
    "heading": ".st-key-chart h2",
    "figure": FIGURE,
    "list": ".st-key-symptoms",
    "listing": ".st-key-listing h2",
    "controls": ".st-key-controls",
    **CHART_PARTS,
}


def assert_ticked_everywhere(visitor: Visitor, symptoms: set[str]) -> None:
    assert visitor.ticked_in_list() == symptoms
    assert visitor.ticked_in_table() == symptoms
    assert visitor.ticked_in_sentences() == symptoms
    assert visitor.ticked_in_chart() == symptoms & set(visitor.marks())


def places(visitor: Visitor, parts: dict[str, str]) -> list[tuple[str, str, float, float, float, float]]:
    visitor.page.evaluate("document.querySelector('[data-testid=stMain]').scrollTo(0, 0)")
    return [
        (b.kind, b.text if b.kind == "name" else "", b.left, b.top, b.right, b.bottom) for b in visitor.boxes(parts)
    ]


def test_a_tick_in_the_list_shows_in_list_table_sentence_and_chart(visitor: Visitor) -> None:
    """C6, S1."""
    visitor.tick("muscle_cramps", "dizziness", "kidney_stones")
    assert_ticked_everywhere(visitor, {"muscle_cramps", "dizziness", "kidney_stones"})
    for symptom in ("muscle_cramps", "dizziness", "kidney_stones"):
        row = visitor.page.locator("table.listing tbody tr").filter(
            has=visitor.page.get_by_role("rowheader", name=LABELS[symptom], exact=True)
        )
        shown = [cell.locator("summary").count() == 1 for cell in row.locator("td").all()]
        assert shown == [symptom in LISTED[imbalance] for imbalance in CORE]
    visitor.tick("dizziness")
    assert_ticked_everywhere(visitor, {"muscle_cramps", "kidney_stones"})


def test_a_mark_in_the_chart_ticks_and_a_second_click_unticks(visitor: Visitor) -> None:
    """C6."""
    visitor.click_mark("tremor")
    assert_ticked_everywhere(visitor, {"tremor"})
    visitor.click_mark("tremor")
    assert_ticked_everywhere(visitor, set())
    visitor.tick("tremor")
    visitor.click_mark("tremor")  # ticked in the list, unticked in the chart
    assert_ticked_everywhere(visitor, set())


@pytest.mark.parametrize(
    ("width", "view"),
    [
        (1280, {}),
        (1280, {"chart": "matrix", "imbalances": "hyperkalemia"}),
        (1920, {"imbalances": ".".join(list(NAMES)[:6])}),
        (390, {"imbalances": ".".join(CORE[:3])}),
    ],
)
def test_every_mark_ticks_its_own_symptom_and_no_other(visit: Visit, width: int, view: dict[str, str]) -> None:
    """C6; it also holds that the n-th point on the page is the n-th mark of the figure."""
    visitor = visit(width, 844)
    visitor.open(**view)
    marks = visitor.marks()
    for place, symptom in enumerate(marks):
        visitor.page.mouse.click(*visitor.middle_of(place))
        expect(visitor.box_of(symptom)).to_be_checked()
    visitor.settle()
    assert_ticked_everywhere(visitor, set(marks))


def test_a_fast_second_click_is_not_lost(visitor: Visitor) -> None:
    """C6: the state of the boxes is that after both clicks, however fast they come."""
    visitor.page.mouse.dblclick(*visitor.place_of("tremor"))
    visitor.click_mark("fatigue")
    assert_ticked_everywhere(visitor, {"fatigue"})


def test_a_second_mark_clicked_once_the_first_stands_out_is_ticked_too(visitor: Visitor) -> None:
    """C6. Within some 100 ms of the first click Streamlit may still send the old boxes: see the README."""
    first, second = (visitor.marks().index(symptom) for symptom in ("confusion", "paralysis"))
    visitor.middle_of(first)  # scrolls there; the second is near
    places = [visitor.boxes({"mark": POINTS})[mark] for mark in (first, second)]
    start, end = (((box.left + box.right) / 2, (box.top + box.bottom) / 2) for box in places)
    visitor.page.mouse.click(*start)
    visitor.page.wait_for_function(STANDS_OUT, arg=[POINTS, first])
    visitor.settle()
    visitor.page.mouse.click(*end)
    expect(visitor.box_of("paralysis")).to_be_checked()
    visitor.settle()
    assert_ticked_everywhere(visitor, {"confusion", "paralysis"})


@pytest.mark.parametrize("chart", ["overlap", "matrix"])
def test_a_tick_moves_nothing_and_draws_nothing_anew(visit: Visit, chart: str) -> None:
    """S2, C7: to the pixel; the figure stays the same node of the page."""
    visitor = visit()
    visitor.open(chart=chart)
    visitor.page.evaluate(f"window.drawn = document.querySelector('{FIGURE}')")
    points = visitor.page.locator(POINTS).evaluate_all("points => (window.points = points).length")
    before = places(visitor, BLOCKS)
    for turn in (("tremor", "fatigue"), ("tremor", "fatigue")):  # on, off
        visitor.tick(*turn)
        assert places(visitor, BLOCKS) == before
    assert visitor.page.evaluate(f"window.drawn === document.querySelector('{FIGURE}')")
    assert visitor.page.locator(POINTS).evaluate_all("now => now.every((p, i) => p === window.points[i])")
    assert points == len(visitor.marks())


def test_a_word_typed_into_the_search_ticks_its_symptom(visitor: Visitor) -> None:
    """S10, A: everyday words, clinical words and UK spellings, by keyboard alone."""
    search = visitor.page.get_by_label("Find a symptom by any word")
    ticked = set()
    for word, symptom in (
        ("diarrhoea", "diarrhea"),
        ("hyporeflexia", "reduced_reflexes"),
        ("puking", "nausea_vomiting"),
    ):
        status = visitor.status
        search.focus()
        visitor.page.keyboard.type(word)
        expect(visitor.page.get_by_role("option").first).to_contain_text(LABELS[symptom])
        visitor.page.keyboard.press("Enter")
        visitor.wait_for_change(status)
        ticked.add(symptom)
        assert_ticked_everywhere(visitor, ticked)
        expect(search).to_have_value("")


def test_a_red_flag_shows_one_emergency_notice_and_moves_nothing_else(visitor: Visitor) -> None:
    """S8."""
    before = places(visitor, BLOCKS)
    visitor.tick("confusion")
    assert_one_notice(visitor)
    assert places(visitor, BLOCKS) == before
    visitor.tick(*RED_FLAGS[1:4])
    assert_one_notice(visitor)
    visitor.tick(*RED_FLAGS[:4])
    expect(visitor.page.locator(".st-key-emergency")).to_have_count(0)
    assert places(visitor, BLOCKS) == before


def assert_one_notice(visitor: Visitor) -> None:
    visitor.page.evaluate("document.querySelector('[data-testid=stMain]').scrollTo(0, 0)")
    alerts = visitor.page.get_by_role("alert")
    expect(alerts).to_have_count(1)
    notice = visitor.box(".st-key-emergency")
    assert notice.within(visitor.window())
    assert notice.bottom <= visitor.box(".st-key-chart").top
    assert notice.bottom <= visitor.box(".st-key-listing").top
    said = visitor.page.locator(".st-key-emergency").inner_text().casefold()
    assert [number for number in EMERGENCY_NUMBERS if number not in said] == []
    assert [name for name in [*NAMES.values(), *CLINICAL] if name.casefold() in said] == []


def test_exactly_the_red_flags_of_the_table_call_for_help(visit: Visit) -> None:
    """S8, S9."""
    visitor = visit()
    visitor.open(ticked=".".join(symptom for symptom in LABELS if symptom not in RED_FLAGS))
    expect(visitor.page.locator(".st-key-emergency")).to_have_count(0)
    visitor.open(ticked=".".join(LABELS))
    assert_one_notice(visitor)
    which = visitor.page.locator(".st-key-listing details", has_text="When a ticked symptom is urgent")
    which.locator("summary").click()
    entries = which.locator("> ul > li").all_inner_texts()
    assert [entry.partition(":")[0] for entry in entries] == [LABELS[symptom] for symptom in RED_FLAGS]


@pytest.mark.parametrize(("width", "height"), [(390, 844), (320, 640)])
def test_the_emergency_notice_moves_nothing_on_a_phone(visit: Visit, width: int, height: int) -> None:
    """S8: it stands in the first screenful, above the results."""
    visitor = visit(width, height)
    visitor.open()
    before = places(visitor, BLOCKS)
    visitor.tick("confusion")
    assert_one_notice(visitor)
    assert places(visitor, BLOCKS) == before
