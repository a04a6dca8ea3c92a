"""The page for phones under load, alone and while visitors of the explorer tick.

By hand: `.venv/bin/python -m tests.benchmarks.pocket [requests] [at once]`, 1,000 and 50 if not told. 20 sessions tick
once a second before and meanwhile. The floor is a bare route of Starlette, in the same run: the client shares the
machine, so the number of pages a second is a lower bound, also of the floor.
"""

from __future__ import annotations

import asyncio
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import chain
from pathlib import Path

from tests.benchmarks.server import find_host, read_processor_time, tell
from tests.benchmarks.sessions import Session
from tests.serving import OwnServer, find_port, run_server

ROOT = Path(__file__).parents[2]
SESSIONS, EVERY = 20, 1.0  # s between two ticks
SECONDS = 10.0  # s, of ticks alone
ROUNDS = 3  # of the floor and the page alone, in turns
IDLE, AHEAD, STARTING = 0.1, 2.0, 3.0  # share of a processor, s, s
BARE = """
import os, sys, uvicorn
from starlette.applications import Starlette
from starlette.responses import Response
from starlette.routing import Route
BODY = os.urandom(60_000)
async def page(request): return Response(BODY, media_type="text/html")
app = Starlette(routes=[Route("/pocket", page)])
uvicorn.run(app, host="localhost", port=int(sys.argv[1]), access_log=False)
"""
ASKED = "GET /pocket HTTP/1.1\r\nhost: {host}\r\naccept: text/html\r\naccept-encoding: gzip\r\n\r\n"


class Asker(asyncio.Protocol):
    """Asks for the page over one connection as long as requests are left; it counts bytes, so as to cost little."""

    def __init__(self, host: str, left: list[int]) -> None:
        self.asked = ASKED.format(host=host).encode()
        self.left = left
        self.took: list[float] = []
        self.done = asyncio.get_running_loop().create_future()

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self.transport = transport
        self.ask()

    def ask(self) -> None:
        if not self.left:
            self.transport.close()
            return
        self.left.pop()
        self.start, self.received, self.expected = time.perf_counter(), 0, 0
        self.transport.write(self.asked)

    def data_received(self, data: bytes) -> None:
        if not self.expected:
            head = data.partition(b"\r\n\r\n")[0]
            assert head.startswith(b"HTTP/1.1 200"), head
            length = head.lower().partition(b"content-length: ")[2].partition(b"\r\n")[0]
            self.expected = len(head) + 4 + int(length)
        self.received += len(data)
        if self.received == self.expected:
            self.took.append(time.perf_counter() - self.start)
            self.ask()

    def connection_lost(self, error: Exception | None) -> None:
        if error:
            self.done.set_exception(error)
        else:
            self.done.set_result(self.took)


async def ask(host: str, left: list[int]) -> list[float]:
    """Ask over one connection as long as requests are left, and return how long each took."""
    where, _, port = host.partition(":")
    _, asker = await asyncio.get_running_loop().create_connection(lambda: Asker(host, left), where, int(port))
    took: list[float] = await asker.done
    return took


async def ask_all(server: OwnServer, requests: int, at_once: int) -> list[float]:
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


async def measure(server: OwnServer, bare: OwnServer, requests: int, at_once: int) -> None:
    """Print how long the page takes beside the floor, and the ticks of others with and without it."""
    host, done, ticks = find_host(server), asyncio.Event(), list[float]()
    await wait_until_idle(server)
    for _ in range(ROUNDS):
        tell("floor", await ask_all(bare, requests, at_once))
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


async def wait_until_idle(server: OwnServer) -> None:
    """Wait until a server that has just started has drawn what it draws ahead."""
    used = -1.0
    while read_processor_time(server) - used > IDLE * AHEAD:
        used = read_processor_time(server)
        await asyncio.sleep(AHEAD)


@contextmanager
def run_bare(log: Path) -> Iterator[OwnServer]:
    """Run the floor: one route of Starlette, and a page of 60 kB that is ready in memory."""
    port = find_port()
    with (
        log.open("wb") as file,
        subprocess.Popen([sys.executable, "-c", BARE, str(port)], stdout=file, stderr=file) as process,
    ):
        try:
            time.sleep(STARTING)
            yield OwnServer(f"http://localhost:{port}", log, process)
        finally:
            process.terminate()


def main() -> None:
    """Start the servers and measure."""
    requests, at_once = map(int, sys.argv[1:] or ("1000", "50"))
    with (
        tempfile.TemporaryDirectory() as folder,
        run_server(ROOT, Path(folder, "a")) as server,
        run_bare(Path(folder, "b")) as bare,
    ):
        asyncio.run(measure(server, bare, requests, at_once))


if __name__ == "__main__":
    main()
