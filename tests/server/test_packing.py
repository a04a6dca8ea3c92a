"""Scripts are compressed once for all visitors, even if they ask at the same time, and again when they change."""

from __future__ import annotations

import asyncio
import gzip
import os
from collections.abc import Mapping
from pathlib import Path

import brotli
import pytest
from starlette.applications import Starlette
from starlette.responses import Response
from starlette.routing import Mount
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp, Scope

from components.server.icons import cut_icons, find_font
from components.server.packing import MOST, Packing
from tests.server.asking import Answer, ask

SCRIPT = "let one = 1;\n" * 1000
GZIP, BROTLI = {"accept-encoding": "deflate, gzip;q=0.9"}, {"accept-encoding": "gzip, deflate, br"}


class Files(StaticFiles):
    """Files that never change, except those with "fresh" in their names; served as Streamlit serves its own."""

    def __init__(self, directory: Path) -> None:
        super().__init__(directory=directory)
        self.read: list[str] = []

    async def get_response(self, path: str, scope: Scope) -> Response:
        response = await super().get_response(path, scope)
        response.headers["cache-control"] = "no-cache" if "fresh" in path else "public, immutable"
        if scope["method"] == "GET":
            self.read.append(path)
        return response


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("one.js", "two.js", "fresh.js", "font.woff2"):
        (tmp_path / name).write_text(SCRIPT, encoding="utf-8")
    return tmp_path


@pytest.fixture
def files(folder: Path) -> Files:
    return Files(folder)


def serve(files: Files, most: int = MOST) -> Packing:
    return Packing(Starlette(routes=[Mount("/static", files)]), most)


def ask_all(app: ASGIApp, *paths: str, headers: Mapping[str, str] = GZIP) -> list[Answer]:
    """Ask for some paths at the same time."""

    async def all_at_once() -> list[Answer]:
        return await asyncio.gather(*(ask(app, path, headers) for path in paths))

    return asyncio.run(all_at_once())


def test_the_font_of_icons_is_cut_once_for_all_browsers(files: Files, folder: Path) -> None:
    """U4."""
    (folder / "MaterialSymbols-Rounded.woff2").write_bytes(find_font().read_bytes())
    path = "/static/MaterialSymbols-Rounded.woff2"
    app = serve(files)
    answers = ask_all(app, *[path] * 5) + ask_all(app, path, headers=BROTLI) + ask_all(app, path, headers={})
    assert files.read == ["MaterialSymbols-Rounded.woff2"]
    for answer in answers:
        assert answer.body == cut_icons(find_font().read_bytes())
        assert int(answer.headers["content-length"]) == len(answer.body)
        assert "content-encoding" not in answer.headers


def test_a_script_is_compressed_once_for_all_who_ask(files: Files) -> None:
    app = serve(files)
    answers = ask_all(app, *["/static/one.js"] * 30, *["/static/two.js"] * 30) + ask_all(app, "/static//one.js")
    assert sorted(files.read) == ["one.js", "two.js"]
    for answer in answers:
        assert gzip.decompress(answer.body).decode() == SCRIPT
        assert answer.headers["content-encoding"] == "gzip"
        assert int(answer.headers["content-length"]) == len(answer.body) < len(SCRIPT) / 10
        assert answer.headers["vary"] == "accept-encoding"
        assert answer.headers["cache-control"] == "public, immutable"


def test_whoever_can_read_brotli_gets_the_smaller_file(files: Files) -> None:
    app = serve(files)
    [small], [other] = ask_all(app, "/static/one.js", headers=BROTLI), ask_all(app, "/static/one.js")
    assert brotli.decompress(small.body) == gzip.decompress(other.body) == SCRIPT.encode()
    assert (small.headers["content-encoding"], other.headers["content-encoding"]) == ("br", "gzip")


def test_a_script_that_changed_is_sent_as_it_is_now(files: Files, folder: Path) -> None:
    app = serve(files)
    ask_all(app, "/static/one.js")
    (folder / "one.js").write_text("let two = 2;", encoding="utf-8")
    [answer] = ask_all(app, "/static/one.js")
    assert gzip.decompress(answer.body) == b"let two = 2;"


def test_two_scripts_of_one_size_and_time_are_told_apart(files: Files, folder: Path) -> None:
    (folder / "two.js").write_text(SCRIPT.replace("1", "2"), encoding="utf-8")
    for name in ("one.js", "two.js"):
        os.utime(folder / name, (0, 0))
    one, two = ask_all(serve(files), "/static/one.js", "/static/two.js")
    assert one.headers["etag"] == two.headers["etag"]
    assert gzip.decompress(one.body) != gzip.decompress(two.body)


@pytest.mark.parametrize("headers", [{}, {"accept-encoding": "zstd, xbr"}, {**GZIP, "range": "bytes=0-99"}])
def test_whoever_cannot_read_gzip_gets_the_file_as_it_is(files: Files, headers: Mapping[str, str]) -> None:
    [answer] = ask_all(serve(files), "/static/one.js", headers=headers)
    assert "content-encoding" not in answer.headers
    assert SCRIPT.startswith(answer.body.decode())


@pytest.mark.parametrize("path", ["/static/fresh.js", "/static/font.woff2", "/static/missing.js"])
def test_whatever_may_change_or_is_compressed_already_is_passed_on(path: str, files: Files) -> None:
    app = serve(files)
    [answer] = ask_all(app, path)
    assert "content-encoding" not in answer.headers
    assert answer.status == (404 if "missing" in path else 200)
    assert app.keeper.tasks == {}


def test_a_browser_that_has_the_script_is_told_so(files: Files) -> None:
    app = serve(files)
    [first] = ask_all(app, "/static/one.js")
    [again] = ask_all(app, "/static/one.js", headers={**GZIP, "if-none-match": first.headers["etag"]})
    assert (again.status, again.body) == (304, b"")


def test_what_is_kept_is_bounded(files: Files) -> None:
    app = serve(files, most=50)
    for path in ("/static/one.js", "/static/two.js", "/static/one.js"):
        ask_all(app, path)
        assert len(app.keeper.tasks) == 1
    assert files.read == ["one.js", "two.js", "one.js"]


def test_a_file_that_could_not_be_read_is_tried_again(folder: Path) -> None:
    path = folder / "one.js"

    class Vanishing(Files):
        async def get_response(self, name: str, scope: Scope) -> Response:
            response = await super().get_response(name, scope)
            if scope["method"] == "GET":
                path.unlink()
            return response

    app = serve(Vanishing(folder))
    with pytest.raises(OSError, match="No such file"):
        ask_all(app, "/static/one.js")
    path.write_text(SCRIPT, encoding="utf-8")
    assert app.keeper.tasks == {}
