"""Copies among the documents of a case: each new document is held against those that may be its text.

The fingerprints are kept in the case, so that copies are found over all readings, and looked up there,
so that memory stays level. What is a copy, and of which, is decided by ``ingest.duplicates``.
"""

from __future__ import annotations

import hashlib
import sqlite3

from crosscurrents.ingest.duplicates import DuplicateIndex, band_keys, sign
from crosscurrents.records import Document
from crosscurrents.settings import Settings

MOST_CANDIDATES = 50
"""Earlier documents that one is compared with; the first fifty of a much copied text show as well
as all of them which text it is."""


def link_copies(connection: sqlite3.Connection, number: int, document: Document) -> None:
    """Enter a stored document's fingerprint, and link it with the text it copies or that copies it."""
    signature = sign(document.text)
    keys = _keys(signature)
    if document.duplicate_of is None:
        _link(connection, document, signature, keys)
    connection.execute("INSERT INTO signatures VALUES (?, ?)", (number, signature))
    connection.executemany("INSERT OR IGNORE INTO bands VALUES (?, ?)", ((key, number) for key in keys))


def set_original(connection: sqlite3.Connection, original: str | None, *documents: str) -> None:
    """Make ``original`` the original of some documents and of what counted as copies of them."""
    for document in documents:
        connection.execute(
            "UPDATE documents SET duplicate_of = ?1, json = json_set(json, '$.duplicate_of', ?1)"
            " WHERE (id = ?2 OR duplicate_of = ?2) AND id IS NOT ?1",
            (original, document),
        )


def drop_original(connection: sqlite3.Connection, document: str) -> None:
    """Before a document goes: the first of its copies becomes the original of the others."""
    heir = connection.execute(
        "SELECT id FROM documents WHERE duplicate_of = ? ORDER BY number LIMIT 1", (document,)
    ).fetchone()
    if heir:
        connection.execute(
            "UPDATE documents SET duplicate_of = nullif(?1, id),"
            " json = json_set(json, '$.duplicate_of', nullif(?1, id)) WHERE duplicate_of = ?2",
            (heir[0], document),
        )


def _link(connection: sqlite3.Connection, document: Document, signature: bytes, keys: list[int]) -> None:
    index = DuplicateIndex(Settings().duplicate_similarity)
    for known in _candidates(connection, keys):
        index.restore(*known)
    for link in index.add_signature(document.id, document.published, signature):
        set_original(connection, link.original, link.document)


def _candidates(
    connection: sqlite3.Connection, keys: list[int]
) -> list[tuple[str, str | None, bytes, str | None]]:
    """Return the documents that share a band, and their originals, oldest first."""
    rows = connection.execute(
        "WITH near (number) AS MATERIALIZED (SELECT DISTINCT document FROM bands"
        " WHERE key IN (SELECT value FROM json_each(?)) ORDER BY document LIMIT ?),"
        " wanted (number) AS (SELECT number FROM near UNION SELECT o.number FROM near"
        " JOIN documents c ON c.number = near.number JOIN documents o ON o.id = c.duplicate_of)"
        " SELECT d.id, d.published, s.signature, d.duplicate_of FROM wanted"
        " JOIN documents d ON d.number = wanted.number JOIN signatures s ON s.document = d.number"
        " ORDER BY d.number",
        (str(keys), MOST_CANDIDATES),
    )
    return rows.fetchall()


def _keys(signature: bytes) -> list[int]:
    """Return one number a band, the band's place included."""
    return [
        int.from_bytes(hashlib.blake2b(key, digest_size=8, salt=bytes([band])).digest(), "big", signed=True)
        for band, key in enumerate(band_keys(signature))
    ]
