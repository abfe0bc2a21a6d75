"""Which format an input is in, told from its first bytes and only then from its name."""

from __future__ import annotations

import re
from enum import Enum
from pathlib import PurePosixPath

from crosscurrents.errors import UnreadableInput
from crosscurrents.ingest.decode import find_encoding

HEAD = 65_536
"""Bytes that are looked at."""


class Format(Enum):
    """The formats that are read; the value is the module that reads it."""

    TEXT = "plain"
    MARKDOWN = "markdown"
    PAGE = "page"
    PDF = "pdf"
    WORD = "word"
    JSON = "json_rows"
    TABLE = "table_rows"
    FEED = "feed"
    ARCHIVE = "archive"


_BINARY = [
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"RIFF", "a sound, picture or film"),
    (b"\xd0\xcf\x11\xe0", "an old Office file (.doc, .xls)"),
    (b"SQLite format 3\0", "an SQLite database"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90", "a program"),
    (b"7z\xbc\xaf", "a 7z archive"),
    (b"Rar!", "a RAR archive"),
    (b"BZh", "a bzip2 file"),
    (b"\xfd7zXZ", "an xz file"),
    (b"ID3", "a sound"),
    (b"OggS", "a sound or film"),
    (b"{\\rtf", "an RTF file"),
]
_BY_SUFFIX = {
    ".md": Format.MARKDOWN,
    ".markdown": Format.MARKDOWN,
    ".jsonl": Format.JSON,
    ".ndjson": Format.JSON,
    ".json": Format.JSON,
    ".csv": Format.TABLE,
    ".tsv": Format.TABLE,
}
_FEED = re.compile(r"<(?:rss|feed|rdf:RDF|channel)[\s>]", re.IGNORECASE)
_PAGE = re.compile(r"<(?:!doctype\s+html|html|head|body|article|main|div|p|meta)\b[^<]*>", re.IGNORECASE)
_JSON = re.compile(r"\s*(?:\[\s*)?\{\s*(?:\"|\})|\s*\[\s*\]")


def sniff(head: bytes, name: str, encoding: str | None = None) -> Format:
    """Tell the format of an input named ``name`` that begins with ``head``.

    Raises:
        UnreadableInput: it is empty, or something that holds no report; the message says what.
    """
    if not head.strip():
        raise UnreadableInput(name, "empty")
    if b"%PDF-" in head[:1024]:
        return Format.PDF
    if head.startswith((b"WARC/", b"\x1f\x8b")):
        return Format.ARCHIVE
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return Format.WORD
    for magic, what in _BINARY:
        if head.startswith(magic):
            raise UnreadableInput(name, f"{what}, not a report", "give the report as text, HTML, PDF or DOCX")
    return _sniff_text(head, name, encoding)


def _sniff_text(head: bytes, name: str, encoding: str | None) -> Format:
    suffix = PurePosixPath(name.split("?")[0].lower()).suffix
    if _BY_SUFFIX.get(suffix) is Format.JSON and head.lstrip()[:1] in (b"{", b"["):
        return Format.JSON
    text = head.decode(find_encoding(head, name, encoding), "replace").lstrip("\ufeff \t\r\n")
    if text.startswith("<"):
        return _markup(text, name)
    by_suffix = _BY_SUFFIX.get(suffix)
    if by_suffix is Format.JSON or _JSON.match(text):
        return Format.JSON
    if by_suffix is not None:
        return by_suffix
    if suffix in (".html", ".htm", ".xhtml") and _PAGE.search(text):
        return Format.PAGE
    if suffix == "" and _looks_like_table(text):
        return Format.TABLE
    return Format.TEXT


def _markup(text: str, name: str) -> Format:
    """Tell a page from a feed, and both from text that happens to begin with an angle bracket."""
    page, feed = _PAGE.search(text), _FEED.search(text)
    if feed and (page is None or feed.start() < page.start()):
        return Format.FEED
    if page:
        return Format.PAGE
    if text.startswith(("<?xml", "<!DOCTYPE")):
        raise UnreadableInput(name, "XML that is neither a page nor a feed")
    return Format.TEXT


def _looks_like_table(text: str) -> bool:
    """Tell whether the first line names a column for texts and another one, as on standard input."""
    from crosscurrents.ingest.columns import find_columns

    first = text.split("\n", 1)[0].strip()
    return any(
        len(names) > 1 and "text" in (found := find_columns(names, {})) and len(found) > 1
        for names in (first.split(","), first.split("\t"))
    )
