"""Catalogue + view -> the page for phones: one HTML file that works alone, from a web host or from a folder.

Run as a program, it writes the pages of all presets and an index: `python -m components.files.pocket --all FOLDER`.
"""

from __future__ import annotations

from argparse import ArgumentParser
from base64 import b64encode
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from itertools import chain
from pathlib import Path

from markupsafe import Markup

from components.charts.drawn import Drawn, choose_chart, draw_lists, list_heads
from components.charts.layout import Canvas
from components.charts.measure import measure_lines
from components.charts.svg import list_marks, write_drawing
from components.facts.catalogue import Catalogue, Citation, read_catalogue
from components.facts.regions import MOST_DRAWN
from components.files.font import fill_lettered
from components.selection import LISTINGS, POCKET_CHART, View, list_presets
from components.words.answer import (
    Row,
    list_answered,
    list_cautions,
    list_rows,
    list_short_cautions,
    name_listing,
    say_answers,
    say_listing_note,
)
from components.words.emergency import list_red_flags, say_numbers
from components.words.labs import LabTest, describe_test
from components.words.sentences import say_reading
from components.words.text import Text, read_words

# The room of the chart, in px: on a narrow phone or a zoomed page; on any other phone; on a desk and on paper.
CANVASES = {
    "narrow": Canvas(304, 560, 12, 11, boxes=True),
    "phone": Canvas(344, 560, 12, 11, boxes=True),
    "wide": Canvas(920, 440, 14, 13, boxes=True),
}
TERMS = ("test", "sample", "range", "limits", "silent")  # those of a lab card that the page has room for
DATA = Path(__file__).parents[2] / "data"
SCRIPT = (Path(__file__).parent / "pocket.js").read_text("utf-8")


@dataclass(frozen=True)
class Hit:
    """Where a mark and its name can be pressed, in per cent of the size of the chart."""

    symptom: str
    left: float
    top: float
    width: float
    height: float


@dataclass(frozen=True)
class Drawing:
    """The chart for one room."""

    name: str
    svg: Markup
    ratio: float  # of the width to the height
    hits: tuple[Hit, ...]


@dataclass(frozen=True)
class Symptom:
    """A box of the checklist, and all words that find it."""

    id: str
    label: str
    words: str


def write_pocket(catalogue: Catalogue, text: Text, view: View, made: str, *, unknown: bool = False) -> str:
    """Write the page of a view.

    Parameters
    ----------
    catalogue : Catalogue
    text : Text
    view : View
        Only its imbalances (at least one) and its listing matter.
    made : str
        The day on which the page is made, as it will say.
    unknown : bool
        Whether anything in the address was left out.

    Returns
    -------
    str
        HTML that makes no request. The same parameters give the same page.
    """
    names, offered = catalogue.names, list_answered(catalogue, view)
    digest = b64encode(sha256(SCRIPT.encode()).digest()).decode()
    return fill_lettered(
        "files/pocket.html",
        text=text,
        view=view,
        made=made,
        unknown=unknown,
        own=catalogue.is_own,
        script=Markup(SCRIPT),
        script_hash=f"sha256-{digest}",
        rules=Markup("\n".join([*_list_rules(catalogue, offered), *_name_cells(names, view)])),
        numbers=say_numbers(catalogue, text),
        conditions=text.join([names[imbalance] for imbalance in view.imbalances]),
        listing=name_listing(catalogue, text, view),
        systems=_list_systems(catalogue, offered),
        columns=list_heads(catalogue, view.imbalances),
        dense=len(view.imbalances) > MOST_DRAWN,
        read_on=say_reading(text, catalogue.read_dates()),
        **_draw(catalogue, text, view),
        **_answer(catalogue, text, view, offered),
    )


def _draw(catalogue: Catalogue, text: Text, view: View) -> dict[str, object]:
    """Draw the chart for each room, and describe it in words; neither exists if the lists hold nothing."""
    chart = choose_chart(catalogue, view.imbalances, view.listing)
    asked = View(view.imbalances, view.listing, chart)
    drawn = {name: draw_lists(catalogue, text, asked, canvas) for name, canvas in CANVASES.items()}
    told = {sentence: None for one in drawn.values() if one.regions for sentence in one.sentences}
    return {
        "drawings": [_write_drawing(name, one) for name, one in drawn.items() if one.regions],
        "read": text(f"chart.read_{chart}"),
        "told_chart": list(told),
    }


def _answer(catalogue: Catalogue, text: Text, view: View, offered: Sequence[str]) -> dict[str, object]:
    """Find what is said of each symptom, of the blood tests and of all answers, and by which sources."""
    rows, number = list_rows(catalogue, text, view, offered), len(view.imbalances)
    labs = [] if catalogue.is_own else [describe_test(catalogue, text, imbalance) for imbalance in view.imbalances]
    return {
        "rows": rows,
        "sentences": say_answers(catalogue, text, view, offered),
        "short": list_short_cautions(text, number),
        "cautions": list_cautions(text, number),
        "listing_note": say_listing_note(catalogue, text, view),
        "labs": labs,
        "terms": {text(f"labs.{term}") for term in TERMS},
        "anchors": _number_sources(rows, labs),
    }


def _write_drawing(name: str, drawn: Drawn) -> Drawing:
    canvas = drawn.sketch.canvas
    svg = write_drawing(drawn.sketch, name, drawn.alt)
    return Drawing(name, svg, round(canvas.width / canvas.height, 4), tuple(_list_hits(drawn)))


def _list_hits(drawn: Drawn) -> Iterator[Hit]:
    """List where marks and their names can be pressed."""
    canvas = drawn.sketch.canvas
    for mark in list_marks(drawn.sketch):
        width, height = measure_lines([line.unescape() for line, _ in mark.lines] or [""], canvas.text)
        high = max(height, 2 * canvas.radius)
        box = mark.x - canvas.radius, mark.y - high / 2, mark.left - mark.x + canvas.radius + width, high
        shares = (100 * length / whole for length, whole in zip(box, (canvas.width, canvas.height) * 2, strict=True))
        yield Hit(mark.symptom, *(round(share, 2) for share in shares))


def _list_systems(catalogue: Catalogue, offered: Sequence[str]) -> dict[str, list[Symptom]]:
    """List the symptoms offered, by body system, in the order of the table."""
    words = catalogue.synonyms.reset_index().groupby("symptom_id")["synonym"].agg(" | ".join).str.lower()
    return {
        str(system): [Symptom(str(key), label, words[key]) for key, label in rows["label"].items()]
        for system, rows in catalogue.symptoms.loc[list(offered)].groupby("body_system", sort=False)
    }


def _list_rules(catalogue: Catalogue, offered: Iterable[str]) -> Iterator[str]:
    """List rules of CSS that ask the boxes: while a symptom is ticked, its mark stands out and its row is shown."""
    for symptom in offered:
        ticked = f":root:has(#t-{symptom}:checked)"
        yield f"{ticked} .m-{symptom}{{--box:var(--ink);--edge:var(--ink);--check:visible;--bold:.45px}}"
        yield f":root:not(:has(#t-{symptom}:checked)) .r-{symptom}{{display:none!important}}"
    flags = ",".join(f"#t-{symptom}:checked" for symptom in list_red_flags(catalogue))
    yield f":root:not(:has({flags})) .alarm{{display:none}}" if flags else ".alarm{display:none}"  # not of own lists
    yield ":root:has(#ticks :checked) .none,:root:not(:has(#ticks :checked)) .some{display:none!important}"


def _name_cells(names: Mapping[str, str], view: View) -> Iterator[str]:
    """List rules that write the name of its column into each cell, for rows whose cells stand below each other."""
    for place, imbalance in enumerate(view.imbalances, 2):
        said = "".join(letter if letter.isalnum() else f"\\{ord(letter):x} " for letter in names[imbalance])
        yield f'.dense td:nth-child({place})::before{{content:"{said}"}}'


def _number_sources(rows: Iterable[Row], labs: Iterable[LabTest]) -> dict[tuple[str, str, str], str]:
    """Give each source that the page names an anchor, in order of appearance."""
    links = (link.citations for row in rows for link in row.links if link)
    cited: Iterable[Citation] = chain.from_iterable(chain(links, (test.citations for test in labs)))
    found = dict.fromkeys((one.title, one.publisher, one.url) for one in cited)
    return {source: f"s{number}" for number, source in enumerate(found, 1)}


def write_presets(catalogue: Catalogue, text: Text, folder: Path, made: str) -> None:
    """Write the page of each preset with each listing, and an index of them, for any web host."""
    folder.mkdir(parents=True, exist_ok=True)
    pages = {}
    for preset, imbalances in list_presets(catalogue.core, tuple(catalogue.imbalances.index)).items():
        for listing in LISTINGS:
            name = f"{preset}-{listing}.html"
            page = write_pocket(catalogue, text, View(imbalances, listing, POCKET_CHART), made)
            (folder / name).write_text(page, "utf-8")
            pages[name] = (text(f"conditions.{preset}"), text(f"listing_choice.{listing}"))
    (folder / "index.html").write_text(fill_lettered("files/index.html", text=text, pages=pages), "utf-8")


def main() -> None:
    """Write all presets into the folder that the command line names."""
    parser = ArgumentParser(description="Write the pages for phones of all presets, and an index, into a folder.")
    parser.add_argument("--all", type=Path, metavar="FOLDER", required=True)
    parser.add_argument("--made", default=date.today().isoformat(), help="the day that the pages name")
    asked = parser.parse_args()
    write_presets(read_catalogue(DATA), read_words(), asked.all, asked.made)


if __name__ == "__main__":
    main()
