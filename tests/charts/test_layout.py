"""What a layout is made of: boxes, pieces of the plane, and the first layout that succeeds."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from math import pi

import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from components.charts.layout import (
    RISE,
    Canvas,
    Layout,
    LayoutFunction,
    Mark,
    NoLayout,
    Tag,
    choose_layout,
    find_pieces,
    list_drawn,
    shape_marks,
    take_fitting,
)
from components.charts.measure import LINE_HEIGHT, measure_text
from components.facts.regions import Region

CANVAS = Canvas(600, 400, 20)  # a radius of 12 px, names from 16 px right of the middle
corners = st.tuples(*[st.integers(0, 30)] * 2)


def test_a_mark_fills_its_disc_or_box_and_its_name_beside_it() -> None:
    mark = Mark("s", 100, 50, ("Tremor", "of x"))
    disc, name = mark.boxes(CANVAS)
    assert disc.bounds == (88, 38, 112, 62)
    width, height = measure_text("Tremor", 20), 2 * LINE_HEIGHT * 20
    assert name.bounds == pytest.approx((116, 50 - height / 2 - RISE * 20, 116 + width, 50 + height / 2))
    assert [box.bounds for box in Mark("s", 100, 50, ("",)).boxes(CANVAS)] == [disc.bounds]
    bare = Mark("t", 200, 50, ("",))
    (round_one, same_name, second), owner = shape_marks([mark, bare], CANVAS)
    assert owner.tolist() == [0, 0, 1]
    assert (round_one.bounds, same_name) == (disc.bounds, name)
    assert [round_one.area, second.area] == pytest.approx([pi * 12**2] * 2, rel=0.02)
    assert second.bounds == (188, 38, 212, 62)
    boxed = replace(CANVAS, boxes=True)
    assert list(shape_marks([mark, bare], boxed)[0]) == [*mark.boxes(boxed), *bare.boxes(boxed)]


def test_a_tag_fills_its_box_around_its_middle() -> None:
    assert Tag("a", 100, 50, 30, 20).bounds == (85, 40, 115, 60)


@pytest.mark.parametrize(
    ("canvas", "radius", "text_at"),
    [
        (Canvas(600, 400, 11), 6.6, 9.25),  # on a phone it is as small as its name, and nobody presses it
        (Canvas(600, 400, 13), 12, 16),
        (Canvas(600, 400, 11, named=False), 12, 12),  # no smaller than a finger needs
        (Canvas(600, 400, 28), 16.8, 22),
        (Canvas(600, 400, 28, named=False), 12, 12),
        (Canvas(600, 400, 40, named=False), 17.2, 17.2),
        (Canvas(600, 400, 11, boxes=True), 7.2, 10.37),  # on a phone it is as small as its name; its target is larger
        (Canvas(600, 400, 13, boxes=True), 12, 17.28),
        (Canvas(600, 400, 17, boxes=True), 12, 17.28),
        (Canvas(600, 400, 28, boxes=True), 16.1, 23.18),
    ],
)
def test_marks_grow_with_the_text_and_can_be_hit_on_a_desk(canvas: Canvas, radius: float, text_at: float) -> None:
    assert (canvas.radius, canvas.text_at) == pytest.approx((radius, text_at))


@pytest.mark.parametrize(
    ("text", "least", "texts"),
    [
        (14, 0, [14]),
        (16, 13, [16, 15, 14, 13]),
        (13, 11.5, [13, 12.2, 11.5]),
        (28, 24, [28, 27, 26, 25, 24]),
        (40, 20, [40, 35, 30, 25, 20]),
    ],
)
def test_a_canvas_lists_its_sizes_of_text_from_the_largest(text: float, least: float, texts: list[float]) -> None:
    """By 1 px, and never more than five."""
    sizes = Canvas(600, 400, text, least).list_sizes()
    assert sizes == [Canvas(600, 400, size, size) for size in texts]


@settings(max_examples=40)
@given(places=st.lists(corners, min_size=1, max_size=4))
def test_pieces_are_what_lies_inside_some_outlines_and_outside_the_others(places: list[tuple[int, int]]) -> None:
    outlines = {str(index): shapely.box(x, y, x + 20, y + 10) for index, (x, y) in enumerate(places)}
    pieces = find_pieces(outlines)
    assert frozenset() not in pieces
    assert sum(piece.area for piece in pieces.values()) == pytest.approx(shapely.union_all([*outlines.values()]).area)
    for holding, piece in pieces.items():
        for imbalance, outline in outlines.items():
            covered = piece.intersection(outline).area
            assert covered == pytest.approx(piece.area if imbalance in holding else 0)


def test_a_region_cut_in_two_is_one_piece_of_two_parts_and_a_hole_is_outside() -> None:
    ring = shapely.box(0, 0, 30, 30).difference(shapely.box(10, 10, 20, 20))
    pieces = find_pieces({"a": ring, "b": shapely.box(-5, 12, 35, 18)})
    assert {holding: (piece.area, len(piece.geoms)) for holding, piece in pieces.items()} == {
        frozenset("a"): (800 - 120, 2),
        frozenset("ab"): (120, 2),
        frozenset("b"): (2 * 30 + 60, 3),
    }


def test_imbalances_without_symptoms_are_not_drawn() -> None:
    regions = (Region(frozenset("ca"), ("s",)), Region(frozenset("c"), ("t",)))
    assert list_drawn(regions, ("a", "b", "c")) == ["a", "c"]
    assert list_drawn((), ("a",)) == []


def name_layout(kind: str, reason: str = "") -> LayoutFunction:
    def place(
        _regions: Sequence[Region], _order: Sequence[str], _names: Mapping[str, str], canvas: Canvas
    ) -> Layout | NoLayout:
        return NoLayout(reason) if reason else Layout(kind, canvas, {}, (), ())

    return place


def test_the_first_layout_that_succeeds_is_taken() -> None:
    functions = [name_layout("first", "too many"), name_layout("second"), name_layout("third")]
    assert choose_layout(functions, (), (), {}, CANVAS).kind == "second"


def test_where_no_layout_succeeds_every_reason_is_told() -> None:
    with pytest.raises(ValueError, match="no layout: too many; too narrow"):
        choose_layout([name_layout("first", "too many"), name_layout("second", "too narrow")], (), (), {}, CANVAS)


@dataclass(frozen=True)
class Placed:
    canvas: Canvas


def test_positions_as_tall_as_the_canvas_fit_it() -> None:
    exact, smaller = Placed(Canvas(100, 80, 14)), Placed(Canvas(100, 60, 13))
    assert take_fitting([exact, smaller], Canvas(100, 80, 14)) is exact
    assert take_fitting([exact, smaller], Canvas(100, 79, 14)) is smaller
    assert take_fitting([exact], Canvas(100, 79, 14)) is exact
