"""The guess: placed by click, tap and key, kept once it is locked, and nothing told before its time."""

from __future__ import annotations

from playwright.sync_api import Locator, WebSocket, expect

from tests.browser.classroom import (
    GUESS,
    GUESSED,
    LARGEST,
    LOCK,
    REVEAL,
    TABLE,
    choose_place,
    find_pills,
    open_step,
    press,
    wait_for_step,
)
from tests.browser.conftest import Visit
from tests.browser.visitor import Visitor
from tests.shipped import CORE, LABELS, LISTED, NAMES, read_rows

SOURCES = {row["id"]: row for row in read_rows("sources")}
ANSWER = {"Listed", "Not listed"}.union(
    *(
        {*row["locators"].split("|"), *(SOURCES[name]["title"] for name in row["source_ids"].split("|"))}
        for row in read_rows("links")
        if row["symptom_id"] == GUESSED and row["imbalance_id"] in CORE
    )
)
PLACE_WORD = ".st-key-drawn .scatterlayer > .trace:nth-last-child(2) .textpoint text"  # the last trace holds signs
OUTSIDE = "outside all of the outlines"


def find_chosen(visitor: Visitor) -> Locator:
    return visitor.page.locator(f"[class*=st-key-guess-{GUESSED}-] button[aria-pressed=true]")


# Of each place that is filled: its id, and whether its ring and its check are seen.
READ_SIGNS = """
() => {
  const figure = document.querySelector('.st-key-drawn .js-plotly-plot');
  const drawn = [...figure.querySelectorAll('.scatterlayer > .trace')];
  const find = (key) => figure.data.findIndex(({meta}) => meta?.[key]);
  const [places, signs] = [find('places'), find('signs')];
  const list = (trace, part) => [...drawn[trace].querySelectorAll(part)];
  const seen = (part) => part.checkVisibility({visibilityProperty: true, opacityProperty: true});
  const [discs, rings] = [places, signs].map((trace) => list(trace, '.points > path'));
  const checks = list(signs, '.textpoint text');
  return figure.data[places].customdata.map(([place], at) => {
    const {fill, color} = getComputedStyle(discs[at]);
    return [place, fill === color, seen(rings[at]), seen(checks[at])];
  });
}
"""


def find_signs(visitor: Visitor) -> dict[str, set[str]]:
    """Return the signs on the places of the empty chart that are filled; no other place has any."""
    read = visitor.page.evaluate(READ_SIGNS)
    assert not [place for place, filled, ring, check in read if (ring or check) and not filled]
    return {place: {*["ring"] * ring, *["check"] * check} for place, filled, ring, check in read if filled}


def test_a_click_in_the_empty_chart_places_the_symptom_until_it_is_locked(visit: Visit) -> None:
    """K1, C6: place, buttons and words are one act; the reveal shows the guess and what the tables say."""
    visitor = visit()
    open_step(visitor, GUESS)
    for conditions in (CORE[:1], CORE[1:3], CORE, []):  # the place outside all outlines is the only one with a word
        place = choose_place(visitor, conditions) if conditions else visitor.box(PLACE_WORD).middle
        visitor.page.mouse.click(*place)
        expect(find_chosen(visitor)).to_have_text([NAMES[name] for name in conditions])
        said = NAMES[conditions[-1]].lower() if conditions else OUTSIDE
        expect(visitor.page.locator(".st-key-told [role=status]")).to_contain_text(said)
        visitor.settle()
        assert find_signs(visitor) == {f"place:{'.'.join(conditions)}": {"ring"}}
    press(visitor, LOCK, REVEAL)
    visitor.page.mouse.click(*choose_place(visitor, CORE[:1]))
    press(visitor, REVEAL, TABLE)  # the click before was answered by then
    tables = f"place:{'.'.join(name for name in CORE if GUESSED in LISTED[name])}"
    assert find_signs(visitor) == {"place:": {"ring"}, tables: {"check"}}


def test_a_tap_in_the_empty_chart_places_the_symptom(with_finger: Visitor) -> None:
    """K1, C6."""
    open_step(with_finger, GUESS)
    with_finger.page.touchscreen.tap(*choose_place(with_finger, CORE[2:]))
    expect(find_chosen(with_finger)).to_have_text([NAMES[name] for name in CORE[2:]])


def test_space_locks_and_a_second_press_reveals(visit: Visit) -> None:
    """K1, K3, A: what has the focus keeps its keys; a key that is held does not reveal; the guess stays."""
    visitor = visit(*LARGEST)
    open_step(visitor, GUESS)
    assert_focus_keeps_its_keys(visitor)
    visitor.page.evaluate("document.activeElement.blur()")
    visitor.page.keyboard.down("Space")
    expect(visitor.page.locator(REVEAL)).to_be_visible()
    wait_for_step(visitor, GUESS)
    visitor.page.keyboard.down("Space")  # the same press goes on, since a class must get the time between
    visitor.page.keyboard.up("Space")
    for key, step in (("ArrowRight", GUESS + 1), ("ArrowLeft", GUESS)):
        visitor.page.keyboard.press(key)
        wait_for_step(visitor, step)
    expect(visitor.page.locator(REVEAL)).to_be_visible()
    expect(visitor.page.locator(TABLE)).to_have_count(0)
    visitor.page.keyboard.press("Space")
    expect(visitor.page.locator(TABLE)).to_be_visible()


def assert_focus_keeps_its_keys(visitor: Visitor) -> None:
    """Press Space on a condition and on buttons: it presses that and locks nothing (A, K3)."""
    find_pills(visitor).first.focus()
    visitor.page.keyboard.press("Space")
    expect(find_pills(visitor).first).to_have_attribute("aria-pressed", "true")
    wait_for_step(visitor, GUESS)
    for name, step in (("Next", GUESS + 1), ("Back", GUESS)):
        visitor.page.get_by_role("button", name=name, exact=True).focus()
        visitor.page.keyboard.press("Space")
        wait_for_step(visitor, step)
    expect(visitor.page.locator(LOCK)).to_be_visible()


def test_nothing_that_the_browser_receives_before_the_reveal_holds_the_answer(visit: Visit) -> None:
    """K1: each message of the server, in a session that opens at the guess; of two fast clicks none is lost."""
    visitor = visit(*LARGEST)
    received: list[str] = []

    def hear(socket: WebSocket) -> None:
        socket.on("framereceived", lambda sent: received.append(decode(sent)))

    visitor.page.on("websocket", hear)
    open_step(visitor, GUESS)
    find_pills(visitor).last.click()
    expect(find_pills(visitor).last).to_have_attribute("aria-pressed", "true")
    wait_for_step(visitor, GUESS)
    find_pills(visitor).first.evaluate("(pill, lock) => { pill.click(); document.querySelector(lock).click(); }", LOCK)
    expect(visitor.page.locator(REVEAL)).to_be_visible()
    visitor.settle()
    sent = "\n".join(received)
    assert LABELS[GUESSED] in sent, "nothing was heard"
    assert {part for part in ANSWER if part in sent} == set()
    press(visitor, REVEAL, TABLE)
    assert {part for part in ANSWER if part not in "\n".join(received)} <= {"Not listed"}
    first = visitor.page.locator("table.plain tbody tr").first
    expect(first).to_contain_text(NAMES[CORE[0]])
    expect(first.locator("td").first).to_have_text("Guessed")


def decode(sent: bytes | str) -> str:
    return sent if isinstance(sent, str) else sent.decode("utf-8", "replace")
