"""A drawn chart: figure and words of the same view, and the same in every process."""

from __future__ import annotations

import os
import subprocess
import sys
from hashlib import sha256
from pathlib import Path

import pytest

from components.charts import CHARTS
from components.charts.blank import list_drawn_places
from components.charts.drawn import Drawn, choose_chart, draw_blank, draw_levels, draw_lists, draw_story
from components.charts.layout import Canvas
from components.charts.selectors import find_marks
from components.charts.story_layout import WORDY
from components.facts.catalogue import Catalogue
from components.facts.own import OwnLink, OwnLists
from components.facts.own_catalogue import make_catalogue
from components.facts.regions import MOST_OUTLINED, choose_links, find_memberships, find_regions
from components.selection import LISTINGS, View
from components.words.text import Text
from tests.charts.reading import find_misplaced, find_trace, list_ids, read_outlines, read_traces
from tests.shipped import CORE, FOUNDING, LISTED, NAMES

ROOT = Path(__file__).parents[2]
CANVAS = Canvas(840, 600, 13)
PAIR = tuple(CORE[:2])


@pytest.mark.parametrize("listing", LISTINGS)
@pytest.mark.parametrize("chart", sorted(CHARTS))
def test_lists_are_drawn_and_told_as_the_tables_have_them(
    chart: str, listing: str, catalogue: Catalogue, text: Text
) -> None:
    """C1, C8, C9: figure and words are of the one view; a chart has the caption of its own key in CHARTS."""
    view = View(PAIR, listing, chart)
    drawn = draw_lists(catalogue, text, view, CANVAS)
    lists = FOUNDING if listing == "founding" else LISTED
    symptoms = lists[PAIR[0]] | lists[PAIR[1]]
    assert set(find_marks(drawn.figure).each) == set(find_memberships(drawn.regions)) == symptoms
    assert drawn.regions == find_regions(choose_links(catalogue.links, listing), PAIR)
    assert drawn.figure.layout.meta["chart"] == chart
    assert drawn.read == text(f"chart.read_{chart}")
    assert f"{len(symptoms)} symptoms" in drawn.alt
    assert all(NAMES[name][1:] in drawn.alt for name in PAIR)
    assert len(drawn.sentences) == 2 + len(drawn.regions)
    traces = read_traces(drawn.figure)
    if read_outlines(traces):  # a chart of dots has none
        assert find_misplaced(traces, find_memberships(drawn.regions)) == []
    elif chart == "matrix":
        assert drawn.sketch.heads


def test_hovering_says_which_conditions_in_view_list_a_symptom(catalogue: Catalogue, text: Text) -> None:
    """S1, S21."""
    traces = read_traces(draw_lists(catalogue, text, View(PAIR, "all", "overlap"), CANVAS).figure)
    marks = find_trace(traces, "marks")
    said = dict(zip(list_ids(marks), marks["hovertext"], strict=True))
    both = LISTED[PAIR[0]] & LISTED[PAIR[1]]
    assert {key for key, words in said.items() if "for both conditions in view" in words} == both
    tags = find_trace(traces, "handles")
    assert dict(zip(list_ids(tags), tags["hovertext"], strict=True)) == {f"imbalance:{key}": NAMES[key] for key in PAIR}


def test_symptoms_are_marks_alone_where_the_canvas_has_no_room_for_names(catalogue: Catalogue, text: Text) -> None:
    view = View(PAIR, "all", "overlap")
    bare = draw_lists(catalogue, text, view, Canvas(620, 420, 28, named=False))
    marks = find_trace(read_traces(bare.figure), "marks")
    assert set(marks["text"]) == {""}
    named = draw_lists(catalogue, text, view, CANVAS)
    assert (bare.alt, bare.sentences, bare.regions) == (named.alt, named.sentences, named.regions)
    assert sorted(marks["hovertext"]) == sorted(find_trace(read_traces(named.figure), "marks")["hovertext"])


@pytest.mark.parametrize("unit", ["mmol", "conventional"])
def test_levels_are_told_axis_by_axis_in_the_unit_of_the_view(unit: str, catalogue: Catalogue, text: Text) -> None:
    """C8, C9, S14."""
    drawn = draw_levels(catalogue, text, View(tuple(CORE), "all", "overlap", unit=unit), CANVAS)
    assert drawn.figure.layout.meta["chart"] == "levels"
    assert sorted(drawn.figure.layout.meta["imbalances"]) == sorted(CORE)
    assert len(drawn.sentences) == 2  # magnesium and potassium
    assert all(("mmol/L" in sentence) == (unit == "mmol") for sentence in drawn.sentences)
    assert (drawn.read, drawn.regions) == (text("levels.read_levels"), ())


@pytest.mark.parametrize("width", [340, WORDY])
def test_a_story_is_told_arrow_by_arrow_with_how_sure_each_is(width: float, catalogue: Catalogue, text: Text) -> None:
    """C8, C9: the line of how to read it fits what is drawn."""
    story = str(catalogue.stories.index[0])
    drawn = draw_story(catalogue, text, story, Canvas(width, 560, 11))
    arrows = catalogue.story_arrows.query("story == @story")["mechanism_id"]
    assert len(drawn.sentences) == len(arrows)
    for sentence, arrow in zip(drawn.sentences, arrows, strict=True):
        row = catalogue.mechanisms.loc[arrow]
        assert sentence.startswith(catalogue.nodes.at[row["from_node"], "label"])
        assert text(f"relations.{row['relation']}") in sentence
        assert sentence.endswith(text("stories.sure", certainty=text(f"certainty.{row['certainty']}")))
    assert drawn.read.startswith(text("stories.read" if width >= WORDY else "stories.read_numbers"))


def test_an_empty_chart_names_its_conditions_and_holds_no_symptom(catalogue: Catalogue, text: Text) -> None:
    """K1: nothing on it tells the answer."""
    drawn = draw_blank(catalogue, text, tuple(CORE), CANVAS)
    filled = draw_lists(catalogue, text, View(tuple(CORE), "all", "overlap"), CANVAS)
    assert drawn.regions == list_drawn_places(filled.regions, CORE)
    marks = find_marks(drawn.figure)
    assert tuple(marks.each) == tuple(place.symptoms[0] for place in drawn.regions)
    assert drawn.figure.layout.meta == {"chart": "blank", "layout": "round", "imbalances": CORE}
    lines = [read_outlines(read_traces(figure)) for figure in (drawn.figure, filled.figure)]
    assert lines[0] == lines[1]
    assert all(NAMES[name][1:] in drawn.alt for name in CORE)
    assert drawn.sentences == ()


def draw_everything(catalogue: Catalogue, text: Text) -> list[Drawn]:
    every = tuple(NAMES)
    canvases = (CANVAS, Canvas(340, 560, 11))
    lists = [(tuple(CORE), chart) for chart in ("overlap", "matrix")] + [(PAIR, "pair")]
    return [
        *(draw_lists(catalogue, text, View(ids, "all", key), canvas) for ids, key in lists for canvas in canvases),
        draw_lists(catalogue, text, View(every[:6], "all", "overlap"), CANVAS),
        *(draw_levels(catalogue, text, View(every, "all", "overlap"), canvas) for canvas in canvases),
        *(draw_story(catalogue, text, str(key), canvas) for key in catalogue.stories.index for canvas in canvases),
        draw_blank(catalogue, text, tuple(CORE), CANVAS),
    ]


def describe(drawn: Drawn) -> str:
    return f"{sha256(drawn.figure.to_json().encode()).hexdigest()} {drawn.alt} {drawn.read} {drawn.sentences}"


PRINT = """
from pathlib import Path
from components.facts.catalogue import read_catalogue
from components.words.text import read_text
from tests.charts.test_drawn import describe, draw_everything
data = Path("data")
for drawn in draw_everything(read_catalogue(data), read_text(data / "text" / "en.toml")):
    print(describe(drawn))
"""


def test_a_chart_is_the_same_in_every_process(catalogue: Catalogue, text: Text) -> None:
    """C7: figure and words, to the byte, here and in a process with a hash seed of its own."""
    other = subprocess.Popen(
        [sys.executable, "-c", PRINT],
        env=os.environ | {"PYTHONHASHSEED": str(hash("seed") % 1000)},
        cwd=ROOT,
        stdout=subprocess.PIPE,
        text=True,
    )
    here = [describe(drawn) for drawn in draw_everything(catalogue, text)]
    assert other.communicate()[0].splitlines() == here
    assert len(here) == 7 + 2 + 8 + 1


@pytest.mark.parametrize(("symptoms", "chart"), [(MOST_OUTLINED, "overlap"), (MOST_OUTLINED + 1, "matrix")])
def test_outlines_are_drawn_up_to_a_number_of_symptoms(catalogue: Catalogue, symptoms: int, chart: str) -> None:
    """Two lists alike: links are twice as many."""
    names = tuple(f"Symptom {number}" for number in range(symptoms))
    lists = OwnLists(("A", "B"), names, tuple(OwnLink(condition, name) for condition in "AB" for name in names))
    assert choose_chart(make_catalogue(lists, catalogue), ("a", "b"), "all") == chart
