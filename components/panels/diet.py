"""Diet and supplements, as the founding document has them."""

from __future__ import annotations

from html import escape

import streamlit as st

from components.facts.catalogue import Catalogue
from components.panels.sources import list_sources
from components.words.text import Text


def show_diet(catalogue: Catalogue, text: Text) -> None:
    """Show the founding document's table of diet and supplements, with what others add; no advice."""
    heads = "".join(f"<th scope='col'>{text(f'diet.{name}')}</th>" for name in ("feature", "balanced", "supplements"))
    # Where the head has no room, each cell says what it is.
    balanced, supplements = (f"<b class='narrow'>{text(f'diet.{name}')}</b>" for name in ("balanced", "supplements"))
    body = "".join(
        f"<tr><th scope='row'>{escape(row['feature'])}</th><td>{balanced}{escape(row['balanced_diet'])}</td>"
        f"<td>{supplements}{escape(row['supplements_under_supervision'])}"
        + (f"<p class='small'><b>{text('diet.note')}:</b> {escape(row['note'])}</p>" if row["note"] else "")
        + f"<details><summary>{text('source.open')}</summary>"
        f"{list_sources(catalogue.cite(row['source_ids'], row['locators']), text)}</details></td></tr>"
        for _, row in catalogue.diet_vs_supplements.iterrows()
    )
    st.html(
        f"<h2>{text('diet.title')}</h2><p>{text('diet.lead')}</p>"
        f"<table class='diet'><thead><tr>{heads}</tr></thead><tbody>{body}</tbody></table>"
    )
