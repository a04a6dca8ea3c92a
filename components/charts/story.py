"""Diagram of a story -> sketch: boxes, numbered arrows, the words at them, and a key of their lines."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain

import numpy as np

from components.charts.figure import Sketch, Trace, Words, plain, trace_words
from components.charts.layout import Canvas
from components.charts.measure import LINE_HEIGHT, fit_text, measure_text
from components.charts.shapes import trace_box
from components.charts.story_layout import AROUND_BOXES, WORDY, Diagram, Point, Way, find_middle, place_story, turn_left
from components.charts.style import EDGE, QUIET, TRANSPARENT, Style
from components.facts.stories import Box, Story

WIDEST_WORDS = 8.0  # of the font size, at an arrow
DASHES = {"established": "solid", "debated": "9px,5px", "limited": "9px,4px,2px,4px", "hypothesis": "2px,5px"}
PLAIN = Style(EDGE, "solid")  # of a box that stands for no imbalance


@dataclass(frozen=True)
class ArrowWords:
    """What an arrow says: what one box does to the next, and how sure that is."""

    does: str
    sure: str


@dataclass(frozen=True)
class Sample:
    """A line of the key below a story: what it looks like, its left end, and what it means."""

    certainty: str
    x: float
    y: float
    words: str


def sketch_story(story: Story, said: Mapping[str, ArrowWords], canvas: Canvas, styles: Mapping[str, Style]) -> Sketch:
    """Draw a story.

    Parameters
    ----------
    story : Story
    said : mapping of str to ArrowWords
        What each arrow says, by the id of its mechanism.
    canvas : Canvas
        The room; the height follows from the boxes.
    styles : mapping
        Of imbalances.

    Returns
    -------
    Sketch
        Boxes, then a trace with `meta["mechanism"]` for each arrow, then the numbers of the arrows,
        then samples of the lines and all words.
    """
    diagram = place_story(story, canvas)
    samples = list(_list_samples(story, said, diagram.canvas))
    words = [_label(box, diagram) for box in story.boxes]
    if canvas.width >= WORDY:
        words += _place_all_words(diagram.ways, said, canvas.text)
    words += [Words(each.x + 3.6 * canvas.text, each.y, plain(each.words), "middle right") for each in samples]
    traces = [
        *(_trace_box(box, diagram, styles) for box in story.boxes),
        *(_trace_arrow(arrow.mechanism, arrow.certainty, diagram.ways[arrow.mechanism]) for arrow in story.arrows),
        _trace_numbers([diagram.ways[arrow.mechanism].middle for arrow in story.arrows], canvas),
        *(_trace_sample(each, canvas) for each in samples),
        trace_words(words),
    ]
    bottom = round(samples[-1].y + canvas.text)
    return Sketch("grid", replace(canvas, height=bottom), traces, [])


def _label(box: Box, diagram: Diagram) -> Words:
    x, y = find_middle(diagram.boxes[box.node])
    return Words(float(x), float(y), "<br>".join(map(plain, diagram.labels[box.node])), "middle center")


def _place_all_words(ways: Mapping[str, Way], said: Mapping[str, ArrowWords], text: float) -> list[Words]:
    """Put the words of every arrow beside it."""
    placed = [_place_words(way, said[mechanism], text) for mechanism, way in ways.items()]
    return [_step_aside(words, chain.from_iterable(placed), text) for entries in placed for words in entries]


def _place_words(way: Way, said: ArrowWords, text: float) -> list[Words]:
    """Put what an arrow does and how sure it is above and below a level arrow, else on the free side of it."""
    does = "<br>".join(map(plain, fit_text(said.does, text, WIDEST_WORDS * text)))
    sure = f"<i>{plain(said.sure)}</i>"
    x, y = map(float, way.middle)
    across, down = way.head - way.foot
    if abs(down) < 2 * text:
        return [Words(x, y - text, does, "top center"), Words(x, y + text, sure, "bottom center")]
    if abs(across) < 1:
        return [Words(x + 1.1 * text, y, f"{does}<br>{sure}", "middle right")]
    left = turn_left(way.foot, way.head) if way.partnered else np.array([1, 1 if across * down < 0 else -1])
    position = f"{'top' if left[1] < 0 else 'bottom'} {'right' if left[0] > 0 else 'left'}"
    return [Words(x + text * float(np.sign(left[0])), y, f"{does}<br>{sure}", position)]


def _step_aside(words: Words, every: Iterable[Words], text: float) -> Words:
    """Move the words right of an upright arrow to its left where words that end there come from the right."""
    coming = (other for other in every if other.position.endswith("left"))
    if words.position == "middle right" and any(
        words.x < other.x and abs(words.y - other.y) < 4 * text for other in coming
    ):
        return replace(words, x=words.x - 2.2 * text, position="middle left")
    return words


def _list_samples(story: Story, said: Mapping[str, ArrowWords], canvas: Canvas) -> Iterator[Sample]:
    """Yield a sample of each line that the story has, in rows below it, the surest first."""
    sure = {arrow.certainty: said[arrow.mechanism].sure for arrow in story.arrows}
    x, y = AROUND_BOXES, canvas.height + 1.6 * canvas.text
    for certainty in (each for each in DASHES if each in sure):
        width = 4.2 * canvas.text + measure_text(sure[certainty], canvas.text) + 2 * canvas.text
        if x > AROUND_BOXES and x + width > canvas.width:
            x, y = AROUND_BOXES, y + canvas.text * LINE_HEIGHT * 1.3
        yield Sample(certainty, x, y, sure[certainty])
        x += width


def _trace_box(box: Box, diagram: Diagram, styles: Mapping[str, Style]) -> Trace:
    shape = diagram.boxes[box.node]
    if box.imbalance:
        return trace_box(shape, styles[box.imbalance], {"imbalance": box.imbalance})
    return trace_box(shape, PLAIN, {"node": box.node})


def _trace_sample(sample: Sample, canvas: Canvas) -> Trace:
    foot, head = np.array([sample.x, sample.y]), np.array([sample.x + 3.4 * canvas.text, sample.y])
    return _trace_arrow("", sample.certainty, Way(foot, head, False))


def _trace_arrow(mechanism: str, certainty: str, way: Way) -> Trace:
    """Describe an arrow; a sample in the key has no mechanism."""
    return {
        "type": "scatter",
        "x": [round(float(way.foot[0]), 1), round(float(way.head[0]), 1)],
        "y": [round(float(way.foot[1]), 1), round(float(way.head[1]), 1)],
        "mode": "lines+markers",
        "line": {"color": QUIET, "width": 2.5, "dash": DASHES[certainty]},
        "marker": {"symbol": "arrow", "size": [0, 13], "angleref": "previous", "color": QUIET, "opacity": 1}
        | {"line": {"width": 0}},
        "cliponaxis": False,
        "hoverinfo": "skip",
        "meta": {"mechanism": mechanism},
    }


def _trace_numbers(middles: Sequence[Point], canvas: Canvas) -> Trace:
    """Describe the numbers of the arrows, in the order of telling."""
    return {
        "type": "scatter",
        "x": [round(float(x), 1) for x, _ in middles],
        "y": [round(float(y), 1) for _, y in middles],
        "mode": "markers+text",
        "text": [str(number) for number in range(1, len(middles) + 1)],
        "textposition": "middle center",
        "textfont": {"size": canvas.text},
        "marker": {"size": 1.6 * canvas.text, "color": TRANSPARENT, "line": {"width": 1.5, "color": QUIET}},
        "cliponaxis": False,
        "hoverinfo": "skip",
        "meta": {"numbers": True},
    }
