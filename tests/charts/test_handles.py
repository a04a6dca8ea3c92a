"""A handle stands inside its own region, apart from everything else, at the upper right."""

from __future__ import annotations

import shapely
from shapely import Geometry

from components.charts.handles import AIR, HANDLE, place_handles
from components.charts.layout import Canvas, Layout, Mark, Tag
from components.facts.regions import Region

CANVAS = Canvas(400, 300, 13)
ONE = Region(frozenset("a"), ("one",))
FAR = HANDLE / 2 + AIR


def place(outline: Geometry, *marks: Mark, tags: tuple[Tag, ...] = ()) -> tuple[float, float]:
    layout = Layout("hand-made", CANVAS, {"a": outline}, marks, tags)
    return place_handles(layout, (ONE,))[frozenset("a")]


def test_each_region_has_its_handle_inside_and_one_without_room_has_none() -> None:
    outlines = {"a": shapely.box(0, 0, 200, 200), "b": shapely.box(100, 0, 300, 200), "c": shapely.box(0, 250, 12, 262)}
    regions = (
        Region(frozenset("ab"), ("both",)),
        ONE,
        Region(frozenset("b"), ("other",)),
        Region(frozenset("c"), ("tiny",)),
    )
    marks = (
        Mark("both", 150, 100, ("",)),
        Mark("one", 50, 100, ("",)),
        Mark("other", 250, 100, ("",)),
        Mark("tiny", 6, 256, ("",)),
    )
    handles = place_handles(Layout("hand-made", CANVAS, outlines, marks, ()), regions)
    assert handles == {frozenset("ab"): (193, 7), frozenset("a"): (93, 7), frozenset("b"): (293, 7)}


def test_a_handle_keeps_apart_from_the_line_and_from_marks_names_and_tags() -> None:
    outline = shapely.box(0, 0, 200, 100)
    mark = Mark("one", 30, 80, ("",))
    assert place(outline, mark) == (200 - FAR, FAR)
    x, y = place(outline, mark, Mark("two", 185, 15, ("",)))
    assert shapely.box(173, 3, 197, 27).distance(shapely.Point(x, y)) >= FAR
    tag = Tag("a", 150, 0, 100, 60)
    x, y = place(outline, mark, tags=(tag,))
    assert tag.box().distance(shapely.Point(x, y)) >= FAR
    named = Mark("one", 30, 20, ("A name that reaches far",))
    box = named.boxes(CANVAS)[1]
    x, y = place(shapely.box(0, 0, box.bounds[2] + 5, 100), named)
    assert box.distance(shapely.Point(x, y)) >= FAR - 0.1


def test_a_handle_stands_in_the_part_with_the_first_mark() -> None:
    parts = shapely.MultiPolygon([shapely.box(0, 0, 100, 100), shapely.box(150, 0, 250, 100)])
    assert place(parts, Mark("one", 50, 80, ("",))) == (100 - FAR, FAR)
    assert place(parts, Mark("one", 200, 80, ("",))) == (250 - FAR, FAR)
    both = Region(frozenset("a"), ("one", "two"))
    marks = (Mark("one", 50, 80, ("",)), Mark("two", 200, 80, ("",)))
    handles = place_handles(Layout("hand-made", CANVAS, {"a": parts}, marks, ()), (both,))
    assert handles == {frozenset("a"): (100 - FAR, FAR)}


def test_a_handle_takes_another_part_where_that_one_is_full() -> None:
    parts = shapely.MultiPolygon([shapely.box(0, 0, 30, 30), shapely.box(150, 0, 250, 100)])
    x, _ = place(parts, Mark("one", 15, 15, ("",)))
    assert x > 150
