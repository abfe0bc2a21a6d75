"""DOCX: the paragraphs of a Word document, checked before it is unpacked."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator

from crosscurrents.errors import UnreadableInput
from crosscurrents.ingest.found import Found, IngestOptions, Raw
from crosscurrents.ingest.guard import guarded
from crosscurrents.ingest.plain import document_of, first_line_title
from crosscurrents.ingest.published import date_from_lines

_LARGEST_PART = 100_000_000
"""Bytes of one unpacked part: the XML of the longest text is a tenth of it."""

_MOST_UNPACKED = 400_000_000
_MOST_PARTS = 10_000


def read(raw: Raw, options: IngestOptions) -> Iterator[Found]:
    """Read a Word document as one report.

    Raises:
        UnreadableInput: it isn't one, is broken, or would unpack to far more than a report.
    """
    check_zip(raw)
    import docx

    with guarded(raw.name, "this Word document is broken", "open it in Word, and save it anew"):
        opened = docx.Document(raw.stream)
        paragraphs = [(p.style.name if p.style else "") or "" for p in opened.paragraphs]
        texts = [p.text.strip() for p in opened.paragraphs]
        facts = opened.core_properties
        title = facts.title or None
    styled = next(
        (t for t, s in zip(texts, paragraphs, strict=True) if t and s.startswith(("Title", "Heading 1"))),
        None,
    )
    kept = [t for t, s in zip(texts, paragraphs, strict=True) if t and not s.startswith("Caption")]
    body = "\n\n".join(kept)
    found = {"title": styled or title or first_line_title(body), "published": date_from_lines(body)}
    yield document_of(raw, options, body, found)


def check_zip(raw: Raw) -> None:
    """Check from its directory alone that a ZIP file is a Word document of a bearable size.

    Python's unpacking never gives more bytes than the directory states, so what passes here is
    bounded even where the directory lies.

    Raises:
        UnreadableInput: it isn't.
    """
    with (
        guarded(raw.name, "a broken ZIP file", "fetch or save it anew"),
        zipfile.ZipFile(raw.stream) as archive,
    ):
        parts = archive.infolist()
    names = {part.filename for part in parts}
    if "word/document.xml" not in names:
        what = "a spreadsheet" if "xl/workbook.xml" in names else "a ZIP file, not a Word document"
        raise UnreadableInput(raw.name, what, "save tables as CSV, and unpack archives into a folder")
    largest = max(part.file_size for part in parts)
    total = sum(part.file_size for part in parts)
    if largest > _LARGEST_PART or total > _MOST_UNPACKED or len(parts) > _MOST_PARTS:
        raise UnreadableInput(
            raw.name, f"it would unpack to {total:,} bytes, which no report needs", "it may be a ZIP bomb"
        )
    raw.stream.seek(0)
