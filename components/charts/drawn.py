"""Catalogue + words + view -> a drawn chart: its figure, and everything that is said about it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import count

from components.charts import CHARTS
from components.charts.blank import list_drawn_places, sketch_blank
from components.charts.figure import Figure, Sketch, make_figure
from components.charts.joined import sketch_joining
from components.charts.layout import Canvas
from components.charts.levels import sketch_levels
from components.charts.story import ArrowWords, sketch_story
from components.charts.story_layout import WORDY
from components.charts.style import Look, Style, choose_styles
from components.facts.catalogue import Catalogue
from components.facts.levels import find_axes
from components.facts.limits import MOST_IN_VIEW
from components.facts.regions import (
    MOST_DRAWN,
    MOST_OUTLINED,
    Region,
    choose_links,
    count_symptoms,
    find_memberships,
    find_regions,
)
from components.facts.stories import find_story
from components.selection import View
from components.words.sentences import (
    Subject,
    describe_chart,
    describe_levels,
    describe_story,
    name_axis,
    name_inside,
    name_region,
    say_heading,
    say_listed,
    say_size,
)
from components.words.text import Text

DIRECTIONS = ("high", "low")  # the looks that own imbalances get in turn


@dataclass(frozen=True)
class Head:
    """The head of a column in a table: an imbalance, and its line in the chart as a background of CSS."""

    name: str
    line: str


@dataclass(frozen=True, eq=False)
class Drawn:
    """A chart of a view: one value, so that the figure and the words always belong to the same view."""

    figure: Figure
    alt: str  # the short text alternative
    read: str  # how to read the chart
    sentences: tuple[str, ...]  # the chart in words; none of an empty chart
    regions: tuple[Region, ...]  # of the symptoms or places in it; none of levels and stories
    sketch: Sketch  # what the figure was made of, for pictures of the same chart


def choose_chart(catalogue: Catalogue, imbalances: Sequence[str], listing: str) -> str:
    """Choose the overlap, or the matrix where there are too many lists or symptoms for outlines."""
    symptoms = count_symptoms(choose_links(catalogue.links, listing), imbalances)
    return "overlap" if len(imbalances) <= MOST_DRAWN and symptoms <= MOST_OUTLINED else "matrix"


def draw_lists(catalogue: Catalogue, text: Text, view: View, canvas: Canvas) -> Drawn:
    """Draw the symptom lists of the imbalances in view as the chart of the view; ticks play no part."""
    regions = find_regions(choose_links(catalogue.links, view.listing), view.imbalances)
    look = _hide_names(_describe_look(catalogue, text, view, regions), regions, canvas)
    sketch = CHARTS[view.chart](regions, view.imbalances, canvas, look)
    conditions = _join_names(catalogue, text, view.imbalances)
    return Drawn(
        make_figure(sketch, view.chart, view.imbalances),
        text("chart.alt", symptoms=say_size(text, len(look.hovers)), conditions=conditions),
        text(f"chart.read_{view.chart}"),
        tuple(describe_chart(text, regions, view.imbalances, catalogue.names)),
        regions,
        sketch,
    )


def draw_joining(catalogue: Catalogue, text: Text, view: View, canvas: Canvas) -> tuple[Drawn, ...]:
    """Draw the lists of a view as they join one by one: the same figure, told for one list, two, and so on."""
    links = choose_links(catalogue.links, view.listing)
    regions = find_regions(links, view.imbalances)
    look = _hide_names(_describe_look(catalogue, text, view, regions), regions, canvas)
    sketch = sketch_joining(regions, view.imbalances, canvas, look)
    figure = make_figure(sketch, "joining", view.imbalances)
    joined = (view.imbalances[:number] for number in range(1, len(view.imbalances) + 1))
    whole = Drawn(figure, text("lesson.alt"), text("chart.read_overlap"), (), (), sketch)
    return tuple(_tell_joined(catalogue, text, whole, find_regions(links, some), some) for some in joined)


def _tell_joined(
    catalogue: Catalogue, text: Text, whole: Drawn, regions: tuple[Region, ...], joined: tuple[str, ...]
) -> Drawn:
    """Say what has joined; the text alternative stays, since another one would make the page draw the figure anew."""
    return replace(whole, sentences=tuple(describe_chart(text, regions, joined, catalogue.names)), regions=regions)


def _describe_look(catalogue: Catalogue, text: Text, view: View, regions: tuple[Region, ...]) -> Look:
    """Find the words of a chart of symptoms."""
    names, order, linked = catalogue.names, view.imbalances, find_memberships(regions)
    numbers = catalogue.symptoms["number"]
    hovers = {
        symptom: say_listed(text, Subject(names[symptom], numbers[symptom]), membership, order, names)
        for symptom, membership in linked.items()
    }
    sizes = Counter(len(membership) for membership in linked.values())
    headings = {degree: say_heading(text, degree, len(order), size) for degree, size in sizes.items()}
    return Look(names, find_styles(catalogue, order), hovers, headings)


def draw_levels(catalogue: Catalogue, text: Text, view: View, canvas: Canvas) -> Drawn:
    """Draw the blood levels of the imbalances in view, at least one, in the unit of the view."""
    directions = catalogue.imbalances["direction"].to_dict()
    axes = find_axes(catalogue.labs, directions, view.imbalances, view.unit)
    titles = [name_axis(text, axis) for axis in axes]
    look = Look(catalogue.names, find_styles(catalogue))
    sketch = sketch_levels(axes, titles, text("levels.usual"), canvas, look)
    on_axes = dict.fromkeys(key for axis in axes for key in (axis.below, axis.above) if key)
    return Drawn(
        make_figure(sketch, "levels", tuple(on_axes)),
        text("levels.alt", conditions=_join_names(catalogue, text, view.imbalances)),
        text("levels.read_levels"),
        tuple(describe_levels(text, axes, catalogue.names)),
        (),
        sketch,
    )


def draw_story(catalogue: Catalogue, text: Text, story_id: str, canvas: Canvas) -> Drawn:
    """Draw a story of mechanisms; on a narrow canvas words stand beside the chart and not at its arrows."""
    story = find_story(catalogue, story_id)
    said = {
        arrow.mechanism: ArrowWords(text(f"relations.{arrow.relation}"), text(f"certainty.{arrow.certainty}"))
        for arrow in story.arrows
    }
    sketch = sketch_story(story, said, canvas, find_styles(catalogue))
    read = text("stories.read" if canvas.width >= WORDY else "stories.read_numbers")
    return Drawn(
        make_figure(sketch, "story", [box.imbalance for box in story.boxes if box.imbalance]),
        text("stories.alt", number=len(story.arrows), title=story.title),
        f"{read} {text('stories.lead')}",
        tuple(describe_story(text, story)),
        (),
        sketch,
    )


def draw_blank(catalogue: Catalogue, text: Text, imbalances: tuple[str, ...], canvas: Canvas) -> Drawn:
    """Draw the empty chart of one or more imbalances, like the filled one on this canvas; its regions are places."""
    regions = find_regions(catalogue.links, imbalances)
    places = list_drawn_places(regions, imbalances)
    *within, outside = places
    names = catalogue.names
    hovers = {place.symptoms[0]: name_region(text, place.membership, imbalances, names) for place in within}
    hovers[outside.symptoms[0]] = text("predict.placed_outside")
    look = _hide_names(Look(names, find_styles(catalogue, imbalances), hovers), regions, canvas)
    look = replace(look, names={**look.names, outside.symptoms[0]: text("predict.outside")})
    sketch = sketch_blank(regions, imbalances, canvas, look)
    alt = text("predict.alt", conditions=_join_names(catalogue, text, imbalances))
    return Drawn(make_figure(sketch, "blank", imbalances), alt, text("guess.task"), (), places, sketch)


def _hide_names(look: Look, regions: tuple[Region, ...], canvas: Canvas) -> Look:
    """Leave symptoms without names if the canvas has no names."""
    bare = {} if canvas.named else dict.fromkeys(find_memberships(regions), "")
    return replace(look, names={**look.names, **bare})


def _join_names(catalogue: Catalogue, text: Text, imbalances: tuple[str, ...]) -> str:
    return text.join([name_inside(catalogue.names[imbalance]) for imbalance in imbalances])


def find_styles(catalogue: Catalogue, imbalances: Sequence[str] = ()) -> dict[str, Style]:
    """Give every imbalance of the tables its look.

    Parameters
    ----------
    catalogue : Catalogue
    imbalances : sequence of str
        Those in view. Of own lists with more imbalances than there are looks, only these get one, the same in each
        view unless two of them would share it.

    Returns
    -------
    dict of str to Style
    """
    rows = catalogue.imbalances
    if not catalogue.is_own:
        return choose_styles(zip(rows.index, rows["element"], rows["direction"], strict=True))
    places = _spread(rows.index, rows.index if len(rows) <= MOST_IN_VIEW else imbalances[:MOST_IN_VIEW])
    looks = choose_styles((str(place), str(place // 2), DIRECTIONS[place % 2]) for place in range(MOST_IN_VIEW))
    return {one: looks[str(place)] for one, place in places.items()}


def _spread(every: Sequence[str], shown: Iterable[str]) -> dict[str, int]:
    """Give each of some imbalances a place of its own: that of its row, or the next free one."""
    places: dict[str, int] = {}
    rows = {one: row for row, one in enumerate(every)}
    for one in shown:
        free = (place % MOST_IN_VIEW for place in count(rows[one]))
        places[one] = next(place for place in free if place not in places.values())
    return places


def list_heads(catalogue: Catalogue, imbalances: Sequence[str]) -> list[Head]:
    """List the heads of the columns of some imbalances."""
    styles = find_styles(catalogue, imbalances)
    return [Head(catalogue.names[imbalance], styles[imbalance].background) for imbalance in imbalances]
