"""Tables + view -> the answer: which imbalances in view list each symptom, and the cautions beside it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from components.facts.catalogue import Catalogue, Citation
from components.facts.regions import choose_links, find_memberships, find_regions, keep_offered
from components.facts.tables import FOUNDING
from components.selection import View
from components.words.emergency import Urgency, find_urgent
from components.words.sentences import Subject, name_inside, say_listed
from components.words.text import Text


@dataclass(frozen=True)
class Link:
    """How an imbalance lists a symptom: at which stage, in which words, by which sources."""

    title: str  # above the sources
    stage: str
    as_listed: str
    founding_wording: str
    lone_kind: str  # what sort of publication the source is, if it is the only one; else ""
    citations: tuple[Citation, ...]


@dataclass(frozen=True)
class Row:
    """A symptom: when it is urgent, and for each imbalance in view, in their fixed order, its link or None."""

    id: str
    symptom: str  # its label
    links: tuple[Link | None, ...]
    urgent: Urgency | None


def list_answered(catalogue: Catalogue, view: View) -> tuple[str, ...]:
    """List the symptoms that get a box and a row on a page that is written once and never asks for more."""
    return keep_offered(catalogue.symptoms.index, _find_memberships(catalogue, view))


def list_rows(catalogue: Catalogue, text: Text, view: View, offered: Sequence[str]) -> list[Row]:
    """List a row for each symptom offered, in the same order."""
    links, urgent = _find_links(catalogue, text, view), find_urgent(catalogue)
    return [
        Row(
            symptom,
            label,
            tuple(links.get((symptom, imbalance)) for imbalance in view.imbalances),
            urgent.get(symptom),
        )
        for symptom, label in catalogue.symptoms["label"].loc[list(offered)].items()
    ]


def _find_links(catalogue: Catalogue, text: Text, view: View) -> dict[tuple[str, str], Link]:
    """Find the links of the imbalances in view, by symptom and imbalance."""
    links = choose_links(catalogue.links, view.listing)
    found = {}
    for row in links[links["imbalance_id"].isin(view.imbalances)].to_dict("records"):
        symptom, imbalance = row["symptom_id"], row["imbalance_id"]
        condition = name_inside(catalogue.names[imbalance])
        title = text("answer.sources", symptom=catalogue.names[symptom], condition=condition)
        citations = catalogue.cite(row["source_ids"], row["locators"])
        lone_kind = str(catalogue.sources.at[row["source_ids"], "kind"]) if len(citations) == 1 else ""
        found[symptom, imbalance] = Link(
            title, row["stage"], row["as_listed"], row["founding_wording"], lone_kind, citations
        )
    return found


def say_answers(catalogue: Catalogue, text: Text, view: View, offered: Sequence[str]) -> dict[str, str]:
    """Say in a sentence, for each symptom offered, what its row says."""
    linked = _find_memberships(catalogue, view)
    return {
        str(symptom): say_listed(
            text,
            Subject(row["label"], row["number"]),
            linked.get(symptom, frozenset()),
            view.imbalances,
            catalogue.names,
        )
        for symptom, row in catalogue.symptoms.loc[list(offered)].iterrows()
    }


def _find_memberships(catalogue: Catalogue, view: View) -> dict[str, frozenset[str]]:
    return find_memberships(find_regions(choose_links(catalogue.links, view.listing), view.imbalances))


def list_cautions(text: Text, number: int) -> list[str]:
    """List the cautions that stand beside every answer about so many imbalances."""
    incomplete = text.count("answer.incomplete", number)
    return [text("answer.caution"), incomplete, text("answer.silent"), text("answer.together")]


def list_short_cautions(text: Text, number: int) -> list[str]:
    """List the same cautions in fewer words, for places with little room."""
    return [text.count("answer.short", number), text("answer.short_silent"), text("answer.short_together")]


def name_listing(catalogue: Catalogue, text: Text, view: View) -> str:
    """Name the lists that are shown."""
    return text("own.listing") if catalogue.is_own else text(f"listing_choice.{view.listing}")


def say_listing_note(catalogue: Catalogue, text: Text, view: View) -> str:
    """Say which lists are shown, and for which imbalances the founding document has none."""
    if catalogue.is_own:
        return text("own.in_use")
    note = text(f"listing_choice.{view.listing}_note", title=catalogue.sources.at[FOUNDING, "title"])
    in_view = catalogue.imbalances.loc[list(view.imbalances)]
    bare = in_view.loc[in_view["seed_coverage"] != "symptom list", "plain_name"]
    if bare.empty or view.listing != "founding":
        return note
    return f"{note} {text('listing_choice.no_list', conditions=text.join([name_inside(label) for label in bare]))}"
