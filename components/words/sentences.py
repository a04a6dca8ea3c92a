"""Facts -> sentences: what the tables say, in the words of a text file."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from components.facts.levels import Axis
from components.facts.regions import Region, find_memberships
from components.facts.stories import Story
from components.words.text import Text


@dataclass(frozen=True)
class Subject:
    """A symptom as the subject of a sentence."""

    label: str
    number: str  # of the label: "singular", "plural", or "" if unknown


def name_subject(text: Text, subject: Subject) -> Subject:
    """Call a label of unknown number "the symptom ...", which is always singular."""
    return subject if subject.number else Subject(text("answer.named", symptom=subject.label), "singular")


def say_listed(
    text: Text,
    subject: Subject,
    membership: frozenset[str],
    order: Sequence[str],
    names: Mapping[str, str],
) -> str:
    """Say which of the imbalances in view list a symptom."""
    subject = name_subject(text, subject)
    listed = [name_inside(names[imbalance]) for imbalance in order if imbalance in membership]
    others = [name_inside(names[imbalance]) for imbalance in order if imbalance not in membership]
    if not listed:
        kind = "none"
    elif len(order) == 1:
        kind = "single"
    elif not others:
        kind = "both" if len(order) == 2 else "all"
    else:
        kind = "one" if len(listed) == 1 else "some"
    return text(
        f"answer.{kind}",
        symptom=subject.label,
        are=text(f"answer.{subject.number}"),
        it=text(f"answer.{subject.number}_it"),
        number=text.number(len(order)),
        conditions=text.join(listed),
        others=text.join(others),
    )


def name_axis(text: Text, axis: Axis) -> str:
    """Name what an axis of blood level measures, and its unit."""
    return text("levels.axis", analyte=axis.analyte, unit=axis.unit) if axis.analyte else text("levels.ph")


def describe_levels(text: Text, axes: Sequence[Axis], names: Mapping[str, str]) -> list[str]:
    """Describe the chart of blood levels in sentences, axis by axis."""
    sentences = []
    for axis in axes:
        said = [text("levels.range", axis=name_axis(text, axis), low=axis.low, high=axis.high)]
        if axis.below:
            said.append(text("levels.below", condition=names[axis.below], low=axis.low))
        if axis.above:
            said.append(text("levels.above", condition=names[axis.above], high=axis.high))
        sentences.append(" ".join(said))
    return sentences


def describe_chart(text: Text, regions: Sequence[Region], order: Sequence[str], names: Mapping[str, str]) -> list[str]:
    """Describe the whole chart in sentences, region by region, from the same data as the figure."""
    linked = find_memberships(regions)
    conditions = text.join([name_inside(names[imbalance]) for imbalance in order])
    start = "describe.start" if len(order) > 1 else "describe.start_one"
    symptoms = say_size(text, len(linked))
    sentences = [text(start, symptoms=symptoms, number=text.number(len(order)), conditions=conditions)]
    if len(order) > 1:
        shared = sum(len(membership) > 1 for membership in linked.values())
        sentences.append(text.count("describe.shared", shared))
    for region in regions:
        inside = [name_inside(names[imbalance]) for imbalance in order if imbalance in region.membership]
        kind = "describe.region"
        if len(inside) == 1 and len(order) > 1:
            kind = "describe.region_one" if len(region.symptoms) == 1 else "describe.region_one_many"
        symptoms = "; ".join(sorted(names[symptom] for symptom in region.symptoms))
        sentences.append(text(kind, symptoms=symptoms, conditions=text.join(inside)))
    drawn = {imbalance for region in regions for imbalance in region.membership}
    sentences += [text("describe.empty", condition=names[imbalance]) for imbalance in order if imbalance not in drawn]
    return sentences


def say_size(text: Text, size: int) -> str:
    """Say how many symptoms there are."""
    return text("describe.symptom") if size == 1 else text("describe.symptoms", size=size)


def describe_story(text: Text, story: Story) -> list[str]:
    """Tell a story in sentences, arrow by arrow, and say how sure each arrow is."""
    labels = {box.node: box.label for box in story.boxes}
    sentences = []
    for arrow in story.arrows:
        start, end = labels[arrow.start], name_inside(labels[arrow.end])
        told = text("stories.arrow", start=start, relation=text(f"relations.{arrow.relation}"), end=end)
        sentences.append(f"{told}. {text('stories.sure', certainty=text(f'certainty.{arrow.certainty}'))}")
    return sentences


def name_region(text: Text, membership: frozenset[str], order: Sequence[str], names: Mapping[str, str]) -> str:
    """Name a region by the imbalances in view that list its symptoms."""
    inside = [names[imbalance] for imbalance in order if imbalance in membership]
    if len(order) == 1:
        return inside[0]
    if len(inside) == len(order):
        return text("region.both") if len(order) == 2 else text("region.all", number=text.number(len(order)))
    if len(inside) == 1:
        return text("region.one", condition=name_inside(inside[0]))
    return text.join(inside[:1] + [name_inside(name) for name in inside[1:]])


def say_heading(text: Text, degree: int, whole: int, size: int) -> str:
    """Write the heading of the symptoms that so many of the imbalances in view list, with their number."""
    kind = "one" if degree == 1 else "some" if degree < whole else "both" if whole == 2 else "all"
    return text(f"chart.heading_{kind}", number=text.number(degree), size=size)


def say_reading(text: Text, dates: tuple[str, str]) -> str:
    """Say when the sources were read, on one day or between two; for own lists, that it is unknown."""
    first, last = dates
    if not last:
        return text("source.own")
    return text("source.read_on", date=last) if first == last else text("source.read", first=first, last=last)


def split_sentences(words: str) -> list[str]:
    """Split words where a sentence ends."""
    return re.split(r"(?<=[.?!]) ", words)


def name_inside(name: str) -> str:
    """Write a name as it stands inside a sentence: in lower case, unless it begins with a formula or abbreviation."""
    first = name.split(" ")[0]
    return name if not first.isalpha() or first.isupper() else name[:1].lower() + name[1:]
