"""Random tables for the charts: names in every script and with markup, lists of every relation."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from random import Random

from hypothesis import strategies as st

from components.charts.style import Look, choose_styles
from components.facts.regions import Region, find_memberships

HOSTILE = (
    "Muscle weakness",
    "Nausea & vomiting",
    "<b>Bold</b> <a href='x'>name</a>",
    '"Quoted" {braces} %s',
    "Life-threatening arrhythmia",
    "ضعف العضلات",
    "חולשת שרירים",
    "筋力低下と吐き気と嘔吐と頭痛",
    "w" * 60,
    "A name of sixty characters, which is as long as a name can be",
    "Tremor",
    "x",
)
KINDS = ("any", "few", "equal", "nested", "disjoint")


@dataclass(frozen=True)
class Table:
    """A random table, ready to draw."""

    regions: tuple[Region, ...]
    order: tuple[str, ...]
    names: Mapping[str, str]

    @property
    def look(self) -> Look:
        styles = choose_styles(
            (imbalance, f"element {index % 5}", ["high", "low"][index % 2])
            for index, imbalance in enumerate(self.order)
        )
        hovers = {symptom: f"hover {self.names[symptom]}" for region in self.regions for symptom in region.symptoms}
        headings = {degree: f"Listed for {degree}" for degree in range(len(self.order) + 1)}
        return Look(self.names, styles, hovers, headings)

    @property
    def listed(self) -> list[str]:
        """The imbalances that list any symptom."""
        return [imbalance for imbalance in self.order if any(imbalance in r.membership for r in self.regions)]

    @property
    def unnamed(self) -> Table:
        """The same with symptoms that are marks alone."""
        return replace(self, names={**self.names, **dict.fromkeys(find_memberships(self.regions), "")})


def group(memberships: Mapping[str, frozenset[str]]) -> tuple[Region, ...]:
    """Make regions of memberships, as find_regions does from links."""
    shared: dict[frozenset[str], list[str]] = {}
    for symptom, membership in memberships.items():
        if membership:
            shared.setdefault(membership, []).append(symptom)
    regions = (Region(membership, tuple(sorted(symptoms))) for membership, symptoms in shared.items())
    return tuple(sorted(regions, key=lambda region: (-len(region.membership), sorted(region.membership))))


def make_table(random: Random, lists: int, symptoms: int, kind: str, odds: float) -> Table:
    """Make so many lists of a kind, with hostile names; of any kind and few, a symptom is in each by these odds.

    Of the kind "few", only few memberships occur, and so most regions hold nothing.
    """
    order = tuple(f"list{place}" for place in range(lists))

    def pick() -> frozenset[str]:
        return frozenset(name for name in order if random.random() < odds) or frozenset(order[:1])

    patterns = [pick() for _ in range(random.randint(lists, 3 * lists))] if kind == "few" else []

    def join(place: int) -> frozenset[str]:
        if kind == "equal" or not order:
            return frozenset(order)
        if kind == "nested":
            return frozenset(order[: 1 + place % len(order)])
        if kind == "disjoint":
            return frozenset({order[place % len(order)]})
        return random.choice(patterns) if patterns else pick()

    memberships = {f"s{place:02d}": join(place) for place in range(symptoms)}
    names = {name: f"{random.choice(HOSTILE)[:24]} {place}" for place, name in enumerate(order)}
    names |= {symptom: random.choice(HOSTILE) for symptom in memberships}
    return Table(group(memberships), order, names)


def make_named(lists: int, seed: int, conditions: Sequence[str], labels: Sequence[str]) -> Table:
    """Make lists of 10 to 60 symptoms with names to choose from; about half of the tables have few regions."""
    chance = Random(1000 * lists + seed)
    while True:
        kind, symptoms = chance.choice(("any", "few")), chance.randint(10, 60)
        table = make_table(chance, lists, symptoms, kind, chance.uniform(0.25, 0.6))
        if len(table.listed) == lists:
            break
    names = {symptom: chance.choice(labels) for symptom in table.names}
    return replace(table, names={**names, **dict(zip(table.order, conditions, strict=False))})


@st.composite
def tables(draw: st.DrawFn, least: int = 0, most: int = 6) -> Table:
    """Draw lists that are equal, nested, disjoint, empty or anything between, with 0 to 60 symptoms."""
    lists, symptoms = draw(st.integers(least, most)), draw(st.integers(0, 60))
    kind = draw(st.sampled_from(KINDS))
    random = draw(st.randoms(use_true_random=False))
    return make_table(random, lists, symptoms, kind, draw(st.floats(0.1, 0.9)))


def make_three() -> Table:
    """Make three lists with every kind of region, three symptoms in each."""
    order = ("a", "b", "c")
    memberships = {
        f"s{number}": frozenset(imbalance for bit, imbalance in enumerate(order) if number % 7 + 1 >> bit & 1)
        for number in range(21)
    }
    names = {**{key: f"List {key}" for key in order}, **{key: f"Symptom {key}" for key in memberships}}
    return Table(group(memberships), order, names)
