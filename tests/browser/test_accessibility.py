"""Other ways to see and to point: larger text, wider spacing, zoom, the system's own colours, less motion."""

from __future__ import annotations

from itertools import pairwise

from playwright.sync_api import WebSocketRoute, expect
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from tests.browser.conftest import Visit, of
from tests.browser.visitor import Visitor

READ_BACKGROUND = "part => getComputedStyle(part).backgroundColor"
MOVING = """
() => [...document.querySelectorAll('[data-testid=stApp] *')].filter((part) => {
  const {transitionDuration, animationName} = getComputedStyle(part);
  return animationName !== 'none' || transitionDuration.split(', ').some((time) => parseFloat(time) > 0);
}).map((part) => part.outerHTML.slice(0, 100))
"""
WAITING = """
() => {
  const parts = [...document.querySelectorAll('[data-stale=true]')];
  return parts.length > 0 && parts.map((part) => getComputedStyle(part).opacity);
}
"""


def test_headings_begin_with_one_of_the_first_level_and_leave_none_out(view: Visitor) -> None:
    """A."""
    levels = view.page.locator("h1, h2, h3, h4, h5, h6").evaluate_all("all => all.map((one) => +one.tagName[1])")
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_words_can_be_read_in_the_colours_of_the_system(view: Visitor) -> None:
    """A: forced colours, light and dark."""
    view.page.emulate_media(forced_colors="active")
    for dark in (True, False):
        view.page.emulate_media(color_scheme="dark" if dark else "light")
        words = [words for words in view.read_texts() if not words.drawn and not words.off]
        assert len(words) > 10
        assert [f"dark {dark}: {one.contrast:.1f} to 1: {one.text}" for one in words if one.contrast < 4.5] == []


def test_nothing_moves_for_those_who_asked_for_less_motion(view: Visitor) -> None:
    """A."""
    assert view.page.evaluate(MOVING) == []


@of("explorer")
def test_something_moves_for_all_others(view: Visitor) -> None:
    """A: or the test above would measure nothing."""
    view.page.emulate_media(reduced_motion="no-preference")
    assert view.page.evaluate(MOVING) != []


def test_the_colours_of_the_system_show_what_is_chosen(visit: Visit) -> None:
    """A: forced colours; a box, a switch, a choice of one and of several, before and after."""
    visitor = visit()
    visitor.page.emulate_media(forced_colors="active")
    box, option = "label > div:not([data-testid])", "[data-testid=stRadioOption] > div > div:first-child"
    controls = {
        "/": (f".st-key-tick-tremor {box}", f".st-key-view_large {box}", ".st-key-view_chart button >> nth=1"),
        "/questions": (f"{option} >> nth=1",),
        "/guess": ("[class*=st-key-guess-] button >> nth=1",),
    }
    for path, chosen in controls.items():
        visitor.open(path)
        for control in chosen:
            part = visitor.page.locator(control).first
            before = part.evaluate(READ_BACKGROUND)
            part.click()
            expect(part).not_to_have_css("background-color", before)


def test_nothing_fades_while_the_server_works(visit: Visit) -> None:
    """S2, S5: a slow answer must not grey out the banner, nor a tick the conditions; at once, with less motion."""
    visitor = visit()
    held: list[tuple[WebSocketRoute, str | bytes]] = []
    holding = False

    def connect(page: WebSocketRoute) -> None:
        def answer(message: str | bytes) -> None:
            told = ForwardMsg.FromString(message) if isinstance(message, bytes) else ForwardMsg()
            begins = told.HasField("new_session") or told.session_status_changed.script_is_running
            if holding and not begins:
                held.append((page, message))
            else:
                page.send(message)

        page.connect_to_server().on_message(answer)

    visitor.page.route_web_socket("**/_stcore/stream", connect)
    visitor.page.emulate_media(reduced_motion="reduce")
    visitor.open()
    holding = True
    visitor.page.locator(".st-key-tick-tremor label").click()
    assert set(visitor.page.wait_for_function(WAITING).json_value()) == {"1"}
    holding = False
    for page, message in held:
        page.send(message)
    visitor.wait_for_turn("tremor", ticked=True)
