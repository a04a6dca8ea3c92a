"""Shades, rims and halos: deeper where more lists share a region, inside the line, and below every line."""

from __future__ import annotations

import shapely

from components.charts.layout import Canvas, Layout
from components.charts.style import RIMS, SHADES
from components.charts.venn import sketch_layout
from tests.charts.reading import holds, read_outlines
from tests.charts.tables import make_three

TABLE = make_three()
ONE, OTHER = shapely.box(20, 20, 120, 120), shapely.box(80, 20, 180, 120)
LAYOUT = Layout("hand-made", Canvas(200, 140, 13), {TABLE.order[0]: ONE, TABLE.order[1]: OTHER}, (), ())
TRACES = sketch_layout(LAYOUT, TABLE.look).traces


def list_rings(trace: dict[str, list[float | None]]) -> list[list[tuple[float, float]]]:
    rings: list[list[tuple[float, float]]] = [[]]
    for x, y in zip(trace["x"], trace["y"], strict=True):
        if x is None or y is None:
            rings.append([])
        else:
            rings[-1].append((x, y))
    return rings


def test_what_more_lists_share_is_shaded_deeper() -> None:
    """C10: one trace for each number of lists; where two outlines overlap only the deeper shade lies."""
    shades = {trace["meta"]["shade"]: trace for trace in TRACES if "shade" in trace["meta"]}
    assert list(shades) == [1, 2]
    assert [float(shades[degree]["fillcolor"].rpartition(",")[2][:-1]) for degree in shades] == list(SHADES[:2])
    assert [holds(list_rings(shades[degree]), 100, 70) for degree in shades] == [False, True]
    assert [holds(list_rings(shades[degree]), 50, 70) for degree in shades] == [True, False]
    assert list(SHADES) == sorted(set(SHADES))


def test_rims_lie_inside_their_own_outline() -> None:
    for imbalance, outline in LAYOUT.outlines.items():
        rims = [trace for trace in TRACES if trace["meta"].get("rim") == imbalance]
        assert len(rims) == len(RIMS)
        for rim, (width, _) in zip(rims, RIMS, strict=True):
            left = outline.bounds[0]
            assert holds(list_rings(rim), left + width - 1, 71)
            assert not holds(list_rings(rim), left + width + 1, 71)
            assert not holds(list_rings(rim), left - 1, 71)


def test_each_line_lies_on_its_halo_and_above_all_fills() -> None:
    kinds = [next(iter(trace["meta"])) for trace in TRACES]
    assert kinds[-6:] == ["halo", "imbalance", "halo", "imbalance", "handles", "marks"]
    assert set(kinds[:-6]) == {"shade", "rim"}
    for halo, line in zip(TRACES[-6:-2:2], TRACES[-5:-2:2], strict=True):
        assert (halo["x"], halo["y"]) == (line["x"], line["y"])
        assert halo["line"]["width"] > line["line"]["width"]
        assert "dash" not in halo["line"]
    assert set(read_outlines(TRACES)) == set(LAYOUT.outlines)
