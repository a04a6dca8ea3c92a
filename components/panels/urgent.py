"""When it is urgent: every row of the emergency table, with the numbers to call and the sources."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from components.facts.catalogue import Catalogue, Citation
from components.facts.columns import EMERGENCY
from components.panels.piece import show_piece
from components.words.emergency import join_numbers, say_numbers
from components.words.text import Text


@dataclass(frozen=True)
class Guidance:
    """A row of emergency.csv."""

    topic: str
    guidance: str
    turn_to: str  # numbers to call, or a clinician
    citations: tuple[Citation, ...]


def show_urgent(catalogue: Catalogue, text: Text) -> None:
    """Show when to get urgent help: first for anyone, then for people with a known condition."""
    rows = catalogue.emergency.to_dict("index").items()
    anyone = [row for _, row in rows if row["names_condition"] == "no"]
    known = [row for _, row in rows if row["names_condition"] == "yes"]
    show_piece(
        "urgent",
        text,
        numbers=say_numbers(catalogue, text),
        parts={
            "anyone": list(_list_guidance(catalogue, text, anyone)),
            "known": list(_list_guidance(catalogue, text, known)),
        },
    )


def _list_guidance(catalogue: Catalogue, text: Text, rows: Iterable[dict[str, str]]) -> Iterable[Guidance]:
    for row in rows:
        turn_to = text("urgent.clinician")
        if row["route"] == EMERGENCY:
            turn_to = text("urgent.call", numbers=join_numbers(text, row))
        yield Guidance(row["topic"], row["guidance"], turn_to, catalogue.cite(row["source_ids"], row["locators"]))
