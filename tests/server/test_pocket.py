"""The page for phones: written once for each view, sent compressed, and always a plain page, whatever is asked."""

from __future__ import annotations

import asyncio
import gzip
import threading
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from html import escape
from urllib.parse import quote

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.types import Message

from components.facts.catalogue import Catalogue
from components.files.pocket import write_pocket
from components.selection import LISTINGS, View
from components.server.layers import LAYERS
from components.server.pocket import MOST, Load, Pocket, Write
from components.words.text import Text
from tests.server.asking import Answer, ask

BROWSER = {"accept": "text/html", "accept-encoding": "gzip, br"}
HOSTILE = (
    *(
        "<script>alert(1)</script>",
        "'\"><img src=x onerror=alert(1)>",
        "%00",
        "%E2%80%AEgnp.exe%E2%81%A6",
        "x" * 10_000,
    ),
    *("%ff%fe", "..%2f..%2fetc%2fpasswd", ".".join(["x"] * 4_000), "{{7*7}}", "%0d%0aset-cookie:a=b"),
)


def serve(load: Load, write: Write, most: int = MOST) -> Starlette:
    """Serve the page alone, in front of all layers."""
    return Starlette(middleware=[Middleware(Pocket, load=load, write=write, most=most), *LAYERS])


class Shop:
    """The page for phones with a writer that notes what it was asked for and writes that on the page."""

    def __init__(self, catalogue: Catalogue, text: Text) -> None:
        self.tables = catalogue, text
        self.written: list[tuple[View, bool]] = []
        self.at_once = 0
        self.lock = threading.Lock()
        self.app = self.open()

    def open(self, most: int = 2**20) -> Starlette:
        return serve(lambda: self.tables, self.write, most)

    def write(self, catalogue: Catalogue, text: Text, view: View, made: str, *, unknown: bool) -> str:
        assert self.lock.acquire(blocking=False), "two pages are written at the same time"
        self.written.append((view, unknown))
        names = escape(", ".join(catalogue.imbalances.loc[list(view.imbalances), "plain_name"]))
        self.lock.release()
        assert made == date.today().isoformat()
        return f"<html lang={text.language}><style>p{{}}</style><p>{names}</p><script>1</script></html>" + "." * 3000

    def ask(self, *queries: str, headers: dict[str, str] = BROWSER, method: str = "GET") -> list[Answer]:
        """Request the page with several queries at the same time."""

        async def all_at_once() -> list[Answer]:
            return await asyncio.gather(*(ask(self.app, f"/pocket?{query}", headers, method) for query in queries))

        return asyncio.run(all_at_once())


def test_the_real_page_is_served_as_it_is_written(catalogue: Catalogue, text: Text) -> None:
    """At most 300 kB, and 80 kB compressed."""
    app = serve(lambda: (catalogue, text), write_pocket)
    answer = asyncio.run(ask(app, "/pocket?imbalances=hypokalemia&listing=%3Cb%3E", BROWSER))
    page = gzip.decompress(answer.body)
    view = View(("hypokalemia",), LISTINGS[0], "overlap")
    assert page.decode() == write_pocket(catalogue, text, view, date.today().isoformat(), unknown=True)
    assert len(answer.body) <= 80_000
    assert len(page) <= 300_000


@pytest.fixture
def shop(catalogue: Catalogue, text: Text) -> Shop:
    return Shop(catalogue, text)


def test_a_view_is_written_once_for_all_who_ask(shop: Shop, catalogue: Catalogue) -> None:
    """P1: an address that names the same view in another way, or carries ticks, gets the same page."""
    core = ".".join(catalogue.core)
    same = ["", f"imbalances={core}", "listing=all", "imbalances=none", "ticked=coma", "chart=matrix", "size=large"]
    answers = shop.ask(*same * 10, "imbalances=hypokalemia", "listing=founding")
    start = View(catalogue.core, LISTINGS[0], "overlap")
    assert sorted(view.imbalances for view, _ in shop.written) == sorted([start.imbalances] * 2 + [("hypokalemia",)])
    assert [gzip.decompress(answer.body).count(b"Low potassium") for answer in answers[-2:]] == [1, 1]
    assert len({answer.body for answer in answers}) == 2


def test_a_page_may_be_kept_and_asks_for_nothing(shop: Shop) -> None:
    """P6: it has its own policy, and only its own style sheet."""
    [answer] = shop.ask("")
    assert answer.headers["content-encoding"] == "gzip"
    assert int(answer.headers["content-length"]) == len(answer.body) < 1000
    assert answer.headers["cache-control"] == "public, max-age=300"
    assert answer.headers["vary"] == "accept-encoding"
    policy = answer.headers["content-security-policy"]
    assert "'self'" not in policy.replace("frame-ancestors 'self'", "")
    assert "script-src 'sha256-" in policy
    assert gzip.decompress(answer.body).count(b"<style>") == 1


def test_whoever_has_the_page_is_told_so(shop: Shop) -> None:
    [first] = shop.ask("")
    [again] = shop.ask("", headers=BROWSER | {"if-none-match": f'"other", {first.headers["etag"]}'})
    [other] = shop.ask("imbalances=hypokalemia", headers=BROWSER | {"if-none-match": first.headers["etag"]})
    assert (again.status, again.body, again.headers["etag"]) == (304, b"", first.headers["etag"])
    assert other.status == 200


def test_whoever_asks_for_the_head_gets_the_same_head(shop: Shop) -> None:
    [page], [head] = shop.ask(""), shop.ask("", method="HEAD")
    assert head.headers == page.headers
    assert [answer.status for answer in shop.ask("", method="POST")] == [405]


def test_whoever_cannot_read_gzip_gets_the_page_as_it_is(shop: Shop) -> None:
    [packed], [plain] = shop.ask(""), shop.ask("", headers={"accept": "text/html"})
    assert plain.body == gzip.decompress(packed.body)
    assert "content-encoding" not in plain.headers


@pytest.mark.parametrize("value", HOSTILE, ids=range(len(HOSTILE)))
@pytest.mark.parametrize("part", ["imbalances", "listing", "ticked", "other", "<b>"])
def test_hostile_queries_get_a_plain_page(part: str, value: str, shop: Shop, catalogue: Catalogue) -> None:
    """P5, P7: nothing of a query is in the page, and what is unknown is dropped and told."""
    answers = shop.ask(f"{part}={quote(value, safe='%')}", f"{part}=hypokalemia.{value}", f"{value}")
    plain = shop.ask("", "listing=unknown", "imbalances=hypokalemia")
    assert {answer.status for answer in answers} == {200}
    assert {answer.body for answer in answers} <= {answer.body for answer in plain}
    assert {view.imbalances for view, _ in shop.written} <= {catalogue.core, ("hypokalemia",)}


def test_other_tables_make_another_page(shop: Shop, catalogue: Catalogue, text: Text) -> None:
    [before] = shop.ask("")
    names = catalogue.imbalances.copy()
    names.loc[catalogue.core[0], "plain_name"] = "Another <b>name"
    shop.tables = replace(catalogue, imbalances=names), text
    [after] = shop.ask("", headers=BROWSER | {"if-none-match": before.headers["etag"]})
    assert b"Another &lt;b&gt;name" in gzip.decompress(after.body)


def test_what_is_kept_is_bounded_and_what_is_asked_for_often_stays(shop: Shop, catalogue: Catalogue) -> None:
    shop.app = shop.open(most=600)  # room for two pages
    for other in list(catalogue.imbalances.index)[:6]:
        shop.ask("")
        shop.ask(f"imbalances={other}")
    assert [view.imbalances for view, _ in shop.written].count(catalogue.core) == 1
    assert len(shop.written) == 7
    shop.ask(f"imbalances={catalogue.imbalances.index[0]}")
    assert len(shop.written) == 8


def test_a_page_that_failed_is_written_again(shop: Shop, catalogue: Catalogue, text: Text) -> None:
    def fail() -> tuple[Catalogue, Text]:
        raise LookupError

    load: list[Callable[[], tuple[Catalogue, Text]]] = [fail, lambda: (catalogue, text)]
    shop.app = serve(lambda: load.pop(0)(), shop.write)
    with pytest.raises(LookupError):
        shop.ask("")
    assert [answer.status for answer in shop.ask("")] == [200]


def test_the_page_of_a_fresh_visit_is_written_when_the_server_starts(shop: Shop, catalogue: Catalogue) -> None:
    """Nobody waits for it; a server with broken tables still starts, and tells those who ask for the page."""

    async def start_and_stop(app: Starlette) -> list[str]:
        said: list[str] = []
        started, stopping = asyncio.Event(), asyncio.Event()

        async def receive() -> Message:
            if said:
                await stopping.wait()
            return {"type": "lifespan.shutdown" if said else "lifespan.startup"}

        async def send(message: Message) -> None:
            said.append(message["type"])
            started.set()

        life = asyncio.create_task(app({"type": "lifespan"}, receive, send))
        await started.wait()
        async with asyncio.timeout(10):
            while app is shop.app and not shop.written:
                await asyncio.sleep(0.01)
        stopping.set()
        await life
        return said

    def fail() -> tuple[Catalogue, Text]:
        raise LookupError

    for app in (shop.app, serve(fail, shop.write)):
        assert asyncio.run(start_and_stop(app)) == ["lifespan.startup.complete", "lifespan.shutdown.complete"]
    assert shop.written == [(View(catalogue.core, LISTINGS[0], "overlap"), False)]
