"""Full-text search over the documents of a case."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator

import msgspec

_PHRASE_OR_WORD = re.compile(r'"([^"]+)"|(\S+)')


class Hit(msgspec.Struct, frozen=True):
    """A document in which the words stand, best first, with the words in context."""

    document: str
    source: str | None
    title: str | None
    published: str | None
    excerpt: str


def search(connection: sqlite3.Connection, query: str, limit: int = 20) -> Iterator[Hit]:
    """Yield the documents that hold all words of ``query``; quoted words must stand together."""
    if not (words := as_match(query)):
        return
    rows = connection.execute(
        "SELECT d.id, d.source, d.title, d.published, snippet(words, 1, '[', ']', ' … ', 24)"
        " FROM words JOIN documents d ON d.number = words.rowid WHERE words MATCH ?"
        " ORDER BY rank LIMIT ?",
        (words, limit),
    )
    for row in rows:
        yield Hit(*row)


def as_match(query: str) -> str:
    """Turn what a person types into a query that FTS5 can't misread: every word quoted."""
    found = (match[1] or match[2].replace('"', "") for match in _PHRASE_OR_WORD.finditer(query))
    return " ".join(f'"{words}"' for words in found if any(letter.isalnum() for letter in words))
