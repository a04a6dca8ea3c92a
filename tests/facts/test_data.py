"""The shipped tables: what they must hold, beyond the rules that are checked when they are read."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from components.facts.catalogue import Catalogue
from components.facts.columns import SYSTEMS, split_cell
from components.facts.emergency import choose_general, read_numbers
from components.facts.own_catalogue import SYSTEM
from components.facts.tables import FOUNDING, TABLES
from components.words.text import Text

DATA = Path(__file__).parents[2] / "data"
FOUNDING_LISTS = {
    "hypermagnesemia": {
        "nausea_vomiting",
        "confusion",
        "dizziness",
        "muscle_weakness",
        "reduced_reflexes",
        "low_blood_pressure",
        "slow_heart_rate",
        "breathing_problems",
        "coma",
        "cardiac_arrest",
    },
    "hyperkalemia": {
        "muscle_weakness",
        "numbness_tingling",
        "irregular_heartbeat",
        "nausea_vomiting",
        "dangerous_arrhythmia",
    },
}


def find_section(table: str) -> str:
    """Return what the codebook says under the heading of a table; "" if there is no such heading."""
    sections = re.split(r"^## ", (DATA / "README.md").read_text(encoding="utf-8"), flags=re.MULTILINE)
    return next((section for section in sections if section.startswith(f"{table}.csv")), "")


def read_intro(table: str) -> str:
    """Return what the codebook says about a table before its columns."""
    return find_section(table).partition("\n|")[0]


@pytest.mark.parametrize("table", TABLES)
def test_table_and_each_of_its_columns_are_in_the_codebook(table: str) -> None:
    section = find_section(table)
    assert section, f"{table}.csv has no heading"
    assert [column for column in TABLES[table].columns if f"`{column}`" not in section] == []


@pytest.mark.parametrize("table", TABLES)
def test_codebook_describes_no_column_that_is_gone(table: str) -> None:
    section = find_section(table)
    first_cells = [line.split("|")[1] for line in section.splitlines() if line.startswith("| `")]
    described = {column for cell in first_cells for column in re.findall(r"`([^`]+)`", cell)}
    assert described == set(TABLES[table].columns)


def test_every_table_of_the_folder_is_read() -> None:
    assert {path.stem for path in DATA.glob("*.csv")} == set(TABLES)


@pytest.mark.parametrize("table", TABLES)
def test_codebook_has_the_number_of_rows_so_that_none_is_lost_unnoticed(catalogue: Catalogue, table: str) -> None:
    said = re.findall(r"\b(\d+) rows\b", read_intro(table))
    assert said[:1] == [str(len(getattr(catalogue, table)))]


def test_every_link_has_a_source_with_title_publisher_and_address(catalogue: Catalogue) -> None:
    """S16: the founding document alone has no public address."""
    for link in catalogue.links.itertuples():
        citations = catalogue.cite(link.source_ids, link.locators)
        assert citations
        for source, citation in zip(split_cell(link.source_ids), citations, strict=True):
            assert citation.title
            assert citation.publisher
            assert citation.locator
            assert citation.url.startswith("http") or source == FOUNDING


def test_no_link_is_milder_than_its_symptom_is_in_itself(catalogue: Catalogue) -> None:
    grave = catalogue.symptoms.index[catalogue.symptoms["default_severity"] == "severe"]
    stages = catalogue.links.loc[catalogue.links["symptom_id"].isin(grave), "stage"]
    assert set(stages) == {"severe"}


def test_reflexes_tell_magnesium_and_potassium_as_nurses_learn_it(catalogue: Catalogue) -> None:
    """Reduced by too much of either and by too little potassium; overactive by too little magnesium."""
    listed = catalogue.links.groupby("symptom_id")["imbalance_id"].agg(set)
    assert listed["reduced_reflexes"] >= {"hypermagnesemia", "hyperkalemia", "hypokalemia"}
    assert listed["overactive_reflexes"] & set(catalogue.core) == {"hypomagnesemia"}


def test_a_symptom_of_the_cause_is_not_listed(catalogue: Catalogue) -> None:
    links = set(zip(catalogue.links["imbalance_id"], catalogue.links["symptom_id"], strict=True))
    causes = {("hypermagnesemia", "diarrhea"), ("metabolic_acidosis", "diarrhea")}
    assert not links & {*causes, ("hyperphosphatemia", "nausea_vomiting")}


def test_founding_lists_are_those_of_the_founding_document(catalogue: Catalogue) -> None:
    founding = catalogue.links[catalogue.links["in_founding"] == "yes"]
    listed = founding.groupby("imbalance_id")["symptom_id"].agg(set).to_dict()
    assert listed == FOUNDING_LISTS


def test_imbalances_with_a_founding_list_are_marked_so(catalogue: Catalogue) -> None:
    coverage = catalogue.imbalances["seed_coverage"]
    assert set(coverage.index[coverage == "symptom list"]) == set(FOUNDING_LISTS)


def test_every_red_flag_says_when_it_is_urgent_by_a_source_with_an_address(catalogue: Catalogue) -> None:
    """S9."""
    flagged = catalogue.symptoms[catalogue.symptoms["red_flag"] == "yes"]
    assert len(flagged) == 12
    for _, symptom in flagged.iterrows():
        assert symptom["urgent_if"]
        assert all(citation.url for citation in catalogue.cite(symptom["urgent_source_ids"]))


def test_every_red_flag_is_in_an_emergency_row_with_a_source(catalogue: Catalogue) -> None:
    """S9."""
    told = {symptom for cell in catalogue.emergency["symptom_ids"] for symptom in split_cell(cell)}
    assert set(catalogue.symptoms.index[catalogue.symptoms["red_flag"] == "yes"]) <= told
    assert all(catalogue.cite(cell) for cell in catalogue.emergency["source_ids"])


def test_what_stands_by_the_notice_names_no_condition(catalogue: Catalogue) -> None:
    """S8: neither a red flag nor the words for when any symptom is urgent."""
    about = catalogue.imbalances
    names = [*about["plain_name"], *about["clinical_name"], *about["uk_spelling"], *about["element"]]
    flagged = catalogue.symptoms[catalogue.symptoms["red_flag"] == "yes"]
    for cell in [*flagged["label"], *catalogue.symptoms["urgent_if"]]:
        assert not [name for name in names if name.lower() in cell.lower()]


def test_emergency_rows_that_name_a_condition_are_marked(catalogue: Catalogue) -> None:
    """S8: so that a page can keep them apart from the notice, which names none."""
    about = catalogue.imbalances
    columns = ("plain_name", "clinical_name", "uk_spelling", "element")
    names = {name.lower() for column in columns for name in about[column]}
    said = (catalogue.emergency["topic"] + " " + catalogue.emergency["guidance"]).str.lower()
    naming = said.map(lambda words: any(name in words for name in names))
    assert (catalogue.emergency["names_condition"] == "yes").to_dict() == naming.to_dict()


def test_heart_rhythm_low_pressure_and_tetany_are_treated_alike(catalogue: Catalogue) -> None:
    """S9: one rule for red flags; these five call for help only with a further sign, and say so."""
    alike = ["irregular_heartbeat", "fast_heart_rate", "slow_heart_rate", "low_blood_pressure", "tetany"]
    rows = catalogue.symptoms.loc[alike]
    assert set(rows["red_flag"]) == {"no"}
    assert set(rows["urgent_route"]) == {"emergency number"}
    assert set(catalogue.symptoms.loc[["confusion", "fainting"], "red_flag"]) == {"yes"}


def test_words_for_when_it_is_urgent_can_follow_if(catalogue: Catalogue) -> None:
    """S8: "Call now if ...", so a clause in lower case without a full stop."""
    for said in filter(None, catalogue.symptoms["urgent_if"]):
        assert said[0].islower()
        assert said[-1].isalpha()
        assert not said.startswith(("if ", "with ", "when "))


def test_heart_massage_is_only_for_someone_who_neither_responds_nor_breathes_normally(catalogue: Catalogue) -> None:
    [row] = [said for said in catalogue.emergency["guidance"] if "CPR" in said]
    assert "does not respond and does not breathe normally" in row


def test_numbers_of_the_notice_hold_for_any_emergency_in_every_region(catalogue: Catalogue) -> None:
    """S8: they come from a row that names no condition."""
    general = choose_general(catalogue.emergency)
    assert set(general["names_condition"]) == {"no"}
    for row in general.to_dict("records"):
        assert read_numbers(row) == {"UK": "999", "US": "911"}


def test_every_imbalance_has_a_test_and_a_range_in_two_units_that_agree(catalogue: Catalogue) -> None:
    """S14."""
    assert set(catalogue.labs.index) == set(catalogue.imbalances.index)
    for imbalance, lab in catalogue.labs.iterrows():
        assert catalogue.imbalances.at[imbalance, "defining_test"]
        assert lab["conventional_unit"] in {"mg/dL", "mEq/L"}
        assert float(lab["ref_low_mmol_l"]) < float(lab["ref_high_mmol_l"])
        for side in ("low", "high"):
            factor = float(lab["mmol_l_per_conventional_unit"])
            converted = float(lab[f"ref_{side}_conventional"]) * factor
            assert converted == pytest.approx(float(lab[f"ref_{side}_mmol_l"]), rel=0.02)


def test_the_two_levels_of_an_element_share_test_and_range(catalogue: Catalogue) -> None:
    """S14: one test, judged at its two ends."""
    shared = ["analyte", "ref_low_mmol_l", "ref_high_mmol_l", "ref_low_conventional", "ref_high_conventional"]
    for _, pair in catalogue.labs.join(catalogue.imbalances["element"]).groupby("element"):
        assert len(pair) == 2
        assert len(pair[shared].drop_duplicates()) == 1


def test_every_lab_row_says_the_limits_of_the_test(catalogue: Catalogue) -> None:
    """S14."""
    assert all(catalogue.labs["range_note"])
    for imbalance in ("hyperkalemia", "hypokalemia"):
        assert "damaged blood sample can give a falsely high result" in catalogue.labs.at[imbalance, "range_note"]
    for imbalance in ("hypermagnesemia", "hypomagnesemia"):
        assert "may not reflect total body stores" in catalogue.labs.at[imbalance, "range_note"]


def test_every_synonym_leads_to_one_symptom(catalogue: Catalogue) -> None:
    words = [word.casefold() for word in catalogue.synonyms.index]
    assert len(words) == len(set(words))
    assert set(catalogue.synonyms["symptom_id"]) == set(catalogue.symptoms.index)


def test_every_symptom_is_found_by_its_own_label(catalogue: Catalogue) -> None:
    found = {label: catalogue.synonyms["symptom_id"].get(label) for label in catalogue.symptoms["label"]}
    assert found == {label: symptom for symptom, label in catalogue.symptoms["label"].items()}


def test_every_symptom_is_listed_for_an_imbalance_and_every_imbalance_lists_one(catalogue: Catalogue) -> None:
    assert set(catalogue.links["symptom_id"]) == set(catalogue.symptoms.index)
    assert set(catalogue.links["imbalance_id"]) == set(catalogue.imbalances.index)


def test_what_the_qualifications_count_is_in_the_links(catalogue: Catalogue) -> None:
    row, links = catalogue.qualifications.loc["list"], catalogue.links
    founding = links.loc[links["imbalance_id"] == "hyperkalemia", "in_founding"].value_counts()
    assert row["founding"] == "High potassium has five symptoms."
    assert founding["yes"] == 5
    assert f"list {founding['no']} more" in row["others"]


def test_every_relation_and_certainty_has_its_words(catalogue: Catalogue, text: Text) -> None:
    for kind, names in (
        ("relations", catalogue.mechanisms["relation"]),
        ("certainty", catalogue.mechanisms["certainty"]),
        ("causes", catalogue.causes["kind"]),
    ):
        assert [name for name in set(names) if f"{kind}.{name}" not in text.sentences] == []


def test_every_body_system_has_its_name(catalogue: Catalogue, text: Text) -> None:
    systems = {name.removeprefix("systems.") for name in text.sentences if name.startswith("systems.")}
    assert set(catalogue.symptoms["body_system"]) == set(SYSTEMS) == systems - {SYSTEM}
