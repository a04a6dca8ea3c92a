"""The questions: one at a time, and no answer is sent before its question is locked."""

from __future__ import annotations

from components.facts.lesson import order_questions
from components.words.text import Text
from tests.pages.app import MATCH_SCORE, open_page, read_words, run
from tests.pages.classroom import ASKED, QUESTIONS, answer, dump, find_sources, press


def test_no_answer_is_sent_before_its_question_is_locked(text: Text) -> None:
    """K1, S16: for each question, neither what is right, nor why, nor the sources."""
    app = open_page(QUESTIONS)
    for number, row in enumerate(ASKED.values(), 1):
        right = text("questions.right", option=row["option_" + row["answer"]])
        answers = {row["explanation"], right, text("questions.chosen", option=row["option_a"])} | find_sources(row)
        assert row["question"] in read_words(app)
        assert f"Question {number} of {len(ASKED)}" in read_words(app)
        assert [option.replace("\\", "") for option in app.radio[0].options] == [row[f"option_{c}"] for c in "abcd"]
        assert app.radio[0].value is None
        assert app.button(key="lock").disabled
        assert {part for part in answers if part in dump(app)} == set()
        app.radio[0].set_value("a")
        assert {part for part in answers if part in dump(run(app))} == set()
        sent = " ".join(dump(press(app, "lock")).split())
        assert {part for part in answers if part not in sent} == set()
        assert app.radio[0].disabled
        assert not MATCH_SCORE.search(read_words(app).replace(f"Question {number} of {len(ASKED)}", ""))
        assert app.button(key="question-back").disabled == (number == 1)
        assert app.button(key="question-next").disabled == (number == len(ASKED))
        if number < len(ASKED):
            press(app, "question-next")


def test_a_locked_answer_stands_when_the_class_goes_on_and_back(text: Text) -> None:
    """K1."""
    app = press(answer(open_page(QUESTIONS), "b"), "question-next", "question-back")
    assert app.radio[0].value == "b"
    assert app.radio[0].disabled
    assert text("questions.chosen", option=next(iter(ASKED.values()))["option_b"]) in read_words(app)


def test_another_round_asks_everything_again_in_its_order() -> None:
    app = press(answer(open_page(QUESTIONS), "a"), "again")
    for number, question in enumerate(order_questions(list(ASKED), 2), 1):
        assert ASKED[question]["question"] in read_words(app)
        assert not app.radio[0].disabled
        assert app.radio[0].value is None
        if number < len(ASKED):
            press(app, "question-next")


def test_an_answer_chosen_just_before_the_lock_is_the_one_that_is_locked(text: Text) -> None:
    """K1: Streamlit joins two fast acts into one run."""
    app = open_page(QUESTIONS)
    app.radio[0].set_value("a")
    run(app).radio[0].set_value("b")
    press(app, "lock")
    assert text("questions.chosen", option=next(iter(ASKED.values()))["option_b"]) in read_words(app)
