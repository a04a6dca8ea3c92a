"""The middleware that writes the look into the HTML: what it changes, and what it leaves alone."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass

import pytest
from starlette.applications import Starlette
from starlette.datastructures import Headers
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, StreamingResponse
from starlette.routing import Route
from starlette.types import Message, Scope

from components.server.frame import Frame, read_sheets

PAGE = "<html><head><style>p{}</style></head><body><p>one</p></body></html>"
AS_BROWSER = {"accept": "text/html,*/*", "if-none-match": '"1"', "range": "bytes=0-3", "accept-encoding": "gzip"}


@dataclass(frozen=True)
class Answer:
    """What came back."""

    body: str
    headers: Headers


def ask(path: str, headers: dict[str, str]) -> Answer:
    """Ask a small app behind the frame, as a server does."""

    async def page(_: Request) -> HTMLResponse:
        return HTMLResponse(PAGE, headers={"etag": '"1"'})

    async def parts(_: Request) -> StreamingResponse:
        return StreamingResponse(iter([PAGE[:40], PAGE[40:]]), media_type="text/html")

    async def script(_: Request) -> PlainTextResponse:
        return PlainTextResponse("</body>", media_type="text/javascript", headers={"etag": '"2"'})

    async def asked(request: Request) -> PlainTextResponse:
        return PlainTextResponse(" ".join(sorted(request.headers)))

    routes = [Route("/", page), Route("/parts", parts), Route("/script", script), Route("/asked", asked)]
    app = Starlette(routes=routes, middleware=[Middleware(Frame)])
    raw = [(name.encode(), value.encode()) for name, value in headers.items()]
    scope: Scope = {"type": "http", "method": "GET", "path": path, "query_string": b"", "headers": raw}
    sent: list[Message] = []

    async def receive() -> Message:
        await asyncio.Event().wait()  # whoever asks stays on the line and has no more to say
        raise AssertionError

    async def send(message: Message) -> None:
        sent.append(message)

    asyncio.run(app(scope, receive, send))
    start, *bodies = sent
    assert start["status"] == 200
    return Answer(b"".join(part.get("body", b"") for part in bodies).decode(), Headers(raw=start["headers"]))


@pytest.mark.parametrize("path", ["/", "/parts"])
def test_a_page_has_the_sheets_once_and_last(path: str) -> None:
    answer = ask(path, AS_BROWSER)
    assert answer.body == PAGE.replace("</body>", f"<style>{read_sheets()}</style></body>")
    assert int(answer.headers["content-length"]) == len(answer.body.encode())
    assert "etag" not in answer.headers  # of another page than this one


def test_whatever_is_no_page_is_passed_on_untouched() -> None:
    for headers in (AS_BROWSER, {"accept": "*/*"}):
        answer = ask("/script", headers)
        assert answer.body == "</body>"
        assert answer.headers["etag"] == '"2"'
    assert ask("/", {"accept": "*/*"}).body == PAGE


def test_a_page_is_asked_for_whole() -> None:
    """A compressed, cached or partial page could not be added to."""
    asked = ask("/asked", AS_BROWSER).body.split()
    assert "accept" in asked
    assert not {"if-none-match", "range", "accept-encoding"} & set(asked)


def test_the_shared_sheet_comes_first_and_each_sheet_once() -> None:
    """The sheets of panels may change what the shared one says."""
    sheets = read_sheets()
    assert sheets.startswith("/* What all panels share.")
    assert sheets.count(".st-key-banner strong {") >= 1
    assert sheets.count("/* The banner: in view at every scroll position") == 1
