"""Own lists as long as they may be, in a real browser: from the file to the search, to ticks, to twelve conditions.

By hand: `.venv/bin/python -m tests.benchmarks.long_lists`. Each row has the seconds until the visitor sees it, the
processor time that the page took for it until it was quiet, and that of the server.
"""

from __future__ import annotations

import os
import shutil
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import FilePayload, Page, expect, sync_playwright

from components.facts.limits import LARGEST, SETTING, Limits
from tests.benchmarks.server import read_processor_time
from tests.browser.views import DESK
from tests.facts.own_files import write
from tests.serving import OwnServer, run_server

ROOT = Path(__file__).parents[2]
LINKS_EACH = 10  # links of a symptom
MARK = ".js-plotly-plot .points > path"
QUIET = """
() => new Promise((done) => {
  let last = performance.now(), before = last;
  const look = () => {
    const now = performance.now();
    if (now - before > 80) last = now; // busy
    before = now;
    if (now - last > 1000) done();
    else setTimeout(look, 16);
  };
  new MutationObserver(() => { last = performance.now(); }).observe(document, {subtree: true, childList: true});
  look();
})
"""


def make_file() -> bytes:
    """Make a file with as many conditions, symptoms and links as there may be."""
    limits = Limits()
    pairs = ((place * 7 % limits.conditions, place // LINKS_EACH) for place in range(limits.links))
    rows = ([f"Condition {condition}", f"Symptom {symptom}"] for condition, symptom in pairs)
    return write([["imbalance", "symptom"], *rows])


class Watch:
    """Times what a visitor does, in the page and on the server."""

    def __init__(self, page: Page, server: OwnServer) -> None:
        self.page, self.server = page, server
        self.metrics = page.context.new_cdp_session(page)
        self.metrics.send("Performance.enable")

    def read_page_time(self) -> float:
        """Read how much processor time the page took up to now, in s."""
        found = self.metrics.send("Performance.getMetrics")["metrics"]
        return next(float(one["value"]) for one in found if one["name"] == "TaskDuration")

    def time(self, what: str, act: Callable[[], object]) -> None:
        """Print a row of the table: what was done, and how long it took."""
        self.page.evaluate(QUIET)
        page, server, start = self.read_page_time(), read_processor_time(self.server), time.perf_counter()
        act()
        seen = time.perf_counter() - start
        self.page.evaluate(QUIET)
        spent = self.read_page_time() - page, read_processor_time(self.server) - server
        print(f"| {what} | {seen:.1f} s | {spent[0]:.1f} s | {spent[1]:.2f} s |", flush=True)


@contextmanager
def open_page(server: OwnServer) -> Iterator[Page]:
    """Open the explorer with the built-in tables."""
    path = os.environ.get("CHROMIUM") or shutil.which("chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": DESK[0], "height": DESK[1]})
        page.set_default_timeout(120_000)
        page.goto(server.address)
        page.locator(MARK).first.wait_for(state="attached")
        yield page
        browser.close()


def enlarge(page: Page, watch: Watch, what: str, preset: str) -> None:
    """Look at twelve conditions, and at the presenter view of them."""

    def look() -> None:
        page.locator(".st-key-conditions button").first.click()
        page.locator(f".st-key-preset-{preset} button").click()
        expect(page.locator("table.answers thead th")).to_have_count(13)

    watch.time(f"{what}: twelve conditions in view", look)
    page.keyboard.press("Escape")
    watch.time(f"{what}: the presenter view", lambda: page.locator(".st-key-view_large label").first.click())


def visit(page: Page, watch: Watch) -> None:
    """Bring the file, use it, open the explorer, search and tick."""
    page.goto(f"{watch.server.address}/data")
    page.locator(".st-key-upload input[type=file]").wait_for(state="attached")
    payload: FilePayload = {"name": "lists.csv", "mimeType": "text/csv", "buffer": make_file()}
    find = page.locator(".st-key-typed input")
    boxes = page.locator(".st-key-checklist input")

    def bring() -> None:
        page.locator(".st-key-upload input[type=file]").set_input_files(payload)
        page.locator(".st-key-preview").wait_for()

    def use() -> None:
        page.locator(".st-key-use button").click()
        page.locator(".st-key-builtin button").wait_for()

    def open_explorer() -> None:
        page.locator(".st-key-pages").get_by_role("link", name="Explorer", exact=True).click()
        find.wait_for()

    def search() -> None:
        find.press_sequentially("4321")
        find.press("Enter")
        page.locator("tr.r-symptom-4321").wait_for()

    def paste() -> None:
        find.click()
        page.keyboard.insert_text("\n".join(f"Symptom {place}" for place in range(Limits().symptoms)))
        find.press("Enter")
        page.locator(".st-key-search [role=status]").wait_for()

    def tick() -> None:
        row = page.locator(".st-key-listing tbody tr:visible")
        before = row.count()
        boxes.nth(before).evaluate("box => box.click()")
        expect(row).to_have_count(before + 1)

    def turn() -> None:
        page.locator(".st-key-part").get_by_role("button", name="Next").click()
        expect(page.locator(".st-key-part")).to_contain_text("61 to 120")

    watch.time("the file is brought, and its preview stands", bring)
    watch.time("taken into use", use)
    watch.time("the explorer can be searched", open_explorer)
    page.locator(MARK).first.wait_for(state="attached")
    watch.time("a symptom is searched for, and its row stands", search)
    watch.time("all names are pasted into the search", paste)
    watch.time("a tick", tick)
    watch.time("another part of the list", turn)
    print(f"{boxes.count()} boxes, {page.locator('*').count()} elements")


def main() -> None:
    """Print a table of what one visitor does."""
    os.environ[SETTING] = str(LARGEST)
    with tempfile.TemporaryDirectory() as folder, run_server(ROOT, Path(folder, "log")) as server:
        time.sleep(20)  # what is made ahead is made
        with open_page(server) as page:
            print("| | seen after | page | server |\n|---|---|---|---|")
            expect.set_options(timeout=120_000)
            watch = Watch(page, server)
            enlarge(page, watch, "built-in tables", "every")
            visit(page, watch)
            enlarge(page, watch, "own lists", "first_12")


if __name__ == "__main__":
    main()
