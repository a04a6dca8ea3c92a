"""The answer and the regions in view as tables to take home."""

from __future__ import annotations

import streamlit as st

from components.controls.ticks import list_ticks
from components.facts.catalogue import Catalogue
from components.files.tables import ENCODING, write_answer, write_regions
from components.selection import View
from components.words.text import Text


def offer_exports(catalogue: Catalogue, text: Text, view: View) -> None:
    """Offer what is in view as CSV; a file holds ticks only if the visitor asks for the answer."""
    with st.popover(text("export.button"), key="export", on_change="rerun") as asked:
        if not asked.open:
            return
        st.write(text("export.note"))
        ticks = list_ticks(catalogue)
        files = {
            "regions": write_regions(catalogue, text, view),
            "answer": write_answer(catalogue, text, view, ticks),
        }
        for name, file in files.items():
            whole = file.encode(ENCODING)
            st.download_button(text(f"export.{name}"), whole, f"{name}.csv", "text/csv", on_click="ignore")
