"""Other browsers than the one of the tests: Firefox by WebDriver BiDi, and the engine of Safari by WebDriver."""

from __future__ import annotations

import json
import re
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from selenium import webdriver
from websockets.sync.client import ClientConnection, connect

Run = Callable[[str], Any]  # a function of JavaScript -> what it returns, a tree of JSON values
WAIT = 120  # s
# WebDriver hands a last argument over that takes what is told.
TELL = """
const done = arguments[0], tell = (seen) => done(JSON.stringify(seen));
({function})().then(tell, (error) => tell(String(error)));
"""
MINI_BROWSER = "webkit2gtk-4.1/MiniBrowser"


@contextmanager
def open_firefox(address: str, width: int, height: int) -> Iterator[Run]:
    """Open an address in Firefox, which speaks BiDi itself and needs no driver."""
    command = ["firefox-esr", "--headless", "--no-remote", "--remote-debugging-port", "0", "--profile"]
    with (
        _make_folder() as profile,
        subprocess.Popen(
            [*command, str(profile)], stderr=subprocess.PIPE, stdout=subprocess.DEVNULL, text=True
        ) as process,
    ):
        try:
            with connect(f"{_find_address(process)}/session", max_size=None, open_timeout=WAIT) as socket:
                ask = _Asking(socket)
                ask("session.new", capabilities={})
                context = ask("browsingContext.create", type="tab")["context"]
                ask("browsingContext.setViewport", context=context, viewport={"width": width, "height": height})
                ask("browsingContext.navigate", context=context, url=address, wait="complete")

                def run(function: str) -> Any:
                    done = ask(
                        "script.callFunction",
                        functionDeclaration=f"async () => JSON.stringify(await ({function})())",
                        awaitPromise=True,
                        target={"context": context},
                    )
                    assert done["type"] == "success", done
                    return json.loads(done["result"]["value"])

                yield run
        finally:
            process.terminate()


class _Asking:
    """A connection on which each command waits for its answer; events are passed over."""

    def __init__(self, socket: ClientConnection) -> None:
        self.socket = socket
        self.number = 0

    def __call__(self, method: str, **params: object) -> Any:
        self.number += 1
        self.socket.send(json.dumps({"id": self.number, "method": method, "params": params}))
        while True:
            answer = json.loads(self.socket.recv(timeout=WAIT))
            if answer.get("id") == self.number:
                assert answer["type"] == "success", answer
                return answer["result"]


@contextmanager
def open_webkit(address: str, width: int, height: int) -> Iterator[Run]:
    """Open an address in the small browser of WebKitGTK; it needs a display, as `xvfb-run` gives one."""
    options = webdriver.WebKitGTKOptions()
    options.binary_location = str(next(Path("/usr/lib").glob(f"*/{MINI_BROWSER}")))
    options.add_argument("--automation")
    driver = webdriver.WebKitGTK(options=options)
    try:
        driver.set_script_timeout(WAIT)
        driver.set_window_size(width, height)
        driver.get(address)
        yield lambda function: json.loads(driver.execute_async_script(TELL.format(function=function)))
    finally:
        driver.quit()


@contextmanager
def _make_folder() -> Iterator[Path]:
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        yield Path(folder)


def _find_address(process: subprocess.Popen[str]) -> str:
    """Read the address at which Firefox listens from what it prints."""
    assert process.stderr
    for line in process.stderr:
        if found := re.search(r"WebDriver BiDi listening on (ws://\S+)", line):
            return found[1]
    raise AssertionError("Firefox did not start")
