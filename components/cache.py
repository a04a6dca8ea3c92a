"""What all visitors share, loaded once; nothing here ever depends on what anyone ticked."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import streamlit as st

from components.charts import CHARTS
from components.charts.blank import draw_blank, list_places
from components.charts.figure import Figure
from components.charts.layout import Canvas
from components.charts.levels import draw_levels
from components.charts.story import draw_mechanism
from components.charts.style import Look, Style, choose_styles
from components.facts.catalogue import Catalogue, read_catalogue
from components.facts.levels import find_axes
from components.facts.regions import Region, choose_links, find_memberships, find_regions
from components.facts.stories import find_story
from components.selection import View
from components.words.sentences import name_axis, name_region, say_heading, say_listing
from components.words.text import Text, read_text

DATA = Path(__file__).parents[1] / "data"


def load_text() -> Text:
    """Read the words of the pages."""
    return read_text(DATA / "text" / "en.toml")


@st.cache_resource(show_spinner=False)
def load_catalogue() -> Catalogue:
    """Read and check the tables."""
    return read_catalogue(DATA)


@st.cache_resource(show_spinner=False)
def load_names() -> dict[str, str]:
    """Give every symptom and imbalance the name to show."""
    catalogue = load_catalogue()
    return {**catalogue.imbalances["plain_name"].to_dict(), **catalogue.symptoms["label"].to_dict()}


@st.cache_resource(show_spinner=False)
def load_styles() -> dict[str, Style]:
    """Give every imbalance its colour and line."""
    imbalances = load_catalogue().imbalances
    return choose_styles(zip(imbalances.index, imbalances["element"], imbalances["direction"], strict=True))


def load_regions(view: View) -> tuple[Region, ...]:
    """Split the symptoms of the imbalances in view into regions."""
    return find_regions(choose_links(load_catalogue().links, view.listing), view.imbalances)


@st.cache_resource(show_spinner=False, max_entries=100)
def load_levels(imbalances: tuple[str, ...], unit: str, canvas: Canvas) -> Figure:
    """Draw the blood levels of some imbalances; nobody may change the figure."""
    catalogue, text = load_catalogue(), load_text()
    axes = find_axes(catalogue.labs, catalogue.imbalances["direction"].to_dict(), imbalances, unit)
    titles = [name_axis(text, axis) for axis in axes]
    return draw_levels(axes, titles, text("levels.usual"), canvas, (load_names(), load_styles()))


@st.cache_resource(show_spinner=False, max_entries=100)
def load_story(name: str, canvas: Canvas) -> Figure:
    """Draw a story of mechanisms; nobody may change the figure."""
    text, story = load_text(), find_story(load_catalogue(), name)
    words = {
        arrow.mechanism: (text(f"relations.{arrow.relation}"), text(f"certainty.{arrow.certainty}"))
        for arrow in story.arrows
    }
    return draw_mechanism(story, words, canvas, load_styles())


@st.cache_resource(show_spinner=False, max_entries=100)
def load_blank(imbalances: tuple[str, ...], canvas: Canvas) -> Figure:
    """Draw the empty chart of some imbalances; nobody may change the figure."""
    text, names = load_text(), load_names()
    *within, outside = list_places(imbalances)
    hovers = {region.symptoms[0]: name_region(text, region.membership, imbalances, names) for region in within}
    hovers[outside.symptoms[0]] = text("predict.placed_outside")
    names = {**names, outside.symptoms[0]: text("predict.outside")}
    return draw_blank(imbalances, canvas, Look(names, load_styles(), hovers, {}, {}))


@st.cache_resource(show_spinner=False, max_entries=300)
def load_figure(view: View, canvas: Canvas) -> Figure:
    """Draw the chart of a view once for all visitors and all ticks.

    The layout takes some 50 to 200 ms, a tick must take less: so it is kept.

    Returns
    -------
    Figure
        The same object each time; nobody may change it.
    """
    text, names, regions = load_text(), load_names(), load_regions(view)
    numbers = load_catalogue().symptoms["number"]
    hovers = {
        symptom: say_listing(text, (names[symptom], numbers[symptom]), membership, view.imbalances, names)
        for symptom, membership in find_memberships(regions).items()
    }
    whole = len(view.imbalances)
    sizes = Counter(len(membership) for membership in find_memberships(regions).values())
    headings = {degree: say_heading(text, degree, whole, size) for degree, size in sizes.items()}
    inside = {region.membership: name_region(text, region.membership, view.imbalances, names) for region in regions}
    shown = names if canvas.named else {**names, **dict.fromkeys(hovers, "")}
    look = Look(shown, load_styles(), hovers, headings, inside)
    return CHARTS[view.chart](regions, view.imbalances, canvas, look)
