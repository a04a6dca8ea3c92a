"""What can be seen in a window: boxes, points of a chart, and texts with their size and contrast."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

# Hidden elements are left out: clear points of a chart, and words for screen readers alone.
READ_BOXES = """
(parts) => Object.entries(parts).flatMap(([kind, selector]) =>
  [...document.querySelectorAll(selector)].filter((part) => getComputedStyle(part).fillOpacity > 0).map((part) => {
    const {left, top, right, bottom} = part.getBoundingClientRect();
    return {kind, text: part.textContent, left, top, right, bottom, size: parseFloat(getComputedStyle(part).fontSize)};
  }))
"""
# The points of all traces whose meta has this key. plotly.js makes a class of the uid of a trace. A mark that can be
# ticked is a clear point with a box and a check above it, which are shapes.
READ_POINTS = """
([figures, key]) => [...document.querySelectorAll(figures)].flatMap((figure) => {
  const above = [...figure.querySelectorAll('.layer-above .shapelayer > *')];
  const list = (sign) => above.filter((_, at) => figure.layout.shapes[at]?.name === sign)
    .map((shape) => shape.querySelector('path') ?? shape);
  const [boxes, checks] = [list('box'), list('check')];
  return figure._fullData.filter(({meta}) => meta?.[key]).flatMap(({uid, customdata}) =>
    [...figure.querySelectorAll(`.trace${uid} .points > path`)].map((point, at) => {
      const [box, check] = key === 'marks' && boxes.length ? [boxes[at], checks[at]] : [point, null];
      const {left, top, right, bottom} = box.getBoundingClientRect();
      const {fill, fillOpacity, color, opacity, d} = getComputedStyle(box);
      const checked = check ? getComputedStyle(check).opacity > 0 : /L/.test(d);
      const name = figure.querySelectorAll(`.trace${uid} .text > .textpoint`)[at];
      return {
        id: customdata?.[at][0] ?? '', left, top, right, bottom, shown: fillOpacity > 0 && right > left,
        bright: opacity * getComputedStyle(box.parentElement).opacity > 0.5,
        bright_name: !name || getComputedStyle(name).opacity > 0.5,
        stands_out: fill === color && (!check || checked), checked,
      };
    }));
})
"""
# Every visible piece of text: its words, box, size, contrast, and what it is a part of.
READ_TEXTS = """
() => {
  const canvas = Object.assign(document.createElement('canvas'), {width: 1, height: 1});
  const pen = canvas.getContext('2d', {willReadFrequently: true});
  const known = new Map(), styles = new Map();
  const styleOf = (part) => styles.get(part) ?? styles.set(part, getComputedStyle(part)).get(part);
  const paint = (...colours) => {
    const asked = colours.join();
    if (known.has(asked)) return known.get(asked);
    pen.clearRect(0, 0, 1, 1);
    colours.forEach((colour) => { pen.fillStyle = colour; pen.fillRect(0, 0, 1, 1); });
    return known.set(asked, [...pen.getImageData(0, 0, 1, 1).data]).get(asked);
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
    const above = lines(part), style = styleOf(part), drawn = Boolean(part.closest('svg'));
    const clipped = above.some((one) => {
      if (styleOf(one).overflow === 'visible') return false;
      const box = one.getBoundingClientRect();
      return box.width < 2 || box.height < 2;
    });
    if (clipped) continue;
    const behind = paint('#fff', ...above.map((one) => styleOf(one).backgroundColor).reverse());
    const opacity = above.reduce((whole, one) => whole * styleOf(one).opacity, 1);
    const ink = paint(`rgb(${behind.slice(0, 3)})`, style.color).map((c, i) => behind[i] + (c - behind[i]) * opacity);
    const [dark, light] = [shade(ink), shade(behind)].sort((a, b) => a - b);
    const keys = above.flatMap((one) => [...one.classList]).filter((name) => name.startsWith('st-key-'));
    texts.push({
      text: node.textContent.trim().slice(0, 60), left, top, right, bottom, size: parseFloat(style.fontSize), drawn,
      contrast: (light + 0.05) / (dark + 0.05), keys, off: Boolean(part.closest(':disabled, [aria-disabled=true]')),
    });
  }
  return texts;
}
"""
# All that a browser keeps of a page.
STORED = """
async () => JSON.stringify([document.cookie, {...localStorage}, {...sessionStorage}, history.state,
  document.title, (await indexedDB.databases()).map(({name}) => name), await caches.keys()])
"""
SCROLL = """
share => { const main = document.querySelector('[data-testid=stMain]'); main.scrollTo(0, share * main.scrollHeight); }
"""
# What a visitor touched last stands out, and what scrolls in itself stays where it was.
FORGET_TOUCH = """
() => {
  document.activeElement?.blur();
  for (const said of ['last', 'over']) delete document.documentElement.dataset[said];
  const list = document.querySelector('.st-key-checklist')?.parentElement;
  for (const part of [list, ...document.querySelectorAll('.rows, .sheet')]) part?.scrollTo(0, 0);
}
"""
SIDEWAYS = """
() => [document.documentElement, document.body, document.querySelector('[data-testid=stMain]')]
  .map((part) => part.scrollWidth - part.clientWidth)
"""
# Elements with words of their own that stick out of the window at a side. Hidden ones do not count, nor a drawer that
# is closed, nor a wide table, which scrolls sideways (WCAG 1.4.10 lets it).
STICKING_OUT = """
() => [...document.querySelectorAll('[data-testid=stMain] *')].filter((part) => {
  const words = [...part.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.textContent.trim());
  if (!words || part.closest('.rows:has(.dense), .sheet')) return false;
  const box = part.getBoundingClientRect(), drawer = part.closest('.st-key-symptoms');
  if (box.width < 2 || box.height < 2 || !part.checkVisibility({visibilityProperty: true})) return false;
  if (drawer?.getBoundingClientRect().right < 0) return false;
  return box.left < -0.5 || box.right > innerWidth + 0.5;
}).map((part) => part.textContent.slice(0, 60))
"""
NOTE = ".st-key-banner [role=note]"
BANNER_ON_TOP = """
() => {
  const banner = document.querySelector('.st-key-banner'), box = banner.getBoundingClientRect();
  return [0.02, 0.25, 0.5, 0.75, 0.98].flatMap((x) => [0.1, 0.5, 0.9].map((y) =>
    banner.contains(document.elementFromPoint(box.left + x * box.width, box.top + y * box.height)))).every(Boolean);
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

    @property
    def middle(self) -> tuple[float, float]:
        """The middle, in the window."""
        return (self.left + self.right) / 2, (self.top + self.bottom) / 2

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


@dataclass(frozen=True)
class Point:
    """A point of a chart as it is drawn."""

    id: str  # of what it stands for
    left: float
    top: float
    right: float
    bottom: float
    shown: bool  # it is not clear
    bright: bool  # it is not faded
    bright_name: bool  # nor is its name, if it has one
    stands_out: bool  # as the mark of a ticked symptom does: filled, and checked if it can be
    checked: bool  # there is a check in it

    @property
    def box(self) -> Box:
        """The room it takes."""
        return Box("point", self.id, self.left, self.top, self.right, self.bottom)


@dataclass(frozen=True)
class Words:
    """A visible piece of text."""

    text: str
    left: float
    top: float
    right: float
    bottom: float
    size: float  # px, of its font
    drawn: bool  # in a chart
    contrast: float  # WCAG 2.2
    keys: tuple[str, ...]  # of the containers that it is in
    off: bool  # of a control that cannot be pressed now

    @property
    def box(self) -> Box:
        """The room they take."""
        return Box("words", self.text, self.left, self.top, self.right, self.bottom, self.size)


def contrast(*colours: str) -> float:
    """Return the contrast of two opaque colours (WCAG 2.2)."""
    shades = []
    for colour in colours:
        channels = re.findall(r"[\d.]+", colour)
        assert len(channels) == 3, f"{colour} is not opaque"
        parts = [float(channel) / 255 for channel in channels]
        red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
        shades.append(0.2126 * red + 0.7152 * green + 0.0722 * blue)
    return (max(shades) + 0.05) / (min(shades) + 0.05)


def is_inside(x: float, y: float, across: Sequence[float | None], down: Sequence[float | None]) -> bool:
    """Say whether a point is inside rings that a missing value parts, by the even-odd rule."""
    inside = False
    for (x0, y0), (x1, y1) in pairwise(zip(across, down, strict=True)):
        if x0 is None or y0 is None or x1 is None or y1 is None:
            continue
        if (y0 > y) != (y1 > y) and x < x0 + (y - y0) / (y1 - y0) * (x1 - x0):
            inside = not inside
    return inside
