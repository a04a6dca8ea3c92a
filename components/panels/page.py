"""Catalogue + selection -> what pages show: the banner, notices, the listing, lab cards."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from html import escape
from pathlib import Path

import pandas as pd
import streamlit as st

from components.facts.catalogue import Catalogue, Citation
from components.facts.regions import Region, choose_links, find_memberships
from components.facts.tables import FOUNDING
from components.selection import View
from components.words.sentences import name_inside, say_listing, say_reading
from components.words.text import Text

GENERAL = "e01"  # the row of emergency.csv whose regions and numbers hold for any emergency


def show_head(text: Text, page: str) -> None:
    """Show the title of a page, the size of its text, and the way to the others."""
    with st.container(key="head", horizontal=True, vertical_alignment="bottom"):
        title = "page.title" if page == "explorer" else f"page.{page}"
        st.html(f"<h1>{text(title)}</h1>" + (f"<p>{text('page.lead')}</p>" if page == "explorer" else ""))
        with st.container(key="pages", horizontal=True, width="content", vertical_alignment="center"):
            for name in ("explorer", "labs", "mechanisms", "lesson", "sources"):
                st.page_link(f"components/pages/{name}.py", label=text(f"page.{name}"), disabled=name == page)
            if st.button(text("page.reset"), key="reset", type="tertiary"):
                st.session_state.clear()
                st.switch_page("components/pages/explorer.py")
    if st.session_state.get("view_large"):
        st.html(Path(__file__).parent / "presenter.css")


def show_classroom(text: Text, page: str) -> None:
    """Show the way to the other parts of the classroom, and the switch of the presenter view."""
    with st.container(key="classroom", horizontal=True, vertical_alignment="center", gap="small"):
        for name in ("lesson", "guess", "questions", "cards", "teachers"):
            st.page_link(f"components/pages/{name}.py", label=text(f"lesson.{name}"), disabled=name == page)
        st.toggle(text("size.large"), key="view_large", persist_state="session")


def show_unknown(text: Text, unknown: Sequence[str]) -> None:
    """Say what an address named in vain."""
    if unknown:
        kind = "one" if len(unknown) == 1 else "many"
        names = ", ".join(escape(name[:40]) for name in unknown[:5])
        st.html(f'<p class="note" role="status">{text(f"notice.unknown_{kind}", names=names)}</p>')


def show_listing_note(catalogue: Catalogue, view: View, text: Text) -> None:
    """Say which lists are shown, and where the founding document has none."""
    title = escape(catalogue.sources.at[FOUNDING, "title"])
    note = text(f"listing_choice.{view.listing}_note", title=title)
    bare = catalogue.imbalances.loc[list(view.imbalances)].query("seed_coverage != 'symptom list'")
    if view.listing == "founding" and not bare.empty:
        names = [name_inside(escape(name)) for name in bare["plain_name"]]
        note += " " + text("listing_choice.no_list", conditions=text.join(names))
    st.html(f'<p class="small">{note}</p>')


def show_emergency(catalogue: Catalogue, ticks: Iterable[str], text: Text) -> None:
    """Show the emergency notice while a red flag is ticked, and a quiet line in its room before."""
    numbers = say_numbers(catalogue, text)
    flagged = _find_flagged(catalogue, ticks)
    if flagged.empty:
        st.html(f'<p class="quiet">{text("emergency.quiet", numbers=numbers)}</p>')
        return
    with st.container(key="emergency"):
        st.html(
            f'<div role="alert"><strong>{text("emergency.title")}.</strong> '
            f"{text('emergency.call', numbers=numbers)}</div>"
        )


def _find_flagged(catalogue: Catalogue, ticks: Iterable[str]) -> pd.DataFrame:
    ticked = catalogue.symptoms.loc[list(ticks)]
    return ticked[ticked["red_flag"] == "yes"]


def say_numbers(catalogue: Catalogue, text: Text) -> str:
    """Say which number to call where."""
    anywhere = catalogue.emergency.loc[GENERAL]
    pairs = zip(anywhere["region"].split("; "), anywhere["number_or_route"].split("; "), strict=True)
    return text.join([text("emergency.number", number=number, region=region) for region, number in pairs])


def _urgency(catalogue: Catalogue, ticks: Sequence[str], text: Text) -> str:
    """Say when ticked red flags are urgent, with sources; apart from the notice, which names no condition."""
    flagged = _find_flagged(catalogue, ticks)
    if flagged.empty:
        return ""
    entries = "".join(
        f"<li>{text('emergency.symptom', symptom=escape(row['label']), when=escape(row['urgent_if']))}"
        f"{list_sources(catalogue.cite(row['urgent_source_ids']), text)}</li>"
        for _, row in flagged.iterrows()
    )
    return f"<details><summary>{text('emergency.which')}</summary><ul>{entries}</ul></details>"


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
        st.html(f'<p class="small">{text("listing.stage")}</p>{_urgency(catalogue, ticks, text)}')
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


def show_reading(catalogue: Catalogue, text: Text) -> None:
    """Say when the sources were read, and that no clinician has reviewed the tables."""
    with st.container(key="reading"):
        st.html(f'<p class="small">{say_reading(text, catalogue.read_dates())} {text("source.reviewed")}</p>')


def list_sources(citations: Iterable[Citation], text: Text) -> str:
    """Write a list of sources with title, publisher, address and the place in them."""
    entries = []
    for citation in citations:
        title = link_source(citation.title, citation.url, text)
        place = f" {text('source.place', locator=escape(citation.locator))}" if citation.locator else ""
        entries.append(f"<li>{title}. {escape(citation.publisher)}.{place}</li>")
    return f'<ul class="sources">{"".join(entries)}</ul>'


def state_fact(statement: str, citations: Iterable[Citation], text: Text) -> str:
    """Write a statement of fact with its sources one step away; the statement is HTML already."""
    return (
        f'<div class="statement"><p>{statement}</p><details><summary>{text("source.open")}</summary>'
        f"{list_sources(citations, text)}</details></div>"
    )


def list_facts(catalogue: Catalogue, facts: Iterable[str], text: Text) -> str:
    """Write stand-alone statements, by their ids."""
    rows = catalogue.facts.loc[list(facts)]
    return "".join(
        state_fact(escape(row["statement"]), catalogue.cite(row["source_ids"], row["locators"]), text)
        for _, row in rows.iterrows()
    )


def link_source(title: str, url: str, text: Text) -> str:
    """Write the title of a source, leading to its address if it has one."""
    if not url:
        return f"{escape(title)} ({text('source.no_address')})"
    return f'<a href="{escape(url)}" target="_blank" rel="noopener noreferrer">{escape(title)}</a>'


def show_purpose(catalogue: Catalogue, text: Text) -> None:
    """Say what the tool is for, what it is not, and how its lists were made."""
    counts = text(
        "sources.counts",
        imbalances=len(catalogue.imbalances),
        symptoms=len(catalogue.symptoms),
        links=len(catalogue.links),
        sources=len(catalogue.sources),
    )
    for part, sentences in (
        ("use", [text("sources.use"), text("sources.use_not"), text("sources.lookup")]),
        ("method", [counts] + [text(f"sources.method_{number}") for number in (1, 2, 3, 4)]),
        ("privacy", [text("sources.privacy"), text("sources.privacy_link")]),
    ):
        st.html(f"<h2>{text(f'sources.{part}_title')}</h2><p>{' '.join(sentences)}</p>")


def show_sources(catalogue: Catalogue, text: Text) -> None:
    """List every source of the tables with edition, how much was read, and licence."""
    entries = "".join(f"<li>{_source_entry(row, text)}</li>" for _, row in catalogue.sources.iterrows())
    note = text("sources.sources_note")
    st.html(f"<h2>{text('sources.sources_title')}</h2><p>{note}</p><ol class='facts'>{entries}</ol>")


def _source_entry(row: pd.Series, text: Text) -> str:
    parts = [
        link_source(row["title"], row["url"], text),
        escape(row["publisher"]),
        escape(row["accessed_or_version"]),
        f"{text('sources.basis')}: {escape(row['text_basis'])}",
        f"{text('sources.licence')}: {escape(row['licence_note'])}",
    ]
    return ". ".join(parts) + "."
