"""Card match: checked only once all cards are placed, and only as a whole."""

from __future__ import annotations

import re

from components.words.text import Text
from tests.pages.app import open_page, read_html, read_words
from tests.pages.classroom import CARDS, RIGHT_CARDS, dump, place_cards, press
from tests.shipped import CORE, LABELS, NAMES


def test_cards_are_checked_only_once_all_are_placed(text: Text) -> None:
    app = open_page(CARDS)
    for symptom, imbalances in RIGHT_CARDS.items():
        assert app.button(key="check").disabled
        assert text("match.missing") in read_words(app)
        place_cards(app, {symptom: imbalances})
    assert not app.button(key="check").disabled
    assert text("match.missing") not in read_words(app)
    assert text("match.same") not in dump(app)
    assert text("match.same") in read_words(press(app, "check"))


def test_after_a_wrong_placement_the_page_says_neither_which_card_is_wrong_nor_how_many(text: Text) -> None:
    """K1: it says the same, whatever is wrong."""
    pages = []
    first, *_, last = RIGHT_CARDS
    for wrong in ({first: list(NAMES)[:1]}, {last: CORE}, dict.fromkeys(RIGHT_CARDS, CORE[:1])):
        assert any(set(RIGHT_CARDS[symptom]) != set(imbalances) for symptom, imbalances in wrong.items())
        app = press(place_cards(open_page(CARDS), RIGHT_CARDS | wrong), "check")
        assert text("match.differ") in read_words(app)
        assert text("match.same") not in dump(app)
        [told] = [piece for piece in read_html(app) if 'class="told"' in piece]
        assert not re.search(r"\d", re.sub(r"<[^>]+>", "", told))
        assert [label for label in (LABELS | NAMES).values() if label in told] == []
        pages.append(read_html(app))
    assert pages[0] == pages[1] == pages[2]


def test_moving_a_card_takes_back_what_the_check_said_until_the_next(text: Text) -> None:
    first = next(iter(RIGHT_CARDS))
    app = press(place_cards(open_page(CARDS), RIGHT_CARDS | {first: CORE[:1]}), "check")
    words = read_words(place_cards(app, {first: RIGHT_CARDS[first]}))
    assert text("match.same") not in words
    assert text("match.differ") not in words
    assert text("match.same") in read_words(press(app, "check"))
