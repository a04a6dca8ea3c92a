"""Tables -> a card for each imbalance: the blood test that establishes it, and what that test cannot show."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from components.facts.catalogue import Catalogue, Citation
from components.words.sentences import name_inside
from components.words.text import Text

# What the names of the columns of a range end in, and its unit; a row does not fill all of them.
RANGES = (("mmol_l", "mmol/L"), ("conventional", ""), ("meq_l", "mEq/L"), ("ph", "pH"))


@dataclass(frozen=True)
class LabTest:
    """What is known about the test for one imbalance."""

    label: str  # of the imbalance
    summary: str
    entries: tuple[tuple[str, str], ...]  # terms, and what is said of each
    sources_title: str
    origin: str  # where the usual range comes from
    citations: tuple[Citation, ...]


def describe_test(catalogue: Catalogue, text: Text, imbalance: str) -> LabTest:
    """Make the card of an imbalance."""
    about, lab = catalogue.imbalances.loc[imbalance].to_dict(), catalogue.labs.loc[imbalance].to_dict()
    citations = (
        *catalogue.cite(lab["ref_source_ids"], lab["ref_locators"]),
        *catalogue.cite(lab["further_source_ids"], lab["further_locators"]),
        *catalogue.cite(about["silent_source_ids"]),
    )
    label = about["plain_name"]
    sources_title = text("labs.sources", condition=name_inside(label))
    return LabTest(
        label, about["summary"], _list_entries(about, lab, text), sources_title, lab["ref_origin"], citations
    )


def _list_entries(about: Mapping[str, str], lab: Mapping[str, str], text: Text) -> tuple[tuple[str, str], ...]:
    """List the terms of a card with their values; leave out a term without a value."""
    entries = (
        (text("labs.called"), _say_clinical_name(about, text)),
        (text("labs.test"), about["defining_test"]),
        (text("labs.sample"), lab["sample"]),
        (text("labs.panel"), lab["usual_panel"]),
        (text("labs.range"), _list_ranges(lab, text)),
        (text("labs.abnormal", name=name_inside(about["plain_name"])), lab["abnormal_if"]),
        (text("labs.further"), lab["further_tests"]),
        (text("labs.sure"), _say_doubt(lab, text)),
        (text("labs.limits"), lab["range_note"]),
        (text("labs.silent"), about["silent_note"]),
    )
    return tuple((term, value) for term, value in entries if value)


def _say_clinical_name(about: Mapping[str, str], text: Text) -> str:
    """Return the clinical name, with the UK spelling if it differs."""
    name, spelling = about["clinical_name"], about["uk_spelling"]
    return name if spelling == name.lower() else text("labs.spelled", name=name, spelling=spelling)


def _list_ranges(lab: Mapping[str, str], text: Text) -> str:
    """List the usual range in every unit that the table gives, one per line; two units may give the same line."""
    lines = [
        text(
            "labs.range_of",
            low=lab[f"ref_low_{column}"],
            high=lab[f"ref_high_{column}"],
            unit=unit or lab["conventional_unit"],
        )
        for column, unit in RANGES
        if lab[f"ref_low_{column}"]
    ]
    return "\n".join(dict.fromkeys(lines))


def _say_doubt(lab: Mapping[str, str], text: Text) -> str:
    """Say that none of the pages read names all the further tests; say nothing if one does."""
    return text("stories.recalled") if lab["further_evidence_status"] == "recalled" else ""
