"""The house rules that can be seen in the files: who imports whom, how long a file is."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent

# A room may import the rooms named here, and itself.
ALLOWED = {
    "errors": set(),
    "catalog": {"errors"},
    "data": {"errors", "catalog"},
    "accounts": {"errors", "catalog", "data"},
    "metrics": {"errors", "catalog", "data"},
    "charts": {"errors", "catalog"},
    "briefing": {"errors", "catalog", "data", "metrics", "charts"},
    "demo": {"errors", "catalog", "data"},
    "pages": {"errors", "catalog", "data", "metrics", "charts", "briefing", "demo"} | {"accounts"},
    "dashboard": {"errors", "catalog", "data", "accounts", "metrics", "pages"},
    "commands": {"errors", "catalog", "data", "accounts", "metrics", "charts", "briefing", "pages"},
    "manage": {"errors", "catalog", "data", "metrics", "charts", "briefing", "demo", "pages"}
    | {"accounts", "commands"},
}
# A package that only these rooms may import.
HOMES = {
    "streamlit": {"pages", "dashboard"},
    "duckdb": {"data"},
    "plotly": {"charts"},
    "click": {"manage", "commands"},
}
MODULES = [
    path for room in ALLOWED for path in [*ROOT.glob(f"{room}.py"), *(ROOT / room).rglob("*.py")]
]
NAMES = [str(path.relative_to(ROOT)) for path in MODULES]


def imported(path: Path) -> Iterator[str]:
    """The top-level names a module imports, inside functions too."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name.split(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: imports are absolute"
            yield str(node.module).split(".")[0]


def room(path: Path) -> str:
    """The room a file belongs to."""
    return path.relative_to(ROOT).parts[0].removesuffix(".py")


@pytest.mark.parametrize("path", MODULES, ids=NAMES)
def test_imports_run_one_way(path: Path) -> None:
    allowed = ALLOWED[room(path)] | {room(path)}
    assert {name for name in imported(path) if name in ALLOWED} <= allowed


@pytest.mark.parametrize("path", MODULES, ids=NAMES)
def test_packages_stay_in_their_rooms(path: Path) -> None:
    strangers = {name for name in imported(path) if room(path) not in HOMES.get(name, {room(path)})}
    assert not strangers


@pytest.mark.parametrize("path", MODULES, ids=NAMES)
def test_a_file_can_be_read_in_one_go(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 250


@pytest.mark.parametrize("path", MODULES, ids=NAMES)
def test_values_never_become_html(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert not re.findall(r"unsafe_allow\w+|st\.html\(", text)


@pytest.mark.parametrize("path", MODULES, ids=NAMES)
def test_only_the_data_room_writes_sql_in_its_code(path: Path) -> None:
    if room(path) != "data":
        assert not re.findall(r"""["'][^"']*\bselect\b[^"']+\bfrom\b""", path.read_text("utf-8"))


def test_the_script_of_the_blocks_makes_text_nodes_only() -> None:
    script = (ROOT / "pages" / "shared" / "board.js").read_text(encoding="utf-8")
    assert not re.findall(r"innerHTML|outerHTML|insertAdjacent|document\.write|eval", script)


@pytest.mark.parametrize("path", MODULES, ids=NAMES)
def test_every_module_says_what_it_holds(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert not text.strip() or ast.get_docstring(ast.parse(text))


def test_only_the_router_stands_directly_in_pages() -> None:
    assert {path.name for path in (ROOT / "pages").glob("*.py")} <= {"router.py", "__init__.py"}


def test_every_page_is_in_the_navigation() -> None:
    navigation = (ROOT / "pages" / "router.py").read_text(encoding="utf-8")
    pages = [
        path.relative_to(ROOT / "pages").as_posix()
        for path in (ROOT / "pages").rglob("*.py")
        if "shared" not in path.parts and path.name not in ("router.py", "__init__.py")
    ]
    assert pages and all(f'"{page}"' in navigation for page in pages)


def test_no_room_is_a_drawer_for_everything() -> None:
    drawers = {"utils", "util", "helpers", "helper", "common", "misc", "base", "manager"}
    assert not [path for path in MODULES if path.stem in drawers]
