"""The page for teachers: notes, the answers with their sources, and the handout."""

from __future__ import annotations

from components.words.text import Text
from tests.pages.app import open_page, read_words
from tests.pages.classroom import ASKED, TEACHERS, dump, find_sources
from tests.shipped import read_rows


def test_every_note_and_every_answer_is_on_the_page_for_teachers() -> None:
    """K7, S16."""
    app = open_page(TEACHERS)
    words, sent = " ".join(read_words(app).split()), dump(app)
    for row in read_rows("notes"):
        assert row["part"] in words
        assert (f"{row['minutes']} minutes: " if row["minutes"] else "") + row["text"] in words
    for row in ASKED.values():
        assert f"{row['question']} {row['option_' + row['answer']]}. {row['explanation']}" in words
        assert [part for part in find_sources(row) if part not in sent] == []


def test_the_handout_is_offered_for_each_paper(text: Text) -> None:
    """K6."""
    buttons = open_page(TEACHERS).get("download_button")
    assert [button.proto.label for button in buttons] == [text("handout.button"), text("handout.button_letter")]
