"""Web archives (WARC, also gzipped): one report a page that was answered with HTML; gzipped tables."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from typing import Any

from crosscurrents.errors import InputError, UnreadableInput
from crosscurrents.ingest.columns import event_table_kind
from crosscurrents.ingest.decode import decode
from crosscurrents.ingest.found import Found, IngestOptions, Raw, Skipped, TableInput
from crosscurrents.ingest.guard import guarded

_LARGEST_PAGE = 20_000_000
"""Bytes of one page, unpacked; the largest news pages have two million."""

_LEAST_SUSPICIOUS = 256_000_000
_HIGHEST_RATIO = 100
"""How many times its size an archive may unpack to: pages shrink to a tenth, bombs to a thousandth."""

_PAGES = ("text/html", "application/xhtml+xml")


def read(raw: Raw, options: IngestOptions) -> Iterator[Found]:
    """Read the pages in a web archive as a stream.

    Raises:
        UnreadableInput: it isn't a web archive, is broken, or unpacks beyond all measure.
    """
    table = _packed_table(raw)
    if table is not None:
        yield table
        return
    packed = check_first_bytes(raw)
    unpacked = pages = 0
    for record in _records(raw):
        if not packed and record.content_length > raw.size:
            raise UnreadableInput(raw.name, "a record that is longer than its archive", "fetch it anew")
        unpacked += record.content_length
        if unpacked > max(_LEAST_SUSPICIOUS, _HIGHEST_RATIO * raw.size):
            raise UnreadableInput(
                raw.name,
                f"{raw.size:,} bytes that unpack to more than {unpacked:,}",
                "it may be a ZIP bomb; what came before was read",
            )
        found = _read_record(record, raw, options)
        if found is not None:
            pages += 1
            yield found
    if not pages:
        raise UnreadableInput(raw.name, "a web archive without pages")


def _packed_table(raw: Raw) -> TableInput | None:
    """Return the table of events that a gzipped file holds, told from its header; else None."""
    head = raw.head(65_536)
    if not head.startswith(b"\x1f\x8b"):
        return None
    try:
        first = zlib.decompressobj(wbits=31).decompress(head, 16_384).split(b"\n", 1)[0]
    except zlib.error:
        return None
    names = first.decode("utf-8", "replace").replace("\t", ",").split(",")
    kind = event_table_kind(name.strip(' "\ufeff\r') for name in names)
    return TableInput(raw.name, kind) if kind else None


def check_first_bytes(raw: Raw) -> bool:
    """Tell whether an archive is gzipped, having checked that what is packed is a web archive.

    Raises:
        UnreadableInput: it doesn't.
    """
    head = raw.head(65_536)
    if not head.startswith(b"\x1f\x8b"):
        return False
    try:
        first = zlib.decompressobj(wbits=31).decompress(head, 1_000)
    except zlib.error as error:
        raise UnreadableInput(raw.name, "a broken gzip file", "fetch it anew") from error
    if not first.startswith(b"WARC/"):
        raise UnreadableInput(raw.name, "a gzip file, not a web archive", "unpack it first")
    return True


def _records(raw: Raw) -> Iterator[Any]:
    from fastwarc.warc import ArchiveIterator

    with guarded(raw.name, "this web archive is broken"):
        yield from ArchiveIterator(raw.stream, parse_http=False)


def _read_record(record: Any, raw: Raw, options: IngestOptions) -> Found | None:
    """Return the report of one record; None for what no page was answered with."""
    from fastwarc.warc import WarcRecordType

    if record.record_type != WarcRecordType.response or not record.is_http:
        return None
    address = record.headers.get("WARC-Target-URI", "").strip("<>")
    where = f"{raw.name}#{address or record.record_id}"
    try:
        with guarded(where, "a broken record"):
            record.parse_http(auto_decode="transfer")
        kind = (record.http_content_type or "").lower()
        if kind not in _PAGES:
            return None
        if record.http_headers.status_code != 200:
            return Skipped(where, f"the server had answered {record.http_headers.status_code}")
        return _read_answer(record, where, address, options)
    except InputError as error:
        return error


def _read_answer(record: Any, where: str, address: str, options: IngestOptions) -> Found:
    from crosscurrents.ingest.page import page_encoding, read_page

    data = _bounded(record, where)
    encoding = options.encoding or page_encoding(data, record.http_charset)
    retrieved = record.headers.get("WARC-Date")
    return read_page(
        decode(data, where, encoding), options, where=where, address=address or None, retrieved=retrieved
    )


def _bounded(record: Any, where: str) -> bytes:
    """Return the page's bytes, unpacked, if they are few enough.

    Raises:
        UnreadableInput: they aren't, or are packed in a way that can't be undone.
    """
    with guarded(where, "a broken record"):
        data = bytes(record.reader.read(_LARGEST_PAGE + 1))
        coding = (record.http_headers.get("Content-Encoding") or "identity").strip().lower()
        if coding in ("gzip", "x-gzip"):
            data = zlib.decompressobj(wbits=31).decompress(data, _LARGEST_PAGE + 1)
        elif coding == "deflate":
            data = zlib.decompressobj(wbits=15).decompress(data, _LARGEST_PAGE + 1)
        elif coding == "br":
            data = _unpack_brotli(data)
    if len(data) > _LARGEST_PAGE:
        raise UnreadableInput(where, f"a page of more than {_LARGEST_PAGE:,} bytes", "it may be a ZIP bomb")
    return data


def _unpack_brotli(data: bytes) -> bytes:
    """Unpack brotli up to beyond the largest page."""
    import brotli

    unpacked: bytes = brotli.Decompressor().process(data, output_buffer_limit=_LARGEST_PAGE + 1)
    return unpacked
