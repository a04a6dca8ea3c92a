"""The classroom: the lesson, questions, cards and notes, and that no answer is sent before its time."""

from __future__ import annotations

import json
import re
from html import unescape
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from streamlit.testing.v1 import AppTest

from components.facts.catalogue import Catalogue
from components.facts.lesson import find_alone, order_questions
from components.words.text import Text
from tests.browser.shipped import CORE, FOUNDING, LABELS, LISTED, NAMES, ROOT, read_rows
from tests.pages.app import EXPLORER, KNOWN_ELEMENTS, MATCH_SCORE, open_app, read_html, read_words, tell_widths
from tests.words.test_words import (
    FRAGMENT,
    HARDEST,
    MOST_WORDS,
    count_words,
    index_readability,
    split_sentences,
)

LESSON, GUESS, QUESTIONS, CARDS, TEACHERS = (
    f"components/pages/{name}.py" for name in ("lesson", "guess", "questions", "cards", "teachers")
)
PAGES = (LESSON, GUESS, QUESTIONS, CARDS, TEACHERS)
STEPS = [row for row in read_rows("lesson") if row["kind"] != "match"]
[MATCH] = [row for row in read_rows("lesson") if row["kind"] == "match"]
[PREDICT] = [row for row in STEPS if row["kind"] == "predict"]
STEP, SYMPTOM = str(STEPS.index(PREDICT) + 1), PREDICT["symptom_ids"].split("|")[0]
PLACED = "-".join(("guess", SYMPTOM, *CORE))  # the key of the conditions that the class chooses
[ONLY] = [row for row in STEPS if row["kind"] == "only"]
ASKED = {row["id"]: row for row in read_rows("questions")}
RULES = {name: row["check_rule"] for name, row in ASKED.items() if row["check_rule"]}
SOURCES = {row["id"]: row for row in read_rows("sources")}
FILE_ID = r"\b[0-9a-f]{32}\b"  # of a download, which differs at each run
LETTERS = ("a", "b", "c", "d")
RIGHT_CARDS = {
    symptom: [name for name in MATCH["imbalance_ids"].split("|") if symptom in LISTED[name]]
    for symptom in MATCH["symptom_ids"].split("|")
}


def open_page(page: str, /, **query: str) -> AppTest:
    return open_app(ROOT, page, **query)


def run(app: AppTest) -> AppTest:
    app.run()
    assert not app.exception
    return app


def press(app: AppTest, key: str) -> AppTest:
    app.button(key=key).click()
    return run(app)


def dump(app: AppTest) -> str:
    """Read all that the browser is sent of a page, visible or not."""
    sent = [element.proto.SerializeToString() for element in app._tree if getattr(element, "proto", None)]
    return unescape(b"\n".join(sent).decode("utf-8", "replace"))


def find_sources(row: dict[str, str]) -> set[str]:
    """Return the titles, addresses and places of the sources of a row."""
    cited = [SOURCES[name] for name in row["source_ids"].split("|")]
    told = {source[column] for source in cited for column in ("title", "url")} | set(row["locators"].split("|"))
    return told - {""}


ANSWER = {"Listed", "Not listed"}.union(
    *(find_sources(r) for r in read_rows("links") if r["symptom_id"] == SYMPTOM and r["imbalance_id"] in CORE)
)


def find_answer(app: AppTest) -> set[str]:
    """Return what a page tells of the answer to the guess."""
    sent = dump(app)
    return {part for part in ANSWER if re.search(rf"\b{re.escape(part)}", sent)}


def find_brought_out(app: AppTest) -> set[str]:
    """Find which marks of the one chart stand out, by what they stand for."""
    [figure] = app.get("plotly_chart")
    marks = [cells[-1] for cells in json.loads(figure.proto.spec)["data"][-1]["customdata"]]
    [style] = [piece.proto.body for piece in app.get("html") if ".points > path{" in piece.proto.body]
    return {marks[int(number) - 1] for number in re.findall(r"path:nth-of-type\((\d+)\)", style)}


# --- what is worked out from the tables


def test_joining_conditions_leave_fewer_symptoms_alone(catalogue: Catalogue) -> None:
    """Held against sets of symptoms read anew from the file."""
    found = find_alone(catalogue.links, CORE)
    for place, (whole, alone) in enumerate(found, 1):
        others = set().union(*(LISTED[name] for name in CORE[1:place]))
        assert (whole, set(alone)) == (len(LISTED[CORE[0]] | others), LISTED[CORE[0]] - others)
    assert len(found) == len(CORE)
    counts = [len(alone) for _, alone in found]
    assert counts == sorted(counts, reverse=True)
    assert counts[-1] < counts[0], "the step says that fewer symptoms stand alone"


def test_the_step_on_what_every_list_shares_brings_it_out_and_names_it() -> None:
    """Held against sets of symptoms read anew from the file."""
    [row] = [row for row in STEPS if row["kind"] == "shared"]
    shared = set.intersection(*(LISTED[name] for name in row["imbalance_ids"].split("|")))
    assert shared, "the step has something to show"
    app = open_page(LESSON, step=str(STEPS.index(row) + 1))
    assert set(re.findall(r"<li>(.*?)</li>", " ".join(read_html(app, "told")))) == {LABELS[name] for name in shared}
    assert find_brought_out(app) == shared


@given(st.lists(st.text(min_size=1), unique=True), st.integers(1, 1000))
def test_every_order_holds_each_question_once_and_is_the_same_each_time(questions: list[str], round_: int) -> None:
    order = order_questions(questions, round_)
    assert sorted(order) == sorted(questions)
    assert order == order_questions(questions, round_)


def test_first_round_is_the_tables_and_each_of_the_next_differs_from_the_one_before() -> None:
    rounds = [order_questions(list(ASKED), number) for number in range(1, 30)]
    assert rounds[0] == tuple(ASKED)
    assert all(one != next_ for one, next_ in pairwise(rounds))


# --- the tables of the lesson


def holds(rules: str) -> bool:
    """Say whether the tables bear out a rule of questions.csv; data/README.md has the language."""
    for rule in rules.split("; "):
        kind, _, rest = rule.partition(":")
        if kind == "shared":
            names, _, symptoms = rest.partition("=")
            true = set.intersection(*(FOUNDING[name] for name in names.split("+"))) == set(symptoms.split(","))
        elif kind == "only":
            names, _, symptom = rest.partition(" has ")
            listing, _, other = names.partition("-")
            true = symptom in FOUNDING[listing] - FOUNDING[other]
        else:
            assert kind == "all"
            symptom, _, names = rest.partition("@")
            true = all(symptom in LISTED[name] for name in names.split("+"))
        if not true:
            return False
    return True


def name_ids(option: str) -> str:
    """Return the ids of the symptoms, or of the condition, that an option names."""
    ids = {row["synonym"].casefold(): row["symptom_id"] for row in read_rows("synonyms")}
    ids |= {label.casefold(): name for name, label in NAMES.items()}
    return ",".join(sorted(ids[part.casefold()] for part in option.split("; ")))


def test_some_questions_have_a_rule_that_a_test_holds() -> None:
    assert {rule.partition(":")[0] for rule in RULES.values()} == {"shared", "only", "all"}


@pytest.mark.parametrize("question", RULES)
def test_the_tables_bear_out_the_right_option_and_no_other(question: str) -> None:
    row, rule = ASKED[question], RULES[question]
    assert holds(rule)
    right = name_ids(row[f"option_{row['answer']}"])
    assert right in rule
    for letter in set(LETTERS) - {row["answer"]}:
        assert not holds(rule.replace(right, name_ids(row[f"option_{letter}"]))), letter


def test_the_lesson_has_five_to_eight_steps_and_one_card_match() -> None:
    """K3."""
    assert 5 <= len(STEPS) <= 8
    assert len(read_rows("lesson")) == len(STEPS) + 1


def test_the_made_up_case_is_listed_for_every_condition_it_asks_about() -> None:
    """K8: nobody in class is the case, and no condition of the case is the answer."""
    [case] = [row for row in STEPS if row["kind"] == "case"]
    assert "made-up" in case["text"]
    assert all(set(case["symptom_ids"].split("|")) <= LISTED[name] for name in case["imbalance_ids"].split("|"))


def test_the_minutes_of_each_plan_add_up_to_its_length() -> None:
    """K7."""
    for length in (15, 45):
        minutes = [int(row["minutes"]) for row in read_rows("notes") if row["part"] == f"A lesson of {length} minutes"]
        assert sum(minutes) == length


OURS = {
    f"{table}.{row['id']}.{column}": row[column]
    for table, columns in (("lesson", ("title", "text")), ("notes", ("part", "text")))
    for row in read_rows(table)
    for column in columns
}


@pytest.mark.parametrize("name", OURS)
def test_sentence_of_the_lesson_is_short_and_easy_to_read(name: str) -> None:
    """S19: what we wrote ourselves."""
    for sentence in split_sentences(OURS[name]):
        words = count_words(sentence, list(NAMES.values()))
        assert len(words) <= MOST_WORDS, sentence
        assert len(words) < FRAGMENT or index_readability(words) <= HARDEST, sentence


# --- every page


@pytest.mark.parametrize("page", PAGES)
def test_classroom_page_has_the_banner_one_title_and_takes_in_nothing_about_a_person(page: str) -> None:
    """S5, S10."""
    app = open_page(page)
    assert "Only lab testing can tell these conditions apart." in read_words(app, "banner")
    html = " ".join(read_html(app))
    assert html.count("<h1>") == 1
    assert {element.type for element in app.main} <= KNOWN_ELEMENTS | {"radio", "download_button"}
    assert not re.search(r"<(input|textarea|select|form|script|iframe)\b|contenteditable", html)


@pytest.mark.parametrize("page", PAGES)
def test_classroom_page_says_when_the_sources_were_read_and_that_none_has_reviewed(page: str, text: Text) -> None:
    """S17."""
    words = read_words(open_page(page))
    assert "The sources were read" in words
    assert text("source.reviewed") in words


# --- the lesson


@pytest.mark.parametrize("step", range(1, len(STEPS) + 1))
def test_step_shows_its_title_and_text_at_its_own_address(step: int) -> None:
    """K3."""
    row, app = STEPS[step - 1], open_page(LESSON, step=str(step))
    shown = " ".join(read_words(app, "chart").split())
    assert row["title"] in shown
    assert [sentence for sentence in split_sentences(row["text"]) if sentence not in shown] == []
    assert f"Step {step} of {len(STEPS)}" in read_words(app, "steps")
    assert dict(app.query_params) == ({"step": str(step)} if step > 1 else {})
    assert app.button(key="lesson_step-back").disabled == (step == 1)
    assert app.button(key="lesson_step-next").disabled == (step == len(STEPS))


def test_next_and_back_go_through_the_steps_in_order() -> None:
    """K3."""
    app = open_page(LESSON)
    for key, rows in (("next", STEPS[1:]), ("back", STEPS[-2::-1])):
        for row in rows:
            assert row["title"] in read_words(press(app, f"lesson_step-{key}"), "chart")


@pytest.mark.parametrize("asked", ["0", "-1", "99", "999999", "x", "", "²", "1.5"])
def test_no_step_of_an_address_breaks_the_lesson(asked: str) -> None:
    """P5, P7: the first or the last step is shown."""
    assert any(row["title"] in read_words(open_page(LESSON, step=asked), "chart") for row in (STEPS[0], STEPS[-1]))


@pytest.mark.parametrize("kind", ["overlap", "levels"])
def test_a_step_with_a_chart_draws_its_conditions_with_a_text_alternative(kind: str) -> None:
    """A."""
    [row] = [row for row in STEPS if row["kind"] == kind]
    app = open_page(LESSON, step=str(STEPS.index(row) + 1))
    [chart] = app.get("plotly_chart")
    for name in row["imbalance_ids"].split("|"):
        assert NAMES[name] in chart.proto.spec
        assert NAMES[name].lower() in chart.proto.alt


@pytest.mark.parametrize("kind", ["overlap", "only", "shared"])
def test_a_chart_of_symptoms_is_told_in_words_too(kind: str) -> None:
    """A, C9: each of its symptoms, once they are asked for."""
    [row] = [row for row in STEPS if row["kind"] == kind]
    app = open_page(LESSON, step=str(STEPS.index(row) + 1))
    spec = json.loads(app.get("plotly_chart")[0].proto.spec)
    [words] = app.expander
    said = " ".join(piece.proto.body for piece in words.get("html"))
    marks = [cells[0] for cells in spec["data"][-1]["customdata"]]
    assert [symptom for symptom in marks if LABELS[symptom] not in said] == []


def test_the_levels_of_the_lesson_are_told_in_words_too() -> None:
    """A, C9."""
    [row] = [row for row in STEPS if row["kind"] == "levels"]
    [words] = open_page(LESSON, step=str(STEPS.index(row) + 1)).expander
    said = " ".join(piece.proto.body for piece in words.get("html"))
    assert [name for name in row["imbalance_ids"].split("|") if NAMES[name] not in said] == []


def test_the_first_chart_shows_the_founding_lists() -> None:
    [row] = [row for row in STEPS if row["kind"] == "overlap"]
    spec = open_page(LESSON, step=str(STEPS.index(row) + 1)).get("plotly_chart")[0].proto.spec
    shown = set().union(*(FOUNDING[name] for name in row["imbalance_ids"].split("|")))
    assert {symptom for symptom in LABELS if f'["{symptom}"]' in spec} == shown


def test_the_step_on_calling_for_help_names_every_red_flag_and_no_condition() -> None:
    """S8, S9: the numbers, the sources, and nothing to hold a symptom against."""
    [row] = [row for row in STEPS if row["kind"] == "flags"]
    words = read_words(open_page(LESSON, step=str(STEPS.index(row) + 1)), "chart")
    about = read_rows("imbalances")
    names = [row[column] for row in about for column in ("plain_name", "clinical_name", "uk_spelling")]
    assert [name for name in names if name.lower() in words.lower()] == []
    assert [
        row["label"] for row in read_rows("symptoms") if row["red_flag"] == "yes" and row["label"] not in words
    ] == []
    assert "Call the local emergency number: 999 (UK) and 911 (US)." in words
    assert "See: " in words


# --- predict, lock, reveal


def test_before_the_lock_nothing_on_the_page_holds_the_answer() -> None:
    """K1: nor on the steps before, wherever the class comes from."""
    assert find_answer(open_page(LESSON, step=STEP)) == set()
    app = open_page(LESSON)
    while dict(app.query_params) != {"step": STEP}:
        assert find_answer(app) == set()
        press(app, "lesson_step-next")
    app.button_group(key=PLACED).set_value(CORE[:1])
    assert find_answer(run(app)) == set()


@pytest.mark.parametrize("guess", [CORE[1:3], [], CORE], ids=str)
def test_lock_keeps_the_guess_and_reveal_sets_it_beside_the_tables(guess: list[str]) -> None:
    """K1, S16."""
    app = open_page(LESSON, step=STEP)
    app.button_group(key=PLACED).set_value(guess)
    press(run(app), "lock")
    assert find_answer(app) == set()
    assert not [group for group in app.button_group if group.key == PLACED], "the guess stands"
    inside = [NAMES[name].lower() for name in guess]
    assert all(name in read_words(app, "told") for name in inside or ["outside all of the outlines"])
    press(app, "reveal")
    assert not [group for group in app.button_group if group.key == PLACED], "the guess stands"
    assert find_answer(app) == ANSWER - ({"Not listed"} if all(SYMPTOM in LISTED[name] for name in CORE) else set())
    assert read_guess(app) == {NAMES[name]: "Guessed" if name in guess else "Not guessed" for name in CORE}
    assert not MATCH_SCORE.search(read_words(app, "chart"))


def read_guess(app: AppTest) -> dict[str, str]:
    """Read from the reveal what was guessed of each condition."""
    [table] = [piece for piece in read_html(app, "chart") if piece.startswith("<table")]
    return dict(re.findall(r"<th scope='row'>(.*?)</th><td>(.*?)</td>", table))


def test_a_symptom_that_a_condition_does_not_list_is_revealed_so() -> None:
    """K1: the tables are looked up for each condition alone."""
    app = AppTest.from_function(show_guess, default_timeout=60)
    press(press(run(app), "lock"), "reveal")
    [table] = [piece.proto.body for piece in app.get("html") if piece.proto.body.startswith("<table")]
    said = dict(re.findall(r"<th scope='row'>(.*?)</th><td>.*?</td><td>(?:<b>)?(Not listed|Listed)", table))
    assert said == {NAMES[name]: "Listed" if "tremor" in LISTED[name] else "Not listed" for name in NAMES}


def show_guess() -> None:
    from components import cache
    from components.panels import guess

    catalogue = cache.load_catalogue()
    guess.predict(catalogue, ("tremor",), tuple(catalogue.imbalances.index), "A task.", cache.load_text())


def test_a_guess_stands_when_the_class_leaves_and_comes_back() -> None:
    """K1."""
    app = open_page(LESSON, step=STEP)
    app.button_group(key=PLACED).set_value(CORE[:1])
    press(run(app), "lock")
    press(press(app, "lesson_step-next"), "lesson_step-back")
    run(run(app.switch_page(CARDS)).switch_page(LESSON))
    assert NAMES[CORE[0]].lower() in read_words(app, "told")
    assert find_answer(app) == set()
    assert read_guess(press(app, "reveal"))[NAMES[CORE[0]]] == "Guessed"


def test_a_choice_made_just_before_the_lock_is_the_one_that_is_locked() -> None:
    """K1: Streamlit joins two fast acts into one run."""
    app = open_page(LESSON, step=STEP)
    app.button_group(key=PLACED).set_value(CORE[:1])
    run(app)
    app.button_group(key=PLACED).set_value(CORE[:2])
    press(press(app, "lock"), "reveal")
    assert [name for name, said in read_guess(app).items() if said == "Guessed"] == [NAMES[name] for name in CORE[:2]]


def choose(app: AppTest, symptom: str) -> AppTest:
    """Choose which symptom of the step to place."""
    app.button_group(key="asked-" + "-".join(PREDICT["symptom_ids"].split("|"))).set_value([symptom])
    return run(app)


def test_each_symptom_of_the_case_has_a_guess_of_its_own() -> None:
    """K1, K8: what is revealed of one tells nothing of the others."""
    asked = PREDICT["symptom_ids"].split("|")
    [case] = [row for row in STEPS if row["kind"] == "case"]
    assert asked == case["symptom_ids"].split("|")
    app = open_page(LESSON, step=STEP)
    press(press(app, "lock"), "reveal")
    for symptom in asked[1:]:
        assert find_answer(choose(app, symptom)) == set()
        assert app.button(key="lock")
    assert set(read_guess(choose(app, asked[0])).values()) == {"Not guessed"}


@pytest.mark.parametrize("guess", [[], CORE[1:2], CORE[:3], CORE], ids=str)
def test_the_symptom_stands_where_it_is_placed_and_then_where_the_tables_say_too(guess: list[str]) -> None:
    """K1: the chart before the lock, after it and after the reveal."""
    app = open_page(LESSON, step=STEP)
    figures = [app.get("plotly_chart")[0].proto.spec]
    app.button_group(key=PLACED).set_value(guess)
    own = f"place:{'.'.join(guess)}"
    assert find_brought_out(run(app)) == {own}
    figures += [app.get("plotly_chart")[0].proto.spec]
    assert find_brought_out(press(app, "lock")) == {own}
    tables = "place:" + ".".join(name for name in CORE if SYMPTOM in LISTED[name])
    assert find_brought_out(press(app, "reveal")) == {own, tables}
    assert {*figures, app.get("plotly_chart")[0].proto.spec} == {figures[0]}, "the figure itself never knows"


@pytest.mark.parametrize("symptom", ["tremor", "confusion", "bone_pain"])
def test_any_symptom_can_be_guessed_for_any_conditions(symptom: str) -> None:
    """K1: on a page of its own."""
    app = open_page(GUESS, imbalances=".".join(list(NAMES)[2:6]))
    shown = list(app.session_state["view_imbalances"])
    app.selectbox(key="asked-of-all").set_value(symptom)
    assert "Listed" not in dump(run(app))
    key = "-".join(("guess", symptom, *shown))
    app.button_group(key=key).set_value(shown[:1])
    assert "Listed" not in dump(press(run(app), "lock"))
    press(app, "reveal")
    [table] = [piece for piece in read_html(app, "told") if piece.startswith("<table")]
    said = dict(re.findall(r"<th scope='row'>(.*?)</th><td>.*?</td><td>(?:<b>)?(Not listed|Listed)", table))
    assert said == {NAMES[name]: "Listed" if symptom in LISTED[name] else "Not listed" for name in shown}
    assert read_guess(app) == {NAMES[name]: "Guessed" if name in shown[:1] else "Not guessed" for name in shown}


def test_other_conditions_are_another_guess() -> None:
    """K1: a guess stands for the conditions it was made for."""
    app = open_page(GUESS)
    press(press(app, "lock"), "reveal")
    press(app, "preset-pair")
    assert app.button(key="lock")
    assert "Listed" not in dump(app)
    press(app, "preset-core")
    assert list(read_guess(app)) == [NAMES[name] for name in CORE]


def test_more_conditions_than_the_empty_chart_has_room_for_are_guessed_without_it(text: Text) -> None:
    app = press(open_page(GUESS), "preset-every")
    assert text("predict.too_many", most="four") in read_words(app, "drawn")
    assert not app.get("plotly_chart")
    press(press(app, "lock"), "reveal")
    assert list(read_guess(app)) == list(NAMES.values())


def test_without_a_condition_there_is_nothing_to_guess(text: Text) -> None:
    app = open_page(GUESS, imbalances="none")
    assert text("chart.nothing") in read_words(app, "chart")
    assert not [button for button in app.button if button.key == "lock"]


# --- conditions that join


def open_joined(joined: int) -> AppTest:
    return open_page(LESSON, step=str(STEPS.index(ONLY) + 1), **({"joined": str(joined)} if joined > 1 else {}))


@pytest.mark.parametrize("joined", range(1, len(CORE) + 1))
def test_each_condition_that_joins_is_in_the_chart_and_leaves_less_to_the_first(joined: int) -> None:
    """K3: held against sets of symptoms read anew from the file."""
    names = ONLY["imbalance_ids"].split("|")
    app = open_joined(joined)
    [chart] = app.get("plotly_chart")
    figure = json.loads(chart.proto.spec)
    assert figure["layout"]["meta"]["imbalances"] == names[:joined]
    marks = [cells[0] for cells in figure["data"][-1]["customdata"]]
    assert set(marks) == set().union(*(LISTED[name] for name in names[:joined]))
    alone = LISTED[names[0]].difference(*(LISTED[name] for name in names[1:joined]))
    assert find_brought_out(app) == alone
    [table] = [piece for piece in read_html(app, "told") if piece.startswith("<table")]
    counts = [int(number) for number in re.findall(r"<b>(\d+)</b>", table)]
    assert len(counts) == joined
    assert counts[-1] == len(alone)
    left = read_words(app, "told")
    assert [symptom for symptom in alone if (LABELS[symptom] in left) != (joined > 1)] == []


def test_conditions_join_and_begin_again_and_the_address_says_so() -> None:
    """K3."""
    app, step = open_joined(1), str(STEPS.index(ONLY) + 1)
    for joined in (2, 3, 4):
        press(app, "join")
        assert dict(app.query_params) == {"step": step, "joined": str(joined)}
    press(app, "join")
    assert dict(app.query_params) == {"step": step}


@pytest.mark.parametrize("joined", ["0", "9", "-1", "x", "٣"])
def test_an_address_that_no_button_writes_shows_a_number_of_conditions_that_can_be(joined: str) -> None:
    app = open_page(LESSON, step=str(STEPS.index(ONLY) + 1), joined=joined)
    shown = json.loads(app.get("plotly_chart")[0].proto.spec)["layout"]["meta"]["imbalances"]
    assert 1 <= len(shown) <= len(CORE)
    assert dict(app.query_params).get("joined", "1") == str(len(shown))


def test_joining_stays_out_of_the_address_of_other_steps() -> None:
    app = press(press(open_joined(1), "join"), "lesson_step-next")
    assert "joined" not in app.query_params
    assert dict(press(app, "lesson_step-back").query_params)["joined"] == "2"


# --- the questions


def answer(app: AppTest, letter: str) -> AppTest:
    app.radio[0].set_value(letter)
    return press(run(app), "lock")


def test_no_answer_is_sent_before_its_question_is_locked() -> None:
    """K1: for each question, neither what is right, nor why, nor the sources."""
    app = open_page(QUESTIONS)
    for place, row in enumerate(ASKED.values(), 1):
        told = {row["explanation"], "Right answer:", "Locked answer:"} | {
            SOURCES[name]["title"] for name in row["source_ids"].split("|")
        }
        assert app.radio[0].value is None
        assert app.button(key="lock").disabled
        assert {part for part in told if part in dump(app)} == set()
        app.radio[0].set_value("a")
        assert {part for part in told if part in dump(run(app))} == set()
        press(app, "lock")
        assert {part for part in told if part not in dump(app)} == set()
        shown = " ".join(read_words(app).split())
        assert f"Locked answer: {row['option_a']}." in shown
        assert f"Right answer: {row['option_' + row['answer']]}." in shown
        assert app.radio[0].disabled
        assert not MATCH_SCORE.search(shown.replace(f"Question {place} of {len(ASKED)}", ""))
        if place < len(ASKED):
            press(app, "question-next")


def test_each_question_shows_its_options_and_its_place() -> None:
    app = open_page(QUESTIONS)
    for place, row in enumerate(ASKED.values(), 1):
        assert f"Question {place} of {len(ASKED)}" in read_words(app)
        assert row["question"] in read_words(app)
        assert [option.replace("\\", "") for option in app.radio[0].options] == [
            row[f"option_{letter}"] for letter in LETTERS
        ]
        assert app.button(key="question-back").disabled == (place == 1)
        if place < len(ASKED):
            press(app, "question-next")
    assert app.button(key="question-next").disabled


def test_a_locked_answer_stands_when_the_class_goes_on_and_back() -> None:
    """K1."""
    app = answer(open_page(QUESTIONS), "b")
    press(press(app, "question-next"), "question-back")
    assert app.radio[0].value == "b"
    assert app.radio[0].disabled
    assert f"Locked answer: {ASKED['q01']['option_b']}." in read_words(app)


def test_another_round_asks_everything_again_in_its_order() -> None:
    app = press(answer(open_page(QUESTIONS), "a"), "again")
    for name in order_questions(list(ASKED), 2):
        assert ASKED[name]["question"] in read_words(app)
        assert not app.radio[0].disabled
        assert app.radio[0].value is None
        if not app.button(key="question-next").disabled:
            press(app, "question-next")


def test_an_answer_chosen_just_before_the_lock_is_the_one_that_is_locked() -> None:
    """K1: Streamlit joins two fast acts into one run."""
    app = open_page(QUESTIONS)
    app.radio[0].set_value("a")
    run(app).radio[0].set_value("b")
    press(app, "lock")
    assert f"Locked answer: {ASKED['q01']['option_b']}." in read_words(app)


# --- the cards


def place_cards(app: AppTest, cards: dict[str, list[str]]) -> AppTest:
    for symptom, names in cards.items():
        app.button_group(key=f"card-{symptom}").set_value(names)
    return run(app)


def test_cards_are_checked_only_once_all_are_placed(text: Text) -> None:
    app = open_page(CARDS)
    for symptom, names in RIGHT_CARDS.items():
        assert app.button(key="check").disabled
        assert text("match.missing") in read_words(app)
        place_cards(app, {symptom: names})
    assert not app.button(key="check").disabled
    assert text("match.missing") not in read_words(app)
    assert text("match.same") not in dump(app)
    assert text("match.same") in read_words(press(app, "check"))


def test_a_wrong_set_says_so_and_not_which_card_nor_how_many(text: Text) -> None:
    """K1: whatever is wrong, the page says the same."""
    pages = []
    first, *_, last = RIGHT_CARDS
    for wrong in ({first: list(NAMES)[:1]}, {last: CORE}, dict.fromkeys(RIGHT_CARDS, CORE[:1])):
        assert any(set(RIGHT_CARDS[symptom]) != set(names) for symptom, names in wrong.items())
        app = press(place_cards(open_page(CARDS), RIGHT_CARDS | wrong), "check")
        assert text("match.differ") in read_words(app)
        assert text("match.same") not in dump(app)
        [told] = [piece for piece in read_html(app) if 'class="told"' in piece]
        assert not re.search(r"\d", re.sub(r"<[^>]+>", "", told))
        assert [label for label in (LABELS | NAMES).values() if label in told] == []
        pages.append(read_html(app))
    assert pages[0] == pages[1] == pages[2]


def test_moving_a_card_takes_the_word_back_until_the_next_check(text: Text) -> None:
    first = next(iter(RIGHT_CARDS))
    app = press(place_cards(open_page(CARDS), RIGHT_CARDS | {first: CORE[:1]}), "check")
    place_cards(app, {first: RIGHT_CARDS[first]})
    assert not {text("match.same"), text("match.differ")} & set(re.findall(r">([^<]+)<", " ".join(read_html(app))))
    assert text("match.same") in read_words(press(app, "check"))


# --- reset and notes


def read_session(app: AppTest) -> dict[str, object]:
    """Read all that a session keeps under a name."""
    return {str(name): value for name, value in app.session_state._state.filtered_state.items()}


def test_start_over_leaves_nothing_of_the_session() -> None:
    """K4: the same page, address and state as a fresh visitor's, and fresh guesses, answers and cards."""
    app = open_page(LESSON, step=STEP, size="large")
    app.button_group(key=PLACED).set_value(CORE[:1])
    press(press(run(app), "lock"), "reveal")
    answer(run(app.switch_page(QUESTIONS)), "b")
    press(app, "question-next")
    press(place_cards(run(app.switch_page(CARDS)), RIGHT_CARDS), "check")
    app.button(key="reset").click().run()
    tell_widths(app)
    run(app.switch_page(EXPLORER))
    fresh = open_app()
    assert dict(app.query_params) == dict(fresh.query_params) == {}
    assert read_session(app) == read_session(fresh)
    assert read_html(app) == read_html(fresh)
    for page in PAGES:
        again, first = (re.sub(FILE_ID, "", dump(run(one.switch_page(page)))) for one in (app, fresh))
        assert again == first


def test_every_note_and_every_answer_is_on_the_page_for_teachers() -> None:
    """K7."""
    app = open_page(TEACHERS)
    words, sent = " ".join(read_words(app).split()), dump(app)
    for row in read_rows("notes"):
        assert row["part"] in words
        assert (f"{row['minutes']} minutes: " if row["minutes"] else "") + row["text"] in words
    for row in ASKED.values():
        assert f"{row['question']} {row['option_' + row['answer']]}. {row['explanation']}" in words
        assert [part for part in find_sources(row) if part not in sent] == []


def test_the_notes_have_an_aim_two_plans_misconceptions_and_a_script_for_worries() -> None:
    """K7."""
    parts = list(dict.fromkeys(row["part"] for row in read_rows("notes")))
    assert parts == [
        "Aim",
        "A lesson of 15 minutes",
        "A lesson of 45 minutes",
        "What learners often believe",
        "Safety and worry",
    ]
