"""The answer: which imbalances in view list each symptom, with the sources; a row shows while its symptom is ticked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from components.charts.drawn import find_styles
from components.facts.catalogue import Catalogue, Citation
from components.facts.regions import Region, choose_links, find_memberships
from components.panels.emergency import Urgency, find_urgent
from components.panels.piece import show_piece
from components.selection import View
from components.words.sentences import Subject, name_inside, say_listing
from components.words.text import Text

DENSE = 6  # conditions; the table of more is set in small type


@dataclass(frozen=True)
class Column:
    """The head of a column: an imbalance, and its line in the chart as a background of CSS."""

    name: str
    line: str


@dataclass(frozen=True)
class Link:
    """That an imbalance lists a symptom: at which stage, in which words, by which sources."""

    title: str  # of the card that holds the sources
    stage: str
    as_listed: str
    founding_wording: str
    lone_kind: str  # what sort of publication the only source is; empty where there are more
    citations: tuple[Citation, ...]


@dataclass(frozen=True)
class Row:
    """A symptom: when it is urgent, and a link or None for each imbalance in view, in their fixed order."""

    id: str
    symptom: str  # its label
    links: tuple[Link | None, ...]
    urgent: Urgency | None


def show_listing(catalogue: Catalogue, text: Text, view: View) -> None:
    """Show a row for each symptom, in the order of the table, and what every answer must be read with.

    A row says which imbalances in view list the symptom, and is hidden until the symptom is ticked.
    """
    styles = find_styles(catalogue)
    number = len(view.imbalances)
    show_piece(
        "listing",
        text,
        conditions=[Column(catalogue.names[one], styles[one].background) for one in view.imbalances],
        rows=_list_rows(catalogue, text, view),
        dense=number > DENSE,
        cautions=[
            text("listing.caution"),
            text.count("listing.incomplete", number),
            text("listing.silent"),
            text("listing.together"),
        ],
        short=[
            text.count("listing.short", number),
            text("listing.short_silent"),
            text("listing.short_together"),
        ],
    )


def show_sentences(catalogue: Catalogue, text: Text, view: View, regions: Sequence[Region]) -> None:
    """Tell the answer in sentences, each hidden until its symptom is ticked.

    Parameters
    ----------
    catalogue : Catalogue
    text : Text
    view : View
    regions : sequence of Region
        Of all imbalances in view.
    """
    linked = find_memberships(regions)
    sentences = {
        symptom: say_listing(
            text,
            Subject(row["label"], row["number"]),
            linked.get(symptom, frozenset()),
            view.imbalances,
            catalogue.names,
        )
        for symptom, row in catalogue.symptoms.iterrows()
    }
    show_piece("listing_sentences", text, sentences=sentences)


def _list_rows(catalogue: Catalogue, text: Text, view: View) -> list[Row]:
    links, urgent = _find_links(catalogue, text, view), find_urgent(catalogue)
    return [
        Row(
            symptom,
            label,
            tuple(links.get((symptom, imbalance)) for imbalance in view.imbalances),
            urgent.get(symptom),
        )
        for symptom, label in catalogue.symptoms["label"].items()
    ]


def _find_links(catalogue: Catalogue, text: Text, view: View) -> dict[tuple[str, str], Link]:
    """Find the links of the imbalances in view, by symptom and imbalance."""
    links = choose_links(catalogue.links, view.listing)
    found = {}
    for row in links[links["imbalance_id"].isin(view.imbalances)].to_dict("records"):
        symptom, imbalance = row["symptom_id"], row["imbalance_id"]
        condition = name_inside(catalogue.names[imbalance])
        title = text("listing.sources", symptom=catalogue.names[symptom], condition=condition)
        citations = catalogue.cite(row["source_ids"], row["locators"])
        lone_kind = str(catalogue.sources.at[row["source_ids"], "kind"]) if len(citations) == 1 else ""
        found[symptom, imbalance] = Link(
            title, row["stage"], row["as_listed"], row["founding_wording"], lone_kind, citations
        )
    return found
