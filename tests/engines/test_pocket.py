"""The page for phones in Firefox and in WebKit, from its file; run apart, as `.ci/run` does."""

from __future__ import annotations

from pathlib import Path

import pytest

from components.facts.catalogue import Catalogue
from components.files.pocket import write_pocket
from components.selection import View
from components.words.text import Text
from tests.engines.test_journey import ENGINES
from tests.shipped import CORE

TICK = """
async () => {
  const shown = (part) => document.querySelector(part).getBoundingClientRect().height > 0;
  const look = () => ({
    boxes: [...document.querySelectorAll(":checked")].map(({id}) => id), rows: shown("tr.r-dizziness"),
    check: getComputedStyle(document.querySelector(".m-dizziness use")).getPropertyValue("--check"),
    alarm: shown(".alarm"),
  });
  const seen = [look()];
  for (const part of [".drawn label[for=t-dizziness]", "#t-coma", "[type=reset]"]) {
    document.querySelector(part).click();
    seen.push(look());
  }
  return {seen, sideways: document.documentElement.scrollWidth - document.documentElement.clientWidth};
}
"""


@pytest.mark.filterwarnings("ignore:setting remote_server_addr")  # of Selenium's own making
@pytest.mark.parametrize("size", [(1280, 800), (450, 844)], ids=str)
@pytest.mark.parametrize("engine", ENGINES)
def test_a_tick_shows_in_every_engine(
    engine: str, size: tuple[int, int], catalogue: Catalogue, text: Text, tmp_path: Path
) -> None:
    """C6, S8: a press on a mark, a box of a red flag, and the button that clears all."""
    file = tmp_path / "pocket.html"
    file.write_text(write_pocket(catalogue, text, View(tuple(CORE), "all", "overlap"), "2026-11-30"), "utf-8")
    with ENGINES[engine](file.as_uri(), *size) as run:
        told = run(TICK.strip())
    assert isinstance(told, dict), told
    assert told["sideways"] == 0
    ticked = [["t-dizziness"], ["t-dizziness", "t-coma"]]
    assert [seen["boxes"] for seen in told["seen"]] == [[], *ticked, []]
    assert [seen["rows"] for seen in told["seen"]] == [False, True, True, False]
    assert [seen["check"] for seen in told["seen"]] == ["", "visible", "visible", ""]
    assert [seen["alarm"] for seen in told["seen"]] == [False, False, True, False]
