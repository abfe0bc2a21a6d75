"""Storing documents and their readings: every reading stands whole or not at all."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator

import msgspec

from crosscurrents.records import Document, Reading
from crosscurrents.store.copies import drop_original, link_copies
from crosscurrents.store.rows import KINDS, records_of, row_of


def store_documents(connection: sqlite3.Connection, documents: Iterable[Document]) -> list[bool]:
    """Store documents as still to be read; tell for each whether it is new to the case.

    A document whose text the case already holds, or nearly, is linked to it as a duplicate, so that
    counts of independent reports stay right.
    """
    return [_store_document(connection, document) for document in documents]


def _store_document(connection: sqlite3.Connection, document: Document) -> bool:
    cursor = connection.execute(
        "INSERT OR IGNORE INTO documents"
        " (id, text_hash, source, title, publisher, published, duplicate_of, text, json)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            document.id,
            document.text_hash,
            document.source,
            document.title,
            document.publisher,
            document.published,
            document.duplicate_of,
            document.text,
            msgspec.json.encode(msgspec.structs.replace(document, text="")).decode(),
        ),
    )
    if cursor.rowcount <= 0:
        return False
    link_copies(connection, int(cursor.lastrowid or 0), document)
    return True


def load_document(text: str, json: str) -> Document:
    """Return a stored document; the text is kept beside the other fields, since search needs it."""
    bare = msgspec.json.decode(json, type=Document)
    return msgspec.structs.replace(bare, text=text)


def pending(connection: sqlite3.Connection, count: int) -> list[Document]:
    """Return the next documents that wait to be read, at most ``count``."""
    rows = connection.execute(
        "SELECT text, json FROM documents WHERE state = 'pending' ORDER BY number LIMIT ?", (count,)
    )
    return [load_document(text, json) for text, json in rows]


def store_reading(connection: sqlite3.Connection, reading: Reading) -> None:
    """Put a reading in place of the document's earlier one; call it inside a transaction."""
    found = connection.execute("SELECT number FROM documents WHERE id = ?", (reading.document,)).fetchone()
    if found is None:
        return  # withdrawn by another process while it was read
    number = int(found[0])
    connection.execute("DELETE FROM readings WHERE document = ?", (number,))
    connection.execute(
        "INSERT INTO readings (document, version, language, sentences, notes, rests_on)"
        " VALUES (?, ?, ?, ?, ?, ?)",
        (
            number,
            reading.version,
            reading.language,
            msgspec.json.encode(reading.sentences).decode(),
            msgspec.json.encode(reading.notes).decode(),
            reading.rests_on,
        ),
    )
    for kind in KINDS:
        _store_records(connection, number, kind, reading)
    connection.execute("UPDATE documents SET state = 'read', problem = NULL WHERE number = ?", (number,))


def _store_records(connection: sqlite3.Connection, number: int, kind: str, reading: Reading) -> None:
    records: list[tuple[object, ...]] = []
    parts: set[tuple[object, ...]] = set()
    for position, record in enumerate(records_of(reading, kind)):
        row = row_of(record)
        columns = (row.id, row.type, row.status, row.place, row.earliest, row.latest, row.weight)
        records.append((number, kind, position, *columns, msgspec.json.encode(record).decode()))
        parts.update((number, kind, position, role, actor) for role, actor in row.parts)
    connection.executemany("INSERT INTO records VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", records)
    connection.executemany("INSERT INTO parts VALUES (?, ?, ?, ?, ?)", sorted(parts, key=str))


def store_failure(connection: sqlite3.Connection, document: str, problem: str) -> None:
    """Note that a document can't be read, and why; it stays in the case, unread."""
    connection.execute("UPDATE documents SET state = 'failed', problem = ? WHERE id = ?", (problem, document))


def queue_again(connection: sqlite3.Connection, version: str | None) -> int:
    """Mark documents to be read again: all, or those not read by ``version``; return how many."""
    cursor = connection.execute(
        "UPDATE documents SET state = 'pending', problem = NULL WHERE state <> 'pending' AND NOT EXISTS"
        " (SELECT 1 FROM readings WHERE readings.document = number AND readings.version = ?)",
        (version,),
    )
    return cursor.rowcount


def delete_document(connection: sqlite3.Connection, document: str) -> bool:
    """Delete a document and all that rests on it; tell whether there was one."""
    drop_original(connection, document)
    return connection.execute("DELETE FROM documents WHERE id = ?", (document,)).rowcount > 0


def in_groups(documents: Iterable[Document], size: int) -> Iterator[list[Document]]:
    """Yield documents in lists of ``size``, so that memory stays level however many there are."""
    group: list[Document] = []
    for document in documents:
        group.append(document)
        if len(group) == size:
            yield group
            group = []
    if group:
        yield group
