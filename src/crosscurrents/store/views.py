"""What a case holds, as records: machine readings with the decisions in force applied."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from sys import intern

import msgspec

from crosscurrents.records import Document
from crosscurrents.store.identity import Sighting
from crosscurrents.store.writing import load_document


def change_mark(connection: sqlite3.Connection) -> object:
    """Return something that differs after every change, whoever made it."""
    others = connection.execute("PRAGMA data_version").fetchone()[0]
    return others, connection.total_changes


def stream_documents(connection: sqlite3.Connection) -> Iterator[Document]:
    """Yield the documents in the order in which they came."""
    for text, json in connection.execute("SELECT text, json FROM documents ORDER BY number"):
        yield load_document(text, json)


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
        "SELECT r.id, d.id, coalesce(d.duplicate_of, d.id), r.type, r.weight, r.json"
        " FROM records r JOIN documents d ON d.number = r.document WHERE r.kind = 'actors'"
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
