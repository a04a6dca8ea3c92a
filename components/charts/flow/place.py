"""Regions -> layout: smooth outlines that bend around names, for up to six imbalances and any tables.

Cells give each symptom a place; a map of regions makes their borders short; lines that share a border are laid
side by side; each outline is smoothed with names as obstacles; what the judge would refuse is drawn again,
calmer and nearer to the map.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from time import thread_time

from components.charts.cells.seats import list_tag_rooms, plan_cells
from components.charts.flow.drawing import Drawing
from components.charts.flow.names import seat_names
from components.charts.flow.parameters import BORDER, SECONDS, find_unit
from components.charts.judge import find_faults
from components.charts.layout import Canvas, Layout, NoLayout, list_drawn
from components.charts.tags import place_tags
from components.facts.regions import MOST_DRAWN, Region


def place_flow(
    regions: Sequence[Region], order: Sequence[str], names: Mapping[str, str], canvas: Canvas
) -> Layout | NoLayout:
    """Draw smooth outlines around names; the chart is as tall as the names need.

    Returns
    -------
    Layout or NoLayout
        A layout without a fault, or the first fault of the last one that there was time for.
    """
    if not 1 <= len(list_drawn(regions, order)) <= MOST_DRAWN:
        return NoLayout("no imbalances, or too many")
    end = thread_time() + SECONDS
    plan = plan_cells(regions, order, names, canvas, BORDER * find_unit(canvas.text))
    fault = ""
    for tag_room in ([0] * plan.grid.rows, *list_tag_rooms(plan.grid)):
        seating = seat_names(plan, canvas, tag_room)
        outlines = Drawing(plan, seating).draw(regions, end)
        tags = place_tags(outlines, names, seating.marks, seating.canvas)
        drawn = () if isinstance(tags, NoLayout) else tags
        layout = Layout("flow", seating.canvas, outlines, seating.marks, drawn)
        fault = next(find_faults(layout, regions), "")
        if not fault:
            return layout
        if thread_time() > end:
            break
    return NoLayout(fault)
