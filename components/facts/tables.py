"""The tables of data/ and the rules of every column, which data/README.md explains to people."""

from __future__ import annotations

from components.facts.columns import (
    HPO_ID,
    IDENTIFIER,
    IMBALANCE,
    LOCATORS,
    NAME,
    NUMBER,
    OPTIONAL,
    OPTIONAL_SOURCES,
    ROUTES,
    SOURCE_KINDS,
    SOURCES,
    STAGES,
    STATUS,
    SYMPTOM,
    SYSTEMS,
    URL,
    YES_NO,
    Column,
    Table,
)
from components.facts.teaching import TEACHING

FOUNDING = "seed"  # the id of the founding document in sources.csv

TABLES: dict[str, Table] = {
    "sources": Table(
        {
            "id": IDENTIFIER,
            "title": Column(),
            "publisher": Column(),
            "kind": Column(values=SOURCE_KINDS),
            "url": Column(400, required=False, pattern=URL),
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
            "hpo_id": Column(pattern=HPO_ID),
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
            "hpo_id": Column(required=False, pattern=HPO_ID),
            "hpo_label": Column(60, required=False),
            "hpo_match": Column(required=False, values=("exact", "close")),
            "red_flag": Column(values=YES_NO),
            "urgent_if": OPTIONAL,
            "urgent_route": Column(required=False, values=ROUTES),
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
            "ref_origin": Column(),
            "range_note": Column(300),
            "further_tests": Column(),
            "further_source_ids": SOURCES,
            "further_locators": Column(600, many=True, matches="further_source_ids"),
            "ref_evidence_status": STATUS,
            "further_evidence_status": STATUS,
        },
        key=("imbalance_id",),
    ),
    "emergency": Table(
        {
            "id": IDENTIFIER,
            "topic": Column(),
            "symptom_ids": Column(400, required=False, refers="symptoms", many=True),
            "guidance": Column(300),
            "names_condition": Column(values=YES_NO),
            "route": Column(values=ROUTES),
            "region": Column(60),
            "numbers": Column(60, required=False),
            "source_ids": SOURCES,
            "locators": LOCATORS,
            "evidence_status": STATUS,
        }
    ),
    **TEACHING,
}
