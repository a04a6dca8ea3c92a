"""Own lists in a real browser: two visitors bring different ones at the same time, use them and take them home."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import FilePayload, Page, expect

from components.facts.own import read_own
from tests.browser.conftest import Visit, of
from tests.browser.sight import Box
from tests.browser.views import PHONE
from tests.browser.visitor import DRAWER, Visitor
from tests.facts.own_files import LONG
from tests.shipped import CORE, HEADLINE

OTHER = "symptom,Overactive thyroid,<b>Underactive</b> thyroid\nWeight loss,x,\nFatigue,x,x\nFeeling cold,,x\n"


def bring(visitor: Visitor, content: str) -> None:
    """Bring a file and wait for what came of it."""
    payload: FilePayload = {"name": "lists.csv", "mimeType": "text/csv", "buffer": content.encode()}
    visitor.page.locator(".st-key-upload input[type=file]").set_input_files(payload)
    expect(visitor.page.locator(".st-key-preview, .st-key-faults").first).to_be_visible()


def use(visitor: Visitor, content: str) -> None:
    """Bring a file, take it into use and go to the explorer."""
    visitor.open("/data")
    bring(visitor, content)
    visitor.page.locator(".st-key-use button").click()
    expect(visitor.page.locator(".st-key-builtin button")).to_be_visible()
    menu = visitor.page.locator(".menu > summary")
    if menu.is_visible():
        menu.click()
    visitor.page.locator(".st-key-pages").get_by_role("link", name="Explorer", exact=True).click()
    visitor.page.locator(".st-key-listing .answer").wait_for(state="attached")
    visitor.settle()


def test_two_visitors_never_see_the_lists_of_the_other_and_find_the_way_back(visit: Visit) -> None:
    """P1, P5, S5, S22: figure, names and words; the mark, the box and the row of a symptom are one."""
    one, two = visit(), visit()
    use(one, LONG)
    use(two, OTHER)
    one.wait_for_figure("overlap", ["low-iron", "low-b12"])
    two.wait_for_figure("overlap", ["overactive-thyroid", "b-underactive-b-thyroid"])
    assert set(two.marks()) == {"weight-loss", "fatigue", "feeling-cold"}
    one.page.locator(".st-key-tick-fatigue label").click()
    expect(one.page.locator("tr.r-fatigue")).to_be_visible()
    expect(two.page.locator("tr.r-fatigue")).to_be_hidden()
    for visitor, name, strange in ((one, "Low iron", "thyroid"), (two, "<b>Underactive</b> thyroid", "Low iron")):
        expect(visitor.page.locator(".st-key-banner")).to_contain_text(HEADLINE)
        expect(visitor.page.locator("table.answers")).to_contain_text(name)
        expect(visitor.page.locator("body")).not_to_contain_text(strange)
        expect(visitor.page.locator(".st-key-emergency")).to_be_hidden()
        expect(visitor.page.locator(".st-key-calm")).to_be_visible()
    assert two.page.locator(".st-key-chart b", has_text="Underactive").count() == 0
    assert_the_way_back(one, two)


def assert_the_way_back(one: Visitor, two: Visitor) -> None:
    """Lose own lists by a reload, which says so, and leave them by one click (K5)."""
    one.page.reload()
    one.settle()
    expect(one.page.locator("body")).to_contain_text("This address needs own lists")
    one.wait_for_figure("overlap", CORE)
    two.page.locator(".st-key-builtin button").click()
    two.wait_for_figure("overlap", CORE)
    two.wait_for_query()


def test_a_page_for_phones_of_own_lists_works_without_the_server(visit: Visit, tab: Page, tmp_path: Path) -> None:
    """K9, S5, S16, S22: boxes, rows and the banner; what only the built-in tables have is said in a sentence."""
    visitor = visit()
    use(visitor, OTHER)
    visitor.page.get_by_role("button", name="Save the picture").click()
    with visitor.page.expect_download() as download:
        visitor.page.get_by_role("button", name="Web page").click()
    file = tmp_path / "page.html"
    download.value.save_as(file)
    page = tab.context.new_page()
    page.goto(file.as_uri())
    expect(page.locator(".banner")).to_contain_text(HEADLINE)
    expect(page.locator("tr.r-fatigue")).to_be_hidden()
    page.get_by_label("Fatigue", exact=True).check()
    row = page.locator("tr.r-fatigue")
    expect(row).to_be_visible()
    row.locator("summary").first.click()
    expect(row.locator(".flyout").first).to_contain_text("No source given.")
    expect(page.locator(".alarm")).to_be_hidden()
    expect(page.locator(".calm")).to_be_visible()
    expect(page.locator("body")).to_contain_text("Own lists bring nothing for this part.")
    page.close()


def test_faults_have_row_column_and_rule_and_a_template_that_was_saved_can_be_brought(
    visit: Visit, tmp_path: Path
) -> None:
    """P3, P4, S5: on a phone."""
    visitor = visit(*PHONE)
    visitor.open("/data")
    bring(visitor, "imbalance,symptom,stage\nLow iron,,often\n<script>,Fatigue,\n,Fatigue,\n")
    expect(visitor.page.locator(".st-key-faults li")).to_have_text(
        [
            "Row 2, column “symptom”: The cell is empty.",
            "Row 2, column “stage”: “often” is not a stage. Write common or severe, or leave the cell empty.",
            "Row 4, column “imbalance”: The cell is empty.",
        ]
    )
    expect(visitor.page.locator(".st-key-use, .st-key-preview")).to_have_count(0)
    for shape in ("a link in each row", "a symptom in each row"):
        with visitor.page.expect_download() as download:
            visitor.page.get_by_role("button", name=f"Template: {shape}").click()
        file = tmp_path / f"{shape}.csv"
        download.value.save_as(file)
        whole = file.read_bytes()
        assert HEADLINE in whole.decode("utf-8-sig").splitlines()[0]
        assert len(read_own(whole).links) == 3
        bring(visitor, whole.decode("utf-8-sig"))
        expect(visitor.page.locator(".st-key-preview")).to_contain_text(
            "Conditions in the file: 2. Symptoms: 2. Links: 3."
        )


def test_names_as_long_as_they_may_be_leave_room_for_a_row_on_a_phone(visit: Visit) -> None:
    """U1: their heads take two lines, in a table of many conditions too; the pills to choose from say all of a name."""
    visitor = visit(*PHONE)
    conditions = ",".join(f"Condition {at} with a name of as many words as fit" for at in range(11))
    use(visitor, f"symptom,{conditions}\nA symptom with a long name,{','.join('x' * 11)}\n")
    visitor.page.locator(DRAWER).locator("visible=true").click()
    visitor.page.locator(".st-key-checklist label").first.click()
    visitor.page.locator(DRAWER).locator("visible=true").click()
    for seen in (4, 11):
        cells = visitor.boxes({"cell": "tbody tr :is(th button, td .no, td summary)"})
        assert len(cells) == 1 + seen
        assert [cell.text for cell in cells if not high_within(cell, visitor.box(".rows"))] == []
        heads = visitor.boxes({"head": "table.answers thead tr"})
        assert [cell.text for cell in cells if cell.overlaps(heads[0])] == []
        visitor.page.locator(".st-key-conditions button").click()
        pills = visitor.page.get_by_role("dialog").locator("[data-testid=stMarkdownContainer]")
        assert pills.evaluate_all("all => all.filter((one) => one.scrollWidth > one.clientWidth + 1).length") == 0
        visitor.page.get_by_role("dialog").get_by_text("All of them", exact=True).click()
        visitor.page.keyboard.press("Escape")
        expect(visitor.page.locator("table.answers thead th")).to_have_count(12)
        visitor.settle()


def high_within(box: Box, room: Box) -> bool:
    return room.top <= box.top and box.bottom <= room.bottom


def test_a_tick_in_a_long_list_shows_in_its_row_and_its_mark(visit: Visit) -> None:
    """C6, U2: of the part that has boxes; where one is pointed at, its mark stands out too."""
    visitor = visit()
    use(visitor, "imbalance,symptom\n" + "".join(f"Condition {place % 2},Symptom {place}\n" for place in range(155)))
    row, box = (visitor.page.locator(f"{part}symptom-150") for part in ("tr.r-", ".st-key-tick-"))
    part = visitor.page.locator(".st-key-part")
    for _ in range(2):
        expect(box).to_have_count(0)
        before = part.locator(".count").inner_text()
        part.get_by_role("button", name="Next").click()
        expect(part.locator(".count")).not_to_have_text(before)
        visitor.settle()
    expect(row).to_be_hidden()
    box.locator("label").hover()
    expect(visitor.page.locator("html")).to_have_attribute("data-over", "symptom-150")
    box.locator("label").click()
    expect(row).to_be_visible()
    assert visitor.ticked_in_chart() == {"symptom-150"}
    row.locator("button.untick").click()
    expect(row).to_be_hidden()
    assert visitor.ticked_in_chart() == set()


@of("data")
def test_a_long_cell_is_whole_once_it_is_opened_and_the_head_stays_in_sight(view: Visitor) -> None:
    """A: by keyboard too; all words of a cell are in the page before."""
    sheet, cell = view.page.locator(".sheet"), view.page.locator(".cut").first
    clipped = "cell => cell.querySelector('summary').scrollHeight > cell.querySelector('summary').clientHeight + 1"
    cell.scroll_into_view_if_needed()
    assert cell.evaluate(clipped)
    cell.locator("summary").press("Enter")
    assert not cell.evaluate(clipped)
    sheet.evaluate("sheet => sheet.scrollTo(sheet.scrollWidth, 100)")
    heads = view.page.get_by_role("columnheader")
    expect(heads.first).to_be_in_viewport()
    expect(heads.last).to_be_in_viewport()
    expect(view.page.get_by_role("rowheader").nth(4)).to_be_in_viewport()
    sheet.evaluate("sheet => sheet.scrollTo(0, 0)")
    cell.locator("summary").press("Enter")
