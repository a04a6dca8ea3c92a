"""From a tick to the changed mark and to the row of the answer in a real browser, beside the floor of Streamlit.

By hand: `.venv/bin/python -m tests.benchmarks.ticks [ticks]`. The floor is an app of one checkbox and one
line of text. Both servers and the browser run in the same run, taking turns, at full speed and with the
processor of the page slowed four times.
"""

from __future__ import annotations

import os
import shutil
import statistics
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from tests.serving import run_server

ROOT = Path(__file__).parents[2]

FLOOR = 'import streamlit as st\nst.write("on" if st.checkbox("tick", key="tick-one") else "off")\n'
# Time from the click to the frame after the page shows what was ticked.
WATCH = """
(selector) => {
  const show = (node) => { READ };
  const before = show(document.querySelector(selector));
  window.shown = new Promise((done) => {
    let start;
    const look = () => show(document.querySelector(selector)) === before
      ? requestAnimationFrame(look)
      : requestAnimationFrame(() => done(performance.now() - start));
    addEventListener('click', () => { start = performance.now(); look(); }, {capture: true, once: true});
  });
}
"""
SYMPTOM = "tremor"
FIND_MARK = """
(symptom) => {
  const {data, layout} = document.querySelector('.st-key-chart .js-plotly-plot');
  const mark = data.find(({meta}) => meta.marks).customdata.findIndex(([id]) => id === symptom);
  const boxes = layout.shapes.map(({name}, at) => name === 'box' ? at : -1).filter((at) => at >= 0);
  return `.st-key-chart .layer-above .shapelayer > .shape-group:nth-child(${boxes[mark] + 1}) > path`;
}
"""
LINE = "[data-testid=stMarkdown]", "return node?.textContent"
SLOWED = (1, 4)  # times


@dataclass(frozen=True)
class Case:
    """What is ticked, what shows it, and how to read that."""

    name: str
    label: str
    selector: str
    read: str


def time_tick(page: Page, case: Case) -> float:
    """Return the time of one tick in ms."""
    page.bring_to_front()  # a page behind another draws no frames
    page.wait_for_selector("[data-testid=stApp][data-test-script-state=notRunning]")
    page.evaluate(WATCH.replace("READ", case.read), case.selector)
    page.locator(case.label).click()
    return float(page.evaluate("window.shown"))


def open_page(browser: Browser, address: str, ready: str) -> Page:
    """Open a page and wait until a part of it is there and nothing moves any more."""
    page = browser.new_page(viewport={"width": 1280, "height": 800})
    page.goto(address)
    page.wait_for_selector(ready, state="attached")
    page.wait_for_timeout(3000)  # the chart is drawn once its room is known
    return page


def copy_floor(folder: Path) -> Path:
    """Write the app that is the floor into a folder, with our configuration, and return where it is."""
    floor = folder / "floor"
    shutil.copytree(ROOT / ".streamlit", floor / ".streamlit")
    (floor / "app.py").write_text(FLOOR, encoding="utf-8")
    return floor


def main() -> None:
    """Print median and 95th percentile for the floor, the mark and the row."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 60
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        floor = copy_floor(Path(folder))
        path = os.environ.get("CHROMIUM") or shutil.which("chromium")
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        with run_server(floor, Path(folder, "a")) as one, run_server(ROOT, Path(folder, "b")) as other:
            bare = open_page(browser, one.address, "input[type=checkbox]")
            explorer = open_page(browser, other.address, ".st-key-chart .points > path")
            label, mark = f".st-key-tick-{SYMPTOM} label", explorer.evaluate(FIND_MARK, SYMPTOM)
            cases = {
                Case("floor: one checkbox, one line", ".st-key-tick-one label", *LINE): bare,
                Case("explorer: mark", label, mark, "return getComputedStyle(node).fill"): explorer,
                Case("explorer: row", label, f"tr.r-{SYMPTOM}", "return getComputedStyle(node).display"): explorer,
            }
            for slowed in SLOWED:
                for page in (bare, explorer):
                    session = page.context.new_cdp_session(page)
                    session.send("Emulation.setCPUThrottlingRate", {"rate": slowed})
                times: dict[Case, list[float]] = {case: [] for case in cases}
                for _ in range(count):
                    for case, page in cases.items():
                        times[case].append(time_tick(page, case))
                for case, each in times.items():
                    each.sort()
                    middle, late = statistics.median(each), each[int(0.95 * len(each))]
                    print(f"{case.name}, slowed {slowed} times: p50 {middle:.0f} ms, p95 {late:.0f} ms")
        browser.close()


if __name__ == "__main__":
    main()
