"""Why they are linked: stories step by step, where sources differ, causes and risk groups, diet."""

from __future__ import annotations

import json
import re
from xml.etree.ElementTree import Element

import pytest
from streamlit.testing.v1 import AppTest

from components.words.text import Text
from tests.pages.app import LABS, MECHANISMS, open_app, open_page, read_figure, read_html, read_words, run, tick
from tests.pages.statements import (
    FOUNDING,
    Statement,
    cite,
    find_all,
    parse,
    read,
    read_sources,
    read_statement,
    read_statements,
    state,
)
from tests.shipped import NAMES, read_rows

ROWS = {row["id"]: row for row in read_rows("mechanisms")}
QUALIFICATIONS = read_rows("qualifications")
STEPS = {
    story["id"]: [row["mechanism_id"] for row in read_rows("story_arrows") if row["story"] == story["id"]]
    for story in read_rows("stories")
}
KINDS = {"Causes": "cause", "Risk groups": "risk group"}


@pytest.fixture(scope="module")
def mechanisms() -> list[Element]:
    """Parse the pieces of the page at the first step of the first story."""
    return parse(open_page(MECHANISMS))


def state_cause(row: dict[str, str]) -> Statement:
    return row["label"] + (f". {row['note']}" if row["note"] else ""), cite(row)


def state_sides(row: dict[str, str]) -> list[Statement]:
    return [(row["founding"], FOUNDING), (row["others"], cite(row))]


def test_every_statement_is_a_row_with_exactly_its_sources_and_none_is_lost(mechanisms: list[Element]) -> None:
    """S1, S16."""
    expected = {
        *state("mechanisms", "explanation"),
        *state("facts", "statement", kind="founding_case"),
        *(side for row in QUALIFICATIONS for side in state_sides(row)),
        *(state_cause(row) for row in read_rows("causes")),
    }
    assert set(read_statements(mechanisms)) == expected
    assert all(sources for _, sources in expected)


def test_every_arrow_says_how_sure_it_is_and_whose_it_is(mechanisms: list[Element], text: Text) -> None:
    """S16: an arrow that was inferred from several sources is not passed off as the statement of one."""
    told = {read_statement(part): read(part.find("p")) for part in find_all(mechanisms, "div", "statement")}
    for row in ROWS.values():
        said = told[row["explanation"], cite(row)]
        sure = text("stories.sure", certainty=text(f"certainty.{row['certainty']}"))
        recalled = [text("stories.recalled")] * (row["evidence_status"] == "recalled")
        says = row["founding_says"]
        founding = text("stories.founding", said=says) if says else text("stories.not_founding")
        assert said.endswith(" ".join([row["explanation"], sure, *recalled, founding])), row["id"]


def test_both_sides_of_every_qualification_stand_beside_each_other(mechanisms: list[Element]) -> None:
    """First the founding document, then the others, each with sources."""
    pairs = []
    for both in find_all(mechanisms, "div", "both"):
        assert [read(head) for head in both.iter("h3")] == ["The founding document", "Other sources"]
        pairs.append([read_statement(part) for side in both.findall("section") for part in side.findall("div")])
    expected = list(map(state_sides, QUALIFICATIONS))
    assert pairs[-len(expected) :] == expected, "what qualifies the current step stands above them"


def test_every_cause_stands_under_its_imbalance_and_kind_and_says_if_it_is_in_the_founding_document(
    mechanisms: list[Element],
) -> None:
    found = []
    [cards] = find_all(mechanisms, "div", "causes")
    for card in cards.findall("section"):
        kind = ""
        for part in card:
            kind = KINDS[read(part)] if part.tag == "h4" else kind
            for statement in part.findall("li/div"):
                marked = "yes" if statement.find("p/span[@class='mark']") is not None else "no"
                found.append((read(card.find("h3")), kind, marked, *read_statement(statement)))
    expected = [
        (NAMES[row["imbalance_id"]], row["kind"], row["in_founding"], *state_cause(row)) for row in read_rows("causes")
    ]
    names, kinds = list(NAMES.values()), list(KINDS.values())
    assert found == sorted(expected, key=lambda cause: (names.index(cause[0]), kinds.index(cause[1])))


def test_the_diet_table_is_the_table_of_the_founding_document_with_its_sources(mechanisms: list[Element]) -> None:
    """S15, S16: what other sources add is marked as theirs."""
    [table] = find_all(mechanisms, "table", "diet")
    found = []
    for row in table.findall("tbody/tr"):
        feature, balanced, supplements = row
        added = [read(part) for part in supplements.findall("p")]
        # Each cell begins with the heading of its column, which shows where the table is too narrow for a head.
        found.append((read(feature), balanced[0].tail, (supplements[0].tail or "").strip(), added, read_sources(row)))
    assert found == [
        (
            *(row["feature"], row["balanced_diet"], row["supplements_under_supervision"]),
            [f"Added by other sources: {row['note']}"] * bool(row["note"]),
            cite(row),
        )
        for row in read_rows("diet_vs_supplements")
    ]
    assert all(sources for *_, sources in found)


def test_diet_is_explained_apart_from_results_and_is_not_advice(text: Text) -> None:
    """S15: on one page only, which says so."""
    supplements = text("diet.supplements")
    shown = read_words(open_page(MECHANISMS), "diet")
    assert supplements in shown
    assert text("diet.lead") in shown
    assert "not advice" in text("diet.lead")
    for app in (tick(open_app(), "coma", "tremor"), open_page(LABS)):
        assert supplements not in read_words(app)


@pytest.mark.parametrize("story", STEPS)
def test_each_step_of_a_story_tells_its_arrow_and_what_qualifies_it(story: str) -> None:
    """K3: Next leads through the rows of the story in their order; the figure stays the same."""
    mechanisms, app = STEPS[story], open_page(MECHANISMS)
    app.button_group(key="view_story").set_value(story)
    figure = read_figure(run(app))
    for step, mechanism in enumerate(mechanisms, 1):
        assert f"Step {step} of {len(mechanisms)}" in read_words(app, "steps")
        qualified = [row for row in QUALIFICATIONS if mechanism in row["mechanism_ids"].split("|")]
        row = ROWS[mechanism]
        told = [(row["explanation"], cite(row)), *(side for one in qualified for side in state_sides(one))]
        assert read_statements(find_all(parse(app), "div", "told")) == told
        assert find_styled(app) == ([mechanism], mechanisms[step:])
        assert app.button(key="step-back").disabled == (step == 1)
        assert app.button(key="step-next").disabled == (step == len(mechanisms))
        assert read_figure(app) == figure
        if step < len(mechanisms):
            app.button(key="step-next").click()
            run(app)


def find_styled(app: AppTest) -> tuple[list[str], list[str]]:
    """Find which arrows of the figure stand out and which are faded, by their mechanisms."""
    traces = json.loads(read_figure(app))["data"]
    [style] = [piece.proto.body for piece in app.get("html") if ".js-line{stroke-width" in piece.proto.body]
    outstanding, faded = (
        [traces[int(place) - 1]["meta"]["mechanism"] for place in re.findall(rf"nth-child\((\d+)\){rule}", style)]
        for rule in (r" \.js-line\{stroke-width", r"\{opacity")
    )
    return outstanding, faded


@pytest.mark.parametrize("value", ["", "none", "0", "-1", "99", "1e9", "²", "<b>x</b>", "9" * 5000, "\x00"])
def test_no_address_of_a_step_breaks_the_page_or_reaches_it_as_markup(value: str) -> None:
    """P5: what is unknown shows the first step or the last."""
    app = open_page(MECHANISMS, story=value, step=value)
    assert re.search(rf"Step (1|{len(STEPS['low'])}) of {len(STEPS['low'])}\b", read_words(app, "steps"))
    assert "<b>x" not in " ".join(read_html(app))
