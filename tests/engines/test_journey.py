"""The explorer in Firefox and in WebKit: the same journey shows the same; run apart, as `.ci/run` does."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.engines.engines import open_firefox, open_webkit
from tests.serving import run_server
from tests.shipped import ROOT

JOURNEY = (Path(__file__).parent / "journey.js").read_text(encoding="utf-8").partition("\n")[2]
ENGINES = {"firefox": open_firefox, "webkit": open_webkit}


@pytest.mark.filterwarnings("ignore:setting remote_server_addr")  # of Selenium's own making
@pytest.mark.parametrize("size", [(1280, 800), (450, 844)], ids=str)
@pytest.mark.parametrize("engine", ENGINES)
def test_ticks_show_everywhere_in_every_engine(engine: str, size: tuple[int, int], tmp_path: Path) -> None:
    """C6, S8: list, chart and answer are one act; on a narrow window the drawer opens and the sheet stays."""
    with run_server(ROOT, tmp_path / "log") as server, ENGINES[engine](server.address, *size) as run:
        seen = run(JOURNEY)
    assert isinstance(seen, dict), seen
    assert_agree(seen["start"], [], notice=False)
    assert_agree(seen["list"], ["tremor"], notice=False)
    assert_agree(seen["chart"], ["dizziness", "tremor"], notice=False)
    assert_agree(seen["flag"], ["coma", "dizziness", "tremor"], notice=True)
    assert_agree(seen["answer"], ["dizziness", "tremor"], notice=False)
    assert seen["narrow"] == (size[0] < 768)
    if seen["narrow"]:
        assert seen["closed"] == [False, True]
        assert seen["open"] == [True, True]


def assert_agree(seen: dict[str, Any], ticked: list[str], *, notice: bool) -> None:
    """Every part of the page says that these are ticked."""
    for part in ("boxes", "rows", "sentences", "checks"):
        assert seen[part] == ticked, part
    assert seen["notice"] == notice
