"""From a tick to the changed chart in a real browser, beside the floor of Streamlit itself.

By hand: `.venv/bin/python -m tests.benchmarks.ticks [ticks]`. The floor is an app of one checkbox and one
line of text. Both servers and the browser run in the same run, taking turns.
"""

from __future__ import annotations

import os
import shutil
import statistics
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from tests.browser.conftest import run_server

ROOT = Path(__file__).parents[2]

FLOOR = 'import streamlit as st\nst.write("on" if st.checkbox("tick", key="tick-one") else "off")\n'
# Time from the click to the frame after the page shows what was ticked.
WATCH = """
([selector, read]) => {
  const show = new Function('node', read);
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
MARK = ".st-key-chart .scatterlayer > .trace:last-child .points > path:nth-of-type(20)"
CASES = {
    "one checkbox, one line (the floor)": ("[data-testid=stMarkdown]", "return node?.textContent"),
    "explorer": (MARK, "return node && getComputedStyle(node).fill"),
}


def time_tick(page: Page, label: str, selector: str, read: str) -> float:
    """Return the time of one tick in ms."""
    page.bring_to_front()  # a page behind another draws no frames
    page.wait_for_selector("[data-testid=stApp][data-test-script-state=notRunning]")
    page.evaluate(WATCH, [selector, read])
    page.locator(label).click()
    return float(page.evaluate("window.shown"))


def main() -> None:
    """Print median and 95th percentile for the floor and for the explorer."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 60
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        floor = Path(folder, "floor")
        shutil.copytree(ROOT / ".streamlit", floor / ".streamlit")
        (floor / "app.py").write_text(FLOOR, encoding="utf-8")
        path = os.environ.get("CHROMIUM") or shutil.which("chromium")
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        with run_server(floor, Path(folder, "a")) as one, run_server(ROOT, Path(folder, "b")) as other:
            pages = []
            for server in (one, other):
                page = browser.new_page(viewport={"width": 1280, "height": 800})
                page.goto(server.address)
                page.wait_for_selector("input[type=checkbox]", state="attached")
                pages.append(page)
            pages[1].wait_for_selector(MARK, state="attached")
            pages[1].wait_for_timeout(3000)  # the chart is drawn anew once, when its width is known
            marks = pages[1].evaluate(
                "document.querySelector('.st-key-chart .js-plotly-plot')._fullData.at(-1).customdata"
            )
            labels = [".st-key-tick-one label", f".st-key-tick-{marks[19][0]} label"]
            times: list[list[float]] = [[], []]
            for _ in range(count):
                for place, case in enumerate(CASES.values()):
                    times[place].append(time_tick(pages[place], labels[place], *case))
        browser.close()
    for name, each in zip(CASES, times, strict=True):
        each.sort()
        print(f"{name}: p50 {statistics.median(each):.0f} ms, p95 {each[int(0.95 * len(each))]:.0f} ms")


if __name__ == "__main__":
    main()
