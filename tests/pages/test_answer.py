"""The answer to ticks: a plain lookup, with its cautions and the emergency notice."""

from __future__ import annotations

import random
import re
from html import unescape
from typing import Any
from xml.etree import ElementTree

import pytest
from streamlit.testing.v1 import AppTest

from components.facts.catalogue import Catalogue
from components.panels.ticked import list_row_rules
from components.words.text import Text
from tests.pages.app import (
    EMPTY,
    MATCH_SCORE,
    VIEWS,
    open_app,
    read_figure,
    read_html,
    read_page,
    read_words,
    tick,
)

BOX, UNTICKED = r"\.st-key-tick-(\w+)", r":not\(:has\(.*? ?input:checked\)\) ~ \* .*?\.r-(\w+)"
FLYOUT = '<div class="flyout">.*?</div>'
SAYS_TREMOR = "Tremor is listed for low magnesium. Only one condition in view lists it; other causes exist."


def read_table(app: AppTest) -> tuple[list[str], dict[str, list[str]]]:
    """Read the header of the answer, and the cells of each row without their sources."""
    [html] = re.findall("<table.*?</table>", " ".join(read_html(app, "listing")), re.DOTALL)
    table = ElementTree.fromstring(re.sub("<i [^>]*></i>", "", html))
    for head in table.iter("th"):
        for flag in [*head.findall("details"), *head.findall("span")]:
            head.remove(flag)
    for details in table.iter("details"):
        for card in details.findall("div"):
            details.remove(card)
    header, *rows = [["".join(cell.itertext()).strip() for cell in row] for row in table.iter("tr")]
    return header, {row[0]: row[1:] for row in rows}


@pytest.mark.parametrize("query", VIEWS[:3], ids=str)
def test_no_tick_changes_what_is_sent(query: dict[str, str], catalogue: Catalogue) -> None:
    """S2, S3, S4: with some symptoms alone and with all, only the boxes and the announcement say what is ticked."""
    app = open_app(**query)
    sent, symptoms, chance = read_sent(app), list(catalogue.symptoms.index), random.Random(7)
    for ticked in [*([symptom] for symptom in chance.sample(symptoms, 8)), chance.sample(symptoms, 3), symptoms]:
        for symptom in symptoms:
            app.checkbox(key=f"tick-{symptom}").set_value(symptom in ticked)
        app.run()
        assert read_sent(app) == sent


def read_sent(app: AppTest) -> list[str]:
    """Read everything that the server sends, the figure byte for byte, except what it says to screen readers."""
    said = {
        piece for block in app.main if str(getattr(block, "key", "")).startswith("said-") for piece in read_block(block)
    }
    return [*(piece for piece in read_block(app.main) if piece not in said), read_figure(app)]


def read_block(block: Any) -> list[str]:  # AppTest has no single type for blocks
    """Read all HTML of a block, with its style sheets."""
    return [piece.proto.body for piece in block.get("html")]


def test_a_tick_is_announced_in_one_sentence_with_the_number_of_ticks(text: Text) -> None:
    """S20: for screen readers; nothing else on the page is announced."""
    app = open_app()
    assert list_said(app) == []
    tick(app, "tremor")
    assert list_said(app) == [f"{SAYS_TREMOR} {text.count('symptoms.status', 1)}"]
    tick(app, "dizziness")
    assert [said for said in list_said(app) if "Dizziness" in said] == list_said(app)
    assert list_said(app)[0].endswith("Two symptoms are ticked.")
    tick(app, "tremor", to=False)
    assert list_said(app) == ["Tremor is no longer ticked. One symptom is ticked."]


def list_said(app: AppTest) -> list[str]:
    """List what is announced: one entry for each part of the checklist that says something."""
    keys = sorted({str(block.key) for block in app.main if str(getattr(block, "key", "")).startswith("said-")})
    return [said for key in keys if (said := read_words(app, key).strip())]


def test_rows_and_sentences_stand_in_the_order_of_the_table(catalogue: Catalogue) -> None:
    """S4: whatever is ticked first."""
    app, labels = open_app(), list(catalogue.symptoms["label"])
    assert list(read_table(app)[1]) == labels
    [told] = re.findall('<ul class="sentences[^>]*>(.*?)</ul>', " ".join(read_html(app, "sentences")), re.DOTALL)
    begins = [
        re.match(rf"{re.escape(label)} (is|are) ", unescape(said))
        for label, said in zip(labels, re.findall("<li[^>]*>(.*?)</li>", told), strict=True)
    ]
    assert all(begins)


def test_what_is_said_of_a_symptom_depends_on_its_own_box_alone(catalogue: Catalogue) -> None:
    """S1, S8, S9: the style sheet asks no other box, and the notice depends only on the red flags of the table."""
    symptoms = catalogue.symptoms
    flags = list(symptoms.index[symptoms["red_flag"] == "yes"])
    rules = list_row_rules(symptoms.index, flags)
    hiding = [rule for rule in rules if " .r-" in rule and "display:none" in rule]
    assert [re.findall(BOX, rule) for rule in hiding] == [[symptom] * 2 for symptom in symptoms.index]
    assert [re.findall(UNTICKED, rule) for rule in hiding] == [[symptom] * 2 for symptom in symptoms.index]
    [notice] = [rule for rule in rules if ".st-key-emergency" in rule]
    without, within = notice.split("{")[0].split(",:root:has(")
    assert re.findall(BOX, without) == re.findall(BOX, within) == flags
    assert within.endswith(".st-key-calm")
    rows = re.findall(r'<tr role="row" class="r-(\w+)"', " ".join(read_html(open_app(), "listing")))
    assert rows == list(symptoms.index)


def test_order_of_choosing_imbalances_does_not_show() -> None:
    """S4."""
    one = open_app(imbalances="hyponatremia.hyperkalemia.hypokalemia", ticked="tremor")
    other = open_app(imbalances="hypokalemia.hyperkalemia.hyponatremia", ticked="tremor")
    other.button_group(key="view_imbalances").set_value(["hyponatremia", "hypokalemia", "hyperkalemia"]).run()
    assert read_html(one) == read_html(other)
    assert read_figure(one) == read_figure(other)
    assert "in the same order" in " ".join(caption.value for caption in one.caption)


@pytest.mark.parametrize("listing", ["all", "founding"])
def test_table_says_what_the_rows_of_the_links_say(listing: str, catalogue: Catalogue) -> None:
    """S1: every symptom, every imbalance; S16: each listed cell leads to its sources."""
    symptoms, imbalances = list(catalogue.symptoms.index), list(catalogue.imbalances.index)
    app = open_app(imbalances=".".join(imbalances), listing=listing, ticked=".".join(symptoms))
    links = catalogue.links if listing == "all" else catalogue.links[catalogue.links["in_founding"] == "yes"]
    stages = links.set_index(["symptom_id", "imbalance_id"])["stage"].to_dict()
    _, rows = read_table(app)
    assert len(rows) == len(symptoms)
    for symptom in symptoms:
        expected = [
            f"Listed {stages[symptom, name]}" if (symptom, name) in stages else "Not listed" for name in imbalances
        ]
        assert rows[catalogue.symptoms.at[symptom, "label"]] == expected
    [table] = re.findall("<table.*?</table>", " ".join(read_html(app, "listing")), re.DOTALL)
    cards = [
        card for cell in re.findall("<td.*?</td>", table, re.DOTALL) for card in re.findall(FLYOUT, cell, re.DOTALL)
    ]
    assert len(cards) == len(stages)
    assert all("<a href=" in card or "no public address" in card for card in cards)


@pytest.mark.parametrize("query", [*VIEWS, EMPTY], ids=str)
def test_nothing_counts_ticks_per_condition(query: dict[str, str]) -> None:
    """S3: no "3 of 4", no percentage, no score in page or figure; no number in a cell of the table."""
    app = tick(open_app(**query), "nausea_vomiting", "confusion", "muscle_weakness", "tremor")
    shown = re.sub(r'<ul class="sources">.*?</ul>', "", " ".join(read_html(app)))  # titles are other people's words
    words = unescape(re.sub(r"<[^>]+>", " ", shown)) + read_page(open_app(**query))
    assert not MATCH_SCORE.search(words)
    if query != EMPTY:
        header, rows = read_table(app)
        assert not re.search(r"\d", " ".join([*header, *(cell for cells in rows.values() for cell in cells)]))


@pytest.mark.parametrize("said", ["3 of 4", "3/4", "two of the four", "75 %", "Score: 3"])
def test_each_kind_of_match_score_would_be_found(said: str) -> None:
    """S3: the net has no hole."""
    assert MATCH_SCORE.search(said)


@pytest.mark.parametrize("ticks", [[], ["coma", "tremor"]], ids=str)
@pytest.mark.parametrize("query", [*VIEWS, EMPTY], ids=str)
def test_cautions_stand_beside_the_results(query: dict[str, str], ticks: list[str], text: Text) -> None:
    """S7, S11, S12, S13: with and without ticks, whatever is in view."""
    app = tick(open_app(**query), *ticks)
    number = len(app.session_state["view_imbalances"])
    listing = read_words(app, "listing")
    assert text("answer.caution") in listing
    assert text.count("answer.incomplete", number) in listing
    assert "auses" in text.count("answer.incomplete", number)
    assert number == 0 or text.number(number) in text.count("answer.incomplete", number).lower()
    assert "Having no symptoms does not rule anything out. Most mild cases are silent." in listing
    assert "These conditions can occur at the same time." in listing
    if number:
        assert "can occur at the same time" in read_words(app, "chart-foot")
        assert text(f"chart.read_{app.session_state['view_chart']}") in read_words(app, "chart")  # C8
    assert text("labs.caution") in read_words(app, "labs")


def test_the_emergency_notice_names_no_condition(catalogue: Catalogue) -> None:
    """S8: it is always sent, and a style shows it while a red flag is ticked."""
    about, notice = catalogue.imbalances, read_words(open_app(), "emergency")
    names = [*about["plain_name"], *about["clinical_name"], *about["uk_spelling"]]
    assert "Call the local emergency number now: 999 (UK) and 911 (US)." in notice
    assert [name for name in names if name.lower() in notice.lower()] == []
    assert ['role="alert"' in piece for piece in read_html(open_app(), "emergency")] == [True]


def test_emergency_notice_stands_above_the_results_and_needs_no_condition_in_view() -> None:
    """S8."""
    app = tick(open_app(**EMPTY), "coma")
    keys = [getattr(block, "key", None) for block in app.main]
    assert keys.index("emergency") < keys.index("chart") < keys.index("listing")


def test_urgent_line_stands_before_anything_is_ticked() -> None:
    assert "Call the local emergency number" in read_words(open_app(), "urgent")


def test_every_row_says_when_its_symptom_is_urgent(catalogue: Catalogue) -> None:
    """S8: as urgently as the table says, with the sources one action away; not for red flags alone."""
    listing = " ".join(read_html(open_app(), "listing"))
    rows = dict(re.findall(r'<tr role="row" class="r-(\w+)".*?</button>(.*?)</th>', listing, re.DOTALL))
    urgent = catalogue.symptoms[catalogue.symptoms["urgent_if"] != ""]
    assert {symptom for symptom, told in rows.items() if told.strip()} == set(urgent.index)
    assert len(urgent) > (urgent["red_flag"] == "yes").sum()
    for symptom, row in urgent.iterrows():
        start = "See a clinician if" if row["urgent_route"] == "clinician" else "Call now if"
        told = " ".join(unescape(re.sub("<[^>]+>", "", rows[str(symptom)])).split())
        assert f"{start} {row['urgent_if']}." in told
        assert rows[str(symptom)].count("<a href=") >= 1


def test_a_link_that_rests_on_one_source_says_so(catalogue: Catalogue) -> None:
    """S16: with the kind of publication, by which a reader can weigh it; never if there are several sources."""
    html = " ".join(read_html(open_app(ticked=".".join(catalogue.symptoms.index)), "listing"))
    in_view = catalogue.links[catalogue.links["imbalance_id"].isin(catalogue.core)]
    alone = [ids for ids in in_view["source_ids"] if "|" not in ids]
    assert sorted(re.findall(r"This rests on one source: a ([\w ]+)\.", html)) == sorted(
        catalogue.sources.loc[alone, "kind"]
    )
    assert alone
