"""Story -> figure: boxes on a grid, and numbered arrows between neighbours."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import plotly.graph_objects as go
import shapely
from numpy.typing import NDArray
from shapely import Geometry

from components.charts.figure import Trace, make_figure, plain, trace_outline, trace_texts
from components.charts.layout import Canvas
from components.charts.measure import LINE_HEIGHT, fit_text, measure_text
from components.charts.style import QUIET, Style
from components.facts.stories import Arrow, Story

MARGIN = 4.0  # px
PAD = 3.0  # px between a box and its words
CORNER = 8.0  # px
LEAST_GAP = 26.0  # px between two columns on a phone; the words of an arrow then stand beside the chart
WORDS = 8.0  # of the font size, the widest words at an arrow
GAP = 9.5  # of the font size, between two columns where words stand at the arrows
WORDY = 760.0  # px, from this width on they do
FEWEST = 2  # lines that a box has room for
APART = 0.95  # of the font size, by which two arrows between the same boxes stand aside
Words = tuple[float, float, str, str]  # x, y, words with their markup, how they stand to the point
DASHES = {"established": "solid", "debated": "9px,5px", "limited": "9px,4px,2px,4px", "hypothesis": "2px,5px"}


@dataclass(frozen=True)
class Placed:
    """Where the parts of a story stand: px, x to the right, y down."""

    canvas: Canvas
    boxes: dict[str, Geometry]  # by node
    lines: dict[str, tuple[str, ...]]  # the label of each box
    arrows: dict[str, tuple[NDArray[np.float64], NDArray[np.float64]]]  # foot and head, by mechanism


def draw_mechanism(
    story: Story, words: Mapping[str, tuple[str, str]], canvas: Canvas, styles: Mapping[str, Style]
) -> go.Figure:
    """Draw a story.

    Parameters
    ----------
    story : Story
    words : mapping of str to (str, str)
        What each arrow does and how sure it is, by the id of its mechanism.
    canvas : Canvas
        The room; the height follows from the boxes.
    styles : mapping
        Of imbalances.

    Returns
    -------
    Figure
        Boxes, then one trace `meta["mechanism"]` for each arrow, then its numbers, then words.
    """
    placed = place_story(story, canvas)
    traces: list[Trace] = []
    for box in story.boxes:
        shape = placed.boxes[box.node]
        if box.imbalance:
            traces.append(trace_outline(box.imbalance, shape, styles[box.imbalance]))
        else:
            traces.append(trace_outline(box.node, shape, Style("#7d868c", "solid")) | {"meta": {"node": box.node}})
    for arrow in story.arrows:
        traces.append(_trace_arrow(arrow.mechanism, arrow.certainty, *placed.arrows[arrow.mechanism]))
    ends = [placed.arrows[arrow.mechanism] for arrow in story.arrows]
    middles = [(foot + head) / 2 for foot, head in ends]
    traces.append(_trace_numbers(middles, canvas))
    texts = [
        (*_middle(placed.boxes[box.node]), "<br>".join(map(plain, placed.lines[box.node])), "middle center")
        for box in story.boxes
    ]
    if canvas.width >= WORDY:
        said = {
            arrow.mechanism: _place_words(
                middle, way, words[arrow.mechanism], canvas.text, _has_return(arrow, story.arrows)
            )
            for arrow, middle, way in zip(story.arrows, middles, ends, strict=True)
        }
        texts += [_make_way(entry, said.values(), canvas.text) for entries in said.values() for entry in entries]
    lines, key, bottom = _place_key(story, words, placed.canvas)
    traces += [*lines, trace_texts(texts + key)]
    whole = Canvas(canvas.width, bottom, canvas.text)
    return make_figure("mechanism", [box.imbalance for box in story.boxes if box.imbalance], whole, traces, [])


def place_story(story: Story, canvas: Canvas) -> Placed:
    """Lay out boxes in even columns, each row as high as its longest label."""
    columns = 1 + max(box.column for box in story.boxes)
    rows = 1 + max(box.row for box in story.boxes)
    wordy = canvas.width >= WORDY
    gap = GAP * canvas.text if wordy else LEAST_GAP
    wide = (canvas.width - 2 * MARGIN - gap * (columns - 1)) / columns
    lines = {box.node: fit_text(box.label, canvas.text, wide - 2 * PAD) for box in story.boxes}
    between = (7.5 if wordy else 4.5) * canvas.text
    boxes, top = {}, MARGIN + (1.5 * canvas.text if wordy else 0)  # words stand above the first arrows
    for row in range(rows):
        here = [box for box in story.boxes if box.row == row]
        high = max(FEWEST, *(len(lines[box.node]) for box in here)) * LINE_HEIGHT * canvas.text + 2 * PAD
        for box in here:
            left = MARGIN + box.column * (wide + gap)
            boxes[box.node] = shapely.box(left, top, left + wide, top + high).buffer(-CORNER).buffer(CORNER)
        top += high + between
    arrows = {arrow.mechanism: _place_arrow(arrow, story.arrows, boxes, canvas.text) for arrow in story.arrows}
    return Placed(Canvas(canvas.width, round(top - between + MARGIN), canvas.text), boxes, lines, arrows)


def _place_arrow(
    arrow: Arrow, every: Sequence[Arrow], boxes: Mapping[str, Geometry], text: float
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Join the middles of two boxes, from edge to edge; with an arrow back, each a little to its left."""
    start, end = (np.array(_middle(boxes[node])) for node in (arrow.start, arrow.end))
    if _has_return(arrow, every):
        aside = APART * text * _turn_left(start, end)
        start, end = start + aside, end + aside
    seen = shapely.LineString([start, end]).difference(boxes[arrow.start].buffer(2).union(boxes[arrow.end].buffer(4)))
    foot, head = shapely.get_coordinates(seen)[[0, -1]]
    return foot, head


def _turn_left(start: NDArray[np.float64], end: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return what lies to the left of a way, of length 1; y is down."""
    along = (end - start) / np.hypot(*(end - start))
    return np.array([along[1], -along[0]])


def _has_return(arrow: Arrow, every: Sequence[Arrow]) -> bool:
    return any((other.start, other.end) == (arrow.end, arrow.start) for other in every)


def _middle(box: Geometry) -> tuple[float, float]:
    left, top, right, bottom = box.bounds
    return (left + right) / 2, (top + bottom) / 2


def _place_words(
    middle: NDArray[np.float64],
    ends: tuple[NDArray[np.float64], NDArray[np.float64]],
    words: tuple[str, str],
    text: float,
    pair: bool,
) -> list[Words]:
    """Put what an arrow does and how sure it is above and below a level arrow, else on the free side of it."""
    foot, head = ends
    does = "<br>".join(map(plain, fit_text(words[0], text, WORDS * text)))
    sure = f"<i>{plain(words[1])}</i>"
    x, y = float(middle[0]), float(middle[1])
    if abs(head[1] - foot[1]) < 2 * text:
        return [(x, y - text, does, "top center"), (x, y + text, sure, "bottom center")]
    if abs(head[0] - foot[0]) < 1:
        return [(x + 1.1 * text, y, f"{does}<br>{sure}", "middle right")]
    left = _turn_left(foot, head) if pair else np.array([1, 1 if (head[0] - foot[0]) * (head[1] - foot[1]) < 0 else -1])
    where = f"{'top' if left[1] < 0 else 'bottom'} {'right' if left[0] > 0 else 'left'}"
    return [(x + text * float(np.sign(left[0])), y, f"{does}<br>{sure}", where)]


def _make_way(entry: Words, said: Iterable[Sequence[Words]], text: float) -> Words:
    """Put the words of an upright arrow on its other side where words that end there come from the right."""
    x, y, words, where = entry
    coming = (other for entries in said for other in entries if other[3].endswith("left"))
    if where == "middle right" and any(x < left and abs(y - level) < 4 * text for left, level, _, _ in coming):
        return x - 2.2 * text, y, words, "middle left"
    return entry


def _place_key(
    story: Story, words: Mapping[str, tuple[str, str]], canvas: Canvas
) -> tuple[list[Trace], list[Words], int]:
    """Put a sample of each line below the story, with its word; and return where the figure ends."""
    sure = {arrow.certainty: words[arrow.mechanism][1] for arrow in story.arrows}
    x, y = MARGIN, canvas.height + 1.6 * canvas.text
    traces: list[Trace] = []
    texts = []
    for certainty in [name for name in DASHES if name in sure]:
        width = 4.2 * canvas.text + measure_text(sure[certainty], canvas.text) + 2 * canvas.text
        if x > MARGIN and x + width > canvas.width:
            x, y = MARGIN, y + canvas.text * LINE_HEIGHT * 1.3
        ends = np.array([x, y]), np.array([x + 3.4 * canvas.text, y])
        traces.append(_trace_arrow("", certainty, *ends))
        texts.append((x + 3.6 * canvas.text, y, plain(sure[certainty]), "middle right"))
        x += width
    return traces, texts, round(y + canvas.text)


def _trace_arrow(mechanism: str, certainty: str, foot: NDArray[np.float64], head: NDArray[np.float64]) -> Trace:
    return {
        "type": "scatter",
        "x": [round(float(foot[0]), 1), round(float(head[0]), 1)],
        "y": [round(float(foot[1]), 1), round(float(head[1]), 1)],
        "mode": "lines+markers",
        "line": {"color": QUIET, "width": 2.5, "dash": DASHES[certainty]},
        "marker": {"symbol": "arrow", "size": [0, 13], "angleref": "previous", "color": QUIET, "opacity": 1},
        "cliponaxis": False,
        "hoverinfo": "skip",
        "meta": {"mechanism": mechanism},
    }


def _trace_numbers(middles: Sequence[NDArray[np.float64]], canvas: Canvas) -> Trace:
    """Describe the numbers of the arrows, in the order of telling."""
    return {
        "type": "scatter",
        "x": [round(float(x), 1) for x, _ in middles],
        "y": [round(float(y), 1) for _, y in middles],
        "mode": "markers+text",
        "text": [str(number) for number in range(1, len(middles) + 1)],
        "textposition": "middle center",
        "textfont": {"size": canvas.text},
        "marker": {"size": 1.6 * canvas.text, "color": "rgba(255,255,255,0)", "line": {"width": 1.5, "color": QUIET}},
        "cliponaxis": False,
        "hoverinfo": "skip",
        "meta": {"numbers": True},
    }
