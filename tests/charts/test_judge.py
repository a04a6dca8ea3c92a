"""The judge of overlap charts: each fault alone is named, and what is just within a rule passes."""

from __future__ import annotations

from dataclasses import replace

import pytest
import shapely
from shapely import Geometry

from components.charts.judge import find_faults
from components.charts.layout import Canvas, Layout, Mark, Tag
from components.charts.measure import measure_lines
from components.facts.regions import Region

CANVAS = Canvas(600, 300, 13)
RADIUS, BEGIN = CANVAS.radius, CANVAS.text_at
WIDE, _ = measure_lines(("one",), CANVAS.text)
LEFT, RIGHT = shapely.box(10, 10, 400, 280), shapely.box(200, 20, 590, 290)
REGIONS = (
    Region(frozenset({"a", "b"}), ("both",)),
    Region(frozenset({"a"}), ("one",)),
    Region(frozenset({"b"}), ("other",)),
)
MISSING = "a symptom is missing, or drawn twice"
EMPTY = "there is an empty region"
ALIKE = "two outlines look like one"
LEAVES = "something leaves the figure"
OVERLAP = "marks, names or tags overlap"


def name_wrong_side(symptom: str, imbalance: str) -> str:
    return f"the mark of {symptom} is on the wrong side of {imbalance}"


SOUND = Layout(
    "hand-made",
    CANVAS,
    {"a": LEFT, "b": RIGHT},
    (Mark("both", 260, 150, ("one",)), Mark("one", 60, 150, ("one",)), Mark("other", 460, 150, ("one",))),
    (Tag("a", 100, 12, 50, 21), Tag("b", 500, 22, 50, 21)),
)
ONLY_A = (Region(frozenset({"a"}), ("one",)),)


def move(symptom: str, x: float, y: float = 150, lines: tuple[str, ...] = ("one",)) -> Layout:
    """Put one mark of the sound layout elsewhere."""
    marks = [Mark(symptom, x, y, lines) if mark.symptom == symptom else mark for mark in SOUND.marks]
    return replace(SOUND, marks=tuple(marks))


def move_tag(imbalance: str, x: float, y: float) -> Layout:
    """Put one tag of the sound layout elsewhere."""
    tags = [replace(tag, x=x, y=y) if tag.imbalance == imbalance else tag for tag in SOUND.tags]
    return replace(SOUND, tags=tuple(tags))


def add_mark(mark: Mark) -> Layout:
    return replace(SOUND, marks=(*SOUND.marks, mark))


def draw(**outlines: Geometry) -> Layout:
    return replace(SOUND, outlines={**SOUND.outlines, **outlines})


SOUND_AT_THE_EDGE = {
    "all is well": SOUND,
    "a disc just inside its own outline": move("one", 10 + RADIUS + 0.1),
    "a disc just outside the other outline": move("one", 200 - RADIUS - 0.1, lines=("",)),
    "lines that cross many times but part": draw(b=RIGHT.union(shapely.box(150, 200, 300, 220))),
    "a mark half a pixel over the edge of the figure": replace(
        move("one", RADIUS - 0.4), outlines={"a": shapely.box(-9, 10, 400, 280), "b": RIGHT}
    ),
    "a tag half a pixel over the top": move_tag("a", 100, 10.1),
    "a tag half a pixel over the bottom": move_tag("a", 100, 289.9),
    "a tag half a pixel over the left edge": move_tag("a", 24.6, 100),
    "a tag half a pixel over the right edge": move_tag("b", 575.4, 100),
    "two tags that touch": move_tag("a", 450.4, 22),
}
FAULTY = {
    "a symptom is left out": (replace(SOUND, marks=SOUND.marks[1:]), [MISSING]),
    "a symptom is drawn twice": (add_mark(Mark("one", 60, 200, ("one",))), [MISSING]),
    "a symptom is drawn that no list has": (add_mark(Mark("none", 60, 200, ("one",))), [MISSING]),
    "a disc crosses its own outline": (move("one", 10 + RADIUS - 0.1), [name_wrong_side("one", "a")]),
    "a disc touches the other outline": (
        move("one", 200 - RADIUS + 0.1, lines=("",)),
        [name_wrong_side("one", "b")],
    ),
    "a mark lies outside its own outline": (move("both", 460, 100), [name_wrong_side("both", "a")]),
    "a mark lies inside the other outline": (move("one", 260, 100), [name_wrong_side("one", "b")]),
    "a mark lies outside its own and inside the other": (
        move("one", 460, 100),
        [name_wrong_side("one", "a"), name_wrong_side("one", "b")],
    ),
    "a mark leaves the figure": (
        replace(move("one", RADIUS - 0.6), outlines={"a": shapely.box(-9, 10, 400, 280), "b": RIGHT}),
        [LEAVES],
    ),
    "a name leaves the figure": (move("other", 599.6 - BEGIN - WIDE + 1), [LEAVES]),
    "a tag leaves the figure at the top": (move_tag("a", 100, 9.9), [LEAVES]),
    "a tag leaves the figure at the bottom": (move_tag("a", 100, 290.1), [LEAVES]),
    "a tag leaves the figure at the left": (move_tag("a", 24.4, 100), [LEAVES]),
    "a tag leaves the figure at the right": (move_tag("b", 575.6, 100), [LEAVES]),
    "all tags leave the figure": (replace(SOUND, tags=(Tag("a", 100, 5, 50, 21), Tag("b", 500, 5, 50, 21))), [LEAVES]),
    "two tags overlap": (move_tag("a", 450.6, 22), [OVERLAP]),
    "a tag lies on a disc": (move_tag("a", 60, 150 + RADIUS + 9), [OVERLAP]),
    "a tag lies on a name": (move_tag("a", 60 + BEGIN + WIDE / 2 + 5, 150 - 20), [OVERLAP]),
}


@pytest.mark.parametrize("case", SOUND_AT_THE_EDGE)
def test_what_is_just_within_a_rule_passes(case: str) -> None:
    assert list(find_faults(SOUND_AT_THE_EDGE[case], REGIONS)) == []


@pytest.mark.parametrize("case", FAULTY)
def test_each_fault_is_named_and_no_other(case: str) -> None:
    layout, faults = FAULTY[case]
    assert list(find_faults(layout, REGIONS)) == faults


@pytest.mark.parametrize(
    ("shift", "faults"), [(RADIUS * 2 - 0.4, []), (RADIUS * 2 - 0.6, [OVERLAP])], ids=["touch", "overlap"]
)
def test_two_discs_may_touch_but_not_overlap(shift: float, faults: list[str]) -> None:
    regions = (*REGIONS[:2], Region(frozenset({"b"}), ("other", "second")))
    layout = add_mark(Mark("second", 460, 150 + shift, ("",)))
    assert list(find_faults(layout, regions)) == faults


@pytest.mark.parametrize(("spare", "faults"), [(-0.4, []), (-0.6, [OVERLAP])], ids=["touch", "overlap"])
def test_a_name_may_touch_a_disc_but_not_overlap_it(spare: float, faults: list[str]) -> None:
    regions = (*REGIONS[:2], Region(frozenset({"b"}), ("other", "second")))
    layout = add_mark(Mark("second", 460 + BEGIN + WIDE + RADIUS + spare, 150, ("",)))
    assert list(find_faults(layout, regions)) == faults


@pytest.mark.parametrize(("side", "faults"), [(2.9, []), (3.1, [EMPTY])])
def test_an_empty_region_passes_as_a_line_up_to_a_width(side: float, faults: list[str]) -> None:
    """Where a ends inside b, both hold a strip that no symptom needs."""
    parted = (Region(frozenset({"a"}), ("both", "one")), REGIONS[2])
    layout = draw(b=shapely.box(400 - side, 20, 590, 290))
    assert list(find_faults(layout, parted)) == faults
    assert list(find_faults(layout, parted, sliver=1.4)) == [EMPTY]
    assert list(find_faults(layout, parted, sliver=1.6)) == []


def test_a_wide_empty_region_is_found_beside_a_narrow_one() -> None:
    """Of the two empty regions, b alone is wide, and a with b is a line."""
    layout = Layout(
        "hand-made",
        CANVAS,
        {"a": shapely.box(10, 10, 200, 290), "b": shapely.box(198, 10, 400, 290)},
        (Mark("one", 60, 150, ("one",)),),
        (),
    )
    assert list(find_faults(layout, ONLY_A)) == [EMPTY]


@pytest.mark.parametrize("order", ["abc", "bac", "bca"])
@pytest.mark.parametrize(("apart", "faults"), [(1.9, [ALIKE]), (2.1, [])])
def test_two_outlines_are_told_apart_from_some_width_on(apart: float, faults: list[str], order: str) -> None:
    """Two of three outlines differ at one side alone, wherever they stand in the order."""
    regions = (Region(frozenset({"b", "c"}), ("other",)), REGIONS[1])
    outlines = {"a": LEFT, "b": shapely.box(402, 20, 590, 290), "c": shapely.box(402 + apart, 20, 590, 290)}
    layout = replace(SOUND, outlines={name: outlines[name] for name in order}, marks=SOUND.marks[1:])
    assert list(find_faults(layout, regions)) == faults
