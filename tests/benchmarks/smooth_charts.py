"""How round and how true the overlap chart is, by the number of lists and the size of the page.

By hand: `.venv/bin/python -m tests.benchmarks.smooth_charts [tables]`. It prints a row of Markdown for each
number of lists and each page: share drawn by each layout, share true, roundness, share of outline length
within 4 px of another outline, pieces of a list, and processor time of the layout in ms.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable
from math import pi
from random import Random
from statistics import mean, quantiles
from time import thread_time

import numpy as np
import shapely

from components import cache
from components.charts.judge import find_faults
from components.charts.layout import Canvas, Layout
from components.charts.venn import place_venn
from components.facts.regions import Region
from tests.charts.tables import group

PAGES = Canvas(860, 660, 14), Canvas(1220, 700, 14), Canvas(1000, 430, 13), Canvas(360, 760, 11)
NEAR = 4.0  # px
STEP = 3.0  # px between the points at which an outline is sampled


def make_regions(lists: int, seed: int) -> tuple[tuple[Region, ...], tuple[str, ...], dict[str, str]]:
    """Make lists of 10 to 60 symptoms with real names; in half of the tables only few memberships occur."""
    catalogue, chance = cache.load_catalogue(), Random(1000 * lists + seed)
    order = tuple(catalogue.imbalances.index[:lists])
    symptoms, few, share = chance.randint(10, 60), chance.random() < 0.5, chance.uniform(0.25, 0.6)

    def pick() -> frozenset[str]:
        return frozenset(name for name in order if chance.random() < share) or frozenset([chance.choice(order)])

    patterns = [pick() for _ in range(chance.randint(lists, 3 * lists))] if few else []
    labels = list(catalogue.symptoms["label"])
    members = {f"s{at:02d}": chance.choice(patterns) if few else pick() for at in range(symptoms)}
    return group(members), order, {**catalogue.names, **{symptom: chance.choice(labels) for symptom in members}}


def measure_company(layout: Layout) -> float:
    """Return the share of outline length that runs within NEAR px of another outline."""
    lines = [outline.boundary for outline in layout.outlines.values()]
    points = [shapely.points(shapely.get_coordinates(line.segmentize(STEP))) for line in lines]
    close = total = 0
    for place, dots in enumerate(points):
        others = shapely.union_all([line for other, line in enumerate(lines) if other != place])
        close += int((shapely.distance(dots, others) < NEAR).sum())
        total += len(dots)
    return close / total


def measure(layouts: Iterable[tuple[Layout, float, bool]]) -> str:
    """Write what came of some layouts as cells of a table."""
    drawn = list(layouts)
    outlines = [outline for layout, *_ in drawn for outline in layout.outlines.values()]
    kinds = Counter(layout.kind for layout, *_ in drawn)
    round_ = mean(4 * pi * outline.area / outline.length**2 for outline in outlines)
    spent = np.array([ms for _, ms, _ in drawn])
    cells = (
        ", ".join(f"{kind} {number / len(drawn):.0%}" for kind, number in kinds.most_common()),
        f"{mean(true for *_, true in drawn):.0%}",
        f"{round_:.2f}",
        f"{mean(measure_company(layout) for layout, *_ in drawn):.0%}",
        f"{mean(len(shapely.get_parts(outline)) for outline in outlines):.2f}",
        f"{np.median(spent):.0f} / {quantiles(spent, n=20)[-1]:.0f} / {spent.max():.0f}",
    )
    return " | ".join(cells)


def main() -> None:
    """Draw so many tables for each number of lists and each page, and print a row for each."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 200
    print("| lists | page | drawn as | true | roundness | side by side | pieces | ms p50 / p95 / max |")
    print("|---|---|---|---|---|---|---|---|")
    for lists in range(2, 7):
        for page in PAGES:
            layouts = []
            for seed in range(count):
                regions, order, names = make_regions(lists, seed)
                start = thread_time()
                layout = place_venn(regions, order, names, page)
                spent = 1000 * (thread_time() - start)
                layouts.append((layout, spent, not any(find_faults(layout, regions))))
            print(f"| {lists} | {page.width:.0f}x{page.height:.0f} | {measure(layouts)} |", flush=True)


if __name__ == "__main__":
    main()
