"""A table of events as documents: some hundred rows each, under the header, word for word."""

from __future__ import annotations

import csv
import gzip
import io
from collections import deque
from collections.abc import Iterator
from pathlib import Path
from typing import IO

import msgspec

from crosscurrents.errors import BadTable, InputError, UnreadableInput
from crosscurrents.ingest.decode import find_encoding
from crosscurrents.ingest.found import TableInput
from crosscurrents.ingest.sniff import HEAD
from crosscurrents.ingest.tables.formats import TableFormat, find_layout, load_format
from crosscurrents.records import Document

ROWS = 500
"""Rows in one document: its text stays near the length of a long report."""

LONGEST_CELL = 131_072
_UNCLOSED = "a quotation mark that is never closed"
_MOST_LINES = 100
"""Lines that one row may run over; beyond it a quotation mark was never closed."""


class TableRow(msgspec.Struct, frozen=True):
    """One row: its cells, and the lines it was read from."""

    cells: list[str]
    text: str


def table_documents(table: TableInput) -> Iterator[Document | InputError]:
    """Yield the documents of a table of events, and a failure for each row that is broken.

    A table that can't be read at all (no such collection, a column missing without which there are
    no events, a file that can't be opened) is a single failure.
    """
    try:
        yield from _read(table, load_format(table.kind))
    except InputError as error:
        yield error


def _read(table: TableInput, spec: TableFormat) -> Iterator[Document | InputError]:
    with _open_text(table.path) as lines:
        if table.kind == "plover":
            yield from _chunks(table, spec, "", (TableRow([], line) for line in lines if line.strip()))
            return
        first = "" if spec.header else lines.readline()
        sample = first or lines.readline()
        delimiter = find_delimiter(sample)
        width = find_layout(spec, spec.header or split_line(first, delimiter), table.path).width
        rest = lines if first else _again(sample, lines)
        yield from _chunks(table, spec, first, _good_rows(rest, delimiter, table.path, width))


def _chunks(
    table: TableInput, spec: TableFormat, header: str, rows: Iterator[TableRow | InputError]
) -> Iterator[Document | InputError]:
    """Yield documents; one ends before a broken row, so that rows keep the numbers they have in the table."""
    held: list[str] = []
    first = 1
    for row in rows:
        broken = isinstance(row, InputError)
        if isinstance(row, TableRow):
            held.append(row.text if row.text.endswith("\n") else row.text + "\n")
        if held and (broken or len(held) == ROWS):
            yield _document(table, spec, header, held, first)
            first += len(held)
            held = []
        if isinstance(row, InputError):
            yield row
            first += 1
    if held:
        yield _document(table, spec, header, held, first)
    elif first == 1:
        yield BadTable(table.path, "a table without rows")


def _document(table: TableInput, spec: TableFormat, header: str, rows: list[str], first: int) -> Document:
    last = first + len(rows) - 1
    if header and not header.endswith("\n"):
        header += "\n"
    return Document(
        header + "".join(rows),
        source=f"{table.path}#rows={first}-{last}",
        title=f"{Path(table.path).name}, rows {first} to {last}",
        publisher=spec.name,
        language="zxx",
        table=table.kind,
    )


def _good_rows(
    lines: Iterator[str], delimiter: str, where: str, width: int
) -> Iterator[TableRow | InputError]:
    for number, row in enumerate(split_rows(lines, delimiter, width), start=1):
        yield row if isinstance(row, TableRow) else UnreadableInput(f"{where}, row {number}", row)


def split_rows(lines: Iterator[str], delimiter: str, width: int) -> Iterator[TableRow | str]:
    """Yield rows with the lines they stand on; for a broken row, what is wrong with it.

    A row over several lines that doesn't come to the ``width`` of its table has a quotation mark that is
    never closed: it is broken, and the lines that the mark swallowed are read again.
    """
    again: deque[str] = deque()
    taken: list[str] = []

    def watched() -> Iterator[str]:
        while (line := again.popleft() if again else next(lines, None)) is not None:
            taken.append(line)
            if len(taken) > _MOST_LINES:
                raise csv.Error(_UNCLOSED)
            yield line

    csv.field_size_limit(LONGEST_CELL)
    reader = _reader(watched(), delimiter)
    while True:
        taken.clear()
        problem = None
        cells: list[str] = []
        try:
            cells = next(reader)
            if len(taken) > 1 and len(cells) != width:
                problem = _UNCLOSED
        except StopIteration:
            return
        except csv.Error as error:
            problem = str(error)
        if problem:
            yield f"a broken row: {problem}"
            again.extendleft(reversed(taken[1:]))
            reader = _reader(watched(), delimiter)
        elif any(cell.strip() for cell in cells):
            yield TableRow(cells, "".join(taken))


def _reader(lines: Iterator[str], delimiter: str) -> Iterator[list[str]]:
    if delimiter == "\t":  # collections in TSV don't quote; a lone mark in a headline is a mark
        return csv.reader(lines, delimiter=delimiter, quoting=csv.QUOTE_NONE)
    return csv.reader(lines, delimiter=delimiter)


def split_line(line: str, delimiter: str) -> list[str]:
    """Return the cells of one line."""
    return next(csv.reader([line], delimiter=delimiter), [])


def find_delimiter(line: str) -> str:
    """Return what parts the cells of a line: a tab where there are several, else comma or semicolon."""
    return max("\t,;", key=line.count)


def _again(first: str, lines: IO[str]) -> Iterator[str]:
    yield first
    yield from lines


def _open_text(path: str) -> IO[str]:
    file = Path(path)
    try:
        with file.open("rb") as stream:
            packed = stream.read(2) == b"\x1f\x8b"
        opener = gzip.open if packed else open
        with opener(file, "rb") as raw:
            encoding = find_encoding(raw.read(HEAD), path, None)
        binary = opener(file, "rb")
    except (OSError, EOFError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise UnreadableInput(path, reason, "save the table as a file and name that") from error
    return io.TextIOWrapper(binary, encoding=encoding, errors="replace", newline="")
