"""Imports go one way: a room uses the rooms above it in the design's list, never one below."""

from __future__ import annotations

import ast
from pathlib import Path

PACKAGE = Path(__file__).parents[1] / "src" / "crosscurrents"
BASE = ["errors", "vocabulary", "records", "settings", "rules"]
READING_ROOMS = [
    "ingest", "language", "actors", "places", "dates", "events", "statements", "relations",
]  # fmt: skip
ORDER = [
    *BASE, *READING_ROOMS, "reading", "analysis", "store", "exports", "evaluation", "app", "cli",
]  # fmt: skip


def room_of(path: Path) -> str:
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def imported_rooms(path: Path) -> set[str]:
    rooms = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        names = []
        if isinstance(node, ast.ImportFrom) and node.module:
            names = [node.module]
            if node.module == "crosscurrents":
                names = [f"crosscurrents.{alias.name}" for alias in node.names]
        elif isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        for name in names:
            parts = name.split(".")
            if parts[0] == "crosscurrents" and len(parts) > 1:
                rooms.add(parts[1])
    return rooms & set(ORDER)


def sources() -> list[Path]:
    return [p for p in PACKAGE.rglob("*.py") if p.name != "__init__.py" or p.parent != PACKAGE]


def test_every_module_belongs_to_a_room() -> None:
    assert {room_of(p) for p in sources()} <= {*ORDER, "data", "examples", "__main__"}


def test_imports_go_one_way() -> None:
    wrong = [
        f"{path.relative_to(PACKAGE)} imports {room}"
        for path in sources()
        if room_of(path) in ORDER
        for room in imported_rooms(path)
        if ORDER.index(room) > ORDER.index(room_of(path))
    ]
    assert wrong == []


def test_only_the_store_knows_sql() -> None:
    users = {room_of(p) for p in sources() if "sqlite3" in p.read_text(encoding="utf-8")}
    assert users <= {"store", "places"}  # the gazetteer is a read-only SQLite file
