"""The page for phones at /pocket: made once for each view and kept, without a session of Streamlit.

It is served before everything else: what Streamlit does with each request takes longer than sending what is kept.
"""

from __future__ import annotations

import asyncio
import gzip
from collections.abc import Callable
from datetime import date
from functools import lru_cache
from hashlib import sha256
from typing import Protocol

from starlette.datastructures import Headers, QueryParams
from starlette.responses import PlainTextResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send

from components.facts.catalogue import Catalogue
from components.selection import LISTINGS, POCKET_CHART, Choices, View, read_lists_link
from components.server.headers import ALWAYS, OF_A_PAGE, POLICY, write_own_policy
from components.server.keeping import Keeper, Kept
from components.server.packing import pack, takes_gzip
from components.words.text import Text

PATH = "/pocket"
MOST = 32 * 2**20  # bytes of compressed pages, about 400 of them
METHODS = {"GET", "HEAD"}
# For five minutes a reload makes no request; after that, browsers ask whether the page is still the same.
CACHED = "public, max-age=300"

Load = Callable[[], tuple[Catalogue, Text]]


class Write(Protocol):
    """Write the page of a view with at least one imbalance, made on some day; unknown: something was left out."""

    def __call__(self, catalogue: Catalogue, text: Text, view: View, made: str, *, unknown: bool) -> str:
        """Return its HTML."""


class Pocket:
    """ASGI middleware that serves the page for phones, at the root and below any base path.

    Parameters
    ----------
    app : ASGIApp
        Gets all other requests.
    load : function without parameters
        Gives the tables and the words as they are now.
    write : Write
    most : int
        Bytes to keep. One page is written at a time, so that a tick elsewhere need not wait for many.
    """

    def __init__(self, app: ASGIApp, load: Load, write: Write, most: int = MOST) -> None:
        self.app = app
        self.load = load
        self.write = write
        self.keeper = Keeper(most)
        self.turn = asyncio.Semaphore()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve a request for the page and pass all others on; when the server starts, write the most common page."""
        if scope["type"] == "lifespan":
            # A failure is kept here and ignored: the next request for the page tries again and reports it.
            self.ahead = asyncio.gather(self._get(b""), return_exceptions=True)
        if scope["type"] != "http" or not scope["path"].endswith(PATH):
            await self.app(scope, receive, send)
            return
        await (await self._respond(scope))(scope, receive, send)

    async def _respond(self, scope: Scope) -> Response:
        """Respond to a request; a client that has the page already gets 304."""
        if scope["method"] not in METHODS:
            return PlainTextResponse("Method Not Allowed", 405, {**ALWAYS, "allow": ", ".join(sorted(METHODS))})
        kept = await self._get(scope["query_string"])
        if kept.headers["etag"] in Headers(scope=scope).get("if-none-match", ""):
            return Response(None, 304, kept.headers)
        if takes_gzip(scope):
            return Response(kept.body, 200, {**kept.headers, "content-encoding": "gzip"}, "text/html")
        return Response(gzip.decompress(kept.body), 200, kept.headers, "text/html")

    async def _get(self, query: bytes) -> Kept:
        catalogue, text = self.load()
        view, unknown = _read_query(query, tuple(catalogue.imbalances.index), catalogue.core)
        made = date.today().isoformat()

        async def make() -> Kept:
            async with self.turn:
                return _pack(await asyncio.to_thread(self.write, catalogue, text, view, made, unknown=unknown))

        return await self.keeper.get((catalogue.fingerprint, text.fingerprint, view, made, unknown), make)


@lru_cache(maxsize=64)  # everyone in a class sends the same query
def _read_query(query: bytes, imbalances: tuple[str, ...], core: tuple[str, ...]) -> tuple[View, bool]:
    """Read which view is asked for, and whether the address holds anything unknown."""
    start = View(core, LISTINGS[0], POCKET_CHART)
    view, strange = read_lists_link(QueryParams(query), Choices(imbalances, (POCKET_CHART,), start))
    return view, bool(strange)


def _pack(html: str) -> Kept:
    page = html.encode()
    headers = {
        **ALWAYS,
        **OF_A_PAGE,
        "etag": f'W/"{sha256(page).hexdigest()[:32]}"',  # the same page, compressed or not
        "cache-control": CACHED,
        "vary": "accept-encoding",
        POLICY: write_own_policy(page),
    }
    return Kept(pack(page), headers)
