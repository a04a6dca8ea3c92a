"""What the documents say about the code and the tables is true."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from components.facts.catalogue import Catalogue
from components.panels.head import APART, CLASSROOM, PAGES
from tests.test_architecture import AREAS

ROOT = Path(__file__).parents[1]
DOCUMENTS = [
    "README.md",
    "CHANGELOG.md",
    *(f"{name}/README.md" for name in (".deploy", "components", "data", "tests/benchmarks")),
]
FOLDERS = [
    ROOT / name for name in ("", "components", "components/controls", "components/panels", "data", "tests/benchmarks")
]
PATH = r"`((?:[\w.-]+/)+[\w.-]*|[\w-]+\.(?:py|js|css|html|csv|toml|md|yml))`"
README = (ROOT / "README.md").read_text(encoding="utf-8")


def read(document: str) -> str:
    """Read a document, except its commands."""
    return re.sub(r"^ {4}.*$", "", (ROOT / document).read_text(encoding="utf-8"), flags=re.MULTILINE)


@pytest.mark.parametrize("document", DOCUMENTS)
def test_every_file_that_a_document_names_is_there(document: str) -> None:
    named = {path for path in re.findall(PATH, read(document)) if "NAME" not in path and ".venv" not in path}
    units = {"mg/dL", "mEq/L", "mmol/L"}
    assert [path for path in named - units if not any((folder / path).exists() for folder in FOLDERS)] == []


def test_paths_are_found_in_a_document() -> None:
    """So the test above misses no name."""
    assert re.findall(PATH, "`charts/round/` `pointer.js`, `/labs` `.st-key-chart` and `tests/run.py`") == [
        "charts/round/",
        "pointer.js",
        "tests/run.py",
    ]


def test_the_readme_counts_the_rows_of_the_tables(catalogue: Catalogue) -> None:
    said = README.partition("## Data, sources and licences")[2].replace("\n", " ")
    for table in ("links", "symptoms", "imbalances", "causes", "mechanisms", "sources"):
        assert f" {len(getattr(catalogue, table))} {table}" in said


def test_the_map_in_the_readme_is_the_one_that_the_imports_are_held_to() -> None:
    found = re.findall(r"^\| `components/(\w+)(?:/|\.py)` \|[^|]*\|([^|]*)\|", README, flags=re.MULTILINE)
    told = {area: set(re.findall(r"`(\w+)`", may)) for area, may in found}
    every = {area for area, may in found if may.strip() == "all areas above"}
    assert every == {"panels"}
    told["panels"] = {*told} - {"panels", "pages", "server"}
    assert told == AREAS


def test_the_readme_names_every_page_by_its_address() -> None:
    [line] = re.findall(r"^- Pages: .*$", README, flags=re.MULTILINE)
    pages = {path.stem for path in (ROOT / "components" / "pages").glob("*.py")}
    assert {*re.findall(r"`/(\w+)`", line), "explorer"} == pages == {*PAGES, *APART, *CLASSROOM}


def test_the_audit_is_counted_as_it_is_judged() -> None:
    codebook = (ROOT / "data" / "README.md").read_text(encoding="utf-8")
    decisions = re.findall(r"^\| [^|]+ \| (adopted|adapted|declined) \|", codebook, flags=re.MULTILINE)
    said = ", ".join(f"{decisions.count(word)} {word}" for word in ("adopted", "adapted", "declined"))
    assert said in codebook
    assert f"{len(decisions)} findings judged" in read("CHANGELOG.md")
