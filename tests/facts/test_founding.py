"""The founding document, sentence by sentence: a row of the tables holds each, and no row claims more in its name.

The sentences are those that the tables and their audits quote; "..." means words that no quotation has.
"""

from __future__ import annotations

import re

import pytest

from components.facts.catalogue import Catalogue
from components.facts.columns import split_cell
from components.facts.tables import FOUNDING

HIGH_MG, HIGH_K, LOW_MG, LOW_K = "hypermagnesemia", "hyperkalemia", "hypomagnesemia", "hypokalemia"
RHYTHM = "Severe cases pose a risk of life-threatening heart rhythm issues"
SEVERE = "Severe cases can lead to breathing problems, coma, or cardiac arrest"
ANTACIDS = (
    "Overuse of magnesium-containing antacids or laxatives can also overwhelm even healthy kidneys, "
    "leading to hypermagnesemia and electrolyte disturbances"
)
WATCH = "Individuals using diuretics or with heart failure require close monitoring ... can deplete both ..."
# Each sentence, and the rows that hold it: a table and an id, or a table and the two ids that name a row.
SENTENCES: dict[str, tuple[str, ...]] = {
    # Opening
    "two of the most important intracellular cations, working together to regulate ... nerve impulses, "
    "muscle contraction, and heart rhythm": ("mechanisms m26", "mechanisms m27", "mechanisms m38", "mechanisms m39"),
    "largely mediated by the Na+/K+-ATPase pump, which magnesium helps activate": ("mechanisms m01", "mechanisms m02"),
    "Magnesium deficiency is a more common issue": ("qualifications common",),
    "Magnesium deficiency (hypomagnesemia) ... can lead to potassium deficiency": (
        *("mechanisms m09", f"causes {LOW_K} low_magnesium", "qualifications often"),
    ),
    "hypokalemia resistant to potassium treatment alone because the pump malfunctions": (
        *("mechanisms m03", "mechanisms m10", "qualifications resists", "qualifications routine"),
    ),
    "Potassium issues on their own typically don't cause secondary magnesium imbalance": (
        *("mechanisms m11", "qualifications one_way"),
    ),
    # Effects of too much magnesium
    "While less common than deficiency-related issues": ("qualifications common",),
    "too much magnesium ... hypermagnesemia, can indeed cause high potassium": (
        *("mechanisms m22", f"causes {HIGH_K} excess_magnesium", "qualifications excess"),
    ),
    "particularly risky for individuals with poor kidney function who take high-dose magnesium supplements": (
        *(f"causes {HIGH_MG} mg_supplements", f"causes {HIGH_MG} poor_kidney_function"),
    ),
    "Healthy kidneys efficiently remove excess": ("mechanisms m18",),
    "impaired kidney function is the primary cause of magnesium excess": (
        *("mechanisms m19", f"causes {HIGH_MG} poor_kidney_function"),
    ),
    "A case study demonstrated that excess magnesium directly caused hyperkalemia by affecting how the kidneys "
    "excrete minerals and influencing cellular dynamics; removing the excess magnesium restored potassium levels": (
        *("facts f28", "mechanisms m22", "qualifications case"),
    ),
    ANTACIDS: ("mechanisms m20", f"causes {HIGH_MG} mg_antacids_laxatives"),
    # Symptoms
    "symptoms can be similar, making medical testing necessary": ("facts f08",),
    "Mild cases might be asymptomatic, while severe imbalances show more pronounced signs": ("facts f21",),
    "Nausea and vomiting": (f"links {HIGH_MG} nausea_vomiting", f"links {HIGH_K} nausea_vomiting"),
    "Confusion or dizziness": (f"links {HIGH_MG} confusion", f"links {HIGH_MG} dizziness"),
    "Weakness": (f"links {HIGH_MG} muscle_weakness",),
    "Reduced reflexes": (f"links {HIGH_MG} reduced_reflexes",),
    "Low blood pressure and slow heart rate": (
        f"links {HIGH_MG} low_blood_pressure",
        f"links {HIGH_MG} slow_heart_rate",
    ),
    SEVERE: tuple(f"links {HIGH_MG} {name}" for name in ("breathing_problems", "coma", "cardiac_arrest")),
    "Muscle weakness": (f"links {HIGH_K} muscle_weakness", "qualifications list"),
    "Numbness or tingling": (f"links {HIGH_K} numbness_tingling",),
    "Irregular heartbeat or palpitations": (f"links {HIGH_K} irregular_heartbeat",),
    RHYTHM: (f"links {HIGH_K} dangerous_arrhythmia", "mechanisms m28"),
    # Diet and supplements
    "A balanced diet is key for preventing imbalances in most healthy people": ("qualifications prevention",),
    "Supplements may be recommended by healthcare providers for deficiencies or when health conditions are present": (
        *("diet_vs_supplements who_its_for",),
    ),
    "Primary Source: Foods like leafy greens, nuts, and fruits; Oral or IV supplements": (
        *("diet_vs_supplements primary_source",),
    ),
    "Effectiveness: Great for long-term balance and provides other nutrients; "
    "Can quickly correct deficiencies but needs careful monitoring": ("diet_vs_supplements effectiveness",),
    "Risk of Imbalance: Very low from food; Higher, especially with kidney issues": (
        *("diet_vs_supplements risk_of_imbalance", "mechanisms m36", "mechanisms m37", "qualifications food"),
    ),
    "Who it is for: Most people seeking general health; ... Documented deficiencies, chronic conditions, "
    "or certain medications": ("diet_vs_supplements who_its_for",),
    WATCH: (
        *("mechanisms m12", "mechanisms m13", "mechanisms m15", "mechanisms m16", "facts f30"),
        *(f"causes {low} {cause}" for low in (LOW_MG, LOW_K) for cause in ("diuretics", "heart_failure")),
        *("qualifications diuretics", "qualifications heart"),
    ),
    # Conclusion
    "magnesium deficiency often causing low potassium": ("mechanisms m09", "qualifications often"),
    "excess magnesium, particularly with poor kidney function, can dangerously raise potassium": (
        *(f"causes {HIGH_K} excess_magnesium", "mechanisms m22"),
    ),
    "best preventative strategy for most": ("qualifications prevention",),
    "consulting a healthcare professional is vital for proper diagnosis and management, especially with existing "
    "conditions or supplement use": ("facts f29",),
    "More detailed information ... National Institutes of Health": ("facts f32",),
    # Key mechanisms
    "1. The pump": ("mechanisms m01", "mechanisms m02"),
    "2. Permeability": ("mechanisms m04", "mechanisms m08"),
    "3. impaired kidney function increases risk of hypermagnesemia and subsequent potassium issues": (
        *("mechanisms m19", "qualifications usual"),
    ),
    "4. Intracellular function": ("mechanisms m26", "mechanisms m27"),
    "5. Imbalance in one can affect the other's absorption or retention": ("qualifications absorption",),
}
HELD = {row for rows in SENTENCES.values() for row in rows}
QUALIFIED = "qualifications"  # its column `founding` is from the founding document, its sources are the others


def name_rows(catalogue: Catalogue) -> set[str]:
    """Name every row that speaks for the founding document."""
    named = {f"{QUALIFIED} {name}" for name in catalogue.qualifications.index}
    for table in ("facts", "mechanisms", "diet_vs_supplements"):
        rows = getattr(catalogue, table)["source_ids"]
        named |= {f"{table} {name}" for name, cell in rows.items() if FOUNDING in split_cell(cell)}
    for table, key in (("links", "symptom_id"), ("causes", "id")):
        rows = getattr(catalogue, table).query("in_founding == 'yes'")
        named |= {f"{table} {row['imbalance_id']} {row[key]}" for _, row in rows.iterrows()}
    return named


@pytest.mark.parametrize("sentence", SENTENCES)
def test_sentence_of_the_founding_document_is_in_the_tables(sentence: str, catalogue: Catalogue) -> None:
    assert [row for row in SENTENCES[sentence] if row not in name_rows(catalogue)] == []


def test_no_row_speaks_for_the_founding_document_without_a_sentence_of_it(catalogue: Catalogue) -> None:
    assert name_rows(catalogue) - HELD == set()


def test_every_quotation_is_in_its_sentence(catalogue: Catalogue) -> None:
    """Quotations are verbatim; dots mark words that were left out."""
    whole = {
        row: " ".join(said for said, rows in SENTENCES.items() if row in rows)
        for row in HELD
        if row.startswith(("links", "causes"))
    }
    quoted = {}
    for table, key in (("links", "symptom_id"), ("causes", "id")):
        for _, row in getattr(catalogue, table).query("in_founding == 'yes'").iterrows():
            quoted[f"{table} {row['imbalance_id']} {row[key]}"] = row["founding_wording"]
    assert set(quoted) == set(whole)
    wrong = {
        row: part
        for row, words in quoted.items()
        for part in re.split(r" \.\.\. ", words)
        if part.casefold() not in whole[row].casefold()
    }
    assert wrong == {}


def test_the_case_is_told_as_the_founding_document_tells_it(catalogue: Catalogue) -> None:
    """What it shows, in which two ways, and that potassium was restored; beside it stands that no case is named."""
    told = catalogue.facts.at["f28", "statement"]
    for words in (
        "excess magnesium raised potassium",
        "kidneys",
        "inside cells",
        "restored",
        "once the excess was removed",
    ):
        assert words in told
    assert "No case is named" in catalogue.qualifications.at["case", "others"]


def test_every_arrow_of_the_founding_document_holds_what_it_says(catalogue: Catalogue) -> None:
    """The page shows this cell, not the explanation, as the words of the founding document."""
    arrows = catalogue.mechanisms
    said = arrows["founding_says"] != ""
    assert said.to_dict() == (arrows["in_founding"] == "yes").to_dict()
    assert not (arrows["founding_says"] == arrows["explanation"]).any()
    assert not said["m21"], "it ties the kidneys to potassium only by way of magnesium"
