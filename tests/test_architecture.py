"""Rooms and what each may import: read from the imports as written, and from what a fresh interpreter loads."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
COMPONENTS = ROOT / "components"
FILES = sorted(COMPONENTS.rglob("*.py"))
# Each room, or single file, and the rooms it may import beside itself. The README shows the same map.
ROOMS = {
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
# The packages from outside that a room may name; the standard library is for all.
PACKAGES = {
    "facts": {"pandas"},
    "selection": set(),
    "words": {"jinja2", "markupsafe"},
    "charts": {"plotly", "shapely", "numpy", "PIL", "threadpoolctl", "contourpy", "markupsafe"},
    "files": {"markupsafe", "fontTools"},
    "cache": {"streamlit"},
    "address": {"streamlit"},
    "controls": {"streamlit"},
    "panels": {"streamlit", "pandas", "markupsafe", "segno"},
    "pages": {"streamlit"},
    "server": {"starlette", "brotli", "fontTools"},
}
# Where the session's state is touched: the address, the controls, and the panel that owns a widget.
STATEFUL = {
    "address",
    "controls",
    "panels/cards",
    "panels/chart",
    "panels/guess",
    "panels/pointer",
    "panels/questions",
    "panels/room",
}


def name_room(path: Path) -> str:
    """Name the room of a file: its folder in components/, or the file itself."""
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


def list_modules(room: str) -> list[str]:
    paths = [path.relative_to(ROOT).with_suffix("") for path in FILES if name_room(path) == room]
    return [".".join(path.parts).removesuffix(".__init__") for path in paths]


def test_every_file_is_in_a_room_of_the_map() -> None:
    assert {name_room(path) for path in FILES} == set(ROOMS) == set(PACKAGES)


@pytest.mark.parametrize("room", ROOMS)
def test_room_imports_only_the_rooms_below_it(room: str) -> None:
    used = {
        name.split(".")[1]
        for path in FILES
        if name_room(path) == room
        for name in list_imports(path)
        if name.startswith("components.")
    }
    assert used - {room} <= ROOMS[room]


def test_no_two_rooms_import_each_other() -> None:
    for room, below in ROOMS.items():
        assert not [other for other in below if room in ROOMS[other]]


@pytest.mark.parametrize("room", ROOMS)
def test_room_names_only_its_own_packages(room: str) -> None:
    named = {name.partition(".")[0] for path in FILES if name_room(path) == room for name in list_imports(path)} - set(
        sys.stdlib_module_names
    )
    assert named - {"components"} <= PACKAGES[room]


def test_imports_inside_a_room_have_no_circle() -> None:
    modules = {".".join(path.relative_to(ROOT).with_suffix("").parts): list_imports(path) for path in FILES}
    left = {name: {other for other in used if other in modules} for name, used in modules.items()}
    while free := [name for name, used in left.items() if not used & left.keys()]:
        for name in free:
            del left[name]
    assert left == {}


@pytest.mark.parametrize("room", ["facts", "words", "selection", "files", "charts"])
def test_room_loads_without_streamlit(room: str) -> None:
    loaded = load_alone(*list_modules(room))
    assert "streamlit" not in loaded
    assert "plotly" not in loaded or room in {"charts", "files"}


def test_selection_loads_the_standard_library_alone() -> None:
    assert not load_alone("components.selection") & {"pandas", "numpy", "plotly", "streamlit", "jinja2"}


def find_users(word: str) -> set[str]:
    """Name the files that hold a word: by their room if it is one duty, in panels by file."""
    users = [path for path in FILES if word in path.read_text(encoding="utf-8")]
    return {f"panels/{path.stem}" if name_room(path) == "panels" else name_room(path) for path in users}


def test_session_state_is_touched_where_a_widget_is_owned() -> None:
    assert find_users("session_state") == STATEFUL


def test_only_the_address_module_touches_the_address() -> None:
    assert find_users("query_params") == {"address"}


def test_only_the_cache_module_caches_for_all_visitors() -> None:
    assert find_users("st.cache_") == {"cache"}


def test_tables_are_loaded_by_pages_alone() -> None:
    """A catalogue and a text are passed, never reached for: so a visitor's own tables can take their place."""
    assert find_users("load_catalogue") == find_users("load_text") == {"cache", "pages"}


def test_structure_of_streamlit_is_relied_on_in_one_sheet() -> None:
    sheets = {path.stem for path in COMPONENTS.rglob("*.css") if "data-testid" in path.read_text(encoding="utf-8")}
    assert sheets == {"streamlit"}


def test_no_markup_in_python_is_longer_than_a_tag() -> None:
    """HTML is written by templates: Python holds no more than a tag around what a template made."""
    found = {}
    for path in FILES:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            match node:
                case ast.Constant(value=str(value)) if value.count("<") > 1 and "</" in value:
                    found[path.name] = value
    assert found == {}


def test_no_file_is_named_after_nothing_it_does() -> None:
    named = {path.stem for path in [*FILES, *(ROOT / "tests").rglob("*.py")]}
    assert not named & {"utils", "util", "helpers", "helper", "common", "base", "misc"}


def test_words_and_facts_stand_outside_the_code() -> None:
    """Every file of data/ is data: no Python there, and no table or text in components/."""
    assert not list((ROOT / "data").rglob("*.py"))
    kinds = {path.suffix for path in COMPONENTS.rglob("*") if path.is_file() and "__pycache__" not in path.parts}
    assert kinds == {".py", ".css", ".js", ".html", ".md"}
