"""JSON: one report an object, one object a line, or an array of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from io import BytesIO

import msgspec

from crosscurrents.errors import InputError, UnreadableInput
from crosscurrents.ingest.decode import decode, find_encoding, marked_encoding
from crosscurrents.ingest.found import Found, IngestOptions, Raw
from crosscurrents.ingest.rows import RowReader, place
from crosscurrents.ingest.sniff import HEAD

_LONGEST_LINE = 16_000_000
"""Bytes in one line: many times the longest report, so that a line break is never missed for long."""


def read(raw: Raw, options: IngestOptions) -> Iterator[Found]:
    """Read JSON lines as a stream; an array, or an object over several lines, as a whole."""
    override = options.encoding
    # JSON is UTF-8 by its standard, so that one bad line doesn't bring a guess about all of them.
    encoding = find_encoding(b"", raw.name, override) if override else marked_encoding(raw.head(4)) or "utf-8"
    if encoding.startswith(("utf-16", "utf-32")):
        raw, encoding = _as_utf8(raw, encoding, options.settings.largest_file), "utf-8"
    rows = RowReader(raw, options)
    if raw.head(HEAD).lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"[") or not _is_lines(raw):
        yield from _read_whole(rows, encoding)
    else:
        yield from _read_lines(rows, encoding)


def _as_utf8(raw: Raw, encoding: str, largest: int) -> Raw:
    """Return the same input in UTF-8, whose lines can be told by their bytes."""
    if raw.size > largest:
        raise UnreadableInput(raw.name, f"{encoding} of more than {largest:,} bytes", "save it as UTF-8")
    data = decode(raw.everything(), raw.name, encoding).encode("utf-8")
    return msgspec.structs.replace(raw, stream=BytesIO(data), size=len(data))


def _is_lines(raw: Raw) -> bool:
    """Tell whether the first line is an object by itself; a broken one among lines still is one."""
    raw.stream.seek(0)
    first = raw.stream.readline(_LONGEST_LINE).strip()
    return not (first == b"{" or first.endswith((b",", b"[", b"{")))


def _read_lines(rows: RowReader, encoding: str) -> Iterator[Found]:
    rows.raw.stream.seek(0)
    number, first = 0, True
    while line := rows.raw.stream.readline(_LONGEST_LINE):
        number += 1
        where = place(rows.raw, number)
        if len(line) == _LONGEST_LINE and not line.endswith(b"\n"):
            raise UnreadableInput(
                where, f"a line of more than {_LONGEST_LINE:,} bytes", "give one report a line"
            )
        if not line.strip():
            continue
        try:
            row = _object(line.decode(encoding), where)
            table = rows.table_of_events(list(row)) if first else None
        except UnicodeDecodeError:
            yield UnreadableInput(where, f"not readable as {encoding}", "name the encoding with --encoding")
            continue
        except InputError as error:
            yield error
            continue
        if table is not None:
            yield table
            return
        first = False
        yield rows.read(row, where)


def _read_whole(rows: RowReader, encoding: str) -> Iterator[Found]:
    raw, largest = rows.raw, rows.options.settings.largest_file
    if raw.size > largest:
        raise UnreadableInput(
            raw.name,
            f"a JSON array of more than {largest:,} bytes",
            "give it as JSON lines, one report a line",
        )
    try:
        loaded = _loaded(raw.everything().decode(encoding), raw.name)
    except UnicodeDecodeError as error:
        raise UnreadableInput(raw.name, f"not readable as {encoding}") from error
    items = loaded if isinstance(loaded, list) else _inner_list(loaded)
    if not items:
        raise UnreadableInput(raw.name, "no reports in it")
    for number, item in enumerate(items, start=1):
        where = f"{raw.name}#{number}"
        if not isinstance(item, dict):
            yield UnreadableInput(where, "not an object with a text")
            continue
        if number == 1 and (table := rows.table_of_events(list(item))) is not None:
            yield table
            return
        yield rows.read(item, where)


def _inner_list(loaded: object) -> list[object]:
    """Return the reports in an object: its one list of objects, as services answer, or itself."""
    if not isinstance(loaded, Mapping):
        return []
    lists = [v for v in loaded.values() if isinstance(v, list) and v and isinstance(v[0], dict)]
    has_text = any(isinstance(v, str) and len(v) > 200 for v in loaded.values())
    return lists[0] if len(lists) == 1 and not has_text else [loaded]


def _object(line: str, where: str) -> dict[str, object]:
    loaded = _loaded(line, where)
    if not isinstance(loaded, dict):
        raise UnreadableInput(where, "not an object with a text")
    return loaded


def _loaded(text: str, where: str) -> object:
    try:
        return msgspec.json.decode(text.strip().removeprefix("\ufeff"))
    except (msgspec.DecodeError, RecursionError, UnicodeEncodeError) as error:
        raise UnreadableInput(where, f"not JSON: {error}") from error
