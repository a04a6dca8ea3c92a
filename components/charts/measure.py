"""Text -> its width and height in px, and the lines it is broken into.

Sizes are in px. Widths come from the font that the page ships and shows, read by Pillow. They are
approximate: the browser shows names in a regular and a bold weight, and one weight between them is
measured; a browser shows a script that the font lacks in a font we do not know, so a wide character
counts as one em and any other as the font's sign for a missing character. The error is a few per cent,
and layouts leave more air than that around each name, so names still do not touch.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from importlib.util import find_spec
from pathlib import Path
from unicodedata import east_asian_width

from PIL import ImageFont

LINE_HEIGHT = 1.3  # of the font size; what plotly.js uses between lines
EM = 1000  # px; text is measured this large so that rounding to whole px does not count
WEIGHT = 500  # of the font: between the regular and the bold weight, so that names have room in both
MOST_LINES = 3  # lines of a name that is still easy to read


def find_font() -> Path:
    """Find the text font that Streamlit serves to the browser, without importing Streamlit.

    Returns
    -------
    Path
        A variable font in WOFF2.

    Raises
    ------
    FileNotFoundError
        Streamlit is not installed, or it no longer ships this font.
    """
    spec = find_spec("streamlit")
    if spec is None or spec.origin is None:
        raise FileNotFoundError("Streamlit, which ships the font, is not installed")
    return pick_font(Path(spec.origin).parent / "static" / "static" / "media")


def pick_font(folder: Path) -> Path:
    """Pick the upright text font from Streamlit's folder of fonts.

    Returns
    -------
    Path
        The file; a hash of its content is part of its name.

    Raises
    ------
    FileNotFoundError
        No file has the name of that font.
    """
    pattern = "SourceSansVF-Upright*.woff2"
    fonts = sorted(folder.glob(pattern))
    if not fonts:
        raise FileNotFoundError(f"{folder} holds no {pattern}")
    return fonts[0]


@cache
def _load_font() -> ImageFont.FreeTypeFont:
    font = ImageFont.truetype(find_font(), EM)
    font.set_variation_by_axes([WEIGHT])
    return font


@cache
def measure_text(text: str, size: float) -> float:
    """Return the width in px of one line of text, for a font size in px."""
    wide = sum(east_asian_width(character) in "WF" for character in text)
    narrow = "".join(character for character in text if east_asian_width(character) not in "WF")
    return float((_load_font().getlength(narrow) / EM + wide) * size)


def measure_lines(lines: Sequence[str], size: float) -> tuple[float, float]:
    """Return the width and height in px of lines of text; lines without any character have no height."""
    return _measure_lines(tuple(lines), size)


@lru_cache(maxsize=4096)  # the judge asks for the same names again and again
def _measure_lines(lines: tuple[str, ...], size: float) -> tuple[float, float]:
    height = len(lines) * LINE_HEIGHT * size if any(lines) else 0.0
    return max(measure_text(line, size) for line in lines), height


def measure_word(text: str, size: float) -> float:
    """Return the width in px of the longest part of a text that should not be broken."""
    return max((measure_text(word, size) for _, word in _split_words(text)), default=0.0)


def fit_text(text: str, size: float, width: float) -> tuple[str, ...]:
    """Break a text into lines that are at most this wide.

    Returns
    -------
    tuple of str
        The fewest lines that hold the text. Up to `MOST_LINES` lines are about equally long; more
        are filled one after the other. A word is broken only where it is wider than a line.
    """
    fewest = len(_fill_lines(text, size, width))
    if fewest > MOST_LINES:
        return _fill_lines(text, size, width)
    even = min(width, max(measure_text(text, size) / fewest, measure_word(text, size)))
    limits = [even + (width - even) * step / 20 for step in range(20)]
    tries = (_fill_lines(text, size, limit) for limit in (*limits, width))  # the narrowest lines first
    return next(lines for lines in tries if len(lines) == fewest)


def _split_words(text: str) -> list[tuple[str, str]]:
    """Split a text where a line may end; each word comes with what stands before it, a space or nothing."""
    return [(gap and " ", word) for gap, word in re.findall(r"(\s*)([^\s-]+-*|-+)", text)]


def _fill_lines(text: str, size: float, width: float) -> tuple[str, ...]:
    lines: list[str] = []
    for gap, word in _split_words(text):
        if lines and measure_text(lines[-1] + gap + word, size) <= width:
            lines[-1] += gap + word
            continue
        lines.append("")
        for character in word:
            if lines[-1] and measure_text(lines[-1] + character, size) > width:
                lines.append("")
            lines[-1] += character
    return tuple(lines) or ("",)
