"""From a document that holds rows of coded events to its reading; each row is the evidence."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial

import msgspec

from crosscurrents import __version__
from crosscurrents.ingest.tables.align import aligned
from crosscurrents.ingest.tables.chunks import TableRow, find_delimiter, split_line, split_rows
from crosscurrents.ingest.tables.formats import Layout, TableFormat, find_layout, load_format
from crosscurrents.ingest.tables.gather import Gathering, RowSpan
from crosscurrents.ingest.tables.named import Names
from crosscurrents.ingest.tables.values import (
    Values,
    is_category,
    plover_cells,
    plover_comment,
    plover_sides,
    read_values,
)
from crosscurrents.records import Document, Reading

_ROWS = re.compile(r"#rows=(\d+)-\d+$")


def read_table(document: Document, names: Names) -> Reading:
    """Return the events in the rows of ``document``, with the actors and places they name.

    Rows that can't be read as events are named in the reading's notes.

    Raises:
        BadTable: the header lacks a column that events need.
    """
    spec = load_format(document.table or "")
    gathering = Gathering(document, spec, names)
    notes: list[str] = []
    for number, (span, values) in enumerate(_rows(document, spec, names, notes), start=_first_row(document)):
        if isinstance(values, str):
            notes.append(f"row {number}: {values}; left out")
            continue
        notes += [f"row {number}: {problem}" for problem in values.problems]
        gathering.enter(span, values)
    return Reading(
        document=document.id,
        version=__version__,
        language="zxx",
        actors=gathering.actors(),
        places=gathering.places(),
        events=gathering.events,
        notes=notes,
    )


def _first_row(document: Document) -> int:
    """Return the number that the document's first row has in its table."""
    found = _ROWS.search(document.source or "")
    return int(found[1]) if found else 1


def _rows(
    document: Document, spec: TableFormat, names: Names, notes: list[str]
) -> Iterator[tuple[RowSpan, Values | str]]:
    lines = document.text.splitlines(keepends=True)
    if spec.plover and lines and lines[0].startswith("{"):
        yield from _plover_rows(lines, spec)
        return
    delimiter = find_delimiter(lines[0]) if lines else ","
    header = spec.header or split_line(lines[0], delimiter)
    layout = find_layout(spec, header, document.source or document.id)
    if layout.missing:
        columns = ", ".join(spec.columns[field][0] for field in layout.missing)
        notes.append(f"the table has no columns {columns}; what they hold stays open")
    start = 0 if spec.header else len(lines[0])
    known = partial(is_category, spec=spec)

    def is_country(word: str) -> bool:
        return names.country_code(word) is not None

    for row in split_rows(iter(lines if spec.header else lines[1:]), delimiter, layout.width):
        if not isinstance(row, TableRow):
            notes.append(row)
            continue
        start = document.text.index(row.text, start)
        span = RowSpan(start, start + len(row.text.rstrip("\r\n")))
        cells = aligned(row.cells, layout, known, is_country)
        yield span, cells if isinstance(cells, str) else _values(cells, layout, spec)
        start += len(row.text)


def _values(cells: list[str], layout: Layout, spec: TableFormat) -> Values | str:
    values = read_values(layout.cells(cells), spec)
    if isinstance(values, Values) and len(cells) < layout.width:
        values.problems.append(f"only {len(cells)} of {layout.width} cells; what the others hold stays open")
    return values


def _plover_rows(lines: list[str], spec: TableFormat) -> Iterator[tuple[RowSpan, Values | str]]:
    start = 0
    for line in lines:
        span = RowSpan(start, start + len(line.rstrip("\r\n")))
        start += len(line)
        try:
            row = msgspec.json.decode(line)
        except msgspec.DecodeError as error:
            yield span, f"not JSON ({error})"
            continue
        if not isinstance(row, dict):
            yield span, "not an object"
            continue
        actors, recipients = plover_sides(row, "actor"), plover_sides(row, "recipient")
        stand_in = {"actors": "-"} if actors or recipients else {}
        values = read_values({**plover_cells(row), **stand_in}, spec)
        if isinstance(values, Values):
            values.actors, values.recipients = actors, recipients
            plover_comment(values, row.get("comment"))
        yield span, values
