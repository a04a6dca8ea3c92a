"""A first visit of each page with an empty cache: what it moves, how long it takes, how far things jump.

By hand: `.venv/bin/python -m tests.benchmarks.first_visit`. A visit ends when the page stands, as in the browser tests.
"""

from __future__ import annotations

import os
import shutil
import socket
import tempfile
from contextlib import suppress
from pathlib import Path
from threading import Thread

from playwright.sync_api import Browser, sync_playwright

from tests.browser.views import DESK, PAGES, PHONE
from tests.browser.visitor import Visitor
from tests.serving import Server, run_server

ROOT = Path(__file__).parents[2]
# When the banner and the first chart were there, ms after the start of the visit.
NOTE_TIMES = """
window.came = {};
new MutationObserver(() => {
  const parts = {banner: '.st-key-banner strong', chart: '.js-plotly-plot .points > path, svg.drawing'};
  for (const [name, selector] of Object.entries(parts)) {
    if (!(name in window.came) && document.querySelector(selector)) window.came[name] = performance.now();
  }
}).observe(document, {subtree: true, childList: true});
"""


class Wire:
    """A wire to a server that counts what comes over it, compressed as it is, headers and websocket with it."""

    def __init__(self, server: Server) -> None:
        self.port = int(server.address.rpartition(":")[2])
        self.received = 0
        self.entry = socket.create_server(("localhost", 0))
        self.address = f"http://localhost:{self.entry.getsockname()[1]}"
        Thread(target=self._accept, daemon=True).start()

    def _accept(self) -> None:
        while True:
            browser, _ = self.entry.accept()
            behind = socket.create_connection(("localhost", self.port))
            Thread(target=self._carry, args=(browser, behind, 0), daemon=True).start()
            Thread(target=self._carry, args=(behind, browser, 1), daemon=True).start()

    def _carry(self, source: socket.socket, target: socket.socket, counts: int) -> None:
        with suppress(OSError):  # either side may hang up
            while part := source.recv(65536):
                self.received += counts * len(part)
                target.sendall(part)
            target.shutdown(socket.SHUT_WR)


def visit(browser: Browser, wire: Wire, path: str, size: tuple[int, int]) -> str:
    """Visit a page for the first time and return a row of the table."""
    context = browser.new_context(viewport={"width": size[0], "height": size[1]})
    page, asked, before = context.new_page(), list[str](), wire.received
    page.on("request", lambda request: asked.append(request.url))
    page.add_init_script(NOTE_TIMES)
    visitor = Visitor(page, wire.address, [])
    visitor.open(path)
    came = page.evaluate("window.came")
    weight = f"{(wire.received - before) / 1e6:.2f} MB | {len(asked)}"
    context.close()
    times = " | ".join(f"{came[name]:.0f} ms" if name in came else "–" for name in ("banner", "chart"))
    return f"| `{path}` | {size[0]}x{size[1]} | {weight} | {times} | {visitor.shift:.3f} |"


def main() -> None:
    """Print a table of all pages; the explorer on a phone too."""
    path = os.environ.get("CHROMIUM") or shutil.which("chromium")
    with (
        tempfile.TemporaryDirectory() as folder,
        sync_playwright() as playwright,
        run_server(ROOT, Path(folder, "log")) as server,
    ):
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        wire = Wire(server)
        visit(browser, wire, "/", DESK)  # whoever comes first after a start waits for what all share
        print(
            "| page | window | moved | requests | banner | chart | moved while loading |\n|---|---|---|---|---|---|---|"
        )
        for page, size in [("/", DESK), ("/", PHONE), *((page, DESK) for page in PAGES)]:
            print(visit(browser, wire, page, size), flush=True)
        browser.close()


if __name__ == "__main__":
    main()
