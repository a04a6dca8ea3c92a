"""Card match: a small group places symptoms on conditions."""

from __future__ import annotations

from html import escape

import streamlit as st

from components.controls import escape_markdown
from components.facts.catalogue import Catalogue
from components.facts.columns import split_cell
from components.words.text import Text


def show_cards(catalogue: Catalogue, text: Text) -> None:
    """Let a small group place symptoms on conditions; only a full placement is checked, as often as wanted."""
    names, labels = catalogue.imbalances["plain_name"], catalogue.symptoms["label"]
    row = catalogue.lesson.set_index("kind").loc["match"]
    imbalances, symptoms = split_cell(row["imbalance_ids"]), split_cell(row["symptom_ids"])
    st.html(f"<h2>{escape(row['title'])}</h2><p class='lead'>{escape(row['text'])}</p>")
    placed = {}
    for symptom in symptoms:
        placed[symptom] = st.pills(
            escape_markdown(labels[symptom]),
            imbalances,
            selection_mode="multi",
            format_func=lambda name: escape_markdown(names[name]),
            key=f"card-{symptom}",
            persist_state="session",
            on_change=st.session_state.update,
            kwargs={"checked": False},
            wrap=True,
        )
    full = all(placed.values())
    st.button(text("match.check"), key="check", type="primary", disabled=not full, on_click=_check)
    if not full:
        st.html(f'<p class="small">{text("match.missing")}</p>')
    elif st.session_state.get("checked"):
        links = catalogue.links[catalogue.links["imbalance_id"].isin(imbalances)]
        listed = links.groupby("symptom_id")["imbalance_id"].agg(set)
        same = all(set(placed[symptom]) == listed[symptom] for symptom in symptoms)
        st.html(f'<p class="told" role="status">{text("match.same" if same else "match.differ")}</p>')


def _check() -> None:
    st.session_state.checked = True
