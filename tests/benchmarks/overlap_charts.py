"""Our overlap chart against other packages on the same random tables, in one run.

By hand: `.venv/bin/python -m tests.benchmarks.overlap_charts [tables for each n]`. It needs what
`tests/benchmarks/README.md` says. A peer that is not installed is left out, and named.
"""

from __future__ import annotations

import json
import logging
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

import eunoia
import numpy as np
import shapely
from shapely import Geometry, affinity

from components.charts import CHARTS
from components.charts.judge import find_faults
from components.charts.layout import Canvas
from components.charts.venn import place_venn
from components.facts.regions import Region
from tests.charts.tables import Drawn, group

DESKTOP, PHONE = Canvas(860, 600, 13), Canvas(340, 560, 11)
NAMES = ("Tremor", "Muscle weakness", "Nausea and vomiting", "Coma or unresponsiveness", "Life-threatening arrhythmia")
LEGIBLE = 11.0  # px
SEEN = 1.5  # px, the radius of the smallest disc that counts as seen


@dataclass
class Score:
    """What one package did."""

    true: int = 0
    names: list[float] = field(default_factory=list)
    overlaps: int = 0
    seconds: list[float] = field(default_factory=list)
    bytes: list[int] = field(default_factory=list)
    tables: int = 0
    failed: int = 0


def make_table(count: int, seed: int) -> Drawn:
    """Make lists that share about half of 10 to 60 symptoms."""
    random = Random(seed)
    order = tuple(f"list{place}" for place in range(count))
    odds = random.uniform(0.2, 0.8)
    memberships = {
        f"s{k:02d}": frozenset(n for n in order if random.random() < odds) for k in range(random.randint(10, 60))
    }
    names = {n: f"List number {n[-1]}" for n in order} | {s: random.choice(NAMES) for s in memberships}
    return Drawn(group(memberships), order, names)


def is_true(outlines: Mapping[str, Geometry], regions: tuple[Region, ...]) -> bool:
    """Say whether outlines show every region that has symptoms, and no other."""
    shown = dict(outlines)
    wanted = {region.membership for region in regions}
    listed = {name for region in regions for name in region.membership}
    if set(shown) < listed:
        return False
    found = set()
    for bits in range(1, 2 ** len(shown)):
        members = frozenset(name for place, name in enumerate(shown) if bits >> place & 1)
        inside = shapely.intersection_all([shown[name] for name in members])
        piece = inside.difference(shapely.union_all([o for n, o in shown.items() if n not in members]))
        if not piece.buffer(-SEEN).is_empty:
            found.add(members)
    return found == wanted


def fill_canvas(outlines: Mapping[str, Geometry]) -> dict[str, Geometry]:
    """Enlarge outlines to the canvas, keeping their proportions, as the peers draw them."""
    left, top, right, bottom = shapely.union_all(list(outlines.values())).bounds
    scale = min(DESKTOP.width / (right - left), DESKTOP.height / (bottom - top))
    return {name: affinity.scale(outline, scale, scale, origin=(left, top)) for name, outline in outlines.items()}


def run_ours(canvas: Canvas) -> Callable[[Drawn, Score], None]:
    """Draw with this project, and judge what was drawn."""

    def run(table: Drawn, score: Score) -> None:
        start = time.perf_counter()
        figure = CHARTS["overlap"](table.regions, table.order, canvas, table.look)
        score.seconds.append(time.perf_counter() - start)
        score.bytes.append(len(figure.to_json()))
        layout = place_venn(table.regions, table.order, table.names, canvas)
        faults = list(find_faults(layout, table.regions))
        score.overlaps += "marks, names or tags overlap" in faults
        score.true += not [fault for fault in faults if "overlap" not in fault]
        score.names.append(float(layout.canvas.text >= LEGIBLE and "something leaves the figure" not in faults))

    return run


def run_eunoia(table: Drawn, score: Score) -> None:
    """Draw with eunoia's own Plotly figure: ellipses by counts, names packed into regions."""
    lists = {n: [s for r in table.regions if n in r.membership for s in r.symptoms] for n in table.order}
    start = time.perf_counter()
    fit = eunoia.euler({n: held for n, held in lists.items() if held}, shape="ellipse", seed=1)
    figure = fit.plot_plotly(members={"mode": "packed"})
    score.seconds.append(time.perf_counter() - start)
    text = figure.to_json()
    score.bytes.append(len(text))
    turn = np.linspace(0, 2 * np.pi, 120, endpoint=False)
    outlines = {}
    for shape in fit.shapes:
        circle = shapely.Polygon(np.column_stack([shape.semi_major * np.cos(turn), shape.semi_minor * np.sin(turn)]))
        turned = affinity.rotate(circle, shape.rotation, origin=(0, 0), use_radians=True)
        outlines[shape.set] = affinity.translate(turned, shape.center.x, shape.center.y)
    score.true += is_true(fill_canvas(outlines), table.regions)
    sizes = {}
    for note in json.loads(text)["layout"].get("annotations", []):
        for symptom in re.findall(r"\bs\d\d\b", note.get("text", "")):
            sizes[symptom] = note.get("font", {}).get("size", 12)
    drawn = sum(len(region.symptoms) for region in table.regions)
    score.names.append(sum(size >= LEGIBLE for size in sizes.values()) / drawn)


def run_matplotlib_venn(table: Drawn, score: Score) -> None:
    """Lay out with matplotlib-venn: two or three circles; it writes counts, not names."""
    from matplotlib_venn.layout.venn2 import DefaultLayoutAlgorithm as Two
    from matplotlib_venn.layout.venn3 import DefaultLayoutAlgorithm as Three

    count = len(table.order)
    sizes = {region.membership: len(region.symptoms) for region in table.regions}
    keys = [tuple(bits >> place & 1 for place in range(count)) for bits in range(1, 2**count)]
    order = sorted(keys, key=lambda key: sum(k << p for p, k in enumerate(key)))
    values = [sizes.get(frozenset(n for n, k in zip(table.order, key, strict=True) if k), 0) for key in order]
    start = time.perf_counter()
    layout = (Two() if count == 2 else Three())(tuple(values))
    score.seconds.append(time.perf_counter() - start)
    circles = zip(table.order, layout.centers, layout.radii, strict=True)
    score.true += is_true(fill_canvas({n: shapely.Point(c.asarray()).buffer(r) for n, c, r in circles}), table.regions)
    score.names.append(0.0)


SCRIPT = """
import * as venn from '@upsetjs/venn.js';
import { readFileSync } from 'node:fs';
const tables = JSON.parse(readFileSync(0, 'utf8'));
console.log(JSON.stringify(tables.map((areas) => {
  const start = performance.now();
  try { return { circles: venn.venn(areas), ms: performance.now() - start }; } catch (error) { return { ms: 0 }; }
})));
"""


def run_venn_js(tables: list[Drawn], folder: str) -> Score:
    """Lay out with venn.js: circles by areas; it draws no names."""
    score = Score(tables=len(tables))
    given = []
    for table in tables:
        areas = []
        for bits in range(1, 2 ** len(table.order)):
            members = {n for place, n in enumerate(table.order) if bits >> place & 1}
            size = sum(len(region.symptoms) for region in table.regions if members <= region.membership)
            areas.append({"sets": sorted(members), "size": size})
        given.append(areas)
    Path(folder, "run.mjs").write_text(SCRIPT, encoding="utf-8")
    ran = subprocess.run(
        ["node", "run.mjs"], cwd=folder, input=json.dumps(given), capture_output=True, text=True, check=True
    )
    for table, answer in zip(tables, json.loads(ran.stdout), strict=True):
        if not answer.get("circles"):
            score.failed += 1
            continue
        score.seconds.append(answer["ms"] / 1000)
        circles = answer["circles"].items()
        outlines = {n: shapely.Point(c["x"], c["y"]).buffer(max(c["radius"], 1e-9)) for n, c in circles}
        score.true += is_true(fill_canvas(outlines), table.regions)
        score.names.append(0.0)
    return score


def run_all(tables: list[Drawn], run: Callable[[Drawn, Score], None]) -> Score:
    """Run one package on every table; what it raises counts as a failure of it."""
    score = Score(tables=len(tables))
    for table in tables:
        try:
            run(table, score)
        except Exception:
            score.failed += 1
            logging.exception("a package raised")
    return score


def show(count: int, name: str, score: Score) -> None:
    """Print a row of the report."""
    ms = sorted(1000 * second for second in score.seconds) or [0.0]
    p95 = ms[min(len(ms) - 1, int(0.95 * len(ms)))]
    size = f"{statistics.median(score.bytes) / 1024:5.0f} / {max(score.bytes) / 1024:.0f}" if score.bytes else "-"
    legible = 100 * statistics.mean(score.names) if score.names else 0
    print(
        f"| {count} | {name} | {100 * score.true / score.tables:.0f} % | {legible:.0f} % | {score.overlaps} | "
        f"{statistics.median(ms):.0f} / {p95:.0f} / {ms[-1]:.0f} | {size} | {score.failed} |"
    )


def main() -> None:
    """Print the report for 2 to 6 lists."""
    each = int(sys.argv[1]) if len(sys.argv) > 1 else 50
    print("| lists | package | true | names legible | overlaps | ms p50 / p95 / max | KiB p50 / max | failed |")
    print("|---|---|---|---|---|---|---|---|")
    with tempfile.TemporaryDirectory() as folder:
        has_node = (
            bool(shutil.which("npm"))
            and not subprocess.run(
                ["npm", "install", "--silent", "@upsetjs/venn.js@2"], cwd=folder, capture_output=True, check=False
            ).returncode
        )
        for count in range(2, 7):
            tables = [make_table(count, seed) for seed in range(each)]
            show(count, "ours, 860 px", run_all(tables, run_ours(DESKTOP)))
            show(count, "ours, 340 px", run_all(tables, run_ours(PHONE)))
            show(count, "eunoia", run_all(tables, run_eunoia))
            if count < 4:
                show(count, "matplotlib-venn", run_all(tables, run_matplotlib_venn))
            if has_node:
                show(count, "venn.js", run_venn_js(tables, folder))


if __name__ == "__main__":
    main()
