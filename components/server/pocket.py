"""The page for phones at /pocket: made once for each view and kept, without a session of Streamlit."""

from __future__ import annotations

import asyncio
import gzip
from collections.abc import Callable
from datetime import date
from hashlib import sha256
from typing import Protocol

from starlette.datastructures import QueryParams
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from components.facts.catalogue import Catalogue
from components.selection import LISTINGS, Choices, View, read_lists_link
from components.server.headers import POLICY, write_own_policy
from components.server.keeping import Keeper, Kept
from components.server.packing import pack, takes_gzip
from components.words.text import Text

PATH = "/pocket"
CHART = "overlap"
MOST = 32 * 2**20  # bytes of compressed pages, some 400 of them
# A class that reloads asks nobody; whoever comes later asks whether the page is still the same.
CACHED = "public, max-age=300"

Load = Callable[[], tuple[Catalogue, Text]]


class Write(Protocol):
    """Writes the page of a view of at least one imbalance, made on some day; says if the address held anything else."""

    def __call__(self, catalogue: Catalogue, text: Text, view: View, made: str, *, unknown: bool) -> str:
        """Return its HTML."""


class Pocket:
    """The page for phones, for whoever asks.

    Parameters
    ----------
    load : function without parameters
        Gives the tables and the words as they are now.
    write : Write
    most : int
        Bytes to keep; one page is written at a time, so that a tick on another page need not wait for many.
    """

    def __init__(self, load: Load, write: Write, most: int = MOST) -> None:
        self.load = load
        self.write = write
        self.keeper = Keeper(most)
        self.turn = asyncio.Semaphore()

    def list_routes(self) -> list[Route]:
        """List the routes of the page: at the root, and below any base path."""
        return [Route(path, self.answer, methods=["GET"]) for path in (PATH, "/{below:path}" + PATH)]

    async def answer(self, request: Request) -> Response:
        """Answer a request; whoever has the page already is told so."""
        kept = await self._get(request)
        if kept.headers["etag"] in request.headers.get("if-none-match", ""):
            return Response(status_code=304, headers=kept.headers)
        if takes_gzip(request.scope):
            return Response(kept.body, headers={**kept.headers, "content-encoding": "gzip"}, media_type="text/html")
        return Response(gzip.decompress(kept.body), headers=kept.headers, media_type="text/html")

    async def _get(self, request: Request) -> Kept:
        catalogue, text = self.load()
        start = View(catalogue.core, LISTINGS[0], CHART)
        query = QueryParams(request.scope["query_string"])
        view, strange = read_lists_link(query, Choices(tuple(catalogue.imbalances.index), (CHART,), start))
        made, unknown = date.today().isoformat(), bool(strange)

        async def make() -> Kept:
            async with self.turn:
                return _pack(await asyncio.to_thread(self.write, catalogue, text, view, made, unknown=unknown))

        return await self.keeper.get((catalogue.fingerprint, text.fingerprint, view, made, unknown), make)


def _pack(html: str) -> Kept:
    page = html.encode()
    headers = {
        "etag": f'W/"{sha256(page).hexdigest()[:32]}"',  # the same page, compressed or not
        "cache-control": CACHED,
        "vary": "accept-encoding",
        POLICY: write_own_policy(page),
    }
    return Kept(pack(page), headers)
