"""Words -> the font of the page, reduced to their characters, so that a file shows them as they were measured."""

from __future__ import annotations

from base64 import b64encode
from functools import lru_cache
from io import BytesIO

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

from components.charts.measure import find_font
from components.words.markup import fill

# Every font has these, so that most files share one: it takes a second to make.
USUAL = "".join(map(chr, range(32, 127))) + "‘’“”–→"


def fill_lettered(template: str, **values: object) -> str:
    """Fill a template; its `font` becomes the font reduced to the usual characters and those of all its words."""
    words = fill(template, font="", **values).striptags()
    return str(fill(template, font=_cut_font("".join(sorted({*USUAL, *words}))), **values))


@lru_cache(maxsize=32)
def _cut_font(characters: str) -> str:
    """Reduce the font to some characters: WOFF2 as base64, always the same bytes for the same characters."""
    options = Options()
    options.flavor = "woff2"
    options.drop_tables += ["GSUB", "STAT"]  # ligatures, small capitals and other features that nothing here uses
    options.layout_features = ["kern"]
    # Lazy, because half of the time would go into parts that are dropped; undated, so that all runs agree.
    with TTFont(find_font(), recalcTimestamp=False, lazy=True) as font:
        cutter = Subsetter(options)
        cutter.populate(text=characters)
        cutter.subset(font)
        font.flavor = options.flavor
        file = BytesIO()
        font.save(file)
    return b64encode(file.getvalue()).decode()
