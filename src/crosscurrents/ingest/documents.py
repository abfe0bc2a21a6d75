"""Building the Document of one report: the title first, the limits kept, the date normalised."""

from __future__ import annotations

import re

from crosscurrents.errors import UnreadableInput
from crosscurrents.ingest.decode import clean
from crosscurrents.ingest.found import IngestOptions
from crosscurrents.ingest.languages import identify_language
from crosscurrents.ingest.published import normalise_date
from crosscurrents.records import Document

_SPACE = re.compile(r"\s+")
_BREAKS = re.compile(r"\n[ \t\u00a0]*\n\s*")


def build_document(
    body: str,
    options: IngestOptions,
    *,
    where: str,
    source: str | None = None,
    title: str | None = None,
    publisher: str | None = None,
    published: object = None,
    modified: object = None,
    retrieved: str | None = None,
    language: str | None = None,
) -> Document:
    """Build the document of the report ``body``; ``where`` names it in errors, ``source`` in the case.

    The text begins with the title, a blank line, then the body, unless the body begins with it.

    Raises:
        UnreadableInput: no words, or more than one report can have.
    """
    longest = options.settings.longest_text
    if len(body) > longest:
        raise UnreadableInput(
            where,
            f"{len(body):,} characters, more than the {longest:,} of the longest report",
            "split it into its reports, or give it as JSONL with one report a line",
        )
    body = _BREAKS.sub("\n\n", clean(body, where)).strip()
    if not re.search(r"\w\w", body):
        raise UnreadableInput(where, "no text in it")
    title = one_line(title)
    text = body if title is None or _begins_with(body, title) else f"{title}\n\n{body}"
    return Document(
        text,
        source=source or where,
        title=title,
        publisher=one_line(publisher),
        published=normalise_date(published) or normalise_date(options.published),
        modified=normalise_date(modified),
        retrieved=retrieved,
        language=language or identify_language(body),
    )


def one_line(text: str | None) -> str | None:
    """Return ``text`` on one line, or None if there is nothing in it."""
    return (_SPACE.sub(" ", text).strip() or None) if text else None


def _begins_with(body: str, title: str) -> bool:
    start = _SPACE.sub(" ", body[: len(title) * 2 + 80]).strip(" #*\"“”'")
    return start.casefold().startswith(title.strip(" \"“”'").casefold())
