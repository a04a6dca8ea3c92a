"""Many visitors without a browser: each speaks with the server as Streamlit's own page does.

A session opens the explorer, learns its boxes and ticks them. It draws nothing, so it takes so little
of the machine that hundreds fit beside the server.
"""

from __future__ import annotations

import asyncio
import itertools
import time
from dataclasses import dataclass, field
from types import TracebackType

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import ClientConnection, connect
from websockets.typing import Subprotocol

LONGEST = 60  # s, that one waits for a run
ENDS = (ForwardMsg.FINISHED_SUCCESSFULLY, ForwardMsg.FINISHED_FRAGMENT_RUN_SUCCESSFULLY)


@dataclass(frozen=True)
class Run:
    """What one run of the server took until it had all been received."""

    seconds: float
    received: int  # bytes


@dataclass
class Session:
    """A visitor of the explorer, as `async with Session("localhost:8501") as session`."""

    host: str
    cookie: str = ""
    boxes: dict[str, str] = field(default_factory=dict)  # the part of the page that a tick of each box runs
    ticked: set[str] = field(default_factory=set)
    heard: str = ""  # the last words that the server sent

    async def __aenter__(self) -> Session:
        """Connect and run the page; a session that has boxes sends what they say, as a page does that was cut off."""
        headers = {"cookie": self.cookie} if self.cookie else None
        self.socket: ClientConnection = await connect(
            f"ws://{self.host}/_stcore/stream",
            subprotocols=[Subprotocol("streamlit")],
            additional_headers=headers,
            max_size=None,
        )
        self.first = await self.run("")
        self.order = itertools.cycle(self.boxes)
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, _: TracebackType | None
    ) -> None:
        """Hang up."""
        await self.socket.close()

    async def tick(self) -> Run:
        """Tick the next box, or take the tick away."""
        box = next(self.order)
        self.ticked ^= {box}
        return await self.run(self.boxes[box])

    async def run(self, fragment: str) -> Run:
        """Send what is ticked and receive all that the server says to it."""
        asked = BackMsg()
        asked.rerun_script.fragment_id = fragment
        for box in self.boxes:
            asked.rerun_script.widget_states.widgets.add(id=box, bool_value=box in self.ticked)
        start, received = time.perf_counter(), 0
        await self.socket.send(asked.SerializeToString())
        async with asyncio.timeout(LONGEST):
            while True:
                message = await self.socket.recv(decode=False)
                received += len(message)
                said = ForwardMsg.FromString(bytes(message))
                self._learn(said)
                if said.WhichOneof("type") == "script_finished" and said.script_finished in ENDS:
                    return Run(time.perf_counter() - start, received)

    def _learn(self, said: ForwardMsg) -> None:
        """Note each box of the checklist, and the words that the server sends."""
        shown = said.delta.new_element
        if "tick-" in shown.checkbox.id:
            self.boxes[shown.checkbox.id] = said.delta.fragment_id
        self.heard = shown.html.body or self.heard
