"""Plain text: one report a file, with or without front matter."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import Any

import yaml

from crosscurrents.errors import UnreadableInput
from crosscurrents.ingest.columns import find_columns
from crosscurrents.ingest.decode import decode
from crosscurrents.ingest.documents import build_document
from crosscurrents.ingest.found import Found, IngestOptions, Raw
from crosscurrents.ingest.published import date_from_lines, date_from_name

_FRONT_MATTER = re.compile(r"\A---[ \t]*\n(.*?)\n(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
_MOST_TITLE_WORDS = 25
_UNWRAPPED = 100
"""Characters from which a line is a whole paragraph rather than a line of a wrapped one."""


def read(raw: Raw, options: IngestOptions) -> Iterator[Found]:
    """Read a text file as one report."""
    text = decode(raw.everything(), raw.name, options.encoding or raw.encoding)
    matter, body = split_front_matter(text, raw.name)
    title = matter.get("title") or first_line_title(body)
    published = matter.get("published") or date_from_lines(body)
    yield document_of(raw, options, body, {**matter, "title": title, "published": published})


def document_of(raw: Raw, options: IngestOptions, body: str, facts: dict[str, Any]) -> Found:
    """Build the document of a file from its body and the facts that stand in the file itself."""
    return build_document(
        body,
        options,
        where=raw.name,
        source=facts.get("address") or raw.address,
        title=facts.get("title"),
        publisher=facts.get("publisher"),
        published=facts.get("published") or date_from_name(PurePosixPath(raw.name).name),
        modified=facts.get("modified"),
        retrieved=raw.retrieved,
        language=facts.get("language"),
    )


def split_front_matter(text: str, where: str) -> tuple[dict[str, Any], str]:
    """Return the facts of a YAML front matter, under our names for them, and the rest of the text.

    Raises:
        UnreadableInput: there is a front matter, and it isn't YAML.
    """
    match = _FRONT_MATTER.match(text)
    if match is None:
        return {}, text
    try:
        # Aliases are refused: nested ones would unfold a few bytes into gigabytes.
        loaded = {} if re.search(r"[:\-,\[]\s*\*\w", match[1]) else yaml.safe_load(match[1])
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        raise UnreadableInput(where, "the front matter isn't YAML", "mend what stands between ---") from error
    if not isinstance(loaded, dict):
        return {}, text
    columns = find_columns([str(key) for key in loaded], {})
    facts = {field: str(loaded[key]) for field, key in columns.items() if loaded.get(key) is not None}
    return facts, text[match.end() :]


def first_line_title(text: str) -> str | None:
    """Return the first line if it stands alone and reads as a headline does: short, not a sentence."""
    head, _, rest = text.strip().partition("\n")
    line = head.strip()
    after = rest.split("\n", 1)[0].strip()
    alone = rest and (
        not after or len(after) > _UNWRAPPED or after.startswith("By ") or date_from_lines(after)
    )
    if not alone or not 2 <= len(line.split()) <= _MOST_TITLE_WORDS or line.endswith((".", ":", ";", ",")):
        return None
    return None if date_from_lines(line) else line
