"""Areas of the code and what each may import: read from the imports, and from what a fresh interpreter loads."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
COMPONENTS = ROOT / "components"
FILES = sorted(COMPONENTS.rglob("*.py"))
# Each area, a folder or a single file, and the areas that it may import beside itself. The README shows the same map.
AREAS = {
    "facts": set(),
    "selection": set(),
    "words": {"facts", "selection"},
    "charts": {"facts", "words", "selection"},
    "files": {"facts", "words", "selection", "charts"},
    "cache": {"facts", "words", "selection", "charts", "files"},
    "address": {"selection"},
    "controls": {"facts", "words", "selection", "charts", "address"},
    "panels": {"facts", "words", "selection", "charts", "files", "cache", "address", "controls"},
    "pages": {"facts", "words", "selection", "cache", "address", "controls", "panels"},
    "server": {"facts", "words", "selection"},
}
# The packages that each area may import; all may import the standard library.
PACKAGES = {
    "facts": {"pandas"},
    "selection": set(),
    "words": {"jinja2", "markupsafe"},
    "charts": {"plotly", "shapely", "numpy", "PIL", "threadpoolctl", "contourpy", "markupsafe"},
    "files": {"markupsafe", "fontTools"},
    "cache": {"streamlit"},
    "address": {"streamlit"},
    "controls": {"streamlit"},
    "panels": {"streamlit", "segno"},
    "pages": {"streamlit"},
    "server": {"starlette", "brotli", "fontTools"},
}
STATEFUL = {"address", "controls"}  # where the state of a session is touched


def name_area(path: Path) -> str:
    """Name the area of a file: its folder in components/, or the file itself."""
    return path.relative_to(COMPONENTS).parts[0].removesuffix(".py")


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


def load_alone(*modules: str) -> set[str]:
    """Import modules in a fresh interpreter and list the packages that came with them."""
    program = f"import sys, {', '.join(modules)}; print(*{{name.partition('.')[0] for name in sys.modules}})"
    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True)
    return set(done.stdout.split())


def list_modules(area: str) -> list[str]:
    paths = [path.relative_to(ROOT).with_suffix("") for path in FILES if name_area(path) == area]
    return [".".join(path.parts).removesuffix(".__init__") for path in paths]


def test_every_file_is_in_an_area_of_the_map() -> None:
    assert {name_area(path) for path in FILES} == set(AREAS) == set(PACKAGES)


@pytest.mark.parametrize("area", AREAS)
def test_area_imports_only_the_areas_below_it(area: str) -> None:
    used = {
        name.split(".")[1]
        for path in FILES
        if name_area(path) == area
        for name in list_imports(path)
        if name.startswith("components.")
    }
    assert used - {area} <= AREAS[area]


def test_no_two_areas_import_each_other() -> None:
    for area, below in AREAS.items():
        assert not [other for other in below if area in AREAS[other]]


@pytest.mark.parametrize("area", AREAS)
def test_area_names_only_its_own_packages(area: str) -> None:
    named = {name.partition(".")[0] for path in FILES if name_area(path) == area for name in list_imports(path)} - set(
        sys.stdlib_module_names
    )
    assert named - {"components"} <= PACKAGES[area]


def test_imports_inside_an_area_have_no_circle() -> None:
    modules = {".".join(path.relative_to(ROOT).with_suffix("").parts): list_imports(path) for path in FILES}
    left = {name: {other for other in used if other in modules} for name, used in modules.items()}
    while free := [name for name, used in left.items() if not used & left.keys()]:
        for name in free:
            del left[name]
    assert left == {}


@pytest.mark.parametrize("area", ["facts", "words", "selection", "files", "charts"])
def test_area_loads_without_streamlit(area: str) -> None:
    loaded = load_alone(*list_modules(area))
    assert "streamlit" not in loaded
    assert "plotly" not in loaded or area in {"charts", "files"}


def test_selection_loads_the_standard_library_alone() -> None:
    assert not load_alone("components.selection") & {"pandas", "numpy", "plotly", "streamlit", "jinja2"}


def find_users(word: str) -> set[str]:
    """Name the places that use a word: files of panels one by one, all others by their area."""
    users = [path for path in FILES if word in path.read_text(encoding="utf-8")]
    return {f"panels/{path.stem}" if name_area(path) == "panels" else name_area(path) for path in users}


def test_only_address_and_controls_touch_the_state_of_a_session() -> None:
    assert find_users("session_state") == STATEFUL


def test_only_the_address_module_touches_the_address() -> None:
    assert find_users("query_params") == {"address"}


def test_only_the_cache_module_caches_for_all_visitors() -> None:
    assert find_users("st.cache_") == {"cache"}


def test_tables_are_loaded_by_pages_alone() -> None:
    """A catalogue and a text are passed, never reached for, so that a visitor's own tables can take their place."""
    assert find_users("load_catalogue") == find_users("load_text") == {"cache", "pages"}


def test_structure_of_streamlit_is_relied_on_in_one_sheet() -> None:
    sheets = {path.stem for path in COMPONENTS.rglob("*.css") if "data-testid" in path.read_text(encoding="utf-8")}
    assert sheets == {"streamlit"}


def test_no_markup_in_python_is_longer_than_a_tag() -> None:
    """Templates write the HTML: Python holds no more than one tag around what a template made."""
    found = {}
    for path in FILES:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            match node:
                case ast.Constant(value=str(value)) if value.count("<") > 1 and "</" in value:
                    found[path.name] = value
    assert found == {}


def test_no_file_has_a_name_that_says_nothing() -> None:
    named = {path.stem for path in [*FILES, *(ROOT / "tests").rglob("*.py")]}
    assert not named & {"utils", "util", "helpers", "helper", "common", "base", "misc"}


def test_words_and_facts_stand_outside_the_code() -> None:
    """There is no Python in data/, and no table or text file in components/."""
    assert not list((ROOT / "data").rglob("*.py"))
    kinds = {path.suffix for path in COMPONENTS.rglob("*") if path.is_file() and "__pycache__" not in path.parts}
    assert kinds == {".py", ".css", ".js", ".html", ".md"}
