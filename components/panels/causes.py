"""Causes and risk groups of each imbalance."""

from __future__ import annotations

from dataclasses import dataclass

from components.facts.catalogue import Catalogue, Citation
from components.facts.columns import CAUSE_KINDS
from components.panels.piece import show_piece
from components.words.text import Text


@dataclass(frozen=True)
class Cause:
    """A cause or risk group of an imbalance, as sources list it."""

    label: str
    in_founding: bool
    note: str  # may be empty
    citations: tuple[Citation, ...]


def show_causes(catalogue: Catalogue, text: Text) -> None:
    """Show the causes and risk groups of each imbalance, and which the founding document names."""
    cards = [
        (catalogue.names[imbalance], {kind: _list_causes(catalogue, imbalance, kind) for kind in CAUSE_KINDS})
        for imbalance in catalogue.imbalances.index
    ]
    show_piece("causes", text, cards=cards)


def _list_causes(catalogue: Catalogue, imbalance: str, kind: str) -> list[Cause]:
    causes = catalogue.causes
    rows = causes[(causes["imbalance_id"] == imbalance) & (causes["kind"] == kind)]
    return [
        Cause(
            row["label"],
            row["in_founding"] == "yes",
            row["note"],
            catalogue.cite(row["source_ids"], row["locators"]),
        )
        for row in rows.to_dict("records")
    ]
