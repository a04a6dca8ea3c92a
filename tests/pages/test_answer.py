"""The answer to ticks: a plain lookup, with its cautions and the emergency notice."""

from __future__ import annotations

import random
import re
from html import unescape
from itertools import combinations
from xml.etree import ElementTree

import pytest
from streamlit.testing.v1 import AppTest

from components.facts.catalogue import Catalogue
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


def read_table(app: AppTest) -> tuple[list[str], dict[str, list[str]]]:
    """Read the header of the listing, and the cells of each row without the source cards."""
    [html] = re.findall("<table.*?</table>", " ".join(read_html(app, "listing")), re.DOTALL)
    table = ElementTree.fromstring(html)
    for details in table.iter("details"):
        for card in details.findall("div"):
            details.remove(card)
    for cell in table.iter("td"):
        for narrow in cell.findall("span[@class='narrow']"):
            cell.remove(narrow)
    header, *rows = [["".join(cell.itertext()).strip() for cell in row] for row in table.iter("tr")]
    return header, {row[0]: row[1:] for row in rows}


@pytest.mark.parametrize("query", VIEWS[:3], ids=str)
def test_no_tick_changes_the_figure_or_the_header(query: dict[str, str], catalogue: Catalogue) -> None:
    """S2: each symptom alone, and samples of two, three and four; the figure to the byte."""
    app = open_app(**query)
    figure, chance, symptoms = read_figure(app), random.Random(7), list(catalogue.symptoms.index)
    header = [
        "Symptom",
        *(catalogue.imbalances.at[name, "plain_name"] for name in app.session_state["view_imbalances"]),
    ]
    alone = symptoms if not query else chance.sample(symptoms, 6)
    samples = [[symptom] for symptom in alone] + [chance.sample(symptoms, size) for size in (2, 3, 4) * 3]
    for ticked in samples:
        for symptom in symptoms:
            app.checkbox(key=f"tick-{symptom}").set_value(symptom in ticked)
        app.run()
        assert read_figure(app) == figure
        assert read_table(app)[0] == header
        assert list(read_table(app)[1]) == [catalogue.symptoms.at[name, "label"] for name in symptoms if name in ticked]


def show_pairs() -> None:
    """Show the listing of a symptom alone and with each that follows it in the table, as the page does."""
    import streamlit as st

    from components import cache
    from components.facts.regions import find_regions
    from components.panels import listing
    from components.selection import View

    catalogue, text = cache.load_catalogue(), cache.load_text()
    view = View(catalogue.core[:2], "all", "overlap")  # more would only take longer
    regions = find_regions(catalogue.links, view.imbalances)
    first, *later = catalogue.symptoms.index[st.session_state["first"] :]
    for ticks in ((first,), *((first, second) for second in later)):
        with st.container(key="-".join(ticks)):
            listing.show_listing(catalogue, text, view, regions, ticks)


def test_listing_of_every_pair_of_ticks_is_the_rows_of_each_alone(catalogue: Catalogue) -> None:
    """S2, S3: a symptom's row and sentence are the same whatever else is ticked; so is all around them."""
    answers: dict[str, str] = {}
    shown = AppTest.from_function(show_pairs, default_timeout=60)
    for place in range(44):
        shown.session_state["first"] = place
        shown.run()
        assert not shown.exception
        answers |= {str(block.key): block.get("html")[0].proto.body for block in shown.main if "flex" in block.type}
    assert len(answers) == 44 + 44 * 43 // 2
    row = re.compile(r'<tr role="row"><th scope="row".*?</tr>', re.DOTALL)
    sentence = re.compile(r"(?<=<ul class=\"sentences\">).*?(?=</ul>)", re.DOTALL)
    urgency = re.compile(r"<h3>When a ticked symptom is urgent</h3>.*?(?=<div class=\"caution)", re.DOTALL)  # of each
    for first, second in combinations(catalogue.symptoms.index, 2):
        one, other, both = (answers[key] for key in (first, second, f"{first}-{second}"))
        assert row.findall(both) == row.findall(one) + row.findall(other)
        assert sentence.findall(both) == [
            "".join(sentence.findall(one) + sentence.findall(other)).replace("\n\n", "\n")
        ]
        bare = [row.sub("", sentence.sub("", urgency.sub("\n", answer))).split() for answer in (one, other, both)]
        assert bare[0] == bare[1] == bare[2]


def test_order_of_ticking_does_not_show() -> None:
    """S4: rows and sentences stand in the order of the table of symptoms."""
    pages = []
    ticks = ["chest_pain", "nausea_vomiting", "itching", "coma"]
    for order in (ticks, ticks[::-1], sorted(ticks)):
        pages.append(read_html(tick(open_app(), *order)))
    assert pages[0] == pages[1] == pages[2]


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
    assert len(rows) == 44
    for symptom in symptoms:
        expected = [
            f"Listed {stages[symptom, name]}" if (symptom, name) in stages else "Not listed" for name in imbalances
        ]
        assert rows[catalogue.symptoms.at[symptom, "label"]] == expected
    [table] = re.findall("<table.*?</table>", " ".join(read_html(app, "listing")), re.DOTALL)
    cards = re.findall('<div class="card">.*?</div>', table, re.DOTALL)
    assert len(cards) == len(stages)
    assert all("<a href=" in card or "no public address" in card for card in cards)


@pytest.mark.parametrize("query", [*VIEWS, EMPTY], ids=str)
def test_nothing_counts_ticks_per_condition(query: dict[str, str]) -> None:
    """S3: no "3 of 4", no percentage, no score in page or figure; no number in a cell of the table."""
    app = tick(open_app(**query), "nausea_vomiting", "confusion", "muscle_weakness", "tremor")
    shown = re.sub(r'<ul class="sources">.*?</ul>', "", " ".join(read_html(app)))  # titles are their publishers'
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
    assert text("listing.caution") in listing
    assert text.count("listing.incomplete", number) in listing
    assert "auses" in text.count("listing.incomplete", number)
    assert number == 0 or text.number(number) in text.count("listing.incomplete", number).lower()
    assert "Having no symptoms does not rule anything out. Most mild cases are silent." in listing
    assert "These conditions can occur at the same time." in listing
    if number:
        assert "can occur at the same time" in read_words(app, "chart")
        assert text(f"chart.read_{app.session_state['view_chart']}") in read_words(app, "chart")  # C8
    assert text("labs.caution") in read_words(app, "labs")


def test_emergency_notice_stands_while_a_red_flag_is_ticked_and_names_no_condition(catalogue: Catalogue) -> None:
    """S8: for each red flag, and for all other symptoms together."""
    about, app = catalogue.imbalances, open_app()
    names = [*about["plain_name"], *about["clinical_name"], *about["uk_spelling"]]
    flagged = catalogue.symptoms["red_flag"] == "yes"
    for symptom in catalogue.symptoms.index[~flagged]:
        app.checkbox(key=f"tick-{symptom}").check()
    assert not read_words(app.run(), "emergency")
    named = {}
    for symptom in catalogue.symptoms.index[flagged]:
        tick(app, symptom)
        notice = read_words(app, "emergency")
        assert "Call the local emergency number now: 999 (UK) and 911 (US)." in notice
        assert ['role="alert"' in piece for piece in read_html(app, "emergency")] == [True]
        named[symptom] = [name for name in names if name.lower() in notice.lower()]
        tick(app, symptom, to=False)
    assert {symptom: found for symptom, found in named.items() if found} == {}


def test_emergency_notice_stays_until_the_last_red_flag_is_unticked() -> None:
    """S8."""
    app = tick(open_app(), "coma", "tremor", "chest_pain")
    assert read_words(app, "emergency")
    tick(app, "coma", "tremor", to=False)
    assert read_words(app, "emergency")
    tick(app, "chest_pain", to=False)
    assert not read_words(app, "emergency")


def test_emergency_notice_stands_above_the_results_and_needs_no_condition_in_view() -> None:
    """S8."""
    app = tick(open_app(**EMPTY), "coma")
    keys = [getattr(block, "key", None) for block in app.main]
    assert keys.index("emergency") < keys.index("chart") < keys.index("listing")


def test_urgent_line_stands_before_anything_is_ticked() -> None:
    assert "Call the local emergency number" in read_words(open_app(), "urgent")


def test_every_ticked_symptom_says_when_it_is_urgent_beside_the_answer(catalogue: Catalogue) -> None:
    """S8: graded as the table grades it, in the order of the table, each with its sources; not red flags alone."""
    app = open_app(ticked=".".join(catalogue.symptoms.index))
    [told] = re.findall('<ul class="urgency">(.*)</ul>', " ".join(read_html(app, "listing")), re.DOTALL)
    entries = re.findall(r"<li><div class=\"statement\">.*?</details></div>\s*</li>", told, re.DOTALL)
    urgent = catalogue.symptoms[catalogue.symptoms["urgent_if"] != ""]
    assert len(entries) == len(urgent) > (urgent["red_flag"] == "yes").sum()
    for entry, row in zip(entries, urgent.to_dict("records"), strict=True):
        start = "See a clinician if" if row["urgent_route"] == "clinician" else "Call now if"
        assert f"{row['label']}. {start} {row['urgent_if']}." in " ".join(
            unescape(re.sub("<[^>]+>", "", entry)).split()
        )
        assert entry.count("<a href=") >= 1


def test_a_link_that_rests_on_one_source_says_so(catalogue: Catalogue) -> None:
    """S16: with the sort of publication, as a reader weighs it; never where there are several."""
    html = " ".join(read_html(open_app(ticked=".".join(catalogue.symptoms.index)), "listing"))
    in_view = catalogue.links[catalogue.links["imbalance_id"].isin(catalogue.core)]
    alone = [ids for ids in in_view["source_ids"] if "|" not in ids]
    assert sorted(re.findall(r"This rests on one source: a ([\w ]+)\.", html)) == sorted(
        catalogue.sources.loc[alone, "kind"]
    )
    assert alone
