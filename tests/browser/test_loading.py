"""A page stands still while it loads."""

from __future__ import annotations

from tests.browser.conftest import Visit
from tests.browser.views import PHONE
from tests.browser.visitor import FIGURE, Visitor

MOST = 0.05  # of the layout shift that browsers count; twice as much is what many feel


def test_nothing_is_seen_to_move_while_a_page_loads(standing: Visitor) -> None:
    """U3: on a desk."""
    assert standing.shift <= MOST


def test_nothing_is_seen_to_move_while_a_page_loads_on_a_phone(visit: Visit) -> None:
    """U3: each kind of page, loaded anew; a chart is drawn once, for the width it has, so that it cannot flash."""
    visitor, moved, charts = visit(*PHONE), {}, 0
    visitor.page.add_init_script(WATCH_WIDTHS)
    for path in ("/", "/labs", "/mechanisms", "/lesson", "/guess", "/sources"):
        visitor.open(path)
        if visitor.shift > MOST:
            moved[path] = visitor.shift
        asked = visitor.page.locator(FIGURE).evaluate_all("all => all.map((one) => one.layout.width)")
        assert sorted(visitor.page.evaluate("[...widths]")) == sorted(set(asked)), path
        charts += len(asked)
    assert moved == {}
    assert charts > 2


def test_what_is_seen_while_the_labs_load_stands_where_it_stays(visit: Visit) -> None:
    """U3: titles and the places of both charts, from their first frame on, however late the charts come."""
    visitor = visit()
    visitor.page.add_init_script(WATCH_PLACES)
    visitor.open("/labs")
    seen = visitor.page.evaluate("window.seen")
    assert set(seen) == {".st-key-overlap-box", ".st-key-levels-box", ".st-key-pictures .caution"}
    assert {part: places for part, places in seen.items() if len(places) != 1} == {}


def test_the_room_of_a_chart_on_a_slide_has_its_size_before_it_is_measured(visit: Visit) -> None:
    """U3: or the chart would be drawn twice, and first too high for its room."""
    visitor = visit()
    visitor.page.add_init_script(WATCH_ROOM)
    visitor.open("/lesson", step="4")
    heights = visitor.page.evaluate("[...window.rooms]")
    assert max(heights) - min(heights) < 20  # px; a font that comes late may move a line, the foot takes 52


# The heights of the room of a chart, in any frame from the first that has something in it.
WATCH_ROOM = """
window.rooms = new Set();
const watchRoom = () => {
  const room = document.querySelector('.st-key-drawn');
  if (room?.firstElementChild) window.rooms.add(Math.round(room.getBoundingClientRect().height));
  requestAnimationFrame(watchRoom);
};
watchRoom();
"""
# The widths in which charts are drawn, in any frame.
WATCH_WIDTHS = """
window.widths = new Set();
const watchWidths = () => {
  document.querySelectorAll('.st-key-chart .js-plotly-plot')
    .forEach(({_fullLayout: drawn}) => drawn && widths.add(drawn.width));
  requestAnimationFrame(watchWidths);
};
watchWidths();
"""
# Where parts of the page are in each frame in which they can be seen.
WATCH_PLACES = """
window.seen = {};
const watch = () => {
  for (const part of ['.st-key-overlap-box', '.st-key-levels-box', '.st-key-pictures .caution']) {
    const found = document.querySelector(part);
    if (!found?.checkVisibility({visibilityProperty: true})) continue;
    const {left, top, right, bottom} = found.getBoundingClientRect();
    const place = [left, top, right, bottom].map(Math.round).join();
    window.seen[part] = [...new Set([...(window.seen[part] ?? []), place])];
  }
  requestAnimationFrame(watch);
};
requestAnimationFrame(watch);
"""
