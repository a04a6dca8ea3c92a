"""A card for each imbalance: the blood test that establishes it, and its limits."""

from __future__ import annotations

from html import escape

import streamlit as st

from components.facts.catalogue import Catalogue
from components.panels.sources import list_sources
from components.selection import View
from components.words.sentences import name_inside
from components.words.text import Text


def show_labs(catalogue: Catalogue, view: View, text: Text) -> None:
    """Show a card for each imbalance in view: the test that establishes it, and its limits."""
    cards = "".join(_lab_card(catalogue, imbalance, text) for imbalance in view.imbalances)
    st.html(
        f"<h2>{text('labs.title')}</h2><p>{text('labs.lead')}</p>"
        f'<div class="cards">{cards}</div><p class="caution" role="note">{text("labs.caution")}</p>'
    )


def _lab_card(catalogue: Catalogue, imbalance: str, text: Text) -> str:
    about, lab = catalogue.imbalances.loc[imbalance], catalogue.labs.loc[imbalance]
    ranges = [
        text("labs.range_of", low=lab[f"ref_low_{column}"], high=lab[f"ref_high_{column}"], unit=unit)
        for column, unit in (
            *(("mmol_l", "mmol/L"), ("conventional", lab["conventional_unit"])),
            *(("meq_l", "mEq/L"), ("ph", "pH")),
        )
        if lab[f"ref_low_{column}"]
    ]
    called, spelling = about["clinical_name"], about["uk_spelling"]
    if spelling != called.lower():
        called = text("labs.spelled", name=called, spelling=spelling)
    entries = {
        text("labs.called"): called,
        text("labs.test"): about["defining_test"],
        text("labs.sample"): lab["sample"],
        text("labs.panel"): lab["usual_panel"],
        text("labs.range"): "\n".join(dict.fromkeys(ranges)),
        text("labs.abnormal", name=name_inside(about["plain_name"])): lab["abnormal_if"],
        text("labs.further"): lab["further_tests"],
        text("labs.sure"): "" if lab["further_evidence_status"] == "verified" else lab["further_evidence_status"],
        text("labs.limits"): lab["range_note"],
        text("labs.silent"): about["silent_note"],
    }
    listed = "".join(f"<dt>{escape(term)}</dt><dd>{escape(value)}</dd>" for term, value in entries.items() if value)
    cited = (
        catalogue.cite(lab["ref_source_ids"], lab["ref_locators"])
        + catalogue.cite(lab["further_source_ids"], lab["further_locators"])
        + catalogue.cite(about["silent_source_ids"])
    )
    title = text("labs.sources", condition=name_inside(escape(about["plain_name"])))
    return (
        f"<section><h3>{escape(about['plain_name'])}</h3><p>{escape(about['summary'])}</p><dl>{listed}</dl>"
        f"<details><summary>{title}</summary>{list_sources(cited, text)}</details></section>"
    )
