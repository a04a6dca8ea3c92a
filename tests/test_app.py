"""The app as a visitor meets it: opened, looked at, ticked, and with its files broken."""

from __future__ import annotations

import json
import logging
import random
import re
import shutil
import sys
from collections.abc import Callable, Iterator
from html import unescape
from itertools import combinations, pairwise
from pathlib import Path
from types import ModuleType
from urllib.parse import parse_qs, urlsplit
from xml.etree import ElementTree

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from components.facts.catalogue import Catalogue
from components.words.text import Text
from tests.browser.shipped import LABELS, ROOT
from tests.pages.app import (
    EXPLORER,
    MATCH_SCORE,
    SOURCES,
    find_ticked,
    open_app,
    read_figure,
    read_html,
    read_page,
    read_spec,
    read_words,
    tick,
)

CORE = ["hypermagnesemia", "hyperkalemia", "hypomagnesemia", "hypokalemia"]
VIEWS: tuple[dict[str, str], ...] = (
    {},
    {"imbalances": "hypermagnesemia.hyperkalemia", "listing": "founding"},
    {"imbalances": "hyperkalemia.hyponatremia.hypocalcemia", "chart": "matrix"},
    {"imbalances": "hypokalemia"},
)
EMPTY = {"imbalances": "none"}


def read_table(app: AppTest) -> tuple[list[str], dict[str, list[str]]]:
    """Read the header of the listing, and the cells of each row without the source cards."""
    [html] = [piece for piece in read_html(app, "listing") if piece.startswith("<table")]
    table = ElementTree.fromstring(html)
    for details in table.iter("details"):
        for card in details.findall("div"):
            details.remove(card)
    for cell in table.iter("td"):
        for narrow in cell.findall("span[@class='narrow']"):
            cell.remove(narrow)
    header, *rows = [["".join(cell.itertext()) for cell in row] for row in table.iter("tr")]
    return header, {row[0]: row[1:] for row in rows}


def test_fresh_page_shows_the_core_imbalances_and_a_chart_of_them(catalogue: Catalogue) -> None:
    app = open_app()
    assert app.session_state["view_imbalances"] == CORE == list(catalogue.core)
    assert read_spec(app)["layout"]["meta"]["imbalances"] == CORE
    assert find_ticked(app) == []
    assert dict(app.query_params) == {}


@pytest.mark.parametrize("query", VIEWS, ids=str)
def test_figure_keeps_what_the_page_relies_on(query: dict[str, str], catalogue: Catalogue) -> None:
    """The contract: order in meta, closed outlines, marks last, one unit for both axes."""
    app = open_app(**query)
    spec = json.loads(read_figure(app))
    view = query["imbalances"].split(".") if "imbalances" in query else CORE
    *others, marks = spec["data"]
    assert spec["layout"]["meta"]["imbalances"] == [name for name in catalogue.imbalances.index if name in view]
    assert spec["layout"]["yaxis"]["scaleanchor"] == "x"
    assert marks["meta"] == {"marks": True}
    assert not any((trace.get("meta") or {}).get("marks") for trace in others)
    listed = catalogue.links[catalogue.links["imbalance_id"].isin(view)]
    if query.get("listing") == "founding":
        listed = listed[listed["in_founding"] == "yes"]
    assert sorted(data[0] for data in marks["customdata"]) == sorted(set(listed["symptom_id"]))
    outlines = [trace for trace in others if "imbalance" in (trace.get("meta") or {})]
    assert {trace["meta"]["imbalance"] for trace in outlines} == (
        set() if query.get("chart") == "matrix" else set(view)
    )
    for trace in outlines:
        for ring in split_rings(list(zip(trace["x"], trace["y"], strict=True))):
            assert ring[0] == ring[-1]
            assert len(ring) > 3


def split_rings(corners: list[tuple[float | None, float | None]]) -> list[list[tuple[float | None, float | None]]]:
    gaps = [-1, *(place for place, corner in enumerate(corners) if corner[0] is None), len(corners)]
    return [corners[start + 1 : end] for start, end in pairwise(gaps)]


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
    from components.panels import listing
    from components.selection import View

    catalogue, text = cache.load_catalogue(), cache.load_text()
    view = View(catalogue.core[:2], "all", "overlap")  # more would only take longer
    regions = cache.load_regions(view)
    first, *later = catalogue.symptoms.index[st.session_state["first"] :]
    for ticks in ((first,), *((first, second) for second in later)):
        with st.container(key="-".join(ticks)):
            listing.show_listing(catalogue, view, regions, ticks, text)


def test_listing_of_every_pair_of_ticks_is_the_rows_of_each_alone(catalogue: Catalogue) -> None:
    """S2, S3: a symptom's row and sentence are the same whatever else is ticked; so is all around them."""
    pieces: dict[str, list[str]] = {}
    shown = AppTest.from_function(show_pairs, default_timeout=60)
    for place in range(44):
        shown.session_state["first"] = place
        shown.run()
        assert not shown.exception
        for block in shown.main:
            if block.type == "flex_container":
                pieces[str(block.key)] = [piece.proto.body for piece in block.get("html")]
    row = re.compile(r'<tr role="row"><th scope="row".*?</tr>')
    item = re.compile(r"<li>(?:(?!<li>).)*?</li>")
    urgency = re.compile(r"<details>.*</details>")  # when a ticked red flag is urgent: of the symptom alone
    assert len(pieces) == 44 + 44 * 43 // 2
    for first, second in combinations(catalogue.symptoms.index, 2):
        one, other, both = pieces[first], pieces[second], pieces[f"{first}-{second}"]
        assert row.sub("", both[1]) == row.sub("", one[1]) == row.sub("", other[1])
        assert row.findall(both[1]) == row.findall(one[1]) + row.findall(other[1])
        assert item.findall(both[2]) == item.findall(one[2]) + item.findall(other[2])
        assert [urgency.sub("", piece) for piece in both[3:]] == [urgency.sub("", piece) for piece in one[3:]]


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
    [table] = [piece for piece in read_html(app, "listing") if piece.startswith("<table")]
    cards = re.findall(r'<div class="card">.*?</div>', table)
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


def test_every_source_and_its_address_is_on_the_sources_page(catalogue: Catalogue) -> None:
    """S16, S23."""
    app = open_app().switch_page(SOURCES).run()
    html = unescape(" ".join(read_html(app)))
    for _, source in catalogue.sources.iterrows():
        assert source["title"] in html
        assert source["publisher"] in html
        assert not source["url"] or f'href="{source["url"]}"' in html
    assert "for education" in html
    assert "It assesses nobody." in html


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


def test_page_change_keeps_view_and_ticks() -> None:
    app = tick(open_app(imbalances="hypokalemia", chart="matrix"), "tremor")
    app.switch_page(SOURCES).run()
    app.switch_page(EXPLORER).run()
    assert find_ticked(app) == ["tremor"]
    assert app.session_state["view_imbalances"] == ["hypokalemia"]
    assert dict(app.query_params) == {"imbalances": "hypokalemia", "chart": "matrix"}


def test_lab_cards_name_test_range_in_both_units_and_limits(catalogue: Catalogue) -> None:
    """S14."""
    cards = re.findall("<section>.*?</section>", " ".join(read_html(open_app(), "labs")), re.DOTALL)
    assert len(cards) == 4
    for imbalance, card in zip(CORE, cards, strict=True):
        lab, words = catalogue.labs.loc[imbalance], unescape(card)
        assert catalogue.imbalances.at[imbalance, "plain_name"] in words
        assert catalogue.imbalances.at[imbalance, "defining_test"] in words
        assert f"{lab['ref_low_mmol_l']} to {lab['ref_high_mmol_l']} mmol/L" in words
        conventional = f"{lab['ref_low_conventional']} to {lab['ref_high_conventional']} {lab['conventional_unit']}"
        assert conventional in words
        assert lab["range_note"] in words
        assert catalogue.imbalances.at[imbalance, "silent_note"] in words
        assert "<a href=" in card


def test_founding_lists_say_for_which_conditions_there_is_none() -> None:
    app = open_app(listing="founding")
    assert "no symptom list for low magnesium and low potassium." in read_words(app, "chart")
    assert "The Complex Link Between Magnesium and Potassium" in read_words(app, "chart")
    app.button_group(key="view_listing").set_value("all").run()
    assert "no symptom list" not in read_words(app)
    app = open_app(listing="founding", imbalances="hypermagnesemia.hyperkalemia")
    assert "no symptom list" not in read_words(app)


@pytest.mark.parametrize(("preset", "number"), [("pair", 2), ("core", 4), ("every", 12)])
def test_preset_shows_its_imbalances_and_keeps_the_ticks(preset: str, number: int, catalogue: Catalogue) -> None:
    app = tick(open_app(imbalances="hyponatremia"), "tremor")
    app.button(key=f"preset-{preset}").click().run()
    view = list(catalogue.imbalances.index[:number])
    assert app.session_state["view_imbalances"] == view
    assert app.query_params.get("imbalances", ".".join(CORE)) == ".".join(view)
    assert find_ticked(app) == ["tremor"]
    assert "tremor" not in str(dict(app.query_params))  # P1


def test_too_many_outlines_give_way_to_the_table_of_dots() -> None:
    app = open_app(imbalances=".".join(["hyponatremia", "hypernatremia", "hypocalcemia", *CORE]))
    assert json.loads(read_figure(app))["layout"]["meta"]["chart"] == "matrix"
    assert "Outlines for more than six conditions" in read_words(app, "chart")


def test_empty_choice_has_its_own_words_and_no_chart() -> None:
    app = tick(open_app(**EMPTY), "tremor")
    assert not app.get("plotly_chart")
    assert "No condition is in view." in read_words(app, "chart")
    app = open_app(imbalances="hypokalemia", listing="founding")
    assert not app.get("plotly_chart")
    assert "have no symptoms for the conditions in view" in read_words(app, "chart")


def test_clear_button_unticks_all() -> None:
    app = tick(open_app(), "tremor", "coma", "itching")
    assert "Three symptoms are ticked." in read_words(app, "status")
    app.button(key="clear").click().run()
    assert find_ticked(app) == []
    assert "No symptom is ticked." in read_words(app, "status")
    assert "Nothing is ticked yet." in read_words(app, "listing")


@pytest.mark.parametrize(
    ("word", "symptom"),
    [
        ("puking", "nausea_vomiting"),
        ("throwing up", "nausea_vomiting"),
        ("hypotension", "low_blood_pressure"),
        ("Coma or unresponsiveness", "coma"),
    ],
)
def test_choosing_a_word_ticks_its_symptom_and_empties_the_search(word: str, symptom: str) -> None:
    app = tick(open_app(), "tremor")
    app.selectbox(key="find").set_value(word).run()
    assert set(find_ticked(app)) == {"tremor", symptom}
    assert app.selectbox(key="find").value is None
    assert dict(app.query_params) == {}  # P1


def test_words_that_the_search_offers_as_examples_find_something() -> None:
    search = open_app().selectbox(key="find")
    words = [option.partition(" → ")[0] for option in search.options]
    examples = search.proto.placeholder.partition(": ")[2].split(", ")
    assert examples
    assert [example for example in examples if not any(example in word for word in words)] == []


def test_unknown_parts_of_an_address_are_dropped_and_named() -> None:
    app = open_app(imbalances="hyperkalemia.ghost", chart="pie", ticked="coma.<b>x</b>")
    notice = next(piece for piece in read_html(app) if 'class="note"' in piece)
    assert app.session_state["view_imbalances"] == ["hyperkalemia"]
    assert find_ticked(app) == ["coma"]
    assert "ghost, pie, &lt;b&gt;x&lt;/b&gt;" in notice


@pytest.mark.parametrize("value", ["", "none", "....", "%", "<script>alert(1)</script>", "x" * 3000, "\x00", "☃"])
def test_no_address_breaks_the_page_or_reaches_it_as_markup(value: str) -> None:
    """P5."""
    app = open_app(imbalances=value, listing=value, chart=value, ticked=value)
    assert "Only lab testing" in read_words(app, "banner")
    assert "<script" not in " ".join(read_html(app))


def test_link_is_made_only_on_request_and_restores_view_and_ticks() -> None:
    """K5, P1."""
    app = tick(open_app(imbalances="hypokalemia"), "tremor", "coma")
    assert not app.code
    app.session_state["link"] = True
    app.run()
    [link] = app.code
    query = {name: values[0] for name, values in parse_qs(urlsplit(link.value).query).items()}
    assert "this link includes the two ticked symptoms" in " ".join(text.value for text in app.markdown).lower()
    again = open_app(**query)
    assert find_ticked(again) == find_ticked(app)
    assert again.session_state["view_imbalances"] == ["hypokalemia"]


def test_two_visitors_do_not_see_each_others_ticks() -> None:
    """P1."""
    one, other = open_app(), open_app()
    tick(one, "tremor")
    other.run()
    assert find_ticked(other) == []
    assert "Nothing is ticked yet." in read_words(other, "listing")


@pytest.fixture
def product(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Copy the product to break it; its modules are loaded from the copy and forgotten afterwards."""

    def forget() -> dict[str, ModuleType]:
        st.cache_resource.clear()
        names = [name for name in sys.modules if name.partition(".")[0] == "components"]
        return {name: sys.modules.pop(name) for name in names}

    shutil.copy(ROOT / "app.py", tmp_path)
    for folder in ("components", "data"):
        shutil.copytree(ROOT / folder, tmp_path / folder, ignore=shutil.ignore_patterns("__pycache__"))
    kept = forget()
    monkeypatch.syspath_prepend(tmp_path)
    yield tmp_path
    forget()
    sys.modules.update(kept)


def break_cell(product: Path, table: str, old: str, new: str) -> None:
    path = product / "data" / f"{table}.csv"
    whole = path.read_text(encoding="utf-8")
    assert old in whole
    path.write_text(whole.replace(old, new, 1), encoding="utf-8")


def test_broken_tables_give_a_plain_page_that_lists_every_fault(
    product: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """P7: the banner stands, nothing that may be wrong is shown, and the way to mend it is told."""
    break_cell(product, "links", "hypermagnesemia,nausea_vomiting,common", "hypermagnesemia,<b>ghost</b>,common")
    break_cell(product, "symptoms", "nausea_vomiting,Nausea and vomiting,plural", "nausea_vomiting,,plural")
    with caplog.at_level(logging.ERROR, logger="explorer"):
        app = open_app(product, ticked="coma")
    words = read_words(app)
    assert "Only lab testing can tell these conditions apart." in read_words(app, "banner")
    assert "The tables cannot be shown" in words
    assert "links.csv, row 2, symptom_id: '<b>ghost</b>' is not an id of symptoms.csv" in words
    assert "symptoms.csv, row 2, label: the cell is empty" in words
    assert "<b>ghost" not in " ".join(read_html(app))
    assert not app.exception
    assert not app.checkbox
    assert not app.get("plotly_chart")
    assert "links.csv, row 2, symptom_id" in caplog.text
    assert "coma" not in caplog.text


def test_failure_inside_a_page_shows_a_plain_sentence_and_logs_no_ticks(
    product: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """P7, P1."""
    panels = product / "components" / "panels" / "page.py"
    code = panels.read_text(encoding="utf-8")
    start = code.index('    """Show for each ticked symptom')
    panels.write_text(code[:start] + "    raise ValueError(str(ticks))\n" + code[start:], encoding="utf-8")
    with caplog.at_level(logging.ERROR, logger="explorer"):
        app = open_app(product, ticked="tremor")
    assert "Only lab testing" in read_words(app, "banner")
    assert "Something went wrong. Reload the page to go on" in read_words(app)
    assert not app.exception
    assert "ValueError at" in caplog.text
    assert "tremor" not in caplog.text


def _delete(path: Path) -> None:
    path.unlink()


def _cut_off(path: Path) -> None:
    path.write_text('[banner\nheadline = "x')


def _write_other_bytes(path: Path) -> None:
    path.write_bytes(b'\xff\xfe[banner]\nheadline = "x"')


def _drop_the_banner(path: Path) -> None:
    path.write_text(path.read_text(encoding="utf-8").replace("[banner]", "[other]"), encoding="utf-8")


def _leave_a_brace_open(path: Path) -> None:
    whole = path.read_text(encoding="utf-8")
    path.write_text(whole.replace('detail = "This', 'detail = "{This'), encoding="utf-8")


def _leave_an_empty_brace(path: Path) -> None:
    whole = path.read_text(encoding="utf-8")
    path.write_text(whole.replace('detail = "This', 'detail = "{} This'), encoding="utf-8")


def test_a_missing_sentence_is_named_to_who_looks_after_the_words(product: Path) -> None:
    """P7: by file and name, and nobody sees where in the code it failed."""
    path = product / "data" / "text" / "en.toml"
    path.write_text(path.read_text(encoding="utf-8").replace("\n[labs]\n", "\n[lab]\n"), encoding="utf-8")
    app = open_app(product)
    said = read_words(app)
    assert re.search(r"en\.toml, labs\.\w+: the sentence is missing", said)
    assert "Traceback" not in said


@pytest.mark.parametrize(
    "spoil",
    [_delete, _cut_off, _write_other_bytes, _drop_the_banner, _leave_a_brace_open, _leave_an_empty_brace],
)
def test_broken_words_leave_the_headline_of_the_banner(product: Path, spoil: Callable[[Path], None]) -> None:
    """S5, S6, P7: whatever is wrong with the file of words."""
    spoil(product / "data" / "text" / "en.toml")
    app = open_app(product)
    assert "Only lab testing can tell these conditions apart." in read_words(app, "banner")
