"""The page of tables: browse, search, bring own lists, use them on every page, and return."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from components.words.text import Text
from tests.facts.own_files import LONG, WIDE
from tests.pages.app import CORE, find_ticked, open_page, read_html, read_spec, read_words, tick
from tests.pages.own import DATA, EXPLORER, bring, go, run, use
from tests.shipped import HEADLINE, LABELS, ROOT, read_rows

PAGES = sorted(path.relative_to(ROOT).as_posix() for path in (ROOT / "components" / "pages").glob("*.py"))
NONE = {f"components/pages/{page}.py" for page in ("labs", "mechanisms", "lesson", "questions", "urgent", "teachers")}


def list_files(app: AppTest) -> list[str]:
    """List the kinds of the files that a page has ready, in the order of their buttons."""
    return [str(button.proto.url).rpartition(".")[2] for button in app.get("download_button")]


def test_a_sound_file_is_shown_before_it_is_used() -> None:
    app = bring(LONG)
    assert "Conditions in the file: 2. Symptoms: 3. Links: 4." in read_words(app, "preview")
    assert "Pale skin" in read_words(app, "preview")
    assert not read_html(app, "faults")
    assert app.session_state["page"] == "data"
    assert "own" not in app.session_state


def test_all_faults_are_listed_and_nothing_that_was_there_is_lost() -> None:
    """P3: one list item for each fault."""
    app = use(LONG)
    app.file_uploader(key="file").set_value(("b.csv", b"symptom,A\nFatigue,maybe\n,1\n", ""))
    run(app)
    said = " ".join(read_html(app, "faults"))
    assert said.count("<li>") == 2
    assert "Row 2, column “A”: “maybe” is not a mark." in read_words(app, "faults")
    assert "Row 3, column “symptom”: The cell is empty." in read_words(app, "faults")
    assert not read_html(app, "preview")
    assert "Low iron" in " ".join(read_html(go(app, EXPLORER), "listing"))


@pytest.mark.parametrize("content", [LONG, WIDE], ids=["long", "wide"])
def test_the_explorer_shows_own_lists_as_it_shows_the_built_in_ones(content: str) -> None:
    app = use(content, EXPLORER)
    assert read_spec(app)["layout"]["meta"]["imbalances"] == ["low-iron", "low-b12"]
    assert [str(box.key) for box in app.checkbox] == ["tick-fatigue", "tick-pale-skin", "tick-tingling"]
    tick(app, "pale-skin")
    assert find_ticked(app) == ["pale-skin"]
    words = read_words(app, "listing")
    assert "Low iron" in words
    assert not any(label in words for label in LABELS.values())
    assert "The symptom “Pale skin” is listed for low iron." in " ".join(read_words(app, "sentences").split())


def test_cautions_banner_and_the_emergency_line_stay(text: Text) -> None:
    """S5, S7, S8, S11, S12, S13, S22."""
    app = use(LONG, EXPLORER)
    assert HEADLINE in read_words(app, "banner")
    for caution in (text("answer.caution"), text("answer.silent"), text("answer.together")):
        assert caution in read_words(app, "listing")
    assert text.count("answer.incomplete", 2) in read_words(app, "listing")
    assert "999 (UK)" in read_words(app, "calm")
    assert text("source.reviewed") in read_words(app, "reading")
    assert text("source.own") in read_words(app, "reading")


def test_a_statement_without_a_source_says_so(text: Text) -> None:
    """S16."""
    app = use(LONG, EXPLORER)
    rows = " ".join(read_html(app, "listing"))
    assert rows.count(text("source.none")) == 1
    assert "https://example.org/b12" in rows


@pytest.mark.parametrize("page", PAGES)
def test_every_page_works_with_own_lists_or_says_that_they_bring_nothing_for_it(page: str, text: Text) -> None:
    """S5, S17, S22."""
    app = use(LONG, page)
    assert HEADLINE in read_words(app, "banner")
    assert (text("own.none") in read_words(app)) == (page in NONE or page == EXPLORER)
    assert "high magnesium" not in read_words(app).lower()
    assert app.button(key="leave").label == text("own.leave")


def test_one_click_brings_the_built_in_tables_back_with_what_was_ticked() -> None:
    app = open_page(EXPLORER, imbalances="hypokalemia.hyponatremia")
    tick(app, "coma")
    plain = read_words(app, "listing")
    use(LONG, EXPLORER, go(app, DATA))
    tick(app, "fatigue")
    app.button(key="leave").click()
    run(app)
    assert read_words(app, "listing") == plain
    assert find_ticked(app) == ["coma"]
    assert app.session_state["view_imbalances"] == ["hypokalemia", "hyponatremia"]


def test_the_way_back_is_right_for_a_visitor_who_never_saw_the_built_in_tables() -> None:
    app = use(LONG, EXPLORER)
    app = use(LONG.replace("Low iron", "Low zinc"), EXPLORER, go(app, DATA))
    assert app.session_state["view_imbalances"] == ["low-zinc", "low-b12"]
    app.button(key="leave").click()
    run(app)
    assert app.session_state["view_imbalances"] == CORE
    assert "lists" not in app.query_params


def test_guess_and_cards_ask_for_own_lists() -> None:
    app = use(LONG, "components/pages/guess.py")
    assert app.button_group[1].options == ["Fatigue", "Pale skin", "Tingling"]
    app = go(app, "components/pages/cards.py")
    assert [str(pills.key) for pills in app.button_group] == ["card-fatigue", "card-pale-skin", "card-tingling"]


def test_an_address_of_own_lists_says_that_it_cannot_carry_them(text: Text) -> None:
    """K5."""
    app = use(LONG, EXPLORER)
    assert app.query_params["lists"] == "own"
    fresh = open_page(EXPLORER, lists="own", imbalances="low-iron")
    assert text("own.lacking") in read_words(fresh)
    assert "unknown name" not in read_words(fresh)
    assert text("own.lacking") not in read_words(open_page(EXPLORER))


def test_two_visitors_with_different_lists_see_their_own() -> None:
    """P1."""
    one = use(LONG, EXPLORER)
    other = use(LONG.replace("Low iron", "Too much iron").replace("Pale skin", "Joint pain"), EXPLORER)
    run(one)
    for app, names, strange in ((one, "Low iron", "Too much iron"), (other, "Too much iron", "Low iron")):
        shown = read_words(app) + str(read_spec(app))
        assert names in shown
        assert strange not in shown
    assert "Low iron" not in read_words(open_page(EXPLORER))


def test_every_table_can_be_searched_and_shows_its_sources() -> None:
    app = open_page(DATA)
    symptoms, links = (len(read_rows(table)) for table in ("symptoms", "links"))
    assert f"{min(50, symptoms)} of {symptoms} rows are shown." in read_words(app)
    app.selectbox(key="table").set_value("links")
    run(app)
    assert f"50 of {links} rows are shown." in read_words(app)
    app.button(key="more").click()
    assert f"100 of {links} rows are shown." in read_words(run(app))
    app.text_input(key="search").set_value("HYPOCALC")
    run(app)
    rows = read_html(app)[-2]
    assert rows.count('class="record"') == sum("hypocalc" in str(row).lower() for row in read_rows("links"))
    assert rows.count('<ul class="sources">') == rows.count('class="record"')
    app.text_input(key="search").set_value("")
    for name in app.selectbox(key="table").options:
        app.selectbox(key="table").set_value(name)
        assert "rows are shown." in read_words(run(app))
        assert app.expander[0].markdown[0].value.startswith("One row")


def test_every_file_is_ready_before_it_is_asked_for() -> None:
    """Streamlit may drop a file that is only written then, where others use the page too."""
    for app in (open_page(DATA), use(LONG)):
        assert list_files(app) == ["csv"] * 3 + ["zip"]
        app = go(app, EXPLORER)
        app.session_state["export"] = app.session_state["save"] = True  # two popovers are open
        assert list_files(run(app)) == ["html", "csv", "csv"]
