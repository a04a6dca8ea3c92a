"""Each part of a response is sent at once, and not held back until the client has confirmed the part before it.

asyncio does this by itself, but not on a socket that Streamlit opened. There the end of each response waited up to
40 ms, and so did the response to a tick.
"""

from __future__ import annotations

import socket

from starlette.types import ASGIApp, Receive, Scope, Send

NETWORKS = {socket.AF_INET, socket.AF_INET6}


class Promptness:
    """ASGI middleware that makes the connection of each request send small packets at once, if it can be reached."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on. ASGI gives no access to the connection, but uvicorn's `receive` belongs to it."""
        transport = getattr(getattr(receive, "__self__", None), "transport", None)
        connection = transport.get_extra_info("socket") if transport else None
        if connection and connection.family in NETWORKS:
            connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        await self.app(scope, receive, send)
