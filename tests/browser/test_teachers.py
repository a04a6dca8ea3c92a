"""The handout for teachers: a file that prints whole, anywhere."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
import segno
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import Visit
from tests.browser.paper import Sheet, find_faults, read_sheets
from tests.browser.views import PROJECTOR
from tests.browser.visitor import Visitor
from tests.shipped import CORE, read_rows

PAPERS = {"Handout for A4": (595, 842), "Handout for Letter": (612, 792)}  # pt


@pytest.fixture
def offline(browser: Browser) -> Iterator[Page]:
    """A browser without a network."""
    context = browser.new_context(offline=True)
    yield context.new_page()
    context.close()


def test_a_handout_prints_whole_without_a_network(visit: Visit, offline: Page, tmp_path: Path) -> None:
    """K6, K9, S5: from a file; its paper, the banner on every page, the answers on pages of their own."""
    visitor = visit()
    visitor.open("/teachers")
    asked: list[str] = []
    failed: list[str] = []
    offline.on("request", lambda request: asked.append(request.url))
    offline.on("requestfailed", lambda request: failed.append(request.url))
    for button, paper in PAPERS.items():
        with visitor.page.expect_download() as download:
            visitor.page.get_by_role("button", name=button, exact=True).click()
        file, printed = (tmp_path / f"{button}.{kind}" for kind in ("html", "pdf"))
        download.value.save_as(file)
        assert download.value.suggested_filename.endswith(".html")
        offline.goto(file.as_uri())
        assert (asked.pop(), asked, failed) == (file.as_uri(), [], [])
        offline.pdf(path=printed, prefer_css_page_size=True)
        sheets = read_sheets(printed)
        assert find_faults(sheets) == []
        assert {(round(sheet.width), round(sheet.height)) for sheet in sheets} == {paper}
    assert_answers_are_apart(sheets)


def test_a_code_leads_phones_to_their_page_where_they_can_reach_it(visit: Visit) -> None:
    """K5, K9: the page of the view last seen, where `localhost` is no address for phones."""
    visitor = visit(*PROJECTOR)
    visitor.open("/teachers")
    expect(visitor.page.get_by_text("Phones cannot reach this address.")).to_be_visible()
    headings = visitor.texts("h2")
    assert headings[:2] == ["A handout to print", "Phones in class"]
    assert len(set(headings)) == len(headings)
    expect(visitor.page.locator("img.code")).to_have_count(0)
    visitor.home = visitor.home.replace("localhost", "class.localhost")
    visitor.open(imbalances=".".join(CORE[:2]), size="large")
    assert_the_code_is_a_slide(visitor)
    visitor.page.keyboard.press("Escape")
    visitor.wait_for_query(imbalances=".".join(CORE[:2]))
    visitor.page.get_by_role("link", name="Classroom", exact=True).click()
    visitor.page.get_by_role("link", name="For teachers", exact=True).click()
    address = f"{visitor.home}/pocket?imbalances={'.'.join(CORE[:2])}"
    expect(visitor.page.locator("img.code")).to_have_attribute("src", draw_code(address))
    visitor.page.get_by_role("link", name=address).evaluate("link => { link.target = ''; link.click(); }")
    expect(visitor.page.get_by_role("checkbox", name="Tremor")).to_be_attached()
    assert visitor.page.url == address
    visitor.noise.clear()  # the other name counts as another host


def assert_the_code_is_a_slide(visitor: Visitor) -> None:
    """Show it by one press, without the server; Escape goes back to the chart (K2)."""
    button, code = visitor.page.locator(".phones > summary"), visitor.page.locator(".phones img.code")
    expect(code).to_be_hidden()
    button.click()
    address = f"{visitor.home}/pocket?imbalances={'.'.join(CORE[:2])}"
    expect(code).to_have_attribute("src", draw_code(address))
    assert code.evaluate("code => code.getBoundingClientRect().height / innerHeight") > 0.75
    expect(visitor.page.get_by_role("link", name=address)).to_be_in_viewport(ratio=1)
    visitor.page.keyboard.press("Escape")
    expect(code).to_be_hidden()
    expect(button).to_be_focused()


def draw_code(address: str) -> str:
    """Draw the code of an address, as the source of a picture."""
    return str(segno.make(address, micro=False).svg_data_uri(border=4, light="#fff", omitsize=True))


def assert_answers_are_apart(sheets: list[Sheet]) -> None:
    """Hold that each question stands before the pages of answers, and what explains it on them."""
    pages = ["".join(word.text for word in sheet.words) for sheet in sheets]  # spaces may differ at the end of a line
    start = next(number for number, page in enumerate(pages) if "Answers" in page)
    before, after = "".join(pages[:start]), "".join(pages[start:])
    for row in read_rows("questions"):
        question, explanation = ("".join(row[part].split()) for part in ("question", "explanation"))
        assert question in before
        assert question not in after
        assert explanation not in before
        assert explanation in after
    assert "●" not in before
    assert "●" in after
