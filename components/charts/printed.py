"""Catalogue + view -> a chart on paper: black lines on white, with the names in it or to fill in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from components.charts.drawn import find_styles
from components.charts.layout import Canvas, Mark, Tag
from components.charts.measure import LINE_HEIGHT
from components.charts.shapes import write_path
from components.charts.venn import place_venn
from components.facts.catalogue import Catalogue
from components.facts.regions import find_regions


@dataclass(frozen=True)
class PrintedOutline:
    """The line of an imbalance as SVG has it, and its name on it."""

    path: str
    dashes: str  # the lengths of strokes and gaps, or "none"
    name: str
    tag: Tag


@dataclass(frozen=True)
class Printed:
    """A chart for an SVG image; without its marks it is the same chart to fill in."""

    canvas: Canvas
    outlines: tuple[PrintedOutline, ...]
    marks: tuple[Mark, ...]

    def list_lines(self, mark: Mark) -> list[tuple[str, float, float]]:
        """List the lines of a name with x of their left end and y of their middle."""
        step, left = LINE_HEIGHT * self.canvas.text, round(mark.x + self.canvas.text_at, 1)
        first = mark.y - step * (len(mark.lines) - 1) / 2
        return [(line, left, round(first + step * place, 1)) for place, line in enumerate(mark.lines)]


def print_lists(catalogue: Catalogue, imbalances: Sequence[str], canvas: Canvas) -> Printed:
    """Draw the overlap of some imbalances by all lists."""
    layout = place_venn(find_regions(catalogue.links, imbalances), imbalances, catalogue.names, canvas)
    styles = find_styles(catalogue, imbalances)
    outlines = tuple(
        PrintedOutline(
            write_path(layout.outlines[tag.imbalance]),
            "none" if styles[tag.imbalance].dash == "solid" else styles[tag.imbalance].dash,
            catalogue.names[tag.imbalance],
            tag,
        )
        for tag in layout.tags
    )
    return Printed(layout.canvas, outlines, layout.marks)
