"""Fixtures that several test files share: the shipped tables and words, and a copy of the tables to break."""

from __future__ import annotations

import shutil
from contextlib import ExitStack
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import settings

from components.facts.catalogue import Catalogue, read_catalogue
from components.words.text import Text, read_text
from tests.serving import SHARED, Server, run_server

ROOT = Path(__file__).parents[1]

settings.register_profile("explorer", deadline=None, max_examples=50)  # a busy machine is not a fault
settings.load_profile("explorer")


STOP, RUNNING = pytest.StashKey[ExitStack](), pytest.StashKey[Server]()


@pytest.hookimpl(optionalhook=True)
def pytest_configure_node(node: Any) -> None:  # of pytest-xdist, which has no types
    """Tell each process of a run the address of the one server that all share, so that it draws each chart once."""
    config = node.config
    if STOP not in config.stash:
        stop = config.stash[STOP] = ExitStack()
        folder = stop.enter_context(TemporaryDirectory())
        config.stash[RUNNING] = stop.enter_context(run_server(ROOT, Path(folder, "log.txt")))
    shared = config.stash[RUNNING]
    node.workerinput[SHARED] = (shared.address, str(shared.log))


def pytest_unconfigure(config: pytest.Config) -> None:
    """Stop the shared server, if this process started it."""
    if STOP in config.stash:
        config.stash[STOP].close()


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
