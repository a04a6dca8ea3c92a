"""The look of every page, written into the HTML itself, so that nothing moves when the app arrives.

Streamlit can only send a style once its script runs. By then the browser has painted the page in
Streamlit's own sizes, and everything would jump. With the sheets comes a script that notices dead connections.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from components.server.headers import POLICY, write_policy
from components.server.packing import ask_whole, pack, takes_gzip

SHEETS = Path(__file__).parents[1] / "panels"
FIRST = "page"  # the sheet that all panels share; their own sheets may change what it says
END = b"</body>"
SCRIPT = f"<script>{(Path(__file__).parent / 'connection.js').read_text('utf-8')}</script>".encode()
APART = {"save"}  # a sheet for the inside of a component, where the sheets of the page do not reach
OUTDATED = ("content-length", "etag", "last-modified")


def read_sheets() -> str:
    """Join the style sheets of the panels: the shared one first, then the others by name."""
    sheets = sorted(SHEETS.glob("*.css"), key=lambda sheet: (sheet.stem != FIRST, sheet.stem))
    return "\n".join(sheet.read_text("utf-8") for sheet in sheets if sheet.stem not in APART)


@dataclass(frozen=True)
class Page:
    """A page as it is sent."""

    body: bytes
    packed: bytes


@lru_cache(maxsize=8)  # there is one page of Streamlit, and a few of errors
def dress(page: bytes, sheets: str) -> Page:
    """Add the style sheets and the script to a page and compress it; this is done once for all visitors."""
    body = page.replace(END, f"<style>{sheets}</style>".encode() + SCRIPT + END, 1)
    return Page(body, pack(body))


class Styling:
    """ASGI middleware that adds the style sheets to every HTML page, below Streamlit's own so that they win ties."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on; if the response is a page, hold it back until it is complete, and add the style sheets."""
        if (
            scope["type"] != "http"
            or scope["method"] != "GET"
            or "text/html" not in Headers(scope=scope).get("accept", "")
        ):
            await self.app(scope, receive, send)
            return
        start: Message = {}
        body = b""

        async def respond(message: Message) -> None:
            nonlocal start, body
            if message["type"] == "http.response.start":
                start = message
                return
            body += message.get("body", b"")
            if message.get("more_body"):
                return
            headers = MutableHeaders(raw=list(start["headers"]))
            if "text/html" in headers.get("content-type", ""):
                headers[POLICY] = write_policy(body + SCRIPT)
                body = _choose_body(headers, dress(body, read_sheets()), packed=takes_gzip(scope))
            await send({**start, "headers": headers.raw})
            await send({"type": "http.response.body", "body": body})

        # Nothing could be added to a compressed, cached or partial response.
        await self.app(ask_whole(scope), receive, respond)


def _choose_body(headers: MutableHeaders, page: Page, *, packed: bool) -> bytes:
    """Return the body of a page, and make its headers fit."""
    for name in OUTDATED:
        del headers[name]
    body = page.packed if packed else page.body
    headers["content-length"] = str(len(body))
    headers.add_vary_header("accept-encoding")
    if packed:
        headers["content-encoding"] = "gzip"
    return body
