"""The explorer on one screen: checklist, chart and answer in sight together, whatever the window."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import expect

from tests.browser.classroom import SCROLLS
from tests.browser.conftest import Visit, of
from tests.browser.explorer import find_rows
from tests.browser.paper import find_faults, print_page
from tests.browser.sight import SCROLL, Box, contrast
from tests.browser.truth import find_false
from tests.browser.views import DESK, NARROW, PHONE
from tests.browser.visitor import DRAWER, FIGURE, Visitor
from tests.shipped import CORE, NAMES

TICKED = ("tremor", "fatigue", "dizziness", "confusion", "muscle_cramps")
SCREENS = {(1920, 1080): 3, (1366, 768): 3, (1280, 800): 3, (1280, 720): 2}  # rows of the answer in sight
SLIDES = {(1280, 720): 3, (1920, 1080): 3}
PARTS = {
    "banner": ".st-key-banner",
    "head": ".st-key-head",
    "bar": ".st-key-bar",
    "checklist": ".st-key-symptoms",
    "chart": FIGURE,
    "rows": ".st-key-listing .rows",
    "cautions": ".st-key-listing .caution",
}
LEAST, LEAST_ON_SLIDE = 13, 24 / 1080  # px, and of the window's height
LEAST_ON_PHONE, LEAST_ON_NARROW = 12, 11  # px
BOXES = ".st-key-checklist label"
SIGN = f"{BOXES} > span + div"  # of a tick, in the list
FARTHEST = 180  # px, from the top of a phone to its chart
# The frames in which the chart has no heading, which stays while the chart is drawn anew.
WATCH_HEAD = """
() => {
  window.headless = 0;
  const look = () => {
    window.headless += !document.querySelector('.st-key-chart-head h2');
    requestAnimationFrame(look);
  };
  look();
}
"""
PAINTED = """
lines => lines.map((line) => {
  const pen = new OffscreenCanvas(1, 1).getContext('2d');
  pen.fillStyle = getComputedStyle(line).stroke;
  pen.fillRect(0, 0, 1, 1);
  return `rgb(${[...pen.getImageData(0, 0, 1, 1).data].slice(0, 3)})`;
})
"""
SCROLLED = "() => ['stMain', 'stApp'].map((id) => document.querySelector(`[data-testid=${id}]`).scrollTop)"


def test_all_of_the_explorer_is_in_sight_together(visit: Visit) -> None:
    """U1, C4, C6, S7: with five ticks, the whole chart and its names, rows of the answer, and the cautions."""
    visitor, faults = visit(), []
    visitor.open()
    visitor.tick(*TICKED)
    visitor.page.evaluate(WATCH_HEAD)
    for size, rows in SCREENS.items():
        visitor.resize(*size)
        faults += look_at(visitor, PARTS, rows, LEAST)
        listed, drawn = visitor.boxes({"sign": SIGN})[0], visitor.points("marks")[0].box
        wide, high = listed.right - listed.left, drawn.bottom - drawn.top
        faults += [f"a tick is {wide} px wide in the list and {high} px high in the chart"] * (abs(wide - high) > 1)
    assert not faults, "\n".join(faults)
    assert visitor.page.evaluate("window.headless") == 0


def test_the_explorer_is_a_slide_in_the_presenter_view(visit: Visit) -> None:
    """U1, C1, C3, C4, K2, K3, A: what is ticked by clicks in the chart, too; the checklist waits in its drawer."""
    visitor, faults = visit(1280, 720), []
    visitor.open(size="large", ticked=".".join(TICKED[:-1]))
    visitor.click_mark(TICKED[-1])
    parts = {name: part for name, part in PARTS.items() if name not in ("head", "checklist")}
    for size, rows in SLIDES.items():
        visitor.resize(*size)
        faults += look_at(visitor, parts, rows, LEAST_ON_SLIDE * size[1])
        faults += ["the slide can be scrolled"] * (visitor.page.evaluate(SCROLLS) > 0)
    faults += find_false(visitor, "overlap", CORE, "all", LEAST_ON_SLIDE * size[1])
    assert not faults, "\n".join(faults)
    assert_the_drawer_lies_on_nothing(visitor)
    assert_escape_closes_a_drawer_that_a_focus_opened_and_only_then_leaves(visitor)


def test_three_rows_are_in_sight_on_a_slide_of_six_conditions(visit: Visit) -> None:
    """U1, K2: since each of their heads has one line."""
    visitor = visit(*DESK)
    visitor.open(size="large", imbalances=".".join(list(NAMES)[:6]), ticked=".".join(TICKED[:3]))
    for size, rows in SLIDES.items():
        visitor.resize(*size)
        assert len(find_rows(visitor)) == rows


def assert_the_drawer_lies_on_nothing(visitor: Visitor) -> None:
    """Open the checklist of a slide, and close it by Escape (K2)."""
    before = visitor.boxes({"chart": FIGURE, "answer": ".st-key-listing"})
    visitor.page.locator(DRAWER).locator("visible=true").click()
    expect(visitor.page.locator(BOXES).first).to_be_in_viewport()
    drawer = visitor.box(".st-key-symptoms")
    assert visitor.box(".st-key-banner").bottom - 0.5 <= drawer.top < drawer.bottom <= before[1].top + 0.5
    assert visitor.boxes({"chart": FIGURE, "answer": ".st-key-listing"}) == before
    visitor.page.keyboard.press("Escape")
    expect(visitor.page.locator(BOXES).first).not_to_be_in_viewport()


def assert_escape_closes_a_drawer_that_a_focus_opened_and_only_then_leaves(visitor: Visitor) -> None:
    """Reach the list by keyboard: the focus goes to its button, or the list would stay in sight (A, K3)."""
    label = visitor.page.locator(".st-key-tick-constipation label")
    visitor.page.keyboard.press("Tab")  # from here on the focus is that of a keyboard
    visitor.box_of("constipation").focus()
    expect(label).to_be_in_viewport()
    visitor.page.keyboard.press("Escape")
    expect(label).not_to_be_in_viewport()
    expect(visitor.page.locator(DRAWER).locator("visible=true")).to_be_focused()
    assert visitor.query["size"] == "large"
    visitor.page.keyboard.press("Escape")
    visitor.page.wait_for_url(lambda address: "size=" not in address)
    visitor.settle()


def look_at(visitor: Visitor, parts: dict[str, str], rows: int, least: float) -> list[str]:
    """Find what is not in sight without scrolling, too small, or covered by something else."""
    assert visitor.page.evaluate(SCROLLED) == [0, 0]
    window, found = visitor.window(), {box.kind: box for box in visitor.boxes(parts)}
    faults = [f"no {part}" for part in parts.keys() - found.keys()]
    faults += [f"{part} is not in the window: {box}" for part, box in found.items() if not box.within(window)]
    faults += [
        f"{one} lies on {other}"
        for number, one in enumerate(found)
        for other in list(found)[:number]
        if found[one].overlaps(found[other])
    ]
    if not found["chart"].within(visitor.box(".st-key-box")):
        faults.append(f"the chart is cut: {found['chart']} in {visitor.box('.st-key-box')}")
    words, notice = visitor.box(".st-key-emergency [role=alert] p"), visitor.box(".st-key-emergency")
    faults += [f"the notice is cut: {words} in {notice}"] * (not words.within(notice))
    small = {text.text: text.size for text in visitor.boxes({"text": f"{FIGURE} .main-svg text"}) if text.text}
    faults += [f"{text}: {size} px" for text, size in small.items() if size < least - 0.05]
    shown = find_rows(visitor)
    faults += [f"only {len(shown)} rows of the answer are in sight"] * (len(shown) < rows)
    faults += [f"the row touched last is not in sight: {shown}"] * (TICKED[-1] not in shown)
    return [f"{window.right:.0f} x {window.bottom:.0f}: {fault}" for fault in faults]


def test_on_a_phone_the_chart_comes_first_and_the_answer_stays_in_sight_and_prints_on_one_sheet(
    visit: Visit, tmp_path: Path
) -> None:
    """U1, C5, S5, S7, S8: the last tick in a sheet below the names of the conditions, the checklist one tap away."""
    visitor = visit(*PHONE)
    visitor.open()
    assert_a_tick_shows_on_a_phone(visitor, LEAST_ON_PHONE)
    assert_prints_on_one_sheet(visitor, tmp_path / "page.pdf")
    visitor.clear()
    visitor.resize(*NARROW)
    assert_a_tick_shows_on_a_phone(visitor, LEAST_ON_NARROW)
    assert_prints_on_one_sheet(visitor, tmp_path / "narrow.pdf")


def assert_a_tick_shows_on_a_phone(visitor: Visitor, least: float) -> None:
    """Tick in the list and in the chart (U1, C4, C5, S7)."""
    visitor.page.evaluate(SCROLL, 0)
    assert visitor.box(FIGURE).top <= FARTHEST
    assert min(name.size for name in visitor.boxes({"name": f"{FIGURE} .textpoint text"}) if name.text) >= least
    visitor.page.locator(DRAWER).locator("visible=true").click()
    for symptom in TICKED:
        label = visitor.page.locator(f".st-key-tick-{symptom} label")
        label.click()
        visitor.wait_for_turn(symptom, ticked=True)
        assert find_rows(visitor) == [symptom]
    visitor.page.locator(DRAWER).locator("visible=true").click()
    expect(visitor.page.locator(BOXES).first).not_to_be_in_viewport()
    visitor.click_mark("bloating")
    assert find_rows(visitor) == ["bloating"]
    window, heads = visitor.window(), visitor.boxes({"head": "table.answers thead th:not(:first-child)"})
    cells = visitor.boxes({"cell": "tr.r-bloating td"})
    sheet, caution = visitor.box(".st-key-listing"), visitor.box(".st-key-listing .caution")
    assert sheet.within(window)
    assert caution.within(window)
    assert [abs(head.left - cell.left) < 1 for head, cell in zip(heads, cells, strict=True)] == [True] * 4
    assert [box for box in [*heads, *cells] if not readable(box, sheet)] == []
    visitor.click_mark("bloating")


def assert_prints_on_one_sheet(visitor: Visitor, file: Path) -> None:
    """Print chart, answer and cautions with five ticks, and when a symptom is urgent, on each paper (S5, S7, S8)."""
    told = [words for each in TICKED for words in visitor.page.locator(f"tr.r-{each} .when").all_text_contents()]
    assert told
    for paper in ("A4", "Letter"):
        sheets = print_page(visitor.page, file, paper)
        assert find_faults(sheets) == []
        assert (paper, len(sheets)) == (paper, 1)
        printed = " ".join(word.text for word in sheets[0].words)
        assert [words for words in told if words not in printed] == []


@of("explorer, pair and ticks")
def test_two_conditions_to_compare_are_chosen_beside_a_head_that_is_whole(view: Visitor) -> None:
    """U1, C5: the head of the chart stays slim, and none of its words are cut; outlines stand out, in the dark too."""
    head, box = view.box(".st-key-chart-head"), view.box(".st-key-box")
    parts = view.boxes({"words": ".st-key-chart-head .piece > *", "choice": ".st-key-pair [role=group]"})
    assert len(parts) == 4
    assert [part for part in parts if not part.within(head) or part.overlaps(box)] == []
    assert head.bottom - head.top <= 38
    for dark, page in ((False, "rgb(251, 250, 246)"), (True, "rgb(18, 24, 30)")):
        view.choose_theme(dark)
        outlines = view.page.locator(f"{FIGURE} .scatterlayer .js-line[style*='2.5px']").evaluate_all(PAINTED)
        seen = [colour for colour in outlines if colour != page.replace(" ", "")]  # not their halos
        assert len(seen) == 2
        assert min(contrast(colour, page) for colour in seen) >= 4.2


@of("questions", "cards")
def test_what_a_class_presses_stands_in_line_with_the_words(view: Visitor) -> None:
    """U1: nothing touches the edge of the window."""
    view.resize(*PHONE)
    words = view.box(":is([class*=st-key-questions], [class*=st-key-cards]) h2")
    pressed = view.boxes({"pressed": ":is(.st-key-questions, .st-key-cards) :is(button, [role=radiogroup])"})
    assert [box for box in pressed if box.left < words.left - 1 or box.right > PHONE[0] - words.left + 1] == []
    assert pressed


def readable(box: Box, sheet: Box) -> bool:
    return box.size >= 12 and box.within(sheet)
