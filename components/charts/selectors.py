"""Figure -> CSS selectors: where the browser has the traces of a figure and the parts of its marks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate

import plotly.graph_objects as go

from components.charts.figure import Figure
from components.charts.signs import BOX, CHECK

SHAPES = ".layer-above .shapelayer > .shape-group"  # where plotly.js draws what stands above all traces


@dataclass(frozen=True)
class Parts:
    """CSS selectors, inside the figure, of what is drawn for a mark; "" where it has no such part."""

    mark: str  # its box, or its disc
    name: str
    check: str  # clear until a style shows it
    signs: str = ""  # the elements around its box and its check


@dataclass(frozen=True)
class Marks:
    """The marks of a figure, or the places of an empty one."""

    every: Parts  # of all of them
    each: Mapping[str, Parts]  # by the id that a mark stands for, in the order in which they are drawn
    radius: float  # px around the middle of a mark, where it can be clicked


def find_marks(figure: Figure) -> Marks:
    """Find the marks of a figure, or the places of an empty one.

    Returns
    -------
    Marks

    Raises
    ------
    LookupError
        The figure has neither.
    """
    for number, trace in enumerate(figure.data, 1):
        if trace.meta.get("marks") or trace.meta.get("places"):
            every, parts = _select_parts(figure, trace, _select(number))
            ids = (point_id for (point_id,) in trace.customdata)
            return Marks(every, dict(zip(ids, parts, strict=True)), trace.marker.size / 2)
    raise LookupError(f"the chart {figure.layout.meta['chart']!r} has no marks")


def _select_parts(figure: Figure, trace: go.Scatter, selector: str) -> tuple[Parts, list[Parts]]:
    """Select the parts of all marks, and those of each; plotly.js makes no element for the name of a bare mark."""
    marks, names = f"{selector} .points > path", f"{selector} .text > .textpoint"
    places = zip(trace.text, accumulate(int(bool(name)) for name in trace.text), strict=True)
    each_name = [f"{names}:nth-of-type({place})" if name else "" for name, place in places]
    if not figure.layout.shapes:
        each_mark = (f"{marks}:nth-of-type({number})" for number, _ in enumerate(trace.text, 1))
        return Parts(marks, names, ""), [Parts(mark, name, "") for mark, name in zip(each_mark, each_name, strict=True)]
    boxes, checks = (_number_shapes(figure, sign) for sign in (BOX, CHECK))
    every = Parts(_select_run(boxes), names, _select_run(checks))
    return every, [
        Parts(f"{_select_shape(box)} > path", name, f"{_select_shape(check)} > path", _select_shape(box, check))
        for name, box, check in zip(each_name, boxes, checks, strict=True)
    ]


def _number_shapes(figure: Figure, sign: str) -> list[int]:
    """List the numbers, from 1, of the shapes of a sign, which stand one after the other."""
    shapes = figure.layout.to_plotly_json()["shapes"]  # Plotly searches all of its own shapes for the name of each
    return [number for number, shape in enumerate(shapes, 1) if shape["name"] == sign]


def _select_run(numbers: Sequence[int]) -> str:
    """Select the paths of shapes that stand one after the other."""
    return f"{SHAPES}:nth-child(n+{numbers[0]}):nth-child(-n+{numbers[-1]}) > path"


def _select_shape(*numbers: int) -> str:
    """Select the elements around the paths of some shapes; a browser tries one long rule sooner than two."""
    places = ",".join(f":nth-child({number})" for number in numbers)
    return f"{SHAPES}:is({places})" if len(numbers) > 1 else f"{SHAPES}{places}"


def select_traces(figure: Figure, part: str) -> tuple[str, ...]:
    """Return the CSS selectors, inside the figure, of the traces that have this part in their `meta`."""
    return tuple(_select(number) for number, trace in enumerate(figure.data, 1) if part in trace.meta)


def _select(number: int) -> str:
    """Select a trace in the page by its number, from 1; Streamlit drops the uid, by which plotly.js would name it."""
    return f".scatterlayer > .trace:nth-child({number})"
