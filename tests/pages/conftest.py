"""A copy of the product, to break or to give other words."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest
import streamlit as st

from tests.shipped import ROOT


@pytest.fixture
def product(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Copy the product; its modules are loaded from the copy and forgotten after the test."""

    def forget() -> dict[str, ModuleType]:
        st.cache_resource.clear()
        names = [name for name in sys.modules if name.partition(".")[0] == "components"]
        return {name: sys.modules.pop(name) for name in names}

    shutil.copy(ROOT / "app.py", tmp_path)
    for folder in ("components", "data"):
        shutil.copytree(ROOT / folder, tmp_path / folder, ignore=shutil.ignore_patterns("__pycache__"))
    kept = forget()
    monkeypatch.syspath_prepend(tmp_path)
    yield tmp_path
    forget()
    sys.modules.update(kept)
