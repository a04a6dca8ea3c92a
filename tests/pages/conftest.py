"""What speeds up every app, and a copy of the product, to break or to give other words."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from types import ModuleType

import pytest
import streamlit as st
from streamlit.components.v2 import manifest_scanner

from tests.shipped import ROOT


@pytest.fixture(scope="session", autouse=True)
def _scan_once() -> Iterator[None]:
    """Let Streamlit look for components in the installed packages once, and not for each app anew (0.2 s)."""
    scan = cache(manifest_scanner.scan_component_manifests)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(manifest_scanner, "scan_component_manifests", scan)
        yield


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
