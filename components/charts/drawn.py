"""STUB until charts10 lands."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

import plotly.graph_objects as go

from components.charts import CHARTS, blank, levels, story
from components.charts.layout import Canvas
from components.charts.style import Look, Style, choose_styles
from components.facts.catalogue import Catalogue
from components.facts.levels import find_axes
from components.facts.regions import Region, choose_links, find_memberships, find_regions
from components.facts.stories import find_story
from components.selection import View
from components.words.sentences import (
    describe_chart,
    describe_levels,
    name_axis,
    name_inside,
    name_region,
    say_heading,
    say_listing,
)
from components.words.text import Text


@dataclass(frozen=True, eq=False)
class Drawn:
    figure: go.Figure
    alt: str
    read: str
    sentences: tuple[str, ...]
    regions: tuple[Region, ...] = ()


def _styles(catalogue: Catalogue) -> dict[str, Style]:
    imbalances = catalogue.imbalances
    return choose_styles(zip(imbalances.index, imbalances["element"], imbalances["direction"], strict=True))


def _inside(catalogue: Catalogue, text: Text, imbalances: tuple[str, ...]) -> str:
    return text.join([name_inside(catalogue.names[name]) for name in imbalances])


def draw_lists(catalogue: Catalogue, text: Text, view: View, canvas: Canvas) -> Drawn:
    names = catalogue.names
    regions = find_regions(choose_links(catalogue.links, view.listing), view.imbalances)
    numbers = catalogue.symptoms["number"]
    hovers = {
        symptom: say_listing(text, (names[symptom], numbers[symptom]), membership, view.imbalances, names)
        for symptom, membership in find_memberships(regions).items()
    }
    whole = len(view.imbalances)
    sizes = Counter(len(membership) for membership in find_memberships(regions).values())
    headings = {degree: say_heading(text, degree, whole, size) for degree, size in sizes.items()}
    inside = {region.membership: name_region(text, region.membership, view.imbalances, names) for region in regions}
    shown = names if canvas.named else {**names, **dict.fromkeys(hovers, "")}
    figure = CHARTS[view.chart](
        regions, view.imbalances, canvas, Look(shown, _styles(catalogue), hovers, headings, inside)
    )
    alt = text("chart.alt", symptoms=len(hovers), conditions=_inside(catalogue, text, view.imbalances))
    return Drawn(
        figure,
        alt,
        text(f"chart.read_{view.chart}"),
        tuple(describe_chart(text, regions, view.imbalances, names)),
        regions,
    )


def draw_levels(catalogue: Catalogue, text: Text, view: View, canvas: Canvas) -> Drawn:
    axes = find_axes(catalogue.labs, catalogue.imbalances["direction"].to_dict(), view.imbalances, view.unit)
    titles = [name_axis(text, axis) for axis in axes]
    figure = levels.draw_levels(axes, titles, text("levels.usual"), canvas, (catalogue.names, _styles(catalogue)))
    alt = text("levels.alt", conditions=_inside(catalogue, text, view.imbalances))
    return Drawn(figure, alt, text("levels.read"), tuple(describe_levels(text, axes, catalogue.names)))


def draw_story(catalogue: Catalogue, text: Text, story_id: str, canvas: Canvas) -> Drawn:
    told = find_story(catalogue, story_id)
    words = {a.mechanism: (text(f"relations.{a.relation}"), text(f"certainty.{a.certainty}")) for a in told.arrows}
    figure = story.draw_mechanism(told, words, canvas, _styles(catalogue))
    read = "stories.read" if canvas.width >= story.WORDY else "stories.read_numbers"
    return Drawn(figure, text("stories.alt", number=len(told.arrows), title=told.title), text(read), ())


def draw_blank(catalogue: Catalogue, text: Text, imbalances: tuple[str, ...], canvas: Canvas) -> Drawn:
    names = catalogue.names
    *within, outside = blank.list_places(imbalances)
    hovers = {region.symptoms[0]: name_region(text, region.membership, imbalances, names) for region in within}
    hovers[outside.symptoms[0]] = text("predict.placed_outside")
    names = {**names, outside.symptoms[0]: text("predict.outside")}
    figure = blank.draw_blank(imbalances, canvas, Look(names, _styles(catalogue), hovers, {}, {}))
    return Drawn(figure, text("predict.alt", conditions=_inside(catalogue, text, imbalances)), "", ())
