"""The page for phones at /pocket: made once for each view and kept, without a session of Streamlit.

It is answered before anything else: what Streamlit does with each request takes longer than to send what is kept.
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
MOST = 32 * 2**20  # bytes of compressed pages, some 400 of them
METHODS = {"GET", "HEAD"}
# A class that reloads asks nobody; whoever comes later asks whether the page is still the same.
CACHED = "public, max-age=300"

Load = Callable[[], tuple[Catalogue, Text]]


class Write(Protocol):
    """Writes the page of a view of at least one imbalance, made on some day; says if the address held anything else."""

    def __call__(self, catalogue: Catalogue, text: Text, view: View, made: str, *, unknown: bool) -> str:
        """Return its HTML."""


class Pocket:
    """ASGI middleware that answers with the page for phones, at the root and below any base path.

    Parameters
    ----------
    app : ASGIApp
        Gets all other requests.
    load : function without parameters
        Gives the tables and the words as they are now.
    write : Write
    most : int
        Bytes to keep; one page is written at a time, so that a tick on another page need not wait for many.
    """

    def __init__(self, app: ASGIApp, load: Load, write: Write, most: int = MOST) -> None:
        self.app = app
        self.load = load
        self.write = write
        self.keeper = Keeper(most)
        self.turn = asyncio.Semaphore()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request for the page and pass all others on; when the server starts, make what most will ask for."""
        if scope["type"] == "lifespan":
            # Held with its failure, if it fails: whoever asks for the page makes it anew and is told.
            self.ahead = asyncio.gather(self._get(b""), return_exceptions=True)
        if scope["type"] != "http" or not scope["path"].endswith(PATH):
            await self.app(scope, receive, send)
            return
        await (await self._answer(scope))(scope, receive, send)

    async def _answer(self, scope: Scope) -> Response:
        """Answer a request; whoever has the page already is told so."""
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


@lru_cache(maxsize=64)  # a class asks the same
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
