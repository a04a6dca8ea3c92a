"""Ticks -> the answer: which imbalances in view list each ticked symptom, with sources."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape

import streamlit as st

from components.facts.catalogue import Catalogue
from components.facts.regions import Region, choose_links, find_memberships
from components.panels.emergency import urgency
from components.panels.sources import list_sources
from components.selection import View
from components.words.sentences import name_inside, say_listing
from components.words.text import Text


def show_listing(catalogue: Catalogue, view: View, regions: Sequence[Region], ticks: Sequence[str], text: Text) -> None:
    """Show for each ticked symptom which imbalances in view list it: a table, then sentences."""
    st.html(f"<h2>{text('listing.title')}</h2>")
    if ticks and view.imbalances:
        names = {**catalogue.imbalances["plain_name"].to_dict(), **catalogue.symptoms["label"].to_dict()}
        linked = find_memberships(regions)
        sentences = [
            say_listing(
                text,
                (names[symptom], catalogue.symptoms.at[symptom, "number"]),
                linked.get(symptom, frozenset()),
                view.imbalances,
                names,
            )
            for symptom in ticks
        ]
        st.html(_listing_table(catalogue, view, ticks, text))
        st.html(f"<ul class='sentences'>{''.join(f'<li>{escape(s)}</li>' for s in sentences)}</ul>")
        st.html(f'<p class="small">{text("listing.stage")}</p>{urgency(catalogue, ticks, text)}')
    else:
        st.html(f'<p class="nothing">{text("listing.nothing")}</p>')
    show_cautions(view, text)


def show_cautions(view: View, text: Text) -> None:
    """Say what every result must be read with."""
    sentences = [
        text("listing.caution"),
        text.count("listing.incomplete", len(view.imbalances)),
        text("listing.silent"),
        text("listing.together"),
    ]
    st.html(f'<div class="caution" role="note">{"".join(f"<p>{s}</p>" for s in sentences)}</div>')


def _listing_table(catalogue: Catalogue, view: View, ticks: Sequence[str], text: Text) -> str:
    links = choose_links(catalogue.links, view.listing)
    records = links[links["symptom_id"].isin(list(ticks))].to_dict("records")
    rows = {(row["symptom_id"], row["imbalance_id"]): row for row in records}
    names = catalogue.imbalances["plain_name"]
    heads = "".join(f'<th scope="col" role="columnheader">{escape(names[name])}</th>' for name in view.imbalances)
    body = "".join(
        f'<tr role="row"><th scope="row" role="rowheader">{escape(catalogue.symptoms.at[symptom, "label"])}</th>'
        + "".join(
            f'<td role="cell"><span class="narrow" aria-hidden="true">{escape(names[name])}</span>'
            f"{_listing_cell(catalogue, rows, (symptom, name), text)}</td>"
            for name in view.imbalances
        )
        + "</tr>"
        for symptom in ticks
    )
    dense = " dense" if len(view.imbalances) > 6 else ""
    return (
        f'<table class="listing{dense}" role="table" aria-label="{text("listing.table")}"><thead role="rowgroup">'
        f'<tr role="row"><th scope="col" role="columnheader">{text("listing.symptom")}</th>{heads}</tr></thead>'
        f'<tbody role="rowgroup">{body}</tbody></table>'
    )


def _listing_cell(
    catalogue: Catalogue, rows: Mapping[tuple[str, str], dict[str, str]], key: tuple[str, str], text: Text
) -> str:
    if key not in rows:
        return f'<span class="no">{text("listing.not_listed")}</span>'
    row = rows[key]
    symptom, imbalance = catalogue.symptoms.at[key[0], "label"], catalogue.imbalances.at[key[1], "plain_name"]
    title = text("listing.sources", symptom=escape(symptom), condition=name_inside(escape(imbalance)))
    wording = f"<p>{text('listing.as_listed', words=escape(row['as_listed']))}</p>"
    if row["founding_wording"]:
        wording += f"<p>{text('listing.founding', words=escape(row['founding_wording']))}</p>"
    return (
        f"<details><summary><b>{text('listing.listed')}</b> <span>{text('listing.' + row['stage'])}</span></summary>"
        f'<div class="card"><h3>{title}</h3>{wording}'
        f"{list_sources(catalogue.cite(row['source_ids'], row['locators']), text)}</div></details>"
    )
