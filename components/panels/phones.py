"""The way to the page for phones: a QR code and its address, or how to open the app to the classroom."""

from __future__ import annotations

from urllib.parse import urlsplit

import segno

from components.address import read_url
from components.panels.piece import show_piece
from components.selection import View, write_lists_link
from components.words.text import Text

ALONE = ("", "localhost", "127.0.0.1", "::1")  # names of this machine that mean another one elsewhere
START = "python -m streamlit run app.py --server.address 0.0.0.0"
EXAMPLE = "192.168.1.20"  # how the address of a computer in a network looks


def show_phones(text: Text, view: View, start: View) -> None:
    """Lead phones to the page of a view, or say what to do if they cannot reach this machine."""
    show_piece("phones_page", text, **_find_way(view, start))


def show_phones_slide(text: Text, view: View, start: View) -> None:
    """Show the same as a slide once a button is pressed; the button needs no server."""
    show_piece("phones_slide", text, **_find_way(view, start))


def _find_way(view: View, start: View) -> dict[str, str]:
    page = read_url()
    parts = urlsplit(page)
    if (parts.hostname or "") in ALONE:
        port = f":{parts.port}" if parts.port else ""
        return {"code": "", "start": START, "example": f"http://{EXAMPLE}{port}"}
    address = write_lists_link(page, view, start)
    code = segno.make(address, micro=False).svg_data_uri(border=4, light="#fff", omitsize=True)
    return {"code": code, "address": address}
