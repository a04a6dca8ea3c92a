"""The charts of stories: every arrow between its own two boxes, every word where it can be read."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import plotly.graph_objects as go
import pytest
import shapely
from shapely import Geometry

from components.charts.drawn import draw_story
from components.charts.layout import Canvas
from components.charts.story_layout import WORDY
from components.charts.style import choose_styles
from components.facts.catalogue import read_catalogue
from components.facts.stories import Story, find_story
from components.words.text import read_text
from tests.charts.reading import (
    HAIR,
    Things,
    find_overlaps,
    find_strays,
    find_texts,
    find_trace,
    list_shapes,
    read_traces,
)
from tests.shipped import read_rows

DATA = Path(__file__).parents[2] / "data"
CATALOGUE, TEXT = read_catalogue(DATA), read_text(DATA / "text" / "en.toml")
STORIES = tuple(CATALOGUE.stories.index)
CANVASES = [
    *(Canvas(280, 560, 11), Canvas(340, 560, 11), Canvas(600, 600, 13), Canvas(860, 600, 13), Canvas(1100, 660, 14)),
    Canvas(1800, 660, 28),
]
CERTAINTIES = {row["id"]: row["certainty"] for row in read_rows("mechanisms")}

each_story = pytest.mark.parametrize("story", STORIES)
each_canvas = pytest.mark.parametrize("canvas", CANVASES, ids=lambda canvas: f"{canvas.width}px-{canvas.text:.0f}px")


@dataclass(frozen=True)
class Parts:
    """A story's figure taken apart: boxes and labels by node, lines and numbers by mechanism."""

    figure: go.Figure
    traces: list[dict[str, Any]]
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
def take_apart(story: str, canvas: Canvas) -> Parts:
    figure, told, text = draw_story(CATALOGUE, TEXT, story, canvas).figure, find_story(CATALOGUE, story), TEXT
    traces = read_traces(figure)
    lines = [
        (
            trace["meta"]["mechanism"],
            trace["line"]["dash"],
            shapely.LineString(zip(trace["x"], trace["y"], strict=True)),
        )
        for trace in traces
        if "mechanism" in trace["meta"]
    ]
    numbers = find_trace(traces, "numbers")
    radius = (numbers["marker"]["size"] + numbers["marker"]["line"]["width"]) / 2
    nodes, samples = [box.node for box in told.boxes], [(dash, line) for name, dash, line in lines if not name]
    texts = find_texts(traces, canvas.text)[len(told.arrows) :]  # the first are the numbers, the last are the key
    labels, rest, key = texts[: len(nodes)], texts[len(nodes) : -len(samples)], texts[-len(samples) :]
    words: dict[str, Things] = {}
    for arrow in told.arrows if rest else ():
        both = f"{text(f'relations.{arrow.relation}')} {text(f'certainty.{arrow.certainty}')}"
        said = words.setdefault(arrow.mechanism, [])
        while " ".join(part for part, _ in said) != both:
            said.append(rest.pop(0))
    assert rest == []
    return Parts(
        figure,
        traces,
        told,
        dict(zip(nodes, list_shapes(traces), strict=True)),
        {node: shape for node, (_, shape) in zip(nodes, labels, strict=True)},
        {name: line for name, _, line in lines if name},
        {
            arrow.mechanism: shapely.Point(x, y).buffer(radius)
            for arrow, x, y in zip(told.arrows, numbers["x"], numbers["y"], strict=True)
        },
        words,
        samples,
        key,
    )


@each_canvas
@each_story
def test_nothing_of_a_story_overlaps_or_leaves_the_figure(story: str, canvas: Canvas) -> None:
    """C3: boxes, numbers, words, samples and arrows; each label stands inside its own box."""
    drawn = take_apart(story, canvas)
    lines = [(f"the arrow {name}", line) for name, line in drawn.lines.items()]
    assert find_strays(drawn.figure, [*drawn.things, *lines]) == []
    assert find_overlaps(drawn.things) == []
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
    drawn, text = take_apart(story, canvas), TEXT
    dashes: dict[str, set[str]] = {}
    for trace in drawn.traces:
        if trace["meta"].get("mechanism"):
            dashes.setdefault(CERTAINTIES[trace["meta"]["mechanism"]], set()).add(trace["line"]["dash"])
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


@each_story
def test_boxes_of_imbalances_have_the_style_of_their_imbalance(story: str) -> None:
    """C5: as in every other chart."""
    drawn, rows = take_apart(story, CANVASES[-1]), CATALOGUE.imbalances
    styles = choose_styles(zip(rows.index, rows["element"], rows["direction"], strict=True))
    filled = [trace for trace in drawn.traces if trace.get("fill") == "toself"]
    for box, trace in zip(drawn.told.boxes, filled, strict=True):
        assert trace["meta"] == ({"imbalance": box.imbalance} if box.imbalance else {"node": box.node})
        if box.imbalance:
            style, line = styles[box.imbalance], trace["line"]
            assert (line["color"], line["dash"], trace["fillcolor"]) == (style.color, style.dash, style.fill)
    assert drawn.figure.layout.meta == {
        "chart": "story",
        "layout": "grid",
        "imbalances": [box.imbalance for box in drawn.told.boxes if box.imbalance],
    }


def test_overlaps_and_strays_are_noticed() -> None:
    """What the tests above look with sees both."""
    one, other = shapely.box(0, 0, 20, 20), shapely.box(15, 15, 400, 30)
    assert find_overlaps([("one", one), ("other", other)]) == ["'one' and 'other'"]
    assert find_overlaps([("one", one), ("beside", shapely.box(20, 0, 30, 20))]) == []
    assert find_strays(go.Figure(layout={"width": 280, "height": 400}), [("one", one), ("other", other)]) == ["other"]
