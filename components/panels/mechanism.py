"""One mechanism in words: the arrow, how sure it is, its sources, and what qualifies it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from components.facts.catalogue import Catalogue, Citation
from components.facts.columns import split_cell
from components.facts.statements import Statement, read_statements
from components.facts.tables import FOUNDING
from components.words.sentences import name_inside
from components.words.text import Text


@dataclass(frozen=True)
class Mechanism:
    """What an arrow between two boxes says, how sure that is, and the sources."""

    arrow: str  # both boxes and what the first does to the second, without a full stop
    explanation: str
    certainty: str  # in words
    recalled: bool  # whether no source that was read says all of it
    founding: str  # what the founding document says of it; empty where it says nothing
    citations: tuple[Citation, ...]


@dataclass(frozen=True)
class Qualification:
    """What the founding document says, and what other sources say about the same matter."""

    founding: Statement
    others: Statement


def read_mechanisms(catalogue: Catalogue, text: Text, mechanisms: Iterable[str]) -> list[Mechanism]:
    """Read some mechanisms, given by their ids, in the words of a page."""
    return [_read_mechanism(catalogue, text, mechanism) for mechanism in mechanisms]


def find_qualifications(catalogue: Catalogue, mechanism: str = "") -> list[Qualification]:
    """Find where other sources qualify the founding document: everywhere, or in one mechanism given by its id."""
    rows = catalogue.qualifications
    if mechanism:
        rows = rows[[mechanism in split_cell(cell) for cell in rows["mechanism_ids"]]]
    citations = catalogue.cite(FOUNDING)
    founding = [Statement(words, citations) for words in rows["founding"]]
    return list(map(Qualification, founding, read_statements(catalogue, rows, "others")))


def _read_mechanism(catalogue: Catalogue, text: Text, mechanism: str) -> Mechanism:
    row, labels = catalogue.mechanisms.loc[mechanism], catalogue.nodes["label"]
    start, end = labels[row["from_node"]], name_inside(labels[row["to_node"]])
    return Mechanism(
        arrow=text("stories.arrow", start=start, relation=text(f"relations.{row['relation']}"), end=end),
        explanation=row["explanation"],
        certainty=text(f"certainty.{row['certainty']}"),
        recalled=row["evidence_status"] == "recalled",
        founding=row["founding_says"],
        citations=catalogue.cite(row["source_ids"], row["locators"]),
    )
