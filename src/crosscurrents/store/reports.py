"""How many independent reports tell of each happening of the case."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

from crosscurrents.events.linking import link_events
from crosscurrents.records import Document, Event
from crosscurrents.store.applied import Corrections
from crosscurrents.store.rows import decode
from crosscurrents.store.writing import load_document


def independent_reports(connection: sqlite3.Connection, corrections: Corrections) -> dict[str, int]:
    """Return by event id how many independent reports tell of it, where there are several.

    The documents' texts are not read. See ``link_events`` for what is one happening.
    """
    documents = {document.id: document for document in _documents(connection)}
    rests_on = dict(
        connection.execute(
            "SELECT d.id, g.rests_on FROM readings g JOIN documents d ON d.number = g.document"
            " WHERE g.rests_on IS NOT NULL"
        )
    )
    happenings = link_events(_events(connection, corrections), documents, rests_on)
    return {event.id: found.reports for found in happenings if found.reports > 1 for event in found.events}


def _documents(connection: sqlite3.Connection) -> Iterator[Document]:
    query = "SELECT d.json FROM documents d WHERE json_extract(d.json, '$.table') IS NULL"
    for (json,) in connection.execute(query):
        yield load_document("", json)


def _events(connection: sqlite3.Connection, corrections: Corrections) -> Iterator[Event]:
    """Yield the reports' events; rows of event tables say themselves how many sources they have."""
    query = (
        "SELECT r.json FROM documents d JOIN records r ON r.document = d.number AND r.kind = 'events'"
        " WHERE json_extract(d.json, '$.table') IS NULL ORDER BY d.number, r.position"
    )
    for (json,) in connection.execute(query):
        event = corrections.apply(decode("events", json))
        if event is not None:
            yield event
    for added in corrections.added.events:
        event = corrections.apply(added)
        if event is not None:
            yield event
