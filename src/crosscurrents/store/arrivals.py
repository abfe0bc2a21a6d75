"""What became of documents that were just added: whether they are copies, what was read, what was noted."""

from __future__ import annotations

import sqlite3

import msgspec


class Arrival(msgspec.Struct, frozen=True):
    """A document of the case with the number of events that the machine read in it."""

    id: str
    title: str | None
    source: str | None
    duplicate_of: str | None
    state: str
    problem: str | None
    events: int
    notes: list[str]


def arrivals(connection: sqlite3.Connection, documents: list[str]) -> list[Arrival]:
    """Return some documents of the case, in the order in which they came."""
    rows = connection.execute(
        "SELECT d.id, d.title, d.source, d.duplicate_of, d.state, d.problem,"
        " (SELECT count(*) FROM records r WHERE r.document = d.number AND r.kind = 'events'),"
        " coalesce(g.notes, '[]') FROM documents d LEFT JOIN readings g ON g.document = d.number"
        " WHERE d.id IN (SELECT value FROM json_each(?)) ORDER BY d.number",
        (msgspec.json.encode(documents).decode(),),
    )
    return [_arrival(*row) for row in rows]


def _arrival(
    id: str,
    title: str | None,
    source: str | None,
    duplicate_of: str | None,
    state: str,
    problem: str | None,
    events: int,
    notes: str,
) -> Arrival:
    noted = msgspec.json.decode(notes, type=list[str])
    return Arrival(id, title, source, duplicate_of, state, problem, events, noted)
