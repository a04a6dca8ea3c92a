"""The chart of blood levels: each imbalance on its own side of its own range, every word where it can be read."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

import plotly.graph_objects as go
import pytest
import shapely
from shapely import Geometry

from components.charts.drawn import draw_levels
from components.charts.layout import Canvas
from components.facts.catalogue import read_catalogue
from components.selection import UNITS, View
from components.words.text import read_text
from tests.charts.reading import (
    HAIR,
    LINE,
    Things,
    find_overlaps,
    find_strays,
    find_texts,
    list_shapes,
    read_traces,
)
from tests.shipped import CORE, NAMES, read_rows

DATA = Path(__file__).parents[2] / "data"
CATALOGUE, TEXT = read_catalogue(DATA), read_text(DATA / "text" / "en.toml")
CANVASES = [
    Canvas(280, 560, 11),
    Canvas(340, 560, 11),
    Canvas(600, 600, 13),
    Canvas(1100, 660, 14),
    Canvas(1800, 660, 28),
]
EVERY = tuple(NAMES)
VIEWS = (tuple(CORE), tuple(CORE[:2]), EVERY, *((name,) for name in EVERY))
SIDES = {row["id"]: row["direction"] for row in read_rows("imbalances")}

each_view = pytest.mark.parametrize("view", VIEWS, ids=lambda view: f"{len(view)}-{view[0]}")
each_canvas = pytest.mark.parametrize("canvas", CANVASES, ids=lambda canvas: f"{canvas.width}px-{canvas.text:.0f}px")


@dataclass(frozen=True)
class Levels:
    """A figure of levels taken apart; zones are in the order of their axes, below before above."""

    figure: go.Figure
    zones: list[tuple[str, Geometry]]
    tags: Things
    texts: Things
    frames: list[tuple[float, float, float, float]]  # the limits, left and right, and top and bottom


@cache
def take_levels_apart(view: tuple[str, ...], canvas: Canvas) -> Levels:
    figure = draw_levels(CATALOGUE, TEXT, View(view, "all", "overlap"), canvas).figure
    traces = read_traces(figure)
    filled = [trace["meta"]["imbalance"] for trace in traces if "imbalance" in trace["meta"]]
    tags = [
        (
            note.text.replace("<br>", " "),
            shapely.box(
                note.x - note.width / 2 - note.borderpad,
                note.y - note.height / 2 - note.borderpad,
                note.x + note.width / 2 + note.borderpad,
                note.y + note.height / 2 + note.borderpad,
            ),
        )
        for note in figure.layout.annotations
    ]
    frames = []
    for trace in traces:
        if trace["meta"].get("axis"):
            ends = [end for end in zip(trace["x"], trace["y"], strict=True) if end[0] is not None]
            bars = [(x, y0, y1) for (x, y0), (x1, y1) in zip(ends[::2], ends[1::2], strict=True) if x == x1]
            (left, top, bottom), (right, *_) = bars
            frames.append((left, right, top, bottom))
    zones = list(zip(filled, list_shapes(traces), strict=True))
    return Levels(figure, zones, tags, find_texts(traces, canvas.text), frames)


@each_canvas
@each_view
def test_nothing_leaves_the_figure_of_levels_and_nothing_overlaps(view: tuple[str, ...], canvas: Canvas) -> None:
    """C3: tags, words and numbers; zones hold nothing but their own tag."""
    drawn = take_levels_apart(view, canvas)
    zones = [(f"the zone of {name}", zone) for name, zone in drawn.zones]
    assert find_strays(drawn.figure, [*zones, *drawn.tags, *drawn.texts]) == []
    assert find_overlaps([*drawn.tags, *drawn.texts]) == []
    assert find_overlaps([*zones, *drawn.texts]) == []


@each_canvas
@each_view
def test_each_zone_lies_beyond_the_limit_on_the_side_of_its_imbalance(view: tuple[str, ...], canvas: Canvas) -> None:
    """C1: low left of the range, high right of it; each in a place of its own, with its own name inside."""
    drawn = take_levels_apart(view, canvas)
    assert {name for name, _ in drawn.zones} == set(view)
    for (name, zone), (said, tag) in zip(drawn.zones, drawn.tags, strict=True):
        left, top, right, bottom = zone.bounds
        [frame] = [frame for frame in drawn.frames if frame[2] < top and bottom < frame[3]]
        assert (right < frame[0]) if SIDES[name] == "low" else (left > frame[1])
        assert zone.buffer(HAIR).covers(tag)
        assert said == NAMES[name]


@each_canvas
def test_the_two_numbers_of_an_axis_stand_under_its_own_two_limits(canvas: Canvas) -> None:
    """C1: the lower one at the left bar, and below the frame; the usual range between the bars."""
    drawn = take_levels_apart(EVERY, canvas)
    rows = {row["analyte"]: row for row in read_rows("labs")}
    ranges = [(row["ref_low_mmol_l"], row["ref_high_mmol_l"]) for row in rows.values()]
    ranges.append((rows["Bicarbonate"]["ref_low_ph"], rows["Bicarbonate"]["ref_high_ph"]))
    for (left, right, top, bottom), limits in zip(drawn.frames, ranges, strict=True):
        under = [(words, s.centroid.x) for words, s in drawn.texts if 0 < s.centroid.y - bottom < LINE * canvas.text]
        assert under == [(limits[0], pytest.approx(left)), (limits[1], pytest.approx(right))]
        between = [words for words, s in drawn.texts if top < s.bounds[1] and s.bounds[3] < bottom]
        assert between == [TEXT("levels.usual")]


@pytest.mark.parametrize("width", [280, 600, 1100])
def test_another_unit_changes_numbers_and_moves_nothing(width: int) -> None:
    """S2: the same figure, but for the words of titles and limits."""
    figures, said = [], []
    for unit in UNITS:
        view = View(EVERY, "all", "overlap", unit=unit)
        spec = draw_levels(CATALOGUE, TEXT, view, Canvas(width, 560, 12)).figure.to_dict()
        said.append(spec["data"][-1].pop("text"))
        figures.append(spec)
    assert str(figures[0]) == str(figures[1])
    assert {"<b>0.7</b>", "<b>1.1</b>", "<b>Magnesium, mmol/L</b>"} <= set(said[0])
    assert {"<b>1.7</b>", "<b>2.7</b>", "<b>Magnesium, mg/dL</b>"} <= set(said[1])


@pytest.mark.parametrize("height", [400, 580, 1000])
def test_bands_fill_a_tall_room_up_to_a_limit_and_never_leave_it(height: int) -> None:
    """C3: two axes grow with the room, and stop before they look empty."""
    low, tall = (take_levels_apart(tuple(CORE), Canvas(600, high, 14)) for high in (100, height))
    bands = [bottom - top for _, _, top, bottom in tall.frames]
    assert len(set(map(round, bands))) == 1
    assert low.frames[0][3] - low.frames[0][2] < bands[0] < 15 * LINE * 14
    assert low.figure.layout.height < tall.figure.layout.height <= height
