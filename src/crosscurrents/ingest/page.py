"""Web pages: the article without what surrounds it, by trafilatura; see Barbaresi, ACL 2021."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from lxml import html

from crosscurrents.errors import UnreadableInput
from crosscurrents.ingest.decode import decode
from crosscurrents.ingest.documents import build_document
from crosscurrents.ingest.found import Found, IngestOptions, Raw
from crosscurrents.ingest.guard import guarded
from crosscurrents.ingest.page_facts import PageFacts, read_facts
from crosscurrents.records import Document

_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w-]{2,30})", re.IGNORECASE)
_LONG_TAG = re.compile(r"<([a-zA-Z]\w*)\s[^<>]{20000,}>")
"""Pictures written into the page, or thousands of attributes, over which parsers take minutes."""

_LARGEST_PAGE = 10_000_000
"""Characters, without such tags; the largest news pages have two million."""

_SURROUNDINGS = [
    # A long element of such a class holds the article too, and is left to the extractor.
    f"//*[{test} and string-length(normalize-space(.)) < 700]"
    for test in (
        "contains(@class, 'caption')",
        "contains(@class, 'cookie') or contains(@id, 'cookie')",
        "contains(@class, 'consent') or contains(@id, 'consent')",
        "contains(@class, 'newsletter')",
        "contains(@class, 'related')",
        "contains(@class, 'read-more') or contains(@class, 'readmore')",
    )
]


def read(raw: Raw, options: IngestOptions) -> Iterator[Found]:
    """Read an HTML file as one report."""
    data = raw.everything()
    encoding = options.encoding or page_encoding(data, raw.encoding)
    text = decode(data, raw.name, encoding)
    yield read_page(text, options, where=raw.name, address=raw.address, retrieved=raw.retrieved)


def page_encoding(data: bytes, sent: str | None) -> str | None:
    """Return the encoding that the server sent or the page states, or None where neither holds."""
    stated = _CHARSET.search(data[:4096])
    for name in (sent, stated[1].decode("ascii") if stated else None):
        if name is None or name.lower() in ("utf-8", "utf8", "us-ascii", "ascii"):
            continue  # often claimed wrongly; UTF-8 shows itself
        try:
            # The web's latin-1 is Windows' superset of it.
            known = "cp1252" if name.lower() in ("iso-8859-1", "latin1", "latin-1") else name
            data[:4096].decode(known, "ignore")
            return known
        except LookupError:
            continue
    return None


def read_page(
    text: str, options: IngestOptions, *, where: str, address: str | None, retrieved: str | None
) -> Document:
    """Build the document of the report on a page.

    Raises:
        UnreadableInput: there is no article on it, or its elements are nested beyond reading.
    """
    text = _LONG_TAG.sub(r"<\1>", text)
    if len(text) > _LARGEST_PAGE:
        raise UnreadableInput(where, f"a page of {len(text):,} characters", "save the article's text alone")
    with guarded(where, "this page can't be read"):
        tree = html.document_fromstring(
            text.encode("utf-8", "replace"), parser=html.HTMLParser(encoding="utf-8")
        )
        facts = read_facts(tree)
        extracted = _extract(tree, address or facts.address)
    body = "\n\n".join(line for line in (extracted.text if extracted else "").split("\n") if line.strip())
    if not body:
        raise UnreadableInput(where, "no article on this page", "save the article's text, if you can see one")
    return _document(body, facts, extracted, options, where, address, retrieved)


def _extract(tree: Any, address: str | None) -> Any:
    from trafilatura import bare_extraction

    return bare_extraction(
        tree,
        url=address,
        fast=True,
        with_metadata=True,
        include_comments=False,
        include_tables=False,
        prune_xpath=_SURROUNDINGS,
        date_extraction_params={"original_date": True, "extensive_search": False},
    )


def _document(
    body: str,
    facts: PageFacts,
    extracted: Any,
    options: IngestOptions,
    where: str,
    address: str | None,
    retrieved: str | None,
) -> Document:
    return build_document(
        body,
        options,
        where=where,
        source=address or facts.address,
        title=facts.title or extracted.title,
        publisher=facts.publisher or extracted.sitename,
        published=facts.published or extracted.date,
        modified=facts.modified,
        retrieved=retrieved,
    )
