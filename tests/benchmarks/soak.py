"""Many random tables in a row, in one process: what raises, what is drawn wrong, what takes long.

By hand: `.venv/bin/python -m tests.benchmarks.soak [tables]`. It ends with 1 if anything raised, was
judged false or unreadable, or took longer than anyone waits.
"""

from __future__ import annotations

import logging
import statistics
import sys
import time
from random import Random

from components.charts import CHARTS
from components.charts.figure import make_figure
from components.charts.judge import find_faults
from components.charts.layout import Canvas, Layout
from components.charts.matrix_layout import place_matrix
from components.charts.venn import place_venn
from components.facts.regions import MOST_DRAWN, Region
from tests.charts.tables import KINDS, Table, make_table

CANVASES = Canvas(860, 600, 13), Canvas(340, 560, 11)  # in turns
MOST_LISTS, MOST_SYMPTOMS = 12, 60
LONGEST = 2.0  # s


def draw_lot(seed: int) -> Table:
    """Make the table of a seed."""
    random = Random(seed)
    lists, symptoms = random.randint(0, MOST_LISTS), random.randint(0, MOST_SYMPTOMS)
    return make_table(random, lists, symptoms, random.choice(KINDS), random.uniform(0.1, 0.9))


def time_figure(table: Table, chart: str, canvas: Canvas) -> float:
    """Return how long layout and figure take together, in s."""
    start = time.perf_counter()
    make_figure(CHARTS[chart](table.regions, table.order, canvas, table.look), chart, table.order)
    return time.perf_counter() - start


def judge(table: Table, chart: str, canvas: Canvas) -> list[str]:
    """Return the faults of the layout; a matrix has no outlines, so its marks and names alone are judged."""
    if chart == "matrix":
        placed = place_matrix(table.regions, table.order, table.names, canvas)
        outside = [Region(frozenset(), region.symptoms) for region in table.regions]
        return list(find_faults(Layout(chart, placed.canvas, {}, placed.marks, ()), outside))
    layout = place_venn(table.regions, table.order, table.names, canvas)
    return list(find_faults(layout, table.regions))


def main() -> int:
    """Draw and judge as many tables as asked for, print what came of it, and return the exit status."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 2000
    seconds: list[float] = []
    raised = faulty = 0
    for seed in range(count):
        table, canvas = draw_lot(seed), CANVASES[seed % 2]
        chart = "overlap" if len(table.order) <= MOST_DRAWN else "matrix"
        what = f"seed {seed}, {chart} of {len(table.order)}, {canvas.width:.0f} px"
        try:
            seconds.append(time_figure(table, chart, canvas))
            faults = judge(table, chart, canvas)
        except Exception:
            raised += 1
            logging.exception(what)
            continue
        faulty += bool(faults)
        for fault in faults:
            print(f"{what}: {fault}")
        if seconds[-1] > LONGEST:
            print(f"{what}: {seconds[-1]:.1f} s")
    ms = sorted(1000 * second for second in seconds) or [0.0]
    slow = sum(second > LONGEST for second in seconds)
    print(f"{count} tables, {raised} raised, {faulty} with faults, {slow} above {LONGEST:.0f} s")
    print(f"p50 {statistics.median(ms):.0f} ms, p95 {ms[int(0.95 * len(ms))]:.0f} ms, longest {ms[-1]:.0f} ms")
    return int(bool(raised or faulty or slow))


if __name__ == "__main__":
    sys.exit(main())
