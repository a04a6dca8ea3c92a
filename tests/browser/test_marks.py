"""Every mark of an overlap chart, and the points that bring out a part of a chart, under a real mouse."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Visit, of
from tests.browser.sight import Box, is_inside
from tests.browser.views import DESK, PHONE
from tests.browser.visitor import FIGURE, Visitor
from tests.shipped import CORE, LABELS, LISTED, NAMES

WATCH_BOXES = """
() => {
  window.turned = [];
  document.addEventListener('change', ({target}) => {
    const keys = [...target.closest('[class*=st-key-tick-]').classList];
    window.turned.push(keys.find((key) => key.startsWith('st-key-tick-')).slice('st-key-tick-'.length));
  }, true);
}
"""


@pytest.mark.parametrize(
    ("size", "chart", "chosen"),
    [(DESK, "overlap", CORE), (PHONE, "matrix", CORE[:2])],
    ids=["four", "dots of two on a phone"],
)
def test_a_click_on_a_mark_ticks_its_own_symptom(
    visit: Visit, size: tuple[int, int], chart: str, chosen: list[str]
) -> None:
    """C6: as fast as a mouse can click; in one view for each window, since marks lie free in all (C3)."""
    visitor = visit(*size)
    visitor.open(imbalances=".".join(chosen), chart=chart)
    visitor.wait_for_figure(chart, chosen)
    marks = visitor.marks()
    assert set(marks) == set().union(*(LISTED[name] for name in chosen))
    visitor.page.evaluate(WATCH_BOXES)
    clicked = marks[::5]  # a mark and its box belong together by name: some show it as well as each
    for symptom in clicked:
        visitor.page.mouse.click(*visitor.place_of(symptom))
    assert visitor.page.evaluate("window.turned") == clicked
    expect(visitor.page.locator("table.answers tbody tr:visible")).to_have_count(len(clicked))
    visitor.settle()
    assert visitor.ticked_in_list() == visitor.ticked_in_table() == visitor.ticked_in_chart() == set(clicked)
    visitor.clear()
    assert visitor.ticked_in_chart() == set()
    if chart == "matrix":
        assert_names_highlight(visitor, chosen)


@of("explorer")
def test_a_click_on_the_name_of_a_condition_highlights_its_list_and_another_puts_it_back(view: Visitor) -> None:
    """C6."""
    assert_names_highlight(view, CORE)


def assert_names_highlight(visitor: Visitor, chosen: list[str]) -> None:
    assert {handle.id for handle in visitor.points("handles")} == {f"imbalance:{name}" for name in chosen}
    place = visitor.middle_of("handles", f"imbalance:{chosen[1]}")
    assert_highlights(visitor, place, NAMES[chosen[1]], LISTED[chosen[1]])


def test_a_click_on_a_region_highlights_its_symptoms_and_another_puts_them_back(visit: Visit) -> None:
    """C6, C11."""
    visitor = visit()
    visitor.open(imbalances=".".join(CORE[:2]), chart="pair")
    one, other = (LISTED[name] for name in CORE[:2])
    inside = NAMES[CORE[0]][0].lower() + NAMES[CORE[0]][1:]
    for conditions, said, symptoms in (
        (CORE[:2], "Both conditions in view", one & other),
        (CORE[:1], f"Only {inside}, of those in view", one - other),
    ):
        assert_highlights(visitor, find_free(visitor, conditions), said, symptoms)


def assert_highlights(visitor: Visitor, place: tuple[float, float], said: str, symptoms: set[str]) -> None:
    """Click a place, look at what is highlighted, and click it again; nothing is ticked by it."""
    words = visitor.page.locator(".st-key-chart-foot [role=status]")
    visitor.page.mouse.click(*place)
    expect(words).to_contain_text(f"{said}: ")
    visitor.settle()
    listed = words.inner_text().partition(": ")[2].removesuffix(".").split("; ")
    assert sorted(listed) == sorted(LABELS[symptom] for symptom in symptoms)
    expect(visitor.page.locator(".st-key-highlighted input")).to_have_value(said)
    visitor.page.mouse.move(1, 1)
    assert find_bright(visitor) == symptoms
    visitor.page.mouse.click(*place)
    expect(words).to_have_count(0)
    visitor.settle()
    visitor.page.mouse.move(1, 1)
    assert find_bright(visitor) == set(visitor.marks())
    assert visitor.ticked_in_list() == set()


@of("explorer")
def test_the_pointer_over_a_region_names_it_and_highlights_its_symptoms(view: Visitor) -> None:
    """C11: for as long as it is there."""
    only = LISTED["hypomagnesemia"].difference(*(LISTED[name] for name in CORE if name != "hypomagnesemia"))
    view.page.mouse.move(*find_free(view, ["hypomagnesemia"]))
    expect(view.page.locator(".st-key-chart .pointed")).to_have_text("Only low magnesium, of those in view")
    assert find_bright(view) == only
    view.page.mouse.move(1, 1)
    expect(view.page.locator(".st-key-chart .pointed")).to_have_count(0)
    assert find_bright(view) == set(view.marks())


def find_free(visitor: Visitor, conditions: list[str]) -> tuple[float, float]:
    """Find a place in the window where exactly these conditions overlap, away from marks, names and tags."""
    outlines = [trace for trace in visitor.figure()["traces"] if "imbalance" in (trace["meta"] or {})]
    taken = [mark.box for mark in visitor.points("marks")]
    taken += visitor.boxes({"name": f"{FIGURE} .textpoint text", "tag": f"{FIGURE} .annotation rect.bg"})
    frame = visitor.box(FIGURE)
    for down in range(100, int(min(frame.bottom, visitor.window().bottom) - frame.top), 5):
        for across in range(5, int(frame.right - frame.left), 5):
            around = [
                trace["meta"]["imbalance"] for trace in outlines if is_inside(across, down, trace["x"], trace["y"])
            ]
            x, y = frame.left + across, frame.top + down
            near = Box("place", "", x - 4, y - 4, x + 4, y + 4)
            if sorted(around) == sorted(conditions) and not any(near.overlaps(box) for box in taken):
                return x, y
    raise AssertionError(f"no free place in the region of {conditions}")


def find_bright(visitor: Visitor) -> set[str]:
    """Return the symptoms whose mark is not faded; its name is not either, or both are."""
    marks = visitor.points("marks")
    assert [mark.bright for mark in marks] == [mark.bright_name for mark in marks]
    return {mark.id for mark in marks if mark.bright}
