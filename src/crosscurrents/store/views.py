"""What a case holds, as records: machine readings with the decisions in force applied."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from itertools import chain
from typing import Any

import msgspec

from crosscurrents.records import Actor, Document, Event, Place
from crosscurrents.store.added import Added
from crosscurrents.store.applied import Corrections
from crosscurrents.store.identity import Identities
from crosscurrents.store.rows import KINDS, Row, decode, row_of
from crosscurrents.store.summary import ActorSummary
from crosscurrents.store.writing import load_document

_AMONG = "r.id IN (SELECT value FROM json_each(?))"


class Filters(msgspec.Struct, frozen=True, kw_only=True):
    """Which records are wanted; what is None doesn't matter. Dates are ISO, ends included."""

    actor: str | None = None
    """The case's id of an actor that has any part in the record."""

    speaker: str | None = None
    """The case's id of the actor that a statement is said by."""

    type: str | None = None
    status: str | None = None
    place: str | None = None
    """A place's id or name."""

    since: str | None = None
    until: str | None = None
    document: str | None = None
    id: str | None = None


class CaseActor(Actor, frozen=True):
    """An actor over all documents, with counts; ``document`` and ``evidence`` are of its first ones.

    ``ids`` are the ids it has in readings; ``independent`` counts duplicates as one document.
    """

    ids: list[str] = msgspec.field(default_factory=list)
    documents: int = 0
    independent: int = 0


def change_mark(connection: sqlite3.Connection) -> object:
    """Return something that differs after every change, whoever made it."""
    others = connection.execute("PRAGMA data_version").fetchone()[0]
    return others, connection.total_changes


def stream_documents(connection: sqlite3.Connection, document: str | None = None) -> Iterator[Document]:
    """Yield the documents in the order in which they came."""
    wanted = "SELECT text, json FROM documents WHERE ?1 IS NULL OR id = ?1 ORDER BY number"
    for text, json in connection.execute(wanted, (document,)):
        yield load_document(text, json)


def arrival_times(connection: sqlite3.Connection) -> dict[str, str | None]:
    """Return when each document came to the case, in UTC; None where an older form didn't keep it."""
    return dict(connection.execute("SELECT id, added FROM documents ORDER BY number").fetchall())


def stream_records(
    connection: sqlite3.Connection, kind: str, filters: Filters, corrections: Corrections, who: Identities
) -> Iterator[Any]:
    """Yield the events, statements, relations or dates that ``filters`` let through."""
    corrected = corrections.corrected_events if kind == "events" else []
    where, values = _conditions(kind, filters, who, corrected)
    query = f"SELECT r.json FROM records r WHERE {where} ORDER BY r.document, r.position"  # noqa: S608
    places = _places_meant(connection, filters, corrections.added)
    rows: Iterable[Any] = (decode(kind, json) for (json,) in connection.execute(query, values))
    for raw in chain(rows, corrections.added.events if kind == "events" else ()):
        record = corrections.apply(raw)
        if record is not None and _still_fits(record, filters, places):
            yield record


def with_reports(events: Iterator[Event], reports: dict[str, int]) -> Iterator[Event]:
    """Yield events with the number of independent reports that tell of them, by their ids."""
    for event in events:
        count = reports.get(event.id, 0)
        yield msgspec.structs.replace(event, reports=count) if count > event.reports else event


def _conditions(kind: str, filters: Filters, who: Identities, corrected: list[str]) -> tuple[str, list[Any]]:
    """Return the conditions that can be asked of the indexes.

    What people can correct is asked of the corrected record again, so the corrected ones all pass.
    """
    conditions: list[str] = []
    values: list[Any] = []
    for actor in (filters.actor, filters.speaker):
        if actor:
            conditions.append(
                "EXISTS (SELECT 1 FROM parts p WHERE p.document = r.document AND p.kind = r.kind"
                " AND p.position = r.position AND p.actor IN (SELECT value FROM json_each(?)))"
            )
            values.append(json_list(who.ids_of(actor)))
    if filters.place:
        conditions.append(
            "r.place IN (SELECT id FROM records WHERE kind = 'places' AND"
            " (id = ? OR lower(json_extract(json, '$.name')) = lower(?)))"
        )
        values += [filters.place, filters.place]
    if filters.since:
        conditions.append("coalesce(r.latest, r.earliest) >= ?")
        values.append(filters.since)
    if filters.until:
        conditions.append("substr(coalesce(r.earliest, r.latest), 1, 10) <= ?")
        values.append(filters.until)
    if filters.document:
        conditions.append("r.document = (SELECT number FROM documents WHERE id = ?)")
        values.append(filters.document)
    if filters.id:
        conditions.append("r.id = ?")
        values.append(filters.id)
    asked = " AND ".join(conditions) or "TRUE"
    if corrected and conditions:
        asked = f"({asked} OR {_AMONG})"
        values.append(json_list(corrected))
    return f"r.kind = ? AND {asked}", [kind, *values]


def _places_meant(connection: sqlite3.Connection, filters: Filters, added: Added) -> set[str]:
    """Return the ids of the places that a filter means by an id or a name."""
    if not filters.place:
        return set()
    named = connection.execute(
        "SELECT DISTINCT id FROM records WHERE kind = 'places'"
        " AND lower(json_extract(json, '$.name')) = lower(?)",
        (filters.place,),
    )
    said = {place.id for place in added.places if place.name.lower() == filters.place.lower()}
    return {filters.place, *said, *(id for (id,) in named)}


def json_list(values: list[str]) -> str:
    """Return a list as SQLite's ``json_each`` takes it: one value however long the list."""
    return msgspec.json.encode(values).decode()


def _still_fits(record: Any, filters: Filters, places: set[str]) -> bool:
    """Ask the corrected record for what people can change."""
    row = row_of(record)
    if filters.type and (row.type or "").casefold() != filters.type.casefold():
        return False
    if filters.status and row.status != filters.status:
        return False
    if places and row.place not in places:
        return False
    if (filters.document or record.document) != record.document or (filters.id or row.id) != row.id:
        return False
    if filters.actor and filters.actor not in (actor for _, actor in row.parts):
        return False
    if filters.speaker and ("speaker", filters.speaker) not in row.parts:
        return False
    return _in_time(row, filters)


def _in_time(row: Row, filters: Filters) -> bool:
    first, last = row.earliest or row.latest, row.latest or row.earliest
    if filters.since and (last is None or last < filters.since):
        return False
    return not filters.until or (first is not None and first[:10] <= filters.until)


def stream_actors(
    connection: sqlite3.Connection, summaries: list[ActorSummary], corrections: Corrections, who: Identities
) -> Iterator[CaseActor]:
    """Yield actors with all their mentions, one in memory at a time."""
    for summary in summaries:
        ids = who.ids_of(summary.id)
        rows = chain(
            rows_by_id(connection, "actors", ids), (a for a in corrections.added.actors if a.id in ids)
        )
        yield _whole_actor(summary, rows, corrections)


def _whole_actor(summary: ActorSummary, rows: Iterable[Actor], corrections: Corrections) -> CaseActor:
    own = [part for actor in rows for part in corrections.parts_of(actor) if part.id == summary.id]
    return CaseActor(
        id=summary.id,
        name=summary.name,
        kind=summary.kind,
        aliases=summary.aliases,
        country=summary.country,
        sector=summary.sector,
        wikidata=summary.wikidata,
        mentions=[mention for actor in own for mention in actor.mentions],
        document=own[0].document,
        confidence=max(actor.confidence for actor in own),
        evidence=[item for actor in own for item in actor.evidence],
        ids=summary.ids,
        documents=summary.documents,
        independent=summary.independent,
    )


def stream_places(connection: sqlite3.Connection, filters: Filters, added: Added) -> Iterator[Place]:
    """Yield one place a referent with its mentions in all documents, most mentioned first."""
    wanted = filters.place or filters.id
    ranked = connection.execute(
        "SELECT id FROM records WHERE kind = 'places'"
        " AND (?1 IS NULL OR id = ?1 OR lower(json_extract(json, '$.name')) = lower(?1))"
        " GROUP BY id ORDER BY sum(weight) DESC, id",
        (wanted,),
    ).fetchall()
    said = {
        place.id: place
        for place in added.places
        if not wanted or wanted == place.id or wanted.lower() == place.name.lower()
    }
    for (place,) in ranked:
        said.pop(place, None)
        own: list[Place] = list(rows_by_id(connection, "places", [place]))
        yield msgspec.structs.replace(
            own[0],
            mentions=[mention for each in own for mention in each.mentions],
            evidence=[item for each in own for item in each.evidence],
            confidence=max(each.confidence for each in own),
        )
    yield from said.values()


def rows_by_id(connection: sqlite3.Connection, kind: str, ids: list[str]) -> Iterator[Any]:
    """Yield the records of readings with these ids, as they were read."""
    query = (
        "SELECT json FROM records WHERE kind = ? AND id IN (SELECT value FROM json_each(?))"
        " ORDER BY document, position"
    )
    for (json,) in connection.execute(query, (kind, json_list(ids))):
        yield decode(kind, json)


def exists(connection: sqlite3.Connection, kind: str, record: str) -> bool:
    """Tell whether a document, or a record of a reading, with this id is in the case."""
    query = (
        "SELECT 1 FROM documents WHERE ?1 = 'documents' AND id = ?2"
        " UNION ALL SELECT 1 FROM records WHERE kind = ?1 AND id = ?2 LIMIT 1"
    )
    return connection.execute(query, (kind, record)).fetchone() is not None


def ids_starting(connection: sqlite3.Connection, start: str) -> list[tuple[str, str]]:
    """Return the kinds and ids of the documents and records whose id starts so, at most ten."""
    query = (
        "SELECT 'documents', id FROM documents WHERE id >= ?1 AND id < ?2"
        " UNION SELECT kind, id FROM records WHERE kind IN (SELECT value FROM json_each(?3))"
        " AND id >= ?1 AND id < ?2 LIMIT 10"
    )
    found = connection.execute(query, (start, start + "\U0010ffff", json_list(list(KINDS))))
    return [(kind, record) for kind, record in found]


def counts(connection: sqlite3.Connection) -> dict[str, int]:
    """Return the numbers of documents, of those unread or failed, of duplicates, and of records."""
    states = dict(connection.execute("SELECT state, count(*) FROM documents GROUP BY state"))
    duplicates = connection.execute("SELECT count(*) FROM documents WHERE duplicate_of IS NOT NULL")
    found = {
        "documents": sum(states.values()),
        "pending": states.get("pending", 0),
        "failed": states.get("failed", 0),
        "duplicates": int(duplicates.fetchone()[0]),
    }
    records = connection.execute("SELECT kind, count(DISTINCT id) FROM records GROUP BY kind")
    return found | dict(records)
