"""The page for phones under load, alone and while visitors of the explorer tick.

By hand: `.venv/bin/python -m tests.benchmarks.pocket [requests] [at once]`, 1,000 and 50 if not told. 20 sessions tick
once a second before and meanwhile. The client shares the machine, so the number of pages a second is a lower bound.
"""

from __future__ import annotations

import asyncio
import sys
import tempfile
import time
from itertools import chain
from pathlib import Path

from tests.benchmarks.server import find_host, read_processor_time, tell
from tests.benchmarks.sessions import Session
from tests.browser.conftest import Server, run_server

ROOT = Path(__file__).parents[2]
SESSIONS, EVERY = 20, 1.0  # s between two ticks
SECONDS = 10.0  # s, of ticks alone
ASKED = "GET /pocket HTTP/1.1\r\nhost: {host}\r\naccept: text/html\r\naccept-encoding: gzip\r\n\r\n"


async def ask(host: str, left: list[int]) -> list[float]:
    """Ask for the page over one connection as long as requests are left, and return how long each took."""
    reader, writer = await asyncio.open_connection(*host.split(":"))
    took = []
    while left and left.pop():
        start = time.perf_counter()
        writer.write(ASKED.format(host=host).encode())
        head = (await reader.readuntil(b"\r\n\r\n")).decode().lower()
        assert head.startswith("http/1.1 200"), head
        await reader.readexactly(int(head.partition("content-length: ")[2].partition("\r\n")[0]))
        took.append(time.perf_counter() - start)
    writer.close()
    return took


async def ask_all(server: Server, requests: int, at_once: int) -> list[float]:
    """Ask for the page many times, some at once, and print what that took."""
    left, start, used = [1] * requests, time.perf_counter(), read_processor_time(server)
    took = await asyncio.gather(*(ask(find_host(server), left) for _ in range(at_once)))
    each = 1000 * (read_processor_time(server) - used) / requests
    print(f"{requests} pages, {at_once} at once: {requests / (time.perf_counter() - start):.0f} a second")
    print(f"  processor {each:.2f} ms a page, with what ticked meanwhile")
    return list(chain.from_iterable(took))


async def tick(host: str, took: list[float], done: asyncio.Event) -> None:
    """Tick once a second until all is done."""
    async with Session(host) as session:
        while not done.is_set():
            took.append((await session.tick()).seconds)
            await asyncio.sleep(EVERY)


async def measure(server: Server, requests: int, at_once: int) -> None:
    """Print how long the page takes, and the ticks of others with and without it."""
    host, done, ticks = find_host(server), asyncio.Event(), list[float]()
    await ask(host, [1])  # the first one waits until it is written
    tell("page alone", await ask_all(server, requests, at_once))
    async with asyncio.TaskGroup() as group:
        for _ in range(SESSIONS):
            group.create_task(tick(host, ticks, done))
        while len(ticks) < SESSIONS:  # all have come
            await asyncio.sleep(EVERY)
        ticks.clear()
        await asyncio.sleep(SECONDS)
        tell(f"ticks of {SESSIONS} sessions alone", ticks)
        ticks.clear()
        tell("page beside ticks", await ask_all(server, requests, at_once))
        await asyncio.sleep(EVERY)
        tell("ticks beside the page", ticks)
        done.set()


def main() -> None:
    """Start the server and measure."""
    requests, at_once = map(int, sys.argv[1:] or ("1000", "50"))
    with tempfile.TemporaryDirectory() as folder, run_server(ROOT, Path(folder, "log")) as server:
        asyncio.run(measure(server, requests, at_once))


if __name__ == "__main__":
    main()
