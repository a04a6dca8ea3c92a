"""Which imbalances are silent, which come together, and what symptoms cannot tell."""

from __future__ import annotations

from html import escape

import streamlit as st

from components import cache
from components.facts.catalogue import Catalogue
from components.facts.stories import find_company, find_shared_causes
from components.panels.sources import list_facts, state_fact
from components.words.sentences import name_inside
from components.words.text import Text


def show_silence(catalogue: Catalogue, text: Text) -> None:
    """Show which imbalances are silent when mild, which come together, and what symptoms cannot tell."""
    names = cache.load_names()
    silent = "".join(
        f"<section><h3>{escape(names[imbalance])}</h3>{_state_silence(catalogue, imbalance, text)}</section>"
        for imbalance in catalogue.imbalances.index
    )
    general = catalogue.facts.query("kind == 'silent_when_mild' and imbalance_id == ''").index
    limits = catalogue.facts.query("kind in ('limits_of_symptoms', 'why_it_matters')").index
    company = "".join(
        "<section><h3>"
        + text("silence.case", first=escape(names[first]), second=name_inside(escape(names[second])))
        + f"</h3>{_state_mechanism(catalogue, mechanism, text)}</section>"
        for first, second, mechanism in find_company(catalogue)
    )
    st.html(
        f"<h2>{text('silence.title')}</h2><p>{text('silence.lead')}</p><div class='cards'>{silent}</div>"
        f"{list_facts(catalogue, general, text)}"
        f"<h2>{text('silence.together')}</h2><p>{text('listing.together')}</p><div class='cards'>{company}</div>"
        f"<h2>{text('silence.shared')}</h2>{_list_shared(catalogue, text)}"
        f"<h2>{text('silence.limits')}</h2>{list_facts(catalogue, limits, text)}"
    )


def _state_silence(catalogue: Catalogue, imbalance: str, text: Text) -> str:
    """Write what sources say of an imbalance when mild; where none says so plainly, the note of the table."""
    facts = catalogue.facts.query("kind == 'silent_when_mild' and imbalance_id == @imbalance").index
    if not facts.empty:
        return list_facts(catalogue, facts, text)
    row = catalogue.imbalances.loc[imbalance]
    if not row["silent_source_ids"]:
        return f"<p>{escape(row['silent_note'])}</p>"  # that no source says so needs none
    return state_fact(escape(row["silent_note"]), catalogue.cite(row["silent_source_ids"]), text)


def _state_mechanism(catalogue: Catalogue, mechanism: str, text: Text) -> str:
    row = catalogue.mechanisms.loc[mechanism]
    return state_fact(escape(row["explanation"]), catalogue.cite(row["source_ids"], row["locators"]), text)


def _list_shared(catalogue: Catalogue, text: Text) -> str:
    """Write each cause that several imbalances share, with the sources for each of them."""
    names, causes = cache.load_names(), catalogue.causes
    entries = []
    for cause, imbalances in find_shared_causes(catalogue).items():
        rows = causes[causes["id"] == cause]
        label = min(rows["label"], key=len)
        conditions = text.join([name_inside(names[name]) for name in imbalances])
        cited = {
            citation: None
            for _, row in rows.iterrows()
            for citation in catalogue.cite(row["source_ids"], row["locators"])
        }
        entries.append(state_fact(escape(text("silence.cause", cause=label, conditions=conditions)), cited, text))
    return "".join(entries)
