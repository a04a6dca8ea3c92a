"""Every mark of an overlap chart, and the points that bring out a part of a chart, under a real mouse."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Visit
from tests.browser.shipped import CORE, LABELS, LISTED, NAMES
from tests.browser.views import DESK, PHONE, PROJECTOR
from tests.browser.visitor import STATUS, Visitor

TWO_TO_SIX = list(NAMES)[:6]
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
    [
        (DESK, "overlap", CORE),
        (PROJECTOR, "overlap", TWO_TO_SIX),
        (PHONE, "overlap", TWO_TO_SIX[:5]),
        (DESK, "matrix", CORE),
    ],
    ids=["four", "six on a projector", "five on a phone", "dots"],
)
def test_a_click_on_each_mark_ticks_its_own_symptom(
    visit: Visit, size: tuple[int, int], chart: str, chosen: list[str]
) -> None:
    """C6: as fast as a mouse can click; in one view for each window, since marks lie free in all (C3)."""
    visitor = visit(*size)
    visitor.open(imbalances=".".join(chosen), chart=chart)
    visitor.wait_for_figure(chart, chosen)
    marks = visitor.marks()
    assert set(marks) == set().union(*(LISTED[name] for name in chosen))
    visitor.page.evaluate(WATCH_BOXES)
    for symptom in marks:
        visitor.page.mouse.click(*visitor.place_of(symptom))
    assert visitor.page.evaluate("window.turned") == marks
    expect(visitor.page.locator("table.listing tbody tr")).to_have_count(len(marks))
    visitor.settle()
    assert visitor.ticked_in_list() == visitor.ticked_in_table() == visitor.ticked_in_chart() == set(marks)
    visitor.page.get_by_role("button", name="Clear all ticks").click()
    expect(visitor.page.locator(STATUS)).to_have_text("No symptom is ticked.")
    assert visitor.ticked_in_chart() == set()


def test_a_click_on_a_part_of_a_chart_brings_out_its_symptoms_and_another_puts_them_back(visit: Visit) -> None:
    """C6: each condition and each region of a pair; said in words, and nothing is ticked by it."""
    visitor = visit()
    visitor.open(imbalances=".".join(CORE[:2]), chart="pair")
    parts = name_parts(*CORE[:2])
    assert {handle.id for handle in visitor.points("handles")} == set(parts)
    for part, (said, symptoms) in parts.items():
        bring_out(visitor, part, said, symptoms)
    assert visitor.ticked_in_list() == set()


@pytest.mark.parametrize("chart", ["overlap", "matrix"])
def test_the_name_of_a_condition_in_a_chart_brings_out_its_list(visit: Visit, chart: str) -> None:
    """C6."""
    visitor = visit()
    visitor.open(chart=chart)
    assert {handle.id for handle in visitor.points("handles")} >= {f"imbalance:{name}" for name in CORE}
    bring_out(visitor, f"imbalance:{CORE[1]}", NAMES[CORE[1]], LISTED[CORE[1]])


def bring_out(visitor: Visitor, part: str, said: str, symptoms: set[str]) -> None:
    """Click a point, look at what is brought out, and click it again."""
    words = visitor.page.locator(".st-key-chart [role=status]")
    place = visitor.middle_of("handles", part)
    visitor.page.mouse.click(*place)
    expect(words).to_contain_text(f"{said}: ")
    visitor.settle()
    listed = words.inner_text().partition(": ")[2].removesuffix(".").split("; ")
    assert sorted(listed) == sorted(LABELS[symptom] for symptom in symptoms)
    expect(visitor.page.locator(".st-key-chart [data-testid=stSelectbox] input")).to_have_value(said)
    assert find_bright(visitor) == symptoms
    visitor.page.mouse.click(*place)
    expect(words).to_have_count(0)
    visitor.settle()
    assert find_bright(visitor) == set(visitor.marks())


def test_the_pointer_over_a_region_names_it_and_brings_its_symptoms_out(visitor: Visitor) -> None:
    """C11: for as long as it is there."""
    only = LISTED["hypomagnesemia"].difference(*(LISTED[name] for name in CORE if name != "hypomagnesemia"))
    x, y = visitor.middle_of("handles", "region:hypomagnesemia")
    visitor.page.mouse.move(x, y)
    expect(visitor.page.locator(".st-key-chart .hoverlayer text")).to_have_text("Only low magnesium, of those in view")
    assert find_bright(visitor) == only
    figure = visitor.box(".st-key-chart .js-plotly-plot")
    visitor.page.mouse.move(figure.left + 1, y)
    assert find_bright(visitor) == set(visitor.marks())


def find_bright(visitor: Visitor) -> set[str]:
    """Return the symptoms whose mark is not faded; its name is not either, or both are."""
    marks = visitor.points("marks")
    assert [mark.bright for mark in marks] == [mark.bright_name for mark in marks]
    return {mark.id for mark in marks if mark.bright}


def name_parts(one: str, other: str) -> dict[str, tuple[str, set[str]]]:
    """Name what can be brought out of two conditions, and its symptoms."""
    parts = {f"imbalance:{name}": (NAMES[name], LISTED[name]) for name in (one, other)}
    parts[f"region:{one}.{other}"] = ("Both conditions in view", LISTED[one] & LISTED[other])
    for name, rival in ((one, other), (other, one)):
        inside = NAMES[name][0].lower() + NAMES[name][1:]
        parts[f"region:{name}"] = (f"Only {inside}, of those in view", LISTED[name] - LISTED[rival])
    return parts
