"""Sketch -> SVG: the chart of the page as a picture that needs no other file.

Attributes give the look of the light page; a style sheet can change it by the classes. What belongs to a symptom
has the class `m-` with its id. An outline is written once, and shade, rim, halo and line are drawn from its path.
The shades of lists lie upon each other, so that they deepen with the number of lists.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from markupsafe import Markup

from components.charts.figure import Sketch, Trace
from components.charts.layout import Canvas
from components.charts.measure import LINE_HEIGHT
from components.charts.signs import PAPER, draw_box, draw_check
from components.charts.style import EDGE, HALO, LINE, PAGE, RIMS, SHADE
from components.words.markup import fill

INK = "#1b2530"
OVERLAID = 0.055  # opacity of the shade of one list; that of several together is about that of SHADES
BASELINE = 0.25  # of the font size, from the middle of a line down to the foot of its letters, as plotly.js has it
MIDDLE = 0.33  # the same for a line that stands alone, so that its capitals are in the middle
LOOKS = {
    **{"ink": INK, "page": PAGE, "paper": PAPER, "edge": EDGE, "shade": SHADE, "overlaid": OVERLAID},
    **{"rims": RIMS, "line": LINE, "halo": LINE + 2 * HALO},
}


@dataclass(frozen=True)
class Outline:
    """The line of an imbalance; its path has closed rings, even-odd rule."""

    imbalance: str
    path: str
    color: str
    dashes: str  # the lengths of strokes and gaps, or "none"


@dataclass(frozen=True)
class DrawnMark:
    """A mark: the middle of its box or disc, and its name line by line with the height of each baseline."""

    symptom: str
    x: float
    y: float
    left: float  # of the name
    lines: tuple[tuple[Markup, float], ...]


@dataclass(frozen=True)
class Note:
    """Words that stand alone: a tag, a heading or the name of a column, which is turned and read upwards."""

    kind: str
    words: Markup
    x: float
    y: float  # of the baseline
    box: tuple[float, float, float, float] = (0, 0, 0, 0)  # of a tag: left, top, width, height
    color: str = INK  # of the box


def write_drawing(sketch: Sketch, name: str, alt: str) -> Markup:
    """Write a chart of symptoms as an SVG element.

    Parameters
    ----------
    sketch : Sketch
        One of CHARTS.
    name : str
        Its class, and how its ids begin: two drawings on a page must not share it.
    alt : str
        The short text alternative.

    Returns
    -------
    Markup
        As large as the canvas, one unit a px; it scales with its view box.
    """
    return fill(
        "charts/svg.html",
        canvas=sketch.canvas,
        name=name,
        alt=alt,
        looks=LOOKS,
        outlines=[_read_outline(trace) for trace in sketch.traces if "imbalance" in trace["meta"]],
        dots=[(_write_dots(trace), trace["marker"]) for trace in sketch.traces if trace["meta"].get("cells")],
        marks=list_marks(sketch),
        notes=[_read_note(note, sketch.canvas) for note in sketch.notes],
        box=draw_box(2 * sketch.canvas.radius),
        check=draw_check(2 * sketch.canvas.radius),
    )


def list_marks(sketch: Sketch) -> list[DrawnMark]:
    """List the marks of a chart."""
    return [mark for trace in sketch.traces if "marks" in trace["meta"] for mark in _read_marks(trace, sketch.canvas)]


def _read_outline(trace: Trace) -> Outline:
    points = zip(trace["x"], trace["y"], strict=True)
    rings = "".join(" " if x is None else f" {x:g},{y:g}" for x, y in points).strip().split("  ")
    dashes = trace["line"]["dash"].replace("px", "").replace("solid", "none")
    return Outline(trace["meta"]["imbalance"], "".join(f"M{ring}Z" for ring in rings), trace["line"]["color"], dashes)


def _read_marks(trace: Trace, canvas: Canvas) -> Iterator[DrawnMark]:
    for (symptom,), x, y, name in zip(trace["customdata"], trace["x"], trace["y"], trace["text"], strict=True):
        lines = name.split("<br>") if name else []
        yield DrawnMark(symptom, x, y, round(x + canvas.text_at, 1), tuple(_stack(lines, y, canvas)))


def _stack(lines: Sequence[str], y: float, canvas: Canvas) -> Iterator[tuple[Markup, float]]:
    """Yield lines, whose characters are escaped already, with their baselines around a height."""
    step = LINE_HEIGHT * canvas.text
    first = y + BASELINE * canvas.text - step * (len(lines) - 1) / 2
    return ((Markup(line), round(first + step * number, 1)) for number, line in enumerate(lines))


def _read_note(note: Trace, canvas: Canvas) -> Note:
    words, x, y, drop = Markup(note["text"]), note["x"], note["y"], round(MIDDLE * canvas.text, 1)
    if "bgcolor" in note:
        width, height = (note[side] + 2 * note["borderpad"] for side in ("width", "height"))
        box = (round(x - width / 2, 1), round(y - height / 2, 1), round(width, 1), height)
        return Note("tag", words, x, round(y + drop, 1), box, note["bgcolor"])
    if "textangle" in note:
        return Note("column", words, round(x + drop, 1), y)
    return Note("heading", Markup(words.removeprefix("<b>").removesuffix("</b>")), x, round(y + drop, 1))


def _write_dots(trace: Trace) -> str:
    """Write dots as the shortest of strokes, which have round ends; each from the one before."""
    points = [(0.0, 0.0), *zip(trace["x"], trace["y"], strict=True)]
    steps = ((x - left, y - top) for (left, top), (x, y) in pairwise(points))
    return "".join(f"m{round(x, 1):g},{round(y, 1):g}h0" for x, y in steps)
