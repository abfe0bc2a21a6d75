"""Looking at what a case holds: machine readings with the decisions in force applied."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from datetime import date
from typing import Any

import msgspec

from crosscurrents.analysis.ledger import LedgerEntry, build_ledger
from crosscurrents.analysis.network import Network, build_network
from crosscurrents.errors import UnknownRecord
from crosscurrents.records import (
    Decision,
    Document,
    Event,
    Place,
    Reading,
    Relation,
    Statement,
    TimeExpression,
)
from crosscurrents.store import decisions, views
from crosscurrents.store.applied import Corrections
from crosscurrents.store.arrivals import Arrival, arrivals
from crosscurrents.store.brought import brought
from crosscurrents.store.decided import Decided
from crosscurrents.store.identity import Identities
from crosscurrents.store.names import find_actor
from crosscurrents.store.readings import reading_of
from crosscurrents.store.reports import independent_reports
from crosscurrents.store.rows import KINDS
from crosscurrents.store.search import Hit, search
from crosscurrents.store.summary import ActorSummary
from crosscurrents.store.views import CaseActor, Filters

SHORTEST_START = 4
"""How many digits of an id are enough to ask for it."""


class Looking:
    """What can be asked of an open case."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._decided: tuple[object, Decided] | None = None
        self._reports: tuple[object, dict[str, int]] | None = None

    def decisions(self) -> list[Decision]:
        """Return every decision ever made, oldest first, those taken back marked as undone."""
        return decisions.all_decisions(self._connection)

    def in_force(self) -> list[Decision]:
        """Return the decisions that count now, about the records as they are read now."""
        return self._all_decided().in_force

    def _all_decided(self) -> Decided:
        changed = views.change_mark(self._connection)
        if self._decided is None or self._decided[0] != changed:
            self._decided = (changed, Decided(self._connection))
        return self._decided[1]

    def arrivals(self, documents: list[str]) -> list[Arrival]:
        """Return what became of some documents, in the order in which they came."""
        return arrivals(self._connection, documents)

    def added_events(self) -> list[Event]:
        """Return the events that people added, before any correction of them."""
        return self._all_decided().added.events

    def change_mark(self) -> object:
        """Return something that differs after every change of the case, whoever made it."""
        return views.change_mark(self._connection)

    def arrival_times(self) -> dict[str, str | None]:
        """Return when each document came to the case, in UTC; None where an older form didn't keep it."""
        return views.arrival_times(self._connection)

    def reading(self, document: str) -> Reading | None:
        """Return the reading of one document as the case shows it; None where it isn't read yet."""
        return reading_of(self._connection, document, self._all_decided().corrections)

    def identities(self) -> Identities:
        """Return who is who in the case, computed anew when the case has changed."""
        return self._all_decided().identities

    def _independent_reports(self, corrections: Corrections) -> dict[str, int]:
        """Return how many reports tell of each event, computed anew when the case has changed."""
        changed = views.change_mark(self._connection)
        if self._reports is None or self._reports[0] != changed:
            self._reports = (changed, independent_reports(self._connection, corrections))
        return self._reports[1]

    def actor_summaries(self) -> list[ActorSummary]:
        """Return the actors of the case, most mentioned first, with counts but without mentions."""
        return self.identities().ranked()

    def stream(self, kind: str, filters: Filters | None = None) -> Iterator[Any]:
        """Yield the records of one kind one by one, so that memory stays level.

        Raises:
            UnknownRecord: there is no such kind of record.
        """
        filters = filters or Filters()
        if kind == "documents":
            return views.stream_documents(self._connection, filters.document or filters.id)
        if kind == "places":
            return views.stream_places(self._connection, filters, self._all_decided().added)
        if kind not in KINDS:
            raise UnknownRecord(f"a case holds no {kind}; it holds documents, {', '.join(KINDS)}")
        who = self.identities()
        corrections = self._all_decided().corrections
        if kind == "actors":
            wanted = [a for a in who.ranked() if _wanted(a, filters)]
            return views.stream_actors(self._connection, wanted, corrections, who)
        found = views.stream_records(self._connection, kind, filters, corrections, who)
        if kind != "events":
            return found
        return views.with_reports(found, self._independent_reports(corrections))

    def documents(self) -> list[Document]:
        """Return all documents, in the order in which they came."""
        return list(self.stream("documents"))

    def actors(self, **filters: str | None) -> list[CaseActor]:
        """Return the actors with all their mentions, most mentioned first; see ``Filters``."""
        return list(self.stream("actors", self._filters(filters)))

    def events(self, **filters: str | None) -> list[Event]:
        """Return the events in the order of the documents; see ``Filters``."""
        return list(self.stream("events", self._filters(filters)))

    def relations(self, **filters: str | None) -> list[Relation]:
        """Return the ties between actors, and of actors to places; see ``Filters``."""
        return list(self.stream("relations", self._filters(filters)))

    def statements(self, **filters: str | None) -> list[Statement]:
        """Return what is reported to have been said; see ``Filters``."""
        return list(self.stream("statements", self._filters(filters)))

    def places(self, **filters: str | None) -> list[Place]:
        """Return the places, one record a referent, most mentioned first; see ``Filters``."""
        return list(self.stream("places", self._filters(filters)))

    def places_called(self, name: str) -> list[Place]:
        """Return the places with this id or name, most mentioned first."""
        return self.places(place=name)

    def dates(self, **filters: str | None) -> list[TimeExpression]:
        """Return the time expressions; see ``Filters``."""
        return list(self.stream("dates", self._filters(filters)))

    def ledger(self, **filters: str | None) -> list[Statement]:
        """Return the statements with a due and what became of them, the earliest due first.

        ``status`` filters by outcome; see ``Filters`` for the others.
        """
        outcome = filters.pop("status", None)
        wanted = {s.id for s in self.statements(**filters) if s.due}
        entries = [entry for entry in self.ledger_entries() if entry.statement.id in wanted]
        found = [e.statement for e in entries if outcome in (None, e.outcome.status)]
        return sorted(found, key=lambda s: (s.due.latest if s.due else None) or "9999")

    def ledger_entries(self) -> list[LedgerEntry]:
        """Return the whole ledger of the case, with slips, in order of the day of saying."""
        statements = [statement for statement in self.statements() if statement.due]
        if not statements:
            return []
        return build_ledger(
            statements,
            self.events(),
            self.documents(),
            self.relations(),
            self.in_force(),
            places=self.places(),
            dates=self.dates(),
        )

    def network(self, *, since: date | None = None, until: date | None = None) -> Network:
        """Return the signed network of a window of time, both days included."""
        return build_network(self, since=since, until=until)

    def _filters(self, given: dict[str, str | None]) -> Filters:
        """Build filters from keywords; actors may be given by name.

        Raises:
            UnknownRecord: no actor has that name.
        """
        named = {key: value for key, value in given.items() if value is not None}
        for role in ("actor", "speaker"):
            if role in named:
                named[role] = self.find_actor(named[role]).id
        return msgspec.convert(named, Filters)

    def find_actor(self, name: str) -> ActorSummary:
        """Return the actor with this id, name or alias.

        Raises:
            UnknownRecord: there is none, or several; names those that come close.
        """
        return find_actor(self.identities(), name)

    def stream_documents(self, document: str | None = None) -> Iterator[Document]:
        """Yield all documents one by one, or the one with this id."""
        return views.stream_documents(self._connection, document)

    def find_record(self, name: str) -> tuple[str, Any]:
        """Return the kind of record and the record with this id, or whose id starts so, or that actor.

        Raises:
            UnknownRecord: there is none, or several.
        """
        found = views.ids_starting(self._connection, name) if len(name) >= SHORTEST_START else []
        found = [(kind, record) for kind, record in found if kind not in ("actors", "documents")]
        if len(name) >= SHORTEST_START:
            added = self._all_decided().added
            found += [("events", event.id) for event in added.events if event.id.startswith(name)]
            held = {id for kind, id in found if kind == "places"}
            found += [("places", p.id) for p in added.places if p.id == name and p.id not in held]
        exact = [each for each in found if each[1] == name]
        found = exact or found
        if len(found) > 1:
            listed = ", ".join(f"{kind.removesuffix('s')} {record}" for kind, record in found[:5])
            raise UnknownRecord(f"{name!r} starts several ids: {listed}")
        kind, record = found[0] if found else ("actors", self.find_actor(name).id)
        for whole in self.stream(kind, Filters(id=record)):
            return kind, whole
        raise UnknownRecord(f"people decided that {kind.removesuffix('s')} {record} is none")

    def decisions_on(self, record: str) -> list[Decision]:
        """Return the decisions in force that name a record, or brought it into the case."""
        return [d for d in self.in_force() if record in (d.subject, d.object, brought(d))]

    def search(self, query: str, limit: int = 20) -> list[Hit]:
        """Return the documents that hold all words of ``query``, best first."""
        return list(search(self._connection, query, limit))

    def counts(self) -> dict[str, int]:
        """Return how many documents are in the case, by state, and records by kind."""
        found = views.counts(self._connection)
        added = len(self._all_decided().added.events)
        return found | {"events": found.get("events", 0) + added} if added else found


def _wanted(actor: ActorSummary, filters: Filters) -> bool:
    if filters.type and actor.kind != filters.type:
        return False
    return (filters.actor or filters.id or actor.id) == actor.id
