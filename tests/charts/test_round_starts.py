"""Where round outlines begin: Venn diagrams that suit the lists, on the page, with the names in their regions."""

from __future__ import annotations

import numpy as np
import pytest

from components.charts.layout import Canvas
from components.charts.round.blocks import STEP
from components.charts.round.boxes import make_boxes
from components.charts.round.curves import locate, trace
from components.charts.round.forming import measure_clearance
from components.charts.round.grid import lay_grid
from components.charts.round.parameters import MARGIN, SHAPE, WRAP
from components.charts.round.phases import State, price
from components.charts.round.problem import Problem
from components.charts.round.starts import DIAGRAMS, fit_page, list_starts

PAGE = Canvas(860, 660, 14)


@pytest.fixture(scope="module")
def starts(problem: Problem) -> list[State]:
    return list_starts(problem, make_boxes(problem.regions, problem.names, PAGE, WRAP))


def test_starts_differ_come_best_first_and_hold_all_names_on_the_page(problem: Problem, starts: list[State]) -> None:
    prices = [price(problem, start, SHAPE) for start in starts]
    assert prices == sorted(prices)
    assert prices[0] < 0.9 * prices[-1]
    assert len({round(price, 6) for price in prices}) == len(starts) > 3  # no mirror images
    for start in starts:
        x, y, half = start.middles.real, start.middles.imag, start.boxes.half
        assert (x - half.real).min() >= 0
        assert (x + half.real).max() <= PAGE.width
        assert (y - half.imag).min() >= 0
        assert (y + half.imag).max() <= PAGE.height


def test_names_of_a_start_are_in_their_regions_and_those_of_a_column_are_chained(
    problem: Problem, starts: list[State]
) -> None:
    right = []
    for start in starts[:2]:
        clearance = measure_clearance(problem, start.curves)
        row, column = (start.middles.imag // STEP).astype(int), (start.middles.real // STEP).astype(int)
        right.append((clearance[start.boxes.region, row, column] > 0).mean())
        upper, lower = start.boxes.chain.T
        assert (start.boxes.region[upper] == start.boxes.region[lower]).all()
        assert (start.middles.imag[lower] > start.middles.imag[upper]).all()
        assert upper.size > len(right)
    assert np.mean(right) > 0.6


@pytest.mark.parametrize("canvas", [PAGE, Canvas(420, 900, 12)], ids=["wide", "upright"])
@pytest.mark.parametrize("lists", DIAGRAMS)
def test_a_venn_diagram_fills_the_page_whichever_way_it_lies(lists: int, canvas: Canvas) -> None:
    curves = fit_page(DIAGRAMS[lists], canvas)
    assert set(locate(curves, lay_grid(canvas, 5).ravel())) == set(range(2**lists))  # every region, and the outside
    points = trace(curves, 90)
    assert (points.real.min(), points.imag.min()) == pytest.approx((MARGIN, MARGIN), abs=1)
    ends = points.real.max() + MARGIN, points.imag.max() + MARGIN
    assert ends == pytest.approx((canvas.width, canvas.height), abs=1)
    for sizes in (np.ptp(points.real, axis=1), np.ptp(points.imag, axis=1)):
        assert sizes == pytest.approx(np.full(lists, sizes[0]), rel=0.01)  # no list looks larger than another
    if lists == 2:
        middles = points.mean(axis=1)
        apart = abs(middles[0] - middles[1])
        assert apart == pytest.approx(np.ptp(middles.real if canvas is PAGE else middles.imag))


def test_three_circles_of_a_start_are_equally_far_from_each_other() -> None:
    middles = np.array([middle for middle, *_ in DIAGRAMS[3]])
    apart = np.abs(middles - np.roll(middles, 1))
    assert apart == pytest.approx(np.full(3, apart.mean()), rel=0.02)
