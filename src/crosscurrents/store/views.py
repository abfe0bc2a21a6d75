"""What a case holds, as records: machine readings with the decisions in force applied."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from sys import intern
from typing import Any

import msgspec

from crosscurrents.records import Actor, Document, Event, Place
from crosscurrents.store.applied import Corrections
from crosscurrents.store.identity import ActorSummary, Identities, Sighting
from crosscurrents.store.rows import KINDS, decode, row_of
from crosscurrents.store.writing import load_document


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


def arrivals(connection: sqlite3.Connection) -> dict[str, str | None]:
    """Return when each document came to the case, in UTC; None where an older form didn't keep it."""
    return dict(connection.execute("SELECT id, added FROM documents ORDER BY number").fetchall())


class _ActorColumns(msgspec.Struct):
    """The fields of an actor that identity needs; its mentions are not decoded."""

    name: str
    aliases: list[str] = []
    country: str | None = None
    sector: str | None = None
    wikidata: str | None = None


def sightings(connection: sqlite3.Connection) -> Iterator[Sighting]:
    """Yield every actor of every document's reading."""
    decoder = msgspec.json.Decoder(_ActorColumns)
    rows = connection.execute(
        "SELECT r.id, d.id, coalesce(g.rests_on, d.duplicate_of, d.id), r.type, r.weight, r.json"
        " FROM records r JOIN documents d ON d.number = r.document"
        " JOIN readings g ON g.document = r.document WHERE r.kind = 'actors'"
        " ORDER BY r.document, r.position"
    )
    for actor, document, original, kind, weight, json in rows:
        fields = decoder.decode(json)
        yield Sighting(
            id=intern(actor),
            document=intern(document),
            original=intern(original),
            name=fields.name,
            kind=kind,
            aliases=fields.aliases,
            mentions=weight,
            country=fields.country,
            sector=fields.sector,
            wikidata=fields.wikidata,
        )


def stream_records(
    connection: sqlite3.Connection, kind: str, filters: Filters, corrections: Corrections, who: Identities
) -> Iterator[Any]:
    """Yield the events, statements, relations or dates that ``filters`` let through."""
    where, values = _conditions(kind, filters, who)
    query = f"SELECT r.json FROM records r WHERE {where} ORDER BY r.document, r.position"  # noqa: S608
    for (json,) in connection.execute(query, values):
        record = corrections.apply(decode(kind, json))
        if record is not None and _still_fits(record, filters):
            yield record


def with_reports(events: Iterator[Event], reports: dict[str, int]) -> Iterator[Event]:
    """Yield events with the number of independent reports that tell of them, by their ids."""
    for event in events:
        count = reports.get(event.id, 0)
        yield msgspec.structs.replace(event, reports=count) if count > event.reports else event


def _conditions(kind: str, filters: Filters, who: Identities) -> tuple[str, list[Any]]:
    """Return the conditions that can be asked of the indexes; none is left out for corrections."""
    conditions = ["r.kind = ?"]
    values: list[Any] = [kind]
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
    return " AND ".join(conditions), values


def json_list(values: list[str]) -> str:
    """Return a list as SQLite's ``json_each`` takes it: one value however long the list."""
    return msgspec.json.encode(values).decode()


def _still_fits(record: Any, filters: Filters) -> bool:
    """Ask the corrected record for what people can change: type, status and who took part."""
    row = row_of(record)
    if filters.type and (row.type or "").casefold() != filters.type.casefold():
        return False
    if filters.status and row.status != filters.status:
        return False
    if filters.actor and filters.actor not in (actor for _, actor in row.parts):
        return False
    return not filters.speaker or ("speaker", filters.speaker) in row.parts


def stream_actors(
    connection: sqlite3.Connection, summaries: list[ActorSummary], corrections: Corrections, who: Identities
) -> Iterator[CaseActor]:
    """Yield actors with all their mentions, one in memory at a time."""
    for summary in summaries:
        yield _whole_actor(
            summary, _rows_by_id(connection, "actors", who.ids_of(summary.id)), corrections, who
        )


def _whole_actor(
    summary: ActorSummary, rows: Iterator[Actor], corrections: Corrections, who: Identities
) -> CaseActor:
    own = [actor for actor in rows if who.resolve(actor.id, actor.document) == summary.id]
    return CaseActor(
        id=summary.id,
        name=summary.name,
        kind=summary.kind,
        aliases=summary.aliases,
        country=summary.country,
        sector=summary.sector,
        wikidata=summary.wikidata,
        mentions=[mention for actor in own for mention in corrections.mentions(actor, summary.id)],
        document=own[0].document,
        confidence=max(actor.confidence for actor in own),
        evidence=[item for actor in own for item in actor.evidence],
        ids=summary.ids,
        documents=summary.documents,
        independent=summary.independent,
    )


def stream_places(connection: sqlite3.Connection, filters: Filters) -> Iterator[Place]:
    """Yield one place a referent with its mentions in all documents, most mentioned first."""
    ranked = connection.execute(
        "SELECT id FROM records WHERE kind = 'places'"
        " AND (?1 IS NULL OR id = ?1 OR lower(json_extract(json, '$.name')) = lower(?1))"
        " GROUP BY id ORDER BY sum(weight) DESC, id",
        (filters.place or filters.id,),
    ).fetchall()
    for (place,) in ranked:
        own: list[Place] = list(_rows_by_id(connection, "places", [place]))
        yield msgspec.structs.replace(
            own[0],
            mentions=[mention for each in own for mention in each.mentions],
            evidence=[item for each in own for item in each.evidence],
            confidence=max(each.confidence for each in own),
        )


def _rows_by_id(connection: sqlite3.Connection, kind: str, ids: list[str]) -> Iterator[Any]:
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
