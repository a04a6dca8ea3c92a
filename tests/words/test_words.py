"""The words a visitor reads: what they never say, whom they speak to, and that each is used."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path

import pytest
from jinja2 import Environment, nodes

from components.charts import CHARTS
from components.facts import own, sheet
from components.facts.catalogue import Catalogue, read_catalogue
from components.facts.columns import CERTAINTIES, OPTIONS, RELATIONS, STAGES, SYSTEMS
from components.facts.own_catalogue import SYSTEM
from components.panels.head import APART, CLASSROOM, PAGES
from components.selection import LISTINGS, UNITS
from components.words.text import read_text

DATA = Path(__file__).parents[2] / "data"
# S18: each word of the rule, in every form that it can take.
FORBIDDEN = (
    r"\byou(’ve|'ve| may| might| could| probably)? have\b",
    r"\b(un)?likel(y|ier|iest|ihood)\b",
    r"\bprobab",
    r"\bmatch(ing)? scores?\b",
    r"\bbest match",
    r"\brisks? of\b",
    r"\bconsistent with\b",
    r"\bsuggest(s|ed|ing)? that\b",
    r"\brul(e|es|ed|ing) out\b",
    r"\byour symptoms?\b",
    r"\byour results?\b",
    r"\bpossible diagnos",
    r"\btriage",
)
DENIAL = r"\b(not|no|never|cannot|nobody|nothing)\b"
# What pages show of the tables, if it is a sentence or a part of one.
SHOWN = {
    "imbalances": ("summary", "silent_note", "defining_test"),
    "symptoms": ("urgent_if",),
    "labs": (
        *("defining_test", "sample", "usual_panel", "abnormal_if", "range_note"),
        *("ref_origin", "further_tests"),
    ),
    "emergency": ("guidance",),
    "facts": ("statement",),
    "causes": ("label", "note"),
    "nodes": ("label",),
    "mechanisms": ("explanation", "founding_says"),
    "stories": ("title",),
    "qualifications": ("founding", "others"),
    "questions": ("question", *(f"option_{letter}" for letter in OPTIONS), "explanation"),
    "lesson": ("title", "text"),
    "notes": ("part", "text"),
    "diet_vs_supplements": ("feature", "balanced_diet", "supplements_under_supervision", "note"),
}


def list_rules() -> list[str]:
    """List the rules for own lists, by the names that faults carry."""
    found = set()
    for module in (own, sheet):
        for node in ast.walk(ast.parse(Path(str(module.__file__)).read_text(encoding="utf-8"))):
            match node:
                case ast.Call(func=ast.Name(id="OwnFault"), args=[first, *_]):
                    found |= {part.value for part in list_branches(first) if isinstance(part, ast.Constant)}
    # The functions that check words and sizes return these names; others make the faults.
    return sorted({*map(str, found), "long", "unseen", "symptoms", "links"})


def list_branches(node: ast.expr) -> list[ast.expr]:
    """List the expressions that a conditional expression can become."""
    if isinstance(node, ast.IfExp):
        return [*list_branches(node.body), *list_branches(node.orelse)]
    return [node]


# What fills each formatted name; `*` stands for a gap. The values for a name with several gaps are whole names.
FILLED: dict[str, Sequence[str]] = {
    "*_choice.*": [
        *(f"listing_choice.{listing}" for listing in LISTINGS),
        *(f"chart_choice.{chart}" for chart in CHARTS),
        *(f"unit_choice.{unit}" for unit in UNITS),
    ],
    "*_choice.title": ["listing", "chart", "unit"],
    "banner.*": ["headline", "detail", "label"],
    "causes.*": ["cause", "risk group"],
    "certainty.*": CERTAINTIES,
    "chart.heading_*": ["one", "some", "both", "all"],
    "chart.read_*": list(CHARTS),
    "chart_choice.*": ["first", "second"],
    "conditions.*": ["pair", "core", "every", "all", "first_2", "first_3", "first_4", "first_12"],
    "export.*": ["regions", "answer"],
    "fault.*": ["title", "text", "list", "other"],
    "labs.*": ["test", "sample", "range", "limits", "silent"],
    "lesson.*": CLASSROOM,
    "answer.*": ["none", "single", "both", "all", "one", "some", "singular", "plural", *STAGES],
    "answer.*_it": ["singular", "plural"],
    "listing_choice.*": LISTINGS,
    "listing_choice.*_note": LISTINGS,
    "notice.unknown_*": ["one", "many"],
    "page.*": [*PAGES, *APART],
    "relations.*": RELATIONS,
    "own.*": ["long", "wide"],
    "own_place.*": ["cell", "row", "whole"],
    "own_rule.*": list_rules(),
    "save.*": ["png", "svg"],
    "sources.method_*": ["1", "2", "3", "4"],
    "stories.*": ["back", "next"],
    "systems.*": [*SYSTEMS, SYSTEM],
    "tables.*": ["region", "lists", "symptom", "condition", "listed", "stage", "sources"],
    "urgent.*": ["anyone", "known"],
}
# Names that code holds in a variable, or that Text itself asks for.
INDIRECT = {
    *("describe.start", "describe.start_one", "describe.region", "describe.region_one", "describe.region_one_many"),
    *("join.last", *(f"numbers.{number}" for number in range(13))),
}


@cache
def list_sentences() -> dict[str, str]:
    """List the words of the pages by name."""
    return read_text(DATA / "text" / "en.toml").sentences


@cache
def list_cells() -> dict[str, str]:
    """List the cells that pages show as sentences, by table, row and column."""
    catalogue = read_catalogue(DATA)
    return {
        f"{table}.{row}.{column}": cell
        for table, columns in SHOWN.items()
        for column in columns
        for row, cell in getattr(catalogue, table)[column].items()
        if cell
    }


def split_sentences(text: str) -> list[str]:
    return [part for part in re.split(r"(?<=[.?!])[”\"]?\s+", text) if part]


@pytest.mark.parametrize("forbidden", FORBIDDEN)
def test_forbidden_words_stand_in_no_sentence(forbidden: str) -> None:
    """S18."""
    every = {**list_sentences(), **list_cells()}
    assert {name: said for name, said in every.items() if re.search(forbidden, said, re.IGNORECASE)} == {}


def test_sources_are_named_in_words(catalogue: Catalogue) -> None:
    """S16: an id says nothing to a visitor."""
    ids = {name for name in catalogue.sources.index if "-" in name}
    assert {name: said for name, said in list_cells().items() if ids & set(re.findall(r"[\w-]+", said))} == {}


def test_diagnosis_is_named_only_to_deny_it() -> None:
    """S18."""
    every = {**list_sentences(), **list_cells()}
    named = [part for said in every.values() for part in split_sentences(said) if re.search("diagnos", part, re.I)]
    assert [part for part in named if not re.search(DENIAL, part, re.I)] == []


def test_nobody_is_spoken_to_in_the_second_person() -> None:
    """S20."""
    every = {**list_sentences(), **list_cells()}
    assert {name: said for name, said in every.items() if re.search(r"\b(you|your|yours|yourself)\b", said, re.I)} == {}


def list_python_names(file: Path) -> Iterator[str]:
    """Yield the names of sentences that a module asks for; `*` stands for each gap in a formatted name."""
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and node.args and ast.unparse(node.func) in {"text", "text.count", "text.number"}:
            for part in list_branches(node.args[0]):
                match part:
                    case ast.Constant(value=str(value)):
                        yield from count_forms(value, ast.unparse(node.func))
                    case ast.JoinedStr(values=values):
                        yield "".join(str(one.value) if isinstance(one, ast.Constant) else "*" for one in values)


def list_template_names(file: Path) -> Iterator[str]:
    """Yield the names of sentences that a template asks for."""
    tree = Environment().parse(file.read_text(encoding="utf-8"))
    for call in tree.find_all(nodes.Call):
        function = call.node.name if isinstance(call.node, nodes.Name) else getattr(call.node, "attr", "")
        if function in {"text", "count"} and call.args:
            match call.args[0]:
                case nodes.Const(value=str(value)):
                    yield from count_forms(value, f"text.{function}")
                case nodes.Concat(nodes=parts):
                    yield "".join(str(part.value) if isinstance(part, nodes.Const) else "*" for part in parts)


def fill_gaps(name: str, value: str) -> str:
    return name.replace("*", value) if name.count("*") == 1 else value


def count_forms(name: str, function: str) -> list[str]:
    return [f"{name}_{form}" for form in ("none", "one", "many")] if function == "text.count" else [name]


def test_every_sentence_is_used_and_every_used_one_is_there() -> None:
    """The code has each name as a whole, or formats it with one of the values in FILLED."""
    components = DATA.parent / "components"
    asked = {name for file in components.rglob("*.py") for name in list_python_names(file)}
    asked |= {name for file in components.rglob("*.html") for name in list_template_names(file)}
    formatted = {name for name in asked if "*" in name}
    assert formatted == set(FILLED)
    used = (asked - formatted) | {fill_gaps(name, value) for name in formatted for value in FILLED[name]}
    assert used | INDIRECT == set(list_sentences())


@pytest.mark.parametrize(
    "said",
    [
        "You may have low potassium.",
        "This is unlikely.",
        "Probably harmless.",
        "A high match score.",
        "The best match.",
        "At risk of arrest.",
        "This is consistent with it.",
        "It suggests that one is low.",
        "This rules out the other.",
        "Your symptoms fit.",
        "Your result is ready.",
        "A possible diagnosis.",
        "Triage first.",
    ],
)
def test_each_forbidden_word_would_be_found(said: str) -> None:
    """S18: the test above misses none."""
    assert any(re.search(forbidden, said, re.IGNORECASE) for forbidden in FORBIDDEN)
