"""The tables that explain and teach: facts, causes, mechanisms and stories, questions, lesson and notes."""

from __future__ import annotations

from components.facts.columns import (
    CAUSE_KINDS,
    CERTAINTIES,
    IDENTIFIER,
    IMBALANCE,
    LOCATORS,
    NODE,
    OPTIONAL,
    OPTIONS,
    RELATIONS,
    SLUG,
    SOURCES,
    STATUS,
    STEP_KINDS,
    STORY,
    YES_NO,
    Column,
    Table,
)

TEACHING: dict[str, Table] = {
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
            "kind": Column(values=CAUSE_KINDS),
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
            "founding_says": OPTIONAL,
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
