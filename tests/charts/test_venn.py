"""How often the overlap chart tries: bounded by counts, and the result fills its room."""

from __future__ import annotations

from cProfile import Profile

import pytest

from components.charts.flow.place import TALLER, place_flow
from components.charts.judge import find_faults
from components.charts.layout import Canvas, NoLayout
from components.charts.venn import place_venn
from components.facts.catalogue import Catalogue
from components.facts.regions import find_regions
from tests.charts.tables import make_named

# By lists and seed: they once took 3.2 s and 1.6 s.
SLOW = {
    (4, 19): Canvas(860, 660, 16, 13),
    (3, 23): Canvas(1220, 700, 16, 13),
}


@pytest.mark.parametrize(("lists", "seed"), SLOW)
def test_a_table_that_once_took_long_is_tried_a_few_times_alone(catalogue: Catalogue, lists: int, seed: int) -> None:
    """The work is counted, as clocks differ: round starts, flowing starts, and drawings of flowing outlines."""
    conditions, labels = list(catalogue.imbalances["plain_name"]), list(catalogue.symptoms["label"])
    table, canvas, profile = make_named(lists, seed, conditions, labels), SLOW[lists, seed], Profile()
    layout = profile.runcall(place_venn, table.regions, table.order, table.names, canvas)
    assert list(find_faults(layout, table.regions)) == []
    calls = {getattr(entry.code, "co_name", ""): entry.callcount for entry in profile.getstats()}
    assert calls["place_round"] <= 2
    assert calls["place_flow"] <= 3
    assert calls["_trace"] <= 5


def test_outlines_from_another_start_fill_the_room(catalogue: Catalogue) -> None:
    """C3: the two best starts find no way for the core four in large text here."""
    canvas = Canvas(1021, 395, 17, 13, boxes=True)
    regions = find_regions(catalogue.links, catalogue.core)
    layout = place_venn(regions, tuple(catalogue.core), catalogue.names, canvas)
    assert layout.kind == "round"
    assert layout.canvas.width == canvas.width
    assert list(find_faults(layout, regions)) == []
    left = min(outline.bounds[0] for outline in layout.outlines.values())
    right = canvas.width - max(outline.bounds[2] for outline in layout.outlines.values())
    assert abs(left - right) < 15


def test_flowing_outlines_that_must_not_grow_are_given_up_before_they_are_drawn(catalogue: Catalogue) -> None:
    order = tuple(catalogue.imbalances.index[:4])
    regions = find_regions(catalogue.links, order)
    profile = Profile()
    refused = profile.runcall(place_flow, regions, order, catalogue.names, Canvas(360, 400, 11), grows=False)
    assert refused == NoLayout(TALLER)
    assert "_trace" not in {getattr(entry.code, "co_name", "") for entry in profile.getstats()}
