"""One document's reading as the case shows it: what a page that shows the report needs."""

from __future__ import annotations

import sqlite3
from typing import Any

import msgspec

from crosscurrents.records import Reading, Sentence
from crosscurrents.store.applied import Corrections
from crosscurrents.store.rows import KINDS, decode


def reading_of(connection: sqlite3.Connection, document: str, corrections: Corrections) -> Reading | None:
    """Return a document's reading with actors by their case ids; None where it isn't read yet."""
    found = connection.execute(
        "SELECT d.number, r.version, r.language, r.sentences, r.notes FROM readings r"
        " JOIN documents d ON d.number = r.document WHERE d.id = ?",
        (document,),
    ).fetchone()
    if found is None:
        return None
    number, version, language, sentences, notes = found
    records: dict[str, list[Any]] = {kind: [] for kind in KINDS}
    rows = connection.execute(
        "SELECT kind, json FROM records WHERE document = ? ORDER BY kind, position", (number,)
    )
    for kind, json in rows:
        records[kind] += _shown(decode(kind, json), kind, corrections)
    said = corrections.added
    for kind, own in (("actors", said.actors), ("events", said.events), ("places", said.places)):
        for each in own:
            records[kind] += _shown(each, kind, corrections) if each.document == document else []
    return Reading(
        document=document,
        version=version,
        language=language,
        sentences=msgspec.json.decode(sentences, type=list[Sentence]),
        notes=msgspec.json.decode(notes, type=list[str]),
        actors=records["actors"],
        places=records["places"],
        dates=records["dates"],
        events=records["events"],
        statements=records["statements"],
        relations=records["relations"],
    )


def _shown(record: Any, kind: str, corrections: Corrections) -> list[Any]:
    if kind == "actors":
        return list(corrections.parts_of(record))
    found = corrections.apply(record)
    return [] if found is None else [found]
