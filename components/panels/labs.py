"""Catalogue + view -> what a blood test sees: the two pictures side by side, lab cards, silent and together."""

from __future__ import annotations

from html import escape

import streamlit as st

from components import cache
from components.charts.figure import Figure
from components.facts.catalogue import Catalogue
from components.facts.levels import find_axes
from components.facts.regions import MOST_DRAWN
from components.facts.stories import find_company, find_shared_causes
from components.panels.chart import choose_canvas, measure_width, show_figure, show_words
from components.panels.page import list_facts, list_sources, state_fact
from components.selection import View
from components.words.sentences import describe_chart, describe_levels, name_inside
from components.words.text import Text

SIDE_BY_SIDE = 900  # px, from this width on the pictures stand beside each other
BETWEEN = 40  # px


def show_pictures(catalogue: Catalogue, view: View, text: Text) -> None:
    """Show the overlap of the lists and the levels in blood of the same imbalances."""
    width = measure_width()
    if not view.imbalances:
        st.html(f'<p class="nothing">{text("levels.nothing")}</p>')
        return
    large = view.size != "normal"
    side_by_side = width >= SIDE_BY_SIDE and not large
    canvas = choose_canvas((width - BETWEEN) // 2 if side_by_side else width, view.size)
    chart = "overlap" if len(view.imbalances) <= MOST_DRAWN else "matrix"
    shown = View(view.imbalances, view.listing, chart)
    names, regions = cache.load_names(), cache.load_regions(shown)
    axes = find_axes(catalogue.labs, catalogue.imbalances["direction"].to_dict(), view.imbalances, view.unit)
    inside = text.join([name_inside(names[name]) for name in view.imbalances])
    symptoms = sum(len(region.symptoms) for region in regions)
    with st.container(key="pictures" if side_by_side else "pictures-below"):
        with st.container(key="overlap-side"):
            _show_picture(
                cache.load_figure(shown, canvas),
                (text("levels.overlap"), text(f"chart.read_{chart}")),
                text("chart.alt", symptoms=symptoms, conditions=inside),
            )
            show_words(text("levels.overlap_words"), describe_chart(text, regions, view.imbalances, names))
        with st.container(key="levels-side"):
            _show_picture(
                cache.load_levels(view.imbalances, view.unit, canvas),
                (text("levels.title"), text("levels.read")),
                text("levels.alt", conditions=inside),
            )
            show_words(text("levels.words"), describe_levels(text, axes, names))
    st.html(f'<p class="caution" role="note">{text("levels.note")}</p>')


def _show_picture(figure: Figure, words: tuple[str, str], alt: str) -> None:
    title, read = words
    st.html(f'<h2>{title}</h2><p class="read">{read}</p>')
    meta, canvas = figure.layout.meta, f"{figure.layout.width}-{figure.layout.height}"
    key = f"picture-{meta['chart']}-{'-'.join(meta['imbalances'])}-{canvas}"
    show_figure(figure, key, alt)


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
