"""Tables -> stories: the boxes and arrows that tell how one imbalance leads to another."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from components.facts.catalogue import Catalogue

LEADS = ("can_cause", "causes")  # the relations by which one imbalance brings on another


@dataclass(frozen=True)
class Box:
    """Something that a mechanism acts on or through, and its column and row in the diagram, both from 0."""

    node: str
    label: str
    imbalance: str  # an id, or ""
    column: int
    row: int


@dataclass(frozen=True)
class Arrow:
    """One mechanism of a story."""

    mechanism: str
    start: str  # ids of nodes
    end: str
    relation: str
    certainty: str


@dataclass(frozen=True)
class Story:
    """The arrows in the order in which they are told, and the boxes that they join."""

    title: str
    boxes: tuple[Box, ...]
    arrows: tuple[Arrow, ...]


def find_story(catalogue: Catalogue, story: str) -> Story:
    """Look up the boxes and arrows of a story."""
    places = catalogue.story_nodes[catalogue.story_nodes["story"] == story]
    nodes = catalogue.nodes
    boxes = (
        Box(node, nodes.at[node, "label"], nodes.at[node, "imbalance_id"], int(column) - 1, int(row) - 1)
        for node, column, row in zip(places["node_id"], places["column"], places["row"], strict=True)
    )
    told = catalogue.story_arrows.loc[catalogue.story_arrows["story"] == story, "mechanism_id"]
    arrows = tuple(_find_arrow(catalogue.mechanisms, mechanism) for mechanism in told)
    return Story(catalogue.stories.at[story, "title"], tuple(boxes), arrows)


def _find_arrow(mechanisms: pd.DataFrame, mechanism: str) -> Arrow:
    row = mechanisms.loc[mechanism]
    return Arrow(mechanism, row["from_node"], row["to_node"], row["relation"], row["certainty"])


def find_company(catalogue: Catalogue) -> tuple[tuple[str, str, str], ...]:
    """Find the mechanisms that lead from one imbalance straight to another: the ids of both and of the mechanism."""
    imbalance = catalogue.nodes["imbalance_id"]
    leading = catalogue.mechanisms[catalogue.mechanisms["relation"].isin(LEADS)]
    ends = zip(leading["from_node"], leading["to_node"], leading.index, strict=True)
    pairs = ((imbalance[start], imbalance[end], str(mechanism)) for start, end, mechanism in ends)
    return tuple(pair for pair in pairs if pair[0] and pair[1])


def find_shared_causes(catalogue: Catalogue) -> dict[str, tuple[str, ...]]:
    """Find the causes of more than one imbalance: the ids of the imbalances, by the id of the cause."""
    shared = catalogue.causes.groupby("id", sort=False)["imbalance_id"].agg(tuple)
    return {str(cause): imbalances for cause, imbalances in shared.items() if len(imbalances) > 1}
