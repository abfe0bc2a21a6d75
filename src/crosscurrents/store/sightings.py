"""The actors of all readings, one document after the other, as people's decisions leave them."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from sys import intern

import msgspec

from crosscurrents.records import Actor, Mention
from crosscurrents.store.added import Added
from crosscurrents.store.rows import decode
from crosscurrents.store.splitting import Splits
from crosscurrents.store.summary import Sighting


class _ActorColumns(msgspec.Struct):
    """The fields of an actor that identity needs; its mentions are not decoded."""

    name: str
    aliases: list[str] = []
    country: str | None = None
    sector: str | None = None
    wikidata: str | None = None


def sightings(connection: sqlite3.Connection, splits: Splits, added: Added) -> Iterator[Sighting]:
    """Yield every actor of every document's reading, divided where people split it, and added ones."""
    decoder = msgspec.json.Decoder(_ActorColumns)
    rows = connection.execute(
        "SELECT r.id, d.id, coalesce(g.rests_on, d.duplicate_of, d.id), r.type, r.weight, r.json"
        " FROM records r JOIN documents d ON d.number = r.document"
        " JOIN readings g ON g.document = r.document WHERE r.kind = 'actors'"
        " ORDER BY r.document, r.position"
    )
    for actor, document, original, kind, weight, json in rows:
        fields = decoder.decode(json)
        seen = Sighting(
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
        if splits.concern(actor, fields.name):
            yield from _divided(seen, decode("actors", json), splits)
        else:
            yield seen
    originals = dict(_originals(connection, added))
    for each in added.actors:
        yield Sighting(each.id, each.document, originals[each.document], each.name, each.kind, [], 0)


def _divided(seen: Sighting, actor: Actor, splits: Splits) -> Iterator[Sighting]:
    """Yield a sighting for each part of an actor that people split."""
    groups: dict[str, list[Mention]] = splits.divide(actor)
    if set(groups) <= {actor.id}:
        yield replace(seen, aliases=splits.aliases(actor, actor.id, actor.mentions))
        return
    for owner, mentions in groups.items():
        own = owner == actor.id
        yield replace(
            seen,
            id=owner,
            name=seen.name if own else splits.names[owner],
            aliases=splits.aliases(actor, owner, mentions),
            mentions=len(mentions),
            wikidata=seen.wikidata if own else None,
            origin=None if own else actor.id,
            parts=[(m.start, m.end, owner) for m in mentions],
        )


def _originals(connection: sqlite3.Connection, added: Added) -> Iterator[tuple[str, str]]:
    """Yield the documents in which people named actors, each with the report that it repeats."""
    documents = msgspec.json.encode([actor.document for actor in added.actors]).decode()
    query = (
        "SELECT d.id, coalesce(g.rests_on, d.duplicate_of, d.id) FROM documents d"
        " LEFT JOIN readings g ON g.document = d.number WHERE d.id IN (SELECT value FROM json_each(?))"
    )
    yield from connection.execute(query, (documents,))
