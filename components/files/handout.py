"""Catalogue -> a handout to print: one HTML file that works alone, the banner on every page."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from components.facts.catalogue import Catalogue
from components.facts.columns import OPTIONS
from components.words.sentences import say_reading
from components.words.text import Text

PAPERS = ("A4", "letter")
# The head of a table is printed on every page; each page of the handout is a table of its own.
PAGE = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>{title}</title><style>
@page {{ size: {paper}; margin: 14mm; }}
body {{ margin: 0 auto; max-width: 190mm; padding: 1rem; color: #000; }}
body {{ font: 15px/1.4 "Source Sans 3", "Segoe UI", Arial, sans-serif; }}
.page {{ width: 100%; border-collapse: collapse; break-after: page; }}
.page:last-child {{ break-after: auto; }}
.page > thead th {{ font-weight: 400; text-align: left; border: 2px solid #000; padding: .4rem .7rem; }}
.page > tbody > tr > td {{ padding: 0; }}
h1 {{ font-size: 1.4rem; margin: .8rem 0 .2rem; }} h2 {{ font-size: 1.15rem; margin: .9rem 0 .2rem; }}
svg {{ width: 100%; height: auto; }}
.cards {{ display: flex; flex-wrap: wrap; gap: .4rem; padding: 0; list-style: none; }}
.cards li {{ border: 1px solid #000; border-radius: .3rem; padding: .1rem .5rem; }}
.grid {{ border-collapse: collapse; width: 100%; }}
.gap {{ height: .5rem; }}
.two {{ columns: 2; column-gap: 2rem; }}
.two li {{ margin-bottom: .5rem; }}
.grid th, .grid td {{ border: 1px solid #555; padding: 0 .4rem; line-height: 1.35; }}
.grid th, .grid td {{ text-align: left; font-weight: 400; }}
.grid tr > th:first-child {{ white-space: nowrap; }}
.grid td {{ text-align: center; }}
li, tr {{ break-inside: avoid; }}
.small {{ font-size: .85rem; }}
@media print {{ body {{ padding: 0; }} }}
</style></head><body>{pages}</body></html>
"""
SHEET = """<table class="page"><thead><tr><th><strong>{headline}</strong> {detail}</th></tr>
<tr><td class="gap"></td></tr></thead>
<tbody><tr><td>{body}</td></tr></tbody></table>"""
# Two outlines told apart by their line, with room to write.
BLANK = """<svg viewBox="0 0 700 300" role="img" aria-label="{label}"><g fill="none" stroke="#000" stroke-width="3">
<rect x="5" y="40" width="450" height="250" rx="30"/>
<rect x="245" y="50" width="450" height="230" rx="30" stroke-dasharray="12 5"/></g>
<g font-size="20" font-weight="700"><text x="20" y="28">{left}</text>
<text x="680" y="28" text-anchor="end">{right}</text></g></svg>"""


def write_handout(catalogue: Catalogue, paper: str, text: Text) -> str:
    """Write the handout: a chart and a table to fill in, the questions, and the answers on their own page.

    Parameters
    ----------
    catalogue : Catalogue
    paper : {"A4", "letter"}
    text : Text

    Returns
    -------
    str
        HTML with nothing outside itself.
    """
    said = [text("sources.use"), text("listing.silent"), say_reading(text, catalogue.read_dates())]
    said.append(text("source.reviewed"))
    sheets = [
        f"<h1>{text('handout.title')}</h1>{_draw_blank(catalogue, text)}{_list_cards(catalogue, text)}"
        f"<p class='small'>{' '.join(said)}</p>",
        f"<h2>{text('handout.table')}</h2>{_make_grid(catalogue, False)}",
        f"<h2>{text('handout.questions')}</h2>{_ask(catalogue)}",
        f"<h1>{text('handout.answers')}</h1>{_make_grid(catalogue, True)}{_answer(catalogue, text)}",
    ]
    banner = {"headline": escape(text("banner.headline")), "detail": escape(text("banner.detail"))}
    pages = "".join(SHEET.format(body=sheet, **banner) for sheet in sheets)
    return PAGE.format(title=escape(text("handout.title")), paper=paper, pages=pages)


def _founding_lists(catalogue: Catalogue) -> dict[str, tuple[str, ...]]:
    """Return the two lists of the founding document, by imbalance, as labels."""
    links = catalogue.links[catalogue.links["in_founding"] == "yes"]
    labels = catalogue.symptoms["label"]
    return {
        str(name): tuple(sorted(labels[symptom] for symptom in rows["symptom_id"]))
        for name, rows in links.groupby("imbalance_id", sort=False)
    }


def _draw_blank(catalogue: Catalogue, text: Text) -> str:
    left, right = (escape(catalogue.imbalances.at[name, "plain_name"]) for name in _founding_lists(catalogue))
    title, how = text("handout.chart"), text("handout.chart_how")
    return f"<h2>{title}</h2><p>{how}</p>" + BLANK.format(label=title, left=left, right=right)


def _list_cards(catalogue: Catalogue, text: Text) -> str:
    labels = sorted({label for held in _founding_lists(catalogue).values() for label in held})
    cards = "".join(f"<li>{escape(label)}</li>" for label in labels)
    return f"<h2>{text('handout.cards')}</h2><ul class='cards'>{cards}</ul>"


def _make_grid(catalogue: Catalogue, filled: bool) -> str:
    """Write symptoms against the core imbalances, blank or as the tables have it."""
    names = catalogue.imbalances.loc[list(catalogue.core), "plain_name"]
    links = catalogue.links[catalogue.links["imbalance_id"].isin(catalogue.core)]
    held = set(zip(links["symptom_id"], links["imbalance_id"], strict=True))
    shown = catalogue.symptoms.loc[catalogue.symptoms.index.isin(links["symptom_id"]), "label"].sort_values()
    heads = "".join(f"<th>{escape(name)}</th>" for name in names)
    rows = "".join(
        f"<tr><th>{escape(label)}</th>"
        + "".join(f"<td>{'●' if filled and (symptom, name) in held else ''}</td>" for name in catalogue.core)
        + "</tr>"
        for symptom, label in shown.items()
    )
    return f"<table class='grid'><tr><th></th>{heads}</tr>{rows}</table>"


def _ask(catalogue: Catalogue) -> str:
    asked = "".join(
        f"<li>{escape(row['question'])}<br>"
        + "<br>".join(f"☐ {escape(row[f'option_{letter}'])}" for letter in OPTIONS)
        + "</li>"
        for _, row in catalogue.questions.iterrows()
    )
    return f"<ol class='two'>{asked}</ol>"


def _answer(catalogue: Catalogue, text: Text) -> str:
    """Write the answers with their explanations, each with where to check it."""
    answers = "".join(
        f"<li><b>{escape(row['option_' + row['answer']])}.</b> {escape(row['explanation'])} "
        f"<span class='small'>{_cite(catalogue, row['source_ids'], row['locators'])}</span></li>"
        for _, row in catalogue.questions.iterrows()
    )
    return f"<ol>{answers}</ol><p class='small'>{text('sources.sources_note')}</p>"


def _cite(catalogue: Catalogue, source_ids: str, locators: str) -> str:
    parts: Sequence[str] = [
        escape(f"{citation.title}. {citation.publisher}. {citation.url}")
        for citation in catalogue.cite(source_ids, locators)
    ]
    return "; ".join(parts)
