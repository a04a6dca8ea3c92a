"""What stands on paper: pages of a PDF with the boxes of their words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from playwright.sync_api import Page, PdfMargins
from pypdfium2 import PdfDocument, PdfPage
from pypdfium2.raw import FPDFText_GetUnicode

from tests.browser.sight import Box
from tests.shipped import BANNER, HEADLINE

EDGE = "10mm"  # as browsers have it
MARGIN = 28  # pt, the same


@dataclass(frozen=True)
class Sheet:
    """One printed page: its size and its words with their boxes, in points."""

    width: float
    height: float
    words: tuple[Box, ...]


def print_page(page: Page, file: Path, paper: str) -> list[Sheet]:
    """Print what a window shows, as from the menu of the browser, and read it."""
    page.pdf(
        path=file,
        format=paper,
        prefer_css_page_size=True,
        margin=PdfMargins(top=EDGE, bottom=EDGE, left=EDGE, right=EDGE),
    )
    return read_sheets(file)


def read_sheets(file: Path) -> list[Sheet]:
    with closing(PdfDocument(file)) as pdf:
        return [Sheet(page.get_width(), page.get_height(), tuple(_read_words(page))) for page in pdf]


def _read_words(page: PdfPage) -> Iterator[Box]:
    """Read what stands between spaces; a letter's box has the height of its font."""
    text, height = page.get_textpage(), page.get_height()
    letters = [chr(FPDFText_GetUnicode(text, at)) for at in range(text.count_chars())]
    for spaces, group in groupby(enumerate(letters), lambda letter: letter[1].isspace()):
        if not spaces:
            word = list(group)
            left, bottom, right, top = zip(*(text.get_charbox(at, loose=True) for at, _ in word), strict=True)
            said = "".join(letter for _, letter in word)
            yield Box("word", said, min(left), height - max(top), max(right), height - min(bottom))


def find_faults(sheets: list[Sheet]) -> list[str]:
    """Find a page without the headline of the banner, and words that lie under it or beyond the edge."""
    faults = [] if sheets else ["nothing is printed"]
    for number, sheet in enumerate(sheets, 1):
        own = Counter(BANNER.split())
        top = sorted((word for word in sheet.words if word.text in own), key=lambda word: word.top)[: own.total()]
        if Counter(HEADLINE.split()) - Counter(word.text for word in top):
            faults.append(f"page {number} has no headline")
            continue
        foot = max(word.bottom for word in top if word.text in HEADLINE.split())
        hidden = Counter(word.text for word in sheet.words if word.top < foot) - own
        beyond = [word.text for word in sheet.words if word.right > sheet.width - MARGIN]
        faults += [f"page {number}, under the banner: {sorted(hidden)}"] * bool(hidden)
        faults += [f"page {number}, beyond the edge: {beyond}"] * bool(beyond)
    return faults
