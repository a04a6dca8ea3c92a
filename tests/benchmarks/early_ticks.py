"""Whether a page is sent whole although visitors tick while it is being made.

By hand: `.venv/bin/python -m tests.benchmarks.early_ticks [visits] [busy]`, 200 visits and 6 processes that keep the
machine busy if not told. Each visitor ticks as soon as a box is known, and at some moments after that.
"""

from __future__ import annotations

import asyncio
import random
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import ClientConnection, connect
from websockets.typing import Subprotocol

from tests.benchmarks.server import find_host
from tests.serving import run_server

ROOT = Path(__file__).parents[2]
AT_ONCE = 5  # visitors
TICKS, WITHIN = 4, 0.3  # of each visitor, s
LONGEST, QUIET = 30.0, 3.0  # s, until a page begins to come, and after which nothing more of it comes
Parts = set[tuple[int, ...]]  # of a page, by their place in it


async def tick(line: ClientConnection, box: str, part: str) -> None:
    """Tick a box at some moment."""
    await asyncio.sleep(random.uniform(0, WITHIN))
    asked = BackMsg()
    asked.rerun_script.fragment_id = part
    asked.rerun_script.widget_states.widgets.add(id=box, bool_value=True)
    await line.send(asked.SerializeToString())


async def visit(host: str, ticks: int) -> Parts:
    """Open the explorer, tick early, and list the parts that came outside of what a tick runs."""
    parts: Parts = set()
    ticking: list[asyncio.Task[None]] = []
    async with connect(f"ws://{host}/_stcore/stream", subprotocols=[Subprotocol("streamlit")], max_size=None) as line:
        opened = BackMsg()
        opened.rerun_script.query_string = ""
        await line.send(opened.SerializeToString())
        while True:
            try:
                message = await asyncio.wait_for(line.recv(decode=False), QUIET if parts else LONGEST)
            except TimeoutError:
                return parts
            said = ForwardMsg.FromString(bytes(message))
            box = said.delta.new_element.checkbox.id
            if "tick-" in box and not ticking:
                ticking = [asyncio.create_task(tick(line, box, said.delta.fragment_id)) for _ in range(ticks)]
            if said.WhichOneof("type") == "delta" and not said.delta.fragment_id:
                parts.add(tuple(said.metadata.delta_path))


@contextmanager
def keep_busy(processes: int) -> Iterator[None]:
    """Keep the machine busy meanwhile."""
    started = [subprocess.Popen([sys.executable, "-c", "while True: pass"]) for _ in range(processes)]
    try:
        yield
    finally:
        for process in started:
            process.kill()


async def measure(host: str, visits: int) -> None:
    """Print how often a part of the page was missing."""
    whole = await visit(host, 0)
    lost = 0
    for _ in range(visits // AT_ONCE):
        pages = await asyncio.gather(*(visit(host, TICKS) for _ in range(AT_ONCE)))
        lost += sum(bool(whole - parts) for parts in pages)
    print(f"{visits} visits, {TICKS} ticks each within {1000 * WITHIN:.0f} ms: {lost} pages were not whole")


def main() -> None:
    """Start a server and count."""
    visits, busy = map(int, sys.argv[1:] or ("200", "6"))
    with tempfile.TemporaryDirectory() as folder, run_server(ROOT, Path(folder, "log")) as server, keep_busy(busy):
        asyncio.run(measure(find_host(server), visits))


if __name__ == "__main__":
    main()
