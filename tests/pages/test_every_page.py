"""What holds on every page, whatever it is about."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from components.words.text import Text
from tests.pages.app import (
    EXPLORER,
    KNOWN_ELEMENTS,
    LABS,
    MECHANISMS,
    list_strings,
    open_app,
    open_page,
    read_html,
    read_page,
    read_specs,
    read_words,
)
from tests.shipped import HEADLINE, NAMES, ROOT, read_rows
from tests.words.test_words import DENIAL, FORBIDDEN

PAGES = sorted(path.relative_to(ROOT).as_posix() for path in (ROOT / "components" / "pages").glob("*.py"))
EVERY = ".".join(NAMES)
SELECTBOXES = {"find", "highlighted", "asked-of-all", "table"}
OF_TABLES = {"components/pages/data.py": {"file_uploader", "text_input"}}  # to bring own lists and to search tables
# These components measure and listen, and show nothing.
COMPONENTS = {
    "dropzone",
    "measure-box",
    "measure-drawn",
    "measure-levels-box",
    "measure-overlap-box",
    "measure-story-figure",
    "pointer",
    "touch",
    "keyboard",
}
HOSTILE = """<b>x{}</b> & "q" 'z' <img src=x>"""
CELLS = (  # a table, a cell of it, and a page that shows it
    ("causes", "Slow bowels and long-term use of magnesium laxatives", MECHANISMS),
    ("causes", "The evidence is case reports and one small series of patients.", MECHANISMS),
    ("nodes", "The response to potassium treatment", MECHANISMS),
    ("stories", "From low magnesium to low potassium", MECHANISMS),
    ("qualifications", "Potassium problems do not usually cause magnesium problems.", MECHANISMS),
    ("mechanisms", "With too little magnesium the pump works poorly.", MECHANISMS),
    ("diet_vs_supplements", "Oral or IV supplements", MECHANISMS),
    ("facts", "Mild low phosphate usually causes no symptoms.", LABS),
    ("labs", "Kidney function (creatinine); ECG; calcium and potassium", LABS),
    ("sources", "The Complex Link Between Magnesium and Potassium", MECHANISMS),
)


@pytest.fixture(scope="module", params=PAGES)
def page(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module")
def plain(page: str) -> AppTest:
    """Open a page once for all tests that only read it."""
    return open_page(page)


@pytest.fixture(scope="module")
def ticked(page: str) -> AppTest:
    return open_page(page, ticked="coma.tremor.kidney_stones")


def test_page_has_the_banner_first_one_title_and_the_dates_of_reading(plain: AppTest, text: Text) -> None:
    """S5, S17."""
    assert read_html(plain)[0] == read_html(plain, "banner")[0]
    assert HEADLINE in read_words(plain, "banner")
    assert len(re.findall("<h1>", " ".join(read_html(plain)))) == 1
    assert max(row["read_on"] for row in read_rows("sources")) in read_words(plain, "reading")
    assert text("source.reviewed") in read_words(plain, "reading")


def test_nothing_about_a_person_can_be_entered(page: str, ticked: AppTest) -> None:
    """S10, S14: only boxes, buttons, pills and choices; tables alone can be searched or brought."""
    assert {element.type for element in ticked.main} <= KNOWN_ELEMENTS | {"radio", "download_button"} | OF_TABLES.get(
        page, set()
    )
    assert {str(component.key) for component in ticked.get("bidi_component")} <= COMPONENTS
    assert {str(box.key) for box in ticked.selectbox} <= SELECTBOXES
    assert not any(box.proto.accept_new_options for box in ticked.selectbox)
    assert not re.search(r"<(input|textarea|select|form|script|iframe)\b|contenteditable", " ".join(read_html(ticked)))


def test_no_page_has_words_of_a_verdict_or_speaks_to_anyone(page: str) -> None:
    """S18, S20: in texts, labels, alt texts and figures, with all twelve in view and a symptom ticked."""
    words = read_page(open_page(page, imbalances=EVERY, ticked="tremor"))
    assert [found.group() for word in FORBIDDEN if (found := re.search(word, words, re.IGNORECASE))] == []
    assert re.findall(r"\b(?:you|your|yours|yourself)\b", words, re.IGNORECASE) == []
    sentences = [part for part in re.split(r"[.?!\n]", words) if re.search("diagnos", part, re.IGNORECASE)]
    assert [part for part in sentences if not re.search(DENIAL, part, re.IGNORECASE)] == []


@pytest.mark.parametrize("page", [page for page in PAGES if page != EXPLORER], indirect=True)
def test_ticks_change_nothing_on_any_page_but_the_explorer(plain: AppTest, ticked: AppTest) -> None:
    """S1, S2, S15: what they explain does not depend on what is ticked."""
    assert read_html(ticked) == read_html(plain)
    assert read_specs(ticked) == read_specs(plain)
    assert not ticked.checkbox


def test_a_hostile_cell_reaches_the_page_as_text(product: Path) -> None:
    """P5: in HTML and in figures."""
    for number, (table, cell, _) in enumerate(CELLS):
        path = product / "data" / f"{table}.csv"
        whole = path.read_text(encoding="utf-8")
        quoted = '"' + HOSTILE.format(number).replace('"', '""') + '"'
        assert cell in whole
        path.write_text(whole.replace(cell, quoted, 1).replace(f'"{quoted}"', quoted), encoding="utf-8")
    for page in (LABS, MECHANISMS):
        app = open_app(product, page)
        words = read_words(app)
        told = [HOSTILE.format(number) for number, (*_, about) in enumerate(CELLS) if about == page]
        assert [hostile for hostile in told if hostile not in words] == []
        for shown in (*read_html(app), *list_strings(read_specs(app))):
            assert "<b>x" not in shown
            assert "<img" not in shown


def test_style_sheets_reach_all_words_of_a_page(plain: AppTest) -> None:
    """They address the class `piece`; the banner has its own sheet, and a kept room of a figure has no words."""
    banner, *pieces = read_html(plain)
    assert HEADLINE in banner
    outside = [piece for piece in pieces if not re.match('<div class="piece[ "]', piece)]
    assert [piece for piece in outside if not re.fullmatch(r'<div style="height:[\d.]+px"></div>', piece)] == []
