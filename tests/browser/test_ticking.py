"""Ticking a symptom in the list, the chart and the search: one act, seen everywhere at once."""

from __future__ import annotations

import json

from playwright.sync_api import expect

from tests.browser.explorer import assert_ticked_everywhere, find_places
from tests.browser.visitor import FIGURE, Visitor
from tests.shipped import CORE, LABELS, LISTED

FEW = 450  # of some 1,800 that are drawn, and 3,800 in the page; one rule too wide makes it all of them
SCROLLED = "document.querySelector('[data-testid=stMain]').scrollTop"


def test_list_chart_and_search_do_the_same_and_every_part_of_the_page_shows_it(visitor: Visitor) -> None:
    """C6, S1, S10, A."""
    tick_in_the_list(visitor)
    visitor.clear()
    click_in_chart_and_list(visitor)
    visitor.clear()
    type_into_the_search(visitor)


def tick_in_the_list(visitor: Visitor) -> None:
    """Hold list, table, sentence and chart together (S1)."""
    visitor.tick("muscle_cramps", "dizziness", "kidney_stones")
    assert_ticked_everywhere(visitor, {"muscle_cramps", "dizziness", "kidney_stones"})
    for symptom in ("muscle_cramps", "dizziness", "kidney_stones"):
        row = visitor.page.locator("table.answers tbody tr").filter(
            has=visitor.page.get_by_role("rowheader", name=LABELS[symptom], exact=True)
        )
        shown = [cell.locator("summary").count() == 1 for cell in row.locator("td").all()]
        assert shown == [symptom in LISTED[imbalance] for imbalance in CORE]
    visitor.tick("dizziness")
    assert_ticked_everywhere(visitor, {"muscle_cramps", "kidney_stones"})


def click_in_chart_and_list(visitor: Visitor) -> None:
    """Undo a tick of one in the other, however fast clicks come; a drag does nothing."""
    visitor.tick("tremor")
    visitor.click_mark("tremor")
    assert_ticked_everywhere(visitor, set())
    visitor.page.mouse.dblclick(*visitor.place_of("tremor"))
    visitor.click_mark("fatigue")
    assert_ticked_everywhere(visitor, {"fatigue"})
    x, y = visitor.place_of("tremor")
    visitor.page.mouse.move(x, y)
    visitor.page.mouse.down()
    visitor.page.mouse.move(x + 30, y)
    visitor.page.mouse.up()
    visitor.page.mouse.click(x + 30, y)
    visitor.wait_for_turn("tremor", ticked=True)
    assert_ticked_everywhere(visitor, {"fatigue", "tremor"})


def type_into_the_search(visitor: Visitor) -> None:
    """Type everyday words, clinical words and UK spellings, by keyboard alone (S10, A)."""
    search = visitor.page.get_by_label("Find a symptom by any name")
    ticked = set()
    for word, symptom in (
        ("diarrhoea", "diarrhea"),
        ("hyporeflexia", "reduced_reflexes"),
        ("puking", "nausea_vomiting"),
    ):
        search.focus()
        visitor.page.keyboard.type(word)
        expect(visitor.page.get_by_role("option").first).to_contain_text(LABELS[symptom])
        visitor.page.keyboard.press("Enter")
        visitor.wait_for_turn(symptom, ticked=True)
        ticked.add(symptom)
        assert_ticked_everywhere(visitor, ticked)
        expect(search).to_have_value("")


def test_a_tap_ticks_and_a_swipe_scrolls(with_finger: Visitor) -> None:
    """C6: each tap ticks the mark under it, not the one before; a swipe over the chart ticks nothing."""
    page = with_finger.page
    with_finger.open()
    for symptom in ("tremor", "seizures"):
        page.touchscreen.tap(*with_finger.place_of(symptom))
        with_finger.wait_for_turn(symptom, ticked=True)
    x, y = with_finger.place_of("confusion")
    before = page.evaluate(SCROLLED)
    finger = page.context.new_cdp_session(page)
    finger.send("Input.dispatchTouchEvent", {"type": "touchStart", "touchPoints": [{"x": x, "y": y}]})
    for step in range(1, 11):
        finger.send("Input.dispatchTouchEvent", {"type": "touchMove", "touchPoints": [{"x": x, "y": y - 15 * step}]})
    finger.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
    page.wait_for_function(f"before => {SCROLLED} > before + 50", arg=before)
    with_finger.settle()
    assert_ticked_everywhere(with_finger, {"tremor", "seizures"})


def test_a_tick_moves_nothing_and_draws_nothing_anew(visitor: Visitor) -> None:
    """S2, C7, U3: to the pixel; the figure and its marks stay the same nodes of the page."""
    for chart in ("overlap", "matrix"):
        if chart == "matrix":
            visitor.press("Dots", chart=chart)
            visitor.wait_for_figure(chart, CORE)
        nodes = f"[...document.querySelectorAll('{FIGURE}, {FIGURE} .points > path')]"
        assert visitor.page.evaluate(f"(window.drawn = {nodes}).length") > len(visitor.marks())
        before = find_places(visitor)
        for _ in ("on", "off"):
            visitor.tick("tremor")
            assert find_places(visitor) == before
        assert visitor.page.evaluate(f"{nodes}.every((node, at) => node === window.drawn[at])")


def test_at_a_tick_the_browser_looks_at_few_parts_of_the_page(visitor: Visitor) -> None:
    """U2: a rule with :has whose last part matches anything has the whole page checked, a wait on slow computers."""
    most = min(count_looked_at(visitor) for _ in range(3))  # what the server sends meanwhile makes it look at more
    assert 0 < most < FEW


def count_looked_at(visitor: Visitor) -> int:
    """Count the elements that the browser styles anew at once while a symptom is ticked, at most."""
    browser = visitor.page.context.browser
    assert browser is not None
    browser.start_tracing(page=visitor.page, categories=["devtools.timeline"])
    visitor.tick("tremor")
    events = json.loads(browser.stop_tracing())["traceEvents"]
    counts: list[int] = [event["args"]["elementCount"] for event in events if "elementCount" in event.get("args", {})]
    return max(counts)
