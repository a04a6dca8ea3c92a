"""Regions -> figures: the charts a visitor can choose."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from components.charts.figure import Sketch
from components.charts.layout import Canvas
from components.charts.matrix import sketch_matrix
from components.charts.style import Look
from components.charts.venn import sketch_overlap, sketch_pair
from components.facts.regions import Region

# Regions, imbalances in view in their fixed order, the room there is, words and colours.
Chart = Callable[[Sequence[Region], Sequence[str], Canvas, Look], Sketch]
CHARTS: Mapping[str, Chart] = {"overlap": sketch_overlap, "matrix": sketch_matrix, "pair": sketch_pair}
