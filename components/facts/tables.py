"""The rules that the tables of data/ keep, as data/README.md tells them to people."""

from __future__ import annotations

from dataclasses import dataclass

SLUG = r"(?!none$)[a-z0-9][a-z0-9_-]*"  # "none" is what an address says of an empty choice
NUMBER = r"\d+(\.\d+)?"
YES_NO = ("yes", "no")
SYSTEMS = ("nervous", "muscle", "heart", "digestive", "breathing", "kidney/urine", "general")
STAGES = ("common", "severe")
OPTIONS = ("a", "b", "c", "d")
STEP_KINDS = ("case", "predict", "overlap", "only", "shared", "flags", "levels", "remember", "match")
CERTAINTIES = ("established", "debated", "limited", "hypothesis")
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

TABLES = {
    "sources": Table(
        {
            "id": IDENTIFIER,
            "title": Column(),
            "publisher": Column(),
            "url": Column(400, required=False, pattern=r"https?://[^\s|<>\"]+"),
            "accessed_or_version": Column(),
            "read_on": Column(required=False, pattern=r"\d{4}-\d\d-\d\d"),
            "licence_note": Column(),
            "text_basis": Column(),
            "text_read_at": Column(400),
        }
    ),
    "imbalances": Table(
        {
            "id": IDENTIFIER,
            "plain_name": NAME,
            "clinical_name": Column(60, unique=True),
            "uk_spelling": Column(60),
            "element": Column(30),
            "element_symbol": Column(8),
            "direction": Column(values=("high", "low")),
            "tier": Column(values=("core", "extended")),
            "hpo_id": Column(pattern=r"HP:\d{7}"),
            "hpo_label": Column(60),
            "defining_test": Column(),
            "summary": Column(300),
            "mild_often_silent": Column(values=("yes", "partly", "not stated")),
            "silent_note": Column(),
            "silent_source_ids": OPTIONAL_SOURCES,
            "seed_coverage": Column(values=("symptom list", "text only", "no")),
        }
    ),
    "symptoms": Table(
        {
            "id": IDENTIFIER,
            "label": NAME,
            "number": Column(values=("singular", "plural")),
            "clinical_term": Column(),
            "body_system": Column(values=SYSTEMS),
            "hpo_id": Column(required=False, pattern=r"HP:\d{7}"),
            "hpo_label": Column(60, required=False),
            "hpo_match": Column(required=False, values=("exact", "close")),
            "red_flag": Column(values=YES_NO),
            "urgent_if": OPTIONAL,
            "urgent_source_ids": OPTIONAL_SOURCES,
            "default_severity": Column(values=STAGES),
            "note": OPTIONAL,
        }
    ),
    "synonyms": Table(
        {
            "symptom_id": SYMPTOM,
            "synonym": Column(80),
            "kind": Column(values=("label", "everyday", "clinical", "hpo")),
            "source_id": IDENTIFIER,
        },
        key=("synonym",),
    ),
    "links": Table(
        {
            "imbalance_id": IMBALANCE,
            "symptom_id": SYMPTOM,
            "stage": Column(values=STAGES),
            "as_listed": Column(),
            "source_ids": SOURCES,
            "locators": LOCATORS,
            "evidence_status": STATUS,
            "in_founding": Column(values=YES_NO),
            "founding_wording": OPTIONAL,
        },
        key=("imbalance_id", "symptom_id"),
    ),
    "labs": Table(
        {
            "imbalance_id": IMBALANCE,
            "analyte": Column(60),
            "defining_test": Column(),
            "sample": Column(60),
            "usual_panel": Column(),
            "ref_low_mmol_l": Column(pattern=NUMBER),
            "ref_high_mmol_l": Column(pattern=NUMBER),
            "ref_low_conventional": Column(pattern=NUMBER),
            "ref_high_conventional": Column(pattern=NUMBER),
            "conventional_unit": Column(values=("mg/dL", "mEq/L")),
            "ref_low_meq_l": Column(required=False, pattern=NUMBER),
            "ref_high_meq_l": Column(required=False, pattern=NUMBER),
            "ref_low_ph": Column(required=False, pattern=NUMBER),
            "ref_high_ph": Column(required=False, pattern=NUMBER),
            "mmol_l_per_conventional_unit": Column(pattern=NUMBER),
            "abnormal_if": Column(),
            "ref_source_ids": SOURCES,
            "ref_locators": Column(600, many=True, matches="ref_source_ids"),
            "range_note": Column(300),
            "further_tests": Column(),
            "further_source_ids": SOURCES,
            "further_locators": Column(600, many=True, matches="further_source_ids"),
            "ref_evidence_status": STATUS,
            "further_evidence_status": Column(),
        },
        key=("imbalance_id",),
    ),
    "emergency": Table(
        {
            "id": IDENTIFIER,
            "topic": Column(),
            "symptom_ids": Column(400, required=False, refers="symptoms", many=True),
            "guidance": Column(300),
            "region": Column(60),
            "number_or_route": Column(60),
            "source_ids": SOURCES,
            "locators": LOCATORS,
            "evidence_status": STATUS,
        }
    ),
    "facts": Table(
        {
            "id": IDENTIFIER,
            "kind": Column(60, pattern=SLUG),
            "imbalance_id": Column(60, required=False, refers="imbalances"),
            "statement": Column(300),
            "source_ids": SOURCES,
            "locators": LOCATORS,
            "evidence_status": STATUS,
        }
    ),
    "causes": Table(
        {
            "imbalance_id": IMBALANCE,
            "id": IDENTIFIER,
            "label": Column(80),
            "kind": Column(values=("cause", "risk group")),
            "in_founding": Column(values=YES_NO),
            "founding_wording": OPTIONAL,
            "source_ids": SOURCES,
            "locators": LOCATORS,
            "evidence_status": STATUS,
            "note": OPTIONAL,
        },
        key=("imbalance_id", "id"),
    ),
    "nodes": Table(
        {
            "id": IDENTIFIER,
            "label": Column(60, unique=True),
            "imbalance_id": Column(60, required=False, refers="imbalances"),
        }
    ),
    "mechanisms": Table(
        {
            "id": IDENTIFIER,
            "from_node": NODE,
            "relation": Column(values=RELATIONS),
            "to_node": NODE,
            "explanation": Column(300),
            "in_founding": Column(values=YES_NO),
            "source_ids": SOURCES,
            "locators": LOCATORS,
            "evidence_status": STATUS,
            "certainty": Column(values=CERTAINTIES),
            "note": OPTIONAL,
        }
    ),
    "stories": Table({"id": IDENTIFIER, "title": Column(60, unique=True)}),
    "story_arrows": Table(
        {
            "story": STORY,
            "mechanism_id": Column(60, refers="mechanisms"),
        },
        key=("story", "mechanism_id"),
    ),
    "story_nodes": Table(
        {
            "story": STORY,
            "node_id": NODE,
            "column": Column(pattern=r"[1-3]"),
            "row": Column(pattern=r"[1-9]"),
        },
        key=("story", "node_id"),
    ),
    "qualifications": Table(
        {
            "id": IDENTIFIER,
            "founding": Column(300),
            "others": Column(300),
            "mechanism_ids": Column(200, required=False, refers="mechanisms", many=True),
            "source_ids": SOURCES,
            "locators": LOCATORS,
        }
    ),
    "diet_vs_supplements": Table(
        {
            "id": IDENTIFIER,
            "feature": Column(60, unique=True),
            "balanced_diet": Column(),
            "supplements_under_supervision": Column(),
            "source_ids": SOURCES,
            "locators": LOCATORS,
            "evidence_status": STATUS,
            "note": OPTIONAL,
        }
    ),
    "questions": Table(
        {
            "id": IDENTIFIER,
            "topic": IDENTIFIER,
            "question": Column(),
            **{f"option_{letter}": Column(120) for letter in OPTIONS},
            "answer": Column(values=OPTIONS),
            "explanation": Column(),
            "source_ids": SOURCES,
            "locators": LOCATORS,
            "check_rule": Column(required=False),
        }
    ),
    "lesson": Table(
        {
            "id": IDENTIFIER,
            "kind": Column(values=STEP_KINDS),
            "title": Column(80),
            "text": Column(),
            "symptom_ids": Column(400, required=False, refers="symptoms", many=True),
            "imbalance_ids": Column(400, refers="imbalances", many=True),
            "listing": Column(values=("all", "founding")),
        }
    ),
    "notes": Table(
        {
            "id": IDENTIFIER,
            "part": Column(80),
            "minutes": Column(3, required=False, pattern=r"\d+"),
            "text": Column(300),
        }
    ),
}
