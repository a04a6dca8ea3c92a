"""The overlap chart against what it replaced and against eunoia, on the same random tables, in one run.

By hand: `.venv/bin/python -m tests.benchmarks.smooth_charts [tables] [folder of an older version]`. It prints a
row of Markdown for each number of lists, page and way of drawing; README.md says what its columns mean.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from math import pi
from pathlib import Path
from statistics import mean
from time import process_time

import eunoia
import numpy as np
import shapely
from shapely import Geometry, affinity

from components.charts.figure import make_figure
from components.charts.judge import EMPTY, NAMELESS, STRIP, UNTOLD, find_faults
from components.charts.layout import Canvas, Layout, Mark, Tag, find_pieces
from components.charts.venn import place_venn, sketch_layout
from components.facts.catalogue import read_catalogue
from tests.charts.tables import Table, make_named

DATA = Path(__file__).parents[2] / "data"
PAGES = (Canvas(860, 660, 16, 13), Canvas(1220, 700, 16, 13), Canvas(1000, 430, 16, 13), Canvas(360, 760, 13, 11))
BEFORE = {860: 14, 1220: 14, 1000: 13, 360: 11}  # px; the text that pages asked for before it could shrink
NEAR = 4.0  # px
STEP = 3.0  # px between the points at which an outline is sampled
LEGIBLE = 11.0  # px
FALSE = ("on the wrong side", EMPTY, NAMELESS, UNTOLD, "missing")  # faults that make a chart untrue


@dataclass(frozen=True)
class Drawn:
    """What one way of drawing made of a table."""

    kind: str
    outlines: Sequence[Geometry]
    true: bool
    legible: float  # the share of names that can be read, or 1 and 0 for a whole chart
    text: float  # px, the mean over names
    ms: float


@cache
def _read_names() -> tuple[list[str], list[str]]:
    catalogue = read_catalogue(DATA)
    return list(catalogue.imbalances["plain_name"]), list(catalogue.symptoms["label"])


def judge(layout: Layout, table: Table, ms: float) -> Drawn:
    """Judge a layout by what is drawn."""
    faults = list(find_faults(layout, table.regions))
    untrue = [fault for fault in faults if any(part in fault for part in FALSE)]
    legible = len(untrue) == len(faults) and layout.canvas.text >= LEGIBLE
    return Drawn(layout.kind, list(layout.outlines.values()), not untrue, float(legible), layout.canvas.text, ms)


def draw_ours(table: Table, page: Canvas) -> Drawn:
    """Draw as the app does, layout and figure, without any cache."""
    start = process_time()
    layout = place_venn(table.regions, table.order, table.names, page)
    make_figure(sketch_layout(layout, table.look), "overlap", table.order)
    return judge(layout, table, 1000 * (process_time() - start))


OLD = """
import json, sys
from time import process_time
import shapely
from components.charts.layout import Canvas
from components.charts.style import Look, choose_styles
from components.charts.venn import _draw, place_venn
from components.overlap import Region

answers = []
for regions, order, names, (width, height, text) in json.load(sys.stdin):
    regions = [Region(frozenset(members), tuple(symptoms)) for members, symptoms in regions]
    looks = [(name, f"element {place % 5}", ["high", "low"][place % 2]) for place, name in enumerate(order)]
    look = Look(names, choose_styles(looks), names, {}, {region.membership: "words" for region in regions})
    start = process_time()
    layout = place_venn(regions, order, names, Canvas(width, height, text))
    _draw(layout, regions, order, look)
    ms = 1000 * (process_time() - start)
    marks = [(mark.symptom, mark.x, mark.y, mark.lines) for mark in layout.marks]
    tags = [(tag.imbalance, tag.x, tag.y, tag.width, tag.height) for tag in layout.tags]
    outlines = {name: shapely.to_wkt(outline) for name, outline in layout.outlines.items()}
    answers.append((layout.kind, layout.canvas.height, outlines, marks, tags, ms))
json.dump(answers, sys.stdout)
"""


def draw_old(folder: Path, tables: Sequence[Table], page: Canvas) -> list[Drawn]:
    """Let an older version draw, in a process of its own, and judge what it drew as ours is judged."""
    canvas = Canvas(page.width, page.height, BEFORE[int(page.width)])
    asked = [
        (
            [(sorted(r.membership), r.symptoms) for r in t.regions],
            t.order,
            t.names,
            (canvas.width, canvas.height, canvas.text),
        )
        for t in tables
    ]
    ran = subprocess.run(
        [sys.executable, "-c", OLD],
        input=json.dumps(asked).encode(),
        cwd=folder,
        env=os.environ | {"PYTHONPATH": str(folder)},
        stdout=subprocess.PIPE,
        check=True,
    )
    drawn = []
    answers = json.loads(ran.stdout)
    for table, (kind, height, outlines, marks, tags, ms) in zip(tables, answers, strict=True):
        layout = Layout(
            kind,
            replace(canvas, height=height),
            {name: shapely.from_wkt(outline) for name, outline in outlines.items()},
            tuple(Mark(*mark) for mark in marks),
            tuple(Tag(*tag) for tag in tags),
        )
        drawn.append(judge(layout, table, ms))
    return drawn


def draw_eunoia(table: Table, page: Canvas) -> Drawn:
    """Draw with eunoia's own Plotly figure: ellipses by counts, enlarged to the page; names packed into regions."""
    lists = {name: [s for r in table.regions if name in r.membership for s in r.symptoms] for name in table.listed}
    start = process_time()
    fit = eunoia.euler(lists, shape="ellipse", seed=1)
    figure = fit.plot_plotly(members={"mode": "packed"})
    ms = 1000 * (process_time() - start)
    turn = np.linspace(0, 2 * np.pi, 120, endpoint=False)
    outlines = {}
    for shape in fit.shapes:
        ring = shapely.Polygon(np.column_stack([shape.semi_major * np.cos(turn), shape.semi_minor * np.sin(turn)]))
        turned = affinity.rotate(ring, shape.rotation, origin=(0, 0), use_radians=True)
        outlines[shape.set] = affinity.translate(turned, shape.center.x, shape.center.y)
    left, top, right, bottom = shapely.union_all(list(outlines.values())).bounds
    scale = min(page.width / (right - left), page.height / (bottom - top))
    large = {name: affinity.scale(outline, scale, scale, origin=(left, top)) for name, outline in outlines.items()}
    shown = {members for members, piece in find_pieces(large).items() if not piece.buffer(-STRIP).is_empty}
    sizes: dict[str, float] = {}
    for note in json.loads(figure.to_json())["layout"].get("annotations", []):
        for symptom in re.findall(r"\bs\d\d\b", note.get("text", "")):
            sizes[symptom] = note.get("font", {}).get("size", 12)
    drawn = sum(len(region.symptoms) for region in table.regions)
    legible = sum(size >= LEGIBLE for size in sizes.values()) / drawn
    true = shown == {region.membership for region in table.regions}
    return Drawn("ellipses", list(large.values()), true, legible, sum(sizes.values()) / drawn, ms)


def measure_company(outlines: Sequence[Geometry]) -> float:
    """Return the share of outline length that runs within NEAR px of another outline."""
    lines = [outline.boundary for outline in outlines]
    points = [shapely.points(shapely.get_coordinates(line.segmentize(STEP))) for line in lines]
    close = total = 0
    for place, dots in enumerate(points):
        others = shapely.union_all([line for other, line in enumerate(lines) if other != place])
        close += int((shapely.distance(dots, others) < NEAR).sum())
        total += len(dots)
    return close / total


def write_row(drawn: Sequence[Drawn]) -> str:
    """Write what one way of drawing did as cells of a table."""
    outlines = [outline for each in drawn for outline in each.outlines]
    kinds = Counter(each.kind for each in drawn)
    ms = np.array([each.ms for each in drawn])
    cells = (
        ", ".join(f"{kind} {number / len(drawn):.0%}" for kind, number in kinds.most_common()),
        f"{mean(each.true for each in drawn):.1%}",
        f"{mean(each.legible for each in drawn):.1%}",
        f"{mean(each.text for each in drawn):.1f}",
        f"{mean(4 * pi * outline.area / outline.length**2 for outline in outlines):.2f}",
        f"{mean(measure_company(each.outlines) for each in drawn):.0%}",
        f"{mean(len(shapely.get_parts(outline)) for outline in outlines):.2f}",
        f"{np.median(ms):.0f} / {np.quantile(ms, 0.95):.0f} / {ms.max():.0f}",
    )
    return " | ".join(cells)


def main() -> None:
    """Print the report for 2 to 6 lists."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 200
    print("| lists | page | way | drawn as | true | legible | text | roundness | side by side | pieces | ms |")
    print("|---|---|---|---|---|---|---|---|---|---|---|")
    for lists in range(2, 7):
        tables = [make_named(lists, seed, *_read_names()) for seed in range(count)]
        for page in PAGES:
            ways = {"ours": [draw_ours(table, page) for table in tables]}
            if len(sys.argv) > 2:
                ways["before"] = draw_old(Path(sys.argv[2]), tables, page)
            if page is PAGES[0]:
                ways["eunoia"] = [draw_eunoia(table, page) for table in tables[: max(1, count // 4)]]  # it is slow
            for way, drawn in ways.items():
                print(f"| {lists} | {page.width:.0f}x{page.height:.0f} | {way} | {write_row(drawn)} |", flush=True)


if __name__ == "__main__":
    main()
