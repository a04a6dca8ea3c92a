"""The judge of overlap charts: each fault alone is named, and what is just within a rule passes."""

from __future__ import annotations

from dataclasses import replace

import pytest
import shapely
from shapely import Geometry

from components.charts.judge import find_faults
from components.charts.layout import RISE, Canvas, Layout, Mark, Tag
from components.charts.measure import measure_lines
from components.facts.regions import Region

CANVAS = Canvas(600, 300, 13)
RADIUS, BEGIN = CANVAS.radius, CANVAS.text_at
WIDE, HIGH = measure_lines(("one", "one"), CANVAS.text)
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
CUT = "an outline leaves the figure"
OVERLAP = "marks, names or tags overlap"


UNTOLD = "an imbalance has no outline or no tag"
NAMELESS = "a piece of a region holds none of its names"


def wrong_side(symptom: str, imbalance: str) -> str:
    return f"the mark or name of {symptom} is on the wrong side of {imbalance}"


def too_close(symptom: str, imbalance: str) -> str:
    return f"the mark or name of {symptom} is too close to the line of {imbalance}"


SOUND = Layout(
    "hand-made",
    CANVAS,
    {"a": LEFT, "b": RIGHT},
    (Mark("both", 260, 150, ("one",)), Mark("one", 60, 150, ("one",)), Mark("other", 460, 150, ("one",))),
    (Tag("a", 160, 12, 50, 21), Tag("b", 500, 22, 50, 21)),
)


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


def move_box(symptom: str, side: str, by: float) -> Layout:
    """Put one mark of the sound layout so that its disc or name is so far inside the piece of its region."""
    rise = HIGH / 2 + RISE * CANVAS.text  # px from the middle of a mark to the top of a name of two lines
    x, y = {
        "left": (10 + RADIUS + by, 150.0),
        "right": (200 - by - BEGIN - WIDE, 150.0),
        "top": (60.0, 10 + rise + by),
        "bottom": (60.0, 280 - HIGH / 2 - by),
    }[side]
    return move(symptom, x, y, ("one",) if side in {"left", "right"} else ("one", "one"))


SOUND_AT_THE_EDGE = {
    "all is well": SOUND,
    "a disc 3 px inside its own outline": move_box("one", "left", 3.05),
    "a name 3 px outside the other outline": move_box("one", "right", 3.05),
    "a name 3 px below its own outline's top": move_box("one", "top", 3.05),
    "a name 3 px above its own outline's bottom": move_box("one", "bottom", 3.05),
    "a disc 3 px outside the other outline": move("other", 400 + RADIUS + 3.05),
    "lines that cross many times but part": draw(b=RIGHT.union(shapely.box(190, 200, 300, 220))),
    "a tag half a pixel over the top": move_tag("a", 100, 10.1),
    "a tag half a pixel over the bottom": move_tag("a", 100, 289.9),
    "a tag half a pixel over the left edge": move_tag("a", 24.6, 100),
    "a tag half a pixel over the right edge": move_tag("b", 575.4, 100),
    "an outline half its line inside the left edge": draw(a=shapely.box(1.25, 10, 400, 280)),
    "two tags that touch": move_tag("a", 450.4, 22),
    "a piece of a region no wider than a strip": draw(b=RIGHT.difference(shapely.box(220, 20, 231.9, 90))),
}
FAULTY = {
    "a symptom is left out": (replace(SOUND, marks=SOUND.marks[1:]), [MISSING]),
    "a symptom is drawn twice": (add_mark(Mark("one", 60, 200, ("one",))), [MISSING]),
    "a symptom is drawn that no list has": (add_mark(Mark("none", 60, 200, ("one",))), [MISSING]),
    "an outline is left out": (replace(SOUND, outlines={"a": LEFT}), [UNTOLD]),
    "an outline is left out with its tag": (replace(SOUND, outlines={"a": LEFT}, tags=SOUND.tags[:1]), [UNTOLD]),
    "a tag is left out": (replace(SOUND, tags=SOUND.tags[1:]), [UNTOLD]),
    "a tag is drawn twice": (replace(SOUND, tags=(*SOUND.tags, Tag("a", 60, 12, 50, 21))), [UNTOLD]),
    "a disc less than 3 px inside its own outline": (move_box("one", "left", 2.95), [too_close("one", "a")]),
    "a name less than 3 px outside the other": (move_box("one", "right", 2.95), [too_close("one", "b")]),
    "a name less than 3 px below a line": (move_box("one", "top", 2.95), [too_close("one", "a")]),
    "a name less than 3 px above a line": (move_box("one", "bottom", 2.95), [too_close("one", "a")]),
    "a disc less than 3 px outside the other": (move("other", 400 + RADIUS + 2.95), [too_close("other", "a")]),
    "a disc crosses its own outline": (move("one", 10 + RADIUS - 0.1), [wrong_side("one", "a")]),
    "a name crosses the other outline": (move_box("one", "right", -0.1), [wrong_side("one", "b")]),
    "a disc crosses the other outline": (move("other", 400 + RADIUS - 0.1), [wrong_side("other", "a")]),
    "a mark lies outside its own outline": (
        move("both", 460, 100),
        [NAMELESS, wrong_side("both", "a")],
    ),
    "a mark lies inside the other outline": (move("one", 260, 100), [NAMELESS, wrong_side("one", "b")]),
    "a mark lies outside its own and inside the other": (
        move("one", 460, 100),
        [NAMELESS, wrong_side("one", "a"), wrong_side("one", "b")],
    ),
    "a mark leaves the figure": (
        replace(move("one", RADIUS - 0.6), outlines={"a": shapely.box(-9, 10, 400, 280), "b": RIGHT}),
        [LEAVES, CUT],
    ),
    "a name leaves the figure": (
        replace(move("other", 600.6 - BEGIN - WIDE), outlines={"a": LEFT, "b": shapely.box(200, 20, 610, 290)}),
        [LEAVES, CUT],
    ),
    "an outline leaves the figure at the left": (draw(a=shapely.box(1.2, 10, 400, 280), b=RIGHT), [CUT]),
    "an outline leaves the figure at the bottom": (draw(a=LEFT, b=shapely.box(200, 20, 590, 298.8)), [CUT]),
    "a tag leaves the figure at the top": (move_tag("a", 100, 9.9), [LEAVES]),
    "a tag leaves the figure at the bottom": (move_tag("a", 100, 290.1), [LEAVES]),
    "a tag leaves the figure at the left": (move_tag("a", 24.4, 100), [LEAVES]),
    "a tag leaves the figure at the right": (move_tag("b", 575.6, 100), [LEAVES]),
    "all tags leave the figure": (replace(SOUND, tags=(Tag("a", 100, 5, 50, 21), Tag("b", 500, 5, 50, 21))), [LEAVES]),
    "two tags overlap": (move_tag("a", 450.6, 22), [OVERLAP]),
    "a tag lies on a disc": (move_tag("a", 60, 150 + RADIUS + 9), [OVERLAP]),
    "a tag lies on a name": (move_tag("a", 60 + BEGIN + WIDE / 2 + 5, 150 - 20), [OVERLAP]),
    "an outline is cut so that a nameless piece is left": (
        draw(b=RIGHT.difference(shapely.box(220, 20, 232.1, 290))),
        [NAMELESS],
    ),
    "a nameless piece beside a strip": (
        draw(b=RIGHT.difference(shapely.box(220, 20, 240, 40)).difference(shapely.box(300, 20, 305, 290))),
        [NAMELESS],
    ),
}


@pytest.mark.parametrize("case", SOUND_AT_THE_EDGE)
def test_what_is_just_within_a_rule_passes(case: str) -> None:
    assert list(find_faults(SOUND_AT_THE_EDGE[case], REGIONS)) == []


@pytest.mark.parametrize("case", FAULTY)
def test_each_fault_is_named_and_no_other(case: str) -> None:
    layout, faults = FAULTY[case]
    assert sorted(find_faults(layout, REGIONS)) == sorted(faults)


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


@pytest.mark.parametrize(("side", "faults"), [(11.9, []), (12.1, [EMPTY])])
def test_an_empty_region_passes_as_a_line_up_to_a_width(side: float, faults: list[str]) -> None:
    """Where a ends inside b, both hold a strip that no symptom needs."""
    parted = (Region(frozenset({"a"}), ("both", "one")), REGIONS[2])
    layout = draw(b=shapely.box(400 - side, 20, 590, 290))
    assert list(find_faults(layout, parted)) == faults


def test_a_region_in_two_pieces_passes_where_each_holds_a_name() -> None:
    regions = (*REGIONS[:2], Region(frozenset({"b"}), ("other", "second")))
    parted = replace(SOUND, outlines={"a": LEFT, "b": RIGHT.difference(shapely.box(395, 200, 590, 220))})
    layout = replace(parted, marks=(*SOUND.marks, Mark("second", 460, 250, ("one",))))
    assert list(find_faults(layout, regions)) == []
    assert list(find_faults(parted, REGIONS)) == [NAMELESS]


def test_a_wide_empty_region_is_found_beside_a_narrow_one() -> None:
    """What a alone holds is in two pieces, a strip and a wide one, and no symptom is in a alone."""
    nested = (Region(frozenset({"a", "b"}), ("both", "one")), REGIONS[2])
    inner = shapely.box(30, 30, 395, 275)
    layout = replace(SOUND, outlines={"a": inner.union(shapely.box(30, 5, 60, 40)), "b": shapely.box(20, 20, 590, 290)})
    assert list(find_faults(layout, nested)) == [EMPTY]


@pytest.mark.parametrize("order", ["abc", "bac", "bca"])
@pytest.mark.parametrize(("apart", "notch", "faults"), [(1.9, 0, [ALIKE]), (2.1, 0, []), (1.9, 6, [])])
def test_two_outlines_are_told_apart_from_some_width_on(
    apart: float, notch: float, faults: list[str], order: str
) -> None:
    """Two of three outlines differ at one side, or in a corner within it, wherever they stand in the order."""
    regions = (Region(frozenset({"b", "c"}), ("other",)), REGIONS[1])
    left = 402 + apart
    inner = shapely.box(left, 20, 590, 290).difference(shapely.box(left, 20, left + notch, 20 + notch))
    outlines = {"a": LEFT, "b": shapely.box(402, 20, 590, 290), "c": inner}
    tags = (*SOUND.tags, Tag("c", 430, 22, 50, 21))
    layout = replace(SOUND, outlines={name: outlines[name] for name in order}, marks=SOUND.marks[1:], tags=tags)
    assert list(find_faults(layout, regions)) == faults
