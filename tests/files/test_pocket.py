"""The page for phones: light, whole, and asking for nothing."""

from __future__ import annotations

import gzip
import re
from base64 import b64encode
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from hashlib import sha256
from pathlib import Path
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

import pytest

from components.charts.drawn import draw_lists
from components.facts.catalogue import Catalogue
from components.facts.regions import find_memberships
from components.files.pocket import CANVASES, write_pocket, write_presets
from components.selection import View
from components.words.text import Text
from tests.charts import reading, svg
from tests.shipped import BANNER, CORE, FOUNDING, LABELS, LISTED, NAMES, read_rows

EVERY = tuple(NAMES)
VIEWS = {
    "core": View(tuple(CORE), "all", "overlap"),
    "every": View(EVERY, "all", "matrix"),
    "founding": View(tuple(CORE[:2]), "founding", "overlap"),
    "nothing": View(("hypomagnesemia",), "founding", "overlap"),
}
MOST, MOST_PACKED = 300_000, 80_000  # bytes
MADE = "2026-11-30"
HOSTILE = """{0} <img src=x onerror="alert(1)">&amp;'"""


@pytest.fixture(scope="module")
def write(catalogue: Catalogue, text: Text) -> Callable[[str], str]:
    """Write the page of a view once for all tests."""
    return cache(lambda name: write_pocket(catalogue, text, VIEWS[name], MADE))


def parse(page: str) -> Element:
    """Parse a page, which is sound XML except for the tags that HTML need not close."""
    page = re.sub(r"<(style|script)>.*?</\1>", "", page, flags=re.DOTALL).removeprefix("<!doctype html>")
    page = re.sub(r"<(meta|link|input)\b([^>]*)>", r"<\1\2/>", page).replace(" hidden>", ' hidden="">')
    root = ElementTree.fromstring(page)
    for part in root.iter():
        part.tag = part.tag.removeprefix("{http://www.w3.org/2000/svg}")
    return root


def read(part: Element) -> str:
    return " ".join("".join(part.itertext()).split())


@pytest.mark.parametrize("name", VIEWS)
def test_a_page_is_light_and_asks_for_nothing(name: str, write: Callable[[str], str]) -> None:
    """U4, K9, P2: it names no address but those of sources, to follow; its policy forbids everything else."""
    page = write(name)
    assert len(page.encode()) <= MOST
    assert len(gzip.compress(page.encode())) <= MOST_PACKED
    [script] = re.findall("<script>(.*?)</script>", page, flags=re.DOTALL)
    digest = b64encode(sha256(script.encode()).digest()).decode()
    assert (
        f"default-src 'none'; style-src 'unsafe-inline'; font-src data:; img-src data:; script-src 'sha256-{digest}'"
        in page
    )
    assert set(re.findall(r"url\((data:[\w/]+|#|.)", page)) <= {"data:font/woff2", "#"}
    assert not re.search(r"\b(src|srcset|action|poster)\s*=|@import|<(iframe|object|embed|base|img)\b", page)
    root = parse(page)
    addresses = {row["url"] for row in read_rows("sources")}
    followed = [link.get("href", "") for link in root.iter("a")]
    parts = {f"#{part.get('id')}" for part in root.iter() if part.get("id")}
    assert [one for one in followed if one not in addresses | parts] == []
    assert [(one.get("rel"), one.get("href")) for one in root.iter("link")] == [("icon", "data:,")]
    ids = [part.get("id") for part in root.iter() if part.get("id")]
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("name", VIEWS)
def test_a_page_draws_the_chart_of_its_view_for_every_room(
    name: str, write: Callable[[str], str], catalogue: Catalogue, text: Text
) -> None:
    """C1, C7: the outlines and marks of the figure; every mark can be pressed, and has a box in the list."""
    charts = re.findall("<svg.*?</svg>", write(name), flags=re.DOTALL)
    drawn = [draw_lists(catalogue, text, VIEWS[name], canvas) for canvas in CANVASES.values()]
    assert len(charts) == len([one for one in drawn if one.regions])
    for chart, one in zip(charts, drawn, strict=False):
        traces = reading.read_traces(one.figure)
        assert svg.read_outlines(svg.parse(chart)) == reading.read_outlines(traces)
        marks = reading.find_trace(traces, "marks")
        points = {key: (x, y) for key, x, y in zip(reading.list_ids(marks), marks["x"], marks["y"], strict=True)}
        assert {key: (mark.x, mark.y) for key, mark in svg.read_marks(svg.parse(chart)).items()} == points
    root = parse(write(name))
    boxes = [box.get("id") for box in root.iter("input") if box.get("type") == "checkbox"]
    assert Counter(boxes) == Counter(f"t-{symptom}" for symptom in LABELS)
    pressed = [label.get("for") for label in root.iter("label") if "left:" in label.get("style", "")]
    assert Counter(pressed) == Counter(f"t-{key}" for one in drawn for key in find_memberships(one.regions))


@pytest.mark.parametrize("name", ["core", "every", "founding"])
def test_a_row_says_what_the_tables_say_in_their_order(name: str, write: Callable[[str], str]) -> None:
    """S1, S2, S8, S16, S21: each cell with its stage and sources, and when the symptom is urgent."""
    view = VIEWS[name]
    lists = FOUNDING if view.listing == "founding" else LISTED
    stages = {(row["symptom_id"], row["imbalance_id"]): row["stage"] for row in read_rows("links")}
    urgent = {row["id"]: row["urgent_if"] for row in read_rows("symptoms")}
    titles = {row["id"]: row["title"] for row in read_rows("sources")}
    sources = {(row["symptom_id"], row["imbalance_id"]): row["source_ids"].split("|") for row in read_rows("links")}
    root = parse(write(name))
    told = {item.get("class", "")[2:]: read(item) for item in root.iter("li") if item.get("class", "").startswith("r-")}
    rows = {row.get("class", "")[2:]: list(row) for row in root.iter("tr") if row.get("class")}
    assert list(rows) == list(told) == list(LABELS)
    for symptom, (head, *cells) in rows.items():
        assert read(head).startswith(LABELS[symptom])
        assert urgent[symptom] in read(head)
        for imbalance, cell in zip(view.imbalances, cells, strict=True):
            said = "Not listed"
            if symptom in lists[imbalance]:
                said = f"Listed {stages[symptom, imbalance]}Sources: {LABELS[symptom]}"
                named = [read(link) for link in cell.iter("a")]
                assert named == [" ".join(titles[one].split()) for one in sources[symptom, imbalance]]
            assert read(cell).startswith(said)
        listed = [imbalance for imbalance in view.imbalances if symptom in lists[imbalance]]
        assert ("other causes exist" in told[symptom].lower()) == (len(listed) < 2)


@pytest.mark.parametrize("name", VIEWS)
def test_a_page_says_all_that_an_answer_must_be_read_with(
    name: str, write: Callable[[str], str], catalogue: Catalogue, text: Text
) -> None:
    """S5, S7, S11 to S14, S17, S23: word for word as the app says it."""
    root = parse(write(name))
    said = read(root)
    [note] = [part for part in root.iter("div") if part.get("class") == "banner"]
    assert read(note) == BANNER
    number = len(VIEWS[name].imbalances)
    sentences = [
        *(text(f"answer.{key}") for key in ("caution", "silent", "together", "stage", "short_silent")),
        *(text.count(f"answer.{key}", number) for key in ("incomplete", "short")),
        *(text(f"sources.{key}") for key in ("use", "use_not", "lookup", "privacy")),
        *(text("chart.together"), text("labs.caution"), text("source.reviewed"), MADE, *catalogue.read_dates()),
        *(catalogue.labs.at[imbalance, "range_note"] for imbalance in VIEWS[name].imbalances),
        *(catalogue.imbalances.at[imbalance, "defining_test"] for imbalance in VIEWS[name].imbalances),
        *(NAMES[imbalance] for imbalance in VIEWS[name].imbalances),
        text(f"listing_choice.{VIEWS[name].listing}"),
        *("999", "911"),
    ]
    assert [sentence for sentence in sentences if sentence not in said] == []
    assert not re.search(r"\d of \d|%", re.sub(r"https?://\S+", "", said))


def test_a_page_says_that_something_in_its_address_was_left_out(
    write: Callable[[str], str], catalogue: Catalogue, text: Text
) -> None:
    """P5: nothing of the address itself is in the page."""
    page = write_pocket(catalogue, text, VIEWS["nothing"], MADE, unknown=True)
    assert text("notice.left_out") in read(parse(page))
    assert text("notice.left_out") not in read(parse(write("nothing")))
    assert write_pocket(catalogue, text, VIEWS["nothing"], MADE) == write("nothing")


def test_hostile_names_stay_words(catalogue: Catalogue, text: Text) -> None:
    """P5: in every cell that reaches the page, also in its style sheet."""
    columns = {
        "symptoms": ("label", "urgent_if"),
        "imbalances": ("plain_name", "silent_note", "defining_test"),
        "links": ("as_listed", "founding_wording"),
        "sources": ("title", "publisher"),
        "synonyms": (),
        "labs": ("sample", "range_note"),
    }
    frames = {
        name: getattr(catalogue, name).assign(
            **{column: getattr(catalogue, name)[column].map(lambda cell: f"{cell}{HOSTILE}") for column in several}
        )
        for name, several in columns.items()
    }
    page = write_pocket(replace(catalogue, **frames), text, View(EVERY[:7], "all", "matrix"), MADE)
    root = parse(page)
    assert read(root).count(HOSTILE.strip()) > 200
    assert {"img", "script"} & {part.tag for part in root.iter()} == set()
    assert page.count("<script") == page.count("<style") == page.count("</style") == 1
    assert "<img" not in page
    rules = page.partition("<style>")[2].partition("</style>")[0]
    assert "onerror" in rules  # as letters in a string
    assert not re.search(r'content:"[^"\n]*(?<!\\)[^\w \\"\n][^"\n]*"', rules.partition(".dense td:nth-child(2)")[2])


def test_presets_fill_a_folder_for_any_web_host(catalogue: Catalogue, text: Text, tmp_path: Path) -> None:
    """K9: an index leads to the page of each preset."""
    few = replace(catalogue, imbalances=catalogue.imbalances.iloc[:1])
    write_presets(few, text, tmp_path / "all", MADE)
    index = parse((tmp_path / "all" / "index.html").read_text("utf-8"))
    assert BANNER in read(index)
    led = {link.get("href") for link in index.iter("a")}
    assert led == {path.name for path in (tmp_path / "all").iterdir()} - {"index.html"}
    assert len(led) == 6
