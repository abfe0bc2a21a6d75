"""Printing for people and for programs: tables that read well at 80 columns, JSON lines, CSV."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterable, Sequence
from typing import Any

from rich.console import Console
from rich.table import Table
from rich.text import Text

_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]+")
_SPACE = re.compile(r"\s+")
_WIDTH_OF_FILES = 120


def console(*, error: bool = False) -> Console:
    """Return the console for results, or the one for progress and problems."""
    stream = sys.stderr if error else sys.stdout
    # Rich takes a pipe or a file for 80 columns wide, where names are cut that there is room for.
    width = None if stream.isatty() or "COLUMNS" in os.environ else _WIDTH_OF_FILES
    return Console(stderr=error, highlight=False, width=width)


def plain(text: object, style: str = "") -> Text:
    """Return words from a report so that nothing in them can steer the terminal or the table."""
    said = "" if text is None else str(text)
    return Text(_SPACE.sub(" ", _CONTROL.sub("", said)), style=style)


def table(columns: Sequence[str | tuple[str, dict[str, Any]]], rows: Iterable[Sequence[object]]) -> Table:
    """Build a table; a column is a heading, or a heading with rich's options for it."""
    built = Table(box=None, pad_edge=False, header_style="bold", padding=(0, 1))
    for column in columns:
        heading, options = (column, {}) if isinstance(column, str) else column
        built.add_column(heading, **options)
    for row in rows:
        built.add_row(*(each if isinstance(each, Text) else plain(each) for each in row))
    return built


def print_json(records: Iterable[Any]) -> None:
    """Print records as JSON lines."""
    import msgspec

    for record in records:
        sys.stdout.buffer.write(msgspec.json.encode(record) + b"\n")
    sys.stdout.buffer.flush()


def print_csv(kind: str, records: Iterable[Any]) -> None:
    """Print records as the CSV export has them."""
    from crosscurrents.exports.csv import write_table

    write_table(sys.stdout.buffer, kind, records)
    sys.stdout.buffer.flush()


def some(count: int, noun: str) -> str:
    """Return ``1 actor``, ``2 actors``."""
    if count == 1:
        return f"1 {noun}"
    plural = noun[:-1] + "ies" if noun.endswith("y") else noun + "s"
    return f"{count:,} {plural}"
