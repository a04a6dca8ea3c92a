"""Round outlines: what they look like, what it takes to draw them, and why there are none."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations, islice
from math import pi

import numpy as np
from threadpoolctl import threadpool_info, threadpool_limits

from components.charts.judge import UNTOLD, find_faults
from components.charts.layout import Canvas, Layout, NoLayout
from components.charts.round.boxes import make_boxes
from components.charts.round.parameters import PRESS, WRAP
from components.charts.round.place import _hold_threads, place_round
from components.charts.round.pressing import press
from components.charts.round.problem import pose_problem
from components.charts.round.starts import list_starts
from components.facts.catalogue import Catalogue
from components.facts.regions import Region, find_regions

PAGE = Canvas(860, 660, 14)


# Tables that need every step: outlines pressed until no fault is left, smaller text, names set in line.
QUADS = tuple(
    tuple(each.split())
    for each in (
        "hypermagnesemia hypokalemia hyponatremia hypernatremia",
        "hypernatremia hypercalcemia hypophosphatemia metabolic_acidosis",
        "hyperkalemia hypomagnesemia hypercalcemia metabolic_alkalosis",
        "hypernatremia hypocalcemia hypercalcemia metabolic_acidosis",
        "hypermagnesemia hypokalemia hypocalcemia hypercalcemia",
        "hypokalemia hypophosphatemia hyperphosphatemia metabolic_acidosis",
    )
)


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
    for count, number, least in ((1, 1, 0.95), (2, 3, 0.9), (3, 2, 0.8)):
        for view in islice(combinations(catalogue.core, count), number):
            regions = find_regions(catalogue.links, view)
            layout = place_round(regions, view, catalogue.names, PAGE)
            assert isinstance(layout, Layout), view
            assert list(find_faults(layout, regions)) == []
            assert np.mean(measure_roundness(layout)) >= least, view


def is_in_line(lefts: list[float], text: float) -> bool:
    """Say whether marks begin at one edge, or as far apart as two columns."""
    steps = np.diff(np.sort(lefts))
    return not np.any((steps > 0.3) & (steps < 4 * text))


def test_full_tables_are_drawn_in_large_text_with_most_names_in_line(catalogue: Catalogue) -> None:
    """C3, C10: one table in ten may be left to the next way of drawing."""
    sizes, in_line = [], []
    views = [*islice(combinations(catalogue.core, 3), 2), *QUADS]
    for view in views:
        regions = find_regions(catalogue.links, view)
        layout = place_round(regions, view, catalogue.names, replace(PAGE, least=12))
        if isinstance(layout, Layout):
            assert list(find_faults(layout, regions)) == []
            sizes.append(layout.canvas.text)
            lefts = {mark.symptom: mark.x for mark in layout.marks}
            lists = [[lefts[symptom] for symptom in region.symptoms] for region in regions if len(region.symptoms) > 1]
            in_line += [is_in_line(each, layout.canvas.text) for each in lists]
    assert len(sizes) >= len(views) - 1
    assert np.mean(sizes) > 13.6
    assert min(sizes) < 14  # some need smaller text, and get it
    assert np.mean(in_line) > 0.74


def test_linear_algebra_has_one_thread(catalogue: Catalogue) -> None:
    """C7: more would add up in another order, so that the picture would depend on the machine."""
    with threadpool_limits(2, user_api="blas"):
        _hold_threads.cache_clear()
        place_round(find_regions(catalogue.links, catalogue.core[:1]), catalogue.core[:1], catalogue.names, PAGE)
        assert {pool["num_threads"] for pool in threadpool_info() if pool["user_api"] == "blas"} == {1}
    _hold_threads.cache_clear()  # the block has put back what it found, so the next chart must hold them anew


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


def test_a_layout_is_judged_once_more_when_its_tags_are_on_it() -> None:
    """The name of a condition can be wider than the page, and stands on a line all the same."""
    regions = (Region(frozenset("a"), ("s",)),)
    names = {"a": "A condition with a very long name", "s": "Coma"}
    assert isinstance(place_round(regions, "a", names, Canvas(320, 200, 14)), Layout)
    refused = place_round(regions, "a", names, Canvas(200, 200, 14))
    assert isinstance(refused, NoLayout)
    assert refused.reason == "something leaves the figure"


def test_pressing_ends_when_nothing_is_wrong_or_too_much(catalogue: Catalogue) -> None:
    regions = find_regions(catalogue.links, catalogue.core)
    problem = pose_problem(regions, catalogue.core, catalogue.names, PAGE)
    start = list_starts(problem, make_boxes(regions, catalogue.names, PAGE, WRAP))[0]
    same, faults = press(problem, start, PRESS, (3, 2, 1))
    assert same is start
    assert len(faults) > 3
    assert UNTOLD not in faults
    pressed, left = press(problem, start, PRESS, (99, 99))
    assert pressed is not start
    assert 0 <= len(left) < len(faults)
    done = place_round(regions, catalogue.core, catalogue.names, PAGE)
    assert isinstance(done, Layout)
    assert list(find_faults(done, regions)) == []
