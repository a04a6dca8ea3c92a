"""Notices beside a view: unknown parts of its address, and which lists are shown."""

from __future__ import annotations

from collections.abc import Sequence

from components.facts.catalogue import Catalogue
from components.panels.piece import show_piece
from components.selection import View
from components.words.answer import say_listing_note
from components.words.text import Text

MOST_NAMED, LONGEST = 5, 40  # parts of an address, and characters of each, since an address can hold anything


def show_unknown(text: Text, unknown: Sequence[str]) -> None:
    """Say which parts of an address name nothing known."""
    if unknown:
        named = ", ".join(part[:LONGEST] for part in unknown[:MOST_NAMED])
        show_piece("notice_unknown", text, count="one" if len(unknown) == 1 else "many", named=named)


def show_listing_note(catalogue: Catalogue, text: Text, view: View) -> None:
    """Say which lists are shown, and for which conditions the founding document has none."""
    if catalogue.is_own:
        show_piece("own_note", text)
        return
    show_piece("notice_listing", text, note=say_listing_note(catalogue, text, view))
