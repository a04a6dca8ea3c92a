"""Round outlines: the gradient, the core four, and why there is none."""

from __future__ import annotations

from itertools import combinations
from math import pi

import numpy as np
import pytest
import shapely

from components.charts.judge import UNTOLD, find_faults
from components.charts.layout import Canvas, Layout, Mark, NoLayout
from components.charts.round.boxes import make_boxes
from components.charts.round.energy import evaluate
from components.charts.round.parameters import PRESS, SHAPE, SKETCH, WRAP, Stage
from components.charts.round.place import place_round
from components.charts.round.problem import pose_problem
from components.charts.round.scene import pack
from components.charts.round.stages import make_scene
from components.charts.round.starts import list_starts
from components.charts.round.tidy import tidy_names
from components.facts.catalogue import Catalogue
from components.facts.regions import Region, find_regions

PAGE = Canvas(860, 660, 14)


@pytest.mark.parametrize("stage", [SKETCH, SHAPE, PRESS], ids=["sketch", "shape", "press"])
def test_gradient_is_the_slope_of_the_energy(catalogue: Catalogue, stage: Stage) -> None:
    """By central differences along 20 random directions, at a point off every minimum."""
    regions = find_regions(catalogue.links, catalogue.core)
    problem = pose_problem(regions, catalogue.core, catalogue.names, PAGE)
    state = list_starts(problem, make_boxes(regions, catalogue.names, PAGE, WRAP))[0]
    scene = make_scene(problem, state, stage)
    chance = np.random.default_rng(7)
    at = pack(state.curves, state.bodies, scene.units)
    at = at + chance.normal(size=at.shape)
    _, gradient = evaluate(scene, at)
    for _ in range(20):
        way = chance.normal(size=at.shape)
        rise = evaluate(scene, at + 1e-4 * way)[0] - evaluate(scene, at - 1e-4 * way)[0]
        assert rise / 2e-4 == pytest.approx(float(gradient @ way), rel=1e-3)


def measure_roundness(layout: Layout) -> list[float]:
    return [4 * pi * outline.area / outline.length**2 for outline in layout.outlines.values()]


def test_core_four_look_like_a_venn_diagram(catalogue: Catalogue) -> None:
    """C10: every name in its own region, no outline far from an ellipse."""
    regions = find_regions(catalogue.links, catalogue.core)
    layout = place_round(regions, catalogue.core, catalogue.names, PAGE)
    assert isinstance(layout, Layout)
    assert list(find_faults(layout, regions)) == []
    assert np.mean(measure_roundness(layout)) >= 0.88
    assert (layout.canvas.width, layout.canvas.height) == (PAGE.width, PAGE.height)


def test_pairs_and_triples_of_the_core_are_nearly_ellipses(catalogue: Catalogue) -> None:
    """C10."""
    for count, least in ((1, 0.95), (2, 0.9), (3, 0.8)):
        for view in combinations(catalogue.core, count):
            regions = find_regions(catalogue.links, view)
            layout = place_round(regions, view, catalogue.names, PAGE)
            assert isinstance(layout, Layout), view
            assert list(find_faults(layout, regions)) == []
            assert np.mean(measure_roundness(layout)) >= least, view


def test_ragged_columns_get_a_left_edge_each_where_the_outline_has_room() -> None:
    """C3: names below each other are read as a list."""
    canvas = Canvas(400, 260, 14)
    spots = ((20, 30), (32, 70), (26, 110), (190, 30), (172, 70), (180, 110))
    marks = tuple(Mark(f"s{place}", x, y, ("Tremor",)) for place, (x, y) in enumerate(spots))
    regions = (Region(frozenset("a"), tuple(mark.symptom for mark in marks)),)
    problem = pose_problem(regions, "a", {"a": "A", **dict.fromkeys(regions[0].symptoms, "Tremor")}, canvas)
    ragged = Layout("round", canvas, {"a": shapely.box(4, 4, 396, 256)}, marks, ())
    tidied = tidy_names(ragged, problem, np.zeros((1, 37, 57)))  # without room for a block
    assert set(find_faults(tidied, regions)) == {UNTOLD}
    left, right = np.split(np.array([mark.x for mark in tidied.marks]), 2)
    assert np.ptp(left) == np.ptp(right) == 0
    assert 20 <= left[0] <= 32
    assert 172 <= right[0] <= 190


def test_it_says_why_there_is_no_round_layout() -> None:
    five = tuple(Region(frozenset(key), (f"s{key}",)) for key in "abcde")
    names = {key: key for key in ("a", "b", "c", "d", "e", *(f"s{key}" for key in "abcde"))}
    refused = place_round(five, "abcde", names, PAGE)
    assert isinstance(refused, NoLayout)
    assert "1 to 4 lists" in refused.reason
    crowd = (Region(frozenset("ab"), tuple(f"s{number:03d}" for number in range(200))),)
    names = {"a": "A", "b": "B", **dict.fromkeys(crowd[0].symptoms, "A name as long as many are")}
    full = place_round(crowd, "ab", names, PAGE)
    assert isinstance(full, NoLayout)
    assert "too much" in full.reason
