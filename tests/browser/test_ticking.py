"""Ticking a symptom in the list, the chart and the search: one act, seen everywhere at once."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.conftest import Server, Visit
from tests.browser.shipped import CLINICAL, CORE, EMERGENCY_NUMBERS, LABELS, LISTED, NAMES, RED_FLAGS
from tests.browser.visitor import FIGURE, POINTS, Visitor

CHART_PARTS = {
    "mark": POINTS,
    "name": f"{FIGURE} .textpoint text",
    "tag": f"{FIGURE} .annotation-text",
    "outline": f"{FIGURE} .scatterlayer path.js-line",
}
WATCH_SCROLL = """
() => {
  window.scrolled = new Set();
  const look = () => {
    window.scrolled.add(document.querySelector('[data-testid=stMain]').scrollTop);
    requestAnimationFrame(look);
  };
  look();
}
"""
SCROLLED = "document.querySelector('[data-testid=stMain]').scrollTop"
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


def test_every_mark_of_a_matrix_ticks_its_own_symptom_and_no_other(visitor: Visitor) -> None:
    """C6; it also holds that the n-th point on the page is the n-th mark of the figure."""
    visitor.open(chart="matrix", imbalances="hyperkalemia")
    marks = visitor.marks()
    for place, symptom in enumerate(marks):
        visitor.page.mouse.click(*visitor.middle_of(place))
        expect(visitor.box_of(symptom)).to_be_checked()
    visitor.wait_for_marks(len(marks))
    assert_ticked_everywhere(visitor, set(marks))


def test_a_fast_second_click_is_not_lost(visitor: Visitor) -> None:
    """C6: the state of the boxes is that after both clicks, however fast they come."""
    visitor.page.mouse.dblclick(*visitor.place_of("tremor"))
    visitor.click_mark("fatigue")
    assert_ticked_everywhere(visitor, {"fatigue"})


def test_three_marks_clicked_in_a_row_are_all_ticked(visitor: Visitor) -> None:
    """C6: without waiting for the page between the clicks."""
    near = ("confusion", "paralysis", "fainting")
    visitor.place_of(near[0])  # scrolls there; the others are near
    boxes = visitor.boxes({"mark": POINTS})
    for box in [boxes[visitor.marks().index(symptom)] for symptom in near]:
        visitor.page.mouse.click((box.left + box.right) / 2, (box.top + box.bottom) / 2)
    visitor.wait_for_marks(len(near))  # the boxes are ahead of the server
    assert_ticked_everywhere(visitor, set(near))


def test_a_click_on_a_name_ticks_and_a_drag_does_not(visitor: Visitor) -> None:
    """C6."""
    x, y = visitor.place_of("tremor")
    visitor.page.mouse.move(x, y)
    visitor.page.mouse.down()
    visitor.page.mouse.move(x + 30, y)
    visitor.page.mouse.up()
    status = visitor.status
    visitor.page.mouse.click(x + 30, y)
    visitor.wait_for_change(status)
    assert_ticked_everywhere(visitor, {"tremor"})


def test_a_tap_ticks_and_a_swipe_scrolls(server: Server, browser: Browser) -> None:
    """C6 on a phone: each tap ticks the mark under it, not the one before; a swipe over the chart ticks nothing."""
    context = browser.new_context(viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True)
    visitor = Visitor(context.new_page(), server.address, [])
    visitor.open()
    for symptom in ("tremor", "seizures"):
        status = visitor.status
        visitor.page.touchscreen.tap(*visitor.place_of(symptom))
        visitor.wait_for_change(status)
    x, y = visitor.place_of("confusion")
    before = visitor.page.evaluate(SCROLLED)
    finger = context.new_cdp_session(visitor.page)
    finger.send("Input.dispatchTouchEvent", {"type": "touchStart", "touchPoints": [{"x": x, "y": y}]})
    for step in range(1, 11):
        finger.send("Input.dispatchTouchEvent", {"type": "touchMove", "touchPoints": [{"x": x, "y": y - 15 * step}]})
    finger.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
    visitor.page.wait_for_function(f"before => {SCROLLED} > before + 50", arg=before)
    visitor.settle()
    assert_ticked_everywhere(visitor, {"tremor", "seizures"})
    context.close()


def test_hovering_over_a_region_names_it_and_brings_its_symptoms_out(visitor: Visitor) -> None:
    """Issue 3: for as long as the pointer rests there."""
    handles = next(trace for trace in visitor.figure()["traces"] if trace["meta"].get("handles"))
    at = [data[0] for data in handles["customdata"]].index("region:hypomagnesemia")
    only = LISTED["hypomagnesemia"].difference(*(LISTED[name] for name in CORE if name != "hypomagnesemia"))
    figure = visitor.box(FIGURE)
    assert figure.top + handles["y"][at] < visitor.window().bottom
    visitor.page.mouse.move(figure.left + handles["x"][at], figure.top + handles["y"][at])
    expect(visitor.page.locator(f"{FIGURE} .hoverlayer text")).to_have_text("Only low magnesium, of those in view")
    assert bright(visitor) == only
    visitor.page.mouse.move(figure.left + 1, figure.top + 1)
    assert bright(visitor) == set(visitor.marks())


def bright(visitor: Visitor) -> set[str]:
    """Return the symptoms whose mark is not faded."""
    seen = visitor.page.locator(POINTS).evaluate_all("points => points.map((p) => getComputedStyle(p).opacity === '1')")
    return {symptom for symptom, is_seen in zip(visitor.marks(), seen, strict=True) if is_seen}


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
    search = visitor.page.get_by_label("Find a symptom by any name")
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


def test_the_emergency_notice_never_scrolls_the_chart_away_from_a_finger(visit: Visit) -> None:
    """C6: at no moment while it comes and goes, or the next of two fast clicks would miss its mark."""
    visitor = visit(390, 844)
    visitor.open(imbalances=".".join(CORE[:2]))
    visitor.place_of("cardiac_arrest")
    visitor.page.evaluate(WATCH_SCROLL)
    for count in range(6):
        visitor.box_of("breathing_problems").evaluate("box => box.click()")
        expect(visitor.page.locator(".st-key-emergency")).to_have_count(1 - count % 2)
        visitor.settle()
    assert len(visitor.page.evaluate("[...window.scrolled]")) == 1
