"""A tick shows at once whatever the server does, and boxes, marks, rows and notice never disagree."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.request import urlopen

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.conftest import Server, find_port, run_server
from tests.browser.explorer import assert_ticked_everywhere
from tests.browser.visitor import FIGURE, Visitor
from tests.shipped import RED_FLAGS, ROOT

AT_ONCE = 100  # ms, from a click to the frame that shows it
# The time from a press, as the page hears of it, to the frame in which mark, row and notice show what is ticked now.
WATCH_TICK = """
([figures, symptom, red]) => {
  const figure = document.querySelector(figures), {uid, customdata} = figure._fullData.find(({meta}) => meta?.marks);
  const at = customdata.findIndex(([id]) => id === symptom);
  const boxes = [...figure.querySelectorAll('.layer-above .shapelayer > *')]
    .filter((_, shape) => figure.layout.shapes[shape]?.name === 'box');
  const points = figure.querySelectorAll(`.trace${uid} .points > path`);
  const mark = boxes.length ? boxes[at].querySelector('path') : points[at];
  const {fill} = getComputedStyle(mark);
  const isShown = () => getComputedStyle(mark).fill !== fill
    && document.querySelector(`tr.r-${symptom}`).checkVisibility()
    && document.querySelector('.st-key-emergency').checkVisibility() === red;
  window.took = null;
  document.addEventListener('pointerup', () => {
    const start = performance.now();
    const look = () => {
      if (isShown()) window.took = performance.now() - start;
      else requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  }, {once: true, capture: true});
}
"""


@contextmanager
def hold(server: Server) -> Iterator[None]:
    """Let a server stand still for a while."""
    server.process.send_signal(signal.SIGSTOP)
    try:
        with pytest.raises(OSError, match="timed out"), urlopen(server.address, timeout=0.3):
            pass
        yield
    finally:
        server.process.send_signal(signal.SIGCONT)


def test_a_tick_shows_at_once_while_the_server_stands_still(browser: Browser, tmp_path: Path) -> None:
    """U2, C6: in list and chart, mark, row and notice within 100 ms; nothing is lost when the server goes on."""
    listed, clicked = ("fatigue", "confusion", "tremor"), ("bloating", "fainting", "headache")
    with run_server(ROOT, tmp_path / "log.txt") as server:
        visitor = open_explorer(browser, server)
        with hold(server):
            took = [time_tick(visitor, symptom, [*listed, *clicked]) for symptom in (*listed, *clicked)]
            assert_ticked_everywhere(visitor, {*listed, *clicked})
            expect(visitor.page.locator(".st-key-emergency")).to_be_visible()
        said = visitor.page.locator("[class*=st-key-said-]", has_text="Six symptoms are ticked.")
        expect(said).not_to_have_count(0)
        visitor.settle()
        assert_ticked_everywhere(visitor, {*listed, *clicked})
        visitor.ask_for_link()
        expect(visitor.page.get_by_role("dialog")).to_contain_text("includes the six ticked symptoms")
        visitor.page.context.close()
    assert max(min(took[:3]), min(took[3:])) <= AT_ONCE, took  # of each way the fastest: others may use the machine


def time_tick(visitor: Visitor, symptom: str, ticked: list[str]) -> float:
    """Tick a symptom, one of the first three in the list and any other in the chart, and return the time in ms."""
    at = ticked.index(symptom)
    visitor.page.evaluate(WATCH_TICK, [FIGURE, symptom, bool({*ticked[: at + 1]} & {*RED_FLAGS})])
    if at < 3:
        visitor.page.locator(f".st-key-tick-{symptom} label").click()
    else:
        visitor.page.mouse.click(*visitor.place_of(symptom))
    took: float = visitor.page.wait_for_function("() => window.took").json_value()
    return took


def test_boxes_marks_rows_and_notice_agree_while_the_server_is_gone_and_after(browser: Browser, tmp_path: Path) -> None:
    """U2, P8: the page says that it has no connection; a new server goes on where the old one was."""
    port, ticked = find_port(), {"confusion", "tremor"}
    with run_server(ROOT, tmp_path / "log.txt", port) as server:
        visitor = open_explorer(browser, server)
        offline = visitor.page.locator(".offline")
        visitor.tick(*ticked)
        expect(offline).to_be_hidden()
        server.process.kill()
        expect(offline).to_be_visible()
        expect(offline).to_be_in_viewport()
        assert_agree(visitor, ticked)
    with run_server(ROOT, tmp_path / "log.txt", port):
        expect(offline).to_be_hidden(timeout=60_000)
        visitor.settle()
        assert_agree(visitor, ticked)
        visitor.tick("fatigue")
        visitor.click_mark("bloating")
        assert_agree(visitor, ticked | {"fatigue", "bloating"})
        visitor.ask_for_link()
        expect(visitor.page.get_by_role("dialog")).to_contain_text("includes the four ticked symptoms")
        visitor.page.context.close()


def open_explorer(browser: Browser, server: Server) -> Visitor:
    visitor = Visitor(browser.new_page(), server.address, [])
    visitor.open()
    return visitor


def assert_agree(visitor: Visitor, ticked: set[str]) -> None:
    assert_ticked_everywhere(visitor, ticked)
    expect(visitor.page.locator(".st-key-emergency")).to_be_visible()
