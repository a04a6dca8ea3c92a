"""The rules a column of a table can have, and the columns that several tables share."""

from __future__ import annotations

from dataclasses import dataclass

SLUG = r"(?!none$)[a-z0-9][a-z0-9_-]*"  # not "none", which means an empty choice in an address
NUMBER = r"\d+(\.\d+)?"
URL = r"https?://[^\s|<>\"]+"
HPO_ID = r"HP:\d{7}"  # a term of the Human Phenotype Ontology
YES_NO = ("yes", "no")
SYSTEMS = ("nervous", "muscle", "heart", "digestive", "breathing", "kidney/urine", "general")
STAGES = ("common", "severe")
EMERGENCY = "emergency number"
ROUTES = (EMERGENCY, "clinician")
OPTIONS = ("a", "b", "c", "d")
STEP_KINDS = ("case", "predict", "overlap", "only", "shared", "flags", "levels", "remember", "match")
CAUSE_KINDS = ("cause", "risk group")
CERTAINTIES = ("established", "debated", "limited", "hypothesis")
SOURCE_KINDS = (
    *("founding document", "textbook", "clinical reference", "public page", "review", "study"),
    *("case report", "laboratory page", "list of terms"),
)
RELATIONS = (
    *("activates", "blocks", "can_cause", "causes", "closes", "decreases", "disturbs"),
    *("does_not_usually_cause", "increases", "opens", "rarely_causes", "supports"),
)


@dataclass(frozen=True)
class Column:
    """The rules for the cells of one column."""

    longest: int = 200
    required: bool = True
    pattern: str = ""
    values: tuple[str, ...] = ()
    refers: str = ""  # the table whose ids the cell holds
    many: bool = False  # several values, separated by |
    matches: str = ""  # a column of the same row with as many values
    unique: bool = False


@dataclass(frozen=True)
class Table:
    """The columns of a table, and those that together name a row."""

    columns: dict[str, Column]
    key: tuple[str, ...] = ("id",)


IDENTIFIER = Column(60, pattern=SLUG)
NAME = Column(28, unique=True)
OPTIONAL = Column(300, required=False)
SYMPTOM = Column(60, refers="symptoms")
IMBALANCE = Column(60, refers="imbalances")
SOURCES = Column(400, refers="sources", many=True)
LOCATORS = Column(600, many=True, matches="source_ids")
STATUS = Column(values=("verified", "seed", "recalled"))
NODE = Column(60, refers="nodes")
STORY = Column(60, refers="stories")
OPTIONAL_SOURCES = Column(400, required=False, refers="sources", many=True)


def split_cell(cell: str) -> tuple[str, ...]:
    """Split a cell that holds several values."""
    return tuple(cell.split("|")) if cell else ()
