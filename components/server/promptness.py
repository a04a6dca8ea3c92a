"""Each part of an answer is sent at once, and not held back until whoever asked has confirmed the part before it.

asyncio sees to that by itself, but not where Streamlit opened the socket. There the end of each answer waited up to
40 ms, also of what the server says to a tick.
"""

from __future__ import annotations

import socket

from starlette.types import ASGIApp, Receive, Scope, Send

NETWORKS = {socket.AF_INET, socket.AF_INET6}


class Promptness:
    """ASGI middleware that makes the connection of each request prompt, where it can be reached."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on; ASGI has no way to the connection, but what uvicorn hands out belongs to it."""
        transport = getattr(getattr(receive, "__self__", None), "transport", None)
        connection = transport.get_extra_info("socket") if transport else None
        if connection and connection.family in NETWORKS:
            connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        await self.app(scope, receive, send)
