"""CSV and TSV: one report a row, under a header."""

from __future__ import annotations

import codecs
import csv
import re
from collections.abc import Iterator

from crosscurrents.errors import BadTable, UnreadableInput
from crosscurrents.ingest.columns import is_gdelt_mentions, is_headerless_gdelt
from crosscurrents.ingest.decode import find_encoding
from crosscurrents.ingest.found import Found, IngestOptions, Raw, TableInput
from crosscurrents.ingest.rows import RowReader, place
from crosscurrents.ingest.sniff import HEAD

_DELIMITERS = ",\t;|"
_LONGEST_CELL = 8_000_000
_UNDECODED = re.compile("[\ud800-\udfff\ufffd]")


def read(raw: Raw, options: IngestOptions) -> Iterator[Found]:
    """Read a table row by row; a bad row is named by its line, and the next is read.

    Raises:
        BadTable: no column holds texts, and it isn't a table of coded events either.
        UnreadableInput: a quotation mark is never closed.
    """
    encoding = find_encoding(raw.head(HEAD), raw.name, options.encoding or raw.encoding)
    csv.field_size_limit(_LONGEST_CELL)
    raw.stream.seek(0)
    lines = _decoded_lines(raw, encoding)
    first = next(lines, "")
    delimiter = max(_DELIMITERS, key=first.count)
    try:
        header = [name.strip() for name in next(csv.reader([first], delimiter=delimiter), [])]
    except csv.Error as error:
        raise BadTable(raw.name, f"the first line is no header: {error}") from error
    rows = RowReader(raw, options)
    if is_gdelt_mentions(header):
        raise BadTable(
            raw.name,
            "GDELT's mentions say which articles mention an event, not what happened",
            "read the table of events (.export.CSV); it says how many sources each event has",
        )
    if is_headerless_gdelt(header):
        yield TableInput(raw.name, "gdelt")
        return
    table = rows.table_of_events(header)
    if table is not None:
        yield table
        return
    if len({name for name in header if name}) < len([name for name in header if name]):
        raise BadTable(raw.name, "two columns have the same name", "rename one of them")
    yield from _read_rows(rows, header, lines, delimiter)


def _decoded_lines(raw: Raw, encoding: str) -> Iterator[str]:
    """Yield lines as text; bytes that aren't of the encoding become marks that are found later."""
    if encoding.startswith(("utf-16", "utf-32")):
        yield from codecs.getreader(encoding)(raw.stream, "replace")
        return
    while line := raw.stream.readline(_LONGEST_CELL):
        text = line.decode(encoding, "surrogateescape").replace("\0", "").replace("\r\n", "\n")
        yield from re.findall(r"[^\n]*\n|[^\n]+", text.replace("\r", "\n"))


def _read_rows(rows: RowReader, header: list[str], lines: Iterator[str], delimiter: str) -> Iterator[Found]:
    reader = csv.reader(lines, delimiter=delimiter, strict=True)
    line = 1
    while True:
        where = place(rows.raw, line + 1)
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            if "field larger" in str(error) or "end of data" in str(error):
                raise UnreadableInput(
                    where, "a quotation mark that is never closed; what follows was not read", "close it"
                ) from error
            yield UnreadableInput(where, f"a broken row: {error}", "check its quotation marks")
            continue
        finally:
            line = 1 + reader.line_num
        if not any(cell.strip() for cell in cells):
            continue
        yield _read_cells(rows, header, cells, where)


def _read_cells(rows: RowReader, header: list[str], cells: list[str], where: str) -> Found:
    if len(cells) > len(header) and any(cell.strip() for cell in cells[len(header) :]):
        return UnreadableInput(
            where, f"{len(cells)} cells under {len(header)} columns", "put texts with separators in quotes"
        )
    if any(_UNDECODED.search(cell) for cell in cells):
        return UnreadableInput(where, "not readable in its encoding", "name the encoding with --encoding")
    return rows.read(dict(zip(header, cells, strict=False)), where)
