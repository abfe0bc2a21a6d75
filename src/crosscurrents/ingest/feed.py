"""RSS and Atom feeds: one report an entry."""

from __future__ import annotations

import re
from collections.abc import Iterator
from io import BytesIO
from typing import Any
from urllib.parse import urljoin

import feedparser

from crosscurrents.errors import InputError, UnreadableInput
from crosscurrents.ingest.documents import build_document
from crosscurrents.ingest.found import Found, IngestOptions, Raw
from crosscurrents.ingest.guard import guarded
from crosscurrents.ingest.markup import text_of_fragment

_ENTITY = re.compile(rb"<!ENTITY", re.IGNORECASE)


def read(raw: Raw, options: IngestOptions) -> Iterator[Found]:
    """Read a feed's entries: their full text where it is sent along, else their summary.

    Raises:
        UnreadableInput: it isn't a feed, has no entries, or defines entities of its own (which can
            make gigabytes of a few lines).
    """
    data = raw.everything()
    if _ENTITY.search(data.replace(b"\0", b"")):
        raise UnreadableInput(
            raw.name, "a feed that defines entities", "no honest feed does: ask its publisher"
        )
    headers = {"content-location": raw.address} if raw.address else {}
    with guarded(raw.name, "this feed can't be read"):
        parsed = feedparser.parse(BytesIO(data), response_headers=headers, sanitize_html=False)
    if not parsed.entries:
        reason = parsed.get("bozo_exception")
        raise UnreadableInput(raw.name, f"a feed without entries{f' ({reason})' if reason else ''}")
    base = raw.address or parsed.feed.get("link") or ""
    for number, entry in enumerate(parsed.entries, start=1):
        yield _read_entry(raw, options, entry, parsed.feed, f"{raw.name}#{number}", base)


def _read_entry(raw: Raw, options: IngestOptions, entry: Any, feed: Any, where: str, base: str) -> Found:
    markup = max((part.get("value") or "" for part in entry.get("content", [])), key=len, default="")
    body = text_of_fragment(markup) or text_of_fragment(entry.get("summary") or "")
    link = entry.get("link")
    try:
        return build_document(
            body,
            options,
            where=where,
            source=urljoin(base, link) if link else None,
            title=text_of_fragment(entry.get("title") or "") or None,
            publisher=(entry.get("source") or {}).get("title") or feed.get("title"),
            published=entry.get("published"),
            modified=dict(entry).get("updated"),  # its own get() gives "published" where there is none
            retrieved=raw.retrieved,
        )
    except InputError as error:
        return error
