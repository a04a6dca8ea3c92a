"""Stories of mechanisms: they are the rows of the tables, complete and drawable; broken ones are refused."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from components.facts.catalogue import Catalogue, CatalogueError, read_catalogue
from components.facts.checks import Fault
from components.facts.stories import find_company, find_shared_causes, find_story
from tests.shipped import NAMES, read_rows

MECHANISMS = {row["id"]: row for row in read_rows("mechanisms")}
NODES = {row["id"]: row for row in read_rows("nodes")}
STORIES = [row["id"] for row in read_rows("stories")]


def test_there_are_four_stories_in_the_order_of_the_table(catalogue: Catalogue) -> None:
    assert list(catalogue.stories.index) == STORIES == ["low", "high", "kidneys", "nerves"]


@pytest.mark.parametrize("story", STORIES)
def test_arrows_are_the_rows_of_the_table_in_the_order_of_telling(story: str, catalogue: Catalogue) -> None:
    columns = ("id", "from_node", "relation", "to_node", "certainty")
    told = [MECHANISMS[row["mechanism_id"]] for row in read_rows("story_arrows") if row["story"] == story]
    drawn = [(a.mechanism, a.start, a.relation, a.end, a.certainty) for a in find_story(catalogue, story).arrows]
    assert drawn == [tuple(row[column] for column in columns) for row in told]


@pytest.mark.parametrize("story", STORIES)
def test_boxes_are_the_rows_of_the_table_at_their_places(story: str, catalogue: Catalogue) -> None:
    places = [row for row in read_rows("story_nodes") if row["story"] == story]
    drawn = [(b.node, b.label, b.imbalance, b.column, b.row) for b in find_story(catalogue, story).boxes]
    assert drawn == [
        (
            row["node_id"],
            NODES[row["node_id"]]["label"],
            NODES[row["node_id"]]["imbalance_id"],
            int(row["column"]) - 1,
            int(row["row"]) - 1,
        )
        for row in places
    ]


@pytest.mark.parametrize("story", STORIES)
def test_every_story_is_whole_and_joins_neighbours_only(story: str, catalogue: Catalogue) -> None:
    """C3: so an arrow never runs over a third box; no box stands apart or on another one."""
    told = find_story(catalogue, story)
    spots = {box.node: (box.column, box.row) for box in told.boxes}
    assert len(set(spots.values())) == len(told.boxes)
    joined = {node for arrow in told.arrows for node in (arrow.start, arrow.end)}
    assert joined == set(spots)
    for arrow in told.arrows:
        (x0, y0), (x1, y1) = spots[arrow.start], spots[arrow.end]
        assert max(abs(x0 - x1), abs(y0 - y1)) == 1, arrow
    assert len({arrow.mechanism for arrow in told.arrows}) == len(told.arrows)


@pytest.mark.parametrize("story", STORIES)
def test_no_two_arrows_of_a_story_cross(story: str, catalogue: Catalogue) -> None:
    """C3: two diagonals of one square would meet in their middle, where both numbers stand."""
    told = find_story(catalogue, story)
    spots = {box.node: (box.column, box.row) for box in told.boxes}
    ways = {frozenset((spots[arrow.start], spots[arrow.end])) for arrow in told.arrows}
    slanting = [way for way in ways if len({x for x, _ in way}) == len({y for _, y in way}) == 2]
    middles = Counter(tuple(sum(axis) for axis in zip(*way, strict=True)) for way in slanting)
    assert [middle for middle, count in middles.items() if count > 1] == []


def test_high_magnesium_ends_at_high_potassium(catalogue: Catalogue) -> None:
    """No arrow of this story is about lost potassium, which belongs to the story of low magnesium."""
    arrows = find_story(catalogue, "high").arrows
    assert arrows[-1].end == "high_k"
    assert {"k_urine", "k_in_cells"} & {node for arrow in arrows for node in (arrow.start, arrow.end)} == set()


def test_company_is_every_row_by_which_one_imbalance_brings_on_another(catalogue: Catalogue) -> None:
    """S13."""
    pairs = []
    for row in MECHANISMS.values():
        ends = [NODES[row[end]]["imbalance_id"] for end in ("from_node", "to_node")]
        if all(ends) and row["relation"] in {"causes", "can_cause"}:
            pairs.append((*ends, row["id"]))
    assert list(find_company(catalogue)) == pairs
    assert ("hypomagnesemia", "hypokalemia", "m09") in pairs
    assert ("hypermagnesemia", "hyperkalemia", "m22") in pairs
    assert not [pair for pair in pairs if pair[2] == "m11"]  # a mechanism that does not usually follow is left out


def test_shared_causes_are_those_with_several_rows(catalogue: Catalogue) -> None:
    """S13."""
    rows = read_rows("causes")
    counts = Counter(row["id"] for row in rows)
    expected = {
        cause: tuple(row["imbalance_id"] for row in rows if row["id"] == cause)
        for cause, count in counts.items()
        if count > 1
    }
    found = find_shared_causes(catalogue)
    assert list(found.items()) == list(expected.items())  # in the order of the table
    assert found["heart_failure"][:3] == ("hyperkalemia", "hypomagnesemia", "hypokalemia")
    assert all(name in NAMES for names in found.values() for name in names)


BROKEN = {
    "two nodes on one spot": (
        ("story_nodes", "low,low_mg,2,2\n", "low,low_mg,2,1\n"),
        Fault("story_nodes.csv", 3, "column, row", "another node of the story stands there"),
    ),
    "a node without a place": (
        ("story_nodes", "kidneys,k_sparing,1,3\n", ""),
        Fault("story_arrows.csv", 24, "mechanism_id", "'k_sparing' has no place in this story in story_nodes.csv"),
    ),
    "no neighbours": (
        ("story_nodes", "low,k_repletion,1,2\n", "low,k_repletion,3,4\n"),
        Fault(
            "story_arrows.csv", 10, "mechanism_id", "'low_mg' and 'k_repletion' are not neighbours in story_nodes.csv"
        ),
    ),
    "a story without an arrow": (
        ("stories", "low,From low", "lost,Lost\nlow,From low"),
        Fault("stories.csv", 2, "id", "the story has no arrow in story_arrows.csv"),
    ),
    "a story without a title": (
        ("stories", "nerves,Both minerals in nerve and muscle\n", "nerves,\n"),
        Fault("stories.csv", 5, "title", "the cell is empty"),
    ),
    "an arrow the tables do not know": (
        ("story_arrows", "low,m03\n", "low,m99\n"),
        Fault("story_arrows.csv", 2, "mechanism_id", "'m99' is not an id of mechanisms.csv"),
    ),
    "a node the tables do not know": (
        ("story_nodes", "low,romk,2,3\n", "low,ghost,2,3\n"),
        Fault("story_nodes.csv", 6, "node_id", "'ghost' is not an id of nodes.csv"),
    ),
    "a place beyond the grid": (
        ("story_nodes", "low,romk,2,3\n", "low,romk,4,3\n"),
        Fault("story_nodes.csv", 6, "column", "'4' does not have the form [1-3]"),
    ),
    "a node that stands twice": (
        ("story_nodes", "low,romk,2,3\n", "low,romk,2,3\nlow,romk,2,4\n"),
        Fault("story_nodes.csv", 6, "story, node_id", "'low / romk' stands more than once"),
    ),
}


@pytest.mark.parametrize("case", BROKEN)
def test_a_broken_story_is_refused_by_file_row_column_and_rule(case: str, data: Path) -> None:
    (table, old, new), fault = BROKEN[case]
    path = data / f"{table}.csv"
    whole = path.read_text(encoding="utf-8")
    assert whole.count(old) == 1
    path.write_text(whole.replace(old, new), encoding="utf-8")
    with pytest.raises(CatalogueError) as caught:
        read_catalogue(data)
    assert fault in caught.value.faults


def test_a_story_that_is_not_broken_is_not_refused(data: Path) -> None:
    """So what the tests above see refused is what they broke, and nothing else."""
    assert list(read_catalogue(data).stories.index) == STORIES
