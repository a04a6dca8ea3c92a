"""Text -> lines and their width in px, measured with the font that the page ships and shows."""

from __future__ import annotations

import re
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from unicodedata import east_asian_width

from PIL import ImageFont

LINE_HEIGHT = 1.3  # of the font size; what plotly.js uses between lines
EM = 1000  # measured large, so that rounding to whole px does not count


def find_font() -> Path:
    """Find the text font that Streamlit serves to the browser, without importing Streamlit.

    Returns
    -------
    Path
        A variable font in WOFF2.

    Raises
    ------
    FileNotFoundError
        Streamlit is not installed.
    """
    spec = find_spec("streamlit")
    if spec is None or spec.origin is None:
        raise FileNotFoundError("Streamlit, which ships the font, is not installed")
    media = Path(spec.origin).parent / "static" / "static" / "media"
    return next(media.glob("SourceSansVF-Upright*.woff2"))


@cache
def _font() -> ImageFont.FreeTypeFont:
    font = ImageFont.truetype(find_font(), EM)
    font.set_variation_by_axes([500])  # between the quiet and the bold weight: room for both
    return font


@cache
def measure_text(text: str, size: float) -> float:
    """Measure one line of text, for a font size in px.

    Returns
    -------
    float
        Its width in px. Scripts that the font lacks are drawn by another one: wide characters
        count one em.
    """
    wide = sum(east_asian_width(character) in "WF" for character in text)
    narrow = "".join(character for character in text if east_asian_width(character) not in "WF")
    return float((_font().getlength(narrow) / EM + wide) * size)


def wrap_text(text: str, size: float, width: float, most_lines: int = 3) -> tuple[str, ...] | None:
    """Break a text into at most some lines, each at most so wide, as even as can be.

    Returns
    -------
    tuple of str or None
        The fewest lines that fit; None where the text does not fit. A word is broken only when
        it is wider than a line.
    """
    fewest = len(_fill_lines(text, size, width))
    if fewest > most_lines:
        return None
    even = min(width, max(measure_text(text, size) / fewest, measure_word(text, size)))
    limits = (even + (width - even) * step / 20 for step in range(21))  # narrow first
    return next(lines for limit in limits if len(lines := _fill_lines(text, size, limit)) == fewest)


def fit_text(text: str, size: float, width: float) -> tuple[str, ...]:
    """Break a text into at most three lines, or where they cannot hold it into as many as it needs."""
    return wrap_text(text, size, width) or _fill_lines(text, size, width)


def measure_word(text: str, size: float) -> float:
    """Return the width in px of the longest part of a text that should not be broken."""
    return max((measure_text(word, size) for _, word in _split_words(text)), default=0.0)


def _split_words(text: str) -> list[tuple[str, str]]:
    """Split a text where a line may end, each word with what stands before it: a space or nothing."""
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
