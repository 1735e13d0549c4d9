"""Import only from floors below; rooms on one floor do not know each other."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

from house.repository import PACKAGE, modules, shown, tree

FLOORS: list[set[str]] = [
    {"units", "notices", "catalogue"},
    {"language"},
    {"model"},
    {"files", "ledger", "orders", "proofs", "reports", "travel", "vault"},
    {"audit", "verify", "exports", "onward"},
    {"planner"},
    {"api"},
    {"cli"},
]
"""The house, drawn once, the ground floor first."""

FLOOR = {room: number for number, rooms in enumerate(FLOORS) for room in rooms}

HEAVY = {
    "babel": {"language"},
    "charset_normalizer": {"reports"},
    "click": {"cli"},
    "docx": {"reports"},
    "feedparser": {"reports"},
    "fluent": {"catalogue"},
    "jinja2": {"exports"},
    "lxml": {"reports"},
    "msgspec": {"ledger", "vault"},
    "nacl": {"audit", "ledger", "vault"},
    "numpy": {"exports", "planner", "travel", "vault", "verify"},
    "openpyxl": {"files"},
    "ortools": {"planner"},
    "osmium": {"travel"},
    "psycopg": {"ledger"},
    "pypdfium2": {"reports"},
    "scipy": {"travel", "verify"},
    "segno": {"exports"},
    "trafilatura": {"reports"},
}
"""Libraries, and the only rooms that may know them."""


def room_of(path: Path) -> str:
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def imported(path: Path) -> set[str]:
    """Every module that a file imports, wherever in the file, by its full name."""
    names: set[str] = set()
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{shown(path)} line {node.lineno}: write the whole name"
            names.add(node.module or "")
            if node.module == "safepassage":
                names |= {f"safepassage.{alias.name}" for alias in node.names}
    return names


def rooms_imported(path: Path) -> set[str]:
    parts = (name.split(".") for name in imported(path))
    return {part[1] for part in parts if part[0] == "safepassage" and len(part) > 1}


@pytest.mark.parametrize("path", modules(), ids=shown)
def test_a_file_imports_only_from_floors_below(path: Path) -> None:
    room = room_of(path)
    if room == "__init__":
        assert rooms_imported(path) == set()
        return
    assert room in FLOOR, f"{room} has no floor yet: draw it in FLOORS"
    for other in rooms_imported(path) - {room, "__version__"}:
        assert other in FLOOR, f"{shown(path)} imports {other}, which has no floor"
        assert FLOOR[other] < FLOOR[room], f"{room} may not import {other}: {shown(path)}"


def test_every_room_is_drawn_and_every_drawn_room_stands() -> None:
    standing = {room_of(path) for path in modules()} - {"__init__"}
    assert standing == set(FLOOR)


@pytest.mark.parametrize("path", modules(), ids=shown)
def test_a_heavy_library_lives_in_its_room(path: Path) -> None:
    for name in imported(path):
        library = name.split(".")[0]
        if library in HEAVY:
            assert room_of(path) in HEAVY[library], f"{shown(path)} imports {library}"


def test_the_command_line_starts_without_heavy_libraries() -> None:
    program = (
        "import sys; from safepassage.cli.entry import run; run(['--help']); "
        f"print(sorted(set(sys.modules) & {set(HEAVY) - {'click'}}), file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True)
    assert done.stderr.strip() == "[]"


def test_only_the_api_knows_the_planner() -> None:
    """Whatever the front of the house wants planned, it asks the api for."""
    for path in modules():
        if room_of(path) == "cli":
            used = {
                node.module for node in ast.walk(tree(path)) if isinstance(node, ast.ImportFrom)
            }
            planner = {name for name in used if name and name.startswith("safepassage.planner")}
            assert planner <= {"safepassage.planner.progress"}, shown(path)
