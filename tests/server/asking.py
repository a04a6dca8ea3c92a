"""Send an app requests as a server does, without a network."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Message, Scope


@dataclass(frozen=True)
class Answer:
    """The response of an app."""

    status: int
    headers: Headers
    body: bytes


async def ask(app: ASGIApp, path: str, headers: Mapping[str, str] | None = None, method: str = "GET") -> Answer:
    """Request a path, with or without a query."""
    raw = [(name.encode(), value.encode()) for name, value in (headers or {}).items()]
    where, _, query = path.partition("?")
    scope: Scope = {"type": "http", "method": method, "path": where, "query_string": query.encode(), "headers": raw}
    sent: list[Message] = []

    async def receive() -> Message:
        await asyncio.Event().wait()  # the client stays connected and sends nothing more
        raise AssertionError

    async def send(message: Message) -> None:
        sent.append(message)

    await app(scope, receive, send)
    start, *bodies = sent
    return Answer(start["status"], Headers(raw=start["headers"]), b"".join(part.get("body", b"") for part in bodies))
