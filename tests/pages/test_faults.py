"""The app with broken tables, words and panels: it shows a plain page, and nothing that may be wrong."""

from __future__ import annotations

import logging
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.pages.app import (
    open_app,
    read_html,
    read_words,
)


def break_cell(product: Path, table: str, old: str, new: str) -> None:
    path = product / "data" / f"{table}.csv"
    whole = path.read_text(encoding="utf-8")
    assert old in whole
    path.write_text(whole.replace(old, new, 1), encoding="utf-8")


def test_broken_tables_give_a_plain_page_that_lists_every_fault(
    product: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """P7: the banner stays, nothing that may be wrong is shown, and the page says what to mend."""
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
    panel = product / "components" / "panels" / "answer.py"
    code = panel.read_text(encoding="utf-8")
    start = code.index("    number = len(")
    fail = "    import streamlit as st\n    raise ValueError(str(st.session_state.to_dict()))\n"
    panel.write_text(code[:start] + fail + code[start:], encoding="utf-8")
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


def test_a_missing_sentence_is_named_for_whoever_looks_after_the_words(product: Path) -> None:
    """P7: by file and name; no visitor sees where the code failed."""
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
