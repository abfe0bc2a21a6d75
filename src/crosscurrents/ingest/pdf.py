"""PDF: the words of all pages, lines joined into paragraphs."""

from __future__ import annotations

import re
import time
from collections import Counter
from collections.abc import Iterator

from pypdf import PdfReader

from crosscurrents.errors import UnreadableInput
from crosscurrents.ingest.found import Found, IngestOptions, Raw
from crosscurrents.ingest.guard import guarded
from crosscurrents.ingest.plain import document_of, first_line_title
from crosscurrents.ingest.published import date_from_lines

_MOST_PAGES = 2_000
_MOST_SECONDS = 60.0
"""A long report takes a few; a page can be made to take some by itself."""

_HYPHEN = re.compile(r"([a-z]{2,})[-\u00ad\u2010]\n([a-z]{2,})")
_PAGE_NUMBER = re.compile(r"^\s*(?:page\s)?\d{1,4}(?:\s?(?:of|/)\s?\d{1,4})?\s*$", re.IGNORECASE)
_SENTENCE_END = re.compile(r"[.!?:][\"'”’)\]]*$")


def read(raw: Raw, options: IngestOptions) -> Iterator[Found]:
    """Read a PDF as one report.

    Raises:
        UnreadableInput: it is encrypted, broken, has no text (pictures of pages), or far too many pages.
    """
    with guarded(raw.name, "this PDF is broken", "open it, and print it to a new PDF"):
        reader = PdfReader(raw.stream)
        if reader.is_encrypted and not reader.decrypt(""):
            raise UnreadableInput(raw.name, "an encrypted PDF", "save a copy without a password")
        if len(reader.pages) > _MOST_PAGES:
            raise UnreadableInput(raw.name, f"{len(reader.pages):,} pages", "split it into its reports")
        pages = list(_pages(reader, raw.name, options.settings.longest_text))
        title = (reader.metadata.title if reader.metadata else None) or None
    body = join_pages(pages)
    if not body.strip():
        raise UnreadableInput(raw.name, "a PDF without text", "it may be a scan: run text recognition first")
    heading = first_line_title(body)
    yield document_of(
        raw, options, body, {"title": _fit(title) or heading, "published": date_from_lines(body)}
    )


def _pages(reader: PdfReader, where: str, longest: int) -> Iterator[str]:
    """Yield the pages' texts, up to what is too much for one report."""
    length, deadline = 0, time.monotonic() + _MOST_SECONDS
    for page in reader.pages:
        if time.monotonic() > deadline:
            raise UnreadableInput(
                where, f"a PDF that takes more than {_MOST_SECONDS:.0f} seconds", "split it"
            )
        text = page.extract_text()
        length += len(text)
        yield text
        if length > longest:
            return


def join_pages(pages: list[str]) -> str:
    """Return the pages' text as paragraphs.

    Lines at the top or foot of most pages and page numbers are left out, words broken at a line's
    end put together, and lines joined unless a blank line, or a short line that ends a sentence,
    shows a new paragraph.
    """
    split = [[line.rstrip() for line in page.split("\n")] for page in pages]
    edges = Counter(line.strip() for lines in split for line in {*lines[:1], *lines[-1:]} if line.strip())
    repeated = {line for line, count in edges.items() if count >= 3 and count > len(pages) / 2}
    kept = [
        "\n".join(line for line in lines if line.strip() not in repeated and not _PAGE_NUMBER.match(line))
        for lines in split
    ]
    text = "\n".join(kept)
    return _join_lines(_HYPHEN.sub(r"\1\2", text))


def _join_lines(text: str) -> str:
    lines = text.split("\n")
    width = sorted(len(line) for line in lines if line.strip())[-max(1, len(lines) // 4) :][:1]
    full = (width[0] if width else 0) * 0.8
    paragraphs: list[str] = []
    open_paragraph = False
    for line in lines:
        words = line.strip()
        if not words:
            open_paragraph = False
        elif open_paragraph:
            paragraphs[-1] += " " + words
        else:
            paragraphs.append(words)
        if words:
            open_paragraph = len(words) >= full or not _SENTENCE_END.search(words)
    return "\n\n".join(paragraphs)


def _fit(title: str | None) -> str | None:
    """Return a title that people wrote; programs fill in file names and their own."""
    if title is None or len(title.split()) < 3 or re.search(r"\.(?:docx?|pdf|indd)\b|^Microsoft", title):
        return None
    return title
