"""The way to the page for phones: a code to scan and its address, or how to open the app to the room."""

from __future__ import annotations

from urllib.parse import urlsplit

import segno

from components.address import read_url
from components.panels.piece import show_piece
from components.selection import View, write_lists_link
from components.words.text import Text

ALONE = ("", "localhost", "127.0.0.1", "::1")  # hosts that no other machine can reach


def show_phones(text: Text, view: View, start: View) -> None:
    """Lead phones to the page of a view, or say what they need where they cannot reach this machine."""
    page = read_url()
    reached = (urlsplit(page).hostname or "") not in ALONE
    address = write_lists_link(page, view, start)
    code = segno.make(address, micro=False).svg_data_uri(border=4, light="#fff", omitsize=True) if reached else ""
    show_piece("phones", text, address=address, code=code)
