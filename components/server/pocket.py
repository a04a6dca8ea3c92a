"""The page for phones at /pocket: made once for each view and kept, without a session of Streamlit."""

from __future__ import annotations

import asyncio
import gzip
from collections.abc import Callable
from hashlib import sha256

from starlette.datastructures import QueryParams
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from components.facts.catalogue import Catalogue
from components.selection import LISTINGS, Choices, View, read_view
from components.server.headers import POLICY, write_own_policy
from components.server.keeping import Keeper, Kept
from components.server.packing import pack, takes_gzip
from components.words.text import Text

PATH = "/pocket"
PARTS = ("imbalances", "listing")  # of an address; all others are left alone
CHART = "overlap"
MOST = 32 * 2**20  # bytes of compressed pages, some 400 of them
# A class that reloads asks nobody; whoever comes later asks whether the page is still the same.
CACHED = "public, max-age=300"

Load = Callable[[], tuple[Catalogue, Text]]
Write = Callable[[Catalogue, Text, View, bool], str]


class Pocket:
    """The page for phones, for whoever asks.

    Parameters
    ----------
    load : function without parameters
        Gives the tables and the words as they are now.
    write : function of catalogue, text, view and whether the address names anything unknown
        Writes the page.
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
        asked = {part: query[part] for part in PARTS if part in query}
        view, unknown = read_view(asked, Choices(tuple(catalogue.imbalances.index), (CHART,), start))
        key = catalogue.fingerprint, text.fingerprint, view, bool(unknown)

        async def make() -> Kept:
            async with self.turn:
                return await asyncio.to_thread(self._make, catalogue, text, view, bool(unknown))

        return await self.keeper.get(key, make)

    def _make(self, catalogue: Catalogue, text: Text, view: View, unknown: bool) -> Kept:
        page = self.write(catalogue, text, view, unknown).encode()
        headers = {
            "etag": f'W/"{sha256(page).hexdigest()[:32]}"',  # the same page, compressed or not
            "cache-control": CACHED,
            "vary": "accept-encoding",
            POLICY: write_own_policy(page),
        }
        return Kept(pack(page), headers)
