"""What several test files share: the shipped tables and words, and a copy of them to break."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from hypothesis import settings

from components.facts.catalogue import Catalogue, read_catalogue
from components.words.text import Text, read_text

ROOT = Path(__file__).parents[1]

settings.register_profile("explorer", deadline=None)  # a busy machine is no fault
settings.load_profile("explorer")


@pytest.fixture(scope="session")
def catalogue() -> Catalogue:
    return read_catalogue(ROOT / "data")


@pytest.fixture(scope="session")
def text() -> Text:
    return read_text(ROOT / "data" / "text" / "en.toml")


@pytest.fixture(scope="session")
def names(catalogue: Catalogue) -> dict[str, str]:
    return {**catalogue.imbalances["plain_name"].to_dict(), **catalogue.symptoms["label"].to_dict()}


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return Path(shutil.copytree(ROOT / "data", tmp_path / "data"))
