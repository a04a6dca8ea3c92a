"""Outlines that flow around names: true for real and for hard tables, calm enough for six lists."""

from __future__ import annotations

from math import pi
from random import Random

import numpy as np
import pytest

from components.charts.flow.place import place_flow
from components.charts.judge import find_faults
from components.charts.layout import Canvas, Layout, NoLayout
from components.charts.mosaic import place_mosaic
from components.facts.catalogue import Catalogue
from components.facts.regions import Region, find_regions
from tests.charts.tables import group

DESK, PHONE = Canvas(860, 660, 14), Canvas(360, 760, 11)


@pytest.mark.parametrize("canvas", [DESK, PHONE], ids=["desk", "phone"])
@pytest.mark.parametrize("lists", [4, 5, 6])
def test_real_lists_flow_without_a_fault(catalogue: Catalogue, lists: int, canvas: Canvas) -> None:
    """C1, C2, C10."""
    view = tuple(catalogue.imbalances.index[:lists])
    regions = find_regions(catalogue.links, view)
    layout = place_flow(regions, view, catalogue.names, canvas)
    assert isinstance(layout, Layout)
    assert list(find_faults(layout, regions)) == []
    flowing, cells = measure_roundness(layout), measure_roundness(place_mosaic(regions, view, catalogue.names, canvas))
    assert flowing > cells * 0.9


def measure_roundness(layout: Layout | NoLayout) -> float:
    assert isinstance(layout, Layout)
    return float(np.mean([4 * pi * outline.area / outline.length**2 for outline in layout.outlines.values()]))


def test_the_table_that_once_never_ended_is_drawn(catalogue: Catalogue) -> None:
    """A limit that moved with the number of faults, compared with ==, kept a trial of this method running for ever."""
    regions, names = make_502(catalogue)
    order = tuple(catalogue.imbalances.index[:5])
    layout = place_flow(regions, order, names, DESK)
    assert isinstance(layout, Layout)
    assert list(find_faults(layout, regions)) == []


def make_502(catalogue: Catalogue) -> tuple[tuple[Region, ...], dict[str, str]]:
    chance, order = Random(5502), list(catalogue.imbalances.index[:5])
    symptoms, style, share = chance.randint(10, 60), chance.random(), chance.uniform(0.25, 0.6)

    def pick() -> frozenset[str]:
        return frozenset(name for name in order if chance.random() < share) or frozenset([chance.choice(order)])

    patterns = [pick() for _ in range(chance.randint(5, 15))] if style < 0.5 else []
    labels = [chance.choice(list(catalogue.symptoms["label"])) for _ in range(symptoms)]
    members = {f"s{at:02d}": chance.choice(patterns) if patterns else pick() for at in range(symptoms)}
    return group(members), {**catalogue.names, **dict(zip(members, labels, strict=True))}


def test_more_than_six_lists_are_refused() -> None:
    regions = tuple(Region(frozenset(key), (f"s{key}",)) for key in "abcdefg")
    names = {key: key for key in [*"abcdefg", *(f"s{key}" for key in "abcdefg")]}
    assert isinstance(place_flow(regions, "abcdefg", names, DESK), NoLayout)
