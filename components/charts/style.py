"""How figures look: one colour and line for each imbalance, told apart without colour too."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

FONT = '"Source Sans", sans-serif'  # the family that Streamlit ships and the page shows
FILL = 0.08  # opacity of the inside of an outline that stands by itself
LINE = 2.5  # px
HALO = 1.0  # px on each side of a line; more would hide a line that runs close beside it
PAGE = "#fbfaf6"  # the page; on a dark one a style sheet changes it
SHADE = "#5b7388"
SHADES = (0.03, 0.07, 0.115, 0.165, 0.21, 0.25)  # opacity by the number of lists that share a region
RIMS = ((5.0, 0.13), (10.0, 0.08), (15.0, 0.05))  # px inside the line, opacity; they add up
EDGE = "#7d868c"  # the edge of a mark, and what stands for no imbalance
QUIET = "rgba(125,134,140,0.9)"  # the same, a little fainter
TRANSPARENT = "rgba(0,0,0,0)"  # for what can be clicked and is not seen

# One hue pair for each element: high, low. Each has at least 3:1 on the light and the dark page,
# and the pairs keep apart under the common colour-vision deficiencies or by their line.
PAIRS = (
    ("#2e6fd0", "#128a9e"),
    ("#cf4a17", "#a8730f"),
    ("#8257c9", "#a94f9f"),
    ("#2c8a3d", "#6b8420"),
    ("#c83c61", "#b4617f"),
    ("#5b7388", "#87715c"),
)

# Lines of high and low levels, so that six outlines are told apart in grey too.
STROKES = (("solid", "8px,5px"), ("24px,4px", "3px,4px"), ("24px,4px,4px,4px", "9px,4px,2px,4px"))


@dataclass(frozen=True)
class Style:
    """The look of an imbalance: a hue for its element, a line for its direction."""

    color: str
    dash: str  # high levels have long strokes, low levels short ones

    @property
    def fill(self) -> str:
        """The colour of the inside of an outline."""
        return fade(self.color, FILL)

    @property
    def background(self) -> str:
        """A sample of the line as a background of CSS."""
        if self.dash == "solid":
            return self.color
        stops, end = [], 0
        for place, length in enumerate(self.dash.split(",")):
            start, end = end, end + int(length.removesuffix("px"))
            stops.append(f"{TRANSPARENT if place % 2 else self.color} {start}px {end}px")
        return f"repeating-linear-gradient(90deg, {', '.join(stops)})"

    @property
    def tag(self) -> str:
        """A shade of the colour that carries white text at 7:1 or more."""
        red, green, blue = (round(channel * 0.55) for channel in _channels(self.color))
        return f"rgb({red},{green},{blue})"


@dataclass(frozen=True)
class Look:
    """The words and colours of a chart of symptoms; its positions come from a layout."""

    names: Mapping[str, str]  # by id of a symptom, imbalance or place; "" where a symptom is not named
    styles: Mapping[str, Style]  # by imbalance
    hovers: Mapping[str, str] = field(default_factory=dict)  # by symptom or place: what hovering over it says
    headings: Mapping[int, str] = field(default_factory=dict)  # by the number of imbalances that list a symptom


def choose_styles(imbalances: Iterable[tuple[str, str, str]]) -> dict[str, Style]:
    """Give each imbalance (id, element, direction) its style; all imbalances are given, so each view has the same."""
    rows = list(imbalances)
    elements = list(dict.fromkeys(element for _, element, _ in rows))
    styles = {}
    for imbalance, element, direction in rows:
        high, low = PAIRS[elements.index(element) % len(PAIRS)]
        long, short = STROKES[elements.index(element) % len(STROKES)]
        styles[imbalance] = Style(high, long) if direction == "high" else Style(low, short)
    return styles


def fade(color: str, opacity: float) -> str:
    """Make a colour see-through."""
    red, green, blue = _channels(color)
    return f"rgba({red},{green},{blue},{opacity})"


def _channels(color: str) -> tuple[int, int, int]:
    return int(color[1:3], 16), int(color[3:5], 16), int(color[5:7], 16)
