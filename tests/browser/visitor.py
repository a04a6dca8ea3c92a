"""A visitor of the running app: what a person does on the page, and what stands on it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

from playwright.sync_api import Locator, Page, expect

from tests.browser.shipped import LABELS, NAMES

FIGURE = ".st-key-chart .js-plotly-plot"
POINTS = f"{FIGURE} .scatterlayer > .trace:last-child .points > path"
TICKED_BOX = "input[type=checkbox]:checked"

# The chart is drawn for a width the page measures. Playwright asks once in each frame: wait until
# script, chart and width have agreed for three frames on end.
SETTLED = """
(frames) => {
  const idle = document.querySelector('[data-testid=stApp]')?.dataset.testScriptState === 'notRunning';
  const column = document.querySelector('.st-key-chart');
  const room = () => // as components/chart_panel.py rounds it
    Math.min(1840, Math.max(280, Math.floor(column.getBoundingClientRect().width / 20) * 20));
  const explained = () => { // a page of explanation: one figure, or two side by side
    const widths = location.pathname.endsWith('/labs') ? [room(), Math.floor((room() - 40) / 2)]
      : [room(), Math.min(room(), 1100)];
    const figures = [...column?.querySelectorAll('.js-plotly-plot') ?? []];
    if (!document.querySelector('.st-key-reading p')) return false; // what the script shows last
    if (!figures.length) return Boolean(column?.querySelector('.nothing'));
    return figures.length === (location.pathname.endsWith('/labs') ? 2 : 1) && figures.every((figure) =>
      widths.includes(figure._fullLayout?.width) && figure.querySelector('.scatterlayer > .trace') !== null);
  };
  const taught = () => { // a page of the classroom: every figure fits, and what listens for keys has come
    const figures = [...document.querySelectorAll('[data-testid=stPlotlyChart]')];
    return document.querySelector('.st-key-reading p') && !document.querySelector('[data-testid=stSkeleton]')
      && (!document.querySelector('.st-key-keyboard') || (window.listening?.size ?? 1))
      && figures.every((place) => {
        const figure = place.querySelector('.js-plotly-plot');
        const {width} = (place.closest('.st-key-drawn') ?? place.closest('.st-key-chart')).getBoundingClientRect();
        return figure?._fullLayout?.width === Math.floor(width / 20) * 20
          && figure.querySelector('.scatterlayer > .trace') !== null;
      });
  };
  const drawn = () => {
    if (document.querySelector('[class*=st-key-room-]:not(:has(.js-plotly-plot))')) return false;
    if (location.pathname.endsWith('/sources')) return true;
    if (/[/](lesson|guess|questions|cards|teachers)$/.test(location.pathname)) return taught();
    if (/[/](labs|mechanisms)$/.test(location.pathname)) return explained();
    const figure = column?.querySelector('.js-plotly-plot');
    if (!document.querySelector('.st-key-labs h2')) return false; // what the script shows last
    if (!document.querySelector('.st-key-find input')) return false; // its code is fetched late
    if (!figure) return Boolean(column?.querySelector('.nothing')) && !column.querySelector('.read');
    return figure._fullLayout?.width === room()
      && figure.querySelector('.scatterlayer > .trace:last-child .points > path') !== null;
  };
  frames.calm = idle && drawn() ? frames.calm + 1 : 0;
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
  const kind = ['matrix', 'pair'].includes(meta?.chart) ? meta.chart : 'overlap';
  return kind === chart && meta?.imbalances.join('.') === imbalances;
}
"""
READ_BOXES = """
(parts) => Object.entries(parts).flatMap(([kind, selector]) =>
  [...document.querySelectorAll(selector)].filter((part) => getComputedStyle(part).fillOpacity > 0).map((part) => {
    const {left, top, right, bottom} = part.getBoundingClientRect();
    return {kind, text: part.textContent, left, top, right, bottom, size: parseFloat(getComputedStyle(part).fontSize)};
  }))
"""
MIDDLE = """
(point) => {
  point.scrollIntoView({block: 'center', behavior: 'instant'});
  const {left, top, width, height} = point.getBoundingClientRect();
  return [left + width / 2, top + height / 2];
}
"""
BROUGHT_OUT = """
(points) => points.map((point) => getComputedStyle(point).fill === getComputedStyle(point).color)
"""
STAND_OUT = """
([points, count]) => [...document.querySelectorAll(points)].filter((point) => {
  const {fill, color} = getComputedStyle(point);
  return fill === color;
}).length === count
"""


# Every visible piece of text: its words, box, size, contrast, and what it is a part of.
READ_TEXTS = """
() => {
  const canvas = Object.assign(document.createElement('canvas'), {width: 1, height: 1});
  const pen = canvas.getContext('2d', {willReadFrequently: true});
  const paint = (...colours) => {
    pen.clearRect(0, 0, 1, 1);
    colours.forEach((colour) => { pen.fillStyle = colour; pen.fillRect(0, 0, 1, 1); });
    return [...pen.getImageData(0, 0, 1, 1).data];
  };
  const shade = ([...channels]) => {
    const [r, g, b] = channels.slice(0, 3).map((c) => c / 255)
      .map((c) => c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4);
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const lines = (part) => part ? [part, ...lines(part.parentElement)] : [];
  const main = document.querySelector('[data-testid=stMain]'), texts = [];
  const walker = document.createTreeWalker(main, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const node = walker.currentNode, part = node.parentElement;
    if (!node.textContent.trim() || !part.checkVisibility({visibilityProperty: true, opacityProperty: true})) continue;
    if (['STYLE', 'SCRIPT'].includes(part.tagName)) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    const {left, top, right, bottom} = range.getBoundingClientRect();
    if (right - left < 2 || bottom - top < 2) continue;
    const clipped = lines(part).some((one) => {
      const box = one.getBoundingClientRect();
      return getComputedStyle(one).overflow !== 'visible' && (box.width < 2 || box.height < 2);
    });
    if (clipped) continue;
    const style = getComputedStyle(part), drawn = Boolean(part.closest('svg'));
    const behind = paint('#fff', ...lines(part).map((one) => getComputedStyle(one).backgroundColor).reverse());
    const opacity = lines(part).reduce((whole, one) => whole * getComputedStyle(one).opacity, 1);
    const ink = paint(`rgb(${behind.slice(0, 3)})`, style.color).map((c, i) => behind[i] + (c - behind[i]) * opacity);
    const [dark, light] = [shade(ink), shade(behind)].sort((a, b) => a - b);
    const keys = lines(part).flatMap((one) => [...one.classList]).filter((name) => name.startsWith('st-key-'));
    texts.push({
      text: node.textContent.trim().slice(0, 60), left, top, right, bottom, size: parseFloat(style.fontSize), drawn,
      contrast: (light + 0.05) / (dark + 0.05), keys, off: Boolean(part.closest(':disabled, [aria-disabled=true]')),
    });
  }
  return texts;
}
"""


@dataclass(frozen=True)
class Box:
    """Something on the page and the room it takes in the window, in px."""

    kind: str
    text: str
    left: float
    top: float
    right: float
    bottom: float
    size: float = 0.0  # of its font

    def overlaps(self, other: Box, slack: float = 0.5) -> bool:
        """Say whether both share more than a hair's breadth."""
        wide = min(self.right, other.right) - max(self.left, other.left)
        high = min(self.bottom, other.bottom) - max(self.top, other.top)
        return wide > slack and high > slack

    def within(self, other: Box, slack: float = 0.5) -> bool:
        """Say whether no part of this stands outside the other."""
        return (
            self.left >= other.left - slack
            and self.top >= other.top - slack
            and self.right <= other.right + slack
            and self.bottom <= other.bottom + slack
        )


class Visitor:
    """One browser window of one session."""

    def __init__(self, page: Page, home: str, noise: list[str]) -> None:
        self.page = page
        self.home = home
        self.noise = noise  # console errors, page errors, requests to other hosts

    def open(self, path: str = "/", **query: str) -> None:
        """Open a page of the app and wait until it stands."""
        self.page.goto(self.home + path + ("?" + urlencode(query) if query else ""))
        self.settle()

    def settle(self) -> None:
        """Wait until the script is over and the chart, if there is one, fits its column."""
        expect(self.page.locator("h1")).to_be_attached(timeout=10_000)
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
        return self.page.locator(".st-key-status [role=status]").inner_text()

    def wait_for_change(self, status: str) -> None:
        """Wait until the line that counts the ticks says something else."""
        expect(self.page.locator(".st-key-status [role=status]")).not_to_have_text(status)
        self.settle()

    def tick(self, *symptoms: str) -> None:
        """Turn ticks in the checklist, one after the other."""
        for symptom in symptoms:
            status = self.status
            self.page.locator(f".st-key-tick-{symptom} label").click()
            self.wait_for_change(status)

    def place_of(self, symptom: str) -> tuple[float, float]:
        """Return the middle of a symptom's mark in the window, scrolling there first."""
        return self.middle_of(self.marks().index(symptom))

    def middle_of(self, mark: int) -> tuple[float, float]:
        """Return the middle of the mark at this place of the figure, scrolling there first."""
        x, y = self.page.locator(POINTS).nth(mark).evaluate(MIDDLE)
        return x, y

    def click_mark(self, symptom: str) -> None:
        """Click the mark of a symptom in the chart."""
        status = self.status
        self.page.mouse.click(*self.place_of(symptom))
        self.wait_for_change(status)

    def wait_for_marks(self, count: int) -> None:
        """Wait until exactly so many marks stand out in the chart."""
        self.page.wait_for_function(STAND_OUT, arg=[POINTS, count])
        self.settle()

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
        """Wait until the figure is this chart of these imbalances; an overlap has several kinds."""
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

    def marks(self) -> list[str]:
        """Return the symptoms of the chart in the order of their marks."""
        return [data[0] for data in self.figure()["traces"][-1]["customdata"]]

    def ticked_in_list(self) -> set[str]:
        """Return the symptoms whose checkbox is ticked."""
        keys = self.page.locator(f".st-key-checklist [class*=st-key-tick-]:has({TICKED_BOX})")
        classes = keys.evaluate_all("boxes => boxes.map((box) => box.className)")
        return {part.removeprefix("st-key-tick-") for names in classes for part in names.split() if "-tick-" in part}

    def ticked_in_chart(self) -> set[str]:
        """Return the symptoms whose mark is brought out."""
        out = self.page.locator(POINTS).evaluate_all(BROUGHT_OUT)
        return {symptom for symptom, is_out in zip(self.marks(), out, strict=True) if is_out}

    def ticked_in_table(self) -> set[str]:
        """Return the symptoms that have a row in the table."""
        heads = self.page.locator(".st-key-listing table.listing tbody th").all_inner_texts()
        return {symptom for symptom, label in LABELS.items() if label in heads}

    def ticked_in_sentences(self) -> set[str]:
        """Return the symptoms that a sentence of the listing begins with."""
        said = self.page.locator(".st-key-listing ul.sentences li").all_inner_texts()
        begins = {
            s: [one for one in said if one.startswith((f"{label} is ", f"{label} are "))] for s, label in LABELS.items()
        }
        assert sum(map(len, begins.values())) == len(said)
        return {symptom for symptom, sentences in begins.items() if sentences}

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

    def read_texts(self) -> list[dict[str, Any]]:
        """Return every visible text with its box and font size in px, its contrast, and what it is a part of."""
        return list(self.page.evaluate(READ_TEXTS))
