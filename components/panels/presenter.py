"""The look of the presenter view: style sheets that come with the head of a page, and only in this view.

If they were part of every page, each rule would have to ask for the view with `:has`, and at each tick
the browser would check every rule against every element that it could match.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from components.address import read_size
from components.panels.figure import show_style
from components.selection import SIZES

SHEETS = Path(__file__).parent / "presenter"
# The pages that become a slide, each with its style sheet; the others only get large text.
SLIDES = {"explorer": "work", "lesson": "slide", "guess": "slide", "labs": "pictures", "mechanisms": "story"}


def show_presenter(page: str) -> None:
    """Show a page in the presenter view, if that is chosen."""
    show_style([_read_sheets(page) if read_size() == SIZES[1] else ""])  # always one, or all after it is drawn anew


@lru_cache
def _read_sheets(page: str) -> str:
    names = ["every", SLIDES[page]] if page in SLIDES else ["every"]
    return "\n".join((SHEETS / f"{name}.css").read_text("utf-8") for name in names)
