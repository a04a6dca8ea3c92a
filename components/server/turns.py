"""A tick that comes while a page is still being made waits until all of the page has been sent.

A tick runs a part of the page alone. Streamlit lets it follow the run that is under way, unless that run has
just ended: then it starts anew, and drops what the old run has handed over and the server has not yet sent. The
end of the page would be missing until the next run of all of it.
"""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Callable
from typing import Any

from starlette.types import ASGIApp, Message, Receive, Scope, Send

Read = Callable[[bytes], Any]  # a message of Streamlit's protocol; its classes are made when they are loaded


class Turns:
    """ASGI middleware that holds such ticks back; the browser has long shown them.

    Parameters
    ----------
    app : ASGIApp
    read_asked, read_said : function
        Read what a page sends to the server, and what the server sends to a page.
    """

    def __init__(self, app: ASGIApp, read_asked: Read, read_said: Read) -> None:
        self.app = app
        self.read_asked = read_asked
        self.read_said = read_said

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on; a websocket is listened to both ways."""
        if scope["type"] != "websocket":
            await self.app(scope, receive, send)
            return
        visit = _Visit(self, receive, send)
        try:
            await self.app(scope, visit.hear, visit.say)
        finally:
            if visit.coming:
                visit.coming.cancel()


class _Visit:
    """The connection of one page."""

    def __init__(self, turns: Turns, receive: Receive, send: Send) -> None:
        self.turns = turns
        self.receive = receive
        self.send = send
        self.held: deque[Message] = deque()
        self.coming: asyncio.Future[Message] | None = None
        self.run: asyncio.Future[None] | None = None  # done when the run that is under way has been sent

    async def hear(self) -> Message:
        """Receive what the page sends; a tick waits for the end of a run, unless something else follows it."""
        while not self.held or (self.run and all(self._asks(message, part=True) for message in self.held)):
            self.coming = self.coming or asyncio.ensure_future(self.receive())
            either: list[asyncio.Future[Any]] = [self.coming, self.run] if self.run else [self.coming]
            await asyncio.wait(either, return_when=asyncio.FIRST_COMPLETED)
            if self.coming.done():
                self.held.append(self.coming.result())
                self.coming = None
        message = self.held.popleft()
        if self._asks(message, part=False):
            self._start()
        return message

    async def say(self, message: Message) -> None:
        """Send to the page, and note when a run begins and when it ends."""
        if message.get("bytes"):
            kind = self.turns.read_said(message["bytes"]).WhichOneof("type")
            if kind == "new_session":
                self._start()
            elif kind == "script_finished" and self.run:
                self.run.set_result(None)
                self.run = None
        await self.send(message)

    def _start(self) -> None:
        self.run = self.run or asyncio.get_running_loop().create_future()

    def _asks(self, message: Message, *, part: bool) -> bool:
        """Say whether a page asks for a run of a part of it, or of all of it."""
        asked = self.turns.read_asked(message.get("bytes") or b"")
        return asked.WhichOneof("type") == "rerun_script" and bool(asked.rerun_script.fragment_id) == part
