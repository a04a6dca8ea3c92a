"""The tables are saved as a data package whose description is true."""

from __future__ import annotations

import json
from codecs import BOM_UTF8
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from frictionless import Package

from components.facts.catalogue import Catalogue
from components.facts.own import read_own
from components.facts.tables import TABLES
from components.files.package import PACKAGE, write_files
from components.words.text import Text
from tests.facts.own_files import LONG

CODEBOOK = {"": "# Codebook"}


def unpack(packed: bytes, folder: Path) -> dict[str, Any]:
    with ZipFile(BytesIO(packed)) as archive:
        archive.extractall(folder)
    return dict(json.loads((folder / "datapackage.json").read_text(encoding="utf-8")))


@pytest.fixture
def ours(catalogue: Catalogue, text: Text) -> bytes:
    return write_files(catalogue, None, text, CODEBOOK)[PACKAGE]


def check(folder: Path) -> list[str]:
    """List where the package does not match its own description."""
    report = Package(str(folder / "datapackage.json")).validate()
    return [f"{task.name}: {error.message}" for task in report.tasks for error in task.errors] + [
        error.message for error in report.errors
    ]


def test_our_tables_are_a_sound_data_package(ours: bytes, catalogue: Catalogue, tmp_path: Path, text: Text) -> None:
    """S5, S23: with schemas, licence and sources."""
    said = unpack(ours, tmp_path)
    assert check(tmp_path) == []
    assert [one["path"] for one in said["resources"]] == [f"{name}.csv" for name in TABLES]
    assert len(said["sources"]) == len(catalogue.sources)
    assert said["licenses"][0]["name"] == "MIT"
    assert text("banner.headline") in said["description"]
    assert text("sources.use_not") in said["description"]
    report = Package(str(tmp_path / "datapackage.json")).validate()
    rows = {task.name: task.stats["rows"] for task in report.tasks}
    assert rows == {name.replace("_", "-"): len(getattr(catalogue, name)) for name in TABLES}


def test_the_description_would_find_a_broken_table(ours: bytes, tmp_path: Path) -> None:
    unpack(ours, tmp_path)
    links = tmp_path / "links.csv"
    links.write_text(links.read_text(encoding="utf-8").replace('"hypokalemia",', '"nowhere",', 1), encoding="utf-8")
    assert check(tmp_path)


def test_own_lists_are_a_sound_data_package_too(catalogue: Catalogue, tmp_path: Path, text: Text) -> None:
    lists = read_own((LONG + "=1+1,'@x,severe,-a,\n" + "=" * 60 + ",x,,,\n").encode())
    said = unpack(write_files(catalogue, lists, text, {})[PACKAGE], tmp_path)
    assert check(tmp_path) == []
    assert "licenses" not in said
    assert read_own((tmp_path / "lists.csv").read_bytes()) == lists


def test_every_table_leaves_alone_and_with_all_others(catalogue: Catalogue, text: Text, ours: bytes) -> None:
    """S5: what a visitor brought leaves without ours."""
    files = write_files(catalogue, None, text, CODEBOOK)
    assert files.pop(PACKAGE) == ours
    with ZipFile(BytesIO(ours)) as archive:
        packed = {name: archive.read(name) for name in archive.namelist() if name.endswith(".csv")}
    assert {name: whole.removeprefix(BOM_UTF8) for name, whole in files.items()} == packed
    assert all(whole.startswith(BOM_UTF8 + f"# {text('banner.headline')}".encode()) for whole in files.values())
    lists = read_own(LONG.encode())
    own = write_files(catalogue, lists, text, {})
    assert set(own) == {"lists.csv", PACKAGE}
    assert read_own(own["lists.csv"]) == lists


def test_the_same_tables_give_the_same_file(ours: bytes, catalogue: Catalogue, text: Text) -> None:
    """C7."""
    assert ours == write_files(catalogue, None, text, CODEBOOK)[PACKAGE]
