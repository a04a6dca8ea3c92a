"""The look of every page, written into the HTML itself, so that nothing moves when the app arrives.

Streamlit can only send a style once its script runs. By then the browser has painted the page in
Streamlit's own measures, and all of it would jump.
"""

from __future__ import annotations

from pathlib import Path

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

SHEETS = Path(__file__).parents[1] / "panels"
FIRST = "page"  # what all panels share; the sheets of panels may change it
END = b"</body>"
APART = {"save"}  # for the inside of a component, where the sheets of the page do not reach
# A compressed, cached or partial answer could not be added to.
DROPPED = (b"accept-encoding", b"if-none-match", b"if-modified-since", b"range")
OUTDATED = ("content-length", "etag", "last-modified")


def read_sheets() -> str:
    """Join the style sheets of the panels: the shared one first, then the others by name."""
    sheets = sorted(SHEETS.glob("*.css"), key=lambda sheet: (sheet.stem != FIRST, sheet.stem))
    return "\n".join(sheet.read_text("utf-8") for sheet in sheets if sheet.stem not in APART)


class Frame:
    """ASGI middleware that adds the style sheets to every HTML page, below Streamlit's own so that they win ties."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on; hold back an answer that is a page until it is whole, and add the style."""
        if (
            scope["type"] != "http"
            or scope["method"] != "GET"
            or "text/html" not in Headers(scope=scope).get("accept", "")
        ):
            await self.app(scope, receive, send)
            return
        start: Message = {}
        body = b""

        async def answer(message: Message) -> None:
            nonlocal start, body
            if message["type"] == "http.response.start":
                start = message
                return
            body += message.get("body", b"")
            if message.get("more_body"):
                return
            headers = MutableHeaders(raw=list(start["headers"]))
            if "text/html" in headers.get("content-type", ""):
                body = body.replace(END, f"<style>{read_sheets()}</style>".encode() + END, 1)
                for name in OUTDATED:
                    del headers[name]
                headers["content-length"] = str(len(body))
            await send({**start, "headers": headers.raw})
            await send({"type": "http.response.body", "body": body})

        await self.app(_ask_whole(scope), receive, answer)


def _ask_whole(scope: Scope) -> Scope:
    """Ask for the whole page as it is."""
    return {**scope, "headers": [header for header in scope["headers"] if header[0] not in DROPPED]}
