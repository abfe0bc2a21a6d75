"""Markdown: front matter for the facts, and the text without its marks."""

from __future__ import annotations

from collections.abc import Iterator

from markdown_it import MarkdownIt
from markdown_it.token import Token

from crosscurrents.ingest.decode import decode
from crosscurrents.ingest.found import Found, IngestOptions, Raw
from crosscurrents.ingest.guard import guarded
from crosscurrents.ingest.plain import document_of, split_front_matter
from crosscurrents.ingest.published import date_from_lines


def read(raw: Raw, options: IngestOptions) -> Iterator[Found]:
    """Read a Markdown file as one report."""
    text = decode(raw.everything(), raw.name, options.encoding or raw.encoding)
    matter, body = split_front_matter(text, raw.name)
    with guarded(raw.name, "this Markdown can't be read"):
        title, plain = plain_markdown(body)
    facts = {**matter, "title": matter.get("title") or title}
    facts["published"] = matter.get("published") or date_from_lines(plain)
    yield document_of(raw, options, plain, facts)


def plain_markdown(text: str) -> tuple[str | None, str]:
    """Return the first top heading, and the text as paragraphs; pictures and code are left out."""
    tokens = MarkdownIt("commonmark").enable("table").parse(text)
    title: str | None = None
    paragraphs = []
    for before, token in zip([None, *tokens], tokens, strict=False):
        if token.type != "inline":
            continue
        words = _words(token)
        if title is None and before is not None and before.tag == "h1":
            title = words
        if words.strip():
            paragraphs.append(words)
    return title, "\n\n".join(paragraphs)


def _words(inline: Token) -> str:
    parts = []
    for child in inline.children or []:
        if child.type in ("text", "code_inline"):
            parts.append(child.content)
        elif child.type in ("softbreak", "hardbreak"):
            parts.append(" " if child.type == "softbreak" else "\n")
    return "".join(parts)
