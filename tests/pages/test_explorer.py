"""The explorer as a visitor uses it: opened by its address, read and ticked."""

from __future__ import annotations

import json
import re
from html import unescape
from itertools import pairwise
from urllib.parse import parse_qs, urlsplit

import pytest

from components.facts.catalogue import Catalogue
from tests.pages.app import (
    CORE,
    EMPTY,
    EXPLORER,
    LABS,
    SOURCES,
    VIEWS,
    find_ticked,
    open_app,
    read_figure,
    read_html,
    read_spec,
    read_words,
    run,
    tick,
)
from tests.pages.classroom import GUESS


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


def test_page_change_keeps_view_and_ticks() -> None:
    app = tick(open_app(imbalances="hypokalemia", chart="matrix"), "tremor")
    app.switch_page(SOURCES).run()
    app.switch_page(EXPLORER).run()
    assert find_ticked(app) == ["tremor"]
    assert app.session_state["view_imbalances"] == ["hypokalemia"]
    assert dict(app.query_params) == {"imbalances": "hypokalemia", "chart": "matrix"}


@pytest.mark.parametrize("page", [LABS, GUESS])
def test_conditions_in_view_stay_the_same_on_each_page_that_shows_a_view(page: str) -> None:
    """K5."""
    query = {"imbalances": "hyperkalemia.hypokalemia"}
    app = open_app(**query).switch_page(page)
    app.query_params.clear()  # as a link in the head of a page does
    assert dict(run(app).query_params) == query


def test_address_from_outside_stays_until_the_visitor_changes_something() -> None:
    """K5: if it were corrected at once, Back would return to it and be sent forward again."""
    query = {"imbalances": "hypokalemia.ghost", "chart": "pie"}
    app = open_app(**query)
    assert dict(app.query_params) == query
    app.button(key="preset-pair").click().run()
    assert dict(app.query_params) == {"imbalances": "hypermagnesemia.hyperkalemia"}


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
    assert "no symptom list for low magnesium and low potassium." in read_words(app, "chart-foot")
    assert "The Complex Link Between Magnesium and Potassium" in read_words(app, "chart-foot")
    app.radio(key="view_listing").set_value("all").run()
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
    app.button(key="clear").click().run()
    assert find_ticked(app) == []


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


def test_words_that_the_search_names_as_examples_find_a_symptom() -> None:
    search = open_app().selectbox(key="find")
    words, labels = zip(*(option.partition(" → ")[::2] for option in search.options), strict=True)
    assert [word for word, label in zip(words, labels, strict=True) if word == label] == []  # none says a name twice
    examples = search.proto.placeholder.partition("for example ")[2].split(", ")
    assert all(examples)
    assert [example for example in examples if not any(example in word for word in words)] == []


def test_unknown_parts_of_an_address_are_left_out_and_named() -> None:
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
