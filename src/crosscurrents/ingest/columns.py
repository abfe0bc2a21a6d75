"""Which column of a table, or member of a JSON object, holds what."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from importlib.resources import files
from typing import Any

import yaml

from crosscurrents.errors import BadTable


@lru_cache(maxsize=1)
def _names() -> dict[str, Any]:
    path = files("crosscurrents") / "data" / "ingest" / "columns.yaml"
    loaded: dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return loaded


def plain_name(name: str) -> str:
    """Return a column's name in lower case, with everything but letters and digits as underscores."""
    return re.sub(r"[\W_]+", "_", name.strip().lower()).strip("_")


def find_columns(names: Iterable[str], mapping: Mapping[str, str]) -> dict[str, str]:
    """Return which of ``names`` holds the text, title, published … ; the user's ``mapping`` wins."""
    by_plain = {plain_name(name): name for name in reversed(list(names))}
    found: dict[str, str] = {}
    for field, usual in _names()["articles"].items():
        if field in mapping:
            if (column := by_plain.get(plain_name(mapping[field]))) is not None:
                found[field] = column
            continue
        column = next((by_plain[name] for name in usual if name in by_plain), None)
        if column is not None and column not in found.values():
            found[field] = column
    return found


def check_mapping(mapping: Mapping[str, str], where: str) -> None:
    """Check that a user's mapping speaks of fields that there are.

    Raises:
        BadTable: it names an unknown field.
    """
    unknown = sorted(set(mapping) - set(_names()["articles"]))
    if unknown:
        known = ", ".join(_names()["articles"])
        raise BadTable(where, f"no field is called {', '.join(unknown)}", f"the fields are {known}")


def event_table_kind(names: Iterable[str]) -> str | None:
    """Return which collection of coded events a header belongs to, or None."""
    plain = {plain_name(name) for name in names}
    for kind, signatures in _names()["event_tables"].items():
        if any(plain.issuperset(signature) for signature in signatures):
            return str(kind)
    return None


def is_headerless_gdelt(cells: list[str]) -> bool:
    """Tell whether a line is of GDELT's event table, which has no header: 58 columns, in version 2 61."""
    if len(cells) not in (58, 61) or not cells[0].isdigit():
        return False
    return len(cells[1]) == 8 and cells[1].isdigit()


def is_gdelt_mentions(cells: list[str]) -> bool:
    """Tell whether a line is of GDELT's table of mentions, which has no header: 16 columns, two times."""
    if len(cells) not in (14, 15, 16) or not cells[0].isdigit():
        return False
    return all(len(cell) == 14 and cell.isdigit() for cell in cells[1:3])


def missing_text(names: Iterable[str], mapping: Mapping[str, str], where: str) -> BadTable:
    """Build the error for a table without a column that holds the texts."""
    there = ", ".join(list(names)[:12]) or "none"
    wanted = mapping.get("text")
    what = f"no column called {wanted!r}" if wanted else "no column that holds the text"
    return BadTable(where, f"{what}; the columns are: {there}", "name it, for example --column text=body")
