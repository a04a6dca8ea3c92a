"""Draw a view of the shipped tables in a fresh process, to compare pictures between processes."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
PROGRAM = """
from pathlib import Path
from components.charts.layout import Canvas
from components.charts.{engine}.place import place_{engine}
from components.facts.catalogue import read_catalogue
from components.facts.regions import find_regions
catalogue = read_catalogue(Path("data"))
view = tuple(catalogue.imbalances.index[:{lists}])
layout = place_{engine}(find_regions(catalogue.links, view), view, catalogue.names, Canvas(860, 660, 14))
print(layout.marks, layout.tags, [outline.wkt for outline in layout.outlines.values()])
"""


def draw_in_process(engine: str, lists: int, hash_seed: str) -> str:
    """Return all positions of the first lists of the tables as one engine draws them."""
    program = PROGRAM.format(engine=engine, lists=lists)
    environment = os.environ | {"PYTHONHASHSEED": hash_seed}
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, env=environment, capture_output=True, text=True, check=True
    )
    assert len(done.stdout) > 1000
    return done.stdout
