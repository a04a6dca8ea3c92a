"""The chart saved as a picture or a web page."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

import streamlit as st

from components import cache
from components.charts.figure import Figure
from components.files.web_page import write_page
from components.selection import View
from components.words.sentences import say_reading
from components.words.text import Text

FILE = "symptom-overlap"  # the name of saved files


SAVE = "<button data-kind='png'>PNG</button> <button data-kind='svg'>SVG</button>"  # until the words are there


SAVE_LOOK = """
button { font: inherit; color: inherit; background: transparent; border: 1px solid currentColor; cursor: pointer;
  border-radius: 0.5rem; padding: 0.4rem 0.9rem; min-height: 2.5rem; }
"""


_saver = st.components.v2.component(
    "save", html=SAVE, css=SAVE_LOOK, js=(Path(__file__).parent / "save.js").read_text("utf-8")
)


def offer_pictures(figure: Figure, view: View, sentences: Sequence[str], text: Text) -> None:
    """Offer the chart as a picture or a page; none of them knows what is ticked."""
    names = cache.load_names()
    foot = text(
        "save.foot",
        conditions=text.join([names[name] for name in view.imbalances]),
        listing=text(f"listing_choice.{view.listing}"),
        read=say_reading(text, cache.load_catalogue().read_dates()),
    )
    with st.popover(text("save.button"), key="save", on_change="rerun") as asked:
        if not asked.open:
            return
        st.write(text("save.note"))
        words = {"headline": text("banner.headline"), "detail": text("banner.detail"), "foot": foot}
        labels = {kind: text(f"save.{kind}") for kind in ("png", "svg")}
        _saver(key="pictures", data={"labels": labels, "words": words, "name": FILE})
        page = partial(write_page, figure, foot, sentences, text)
        st.download_button(text("save.html"), page, f"{FILE}.html", "text/html", on_click="ignore")
