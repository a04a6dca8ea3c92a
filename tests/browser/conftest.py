"""The real server and a real browser, for the journeys of visitors."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import nullcontext
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Error, Page, ViewportSize, expect, sync_playwright

from tests.browser.sight import FORGET_TOUCH, SCROLL
from tests.browser.views import DESK, FULLEST, PAGES, PHONE, VIEWS
from tests.browser.visitor import Visitor
from tests.run import find_on_path
from tests.serving import SHARED, Server, run_server
from tests.shipped import LABELS, ROOT

FLAGS = ["--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run"]
FLAGS.append("--process-per-site")  # what a tab has compiled of the app's code, the next one need not: 1.4 s, not 3.0
# Pages are short-lived: to optimise their code and to tidy their memory costs more than it gains (2.0 s -> 1.7 s).
FLAGS.append("--js-flags=--no-maglev --no-opt --initial-heap-size=512 --min-semi-space-size=64")
FLAGS.append("--disable-features=ScriptStreaming")  # else a script is read again for each tab (2.7 s -> 2.4 s)
FLAGS.append("--font-render-hinting=none")  # letters as wide as in a window, where the browser has none
AS_A_VISITOR: Any = {"color_scheme": "light", "permissions": ["clipboard-read", "clipboard-write"]}
expect.set_options(timeout=30_000)  # ms, as long as Playwright waits for all else: a busy machine is no fault
# Streamlit's own, where a fast click arrives as it ends a script; the click is not lost, as other tests see.
RACE = "RuntimeError: dictionary changed size during iteration"
Visit = Callable[..., Visitor]


@pytest.fixture(scope="session")
def server(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """Give one server to all tests of all processes; its log holds no fault and no symptom at their end (P1)."""
    address, log = getattr(request.config, "workerinput", {}).get(SHARED, ("", ""))
    own = run_server(ROOT, tmp_path_factory.mktemp("server") / "log.txt")
    with nullcontext(Server(address, Path(log))) if address else own as running:
        yield running
    printed = running.read_log()
    assert printed.count("Traceback") == printed.count(RACE)
    assert "page failed" not in printed
    assert [symptom for symptom in LABELS if symptom in printed] == []


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Start one browser for all tests: CHROMIUM, one on PATH, or Playwright's own."""
    found = find_on_path() or None
    as_root = hasattr(os, "geteuid") and os.geteuid() == 0
    with sync_playwright() as playwright:
        try:
            started = playwright.chromium.launch(executable_path=found, args=FLAGS + ["--no-sandbox"] * as_root)
        except Error as error:
            reason = str(error).partition("\n")[0]
            pytest.fail(f"No browser could be started; set CHROMIUM to the path of one ({reason}).", pytrace=False)
        yield started
        started.close()


@pytest.fixture(scope="session")
def tab(server: Server, browser: Browser) -> Page:
    """Open a tab that stays, so that the browser keeps what it compiled."""
    page = browser.new_context(**AS_A_VISITOR).new_page()
    page.goto(f"{server.address}/_stcore/health")
    return page


@pytest.fixture(scope="session")
def phone(server: Server, browser: Browser) -> Page:
    """Open such a tab on a phone."""
    window: ViewportSize = {"width": PHONE[0], "height": PHONE[1]}
    page = browser.new_context(viewport=window, has_touch=True, is_mobile=True).new_page()
    page.goto(f"{server.address}/_stcore/health")
    return page


@pytest.fixture
def visit(server: Server, tab: Page) -> Iterator[Visit]:
    """Give each visitor a tab and so a session of their own; fail on any noise (P2, K9)."""
    visitors: list[Visitor] = []

    def start(width: int = DESK[0], height: int = DESK[1]) -> Visitor:
        visitor = Visitor(tab.context.new_page(), server.address, [])
        visitor.page.set_viewport_size({"width": width, "height": height})
        listen(visitor)
        visitors.append(visitor)
        return visitor

    yield start
    for visitor in visitors:
        visitor.page.close()
    tab.context.clear_cookies()
    tab.evaluate("localStorage.clear()")
    assert [sound for visitor in visitors for sound in visitor.noise] == []


@pytest.fixture
def visitor(visit: Visit) -> Visitor:
    """Open the explorer as a fresh visitor with a window of 1280 x 800 px."""
    fresh = visit()
    fresh.open()
    return fresh


@pytest.fixture(scope="session", params=[name for name in VIEWS if name != FULLEST])
def standing(request: pytest.FixtureRequest, server: Server, tab: Page) -> Iterator[Visitor]:
    """Open each view but the fullest once for all tests that only look: opening takes longer than looking."""
    visitor = Visitor(tab.context.new_page(), server.address, [])
    visitor.page.set_viewport_size({"width": DESK[0], "height": DESK[1]})
    listen(visitor)
    path, query = VIEWS[request.param]
    visitor.open(path, **query)
    yield visitor
    visitor.page.close()
    assert visitor.noise == []


@pytest.fixture
def view(standing: Visitor) -> Visitor:
    """Give a view that stands as it was opened, whatever the test before did to its window and its looks."""
    reset(standing)
    standing.resize(*DESK)
    return standing


def of(*names: str) -> pytest.MarkDecorator:
    """Give a test some of the views alone: it only looks, and leaves nothing behind."""
    return pytest.mark.parametrize("standing", names, indirect=True)


def reset(visitor: Visitor) -> None:
    """Undo what tests may do to the looks of a page."""
    visitor.page.emulate_media(media="null", color_scheme="light", forced_colors="none", reduced_motion="reduce")
    visitor.page.evaluate(SCROLL, 0)
    visitor.page.evaluate(FORGET_TOUCH)


@pytest.fixture
def with_finger(server: Server, phone: Page) -> Iterator[Visitor]:
    """Give a visitor with a phone."""
    visitor = Visitor(phone.context.new_page(), server.address, [])
    listen(visitor)
    yield visitor
    visitor.page.close()
    assert visitor.noise == []


def listen(visitor: Visitor) -> None:
    """Note console errors and warnings, page errors and requests to other hosts."""
    home = urlsplit(visitor.home).netloc

    def hear_console(message: ConsoleMessage) -> None:
        # Opened at a page, Streamlit first asks below its path for its server, and goes on.
        searching = any(f"{page}/_stcore/" in message.location["url"] for page in PAGES)
        if message.type == "error" and not searching:
            visitor.noise.append(f"console: {message.text}")

    def hear_request(address: str) -> None:
        parts = urlsplit(address)
        if parts.scheme not in {"data", "blob", "about"} and parts.netloc != home:
            visitor.noise.append(f"request: {address}")

    def hear_page(page: Page) -> None:
        page.on("console", hear_console)
        page.on("pageerror", lambda error: visitor.noise.append(f"page: {error}"))
        page.on("websocket", lambda socket: hear_request(socket.url))
        page.on("request", lambda request: hear_request(request.url))
        page.on("popup", hear_page)

    hear_page(visitor.page)
