"""Every mark of every overlap chart, and the points that bring out a part of a chart, under a real mouse."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Visit
from tests.browser.shipped import CORE, FOUNDING, LABELS, LISTED, NAMES
from tests.browser.visitor import FIGURE, MIDDLE, POINTS, Visitor

LISTINGS = {"All sources": LISTED, "Founding document only": FOUNDING}
STATUS = ".st-key-status [role=status]"
IS_TICKED = "(symptom) => document.querySelector(`.st-key-tick-${symptom} input`).checked"
ARE_FADED = "(parts) => parts.map((part) => Number(getComputedStyle(part).opacity) < 0.5)"


@pytest.mark.parametrize(("width", "height"), [(1280, 800), (1920, 1080), (390, 844)])
def test_every_mark_of_two_to_six_conditions_can_be_clicked(visit: Visit, width: int, height: int) -> None:
    """C6: each is clicked, ticks its own symptom and no other; from both lists.

    Hundreds of clicks take minutes: each window takes one list of each view, in turns, and together they take both.
    """
    visitor = visit(width, height)
    for count in range(2, 7):
        chosen = list(NAMES)[:count]
        asked = {} if chosen == CORE else {"imbalances": ".".join(chosen)}
        visitor.open(**asked)
        for place, (listing, lists) in enumerate(LISTINGS.items()):
            if place != (count + (width == 1920)) % 2:
                continue
            if lists is FOUNDING:
                visitor.press(listing, **asked, listing="founding")
            visitor.wait_for_figure("overlap", chosen)
            marks = visitor.marks()
            assert set(marks) == set().union(*(lists[name] for name in chosen))
            click_marks(visitor, marks)
            visitor.page.get_by_role("button", name="Clear all ticks").click()
            expect(visitor.page.locator(STATUS)).to_have_text("No symptom is ticked.")


def click_marks(visitor: Visitor, marks: list[str]) -> None:
    """Tick all by the chart, waiting no longer than for the box, and untick the last by another click."""
    for place, symptom in enumerate(marks):
        visitor.page.mouse.click(*visitor.middle_of(place))
        assert visitor.page.evaluate(IS_TICKED, symptom)
    visitor.wait_for_marks(len(marks))  # the boxes are ahead of the server
    assert visitor.ticked_in_list() == visitor.ticked_in_chart() == set(marks)
    visitor.click_mark(marks[-1])
    assert visitor.ticked_in_list() == visitor.ticked_in_chart() == set(marks[:-1])


@pytest.mark.parametrize("chart", ["matrix", "pair"])
def test_the_other_charts_have_a_handle_for_each_part_that_brings_it_out(visit: Visit, chart: str) -> None:
    """C6: said in words, and all other marks fade; a second click puts it back, and nothing is ticked."""
    visitor = visit()
    chosen = CORE if chart == "matrix" else CORE[:2]
    visitor.open(imbalances=".".join(chosen), chart=chart)
    visitor.wait_for_figure(chart, chosen)
    words = visitor.page.locator(".st-key-chart [role=status]")
    parts = name_parts(chosen)
    clicked = set()
    for place, trace in enumerate(reversed(visitor.figure()["traces"]), 1):
        if not trace["meta"].get("handles"):
            continue
        points = visitor.page.locator(f"{FIGURE} .scatterlayer > .trace:nth-last-child({place}) .points > path")
        for point, (part,) in enumerate(trace["customdata"]):
            if part in clicked:
                continue  # a condition has a point in each block of dots, and several along its tag
            said, symptoms = parts[part]
            x, y = points.nth(point).evaluate(MIDDLE)
            visitor.page.mouse.click(x, y)
            expect(words).to_contain_text(f"{said}: ")
            visitor.settle()
            listed = words.inner_text().partition(": ")[2].removesuffix(".").split("; ")
            assert sorted(listed) == sorted(LABELS[symptom] for symptom in symptoms)
            assert faded(visitor) == set(visitor.marks()) - symptoms
            visitor.page.mouse.click(x, y)
            expect(words).to_have_count(0)
            visitor.settle()
            assert faded(visitor) == set()
            clicked.add(part)
    assert clicked == {part for part in parts if chart == "pair" or part.startswith("imbalance:")}
    assert visitor.ticked_in_list() == set()


def name_parts(chosen: list[str]) -> dict[str, tuple[str, set[str]]]:
    """Name what can be brought out, and its symptoms; regions for two conditions only."""
    parts = {f"imbalance:{name}": (NAMES[name], LISTED[name]) for name in chosen}
    if len(chosen) == 2:
        one, other = chosen
        parts[f"region:{one}.{other}"] = ("Both conditions in view", LISTED[one] & LISTED[other])
        for name, rival in ((one, other), (other, one)):
            inside = NAMES[name][0].lower() + NAMES[name][1:]
            parts[f"region:{name}"] = (f"Only {inside}, of those in view", LISTED[name] - LISTED[rival])
    return parts


def faded(visitor: Visitor) -> set[str]:
    """Return the symptoms whose mark is faded; its name is too, or neither."""
    points = visitor.page.locator(POINTS).evaluate_all(ARE_FADED)
    names = visitor.page.locator(f"{FIGURE} .scatterlayer > .trace:last-child .textpoint").evaluate_all(ARE_FADED)
    assert points == names
    return {symptom for symptom, is_faded in zip(visitor.marks(), points, strict=True) if is_faded}
