"""What the server does for many: the cost of a tick beside the floor, hundreds of sessions, a class that arrives.

By hand: `.venv/bin/python -m tests.benchmarks.server [sessions] [seconds]`, 200 sessions and 300 s if not told.
Both servers run in the same run; the sessions speak with the server as a browser does (`sessions.py`).
"""

from __future__ import annotations

import asyncio
import os
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Sequence
from contextlib import AsyncExitStack
from pathlib import Path

from tests.benchmarks.sessions import Session
from tests.benchmarks.ticks import copy_floor
from tests.serving import OwnServer, run_server

ROOT = Path(__file__).parents[2]
TICKS = 200  # of one visitor, for the cost of one
EVERY = 10.0  # s, between two ticks of a visitor in a class
OPENING = 3.0  # visits opened in a second, before all tick
ARRIVING, WITHIN = 30, 10.0  # first visits, s


def read_processor_time(server: OwnServer) -> float:
    """Read how much processor time a server took up to now, in s."""
    fields = Path(f"/proc/{server.process.pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def read_memory(server: OwnServer) -> float:
    """Read how much memory a server holds, in MiB."""
    lines = Path(f"/proc/{server.process.pid}/status").read_text(encoding="utf-8").splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmRSS")) / 1024


def find_host(server: OwnServer) -> str:
    return server.address.partition("//")[2]


def tell(what: str, seconds: Sequence[float]) -> None:
    """Print how long something took."""
    ordered = sorted(seconds)
    late = ordered[int(0.95 * len(ordered))]
    print(f"{what}: p50 {1000 * statistics.median(ordered):.0f} ms, p95 {1000 * late:.0f} ms, of {len(ordered)}")


async def measure_tick(name: str, server: OwnServer) -> None:
    """Print what one tick of one visitor costs."""
    async with Session(find_host(server)) as session:
        for _ in range(len(session.boxes)):
            await session.tick()
        before = read_processor_time(server)
        runs = [await session.tick() for _ in range(TICKS)]
        used = read_processor_time(server) - before
    tell(f"tick, {name}", [run.seconds for run in runs])
    print(
        f"  processor {1000 * used / TICKS:.1f} ms, received {statistics.mean(run.received for run in runs):.0f} bytes"
    )


async def visit(server: OwnServer, all_here: asyncio.Barrier, seconds: float, took: list[float]) -> None:
    """Open the explorer at some moment, and once all are here tick for some time."""
    await asyncio.sleep(random.uniform(0, all_here.parties / OPENING))
    async with Session(find_host(server)) as session:
        await all_here.wait()
        await asyncio.sleep(random.uniform(0, EVERY))
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            took.append((await session.tick()).seconds)
            await asyncio.sleep(random.uniform(0.5, 1.5) * EVERY)


async def measure_many(server: OwnServer, sessions: int, seconds: float) -> None:
    """Print how long ticks take while many visitors tick, and what they cost together."""
    took: list[float] = []
    memory, used, start = read_memory(server), read_processor_time(server), time.monotonic()
    all_here = asyncio.Barrier(sessions)
    visits = (visit(server, all_here, seconds, took) for _ in range(sessions))
    ends = await asyncio.gather(*visits, return_exceptions=True)
    faults = [end for end in ends if end is not None]
    tell(f"{sessions} sessions, a tick every {EVERY:.0f} s for {seconds:.0f} s", took)
    share = (read_processor_time(server) - used) / (time.monotonic() - start)
    print(f"  processor {100 * share:.0f} % of one, memory {memory:.0f} to {read_memory(server):.0f} MiB")
    print(f"  {len(faults)} faults")
    for fault in faults[:3]:
        print(f"  {fault!r}")


async def measure_arrivals(server: OwnServer) -> None:
    """Print how long the first run takes while a class arrives."""
    async with AsyncExitStack() as stack:

        async def arrive(after: float) -> float:
            await asyncio.sleep(after)
            session = await stack.enter_async_context(Session(find_host(server)))
            return session.first.seconds

        first = await asyncio.gather(*(arrive(WITHIN * place / ARRIVING) for place in range(ARRIVING)))
    tell(f"{ARRIVING} first visits within {WITHIN:.0f} s, the run of the page", first)


def main() -> None:
    """Run one measure after the other."""
    sessions, seconds = map(int, sys.argv[1:] or ("200", "300"))
    with tempfile.TemporaryDirectory() as folder:
        floor = copy_floor(Path(folder))
        with run_server(floor, Path(folder, "a")) as bare, run_server(ROOT, Path(folder, "b")) as server:
            for _ in range(2):
                asyncio.run(measure_tick("floor", bare))
                asyncio.run(measure_tick("explorer", server))
            asyncio.run(measure_arrivals(server))
            asyncio.run(measure_many(server, sessions, seconds))


if __name__ == "__main__":
    main()
