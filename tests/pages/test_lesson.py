"""The lesson: each step at its own address, with its chart and what the chart says in words."""

from __future__ import annotations

import re
from xml.etree import ElementTree

import pytest
from streamlit.testing.v1 import AppTest

from tests.pages.app import open_page, read_html, read_spec, read_words
from tests.pages.classroom import (
    LESSON,
    STEPS,
    find_filled,
    find_hidden,
    find_step,
    number_step,
    open_step,
    press,
    read_marks,
    read_rows_of_table,
    read_style,
)
from tests.shipped import CORE, FOUNDING, LABELS, LISTED, NAMES, RED_FLAGS, read_rows
from tests.words.test_words import split_sentences

JOINING = find_step("only")["imbalance_ids"].split("|")


@pytest.mark.parametrize("step", range(1, len(STEPS) + 1))
def test_step_shows_its_title_and_text_at_its_own_address(step: int) -> None:
    """K3."""
    row, app = STEPS[step - 1], open_page(LESSON, step=str(step))
    shown = " ".join(read_words(app, "chart").split())
    assert row["title"] in shown
    assert [sentence for sentence in split_sentences(row["text"]) if sentence not in shown] == []
    assert f"Step {step} of {len(STEPS)}" in read_words(app, "steps")
    assert app.button(key="lesson_step-back").disabled == (step == 1)
    assert app.button(key="lesson_step-next").disabled == (step == len(STEPS))


def test_next_and_back_go_through_the_steps_in_order_and_the_address_says_so() -> None:
    """K3: the first step has the address of the page itself."""
    app = open_page(LESSON)
    for key, rows in (("next", STEPS[1:]), ("back", STEPS[-2::-1])):
        for row in rows:
            assert row["title"] in read_words(press(app, f"lesson_step-{key}"), "chart")
            assert dict(app.query_params) == ({"step": str(STEPS.index(row) + 1)} if row != STEPS[0] else {})


@pytest.mark.parametrize("asked", ["0", "-1", "99", "999999", "x", "", "²", "1.5"])
def test_no_step_of_an_address_breaks_the_lesson(asked: str) -> None:
    """P5, P7: the first or the last step is shown."""
    assert any(row["title"] in read_words(open_page(LESSON, step=asked), "chart") for row in (STEPS[0], STEPS[-1]))


@pytest.mark.parametrize("kind", ["overlap", "only", "shared", "levels"])
def test_what_a_chart_draws_is_in_its_text_alternative_and_in_words(kind: str) -> None:
    """A, C9: the alternative names each condition; the words name each symptom, or the levels."""
    app, row = open_step(kind, joined="2"), find_step(kind)
    figure, alt = read_spec(app), app.get("plotly_chart")[0].proto.alt
    drawn = row["imbalance_ids"].split("|")[: 2 if kind == "only" else None]
    assert set(figure["layout"]["meta"]["imbalances"]) == set(row["imbalance_ids"].split("|"))
    if kind in ("overlap", "levels"):
        assert [name for name in drawn if NAMES[name].lower() not in alt] == []
    else:  # one alternative serves all numbers, since the table beside the chart has the names
        assert "joined so far" in alt
    [words] = app.expander
    said = " ".join(piece.proto.body for piece in words.get("html"))
    shown = [] if kind == "levels" else [mark for mark in read_marks(figure) if mark not in find_hidden(app)]
    told = [NAMES[name] for name in drawn] if kind == "levels" else [LABELS[mark] for mark in shown]
    assert [name for name in told if name not in said] == []


def test_the_first_chart_shows_the_founding_lists() -> None:
    held = [FOUNDING[name] for name in find_step("overlap")["imbalance_ids"].split("|")]
    assert set(read_marks(read_spec(open_step("overlap")))) == set.union(*held)


def test_the_step_on_what_every_list_shares_brings_it_out_and_names_it() -> None:
    """Held against symptoms read anew from the file."""
    shared = set.intersection(*(LISTED[name] for name in find_step("shared")["imbalance_ids"].split("|")))
    assert shared, "the step has something to show"
    app = open_step("shared")
    words = read_words(app, "told")
    assert {symptom for symptom in LABELS if LABELS[symptom] in words} == shared
    assert find_filled(app) == shared


def test_the_step_on_calling_for_help_names_every_red_flag_and_no_condition() -> None:
    """S8, S9: with the numbers and the sources, and nothing to compare a symptom with."""
    words = read_words(open_step("flags"), "chart")
    names = [
        row[column] for row in read_rows("imbalances") for column in ("plain_name", "clinical_name", "uk_spelling")
    ]
    assert [name for name in names if name.lower() in words.lower()] == []
    assert [LABELS[symptom] for symptom in RED_FLAGS if LABELS[symptom] not in words] == []
    assert "Call the local emergency number: 999 (UK) and 911 (US)." in words
    assert "See: " in words


@pytest.mark.parametrize("joined", range(1, len(CORE) + 1))
def test_each_condition_that_joins_is_in_the_chart_and_leaves_less_to_the_first(joined: int) -> None:
    """K3: held against symptoms read anew from the file."""
    app = open_step("only", **({"joined": str(joined)} if joined > 1 else {}))
    figure = read_spec(app)
    assert set(read_marks(figure)) - find_hidden(app) == set().union(*(LISTED[name] for name in JOINING[:joined]))
    assert find_shown(app) == {
        **{name: {"ahead"} for name in JOINING[joined:]},
        **{name: {"rim", "halo", "imbalance", "tag"} for name in JOINING[:joined]},
    }
    counts = []
    for count in range(1, joined + 1):
        others = set().union(*(LISTED[name] for name in JOINING[1:count]))
        alone = LISTED[JOINING[0]] - others
        counts.append([str(len(LISTED[JOINING[0]] | others)), str(len(alone))])
    assert [row[1:] for row in read_rows_of_table(app)] == counts
    assert find_filled(app) == alone
    words = read_words(app, "told")
    assert [symptom for symptom in alone if (LABELS[symptom] in words) != (joined > 1)] == []


def find_shown(app: AppTest) -> dict[str, set[str]]:
    """Find which parts of the outline of each list are shown, from the figure and its style sheet."""
    figure, style = read_spec(app), read_style(app)
    hidden = set(map(int, re.findall(r"\.trace:nth-child\((\d+)\)\{visibility:hidden", style)))
    no_tag = set(map(int, re.findall(r'data-index="(\d+)"\]\{visibility:hidden', style)))
    shown: dict[str, set[str]] = {}
    for number, trace in enumerate(figure["data"], 1):
        for part in {"rim", "halo", "imbalance", "ahead"} & set(trace["meta"]):
            if number not in hidden:
                shown.setdefault(trace["meta"][part], set()).add(part)
    for number, note in enumerate(figure["layout"]["annotations"]):
        if number not in no_tag:
            shown.setdefault(next(name for name in NAMES if NAMES[name] == note["text"]), set()).add("tag")
    return shown


def test_a_condition_that_joins_changes_nothing_in_the_figure_itself() -> None:
    """K3: nothing moves, since everything has its place from the start; the next step shows the same figure."""
    app = open_step("only")
    figures = [read_spec(app)]
    for _ in JOINING[1:]:
        figures.append(read_spec(press(app, "join")))
    figures.append(read_spec(press(app, "lesson_step-next")))
    assert figures == figures[:1] * (len(JOINING) + 1)


def test_the_case_is_asked_in_the_form_of_its_answer_and_gives_none() -> None:
    """K1: its columns are the conditions, its rows the symptoms of the case, and every cell is open."""
    row, app = find_step("case"), open_step("case")
    [piece] = [piece for piece in read_html(app) if 'class="questions"' in piece]
    table = ElementTree.fromstring(piece).find(".//table")
    assert table is not None
    heads = ["".join(head.itertext()) for head in table.iterfind("./thead/tr/th")]
    assert heads == [NAMES[name] for name in row["imbalance_ids"].split("|")]
    rows = [["".join(cell.itertext()) for cell in line] for line in table.iterfind("./tbody/tr")]
    assert rows == [[LABELS[symptom], *["?"] * len(heads)] for symptom in row["symptom_ids"].split("|")]


def test_conditions_join_and_begin_again_and_the_address_of_their_step_says_so() -> None:
    """K3."""
    app, step = open_step("only"), number_step("only")
    for joined in range(2, len(JOINING) + 1):
        assert dict(press(app, "join").query_params) == {"step": step, "joined": str(joined)}
    assert "joined" not in press(app, "lesson_step-next").query_params
    assert dict(press(app, "lesson_step-back").query_params)["joined"] == str(len(JOINING))
    assert dict(press(app, "join").query_params) == {"step": step}


@pytest.mark.parametrize("joined", ["0", "9", "-1", "x", "٣"])
def test_an_address_that_no_button_writes_shows_a_number_of_conditions_that_can_be(joined: str) -> None:
    """P5: and the button goes on from there."""
    app = open_step("only", joined=joined)
    drawn = len(read_rows_of_table(app))
    assert 1 <= drawn <= len(JOINING)
    press(app, "join")
    assert dict(app.query_params).get("joined", "1") == str(drawn % len(JOINING) + 1)
