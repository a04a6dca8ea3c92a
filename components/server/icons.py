"""The font of icons, cut down to those that a page can ask for: 14 kB instead of 375.

Streamlit ships 4,000 icons. Its code names some 100 of them, and nothing here names any. An icon is
a ligature of the letters of its name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from importlib.metadata import distribution
from io import BytesIO
from itertools import chain
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

STREAMLIT = Path(str(distribution("streamlit").locate_file("streamlit")))
FONT = "MaterialSymbols"  # how the name of its file begins
NAME = re.compile(rb":material/([a-z0-9_]+)")
LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789_"


def find_font() -> Path:
    """Find the font of icons that Streamlit serves."""
    (font,) = (STREAMLIT / "static").rglob(f"{FONT}*.woff2")
    return font


def find_named() -> set[str]:
    """Find the names of the icons that Streamlit can ask for, in the browser and on the server."""
    texts = chain((STREAMLIT / "static").rglob("*.js"), STREAMLIT.rglob("*.py"))
    return {name.decode() for text in texts for name in NAME.findall(text.read_bytes())}


@lru_cache(maxsize=1)
def cut_icons(font: bytes) -> bytes:
    """Cut a font down to the icons that are named; it takes a second. Font in WOFF2 in, font in WOFF2 out."""
    named, whole = find_named(), TTFont(BytesIO(font), recalcTimestamp=False)
    options = Options()
    options.flavor = "woff2"
    options.layout_closure = False  # or the letters would keep the icons of all names
    cutter = Subsetter(options)
    cutter.populate(text=LETTERS, glyphs=[glyph for name, glyph in list_icons(whole) if name in named])
    cutter.subset(whole)
    whole.flavor = options.flavor
    file = BytesIO()
    whole.save(file)
    return file.getvalue()


def list_icons(font: TTFont) -> Iterator[tuple[str, str]]:
    """List the name and the glyph of each icon of a font; an icon can have several names."""
    letters = {glyph: chr(code) for code, glyph in font.getBestCmap().items() if chr(code) in LETTERS}
    for lookup in font["GSUB"].table.LookupList.Lookup:
        for table in lookup.SubTable:
            table = getattr(table, "ExtSubTable", table)
            for first, ligatures in getattr(table, "ligatures", {}).items():
                for one in ligatures:
                    yield "".join(letters.get(glyph, "?") for glyph in (first, *one.Component)), one.LigGlyph
