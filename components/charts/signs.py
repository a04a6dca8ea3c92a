"""Marks -> boxes with a check in each, as shapes above all traces; lengths are in px.

plotly.js has no marker with rounded corners; and since a check is an element of its own, a style can show it.
In the path of a shape, y runs up from the middle of its mark.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from components.charts.layout import Canvas, Mark
from components.charts.style import EDGE, TRANSPARENT

BOX, CHECK = "box", "check"  # the names of the shapes
CORNER = 0.25  # of the side of a box, the radius of its corners
# Of the side, from the middle: the end of the short stroke, the foot, the end of the long one.
STROKES = ((-0.25, -0.01), (-0.08, -0.18), (0.26, 0.17))
PAPER = "#ffffff"  # the inside of a box; on a dark page a style sheet changes it


def shape_boxes(marks: Sequence[Mark], canvas: Canvas) -> list[dict[str, object]]:
    """Describe the boxes of marks, then their checks, both in the order of the marks; none where marks are discs."""
    if not canvas.boxes:
        return []
    side = 2 * canvas.radius
    box = {"path": draw_box(side), "fillcolor": PAPER, "line": {"color": EDGE, "width": 1.5}}
    thick = max(2.0, round(side / 12, 1))
    check = {"path": draw_check(side), "fillcolor": TRANSPARENT, "line": {"color": PAPER, "width": thick}, "opacity": 0}
    return [*_place(BOX, box, marks), *_place(CHECK, check, marks)]


def _place(sign: str, look: Mapping[str, object], marks: Sequence[Mark]) -> list[dict[str, object]]:
    """Put a sign on each mark, as large as it is in any size of the figure."""
    fixed = {"type": "path", "name": sign, "layer": "above", "xsizemode": "pixel", "ysizemode": "pixel"}
    return [{**fixed, **look, "xanchor": mark.x, "yanchor": mark.y} for mark in marks]


def draw_box(side: float) -> str:
    """Return the path of a box with rounded corners."""
    half, bend = f"{side / 2:.3g}", f"{side * (0.5 - CORNER):.3g}"
    return (
        f"M-{half},-{bend}Q-{half},-{half} -{bend},-{half}H{bend}Q{half},-{half} {half},-{bend}"
        f"V{bend}Q{half},{half} {bend},{half}H-{bend}Q-{half},{half} -{half},{bend}Z"
    )


def draw_check(side: float) -> str:
    """Return the path of a check: a short stroke and a long one."""
    return "M" + "L".join(f"{x * side:.2g},{y * side:.2g}" for x, y in STROKES)
