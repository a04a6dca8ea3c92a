"""Colours that can be seen and told apart on the light and the dark page."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

from components.charts.style import PAIRS, STROKES, Style, choose_styles

ROOT = Path(__file__).parents[2]
THEME = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8"))["theme"]
COLORS = [color for pair in PAIRS for color in pair]


def luminance(color: str) -> float:
    """Relative luminance, as WCAG 2.2 defines it."""
    if color.startswith("#"):
        channels = [int(color[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    else:
        channels = [int(part) / 255 for part in re.findall(r"\d+", color)[:3]]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("color", COLORS)
def test_an_outline_stands_out_from_the_page(theme: str, color: str) -> None:
    """C5."""
    assert contrast(color, THEME[theme]["backgroundColor"]) >= 3


@pytest.mark.parametrize("color", COLORS)
def test_a_tag_carries_white_text(color: str) -> None:
    """C5, A: 7:1, also for presenter view."""
    assert contrast(Style(color, "solid").tag, "#ffffff") >= 7


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_text_and_links_stand_out_from_the_page(theme: str) -> None:
    colors = THEME[theme]
    for background in ("backgroundColor", "secondaryBackgroundColor"):
        assert contrast(colors["textColor"], colors[background]) >= 7
        assert contrast(colors["linkColor"], colors[background]) >= 4.5
        assert contrast(colors["borderColor"], colors[background]) >= 3


def test_high_and_low_of_a_mineral_differ_in_line_and_colour() -> None:
    """C5: never told apart by colour alone."""
    styles = choose_styles([("a", "salt", "high"), ("b", "salt", "low"), ("c", "iron", "high")])
    assert styles["a"].dash != styles["b"].dash
    assert len({style.color for style in styles.values()}) == 3


def test_an_imbalance_looks_the_same_in_every_view() -> None:
    rows = [("a", "salt", "high"), ("b", "salt", "low"), ("c", "iron", "high")]
    assert choose_styles(rows)["a"] == choose_styles(rows[:1])["a"]


@pytest.mark.parametrize("dash", [dash for strokes in STROKES for dash in strokes])
def test_a_sample_of_a_line_repeats_its_strokes_in_its_colour(dash: str) -> None:
    """C5: the head of a column shows the line of its outline."""
    sample = Style("#2e6fd0", dash).background
    if dash == "solid":
        assert sample == "#2e6fd0"
        return
    stops = re.findall(r"(#\w+|rgba\(0,0,0,0\)) (\d+)px (\d+)px", sample)
    assert sample == f"repeating-linear-gradient(90deg, {', '.join('{} {}px {}px'.format(*stop) for stop in stops)})"
    assert [int(end) - int(start) for _, start, end in stops] == [int(part[:-2]) for part in dash.split(",")]
    assert [start for _, start, _ in stops] == ["0", *(end for _, _, end in stops[:-1])]
    assert [color for color, _, _ in stops] == ["#2e6fd0", "rgba(0,0,0,0)"] * (len(stops) // 2)


def test_the_inside_of_an_outline_is_faint() -> None:
    assert float(Style("#2e6fd0", "solid").fill.removesuffix(")").rpartition(",")[2]) <= 0.1
