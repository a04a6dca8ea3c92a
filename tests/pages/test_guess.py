"""The guess: placed, locked, revealed; what the tables say is sent only after the reveal."""

from __future__ import annotations

import re

import pytest
from streamlit.testing.v1 import AppTest

from components.words.text import Text
from tests.pages.app import MATCH_SCORE, open_page, read_spec, read_words, run
from tests.pages.classroom import (
    CARDS,
    CHOSEN,
    GUESS,
    LESSON,
    PREDICT,
    SYMPTOM,
    dump,
    find_filled,
    find_sources,
    find_step,
    number_step,
    open_step,
    press,
    read_marks,
    read_rows_of_table,
    read_style,
)
from tests.shipped import CORE, LISTED, NAMES, read_rows

TABLES = [imbalance for imbalance in CORE if SYMPTOM in LISTED[imbalance]]
LINKS = [row for row in read_rows("links") if row["symptom_id"] == SYMPTOM and row["imbalance_id"] in CORE]
ANSWER = {"Listed", "Not listed"}.union(*map(find_sources, LINKS))


def find_answer(app: AppTest) -> set[str]:
    """Find what a page gives away of the answer."""
    sent = dump(app)
    return {part for part in ANSWER if re.search(rf"\b{re.escape(part)}", sent)}


def choose(app: AppTest, imbalances: list[str]) -> AppTest:
    app.button_group(key=CHOSEN).set_value(imbalances)
    return run(app)


def read_reveal(app: AppTest) -> dict[str, tuple[str, str]]:
    """Read what was guessed of each condition, and what the tables say."""
    return {
        name: (guess, tables.removesuffix(" ").partition(" Sources")[0])
        for name, guess, tables in read_rows_of_table(app)
    }


def read_signs(app: AppTest) -> dict[str, set[str]]:
    """Read which signs each filled place shows: a ring for the guess, a check for what the lists say."""
    figure = read_spec(app)
    places = read_marks(figure)
    [number] = [at for at, trace in enumerate(figure["data"], 1) if trace["meta"].get("signs")]
    selected = rf"\.trace:nth-child\({number}\)"
    assert re.search(selected + r"\{visibility:hidden\}", read_style(app)), "a place has no sign of its own"
    signs: dict[str, set[str]] = {place: set() for place in find_filled(app)}
    for sign, part in (("ring", r"\.points > path"), ("check", r"\.text > \.textpoint")):
        for found in re.findall(selected + rf" {part}:nth-of-type\((\d+)\)\{{visibility:visible", read_style(app)):
            signs[places[int(found) - 1]].add(sign)
    return signs


def expect_reveal(symptom: str, imbalances: list[str], guess: list[str]) -> dict[str, tuple[str, str]]:
    return {
        NAMES[name]: (
            "Guessed" if name in guess else "Not guessed",
            "Listed" if symptom in LISTED[name] else "Not listed",
        )
        for name in imbalances
    }


def test_before_the_lock_nothing_on_the_page_holds_the_answer() -> None:
    """K1: nor do the steps before it, in whatever way the class gets there."""
    assert find_answer(open_step("predict")) == set()
    app = open_page(LESSON)
    while dict(app.query_params) != {"step": number_step("predict")}:
        assert find_answer(app) == set()
        press(app, "lesson_step-next")
    assert find_answer(choose(app, CORE[:1])) == set()


@pytest.mark.parametrize("guess", [[], CORE[1:2], TABLES, CORE], ids=str)
def test_the_guess_stands_where_it_is_placed_and_the_reveal_sets_it_beside_the_tables(guess: list[str]) -> None:
    """K1, S16: in the chart, in words and in a table; the figure itself never changes."""
    app = open_step("predict")
    figures = [read_spec(app)]
    own, tables = (f"place:{'.'.join(inside)}" for inside in (guess, TABLES))
    target, both = {own: {"ring"}}, {own: {"ring", "check"}}
    assert read_signs(choose(app, guess)) == target
    figures.append(read_spec(app))
    assert read_signs(press(app, "lock")) == target
    assert find_answer(app) == set()
    assert not [buttons for buttons in app.button_group if buttons.key == CHOSEN], "the guess stands"
    inside = [NAMES[imbalance].lower() for imbalance in guess]
    assert all(name in read_words(app, "told") for name in inside or ["outside all of the outlines"])
    assert read_signs(press(app, "reveal")) == (both if own == tables else {**target, tables: {"check"}})
    assert not [buttons for buttons in app.button_group if buttons.key == CHOSEN], "the guess stands"
    assert read_reveal(app) == expect_reveal(SYMPTOM, CORE, guess)
    assert set().union(*map(find_sources, LINKS)) <= find_answer(app)
    assert not MATCH_SCORE.search(read_words(app, "chart"))
    assert [*figures, read_spec(app)] == figures[:1] * 3


def test_a_guess_stands_when_the_class_leaves_and_comes_back() -> None:
    """K1."""
    app = press(choose(open_step("predict"), CORE[:1]), "lock", "lesson_step-next", "lesson_step-back")
    run(run(app.switch_page(CARDS)).switch_page(LESSON))
    assert NAMES[CORE[0]].lower() in read_words(app, "told")
    assert find_answer(app) == set()
    assert read_reveal(press(app, "reveal"))[NAMES[CORE[0]]][0] == "Guessed"


def test_a_choice_made_just_before_the_lock_is_the_one_that_is_locked() -> None:
    """K1: Streamlit joins two fast acts into one run."""
    app = choose(open_step("predict"), CORE[:1])
    app.button_group(key=CHOSEN).set_value(CORE[:2])
    assert read_reveal(press(app, "lock", "reveal")) == expect_reveal(SYMPTOM, CORE, CORE[:2])


def test_each_symptom_of_the_case_has_a_guess_of_its_own() -> None:
    """K1, K8: revealing one tells nothing about the others."""
    asked = PREDICT["symptom_ids"].split("|")
    assert asked == find_step("case")["symptom_ids"].split("|")
    app = press(open_step("predict"), "lock", "reveal")
    which = "asked-" + "-".join(asked)
    for symptom in asked[1:]:
        app.button_group(key=which).set_value(symptom)
        assert find_answer(run(app)) == set()
        assert app.button(key="lock")
    app.button_group(key=which).set_value(SYMPTOM)
    assert read_reveal(run(app)) == expect_reveal(SYMPTOM, CORE, [])


@pytest.mark.parametrize("symptom", ["tremor", "confusion", "bone_pain"])
def test_any_symptom_can_be_guessed_for_any_conditions(symptom: str) -> None:
    """K1: on a page of its own; each condition is looked up separately."""
    shown = list(NAMES)[2:6]
    app = open_page(GUESS, imbalances=".".join(shown))
    app.selectbox(key="asked-of-all").set_value(symptom)
    assert "Listed" not in dump(run(app))
    app.button_group(key="-".join(("guess", symptom, *shown))).set_value(shown[:1])
    assert "Listed" not in dump(press(run(app), "lock"))
    assert read_reveal(press(app, "reveal")) == expect_reveal(symptom, shown, shown[:1])


def test_other_conditions_are_another_guess() -> None:
    """K1: a guess belongs to the conditions for which it was made."""
    app = press(open_page(GUESS), "lock", "reveal", "preset-pair")
    assert app.button(key="lock")
    assert "Listed" not in dump(app)
    assert list(read_reveal(press(app, "preset-core"))) == [NAMES[name] for name in CORE]


def test_a_single_symptom_is_named_and_not_chosen() -> None:
    """K1."""
    app = run(AppTest.from_function(show_one, default_timeout=60))
    assert not app.selectbox
    assert "Tremor" in read_words(app)
    assert read_reveal(press(app, "lock", "reveal")) == expect_reveal("tremor", list(NAMES), [])


def show_one() -> None:
    from components import cache
    from components.panels.guess import show_guess

    catalogue = cache.load_catalogue()
    show_guess(catalogue, cache.load_text(), ("tremor",), tuple(catalogue.imbalances.index), "A task.")


def test_more_conditions_than_the_empty_chart_has_room_for_are_guessed_without_it(text: Text) -> None:
    app = press(open_page(GUESS), "preset-every")
    assert text("predict.too_many", most="six") in read_words(app, "drawn")
    assert not app.get("plotly_chart")
    assert list(read_reveal(press(app, "lock", "reveal"))) == list(NAMES.values())


def test_without_a_condition_there_is_nothing_to_guess(text: Text) -> None:
    app = open_page(GUESS, imbalances="none")
    assert text("chart.nothing") in read_words(app, "chart")
    assert not [button for button in app.button if button.key == "lock"]
