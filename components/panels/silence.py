"""Which imbalances are silent when mild, which come together, and what symptoms cannot tell."""

from __future__ import annotations

from dataclasses import dataclass

from components.facts.catalogue import Catalogue
from components.facts.statements import Statement, read_statements
from components.facts.stories import find_company, find_shared_causes
from components.panels.piece import show_piece
from components.words.sentences import name_inside
from components.words.text import Text

ABOUT_LIMITS = ("limits_of_symptoms", "why_it_matters")  # kinds of facts


@dataclass(frozen=True)
class Card:
    """What is said of one imbalance, or of two that come together."""

    title: str
    statements: tuple[Statement, ...]


def show_silence(catalogue: Catalogue, text: Text) -> None:
    """Show which imbalances are silent when mild, which come together, and what symptoms cannot tell."""
    facts = catalogue.facts
    names = catalogue.names
    show_piece(
        "silence",
        text,
        silent=[
            Card(names[imbalance], _state_silence(catalogue, imbalance)) for imbalance in catalogue.imbalances.index
        ],
        in_general=_find_silent_facts(catalogue, ""),
        together=_list_company(catalogue, text),
        shared=_list_shared_causes(catalogue, text),
        limits=read_statements(catalogue, facts[facts["kind"].isin(ABOUT_LIMITS)], "statement"),
    )


def _find_silent_facts(catalogue: Catalogue, imbalance: str) -> tuple[Statement, ...]:
    """Find what sources say of one imbalance when it is mild, or of all in general ("")."""
    facts = catalogue.facts
    about = (facts["kind"] == "silent_when_mild") & (facts["imbalance_id"] == imbalance)
    return read_statements(catalogue, facts[about], "statement")


def _state_silence(catalogue: Catalogue, imbalance: str) -> tuple[Statement, ...]:
    """Return what sources say of an imbalance when it is mild, or else the note of the table.

    Returns
    -------
    tuple of Statement
        A note that no source mentions it has no citations.
    """
    row = catalogue.imbalances.loc[imbalance]
    note = Statement(row["silent_note"], catalogue.cite(row["silent_source_ids"]))
    return _find_silent_facts(catalogue, imbalance) or (note,)


def _list_company(catalogue: Catalogue, text: Text) -> list[Card]:
    """List the imbalances that lead straight to another, each with the mechanism."""
    names = catalogue.names
    return [
        Card(
            text("silence.case", first=names[first], second=name_inside(names[second])),
            read_statements(catalogue, catalogue.mechanisms.loc[[mechanism]], "explanation"),
        )
        for first, second, mechanism in find_company(catalogue)
    ]


def _list_shared_causes(catalogue: Catalogue, text: Text) -> list[Statement]:
    """List each cause that several imbalances share, with the sources for each of them."""
    statements = []
    for cause, imbalances in find_shared_causes(catalogue).items():
        rows = catalogue.causes[catalogue.causes["id"] == cause]
        each = read_statements(catalogue, rows, "label")
        label = min((statement.words for statement in each), key=len)
        conditions = text.join([name_inside(catalogue.names[imbalance]) for imbalance in imbalances])
        citations = dict.fromkeys(citation for statement in each for citation in statement.citations)
        words = text("silence.cause", cause=label, conditions=conditions)
        statements.append(Statement(words, tuple(citations)))
    return statements
