"""What may import what: each module in a fresh interpreter, and every import as it is written."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
FILES = [ROOT / "app.py", *sorted((ROOT / "components").rglob("*.py"))]
# A room may import from its own step or an earlier one.
STEPS = (
    {"facts", "words", "selection"},
    {"charts"},
    {"files"},
    {"cache"},
    {"controls"},
    {"panels"},
    {"pages"},
    {"app"},
)


def name_part(path: Path) -> str:
    """Name the part of the map that a file belongs to: its module, or its folder."""
    return path.relative_to(ROOT).parts[1 if path.parent != ROOT else 0].removesuffix(".py")


def list_imports(path: Path) -> set[str]:
    """List the modules that a file imports, anywhere in it, by their full names."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path.name} has a relative import"
            module = node.module or ""
            found |= {f"{module}.{alias.name}" for alias in node.names} if module == "components" else {module}
    return found


def list_packages(path: Path) -> set[str]:
    return {name.partition(".")[0] for name in list_imports(path)}


def load_alone(module: str) -> set[str]:
    """Import a module in a fresh interpreter and list the packages that came with it."""
    program = f"import sys, {module}; print(*{{name.partition('.')[0] for name in sys.modules}})"
    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True)
    return set(done.stdout.split())


@pytest.mark.parametrize("module", PURE)
def test_pure_module_loads_neither_streamlit_nor_plotly(module: str) -> None:
    assert not load_alone(f"components.{module}") & {"streamlit", "plotly"}


def test_charts_load_without_streamlit() -> None:
    modules = ", ".join(f"components.charts.{path.stem}" for path in (ROOT / "components" / "charts").glob("[!_]*.py"))
    loaded = load_alone(modules)
    assert "plotly" in loaded
    assert "streamlit" not in loaded


@pytest.mark.parametrize("module", ["selection", "text"])
def test_selection_and_text_load_the_standard_library_alone(module: str) -> None:
    outside = list_packages(ROOT / "components" / f"{module}.py") - set(sys.stdlib_module_names)
    assert outside == set()
    assert not load_alone(f"components.{module}") & {"pandas", "numpy", "plotly", "streamlit"}


def test_plotly_is_for_charts_and_the_cache_alone() -> None:
    users = {name_part(path) for path in FILES if "plotly" in list_packages(path)}
    assert users - {"cache"} == {"charts"}


def test_streamlit_is_for_app_pages_and_what_they_show_alone() -> None:
    users = {name_part(path) for path in FILES if "streamlit" in list_packages(path)}
    assert users == {
        *("app", "banner", "cache", "controls", "pages"),
        *("panels", "chart_panel", "lab_panels", "mechanism_panels", "predict_panels", "lesson_panels", "class_panels"),
    }


def test_shared_caching_is_in_the_cache_alone() -> None:
    users = [path.name for path in FILES if "st.cache_" in path.read_text(encoding="utf-8")]
    assert users == ["cache.py"]


def test_address_is_for_the_controls_alone() -> None:
    users = [path.name for path in FILES if "query_params" in path.read_text(encoding="utf-8")]
    assert users == ["controls.py"]


@pytest.mark.parametrize("path", FILES, ids=name_part)
def test_imports_point_one_way(path: Path) -> None:
    step = {part: place for place, parts in enumerate(STEPS) for part in parts}
    parts = {name.split(".")[1] for name in list_imports(path) if name.startswith("components.")}
    assert not [part for part in parts if step[part] > step[name_part(path)]]


def test_no_file_is_named_after_nothing_it_does() -> None:
    named = {path.stem for path in [*FILES, *(ROOT / "tests").rglob("*.py")]}
    assert not named & {"utils", "util", "helpers", "helper", "common", "base", "misc"}


def test_words_and_facts_stand_outside_the_code() -> None:
    """Every file of data/ is data: no Python there, and no table or text in components/."""
    assert not list((ROOT / "data").rglob("*.py"))
    kinds = {
        path.suffix for path in (ROOT / "components").rglob("*") if path.is_file() and "__pycache__" not in path.parts
    }
    assert kinds == {".py", ".css", ".js"}
