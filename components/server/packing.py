"""Compression: what never changes is made small once and kept, not once for each visitor.

Streamlit sends its scripts uncompressed, some 7 MB for a first visit, and compresses by itself only
what is made for one visitor. Browsers take Brotli over HTTPS and from the same machine alone, and
gzip by plain HTTP, as in a class. The font of icons is cut down, which all browsers can read.
"""

from __future__ import annotations

import asyncio
import gzip
from collections.abc import Callable
from posixpath import normpath

import brotli
from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from components.server.icons import FONT, cut_icons, find_font
from components.server.keeping import Keeper, Kept

KINDS = (".js", ".css")
MOST = 32 * 2**20  # bytes; all scripts of Streamlit together take 7 MB in each encoding
NEEDLESS = ("accept-ranges", "last-modified")  # since the tag of a file that never changes is enough
# Without these headers a response is the whole file as it is.
WHOLE_FILE = (b"accept-encoding", b"if-none-match", b"if-modified-since", b"range")


def pack(body: bytes) -> bytes:
    """Compress as well as gzip can; the same bytes always give the same result."""
    return gzip.compress(body, 9, mtime=0)


def pack_small(body: bytes) -> bytes:
    """Compress to a sixth less than gzip; the highest quality takes ten times as long and saves a twentieth more."""
    packed: bytes = brotli.compress(body, quality=9)
    return packed


WAYS: dict[str, Callable[[bytes], bytes]] = {"br": pack_small, "gzip": pack}  # the better one first
PLAIN = "identity"


def takes_gzip(scope: Scope) -> bool:
    """Say whether the client can read gzip."""
    return "gzip" in _list_ways(scope)


def _list_ways(scope: Scope) -> list[str]:
    """List the encodings that the client can read, the better one first."""
    read = {way.partition(";")[0].strip() for way in Headers(scope=scope).get("accept-encoding", "").split(",")}
    return [way for way in WAYS if way in read]


class Packing:
    """ASGI middleware that compresses immutable scripts and style sheets once, and cuts the font of icons down."""

    def __init__(self, app: ASGIApp, most: int = MOST) -> None:
        self.app = app
        self.keeper = Keeper(most)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Respond with what is kept, if the file is still the same; pass all other requests on."""
        if scope["type"] == "lifespan":  # held with its failure, if it fails: then whoever asks for the font is told
            self.ahead = asyncio.gather(asyncio.to_thread(_cut_ahead), return_exceptions=True)
        if not _may_pack(scope):
            await self.app(scope, receive, send)
            return
        start, _ = await self._ask({**scope, "method": "HEAD"})
        headers = MutableHeaders(raw=list(start["headers"]))
        if start["status"] != 200 or "immutable" not in headers.get("cache-control", ""):
            await self.app(scope, receive, send)
            return
        way = PLAIN if _asks_for_icons(scope) else _list_ways(scope)[0]
        kept = await self.keeper.get((normpath(scope["path"]), headers["etag"], way), lambda: self._make(scope, way))
        headers["etag"] = f"W/{headers['etag']}"  # the same script in other bytes
        for name in NEEDLESS:
            del headers[name]
        if way != PLAIN:
            headers["content-encoding"] = way
        headers["content-length"] = str(len(kept.body))
        headers.add_vary_header("accept-encoding")
        await send({**start, "headers": headers.raw})
        await send({"type": "http.response.body", "body": kept.body})

    async def _make(self, scope: Scope, way: str) -> Kept:
        _, body = await self._ask(ask_whole(scope))
        return Kept(await asyncio.to_thread(WAYS.get(way, cut_icons), body))

    async def _ask(self, scope: Scope) -> tuple[Message, bytes]:
        """Ask the app behind, and return the start of its response and the body."""
        sent: list[Message] = []

        async def send(message: Message) -> None:
            sent.append(message)

        await self.app(scope, _say_nothing, send)
        return sent[0], b"".join(message.get("body", b"") for message in sent[1:])


async def _say_nothing() -> Message:
    """Stay connected and send nothing more, as a browser does."""
    await asyncio.Event().wait()
    raise AssertionError


def _may_pack(scope: Scope) -> bool:
    return (
        scope["type"] == "http"
        and scope["method"] == "GET"
        and (_asks_for_icons(scope) or (scope["path"].endswith(KINDS) and bool(_list_ways(scope))))
        and "range" not in Headers(scope=scope)
    )


def _asks_for_icons(scope: Scope) -> bool:
    name = scope["path"].rpartition("/")[2]
    return bool(name.startswith(FONT) and name.endswith(".woff2"))


def _cut_ahead() -> bytes:
    return cut_icons(find_font().read_bytes())


def ask_whole(scope: Scope) -> Scope:
    """Ask for the whole file as it is."""
    return {**scope, "headers": [header for header in scope["headers"] if header[0] not in WHOLE_FILE]}
