"""Tab-separated tables that every reader takes the same way, whether it knows quotes or not."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import IO

from crosscurrents.exports.csv import cell

_BREAKS = re.compile(r"[\x00-\x20\x7f\x85\u2028\u2029]+")
"""Tabs, line breaks and all else that some reader takes for the end of a cell or line."""

Value = str | int | float | None


def write_tsv(file: IO[bytes], columns: list[str], rows: Iterable[Mapping[str, Value]]) -> int:
    """Write a header and rows by column name; return how many rows there were.

    Raises:
        KeyError: a row has a column that the header lacks.
    """
    file.write(_line(columns))
    written = 0
    for row in rows:
        if strange := row.keys() - set(columns):
            raise KeyError(*sorted(strange))
        file.write(_line(tsv_cell(row.get(column)) for column in columns))
        written += 1
    return written


def tsv_cell(value: Value) -> str:
    """Return a value as one cell: no tab, line break or quotation mark, and nothing a spreadsheet runs."""
    if isinstance(value, str):
        value = _BREAKS.sub(" ", value).strip().replace('"', "'")
    return cell(value)


def _line(cells: Iterable[str]) -> bytes:
    return ("\t".join(cells) + "\n").encode("utf-8", "replace")
