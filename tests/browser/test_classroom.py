"""The classroom in a real browser: the presenter view, its keys, the guess before its time, and the handout."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pdfplumber
import pytest
from playwright.sync_api import Browser, Page, WebSocket, expect

from tests.browser.conftest import Server, Visit
from tests.browser.shipped import CORE, LABELS, LISTED, NAMES, read_rows
from tests.browser.test_axe import find_violations
from tests.browser.test_screens import NOTE, ON_TOP, assert_every_page_is_whole, assert_nothing_is_cut_off, read_words
from tests.browser.visitor import Visitor

STEPS = [row for row in read_rows("lesson") if row["kind"] != "match"]
[MATCH] = [row for row in read_rows("lesson") if row["kind"] == "match"]
PLACE = next(place for place, row in enumerate(STEPS, 1) if row["kind"] == "predict")
GUESSED = STEPS[PLACE - 1]["symptom_ids"].split("|")[0]
ASKED = read_rows("questions")
SOURCES = {row["id"]: row for row in read_rows("sources")}
ANSWER = {"Listed", "Not listed"}.union(
    *(
        {*row["locators"].split("|"), *(SOURCES[name]["title"] for name in row["source_ids"].split("|"))}
        for row in read_rows("links")
        if row["symptom_id"] == GUESSED and row["imbalance_id"] in CORE
    )
)
TITLES = {  # the first heading below the title of each page
    "/lesson": STEPS[0]["title"],
    "/guess": "Which lists include this symptom?",
    "/questions": f"Question 1 of {len(ASKED)}",
    "/cards": MATCH["title"],
    "/teachers": "Aim",
}
ROOMS = ((1280, 720), (1920, 1080))
TITLE = "[data-testid=stMain] h2"
PILL = "[class*=st-key-guess-{}-] button"
JOINING = next(place for place, row in enumerate(STEPS, 1) if row["kind"] == "only")
PAPERS = {"Handout for A4": (595, 842), "Handout for Letter": (612, 792)}  # pt

# Streamlit fetches parts of a page late; what listens for keys is one of them.
COUNT_LISTENERS = """
window.listening = new Set();
for (const [name, keep] of [['addEventListener', 'add'], ['removeEventListener', 'delete']]) {
  const plain = window[name].bind(window);
  window[name] = (kind, heed, ...how) => {
    if (kind === 'keydown') window.listening[keep](heed);
    plain(kind, heed, ...how);
  };
}
"""
SCROLLS = "() => { const m = document.querySelector('[data-testid=stMain]'); return m.scrollHeight - m.clientHeight; }"
FIXED = ("st-key-steps", "st-key-classroom")  # what stands at one spot of the presenter view


def stand(visitor: Visitor, title: str) -> None:
    """Wait until a page of the classroom stands with this heading."""
    expect(visitor.page.locator(TITLE).first).to_have_text(title, timeout=20_000)
    visitor.settle()


def open_page(visitor: Visitor, path: str, title: str = "", **query: str) -> None:
    visitor.page.goto(visitor.home + path + ("?" + urlencode(query) if query else ""))
    stand(visitor, title or TITLES[path])


def open_step(visitor: Visitor, step: int, **query: str) -> None:
    open_page(visitor, "/lesson", STEPS[step - 1]["title"], step=str(step), **query)


def walk(visitor: Visitor, **query: str) -> Iterator[int]:
    """Go through the lesson with the arrow key and stop at each step."""
    open_step(visitor, 1, **query)
    yield 1
    for step in range(2, len(STEPS) + 1):
        visitor.page.keyboard.press("ArrowRight")
        stand(visitor, STEPS[step - 1]["title"])
        yield step


@pytest.fixture
def enter(visit: Visit) -> Visit:
    """Give each visitor a window of this size, which counts the listeners for keys."""

    def start(width: int, height: int) -> Visitor:
        visitor = visit(width, height)
        visitor.page.add_init_script(COUNT_LISTENERS)
        return visitor

    return start


@pytest.fixture
def teacher(enter: Visit) -> Visitor:
    """Someone with a window like a projector's."""
    return enter(*ROOMS[0])


# --- the presenter view


def find_faults(visitor: Visitor) -> list[str]:
    """Find what a class could not read on this screen, or what would have to be scrolled to (K2, S5)."""
    faults, texts, window = [], visitor.read_texts(), visitor.window()
    scale = min(1.0, window.right / ROOMS[0][0], window.bottom / ROOMS[0][1])  # less room, and a slide as full as ever
    words, drawn = (24.0, 28.0) if scale == 1 else (0.99 * 24 * scale, 0.9 * 28 * scale)
    over = visitor.page.evaluate(SCROLLS)
    if over > 0:
        faults.append(f"{over} px would have to be scrolled")
    note = visitor.box(NOTE)
    if not note.within(window) or not visitor.page.evaluate(ON_TOP):
        faults.append("the banner is not in view")
    for text in texts:
        said = repr(text["text"])
        inside_banner = "st-key-banner" in text["keys"]
        if text["size"] < (drawn if text["drawn"] else words):
            faults.append(f"{text['size']} px: {said}")
        if text["left"] < -0.5 or text["right"] > window.right + 0.5 or text["bottom"] > window.bottom + 0.5:
            faults.append(f"beyond the window: {said}")
        if not inside_banner and text["top"] < note.bottom - 0.5:
            faults.append(f"under the banner: {said}")
    return faults + find_covered(texts)


def find_covered(texts: list[dict[str, Any]]) -> list[str]:
    """Find words that lie under what stands at one spot of the presenter view."""
    return [
        f"{one['text']!r} lies on {other['text']!r}"
        for key in FIXED
        for one in texts
        for other in texts
        if key in one["keys"] and key not in other["keys"] and overlap(one, other)
    ]


def overlap(one: dict[str, Any], other: dict[str, Any]) -> bool:
    wide = min(one["right"], other["right"]) - max(one["left"], other["left"])
    high = min(one["bottom"], other["bottom"]) - max(one["top"], other["top"])
    return bool(wide > 0.5 and high > 0.5)


def find_faint(visitor: Visitor) -> list[str]:
    """Find words of too little contrast; what cannot be pressed now may be fainter, and charts are not judged."""
    return [
        f"{text['contrast']:.1f} to 1: {text['text']!r}"
        for text in visitor.read_texts()
        if text["contrast"] < (2 if text["off"] else 7) and not text["drawn"]
    ]


@pytest.mark.parametrize(("width", "height"), ROOMS)
@pytest.mark.parametrize("step", range(1, len(STEPS) + 1))
def test_each_step_fits_a_projector_and_is_large_enough(enter: Visit, step: int, width: int, height: int) -> None:
    """K2, S5: nothing to scroll, text at least 24 px, in charts 28 px, the banner in view, nothing upon another."""
    visitor = enter(width, height)
    open_step(visitor, step, size="large")
    assert any(not text["drawn"] for text in visitor.read_texts())
    faults = find_faults(visitor)
    if step == PLACE:
        for key in ("lock", "reveal"):
            visitor.page.locator(f".st-key-{key} button").click()
            expect(visitor.page.locator(f".st-key-{key}")).to_have_count(0)
            stand(visitor, STEPS[step - 1]["title"])
            faults += [f"after {key}: {fault}" for fault in find_faults(visitor)]
    assert not faults, "\n".join(faults)


def test_each_step_fits_any_other_projector_too(teacher: Visitor) -> None:
    """K2: an old one of 4 to 3, a window that is not the whole screen, common notebooks."""
    faults = []
    for step in walk(teacher, size="large"):
        if step == PLACE:
            for key in ("lock", "reveal"):
                teacher.page.locator(f".st-key-{key} button").click()
                expect(teacher.page.locator(f".st-key-{key}")).to_have_count(0)
        if step == JOINING:
            for joined in range(2, len(CORE) + 1):
                teacher.page.locator(".st-key-join button").click()
                expect(teacher.page.locator("table.plain tbody tr")).to_have_count(joined)
        for width, height in ((1024, 768), (1280, 620), (1366, 768), ROOMS[0]):
            teacher.resize(width, height)
            faults += [f"step {step}, {width} x {height}: {fault}" for fault in find_faults(teacher)]
    assert not faults, "\n".join(faults)


@pytest.mark.parametrize(("width", "height"), ROOMS)
def test_a_guess_fits_a_projector_before_and_after_the_lock_and_the_reveal(
    enter: Visit, width: int, height: int
) -> None:
    """K2: in the lesson and on its own page, with the longest words there can be."""
    visitor = enter(width, height)
    faults = []
    for path, title, query in (("/lesson", STEPS[PLACE - 1]["title"], {"step": str(PLACE)}), ("/guess", "", {})):
        open_page(visitor, path, title, size="large", **query)
        stand(visitor, title or TITLES[path])
        click_place(visitor, CORE)
        for act, shown in (("placed", ".st-key-lock"), ("locked", ".st-key-reveal"), ("revealed", "table.plain")):
            expect(visitor.page.locator(shown)).to_be_visible()
            stand(visitor, title or TITLES[path])
            faults += [f"{path} {act}, {fault}" for fault in [*find_faults(visitor), *find_faint(visitor)]]
            visitor.page.keyboard.press("Space")
    assert not faults, "\n".join(faults)


@pytest.mark.parametrize(("width", "height"), ROOMS)
def test_space_lets_conditions_join_and_each_number_of_them_fits_a_projector(
    enter: Visit, width: int, height: int
) -> None:
    """K2, K3."""
    visitor = enter(width, height)
    open_step(visitor, JOINING, size="large")
    faults = []
    for joined in range(1, len(CORE) + 1):
        assert visitor.query.get("joined", "1") == str(joined)
        faults += [f"{joined} joined, {fault}" for fault in [*find_faults(visitor), *find_faint(visitor)]]
        expect(visitor.page.locator("table.plain tbody tr")).to_have_count(joined)
        visitor.page.keyboard.press("Space")
        expect(visitor.page).to_have_url(
            re.compile(rf"joined={joined + 1}" if joined < len(CORE) else r"^((?!joined).)*$")
        )
        stand(visitor, STEPS[JOINING - 1]["title"])
    assert not faults, "\n".join(faults)
    visitor.page.keyboard.press("Space")
    visitor.page.wait_for_url("**joined=2*")
    visitor.page.reload()
    stand(visitor, STEPS[JOINING - 1]["title"])
    expect(visitor.page.locator("table.plain tbody tr")).to_have_count(2)


# --- the empty chart


FIND_PLACE = """
(name) => {
  const figure = document.querySelector('.st-key-drawn .js-plotly-plot'), {data, layout} = figure;
  const {left, top, width} = figure.getBoundingClientRect(), marks = data.at(-1), scale = width / layout.width;
  const place = marks.customdata.findIndex((held) => held[0] === name);
  return [left + marks.x[place] * scale, top + marks.y[place] * scale];
}
"""
# Which places stand out, and whether a check is cut out of them, by the paths that are drawn.
READ_PLACES = """
() => {
  const figure = document.querySelector('.st-key-drawn .js-plotly-plot');
  const points = [...figure.querySelectorAll('.scatterlayer > .trace:last-child .points > path')];
  return points.flatMap((point, at) => {
    const {fill, color, d} = getComputedStyle(point);
    return fill === color ? [[figure.data.at(-1).customdata[at][0], /L/.test(d)]] : [];
  });
}
"""


def click_place(visitor: Visitor, conditions: Sequence[str], how: str = "click") -> None:
    """Click where the empty chart has the place of a symptom that exactly these conditions list."""
    visitor.page.locator(".st-key-drawn").scroll_into_view_if_needed()
    x, y = visitor.page.evaluate(FIND_PLACE, f"place:{'.'.join(conditions)}")
    if how == "tap":
        visitor.page.touchscreen.tap(x, y)
    else:
        visitor.page.mouse.click(x, y)


@pytest.mark.parametrize(("width", "height"), [(1280, 800), (390, 844)])
def test_a_click_in_the_empty_chart_places_the_symptom(enter: Visit, width: int, height: int) -> None:
    """K1, C6: place, buttons and words are one act; after the lock none of them moves."""
    visitor = enter(width, height)
    open_step(visitor, PLACE)
    for conditions in (CORE[:1], CORE[1:3], CORE, []):
        click_place(visitor, conditions)
        chosen = visitor.page.locator(PILL.format(GUESSED) + "[aria-pressed=true]")
        expect(chosen).to_have_text([NAMES[name] for name in conditions])
        expect(visitor.page.locator(".st-key-told [role=status]")).to_contain_text(
            NAMES[conditions[-1]].lower() if conditions else "outside all of the outlines"
        )
        visitor.page.wait_for_function(
            f"name => ({READ_PLACES})().join() === name", arg=f"place:{'.'.join(conditions)},false"
        )
    visitor.page.locator(".st-key-lock button").click()
    expect(visitor.page.locator(".st-key-reveal button")).to_be_visible()
    stand(visitor, STEPS[PLACE - 1]["title"])
    click_place(visitor, CORE[:1])
    visitor.page.wait_for_timeout(500)
    stand(visitor, STEPS[PLACE - 1]["title"])
    assert visitor.page.evaluate(READ_PLACES) == [["place:", False]]
    visitor.page.locator(".st-key-reveal button").click()
    expect(visitor.page.locator("table.plain")).to_be_visible()
    stand(visitor, STEPS[PLACE - 1]["title"])
    tables = f"place:{'.'.join(name for name in CORE if GUESSED in LISTED[name])}"
    assert sorted(visitor.page.evaluate(READ_PLACES)) == [["place:", False], [tables, True]]


def test_a_click_on_the_word_of_a_place_chooses_that_place(enter: Visit) -> None:
    """The place outside all outlines is the only one with a word, which once stood for the first place."""
    visitor = enter(1280, 800)
    open_step(visitor, PLACE)
    click_place(visitor, CORE[:1])
    chosen = visitor.page.locator(PILL.format(GUESSED) + "[aria-pressed=true]")
    expect(chosen).to_have_count(1)
    word = visitor.box(".st-key-drawn .scatterlayer .textpoint text")
    visitor.page.mouse.click((word.left + word.right) / 2, (word.top + word.bottom) / 2)
    expect(chosen).to_have_count(0)


def test_a_tap_in_the_empty_chart_places_the_symptom(browser: Browser, server: Server) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True)
    page = context.new_page()
    page.add_init_script(COUNT_LISTENERS)
    visitor = Visitor(page, server.address, [])
    open_step(visitor, PLACE)
    click_place(visitor, CORE[:2], "tap")
    expect(page.locator(PILL.format(GUESSED) + "[aria-pressed=true]")).to_have_text([NAMES[name] for name in CORE[:2]])
    context.close()


def test_every_step_is_read_easily_in_light_and_dark(teacher: Visitor) -> None:
    """K2: contrast at least 7 to 1."""
    faults = []
    for step in walk(teacher, size="large"):
        for dark in (False, True):
            teacher.choose_theme(dark)
            faults += [f"step {step}, dark {dark}, {fault}" for fault in find_faint(teacher)]
    assert not faults, "\n".join(faults)


@pytest.mark.parametrize("path", ["/guess", "/questions", "/cards", "/teachers"])
def test_the_other_pages_are_large_and_clear_too(teacher: Visitor, path: str) -> None:
    """K2: in the presenter view, though these pages may be scrolled."""
    open_page(teacher, path, size="large")
    texts = teacher.read_texts()
    faults = [f"{text['size']} px: {text['text']!r}" for text in texts if text["size"] < 24]
    faults += find_covered(texts)
    for dark in (False, True):
        teacher.choose_theme(dark)
        faults += [f"dark {dark}, {fault}" for fault in find_faint(teacher)]
    assert not faults, "\n".join(faults)


def test_the_presenter_view_is_turned_on_and_off_at_its_place(teacher: Visitor) -> None:
    """K2, K5: the address holds it, and the step stays."""
    open_step(teacher, 3)
    teacher.page.locator(".st-key-view_large label").click()
    teacher.page.wait_for_url("**/lesson?step=3&size=large")
    stand(teacher, STEPS[2]["title"])
    teacher.page.locator(".st-key-view_large label").click()
    teacher.page.wait_for_url("**/lesson?step=3")
    stand(teacher, STEPS[2]["title"])


# --- the keys and the addresses


def test_arrow_keys_go_through_the_lesson_and_each_step_has_its_address(teacher: Visitor) -> None:
    """K3."""
    for step in walk(teacher):
        assert teacher.query == ({"step": str(step)} if step > 1 else {})
    for step in range(len(STEPS) - 1, 0, -1):
        teacher.page.keyboard.press("ArrowLeft")
        stand(teacher, STEPS[step - 1]["title"])
        assert teacher.query == ({"step": str(step)} if step > 1 else {})


def test_reload_back_and_forward_keep_the_place(teacher: Visitor) -> None:
    """K3."""
    open_page(teacher, "/lesson")
    for step in (2, 3):
        teacher.page.get_by_role("button", name="Next", exact=True).click()
        stand(teacher, STEPS[step - 1]["title"])
    teacher.page.reload()
    stand(teacher, STEPS[2]["title"])
    teacher.page.go_back()
    stand(teacher, STEPS[1]["title"])
    teacher.page.go_forward()
    stand(teacher, STEPS[2]["title"])
    assert teacher.query == {"step": "3"}


def test_arrow_keys_work_after_a_click_on_next(teacher: Visitor) -> None:
    """K3: a button takes no arrow key, so it must not keep one from the lesson."""
    open_page(teacher, "/lesson")
    teacher.page.get_by_role("button", name="Next", exact=True).click()
    stand(teacher, STEPS[1]["title"])
    teacher.page.keyboard.press("ArrowRight")
    stand(teacher, STEPS[2]["title"])


def test_space_locks_and_then_reveals(teacher: Visitor) -> None:
    """K1, K3."""
    open_step(teacher, PLACE, size="large")
    teacher.page.keyboard.press("Space")
    expect(teacher.page.locator(".st-key-reveal button")).to_be_visible()
    expect(teacher.page.locator("table.plain")).to_have_count(0)
    teacher.page.keyboard.press("Space")
    expect(teacher.page.locator("table.plain")).to_be_visible()


def test_a_held_space_does_not_reveal_what_it_locked(teacher: Visitor) -> None:
    """K1: a class must get the time between."""
    open_step(teacher, PLACE)
    teacher.page.keyboard.down("Space")
    expect(teacher.page.locator(".st-key-reveal button")).to_be_visible()
    stand(teacher, STEPS[PLACE - 1]["title"])
    teacher.page.keyboard.down("Space")  # the same press goes on
    teacher.page.keyboard.up("Space")
    for key, step in (("ArrowRight", PLACE), ("ArrowLeft", PLACE - 1)):
        teacher.page.keyboard.press(key)
        stand(teacher, STEPS[step]["title"])
    expect(teacher.page.locator(".st-key-reveal button")).to_be_visible()


def test_space_on_a_condition_or_a_button_presses_that_and_locks_nothing(teacher: Visitor) -> None:
    """A: what has the focus keeps its keys."""
    open_step(teacher, PLACE)
    pill = teacher.page.locator(PILL.format(GUESSED)).first
    pill.focus()
    teacher.page.keyboard.press("Space")
    expect(pill).to_have_attribute("aria-pressed", "true")
    stand(teacher, STEPS[PLACE - 1]["title"])
    for name, step in (("Next", PLACE), ("Back", PLACE - 1)):
        teacher.page.get_by_role("button", name=name, exact=True).focus()
        teacher.page.keyboard.press("Space")
        stand(teacher, STEPS[step]["title"])
    expect(teacher.page.locator(".st-key-lock button")).to_be_visible()


def test_escape_leaves_the_presenter_view(teacher: Visitor) -> None:
    """K3."""
    open_step(teacher, 3, size="large")
    teacher.page.keyboard.press("Escape")
    teacher.page.wait_for_url("**/lesson?step=3")
    stand(teacher, STEPS[2]["title"])
    expect(teacher.page.locator(".st-key-head")).to_be_visible()


@pytest.mark.parametrize("query", [{}, {"size": "large"}], ids=str)
def test_a_question_mark_shows_the_keys_and_hides_them_again(teacher: Visitor, query: dict[str, str]) -> None:
    """K3: in the presenter view within the window, large enough and on top."""
    open_page(teacher, "/lesson", **query)
    hint = teacher.page.locator(".st-key-keys p")
    expect(hint).to_be_hidden()
    teacher.page.keyboard.press("?")
    expect(hint).to_be_visible()
    if query:
        assert find_faults(teacher) == []
        [shown] = [text for text in teacher.read_texts() if text["text"].startswith("Arrow keys")]
        middle = [(shown["left"] + shown["right"]) / 2, (shown["top"] + shown["bottom"]) / 2]
        assert hint.evaluate("(hint, [x, y]) => hint.contains(document.elementFromPoint(x, y))", middle)
    teacher.page.keyboard.press("?")
    expect(hint).to_be_hidden()


def test_keys_of_the_lesson_do_nothing_on_the_page_after_it(teacher: Visitor) -> None:
    """K1: Space must not lock an answer on the page of questions."""
    open_page(teacher, "/lesson")
    teacher.page.get_by_role("link", name="Questions", exact=True).click()
    stand(teacher, TITLES["/questions"])
    teacher.page.locator("[data-testid=stRadioOption]").first.click()
    expect(teacher.page.locator(".st-key-lock button")).to_be_enabled()
    teacher.page.evaluate("document.activeElement.blur()")
    teacher.page.keyboard.press("Space")
    teacher.page.get_by_role("button", name="Next", exact=True).click()
    stand(teacher, f"Question 2 of {len(ASKED)}")
    teacher.page.get_by_role("button", name="Back", exact=True).click()
    stand(teacher, TITLES["/questions"])
    expect(teacher.page.locator(".told")).to_have_count(0)


# --- before its time


@pytest.mark.parametrize("query", [{}, {"size": "large"}], ids=str)
def test_nothing_that_the_browser_receives_before_the_reveal_holds_the_answer(
    teacher: Visitor, query: dict[str, str]
) -> None:
    """K1: each message of the server, in a session that opens at the guess."""
    received: list[str] = []

    def hear(socket: WebSocket) -> None:
        socket.on("framereceived", lambda sent: received.append(decode(sent)))

    teacher.page.on("websocket", hear)
    open_step(teacher, PLACE, **query)
    teacher.page.locator(PILL.format(GUESSED)).first.click()
    expect(teacher.page.locator(PILL.format(GUESSED)).first).to_have_attribute("aria-pressed", "true")
    stand(teacher, STEPS[PLACE - 1]["title"])
    teacher.page.locator(".st-key-lock button").click()
    expect(teacher.page.locator(".st-key-reveal button")).to_be_visible()
    stand(teacher, STEPS[PLACE - 1]["title"])
    sent = "\n".join(received)
    assert LABELS[GUESSED] in sent, "nothing was heard"
    assert {part for part in ANSWER if part in sent} == set()
    teacher.page.locator(".st-key-reveal button").click()
    expect(teacher.page.locator("table.plain")).to_be_visible()
    stand(teacher, STEPS[PLACE - 1]["title"])
    assert {part for part in ANSWER if part not in "\n".join(received)} <= {"Not listed"}


def decode(sent: bytes | str) -> str:
    return sent if isinstance(sent, str) else sent.decode("utf-8", "replace")


def test_a_choice_made_just_before_the_lock_is_the_one_that_is_locked(teacher: Visitor) -> None:
    """K1: two fast clicks, as on a slow line."""
    open_step(teacher, PLACE)
    expect(teacher.page.locator(PILL.format(GUESSED)).first).to_be_visible()
    teacher.page.evaluate(
        "([pills, lock]) => { document.querySelector(pills).click(); document.querySelector(lock).click(); }",
        [PILL.format(GUESSED), ".st-key-lock button"],
    )
    teacher.page.locator(".st-key-reveal button").click()
    first = teacher.page.locator("table.plain tbody tr").first
    expect(first).to_contain_text(NAMES[CORE[0]])
    expect(first.locator("td").first).to_have_text("Guessed")


def test_start_over_empties_the_classroom(teacher: Visitor) -> None:
    """K4: guess, answer and cards are gone, in the browser too."""
    open_step(teacher, PLACE)
    teacher.page.locator(PILL.format(GUESSED)).first.click()
    stand(teacher, STEPS[PLACE - 1]["title"])
    teacher.page.locator(".st-key-lock button").click()
    expect(teacher.page.locator(".st-key-reveal button")).to_be_visible()
    go(teacher, "Questions", "/questions")
    teacher.page.locator("[data-testid=stRadioOption]").first.click()
    teacher.page.locator(".st-key-lock button").click()
    expect(teacher.page.locator(".told")).to_be_visible()
    go(teacher, "Card match", "/cards")
    teacher.page.locator("[class*=st-key-card-] button").first.click()
    expect(teacher.page.locator("[class*=st-key-card-] button[aria-pressed=true]")).to_have_count(1)
    teacher.page.get_by_role("button", name="Start over").click()
    teacher.wait_for_address("/")
    teacher.page.get_by_role("link", name="Classroom").click()
    stand(teacher, STEPS[0]["title"])
    assert teacher.query == {}
    for step in range(1, PLACE):
        teacher.page.keyboard.press("ArrowRight")
        stand(teacher, STEPS[step]["title"])
    expect(teacher.page.locator(".st-key-lock button")).to_be_visible()
    expect(teacher.page.locator("[data-testid=stMain] button[aria-pressed=true]")).to_have_count(0)
    go(teacher, "Questions", "/questions")
    expect(teacher.page.locator(".told, [data-testid=stRadio] input:checked")).to_have_count(0)
    go(teacher, "Card match", "/cards")
    expect(teacher.page.locator("[data-testid=stMain] button[aria-pressed=true]")).to_have_count(0)


def go(visitor: Visitor, name: str, path: str) -> None:
    visitor.page.locator(".st-key-classroom").get_by_role("link", name=name, exact=True).click()
    stand(visitor, TITLES[path])


# --- the handout


@pytest.fixture
def offline(browser: Browser) -> Iterator[Page]:
    """A browser without a network."""
    context = browser.new_context(offline=True)
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("button", PAPERS)
def test_a_handout_prints_whole_without_a_network(teacher: Visitor, offline: Page, button: str, tmp_path: Path) -> None:
    """K6, K9, S5: from a file; its paper, the banner on every page, the answers on pages of their own."""
    open_page(teacher, "/teachers")
    with teacher.page.expect_download() as download:
        teacher.page.get_by_role("button", name=button, exact=True).click()
    file, printed = tmp_path / "handout.html", tmp_path / "handout.pdf"
    download.value.save_as(file)
    assert download.value.suggested_filename.endswith(".html")
    asked: list[str] = []
    failed: list[str] = []
    offline.on("request", lambda request: asked.append(request.url))
    offline.on("requestfailed", lambda request: failed.append(request.url))
    offline.goto(file.as_uri())
    assert (asked, failed) == ([file.as_uri()], [])
    offline.pdf(path=printed, prefer_css_page_size=True)
    assert_every_page_is_whole(read_words(printed))
    with pdfplumber.open(printed) as pdf:
        sizes = {(round(page.width), round(page.height)) for page in pdf.pages}
        pages = [" ".join(page.extract_text(use_text_flow=True).split()) for page in pdf.pages]  # by columns
    assert sizes == {PAPERS[button]}
    start = next(number for number, page in enumerate(pages) if "Answers" in page)
    before, after = "".join(squeeze(pages[:start])), "".join(squeeze(pages[start:]))
    for row in ASKED:
        [question, explanation] = squeeze([row["question"], row["explanation"]])
        assert question in before
        assert question not in after
        assert explanation not in before
        assert explanation in after
    assert "●" not in before
    assert "●" in after


def squeeze(texts: list[str]) -> list[str]:
    """Leave out spaces, which a PDF does not keep at the end of a line."""
    return ["".join(text.split()) for text in texts]


# --- every page


@pytest.mark.parametrize("path", TITLES)
def test_axe_finds_nothing_in_light_and_dark_on_desk_and_phone(teacher: Visitor, path: str) -> None:
    """A."""
    open_page(teacher, path)
    found = []
    for width, height in ((1280, 800), (390, 844)):
        teacher.page.set_viewport_size({"width": width, "height": height})
        for dark in (False, True):
            teacher.choose_theme(dark)
            found += [f"{width} px, dark {dark}: {fault}" for fault in find_violations(teacher)]
    assert not found, "\n".join(found)


@pytest.mark.parametrize("query", [{}, {"size": "large"}], ids=str)
def test_axe_finds_nothing_in_each_step_and_after_the_reveal(teacher: Visitor, query: dict[str, str]) -> None:
    """A: the presenter view too."""
    found = []
    for step in walk(teacher, **query):
        found += [f"step {step}: {fault}" for fault in find_violations(teacher)]
        if step == PLACE:
            teacher.page.keyboard.press("Space")
            expect(teacher.page.locator(".st-key-reveal button")).to_be_visible()
            found += [f"locked: {fault}" for fault in find_violations(teacher)]
            teacher.page.keyboard.press("Space")
            expect(teacher.page.locator("table.plain")).to_be_visible()
            found += [f"revealed: {fault}" for fault in find_violations(teacher)]
    assert not found, "\n".join(found)


@pytest.mark.parametrize("query", [{}, {"size": "large"}], ids=str)
def test_a_narrow_phone_shows_everything_without_scrolling_sideways(enter: Visit, query: dict[str, str]) -> None:
    """A (WCAG 1.4.10): every step of the lesson too."""
    visitor = enter(320, 640)
    for _ in walk(visitor, **query):
        assert_nothing_is_cut_off(visitor)
    for path in TITLES:
        open_page(visitor, path, **query)
        assert_nothing_is_cut_off(visitor)
