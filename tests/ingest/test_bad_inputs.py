"""Each bad input is named with a clear message, in bounded time, and everything else is read."""

from __future__ import annotations

import gzip
import io
import os
import zipfile
from collections.abc import Callable
from pathlib import Path

import brotli
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from crosscurrents.errors import InputError
from crosscurrents.ingest.found import Found, IngestOptions, Raw
from crosscurrents.ingest.inputs import read_inputs, read_raw
from crosscurrents.records import Document
from crosscurrents.settings import Settings

Ingest = Callable[..., list[Found]]
PARAGRAPH = (
    "<p>The army said on Monday that it had taken the town after three days of fighting near the border.</p>"
)
MEGABYTES = 1_000_000


def warc(payload: bytes, coding: str = "", address: str = "https://news.example/a") -> bytes:
    head = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n"
    head += f"Content-Encoding: {coding}\r\n".encode() if coding else b""
    answer = head + b"\r\n" + payload
    fields = (
        f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {address}\r\n"
        f"WARC-Date: 2016-10-18T00:00:00Z\r\n"
        f"WARC-Record-ID: <urn:uuid:1>\r\nContent-Type: application/http; msgtype=response\r\n"
        f"Content-Length: {len(answer)}\r\n\r\n"
    )
    return fields.encode() + answer + b"\r\n\r\n"


PAGE = f"<html><head><title>Town taken</title></head><body><article>{PARAGRAPH * 3}</article></body>".encode()


def zipped(name: str, size: int) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, b"0" * size)
    return buffer.getvalue()


def laughs() -> bytes:
    entities = b'<!ENTITY a0 "ha">' + b"".join(
        b'<!ENTITY a%d "%s">' % (i, b"&a%d;" % (i - 1) * 10) for i in range(1, 20)
    )
    return (
        b'<?xml version="1.0"?><!DOCTYPE rss ['
        + entities
        + b"]><rss><channel><title>&a19;</title></channel></rss>"
    )


BAD = {
    "empty.txt": (b"", "empty"),
    "blank.html": (b" \n\t", "empty"),
    "marks.txt": (b"*** --- ***", "no text"),
    "binary.txt": (bytes(range(256)) * 50, "binary"),
    "controls.txt": (b"\x01\x02\x03\x04 abc \x05\x06\x07" * 50, "binary"),
    "picture.txt": (b"\x89PNG\r\n\x1a\n" + b"\0" * 100, "PNG image"),
    "old.doc": (b"\xd0\xcf\x11\xe0" + b"\0" * 100, "old Office file"),
    "broken.pdf": (b"%PDF-1.4\n" + bytes(range(256)) * 20, "broken"),
    "broken.docx": (b"PK\x03\x04" + b"x" * 500, "broken ZIP"),
    "pictures.zip": (zipped("a.png", 10), "not a Word document"),
    "table.xlsx": (zipped("xl/workbook.xml", 10), "spreadsheet"),
    "bomb.docx": (zipped("word/document.xml", 120 * MEGABYTES), "would unpack"),
    "laughs.xml": (laughs(), "entities"),
    "other.xml": (b'<?xml version="1.0"?><invoice><sum>1</sum></invoice>', "neither a page nor a feed"),
    "nothing.rss": (b'<rss version="2.0"><channel><title>x</title></channel></rss>', "without entries"),
    "nested.html": (b"<html><body>" + b"<div>" * 50_000 + PARAGRAPH.encode() * 3, "no article"),
    "nested.jsonl": (b'{"text":' * 50_000 + b"\n", "not JSON"),
    "nested.json": (b"[" * 50_000, "not JSON"),
    "unclosed.csv": (b'text,date\n"abc' + b" words\n" * 2_000_000, "never closed"),
    "zeros.gz": (gzip.compress(b"0" * 50 * MEGABYTES), "not a web archive"),
    "header.warc.gz": (gzip.compress(b"WARC/1.0\r\nX: " + b"0" * 50 * MEGABYTES), "header"),
    "bomb.warc.gz": (gzip.compress(warc(b"<html>" + b"0" * 300 * MEGABYTES), 1), "bomb"),
    "lying.warc": (warc(PAGE).replace(b"Content-Length: ", b"Content-Length: 99999999"), "longer than its"),
    "no-pages.warc": (warc(PAGE).replace(b"text/html", b"image/png"), "without pages"),
    "matter.md": (b"---\ntitle: [\n---\nBody of it.", "front matter"),
    "quoted.md": (b"> " * 20_000 + b"deep", "no text"),
}  # fmt: skip


@pytest.mark.parametrize("name", BAD)
def test_each_is_named(name: str, ingest: Ingest) -> None:
    content, message = BAD[name]
    (failure,) = ingest(name, content)
    assert isinstance(failure, InputError), failure
    assert name in failure.where
    assert message in failure.what + failure.advice


@pytest.mark.parametrize(
    ("coding", "bomb"),
    [
        ("gzip", gzip.compress(b"<html>" + b"0" * 100 * MEGABYTES, 1)),
        ("br", brotli.compress(b"<html>" + b"0" * 100 * MEGABYTES, quality=1)),
    ],
)
def test_a_page_that_is_a_bomb_spoils_no_other(coding: str, bomb: bytes, ingest: Ingest) -> None:
    failure, document = ingest("a.warc", warc(bomb, coding) + warc(PAGE, address="https://news.example/b"))
    assert isinstance(failure, InputError)
    assert "more than 20,000,000 bytes" in failure.what
    assert isinstance(document, Document)
    assert document.source == "https://news.example/b"


def test_pages_of_odd_make_are_read(ingest: Ingest) -> None:
    attributes = " ".join(f"a{i}=1" for i in range(30_000)).encode()
    for name, content in {
        "attributes.html": b"<html><body><div " + attributes + b">" + PARAGRAPH.encode() * 3,
        "spans.html": PAGE.replace(b"</article>", b"</article>" + b"<span>" * 50_000),
    }.items():
        (document,) = ingest(name, content)
        assert isinstance(document, Document), document
        assert "taken the town" in document.text


def test_too_large_and_too_long(ingest: Ingest, body: str) -> None:
    (large,) = ingest("a.txt", body, settings=Settings(largest_file=100))
    (long,) = ingest("b.txt", body, settings=Settings(longest_text=100))
    assert isinstance(large, InputError)
    assert "largest single report" in large.what
    assert isinstance(long, InputError)
    assert "longest report" in long.what


def test_archives_of_many_may_be_larger(ingest: Ingest, body: str) -> None:
    rows = f'{{"text": "{body}"}}\n' * 3
    found = ingest("a.jsonl", rows, settings=Settings(largest_file=100))
    assert [type(item) for item in found] == [Document] * 3


def test_a_bad_input_stops_no_other(tmp_path: Path, body: str) -> None:
    for name, content in {"a.txt": body, "b.txt": "", "c.txt": body + " More."}.items():
        (tmp_path / name).write_text(content, encoding="utf-8")
    inputs = read_inputs(
        [str(tmp_path / "none.txt"), str(tmp_path), "gopher://x.example/", str(tmp_path / "*.pdf")]
    )
    kinds = [type(found).__name__ for found in inputs]
    assert kinds == [
        "UnreadableInput",
        "Document",
        "UnreadableInput",
        "Document",
        "UnreadableInput",
        "UnreadableInput",
    ]
    assert [(account.read, len(account.failures)) for account in inputs.accounts] == [
        (0, 1), (1, 0), (0, 1), (1, 0), (0, 1), (0, 1),
    ]  # fmt: skip


def test_pipes_are_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    (failure,) = read_inputs([str(tmp_path / "pipe")])
    assert isinstance(failure, InputError)
    assert "not an ordinary file" in failure.what


WILD = st.binary(max_size=400) | st.builds(
    lambda start, rest: start + rest,
    st.sampled_from(
        [
            b"%PDF-1.7\n",
            b"PK\x03\x04",
            b"\x1f\x8b\x08",
            b"WARC/1.0\r\n",
            b"<html>",
            b"<rss>",
            b'{"text":',
            b"[{",
            b"---\n",
        ]
    ),
    st.binary(max_size=300),
)
NAMES = st.sampled_from(
    ["a.txt", "a.md", "a.html", "a.csv", "a.tsv", "a.jsonl", "a.json", "a.pdf", "a.docx", "a", "a.xml"]
)


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(WILD, NAMES)
def test_wild_bytes_give_documents_or_named_failures(content: bytes, name: str) -> None:
    raw = Raw(name, io.BytesIO(content), len(content))
    try:
        for found in read_raw(raw, IngestOptions()):
            if isinstance(found, Document):
                assert found.text.strip()
                found.text.encode("utf-8")
    except InputError as error:
        assert error.where.startswith(name)
        assert error.what
