"""The handout: one file that prints with the banner on every page, and has the answers on the last."""

from __future__ import annotations

import re
from dataclasses import replace
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

import pytest

from components.facts.catalogue import Catalogue
from components.files.handout import PAPERS, write_handout
from components.words.text import Text
from tests.charts import svg
from tests.shipped import BANNER, CORE, LABELS, LISTED, NAMES, read_rows

HOSTILE = """{0} <img src=x onerror="alert(1)">&amp;'"""
ASKED = read_rows("questions")
SOURCES = {row["id"]: row for row in read_rows("sources")}


@pytest.fixture(scope="module")
def html(catalogue: Catalogue, text: Text) -> str:
    return write_handout(catalogue, text, PAPERS[0])


def read_sheets(html: str) -> list[Element]:
    """Read the sheets of a handout; each is a table with the banner as its head."""
    whole = html.replace('<meta charset="utf-8">', "").replace("<br>", "<br/>").removeprefix("<!doctype html>")
    body = ElementTree.fromstring(whole).find("body")
    assert body is not None
    assert {sheet.get("class") for sheet in body} == {"page"}
    return list(body)


def read(part: Element) -> str:
    return " ".join("".join(part.itertext()).split())


def read_grid(sheet: Element) -> dict[str, dict[str, str]]:
    """Read the cells of the table of symptoms and conditions."""
    [grid] = sheet.iterfind(".//table[@class='grid']")
    head, *rows = [[read(cell) for cell in row] for row in grid]
    return {row[0]: dict(zip(head[1:], row[1:], strict=True)) for row in rows}


def test_the_two_papers_differ_in_their_size_alone(catalogue: Catalogue, text: Text) -> None:
    """K6."""
    first, second = (write_handout(catalogue, text, paper) for paper in PAPERS)
    assert "size: A4;" in first
    assert "size: letter;" in second
    assert first.replace("size: A4;", "size: letter;") == second


def test_the_handout_needs_nothing_outside_itself(html: str) -> None:
    """K9."""
    inside = re.sub(r"href=\"#[\w-]+\"|url\((#[\w-]+|data:font/woff2;base64,[\w+/=]+)\)", "", html)
    assert not re.search(r"\b(src|srcset|href|action|data)\s*=|url\(|@import|<(script|link|iframe|object)\b", inside)


def test_every_sheet_has_the_banner_as_its_head(html: str) -> None:
    """S5: browsers print the head of a table on every page."""
    heads = [[read(head) for head in sheet.iterfind("thead")] for sheet in read_sheets(html)]
    assert len(heads) > 3
    assert all(head == [BANNER] for head in heads)
    assert not re.search(r"thead[^{]*\{[^}]*display", html)


def test_the_handout_says_what_it_is_for_when_it_was_read_and_that_no_symptom_says_nothing(
    html: str, catalogue: Catalogue, text: Text
) -> None:
    """S12, S17, S23."""
    said = " ".join(read(sheet) for sheet in read_sheets(html))
    for sentence in (text("sources.use"), text("answer.silent"), text("source.reviewed")):
        assert sentence in said
    assert all(date in said for date in catalogue.read_dates())


def test_the_chart_to_fill_in_is_that_of_the_answers_without_its_names(html: str) -> None:
    """K6, C5: the outlines of the core lists differ in their strokes, and the symptoms to place stand beside them."""
    first, *_ = read_sheets(html)
    blank, filled = (svg.parse(chart) for chart in re.findall("<svg.*?</svg>", html, flags=re.DOTALL))
    names = [NAMES[name] for name in CORE]
    assert svg.read_outlines(blank) == svg.read_outlines(filled)
    assert len({use.get("stroke-dasharray") for use in blank.iter("use")} - {None}) == len(CORE)
    assert sorted(svg.read_words(blank)) == sorted(names)
    assert svg.read_marks(blank) == {}
    shown = {symptom: LABELS[symptom] for name in CORE for symptom in LISTED[name]}
    assert {key: " ".join(mark.lines) for key, mark in svg.read_marks(filled).items()} == shown
    cards = [read(card) for card in first.iterfind(".//ul[@class='cards']/li")]
    assert cards == sorted(shown.values())


def test_the_table_to_fill_in_is_empty_and_that_of_the_answers_is_as_in_the_tables(html: str) -> None:
    """K6, S1."""
    _, blank, _, answers = read_sheets(html)
    shown = {symptom for name in CORE for symptom in LISTED[name]}
    assert read_grid(blank) == {LABELS[symptom]: dict.fromkeys(map(NAMES.get, CORE), "") for symptom in shown}
    assert read_grid(answers) == {
        LABELS[symptom]: {NAMES[name]: "●" if symptom in LISTED[name] else "" for name in CORE} for symptom in shown
    }


def test_every_question_and_its_options_stand_in_order_before_the_answers(html: str) -> None:
    """K6."""
    asked = [read(entry) for entry in read_sheets(html)[2].iterfind(".//ol/li")]
    assert asked == ["☐ ".join([row["question"], *(row[f"option_{letter}"] for letter in "abcd")]) for row in ASKED]


def test_no_sheet_before_the_last_holds_an_answer(html: str) -> None:
    """K1, K6: neither an explanation, nor a filled cell of a table, nor a source."""
    before = " ".join(read(sheet) for sheet in read_sheets(html)[:-1])
    told = [row["explanation"] for row in ASKED] + [f"{row['title']}. {row['publisher']}" for row in SOURCES.values()]
    assert [part for part in [*told, "●", "Answers"] if part in before] == []
    assert "<b>" not in html.partition("Answers</h1>")[0]


def test_every_answer_stands_on_the_last_sheet_with_its_sources(html: str) -> None:
    """K6, S16: title, publisher and address."""
    entries = [read(entry) for entry in read_sheets(html)[-1].iterfind(".//ol/li")]
    assert len(entries) == len(ASKED)
    for row, entry in zip(ASKED, entries, strict=True):
        assert entry.startswith(f"{row['option_' + row['answer']]}. {row['explanation']}")
        for source in (SOURCES[name] for name in row["source_ids"].split("|")):
            assert f"{source['title']}. {source['publisher']}. {source['url']}".strip() in entry


def test_every_sheet_but_the_last_ends_its_page(html: str) -> None:
    """K6: the answers begin a page of their own."""
    assert re.search(r"\.page \{[^}]*break-after: page", html)
    assert re.search(r"\.page:last-child \{[^}]*break-after: auto", html)


def test_the_handout_is_black_on_white(html: str) -> None:
    """K6: legible in greyscale."""
    sheet = re.sub("base64,[^)]*", "", html.partition("</style>")[0])
    colours = re.findall(r"#[0-9a-f]{3,6}\b|rgb|hsl|oklch", sheet)
    assert set(colours) == {"#000", "#555", "#fff"}


def test_hostile_names_stay_words(catalogue: Catalogue, text: Text) -> None:
    """P5: in every cell that reaches the handout, exactly as they are written."""
    columns = {
        "symptoms": ("label",),
        "imbalances": ("plain_name",),
        "questions": ("question", "option_a", "option_b", "option_c", "option_d", "explanation"),
        "sources": ("title", "publisher", "url"),
    }
    frames = {
        name: getattr(catalogue, name).assign(
            **{column: getattr(catalogue, name)[column].map(lambda cell: f"{cell}{HOSTILE}") for column in several}
        )
        for name, several in columns.items()
    }
    html = write_handout(replace(catalogue, **frames), text, PAPERS[0])
    plain = write_handout(catalogue, text, PAPERS[0])
    drawn = [
        part.tag for chart in re.findall("<svg.*?</svg>", html, flags=re.DOTALL) for part in svg.parse(chart).iter()
    ]
    assert {*drawn} == {"svg", "defs", "path", "clipPath", "use", "g", "rect", "text", "tspan", "circle"}
    sheets, expected = (read_sheets(re.sub("<svg.*?</svg>", "", whole, flags=re.DOTALL)) for whole in (html, plain))
    assert [part.tag for sheet in sheets for part in sheet.iter()] == [
        part.tag for sheet in expected for part in sheet.iter()
    ]
    for sheet, as_written in zip(sheets, expected, strict=True):
        assert HOSTILE in read(sheet)
        assert read(sheet).replace(HOSTILE, "").split() == read(as_written).split()
