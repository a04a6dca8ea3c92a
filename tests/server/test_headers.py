"""The headers of every response, and the addresses that are closed."""

from __future__ import annotations

import asyncio
import re
from base64 import b64encode
from hashlib import sha256

import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse
from starlette.routing import Route

from components.server.headers import FRAMED_BY
from components.server.layers import LAYERS
from components.server.styling import SCRIPT
from tests.server.asking import Answer, ask

PAGE = "<html><head><script>one</script><script src='x'></script><script>two\n</script></head><body></body></html>"


def ask_layers(path: str, accept: str = "text/html", method: str = "GET") -> Answer:
    """Request a path of a small app behind everything that the server puts in front of Streamlit."""

    async def page(_: Request) -> HTMLResponse:
        return HTMLResponse(PAGE)

    async def fail(_: Request) -> HTMLResponse:
        return HTMLResponse("gone", 404, {"referrer-policy": "same-origin"})

    async def health(_: Request) -> PlainTextResponse:
        return PlainTextResponse("ok")

    routes = [Route("/", page), Route("/missing", fail), Route("/_stcore/health", health)]
    return asyncio.run(ask(Starlette(routes=routes, middleware=LAYERS), path, {"accept": accept}, method))


def read_policy(answer: Answer) -> dict[str, list[str]]:
    """Read a content policy as the sources of each directive."""
    directives = [directive.split() for directive in answer.headers["content-security-policy"].split(";")]
    return {name: sources for name, *sources in directives}


@pytest.mark.parametrize("path", ["/", "/missing", "/_stcore/health", "/_stcore/metrics"])
def test_every_answer_forbids_guessing_of_types_and_foreign_frames(path: str) -> None:
    """P6: whatever the response is; headers that it sets itself stay."""
    answer = ask_layers(path)
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["referrer-policy"] == ("same-origin" if path == "/missing" else "no-referrer")
    assert ("camera=()" in answer.headers.get("permissions-policy", "")) == (path in {"/", "/missing"})  # pages
    assert read_policy(answer)["frame-ancestors"] == ["'self'"]
    assert read_policy(answer)["default-src"] == ["'none'"]


def test_a_page_runs_no_inline_script_but_those_that_it_has() -> None:
    """P6."""
    scripts = read_policy(ask_layers("/"))["script-src"]
    own = SCRIPT.removeprefix(b"<script>").removesuffix(b"</script>")
    hashes = [f"'sha256-{b64encode(sha256(text).digest()).decode()}'" for text in (b"one", b"two\n", own)]
    assert scripts == ["'self'", "blob:", *hashes]
    assert not re.search(r"eval|https?:|\*", ask_layers("/").headers["content-security-policy"])


def test_an_answer_that_is_not_a_page_may_load_nothing() -> None:
    """P6."""
    assert set(read_policy(ask_layers("/_stcore/health"))) == {"default-src", "frame-ancestors"}


@pytest.mark.parametrize("path", ["/", "/_stcore/health"])
def test_a_platform_that_the_operator_names_may_show_the_page(path: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """P6."""
    monkeypatch.setenv(FRAMED_BY, "https://school.example  https://*.college.example:8443")
    ancestors = read_policy(ask_layers(path))["frame-ancestors"]
    assert ancestors == ["'self'", "https://school.example", "https://*.college.example:8443"]


@pytest.mark.parametrize(
    "wrong", ["school.example", "https://a.example; script-src *", "'none'", "https://a,https://b"]
)
def test_what_is_not_an_origin_stops_the_start(wrong: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """P6: otherwise a misspelled policy would protect nothing."""
    monkeypatch.setenv(FRAMED_BY, wrong)
    with pytest.raises(ValueError, match=FRAMED_BY):
        ask_layers("/")


CLOSED = (
    ("/_stcore/metrics", "GET"),
    ("/_stcore/agent/interact", "POST"),
    ("/auth/login", "GET"),
    ("/oauth2callback", "GET"),
)


@pytest.mark.parametrize(("path", "method"), CLOSED)
@pytest.mark.parametrize("below", ["", "/school/explorer"])
def test_addresses_that_nothing_uses_are_closed(path: str, method: str, below: str) -> None:
    """P6."""
    assert ask_layers(below + path, method=method).status == 404
