"""A tag stands on its own outline, clear of marks, names and other tags, where it is read first."""

from __future__ import annotations

import pytest
import shapely
from shapely import Geometry

from components.charts.layout import Canvas, Mark, NoLayout, Tag
from components.charts.tags import AIR, AIR_BESIDE, CLOSE, place_tags

CANVAS = Canvas(400, 300, 13)
WHOLE = shapely.box(20, 40, 380, 280)
NAMES = {"a": "High iron", "b": "Low iron", "c": "High salt"}


def place(outlines: dict[str, Geometry], marks: tuple[Mark, ...] = ()) -> tuple[Tag, ...]:
    tags = place_tags(outlines, NAMES, marks, CANVAS)
    assert isinstance(tags, tuple)
    return tags


def box(tag: Tag) -> Geometry:
    return shapely.box(*tag.bounds)


def test_each_outline_has_its_tag_on_its_line_and_all_tags_are_apart() -> None:
    """C3, C5."""
    outlines = {"a": WHOLE, "b": shapely.box(60, 80, 220, 250), "c": shapely.box(200, 100, 340, 230)}
    tags = place(outlines)
    assert [tag.imbalance for tag in tags] == ["a", "b", "c"]
    for index, tag in enumerate(tags):
        assert outlines[tag.imbalance].boundary.distance(shapely.Point(tag.x, tag.y)) < 0.2
        assert all(box(tag).distance(box(other)) > AIR_BESIDE for other in tags[:index])


def test_two_tags_on_one_line_need_air_between_them() -> None:
    """C3: a line just long enough for both, and one that lacks a few px."""
    names = {"a": "High iron", "b": "High iron"}
    [alone] = place({"a": WHOLE})
    enough = alone.width + 2 * (AIR + AIR_BESIDE)
    for length, apart in ((enough + 4, True), (enough - 4, False)):
        line = shapely.box(150, 100, 150 + length, 100.1)
        assert isinstance(place_tags({"a": line, "b": line}, names, (), CANVAS), tuple) == apart


def test_a_tag_stands_at_the_top_where_nothing_is_in_the_way() -> None:
    [tag] = place({"a": WHOLE})
    assert tag.y == 40


def test_a_tag_keeps_apart_from_marks_and_names() -> None:
    """C3: marks take all of the outline but a gap in its upper line."""
    marks = [Mark("s", x, 40, ("",)) for x in range(20, 400, 20) if not 120 < x < 300]
    marks += [Mark("s", x, y, ("",)) for x in (20, 380) for y in range(60, 290, 20)]
    marks += [Mark("s", x, 280, ("",)) for x in range(20, 400, 20)]
    [tag] = place({"a": WHOLE}, tuple(marks))
    assert (tag.y, 120 < tag.x < 300) == (40, True)
    assert all(box(tag).distance(other) >= AIR for mark in marks for other in mark.boxes(CANVAS))
    below = Mark("s", 140, 70, ("A name below the line",))
    assert place({"a": WHOLE}, (*marks, below)) == (tag,)
    across = Mark("s", 140, 40, ("A name across the line",))
    assert isinstance(place_tags({"a": WHOLE}, NAMES, [*marks, across], CANVAS), NoLayout)


def test_no_free_place_is_said_with_the_imbalance() -> None:
    wall = [Mark("s", x, y, ("",)) for x in range(0, 400, 20) for y in range(0, 300, 20)]
    assert place_tags({"a": WHOLE}, NAMES, wall, CANVAS) == NoLayout("the name of a finds no free place on its outline")


def test_a_tag_is_moved_into_the_figure_but_stands_on_its_line_where_it_can() -> None:
    """C3: the first outline runs along all four edges of the figure; the second one has a line inside of it."""
    [tag] = place({"a": shapely.box(0, 0, 400, 300)})
    assert shapely.box(0, 0, CANVAS.width, CANVAS.height).covers(box(tag))
    [inner] = place({"a": shapely.box(0, -200, 400, 40)})
    assert inner.y == 40


def test_a_tag_covers_no_other_line_where_it_can_stand_free() -> None:
    """Rather lower down than across the line of another imbalance."""
    other = shapely.MultiPolygon([shapely.box(x, 10, x + 8, 70) for x in range(0, 400, 16)])
    tags = place({"a": WHOLE, "b": other})
    assert not box(tags[0]).intersects(other)
    assert tags[0].y > 70


def test_a_tag_keeps_away_from_lines_that_it_does_not_cover() -> None:
    """It could be taken for the name of a line close to it: rather farther down."""
    other = shapely.box(-50, 58, 450, 60)  # below the tags on the upper line
    tags = place({"a": WHOLE, "b": other})
    assert not box(tags[0]).buffer(CLOSE).intersects(other)


def test_a_tag_stands_outside_of_other_outlines_where_it_can() -> None:
    """A name inside another outline could be taken for the name of the part it stands in."""
    other = shapely.box(-50, -50, 450, 170)  # its line is out of the figure: nothing is covered
    tags = place({"a": WHOLE, "b": other})
    assert tags[0].y > 170


@pytest.mark.parametrize("text", [11, 28])
def test_a_tag_is_as_large_as_its_name(text: float) -> None:
    canvas = Canvas(800, 600, text)
    frame = {"a": shapely.box(20, 40, 780, 580)}
    placed = [place_tags(frame, {"a": name}, (), canvas) for name in ("wwww", "wwwwwwww")]
    tag, wider = (tags[0] for tags in placed if not isinstance(tags, NoLayout))
    assert tag.height == canvas.tag
    assert wider.width - tag.width == pytest.approx(tag.width - 1.2 * text)


def test_no_outline_needs_no_tag() -> None:
    assert place_tags({}, {}, (), CANVAS) == ()
