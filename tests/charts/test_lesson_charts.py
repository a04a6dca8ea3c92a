"""The charts of levels and of mechanisms: whole, readable, true, and the same every time."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from dataclasses import dataclass
from functools import cache
from html import unescape
from itertools import combinations, pairwise
from pathlib import Path

import plotly.graph_objects as go
import pytest
import shapely
from shapely import Geometry

from components.cache import load_catalogue, load_levels, load_story, load_styles, load_text
from components.charts.layout import Canvas
from components.charts.measure import measure_text
from components.charts.story import WORDY
from components.facts.stories import Story, find_story
from components.panels.chart import choose_canvas
from components.selection import SIZES, UNITS
from tests.browser.shipped import CORE, NAMES, read_rows

ROOT = Path(__file__).parents[2]
STORIES = tuple(load_catalogue().stories.index)
CANVASES = [choose_canvas(width, SIZES[0]) for width in (280, 340, 600, 860, 1100)] + [choose_canvas(1800, SIZES[1])]
EVERY = tuple(NAMES)
VIEWS = (tuple(CORE), tuple(CORE[:2]), EVERY, *((name,) for name in EVERY))
SIDES = {row["id"]: row["direction"] for row in read_rows("imbalances")}
CERTAINTIES = {row["id"]: row["certainty"] for row in read_rows("mechanisms")}
LINE = 1.3  # of the font size, from one line to the next: what plotly.js has
HAIR = 0.5  # px

each_story = pytest.mark.parametrize("story", STORIES)
each_view = pytest.mark.parametrize("view", VIEWS, ids=lambda view: f"{len(view)}-{view[0]}")
each_canvas = pytest.mark.parametrize("canvas", CANVASES, ids=lambda canvas: f"{canvas.width}px-{canvas.text:.0f}px")
Things = list[tuple[str, Geometry]]  # what it is or says, and the room it takes


def find_texts(figure: go.Figure) -> Things:
    """Measure all words of a figure that stand at points, as plotly.js sets them."""
    size, found = figure.layout.font.size, []
    for trace in figure.data:
        places = trace.textposition if isinstance(trace.textposition, tuple) else [trace.textposition] * len(trace.x)
        for x, y, words, place in zip(trace.x, trace.y, trace.text or [None] * len(trace.x), places, strict=True):
            if words is None:
                continue
            lines = [unescape(re.sub(r"</?[bi]>", "", line)) for line in words.split("<br>")]
            width = max(measure_text(line, size) for line in lines)
            height = ((len(lines) - 1) * LINE + 1) * size
            up, across = place.split()
            left = x - width * {"left": 1, "center": 0.5, "right": 0}[across]
            top = y - height * {"top": 1, "middle": 0.5, "bottom": 0}[up]
            found.append((" ".join(lines), shapely.box(left, top, left + width, top + height)))
    return found


def find_outlines(figure: go.Figure) -> list[Geometry]:
    """Return closed outlines, in the order of drawing."""
    filled = [trace for trace in figure.data if trace.fill == "toself"]
    return [shapely.Polygon(list(zip(trace.x, trace.y, strict=True))) for trace in filled]


def find_overlaps(things: Things) -> list[str]:
    """Name each two things that share more than a hair's breadth."""
    thin = [(name, shape.buffer(-HAIR, join_style="mitre")) for name, shape in things]
    return [f"{one!r} and {other!r}" for (one, a), (other, b) in combinations(thin, 2) if a.intersects(b)]


def find_strays(figure: go.Figure, things: Things) -> list[str]:
    """Name what leaves the figure."""
    room = shapely.box(0, 0, figure.layout.width, figure.layout.height).buffer(HAIR, join_style="mitre")
    return [name for name, shape in things if not room.covers(shape)]


@dataclass(frozen=True)
class Drawn:
    """A story's figure taken apart: boxes and labels by node, lines and numbers by mechanism."""

    figure: go.Figure
    told: Story
    boxes: dict[str, Geometry]
    labels: dict[str, Geometry]
    lines: dict[str, Geometry]
    numbers: dict[str, Geometry]
    words: dict[str, Things]  # what stands at an arrow
    samples: list[tuple[str, Geometry]]  # of lines: the dash and where it is drawn
    key: Things

    @property
    def things(self) -> Things:
        """What may not overlap: boxes, numbers, words at arrows, samples, words of the key."""
        return [
            *((f"the box {node}", shape) for node, shape in self.boxes.items()),
            *((f"the number of {name}", shape) for name, shape in self.numbers.items()),
            *((f"{words} at {name}", shape) for name, said in self.words.items() for words, shape in said),
            *((f"the sample {dash}", line.buffer(1)) for dash, line in self.samples),
            *((f"{words} in the key", shape) for words, shape in self.key),
        ]


@cache
def take_apart(story: str, canvas: Canvas) -> Drawn:
    figure, told, text = load_story(story, canvas), find_story(load_catalogue(), story), load_text()
    arrows = [trace for trace in figure.data if "mechanism" in (trace.meta or {})]
    lines = [(t.meta["mechanism"], t.line.dash, shapely.LineString(list(zip(t.x, t.y, strict=True)))) for t in arrows]
    [numbers] = [trace for trace in figure.data if (trace.meta or {}).get("numbers")]
    radius = (numbers.marker.size + numbers.marker.line.width) / 2
    nodes, samples = [box.node for box in told.boxes], [(dash, line) for name, dash, line in lines if not name]
    texts = find_texts(figure)[len(told.arrows) :]  # the first are the numbers, the last are the key
    labels, rest, key = texts[: len(nodes)], texts[len(nodes) : -len(samples)], texts[-len(samples) :]
    words: dict[str, Things] = {}
    for arrow in told.arrows if rest else ():
        both = f"{text(f'relations.{arrow.relation}')} {text(f'certainty.{arrow.certainty}')}"
        said = words.setdefault(arrow.mechanism, [])
        while " ".join(part for part, _ in said) != both:
            said.append(rest.pop(0))
    assert rest == []
    return Drawn(
        figure,
        told,
        dict(zip(nodes, find_outlines(figure), strict=True)),
        {node: shape for node, (_, shape) in zip(nodes, labels, strict=True)},
        {name: line for name, _, line in lines if name},
        {
            arrow.mechanism: shapely.Point(x, y).buffer(radius)
            for arrow, x, y in zip(told.arrows, numbers.x, numbers.y, strict=True)
        },
        words,
        samples,
        key,
    )


@each_canvas
@each_story
def test_nothing_leaves_the_figure_of_a_story(story: str, canvas: Canvas) -> None:
    """C3."""
    drawn = take_apart(story, canvas)
    lines = [(f"the arrow {name}", line) for name, line in drawn.lines.items()]
    strays = find_strays(drawn.figure, [*drawn.things, *lines])
    assert not strays, "\n".join(strays)


@each_canvas
@each_story
def test_no_boxes_numbers_or_words_of_a_story_overlap(story: str, canvas: Canvas) -> None:
    """C3."""
    overlaps = find_overlaps(take_apart(story, canvas).things)
    assert not overlaps, "\n".join(overlaps)


@each_canvas
@each_story
def test_every_label_of_a_story_stands_inside_its_own_box(story: str, canvas: Canvas) -> None:
    """C3."""
    drawn = take_apart(story, canvas)
    assert [node for node, label in drawn.labels.items() if not drawn.boxes[node].covers(label)] == []


@each_canvas
@each_story
def test_every_arrow_joins_its_own_two_boxes_and_runs_over_no_other(story: str, canvas: Canvas) -> None:
    """C1: from the edge of one to the edge of the other, in the direction of the table."""
    drawn = take_apart(story, canvas)
    assert list(drawn.lines) == [arrow.mechanism for arrow in drawn.told.arrows]
    for arrow in drawn.told.arrows:
        line = drawn.lines[arrow.mechanism]
        for node, end in zip((arrow.start, arrow.end), line.coords, strict=True):
            assert drawn.boxes[node].distance(shapely.Point(end)) <= 5, arrow
        assert line.length >= 15, f"{arrow} is too short to be seen"
        assert [node for node, box in drawn.boxes.items() if box.intersects(line)] == []


@each_canvas
@each_story
def test_no_arrow_runs_through_words_or_another_number(story: str, canvas: Canvas) -> None:
    """C3: what is crossed out cannot be read, and a number on two lines belongs to neither."""
    drawn = take_apart(story, canvas)
    crossed = [
        f"{name} runs through {thing}"
        for name, line in drawn.lines.items()
        for thing, shape in drawn.things
        if thing != f"the number of {name}" and shape.buffer(-2 * HAIR).intersects(line)
    ]
    assert not crossed, "\n".join(crossed)


@each_canvas
@each_story
def test_each_certainty_of_a_story_has_its_own_dash_and_its_word(story: str, canvas: Canvas) -> None:
    """C5: told by the line and by a word, never by colour; a key says which line is which."""
    drawn, text = take_apart(story, canvas), load_text()
    dashes: dict[str, set[str]] = {}
    for trace in drawn.figure.data:
        if (trace.meta or {}).get("mechanism"):
            dashes.setdefault(CERTAINTIES[trace.meta["mechanism"]], set()).add(trace.line.dash)
    assert all(len(of) == 1 for of in dashes.values())
    assert len(set.union(*dashes.values())) == len(dashes)
    key = {
        words: dash
        for words, shape in drawn.key
        for dash, line in drawn.samples
        if abs(line.centroid.y - shape.centroid.y) < 1 and 0 < shape.bounds[0] - line.bounds[2] < canvas.text
    }
    assert key == {text(f"certainty.{certainty}"): dash for certainty, (dash,) in dashes.items()}
    assert (set(drawn.words) == set(drawn.lines)) == (canvas.width >= WORDY)


@pytest.mark.parametrize("canvas", CANVASES[2:], ids=lambda canvas: f"{canvas.width}px-{canvas.text:.0f}px")
@each_story
def test_words_of_an_arrow_stand_nearest_to_it(story: str, canvas: Canvas) -> None:
    """C5: names stand at what they name."""
    drawn = take_apart(story, canvas)
    wrong = []
    for name, said in drawn.words.items():
        for words, shape in said:
            away = {other: line.distance(shape) for other, line in drawn.lines.items()}
            nearest = min(away, key=away.__getitem__)
            if away[nearest] < away[name] - HAIR:
                wrong.append(f"{words} at {name} is nearer to {nearest}")
    assert not wrong, "\n".join(wrong)


@each_canvas
@each_story
def test_boxes_of_imbalances_have_the_style_of_their_imbalance(story: str, canvas: Canvas) -> None:
    """C5: as in every other chart."""
    drawn = take_apart(story, canvas)
    filled = [trace for trace in drawn.figure.data if trace.fill == "toself"]
    for box, trace in zip(drawn.told.boxes, filled, strict=True):
        assert trace.meta == ({"imbalance": box.imbalance} if box.imbalance else {"node": box.node})
        if box.imbalance:
            style = load_styles()[box.imbalance]
            assert (trace.line.color, trace.line.dash, trace.fillcolor) == (style.color, style.dash, style.fill)
    assert list(drawn.figure.layout.meta["imbalances"]) == [box.imbalance for box in drawn.told.boxes if box.imbalance]


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
    figure = load_levels(view, "mmol", canvas)
    filled = [trace.meta["imbalance"] for trace in figure.data if trace.fill == "toself"]
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
    for trace in figure.data:
        if (trace.meta or {}).get("axis"):
            ends = [end for end in zip(trace.x, trace.y, strict=True) if end[0] is not None]
            bars = [(x, y0, y1) for (x, y0), (x1, y1) in zip(ends[::2], ends[1::2], strict=True) if x == x1]
            (left, top, bottom), (right, *_) = bars
            frames.append((left, right, top, bottom))
    zones = list(zip(filled, find_outlines(figure), strict=True))
    return Levels(figure, zones, tags, find_texts(figure), frames)


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
        assert between == [load_text()("levels.usual")]


PRINT = """
from hashlib import sha256
from components.cache import load_catalogue, load_levels, load_story
from components.panels.chart import choose_canvas
for width in (340, 860):
    canvas = choose_canvas(width, "normal")
    for story in load_catalogue().stories.index:
        print(story, width, sha256(load_story(story, canvas).to_json().encode()).hexdigest())
    for unit in ("mmol", "conventional"):
        every = tuple(load_catalogue().imbalances.index)
        print(unit, width, sha256(load_levels(every, unit, canvas).to_json().encode()).hexdigest())
"""


def test_a_figure_of_a_lesson_is_the_same_in_every_process() -> None:
    """C7: to the byte, in three processes with their own hash seeds."""
    prints = [
        subprocess.run(
            [sys.executable, "-c", PRINT],
            env=os.environ | {"PYTHONHASHSEED": seed},
            cwd=ROOT,
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("0", "1", "2")
    ]
    assert prints[0].count("\n") == 2 * (len(STORIES) + len(UNITS))
    assert all(one == other for one, other in pairwise(prints))


def test_overlaps_and_strays_are_noticed() -> None:
    """The eyes of these tests."""
    drawn = take_apart("low", CANVASES[0])
    one, other = shapely.box(0, 0, 20, 20), shapely.box(15, 15, 400, 30)
    assert find_overlaps([("one", one), ("other", other)]) == ["'one' and 'other'"]
    assert find_overlaps([("one", one), ("beside", shapely.box(20, 0, 30, 20))]) == []
    assert find_strays(drawn.figure, [("one", one), ("other", other)]) == ["other"]
