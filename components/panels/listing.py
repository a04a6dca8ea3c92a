"""Ticks -> the answer: which imbalances in view list each ticked symptom, with the sources."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from components.facts.catalogue import Catalogue, Citation
from components.facts.regions import Region, choose_links, find_memberships
from components.panels.emergency import list_urgent
from components.panels.piece import show_piece
from components.selection import View
from components.words.sentences import name_inside, say_listing
from components.words.text import Text

DENSE = 6  # conditions; the table of more is set in small type


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
    """A ticked symptom: a link or None for each imbalance in view, in their fixed order."""

    symptom: str  # its label
    links: tuple[Link | None, ...]
    sentence: str


def show_listing(
    catalogue: Catalogue, text: Text, view: View, regions: Sequence[Region], ticks: Collection[str]
) -> None:
    """Show for each ticked symptom which imbalances in view list it: a table, then sentences.

    Parameters
    ----------
    catalogue : Catalogue
    text : Text
    view : View
    regions : sequence of Region
        Of all imbalances in view.
    ticks : collection of str
        Rows stand in this order.
    """
    answered = list(ticks) if view.imbalances else []
    show_piece(
        "listing",
        text,
        conditions=[catalogue.names[imbalance] for imbalance in view.imbalances],
        rows=_list_rows(catalogue, text, view, regions, answered),
        urgent=list_urgent(catalogue, answered),
        dense=len(view.imbalances) > DENSE,
        cautions=_say_cautions(view, text),
    )


def _list_rows(
    catalogue: Catalogue, text: Text, view: View, regions: Sequence[Region], ticks: Sequence[str]
) -> list[Row]:
    names, linked = catalogue.names, find_memberships(regions)
    numbers = catalogue.symptoms["number"]
    links = _find_links(catalogue, text, view, ticks)
    return [
        Row(
            names[symptom],
            tuple(links.get((symptom, imbalance)) for imbalance in view.imbalances),
            say_listing(
                text, (names[symptom], numbers[symptom]), linked.get(symptom, frozenset()), view.imbalances, names
            ),
        )
        for symptom in ticks
    ]


def _find_links(catalogue: Catalogue, text: Text, view: View, ticks: Sequence[str]) -> dict[tuple[str, str], Link]:
    """Find the links of ticked symptoms, by symptom and imbalance."""
    links = choose_links(catalogue.links, view.listing)
    found = {}
    for row in links[links["symptom_id"].isin(ticks)].to_dict("records"):
        symptom, imbalance = row["symptom_id"], row["imbalance_id"]
        condition = name_inside(catalogue.names[imbalance])
        title = text("listing.sources", symptom=catalogue.names[symptom], condition=condition)
        citations = catalogue.cite(row["source_ids"], row["locators"])
        lone_kind = str(catalogue.sources.at[row["source_ids"], "kind"]) if len(citations) == 1 else ""
        found[symptom, imbalance] = Link(
            title, row["stage"], row["as_listed"], row["founding_wording"], lone_kind, citations
        )
    return found


def _say_cautions(view: View, text: Text) -> list[str]:
    """Say what every result must be read with."""
    return [
        text("listing.caution"),
        text.count("listing.incomplete", len(view.imbalances)),
        text("listing.silent"),
        text("listing.together"),
    ]
