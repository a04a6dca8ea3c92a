"""The chart saved as a picture, or the whole view as the page for phones; neither knows what is ticked."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import streamlit as st

from components import cache
from components.charts.drawn import Drawn
from components.controls.view import list_choices
from components.facts.catalogue import Catalogue
from components.files.picture import write_picture
from components.panels.phones import show_phones
from components.selection import View
from components.words.answer import name_listing
from components.words.sentences import say_reading
from components.words.text import Text

FILE = "symptom-overlap"  # the name of saved files
HERE = Path(__file__).parent

_saver = st.components.v2.component(
    "save", html=(HERE / "save.html").read_text("utf-8"), css=(HERE / "save.css").read_text("utf-8"),
    js=(HERE / "save.js").read_text("utf-8"),
)  # fmt: skip


def offer_pictures(catalogue: Catalogue, text: Text, view: View, drawn: Drawn) -> None:
    """Offer the chart of a view as a picture, and the view as a page that works alone."""
    foot = text(
        "save.foot",
        conditions=text.join([catalogue.names[imbalance] for imbalance in view.imbalances]),
        listing=name_listing(catalogue, text, view),
        read=say_reading(text, catalogue.read_dates()),
    )
    with st.popover(text("save.button"), key="save", on_change="rerun") as asked:
        if not asked.open:
            return
        st.write(text("save.note"))
        labels = {kind: text(f"save.{kind}") for kind in ("png", "svg")}
        _saver(key="pictures", data={"labels": labels, "picture": write_picture(drawn, foot, text), "name": FILE})
        page = cache.load_pocket(catalogue, text, view, date.today().isoformat())  # now, as the handout is
        st.download_button(text("save.html"), page, f"{FILE}.html", "text/html", on_click="ignore")
        if not catalogue.is_own:
            show_phones(text, view, list_choices(catalogue).start)
