"""The middleware that writes the style sheets into the HTML: what it changes, and what it leaves alone."""

from __future__ import annotations

import asyncio
import gzip

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, StreamingResponse
from starlette.routing import Route

from components.server.styling import APART, SCRIPT, SHEETS, Styling, read_sheets
from tests.server import asking

PAGE = "<html><head><style>p{}</style></head><body><p>one</p></body></html>"
DRESSED = PAGE.replace("</body>", f"<style>{read_sheets()}</style>{SCRIPT.decode()}</body>")
AS_BROWSER = {"accept": "text/html,*/*", "if-none-match": '"1"', "range": "bytes=0-3", "accept-encoding": "identity"}


def ask(path: str, headers: dict[str, str]) -> asking.Answer:
    """Ask a small app behind the frame."""

    async def page(_: Request) -> HTMLResponse:
        return HTMLResponse(PAGE, headers={"etag": '"1"'})

    async def parts(_: Request) -> StreamingResponse:
        return StreamingResponse(iter([PAGE[:40], PAGE[40:]]), media_type="text/html")

    async def script(_: Request) -> PlainTextResponse:
        return PlainTextResponse("</body>", media_type="text/javascript", headers={"etag": '"2"'})

    async def asked(request: Request) -> PlainTextResponse:
        return PlainTextResponse(" ".join(sorted(request.headers)))

    routes = [Route("/", page), Route("/parts", parts), Route("/script", script), Route("/asked", asked)]
    app = Starlette(routes=routes, middleware=[Middleware(Styling)])
    answer = asyncio.run(asking.ask(app, path, headers))
    assert answer.status == 200
    return answer


@pytest.mark.parametrize("path", ["/", "/parts"])
def test_a_page_has_the_sheets_once_and_last(path: str) -> None:
    answer = ask(path, AS_BROWSER)
    assert answer.body.decode() == DRESSED
    assert int(answer.headers["content-length"]) == len(answer.body)
    assert "etag" not in answer.headers  # it would be that of another page


def test_a_page_is_sent_compressed_to_whoever_can_read_that() -> None:
    answer = ask("/", AS_BROWSER | {"accept-encoding": "br, gzip"})
    assert gzip.decompress(answer.body).decode() == DRESSED
    assert answer.headers["content-encoding"] == "gzip"
    assert int(answer.headers["content-length"]) == len(answer.body)
    assert answer.headers["vary"] == ask("/", AS_BROWSER).headers["vary"] == "accept-encoding"


def test_whatever_is_not_a_page_is_passed_on_untouched() -> None:
    for headers in (AS_BROWSER, {"accept": "*/*"}):
        answer = ask("/script", headers)
        assert answer.body == b"</body>"
        assert answer.headers["etag"] == '"2"'
    assert ask("/", {"accept": "*/*"}).body.decode() == PAGE


def test_a_page_is_asked_for_whole() -> None:
    """A compressed, cached or partial page could not be added to."""
    asked = ask("/asked", AS_BROWSER).body.decode().split()
    assert "accept" in asked
    assert not {"if-none-match", "range", "accept-encoding"} & set(asked)


def test_the_shared_sheet_comes_first_and_each_sheet_once() -> None:
    """The sheets of panels may change what the shared one says; one sheet is for the inside of a component."""
    sheets = read_sheets()
    assert sheets.startswith((SHEETS / "page.css").read_text("utf-8"))
    counts = {path.stem: sheets.count(path.read_text("utf-8")) for path in SHEETS.glob("*.css")}
    assert counts == {name: name not in APART for name in counts}
    assert len(counts) > 10
