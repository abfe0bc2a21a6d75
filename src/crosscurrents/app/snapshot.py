"""The case in memory: what is asked again and again is loaded once after each change of the case."""

from __future__ import annotations

from collections import defaultdict

import msgspec

from crosscurrents.app.shapes import Ref
from crosscurrents.errors import UnknownRecord
from crosscurrents.records import Document, Event, Place, Relation, Statement
from crosscurrents.store.case import Case
from crosscurrents.store.summary import ActorSummary

OPENING = 160
"""Characters of a report's beginning that stand in lists where there is no title to tell it by."""

MOST_KEPT = 64
"""Answers kept in memory: networks of windows of time, of a megabyte or so in a case of 20,000 events."""


class Report(msgspec.Struct, frozen=True):
    """A document without its text."""

    id: str
    title: str
    publisher: str | None
    published: str | None
    source: str | None
    duplicate_of: str | None
    opening: str

    @property
    def copy_of(self) -> str | None:
        """The report of which this one is a copy."""
        return self.duplicate_of


class Snapshot:
    """The records of a case, by id and in order of time, as they stood at one moment."""

    def __init__(self, case: Case) -> None:
        self.case = case
        self.reports = {d.id: _report(d) for d in case.stream_documents()}
        self.actors: dict[str, ActorSummary] = {a.id: a for a in case.actor_summaries()}
        self.places: dict[str, Place] = {place.id: place for place in case.stream("places")}
        self.events: list[Event] = sorted(case.stream("events"), key=self._moment)
        self.statements: list[Statement] = list(case.stream("statements"))
        self.relations: list[Relation] = list(case.stream("relations"))
        self.events_by_id = {event.id: event for event in self.events}
        self.statements_by_id = {statement.id: statement for statement in self.statements}
        self.events_of = _by_parts(self.events)
        self.said_by = _by_speaker(self.statements)
        self.kept: dict[object, object] = {}
        self.events_in: dict[str, int] = defaultdict(int)
        self.said_in: dict[str, int] = defaultdict(int)
        for event in self.events:
            self.events_in[event.document] += 1
        for statement in self.statements:
            self.said_in[statement.document] += 1

    def _moment(self, event: Event) -> tuple[str, str]:
        """Order by the first day on which it can have happened; what has none comes last."""
        date = event.date
        return ((date.earliest or date.latest) if date else None) or "9999", event.id

    def actor(self, id: str) -> Ref:
        """Return an actor's name and kind."""
        found = self.actors.get(id)
        return Ref(id=id, name=found.name, kind=found.kind) if found else Ref(id=id, name=id)

    def maybe_actor(self, id: str | None) -> Ref | None:
        """Return an actor's name and kind, or None."""
        return self.actor(id) if id else None

    def place(self, id: str | None) -> Ref | None:
        """Return a place's name and what sort of place it is."""
        found = self.places.get(id or "")
        if found is None:
            return Ref(id=id, name=id) if id else None
        return Ref(id=found.id, name=found.name, kind=found.feature or "")

    def keep(self, key: object, found: object) -> None:
        """Keep an answer until the case changes; the oldest goes when there are many."""
        if len(self.kept) >= MOST_KEPT:
            del self.kept[next(iter(self.kept))]
        self.kept[key] = found

    def text_of(self, document: str) -> Document:
        """Return a document with its text.

        Raises:
            UnknownRecord: the case has no such document.
        """
        for found in self.case.stream_documents(document):
            return found
        raise UnknownRecord(f"the case has no report with the id {document}")

    def span(self) -> tuple[str | None, str | None]:
        """Return the days of the first and the last report."""
        days = sorted(r.published[:10] for r in self.reports.values() if r.published)
        return (days[0], days[-1]) if days else (None, None)


def _report(document: Document) -> Report:
    opening = " ".join(document.text[:OPENING].split())
    return Report(
        id=document.id,
        title=document.title or opening[:80] or document.source or document.id,
        publisher=document.publisher,
        published=document.published,
        source=document.source,
        duplicate_of=document.duplicate_of,
        opening=opening,
    )


def _by_parts(events: list[Event]) -> dict[str, list[Event]]:
    found: dict[str, list[Event]] = defaultdict(list)
    for event in events:
        for actor in dict.fromkeys([*event.actors, *event.recipients]):
            found[actor].append(event)
    return found


def _by_speaker(statements: list[Statement]) -> dict[str, list[Statement]]:
    found: dict[str, list[Statement]] = defaultdict(list)
    for statement in statements:
        if statement.speaker:
            found[statement.speaker].append(statement)
    return found
