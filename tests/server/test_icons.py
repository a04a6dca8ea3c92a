"""The font of icons is cut down to those that Streamlit can ask for."""

from __future__ import annotations

from io import BytesIO

import pytest
from fontTools.ttLib import TTFont

from components.server.icons import cut_icons, find_font, find_named, list_icons
from tests.shipped import ROOT


@pytest.fixture(scope="module")
def whole() -> bytes:
    return find_font().read_bytes()


def list_names(font: bytes) -> set[str]:
    return {name for name, _ in list_icons(TTFont(BytesIO(font)))}


def test_every_icon_that_streamlit_names_is_left_and_hardly_another(whole: bytes) -> None:
    """U4: other names of the same icons stay with them."""
    named, had, left = find_named(), list_names(whole), list_names(cut_icons(whole))
    assert {"keyboard_arrow_down", "expand_more", "check", "close", "upload", "search"} < named
    assert left & named == had & named
    assert len(named - had) < 3
    assert len(left) < 2 * len(named) < len(had) / 10
    assert len(cut_icons(whole)) < 15_000 < len(whole) / 20


def test_an_icon_looks_as_before(whole: bytes) -> None:
    before, after = (TTFont(BytesIO(font)) for font in (whole, cut_icons(whole)))
    old, new = dict(list_icons(before)), dict(list_icons(after))
    for name in find_named() & set(new):
        outlines = [
            (font["hmtx"][glyph], [*font["glyf"][glyph].getCoordinates(font["glyf"])[0]])
            for font, glyph in ((before, old[name]), (after, new[name]))
        ]
        assert outlines[0] == outlines[1]
    assert before["head"].unitsPerEm == after["head"].unitsPerEm


def test_nothing_here_names_an_icon() -> None:
    """A new one would be shown as its name."""
    ours = [path for kind in ("*.py", "*.html", "*.js") for path in (ROOT / "components").rglob(kind)]
    named = {path.name for path in ours if ":material/" in path.read_text(encoding="utf-8")}
    assert named == {"icons.py"}
