"""The two pages of explanation: each statement with its sources, whole, escaped, and never a verdict."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from html import escape
from pathlib import Path
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from components import cache
from tests.browser.shipped import LABELS, NAMES, read_rows
from tests.test_app import (
    KNOWN_ELEMENTS,
    ROOT,
    list_strings,
    open_app,
    read_html,
    read_page,
    read_spec,
    read_words,
    tick,
)
from tests.words.test_words import DENIAL, FORBIDDEN

LABS, MECHANISMS = "components/pages/labs.py", "components/pages/mechanisms.py"
EVERY = ".".join(NAMES)
TITLES = {row["id"]: row["title"] for row in read_rows("sources")}
STEPS = {
    story["id"]: [row["mechanism_id"] for row in read_rows("story_arrows") if row["story"] == story["id"]]
    for story in read_rows("stories")
}
KINDS = ("silent_when_mild", "limits_of_symptoms", "why_it_matters", "founding_case")
ON_LABS = ("silence", "shared", "mechanisms", "silent_when_mild", "limits_of_symptoms", "why_it_matters")
ON_MECHANISMS = ("mechanisms", "founding", "others", "founding_case", "causes")
HEADS = ["The founding document", "Other sources"]
Sources = tuple[tuple[str, str], ...]  # titles, and places in them
Said = tuple[str, Sources]  # what a page says, and the sources that it lists for it


def open_page(page: str, /, **query: str) -> AppTest:
    return open_app(ROOT, page, **query)


@pytest.fixture(scope="module")
def labs() -> list[Element]:
    """The pieces of /labs with all twelve in view."""
    return parse(open_page(LABS, imbalances=EVERY))


@pytest.fixture(scope="module")
def mechanisms() -> list[Element]:
    return parse(open_page(MECHANISMS))


def parse(app: AppTest) -> list[Element]:
    return [ElementTree.fromstring(f"<div>{piece}</div>") for piece in read_html(app)]


def find_all(pieces: list[Element], kind: str, name: str) -> list[Element]:
    """Find the elements of a class."""
    return [part for piece in pieces for part in piece.iter(kind) if name in part.get("class", "").split()]


def read(part: Element) -> str:
    return " ".join("".join(part.itertext()).split())


def read_sources(part: Element) -> Sources:
    """Read the lists of sources within an element: title and place of each entry."""
    found = []
    for listed in part.iter("ul"):
        if listed.get("class") == "sources":
            for entry in listed.findall("li"):
                link = entry.find("a")
                title = link.text if link is not None else (entry.text or "").partition(" (no public address)")[0]
                place = read(entry).partition(" See: ")[2]
                found.append((title or "", place))
    return tuple(found)


def read_statement(statement: Element) -> Said:
    """Read what a statement says: of an arrow its explanation, of a cause its label and note."""
    [paragraph] = statement.findall("p")
    arrow, mark = paragraph.find("b"), paragraph.find("span")
    if arrow is not None:
        said = arrow.tail or ""
    else:
        said = (paragraph.text or "").strip() + ((mark.tail or "") if mark is not None else "")
    return said.strip(), read_sources(statement)


def cite(row: dict[str, str], ids: str = "source_ids", places: str = "locators") -> Sources:
    """Look up the sources of a row."""
    sources = row[ids].split("|") if row[ids] else []
    located = row[places].split("|") if row.get(places) else [""] * len(sources)
    return tuple((TITLES[source], place) for source, place in zip(sources, located, strict=True))


def note(row: dict[str, str]) -> str:
    return row["label"] + (f". {row['note']}" if row["note"] else "")


def list_rows(*tables: str) -> set[Said]:
    """List what the rows of some tables say, with their sources; facts by their kind."""
    seed = ((TITLES["seed"], ""),)
    facts = read_rows("facts")
    rows: dict[str, list[Said]] = {
        "causes": [(note(row), cite(row)) for row in read_rows("causes")],
        "mechanisms": [(row["explanation"], cite(row)) for row in read_rows("mechanisms")],
        "founding": [(row["founding"], seed) for row in read_rows("qualifications")],
        "others": [(row["others"], cite(row)) for row in read_rows("qualifications")],
        "silence": [
            (row["silent_note"], cite(row, "silent_source_ids"))
            for row in read_rows("imbalances")
            if row["silent_source_ids"]
        ],
        "shared": list_shared(),
        **{kind: [(row["statement"], cite(row)) for row in facts if row["kind"] == kind] for kind in KINDS},
    }
    return {said for table in tables for said in rows[table]}


def list_shared() -> list[Said]:
    """List the causes that several imbalances share, by the shortest of their labels, with all their sources."""
    causes: dict[str, list[dict[str, str]]] = {}
    for row in read_rows("causes"):
        causes.setdefault(row["id"], []).append(row)
    listed = []
    for rows in causes.values():
        if len(rows) > 1:
            label = min((row["label"] for row in rows), key=len)
            names = [lower(NAMES[row["imbalance_id"]]) for row in rows]
            conditions = ", ".join(names[:-1]) + f" and {names[-1]}"
            cited = tuple(dict.fromkeys(source for row in rows for source in cite(row)))
            listed.append((f"{label}: listed for {conditions}.", cited))
    return listed


def lower(name: str) -> str:
    return name[0].lower() + name[1:]


def test_every_statement_of_the_labs_page_is_a_row_with_exactly_its_sources(labs: list[Element]) -> None:
    """S1, S16."""
    said = [read_statement(part) for part in find_all(labs, "div", "statement")]
    assert len(said) > 30
    assert [one for one in said if one not in list_rows(*ON_LABS) or not one[1]] == []


def test_every_statement_of_the_mechanisms_page_is_a_row_with_exactly_its_sources(mechanisms: list[Element]) -> None:
    """S1, S16."""
    said = [read_statement(part) for part in find_all(mechanisms, "div", "statement")]
    assert len(said) > 120
    assert [one for one in said if one not in list_rows(*ON_MECHANISMS) or not one[1]] == []


@pytest.mark.parametrize("table", [*KINDS, "shared"])
def test_every_row_of_these_facts_is_on_the_labs_page_or_the_mechanisms_page(
    table: str, labs: list[Element], mechanisms: list[Element]
) -> None:
    """S12, S13."""
    said = {read_statement(part) for part in find_all(labs + mechanisms, "div", "statement")}
    assert list_rows(table)
    assert list_rows(table) - said == set()


@pytest.mark.parametrize("table", ["causes", "mechanisms", "founding", "others"])
def test_every_row_of_these_tables_is_on_the_mechanisms_page(table: str, mechanisms: list[Element]) -> None:
    """S16: none is lost."""
    said = {read_statement(part) for part in find_all(mechanisms, "div", "statement")}
    assert list_rows(table) - said == set()


def test_both_sides_of_every_qualification_stand_beside_each_other(mechanisms: list[Element]) -> None:
    """Each pair holds the founding document first, then the others, and each side has sources."""
    pairs = []
    for both in find_all(mechanisms, "div", "both"):
        sides = both.findall("section")
        assert [read(head) for side in sides for head in side.findall("h3")] == HEADS
        pairs.append(tuple(read_statement(part) for side in sides for part in side.findall("div")))
    seed = ((TITLES["seed"], ""),)
    expected = [((row["founding"], seed), (row["others"], cite(row))) for row in read_rows("qualifications")]
    told = len(pairs) - len(expected)  # what qualifies the step that is told
    assert pairs[told:] == expected
    assert set(pairs[:told]) <= set(expected)


def test_every_cause_stands_under_its_imbalance_and_kind_and_says_if_it_is_in_the_founding_document(
    mechanisms: list[Element],
) -> None:
    found = []
    [cards] = find_all(mechanisms, "div", "causes")
    for card in cards.findall("section"):
        name = read_heading(card, "h3")
        kind = ""
        for part in card:
            if part.tag == "h4":
                kind = {"Causes": "cause", "Risk groups": "risk group"}[read(part)]
            for entry in part.findall("li"):
                [statement] = entry.findall("div")
                marked = statement.find("p/span[@class='mark']") is not None
                found.append((name, kind, marked, *read_statement(statement)))
    expected = [
        (NAMES[row["imbalance_id"]], row["kind"], row["in_founding"] == "yes", note(row), cite(row))
        for row in read_rows("causes")
    ]
    assert sorted(found) == sorted(expected)


def read_heading(part: Element, kind: str) -> str:
    heading = part.find(kind)
    assert heading is not None
    return read(heading)


def test_the_diet_table_is_the_table_of_the_founding_document_with_its_sources(mechanisms: list[Element]) -> None:
    """S15, S16: four rows; what others add is marked as theirs."""
    [table] = find_all(mechanisms, "table", "diet")
    found = []
    for row in table.findall("tbody/tr"):
        feature, balanced, supplements = row
        added = supplements.find("p")
        found.append(
            (
                read(feature),
                balanced[0].tail,  # after its heading, which shows where the head has no room
                supplements[0].tail,
                read(added) if added is not None else "",
                read_sources(row),
            )
        )
    expected = [
        (
            row["feature"],
            row["balanced_diet"],
            row["supplements_under_supervision"],
            f"Added by other sources: {row['note']}" if row["note"] else "",
            cite(row),
        )
        for row in read_rows("diet_vs_supplements")
    ]
    assert found == expected
    assert len(found) == 4
    assert all(row[-1] for row in found)


def test_every_lab_card_lists_exactly_the_sources_of_its_row(labs: list[Element]) -> None:
    """S14, S16."""
    abouts, rows = (
        {row[key]: row for row in read_rows(t)} for t, key in (("imbalances", "id"), ("labs", "imbalance_id"))
    )
    cards = [section for piece in labs for section in piece.iter("section") if section.find("dl") is not None]
    found = [(read_heading(card, "h3"), read_sources(card)) for card in cards]
    expected = []
    for name, about in abouts.items():
        cited = cite(rows[name], "ref_source_ids", "ref_locators") + cite(
            rows[name], "further_source_ids", "further_locators"
        )
        expected.append((NAMES[name], cited + cite(about, "silent_source_ids")))
    assert found == expected
    assert all(sources for _, sources in found)
    for card, row in zip(cards, rows.values(), strict=True):
        said = [read(part) for part in card.iter("dd")]
        assert {row["sample"], row["usual_panel"], row["abnormal_if"], row["further_tests"], row["range_note"]} <= set(
            said
        )
        unsure = row["further_evidence_status"]
        assert (unsure in said) == (unsure != "verified"), "what was not read is shown as such, and only that"
        about = abouts[row["imbalance_id"]]
        assert said[0].startswith(about["clinical_name"])
        assert about["uk_spelling"] in said[0] or about["uk_spelling"] == about["clinical_name"].lower()


def test_what_no_page_read_says_in_full_is_told_so(mechanisms: list[Element]) -> None:
    """S16: an arrow that was worked out from others is no statement of its sources."""
    told = ["".join(one.itertext()) for one in find_all(mechanisms, "div", "statement")]
    for row in read_rows("mechanisms"):
        stated = [said for said in told if row["explanation"] in said]
        assert stated, row["id"]
        recalled = row["evidence_status"] == "recalled"
        assert {("None of the sources says all of this." in said) for said in stated} == {recalled}, row["id"]


def test_every_row_of_the_tables_that_are_shown_has_a_source() -> None:
    """S16."""
    for table in ("causes", "mechanisms", "qualifications", "diet_vs_supplements", "facts"):
        assert [row for row in read_rows(table) if not cite(row)] == []


@pytest.mark.parametrize("story", STEPS)
def test_each_step_of_a_story_tells_its_arrow_and_what_qualifies_it(story: str) -> None:
    """K3: Next leads through the rows of the story in their order; the figure stays the same."""
    rows = {row["id"]: row for row in read_rows("mechanisms")}
    both = read_rows("qualifications")
    app = open_page(MECHANISMS)
    app.button_group(key="view_story").set_value(story).run()
    figures = set()
    for number, mechanism in enumerate(STEPS[story], 1):
        assert f"Step {number} of {len(STEPS[story])}" in read_words(app, "steps")
        [told] = find_all(parse(app), "div", "told")
        statements = [read_statement(part) for part in find_all([told], "div", "statement")]
        qualified = [row for row in both if mechanism in row["mechanism_ids"].split("|")]
        assert statements[0] == (rows[mechanism]["explanation"], cite(rows[mechanism]))
        assert [said for said, _ in statements[1:]] == [
            row[side] for row in qualified for side in ("founding", "others")
        ]
        assert app.button(key="step-back").disabled == (number == 1)
        assert app.button(key="step-next").disabled == (number == len(STEPS[story]))
        figures.add(str(read_spec(app)))
        if number < len(STEPS[story]):
            app.button(key="step-next").click().run()
            assert not app.exception
    assert len(figures) == 1


# The key points of the founding document; each must be readable on one of the pages.
KEY_POINTS = {
    "the pump needs magnesium": (MECHANISMS, "Magnesium is needed for the pump to run"),
    "the pump keeps potassium inside cells": (MECHANISMS, "push sodium out and pull potassium in"),
    "too little magnesium, poor pump": (MECHANISMS, "With too little magnesium the pump works poorly."),
    "cells lose potassium": (
        MECHANISMS,
        "Cells hold on to less potassium when magnesium is short, so potassium leaks out.",
    ),
    "potassium is lost in urine": (MECHANISMS, "Losing potassium through the kidneys lowers blood potassium."),
    "low potassium resists treatment": (
        MECHANISMS,
        "Low potassium with low magnesium often does not respond to potassium until magnesium is replaced.",
    ),
    "low magnesium brings on low potassium": (LABS, "Low magnesium can bring on or worsen low potassium."),
    "not the other way round": (
        MECHANISMS,
        "A potassium problem by itself is said not to cause a magnesium problem as a rule.",
    ),
    "poor kidneys, magnesium rises": (MECHANISMS, "When the kidneys filter poorly, magnesium builds up."),
    "poor kidneys, potassium rises": (MECHANISMS, "Kidneys that fail to clear potassium let it rise."),
    "magnesium for nerve and muscle": (MECHANISMS, "Magnesium is needed for nerves and muscles to work."),
    "potassium for nerve and muscle": (MECHANISMS, "sets the resting voltage that nerves and muscles use"),
    "high magnesium can raise potassium": (LABS, "Excess magnesium has raised potassium in several reported patients"),
    "high magnesium is rare with healthy kidneys": (MECHANISMS, "so high magnesium is rare when they work"),
    "the case": (MECHANISMS, "potassium returned to normal once the excess magnesium was removed"),
    "risk: diuretics": (MECHANISMS, "Loop or thiazide diuretics in the founding document"),
    "risk: heart failure": (MECHANISMS, "Heart failure in the founding document"),
    "risk: poor kidneys": (MECHANISMS, "Poor kidney function in the founding document"),
    "risk: antacids or laxatives": (MECHANISMS, "Overuse of magnesium antacids or laxatives in the founding document"),
    "risk: high doses": (MECHANISMS, "High-dose magnesium supplements in the founding document"),
    "mild cases are silent": (LABS, "The founding document says mild cases might cause no symptoms."),
    "symptoms are similar, so tests": (LABS, "symptoms are similar, so medical testing is needed"),
    "only tests can tell": (LABS, "Only lab testing can tell these conditions apart."),
    "diet: source": (MECHANISMS, "Foods like leafy greens, nuts, and fruits"),
    "diet: effect": (MECHANISMS, "Can quickly correct deficiencies but needs careful monitoring"),
    "diet: imbalance": (MECHANISMS, "Higher, especially with kidney issues"),
    "diet: for whom": (MECHANISMS, "Most people seeking general health"),
}


@pytest.mark.parametrize("point", KEY_POINTS)
def test_key_point_of_the_founding_document_is_on_its_page(
    point: str, labs: list[Element], mechanisms: list[Element]
) -> None:
    page, phrase = KEY_POINTS[point]
    assert phrase in " ".join(map(read, labs if page == LABS else mechanisms))


FOUNDING_SYMPTOMS = {
    "hypermagnesemia": (
        *("Nausea and vomiting", "Confusion", "Dizziness", "Muscle weakness", "Reduced reflexes"),
        *("Low blood pressure", "Slow heart rate", "Breathing problems", "Coma or unresponsiveness", "Cardiac arrest"),
    ),
    "hyperkalemia": (
        *("Muscle weakness", "Numbness or tingling", "Irregular heartbeat", "Nausea and vomiting"),
        "Life-threatening arrhythmia",
    ),
}


@pytest.mark.parametrize("imbalance", FOUNDING_SYMPTOMS)
def test_founding_symptom_list_is_on_the_explorer(imbalance: str) -> None:
    """Each list alone, in words and as marks of the chart."""
    app = open_app(imbalances=imbalance, listing="founding")
    marks = read_spec(app)["data"][-1]
    shown = {LABELS[cells[0]] for cells in marks["customdata"]}
    assert len(shown) == len(FOUNDING_SYMPTOMS[imbalance])
    assert shown == set(FOUNDING_SYMPTOMS[imbalance])
    assert all(label in read_words(app, "chart") for label in shown)


@pytest.mark.parametrize("page", [LABS, MECHANISMS])
def test_nothing_about_a_person_can_be_entered_on_a_page_of_explanation(page: str) -> None:
    """S10, S14: no value, no name, no word; only choices from lists of ours."""
    app = open_page(page)
    assert {element.type for element in app.main} <= KNOWN_ELEMENTS
    for kind in (
        "text_input",
        "text_area",
        "number_input",
        "slider",
        "date_input",
        "file_uploader",
        "chat_input",
        "selectbox",
    ):
        assert len(app.get(kind)) == 0, kind
    assert not re.search(r"<(input|textarea|select|form|script|iframe)\b|contenteditable", " ".join(read_html(app)))
    assert {str(toggle.key) for toggle in app.toggle} <= {"view_large"}


def read_own_words(app: AppTest) -> str:
    """Read a page without lists of sources: titles are their publishers' words."""
    shown = re.sub(r'<ul class="sources">.*?</ul>', " ", " ".join(read_html(app)))
    widgets = [
        str(getattr(getattr(element, "proto", None), name, "")) for element in app.main for name in ("label", "alt")
    ]
    words = ["".join(ElementTree.fromstring(f"<div>{shown}</div>").itertext()), *widgets]
    return "\n".join([*words, *list_strings([json.loads(chart.proto.spec) for chart in app.get("plotly_chart")])])


@pytest.mark.parametrize("page", [LABS, MECHANISMS])
def test_no_page_of_explanation_has_words_of_a_verdict_or_speaks_to_anyone(page: str) -> None:
    """S18, S20: in text, labels, alt texts and figures, with all twelve in view."""
    words = read_own_words(open_page(page, imbalances=EVERY))
    assert len(words) > 10_000
    assert [found.group() for word in FORBIDDEN if (found := re.search(word, words, re.IGNORECASE))] == []
    assert re.findall(r"\b(?:you|your|yours|yourself)\b", words, re.IGNORECASE) == []
    sentences = [part for part in re.split(r"[.?!\n]", words) if re.search("diagnos", part, re.IGNORECASE)]
    assert [part for part in sentences if not re.search(DENIAL, part, re.IGNORECASE)] == []


@pytest.mark.parametrize("page", [LABS, MECHANISMS])
def test_ticks_change_nothing_on_a_page_of_explanation(page: str) -> None:
    """S1, S2, S15: neither page knows what was ticked, and no result leads to diet."""
    app, plain = open_page(page, ticked="coma.tremor.kidney_stones"), open_page(page)
    assert read_html(app) == read_html(plain)
    assert [chart.proto.spec for chart in app.get("plotly_chart")] == [c.proto.spec for c in plain.get("plotly_chart")]
    assert [str(box.key) for box in app.checkbox] == []
    assert 'table class="listing' not in " ".join(read_html(app))
    assert "is ticked" not in read_page_words(app)
    assert "are ticked" not in read_page_words(app)


def read_page_words(app: AppTest) -> str:
    return " ".join([read_words(app), *(caption.value for caption in app.caption)])


def test_diet_is_explained_apart_from_results_and_is_no_advice() -> None:
    """S15: on one page alone, which says so."""
    phrase = "Supplements under supervision"
    app = open_page(MECHANISMS)
    assert phrase in read_words(app, "diet")
    assert "It is not advice, and ticks do not change it." in read_words(app, "diet")
    assert phrase not in read_page(tick(open_app(), "coma", "tremor"))
    assert phrase not in read_words(open_page(LABS))


@pytest.mark.parametrize("page", [LABS, MECHANISMS])
def test_a_page_of_explanation_has_the_banner_first_one_title_and_the_dates_of_reading(page: str) -> None:
    """S5, S17."""
    app = open_page(page)
    assert read_html(app)[0] == read_html(app, "banner")[0]
    assert "Only lab testing can tell these conditions apart." in read_words(app, "banner")
    assert len(re.findall("<h1>", " ".join(read_html(app)))) == 1
    assert max(row["read_on"] for row in read_rows("sources")) in read_words(app)
    assert "No named clinician has reviewed these tables yet." in read_words(app)


def test_the_labs_page_says_that_nothing_is_judged_and_that_they_can_occur_together() -> None:
    """S7, S12, S13, S14."""
    words = read_words(open_page(LABS))
    assert "No value can be entered here, and none is judged." in words
    assert "Having no symptoms does not mean that a blood level is normal." in words
    assert "These conditions can occur at the same time." in words
    assert "Only a clinician can interpret a result." in words


def test_conditions_of_an_address_are_in_view_in_every_part_of_the_labs_page() -> None:
    """K5: overlap, levels and cards, in their fixed order."""
    chosen = ["hypokalemia", "hyponatremia", "metabolic_acidosis"]
    app = open_page(LABS, imbalances=".".join(chosen))
    cards = [
        read_heading(part, "h3")
        for piece in parse(app)
        for part in piece.iter("section")
        if part.find("dl") is not None
    ]
    assert cards == [NAMES[name] for name in chosen]
    specs = [json.loads(chart.proto.spec)["layout"]["meta"] for chart in app.get("plotly_chart")]
    assert [(spec["chart"], spec["imbalances"]) for spec in specs] == [("overlap", chosen), ("levels", chosen)]
    assert dict(app.query_params) == {"imbalances": ".".join(chosen)}


def test_no_condition_in_view_is_said_plainly_on_the_labs_page() -> None:
    app = open_page(LABS, imbalances="none")
    assert "No condition is in view." in read_words(app, "chart")
    assert not app.get("plotly_chart")


@pytest.mark.parametrize("value", ["", "none", "0", "-1", "99", "1e9", "²", "<b>x</b>", "x" * 3000, "\x00"])
def test_no_address_of_a_step_breaks_the_page_or_reaches_it_as_markup(value: str) -> None:
    """P5: what is unknown shows the first step or the last."""
    app = open_page(MECHANISMS)
    app.query_params["story"], app.query_params["step"] = value, value
    app.run()
    assert not app.exception
    words = read_words(app, "steps")
    assert re.search(rf"Step (1|{len(STEPS['low'])}) of {len(STEPS['low'])}\b", words)
    assert "<b>x" not in " ".join(read_html(app))


HOSTILE = """<b>x</b> & "q" 'z' <img src=x>"""


@pytest.fixture
def tables(data: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Let the app read a copy of the tables."""
    monkeypatch.setattr(cache, "DATA", data)
    st.cache_resource.clear()
    yield data
    st.cache_resource.clear()


@pytest.mark.parametrize(
    ("table", "old", "page"),
    [
        ("causes", "Slow bowel with long-term magnesium laxatives", MECHANISMS),
        ("causes", "Evidence is case reports and one small retrospective series.", MECHANISMS),
        ("nodes", "Response to potassium treatment", MECHANISMS),
        ("stories", "Low magnesium to low potassium", MECHANISMS),
        ("qualifications", "Potassium problems do not usually cause magnesium problems.", MECHANISMS),
        ("mechanisms", "With too little magnesium the pump works poorly.", MECHANISMS),
        ("diet_vs_supplements", "Oral or IV supplements", MECHANISMS),
        ("facts", "Mild low phosphate is generally silent.", LABS),
        ("labs", "Kidney function (creatinine); ECG; calcium and potassium", LABS),
        ("sources", "The Complex Link Between Magnesium and Potassium", MECHANISMS),
    ],
)
def test_a_hostile_cell_reaches_the_page_as_text(table: str, old: str, page: str, tables: Path) -> None:
    """P5: in HTML and in figures."""
    path = tables / f"{table}.csv"
    whole = path.read_text(encoding="utf-8")
    quoted = '"' + HOSTILE.replace('"', '""') + '"'
    assert old in whole
    path.write_text(whole.replace(old, quoted, 1).replace(f'"{quoted}"', quoted), encoding="utf-8")
    app = open_page(page)
    html = " ".join(read_html(app))
    assert escape(HOSTILE) in html
    assert "<b>x" not in html
    assert "<img" not in html
    figures = "".join(chart.proto.spec for chart in app.get("plotly_chart"))
    assert "<b>x" not in figures.replace("\\u003c", "<").replace("\\u003e", ">")
    assert not app.exception
