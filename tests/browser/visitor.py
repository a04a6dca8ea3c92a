"""A visitor of the running app: what a person does on the page, and what stands on it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

from playwright.sync_api import Locator, Page, expect

from tests.browser.sight import READ_BOXES, READ_POINTS, READ_TEXTS, Box, Point, Words
from tests.browser.waits import COUNT_LISTENERS, COUNT_SHIFTS, IS_FIGURE, SETTLED, TURNED
from tests.shipped import LABELS, NAMES

CHART = ".st-key-chart"
FIGURE = f"{CHART} .js-plotly-plot"
DRAWER = ".drawer > summary"

READ_FIGURE = """
() => {
  const figure = document.querySelector('.st-key-chart .js-plotly-plot');
  const traces = figure._fullData.map(({x, y, meta, customdata}) =>
    ({x: Array.from(x), y: Array.from(y), meta, customdata}));
  const {meta, width, height, annotations} = figure.layout;
  const tags = (annotations ?? []).map(({x, y, text}) => [x, y, text]);
  return {meta, width, height, tags, traces};
}
"""
# The middle of the first point that stands for something, in the window; it scrolls there only if it must.
FIND_POINT = """
([figures, key, id]) => {
  const figure = document.querySelector(figures);
  const has = ({meta, customdata}) => meta?.[key] && customdata.some(([held]) => held === id);
  const {uid, customdata} = figure._fullData.find(has);
  const point = figure.querySelectorAll(`.trace${uid} .points > path`)[customdata.findIndex(([held]) => held === id)];
  const find = () => {
    const {left, top, right, bottom} = point.getBoundingClientRect();
    return [(left + right) / 2, (top + bottom) / 2];
  };
  if (!figure.contains(document.elementFromPoint(...find()))) {
    point.scrollIntoView({block: 'center', behavior: 'instant'}); // from below the banner, the sheet or an edge
  }
  return find();
}
"""


class Visitor:
    """One browser window of one session."""

    def __init__(self, page: Page, home: str, noise: list[str]) -> None:
        self.page = page
        self.home = home
        self.noise = noise  # console errors, page errors, requests to other hosts
        self.shift = 0.0  # how far what was seen moved while the page opened
        page.add_init_script(COUNT_LISTENERS + COUNT_SHIFTS)

    def open(self, path: str = "/", **query: str) -> None:
        """Open a page of the app and wait until it stands."""
        self.page.goto(self.home + path + ("?" + urlencode(query) if query else ""))
        self.settle()
        self.shift = self.page.evaluate("window.shift")

    def settle(self) -> None:
        """Wait until the page stands and each chart fits its column."""
        expect(self.page.locator("h1")).to_be_attached()
        frames = self.page.evaluate_handle("({calm: 0})")
        self.page.wait_for_function(SETTLED, arg=frames)

    def resize(self, width: int, height: int) -> None:
        """Give the window another size and wait until the chart fits it."""
        self.page.set_viewport_size({"width": width, "height": height})
        self.settle()

    def choose_theme(self, dark: bool) -> None:
        """Let the browser ask for dark or light and wait until the page has followed."""
        self.page.emulate_media(color_scheme="dark" if dark else "light", reduced_motion="reduce")
        self.page.wait_for_function(
            "scheme => getComputedStyle(document.querySelector('[data-testid=stApp]')).colorScheme === scheme",
            arg="dark" if dark else "light",
        )
        self.settle()

    @property
    def query(self) -> dict[str, str]:
        """What the address asks for."""
        return {name: values[0] for name, values in parse_qs(urlsplit(self.page.url).query).items()}

    # --- ticking

    def box_of(self, symptom: str) -> Locator:
        return self.page.locator(f".st-key-tick-{symptom} input")

    def wait_for_turn(self, symptom: str, ticked: bool) -> None:
        """Wait until box, row and what is announced agree that a symptom has just been ticked, or unticked."""
        self.page.wait_for_function(TURNED, arg=[symptom, LABELS[symptom], ticked])
        self.settle()

    @contextmanager
    def checklist(self) -> Iterator[None]:
        """Open the checklist where it is a drawer, and close it afterwards."""
        drawer = self.page.locator(DRAWER).locator("visible=true")
        behind = drawer.count() > 0
        if behind:
            drawer.click()
        yield
        if behind:
            self.page.keyboard.press("Escape")

    def tick(self, *symptoms: str) -> None:
        """Turn ticks in the checklist, one after the other."""
        with self.checklist():
            for symptom in symptoms:
                ticked = not self.box_of(symptom).is_checked()
                self.page.locator(f".st-key-tick-{symptom} label").click()
                self.wait_for_turn(symptom, ticked)

    def clear(self) -> None:
        """Untick all by the button."""
        with self.checklist():
            self.page.get_by_role("button", name="Clear all ticks").click()
            self.wait_for_none()

    def wait_for_none(self) -> None:
        """Wait until no symptom is ticked."""
        expect(self.page.locator(".st-key-checklist input:checked")).to_have_count(0)
        self.settle()

    def place_of(self, symptom: str) -> tuple[float, float]:
        """Return the middle of a symptom's mark in the window, scrolling there first."""
        return self.middle_of("marks", symptom)

    def middle_of(self, kind: str, point: str) -> tuple[float, float]:
        """Return the middle of a point in the window, scrolling there first."""
        x, y = self.page.evaluate(FIND_POINT, [FIGURE, kind, point])
        return x, y

    def click_mark(self, symptom: str) -> None:
        """Click the mark of a symptom in the chart."""
        ticked = not self.box_of(symptom).is_checked()
        self.page.mouse.click(*self.place_of(symptom))
        self.wait_for_turn(symptom, ticked)

    # --- the view

    def press(self, name: str, **query: str) -> None:
        """Press the control of this name and wait until the address asks for exactly this."""
        self.page.get_by_role("button", name=name, exact=True).or_(
            self.page.get_by_role("radio", name=name, exact=True)
        ).click()
        self.wait_for_query(**query)

    def choose(self, popover: str, name: str, **query: str) -> None:
        """Choose by name in a popover, "conditions" or "lists", and wait until the address asks for exactly this."""
        self.page.locator(f".st-key-{popover} button").click()
        dialog = self.page.get_by_role("dialog")
        dialog.get_by_text(name, exact=True).first.click()
        self.wait_for_query(**query)
        self.page.keyboard.press("Escape")
        expect(dialog).to_have_count(0)

    def wait_for_query(self, **query: str) -> None:
        """Wait until the address asks for exactly this and the explorer stands."""
        self.wait_for_address("/", **query)

    def wait_for_address(self, path: str, **query: str) -> None:
        """Wait until the address is exactly this and the page stands."""
        asked = self.home + path + ("?" + urlencode(query) if query else "")
        self.page.wait_for_url(lambda address: address == asked)
        self.settle()

    def wait_for_figure(self, chart: str, imbalances: Sequence[str]) -> None:
        """Wait until the figure is this chart of these imbalances."""
        self.page.wait_for_function(IS_FIGURE, arg=[chart, ".".join(imbalances)])
        self.settle()

    def conditions(self) -> list[str]:
        """Return the conditions in view, as the chart, the lab cards and the table's head agree on them."""
        cards = list(self.texts(".st-key-labs section h3"))
        assert [NAMES[name] for name in self.figure()["meta"]["imbalances"]] == cards
        heads = self.texts("table.answers thead th")[1:]
        assert list(heads) in ([], cards)
        return [name for card in cards for name in NAMES if NAMES[name] == card]

    def ask_for_link(self) -> str:
        """Ask for a link, and read it and what the page says about it."""
        self.page.get_by_role("button", name="Copy a link to this view").click()
        return self.page.get_by_role("dialog", name="Copy a link to this view").locator("code").inner_text()

    # --- what stands on the page

    def figure(self) -> Any:  # what plotly.js holds: a tree of JSON values
        """Return the data of the figure as the browser holds it."""
        return self.page.evaluate(READ_FIGURE)

    def points(self, kind: str, figures: str = FIGURE) -> list[Point]:
        """Return the points of all traces whose meta has this key, in their order."""
        return [Point(**point) for point in self.page.evaluate(READ_POINTS, [figures, kind])]

    def marks(self) -> list[str]:
        """Return the symptoms of the chart in the order of their marks."""
        return [mark.id for mark in self.points("marks")]

    def ticked_in_list(self) -> set[str]:
        """Return the symptoms whose checkbox is ticked."""
        keys = self.page.locator(".st-key-checklist [class*=st-key-tick-]:has(input[type=checkbox]:checked)")
        classes = keys.evaluate_all("boxes => boxes.map((box) => box.className)")
        return {part.removeprefix("st-key-tick-") for names in classes for part in names.split() if "-tick-" in part}

    def ticked_in_chart(self) -> set[str]:
        """Return the symptoms whose mark stands out."""
        return {mark.id for mark in self.points("marks") if mark.stands_out}

    def ticked_in_table(self) -> set[str]:
        """Return the symptoms that have a row to be seen in the table."""
        heads = self.texts("table.answers tbody tr:visible th button")
        return {symptom for symptom, label in LABELS.items() if label in heads}

    def boxes(self, parts: Mapping[str, str]) -> list[Box]:
        """Return the boxes of all elements of some selectors, each under its kind; not of clear points."""
        return [Box(**box) for box in self.page.evaluate(READ_BOXES, parts)]

    def box(self, selector: str) -> Box:
        """Return the box of the only element of a selector."""
        (only,) = self.boxes({selector: selector})
        return only

    def window(self) -> Box:
        """Return the window as a box."""
        size = self.page.viewport_size
        assert size is not None
        return Box("window", "", 0, 0, size["width"], size["height"])

    def texts(self, selector: str) -> Sequence[str]:
        """Return the visible text of each element of a selector."""
        return self.page.locator(selector).all_inner_texts()

    def read_texts(self) -> list[Words]:
        """Return every visible text of the page."""
        return [Words(**words | {"keys": tuple(words["keys"])}) for words in self.page.evaluate(READ_TEXTS)]
