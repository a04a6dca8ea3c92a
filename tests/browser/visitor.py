"""A visitor of the running app: what a person does on the page, and what stands on it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

from playwright.sync_api import Locator, Page, expect

from tests.browser.shipped import LABELS, NAMES
from tests.browser.sight import READ_BOXES, READ_POINTS, READ_TEXTS, Box, Point, Words

CHART = ".st-key-chart"
FIGURE = f"{CHART} .js-plotly-plot"
STATUS = ".st-key-status [role=status]"

# Streamlit fetches parts of a page late. What listens for keys and clicks is counted as it comes.
COUNT_LISTENERS = """
window.listening = {keydown: new Set(), pointerup: new Set()};
for (const [name, keep] of [['addEventListener', 'add'], ['removeEventListener', 'delete']]) {
  const plain = window[name].bind(window);
  window[name] = (kind, heed, ...how) => {
    window.listening[kind]?.[keep](heed);
    plain(kind, heed, ...how);
  };
}
"""
# A page stands once its script is over, every chart is drawn for the width that its column has now,
# and all that is fetched late has come: for three frames on end.
SETTLED = """
(frames) => {
  const all = (selector) => [...document.querySelectorAll(selector)];
  const idle = document.querySelector('[data-testid=stApp]')?.dataset.testScriptState === 'notRunning';
  const shown = document.querySelector('.st-key-reading p') !== null; // what every script shows last
  const came = () => all('[data-testid=stSkeleton], .st-key-find:not(:has(input))').length === 0
    && (window.listening.keydown.size || !all('.st-key-keyboard').length)
    && (window.listening.pointerup.size || !all('.st-key-pointer').length);
  const fits = () => all('[data-now]').every(({dataset: {column, step, now}}) => {
    const {width} = document.querySelector(`.st-key-${column}`).getBoundingClientRect();
    return Math.floor(width / step) * step === Number(now);
  });
  const drawn = () => all('[class*=st-key-room-]').every((room) => {
    const figure = room.querySelector('.js-plotly-plot');
    return figure?._fullLayout?.width === figure?.layout?.width && figure?.querySelector('.scatterlayer > .trace');
  });
  frames.calm = idle && shown && came() && fits() && drawn() ? frames.calm + 1 : 0;
  return frames.calm > 2;
}
"""
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
IS_FIGURE = """
([chart, imbalances]) => {
  const meta = document.querySelector('.st-key-chart .js-plotly-plot')?.layout?.meta;
  return meta?.chart === chart && meta?.imbalances.join('.') === imbalances;
}
"""
# The middle of the first point that stands for something, in the window; it scrolls there only if it must.
FIND_POINT = """
([figures, key, id]) => {
  const figure = document.querySelector(figures), main = document.querySelector('[data-testid=stMain]');
  const has = ({meta, customdata}) => meta?.[key] && customdata.some(([held]) => held === id);
  const {uid, customdata} = figure._fullData.find(has);
  const at = customdata.findIndex(([held]) => held === id);
  const find = () => figure.querySelectorAll(`.trace${uid} .points > path`)[at].getBoundingClientRect();
  const {top, bottom} = find(), least = document.querySelector('.st-key-banner').getBoundingClientRect().bottom;
  if (top < least + 20 || bottom > innerHeight - 20) {
    main.scrollBy({top: (top + bottom) / 2 - innerHeight / 2, behavior: 'instant'});
  }
  const box = find();
  return [(box.left + box.right) / 2, (box.top + box.bottom) / 2];
}
"""


class Visitor:
    """One browser window of one session."""

    def __init__(self, page: Page, home: str, noise: list[str]) -> None:
        self.page = page
        self.home = home
        self.noise = noise  # console errors, page errors, requests to other hosts
        page.add_init_script(COUNT_LISTENERS)

    def open(self, path: str = "/", **query: str) -> None:
        """Open a page of the app and wait until it stands."""
        self.page.goto(self.home + path + ("?" + urlencode(query) if query else ""))
        self.settle()

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
            "dark => getComputedStyle(document.querySelector('[data-testid=stApp]')).colorScheme === dark",
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

    @property
    def status(self) -> str:
        """The line that counts the ticks; it changes with each."""
        return self.page.locator(STATUS).inner_text()

    def wait_for_change(self, status: str) -> None:
        """Wait until the line that counts the ticks says something else."""
        expect(self.page.locator(STATUS)).not_to_have_text(status)
        self.settle()

    def tick(self, *symptoms: str) -> None:
        """Turn ticks in the checklist, one after the other."""
        for symptom in symptoms:
            status = self.status
            self.page.locator(f".st-key-tick-{symptom} label").click()
            self.wait_for_change(status)

    def place_of(self, symptom: str) -> tuple[float, float]:
        """Return the middle of a symptom's mark in the window, scrolling there first."""
        return self.middle_of("marks", symptom)

    def middle_of(self, kind: str, point: str) -> tuple[float, float]:
        """Return the middle of a point in the window, scrolling there first."""
        x, y = self.page.evaluate(FIND_POINT, [FIGURE, kind, point])
        return x, y

    def click_mark(self, symptom: str) -> None:
        """Click the mark of a symptom in the chart."""
        status = self.status
        self.page.mouse.click(*self.place_of(symptom))
        self.wait_for_change(status)

    # --- the view

    def press(self, name: str, **query: str) -> None:
        """Press the control of this name and wait until the address asks for exactly this."""
        self.page.get_by_role("button", name=name, exact=True).or_(
            self.page.get_by_role("radio", name=name, exact=True)
        ).click()
        self.wait_for_query(**query)

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
        heads = self.texts("table.listing thead th")[1:]
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
        """Return the symptoms that have a row in the table."""
        heads = self.page.locator(".st-key-listing table.listing tbody th").all_inner_texts()
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
