"""Addresses of Streamlit that nothing here uses, closed."""

from __future__ import annotations

from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send

CLOSED = (
    "/_stcore/metrics",  # nobody else needs to know how many visitors there are or what the server keeps
    "/_stcore/agent/",  # drives the app without a browser; off, but it answers
    "/auth/",  # nobody signs in
    "/oauth2callback",  # writes to the log what it is sent
)


class Doors:
    """ASGI middleware that responds with 404 at a closed address, below any base path."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, unless its address is closed."""
        if scope["type"] == "http" and any(door in scope["path"] for door in CLOSED):
            await PlainTextResponse("Not Found", status_code=404)(scope, receive, send)
            return
        await self.app(scope, receive, send)
