"""One button resets all pages of the classroom."""

from __future__ import annotations

import re

from streamlit.testing.v1 import AppTest

from tests.pages.app import EXPLORER, open_app, read_html, run, tell_widths
from tests.pages.classroom import (
    CARDS,
    CHOSEN,
    GUESS,
    LESSON,
    QUESTIONS,
    RIGHT_CARDS,
    TEACHERS,
    answer,
    dump,
    open_step,
    place_cards,
    press,
)
from tests.shipped import CORE

FILE_ID = r"\b[0-9a-f]{32}\b"  # of a download; it differs in each run


def read_session(app: AppTest) -> dict[str, object]:
    """Read everything that a session keeps under a name."""
    return {str(name): value for name, value in app.session_state._state.filtered_state.items()}


def test_start_over_leaves_nothing_of_the_session() -> None:
    """K4: page, address and state are those of a new visitor; guesses, answers and cards are gone."""
    app = open_step("predict", size="large")
    app.button_group(key=CHOSEN).set_value(CORE[:1])
    press(run(app), "lock", "reveal")
    press(answer(run(app.switch_page(QUESTIONS)), "b"), "question-next")
    press(place_cards(run(app.switch_page(CARDS)), RIGHT_CARDS), "check")
    app.button(key="reset").click().run()
    tell_widths(app)
    run(app.switch_page(EXPLORER))
    fresh = run(open_app())  # run as often as the page of the visitor who starts over
    assert dict(app.query_params) == dict(fresh.query_params) == {}
    assert read_session(app) == read_session(fresh)
    assert read_html(app) == read_html(fresh)
    for page in (LESSON, GUESS, QUESTIONS, CARDS, TEACHERS):
        again, first = (re.sub(FILE_ID, "", dump(run(one.switch_page(page)))) for one in (app, fresh))
        assert again == first
