"""A table that is saved while the server runs: used if all tables are sound, otherwise reported to the operator."""

from __future__ import annotations

import logging
from pathlib import Path

import pytest

from components.cache import Tables
from components.facts.catalogue import CatalogueError

SOUND, BROKEN = "Nausea and vomiting,plural", ",plural"
FAULT = "symptoms.csv, row 2, label: the cell is empty"


def replace(data: Path, old: str, new: str) -> None:
    path = data / "symptoms.csv"
    whole = path.read_text(encoding="utf-8")
    assert old in whole
    path.write_text(whole.replace(old, new, 1), encoding="utf-8")


def test_visitors_keep_the_sound_tables_while_a_broken_one_is_saved(
    data: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """P7: the operator finds the faults in the log, once for each time that a table is saved."""
    tables = Tables(data, every=0)
    sound = tables.read()
    replace(data, SOUND, BROKEN)
    with caplog.at_level(logging.ERROR, logger="explorer"):
        assert tables.read() is sound
        assert tables.read() is sound
    assert caplog.text.count(FAULT) == 1


def test_a_sound_table_is_used_once_it_is_saved(data: Path) -> None:
    tables = Tables(data, every=0)
    tables.read()
    replace(data, SOUND, BROKEN)
    tables.read()
    replace(data, BROKEN, "Sickness,plural")
    assert tables.read().symptoms.at["nausea_vomiting", "label"] == "Sickness"


def test_a_server_that_starts_with_broken_tables_says_so_until_they_are_mended(data: Path) -> None:
    """P7."""
    tables = Tables(data, every=0)
    replace(data, SOUND, BROKEN)
    for _ in range(2):
        with pytest.raises(CatalogueError, match=FAULT):
            tables.read()
    replace(data, BROKEN, SOUND)
    assert tables.read().symptoms.at["nausea_vomiting", "label"] == "Nausea and vomiting"


def test_files_are_looked_at_now_and_then(data: Path) -> None:
    """A class that asks at the same time costs only one look."""
    tables = Tables(data, every=60)
    sound = tables.read()
    replace(data, SOUND, "Sickness,plural")
    assert tables.read() is sound
    tables.next_look = 0
    assert tables.read().symptoms.at["nausea_vomiting", "label"] == "Sickness"


def test_a_table_that_vanishes_is_a_fault_too(data: Path, caplog: pytest.LogCaptureFixture) -> None:
    tables = Tables(data, every=0)
    sound = tables.read()
    (data / "causes.csv").unlink()
    with caplog.at_level(logging.ERROR, logger="explorer"):
        assert tables.read() is sound
    assert "causes.csv" in caplog.text
    assert "the file is missing" in caplog.text
