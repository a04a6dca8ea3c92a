"""What visitors lose when one of two replicas behind HAProxy is killed while a class ticks.

By hand: `.venv/bin/python -m tests.benchmarks.replicas [sessions] [seconds]`, 40 sessions and 60 s if not told, with
`haproxy` on the PATH and the ports 8500 to 8502 free. The proxy runs as `.deploy/haproxy.cfg` tells it. A session that
loses its replica connects anew and sends what its boxes say, as the page does; the other replica must know each tick.
"""

from __future__ import annotations

import asyncio
import random
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path
from urllib.request import Request, urlopen

from websockets.exceptions import WebSocketException

from components.words.text import read_text
from tests.benchmarks.server import tell
from tests.benchmarks.sessions import Session
from tests.serving import run_server

ROOT = Path(__file__).parents[2]
PROXY, PORTS = "localhost:8500", (8501, 8502)
TEXT = read_text(ROOT / "data" / "text" / "en.toml")
EVERY = 5.0  # s, between two ticks
PAUSE = 0.5  # s, before a page whose connection was lost asks again


@dataclass
class Fate:
    """What happened to the visitors."""

    ticks: list[float] = field(default_factory=list)
    away: list[float] = field(default_factory=list)  # s without a server
    wrong: int = 0  # times that the server counted other ticks than the boxes say


def get_cookie() -> str:
    """Ask the proxy for a page, and return the cookie that leads back to the replica."""
    with urlopen(Request(f"http://{PROXY}/", headers={"accept": "text/html"}), timeout=30) as answer:
        cookies: list[str] = answer.headers.get_all("set-cookie") or []
    return next(cookie.partition(";")[0] for cookie in cookies if cookie.startswith("REPLICA="))


async def visit(fate: Fate, until: float) -> None:
    """Tick until the end; where the connection is lost, connect anew with what the boxes say."""
    await asyncio.sleep(random.uniform(0, EVERY))
    session = Session(PROXY, await asyncio.to_thread(get_cookie))
    lost = 0.0
    while time.monotonic() < until:
        try:
            async with session:
                if lost:
                    fate.away.append(time.monotonic() - lost)
                    lost = 0.0
                while time.monotonic() < until:
                    run = await session.tick()
                    fate.ticks.append(run.seconds)
                    fate.wrong += TEXT.count("symptoms.status", len(session.ticked)) not in session.heard
                    await asyncio.sleep(random.uniform(0.5, 1.5) * EVERY)
        except (OSError, WebSocketException):
            lost = lost or time.monotonic()
            await asyncio.sleep(PAUSE)


async def measure(sessions: int, seconds: float, kill: subprocess.Popen[bytes]) -> None:
    """Kill a replica in the middle, and print what the visitors lost."""
    fate, until = Fate(), time.monotonic() + seconds
    async with asyncio.TaskGroup() as group:
        for _ in range(sessions):
            group.create_task(visit(fate, until))
        await asyncio.sleep(seconds / 2)
        kill.kill()
    tell(f"{sessions} sessions, one of two replicas killed: ticks", fate.ticks)
    if fate.away:
        tell("  without a server", fate.away)
    print(f"  {fate.wrong} times a count of ticks was wrong")


def main() -> None:
    """Start two replicas and the proxy."""
    sessions, seconds = map(int, sys.argv[1:] or ("40", "60"))
    proxy = ["haproxy", "-f", str(ROOT / ".deploy" / "haproxy.cfg")]
    with tempfile.TemporaryDirectory() as folder:
        logs = [Path(folder, name) for name in ("one", "two")]
        with (
            run_server(ROOT, logs[0], PORTS[0]) as one,
            run_server(ROOT, logs[1], PORTS[1]),
            subprocess.Popen(proxy) as balancer,
        ):
            time.sleep(5)  # until the proxy knows that both are well
            asyncio.run(measure(sessions, seconds, one.process))
            balancer.terminate()


if __name__ == "__main__":
    main()
