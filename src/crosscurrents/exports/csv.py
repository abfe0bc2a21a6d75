"""CSV tables for spreadsheets: flat, one row a record, lists joined by ``; ``.

A spreadsheet takes a cell that starts with ``=``, ``+``, ``-`` or ``@`` for a formula, and reports are
written by strangers. Such cells, and those that start with a tab or a line break, get a leading
apostrophe, which spreadsheets hide (OWASP, "CSV injection"). Numbers are left as they are.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from typing import IO, Any

import msgspec

from crosscurrents.exports.codes import cameo_code, plover_code
from crosscurrents.exports.registry import ExportOptions, Output, Records, chosen_kinds

_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n")

COLUMNS: dict[str, list[str]] = {
    "documents": ["id", "source", "title", "publisher", "published", "language", "duplicate_of", "text"],
    "actors": [
        "id", "name", "kind", "country", "sector", "plover_code", "cameo_code", "wikidata", "aliases",
        "mention_count", "documents",
        "independent",
    ],
    "relations": [
        "id", "subject", "relation", "object", "sign", "since", "until", "status", "attributed_to",
        "document", "confidence", "evidence",
    ],
    "events": [
        "id", "type", "mode", "quad", "cameo", "intensity", "status", "actors", "recipients",
        "date.earliest", "date.latest", "date.text", "place", "place_precision", "trigger.text",
        "attributed_to", "magnitude", "reports", "document", "confidence", "evidence",
    ],
    "statements": [
        "id", "kind", "speaker", "audience", "quoted", "text", "said_on", "due.earliest", "due.latest",
        "due.text", "outcome.status", "outcome.reason", "document", "confidence", "evidence",
    ],
    "places": ["id", "name", "latitude", "longitude", "country", "admin1", "feature", "mention_count"],
    "dates": ["id", "text", "type", "value", "earliest", "latest", "document", "start", "end"],
}  # fmt: skip
"""The columns of each table; a dot reaches into a field."""


def export(case: Records, out: Output, options: ExportOptions) -> int:
    """Write one table a kind into a folder, or a single kind to a file or standard output."""
    kinds = chosen_kinds(options)
    if options.only:
        with out.open() as file:
            return write_table(file, kinds[0], case.stream(kinds[0]), text=options.text is not False)
    written = 0
    for kind in kinds:
        with out.open(out.folder() / f"{kind}.csv") as file:
            written += write_table(file, kind, case.stream(kind), text=options.text is not False)
    return written


def write_table(file: IO[bytes], kind: str, records: Iterable[Any], *, text: bool = True) -> int:
    """Write records of one kind as a table; return how many there were."""
    columns = [c for c in COLUMNS[kind] if text or c != "text" or kind != "documents"]
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer)
    writer.writerow(columns)
    written = 0
    for record in records:
        writer.writerow([cell(_value(record, column)) for column in columns])
        file.write(buffer.getvalue().encode("utf-8", "replace"))
        buffer.seek(0)
        buffer.truncate()
        written += 1
    file.write(buffer.getvalue().encode("utf-8", "replace"))
    return written


def _value(record: Any, column: str) -> Any:
    if column == "mention_count":
        return len(record.mentions)
    if column == "evidence":
        return [item.text for item in record.evidence]
    if column in ("plover_code", "cameo_code"):
        return plover_code(record) if column == "plover_code" else cameo_code(record)
    value = record
    for name in column.split("."):
        value = getattr(value, name, None)
    return value


def cell(value: Any) -> str:
    """Return a value as a cell that no spreadsheet runs as a formula."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, int | float):
        return str(value)
    if isinstance(value, list):
        value = "; ".join(str(each) for each in value)
    elif not isinstance(value, str):
        value = msgspec.json.encode(value).decode() if value else ""
    return f"'{value}" if value.startswith(_FORMULA_STARTS) else str(value)
