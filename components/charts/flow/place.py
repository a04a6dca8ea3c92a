"""Regions -> layout: smooth outlines that bend around names, for up to six imbalances and any tables.

First each symptom gets a cell. Then a map of regions shortens the borders between them, lines that share a border
are laid side by side, and each outline is smoothed with names as obstacles. What the judge would refuse is drawn
again, calmer and nearer to the map.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from components.charts.cells.plan import Plan, choose_columns, list_tag_rooms, plan_columns
from components.charts.flow.outlines import Attempt
from components.charts.flow.parameters import BORDER, MOST_PASSES, PACKED, PACKED_TRIES, find_unit
from components.charts.flow.rows import count_packed
from components.charts.flow.seating import seat_names
from components.charts.judge import find_faults
from components.charts.layout import Canvas, Layout, NoLayout, list_drawn
from components.charts.tags import place_tags
from components.facts.regions import MOST_DRAWN, Region

TALLER = "the names need more height than there is"


def place_flow(
    regions: Sequence[Region], order: Sequence[str], names: Mapping[str, str], canvas: Canvas, grows: bool = True
) -> Layout | NoLayout:
    """Draw smooth outlines around names; the chart is as tall as the names need.

    Parameters
    ----------
    grows : bool
        Whether the chart may be taller than the canvas. If not, a chart that must be is given up before it is drawn.

    Returns
    -------
    Layout or NoLayout
        A layout without a fault, or why the last try was none: its first fault, or the room that it lacked.
    """
    if not 1 <= len(list_drawn(regions, order)) <= MOST_DRAWN:
        return NoLayout("no imbalances, or too many")
    passes = iter(range(MOST_PASSES))
    fault = ""
    for plan, packed in _list_plans(regions, order, names, canvas, grows):
        rooms = ([0] * plan.grid.rows, *list_tag_rooms(plan.grid))
        for tag_room in rooms[:PACKED_TRIES] if packed else rooms:
            seating = seat_names(plan, canvas, tag_room, packed)
            if isinstance(seating, NoLayout):
                fault = seating.reason
                break
            if seating.canvas.height > canvas.height and not grows:
                fault = TALLER
                break
            outlines = Attempt(plan, seating).draw(regions, passes)
            if not outlines:
                return NoLayout(fault)
            tags = place_tags(outlines, names, seating.marks, seating.canvas)
            drawn = () if isinstance(tags, NoLayout) else tags
            layout = Layout("flow", seating.canvas, outlines, seating.marks, drawn)
            fault = next(find_faults(layout, regions), "")
            if not fault:
                return layout
    return NoLayout(fault)


def _list_plans(
    regions: Sequence[Region], order: Sequence[str], names: Mapping[str, str], canvas: Canvas, grows: bool
) -> Iterator[tuple[Plan, bool]]:
    """Yield a plan with even columns, which always has room, and before it, where room is scarce, one with packed rows.

    It is scarce on a narrow page, and where a chart to tick would be taller than its room.
    """
    border = BORDER * find_unit(canvas.text)
    drawn = [names[symptom] for region in regions for symptom in region.symptoms]
    columns = choose_columns(drawn, canvas, border)
    packed = count_packed(drawn, canvas)
    narrow = columns[-1] <= PACKED
    even = None if narrow else plan_columns(regions, order, names, canvas, columns)
    if packed > columns[-1] and (narrow or (even and grows and canvas.boxes and _is_too_high(even, canvas))):
        yield plan_columns(regions, order, names, canvas, [packed]), True
    yield even or plan_columns(regions, order, names, canvas, columns), False


def _is_too_high(plan: Plan, canvas: Canvas) -> bool:
    """Say whether even columns need more height than there is, with no room for tags yet."""
    seating = seat_names(plan, canvas, [0] * plan.grid.rows)
    return isinstance(seating, NoLayout) or seating.canvas.height > canvas.height
