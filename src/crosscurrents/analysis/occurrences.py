"""What happened, each thing once: events told by several reports are one occurrence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any, Protocol

import msgspec

from crosscurrents.records import Event
from crosscurrents.vocabulary import COUNTED_STATUSES, EventType, PlacePrecision, Status

SUPPOSED = "supposed"
"""The rule, and the document, of what no report says but an analyst supposes."""


class Records(Protocol):
    """What an analysis may ask of a case."""

    def stream(self, kind: str) -> Iterator[Any]:
        """Yield the records of one kind, one by one."""

    def actor_summaries(self) -> Iterable[Any]:
        """Return the actors with ``id``, ``name`` and ``kind``, without their mentions."""


class Occurrence(msgspec.Struct, kw_only=True):
    """One thing that happened, with the events that tell of it; ``first`` and ``last`` are days.

    ``documents`` are those that aren't duplicates of another one.
    """

    id: str
    type: EventType
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    first: date | None
    last: date | None
    place: str | None
    place_precision: PlacePrecision
    status: Status
    events: list[Event]
    documents: list[str]

    @property
    def coded(self) -> bool:
        """Tell whether it comes from a table of coded events."""
        return self.events[0].evidence[0].rule.startswith("tables.")

    @property
    def parties(self) -> tuple[str, ...]:
        """All actors on either side."""
        return tuple(dict.fromkeys((*self.actors, *self.recipients)))


def duplicates(records: Records) -> dict[str, str | None]:
    """Return the documents with their dates of publication; duplicates of another are left out."""
    return {d.id: d.published for d in records.stream("documents") if d.duplicate_of is None}


def occurrences(
    records: Records, statuses: frozenset[Status] = COUNTED_STATUSES, known: Iterable[str] | None = None
) -> list[Occurrence]:
    """Return what happened in the order of time, undated last.

    Reports of one type, with the same sides, days and place, are one occurrence. Rows of tables are
    one each, as their coders meant them, and the same row read from two tables is one.
    """
    documents = set(duplicates(records) if known is None else known)
    found: dict[object, Occurrence] = {}
    for event in records.stream("events"):
        if event.status not in statuses or event.document not in documents:
            continue
        first, last = days_of(event)
        key = _key(event, first, last)
        if key not in found:
            found[key] = Occurrence(
                id=event.id,
                type=event.type,
                actors=tuple(event.actors),
                recipients=tuple(event.recipients),
                first=first,
                last=last,
                place=event.place,
                place_precision=event.place_precision,
                status=event.status,
                events=[],
                documents=[],
            )
        occurrence = found[key]
        occurrence.events.append(event)
        if event.document not in occurrence.documents:
            occurrence.documents.append(event.document)
    return sorted(found.values(), key=lambda each: (each.first or date.max, each.id))


def _key(event: Event, first: date | None, last: date | None) -> object:
    coded = event.evidence[0].rule.startswith("tables.")
    if coded or first is None:
        return event.id
    sides = (frozenset(event.actors), frozenset(event.recipients))
    return (event.type, event.mode, *sides, first, last, event.place)


def days_of(event: Event) -> tuple[date | None, date | None]:
    """Return the first and the last day on which an event can have happened."""
    if event.date is None:
        return None, None
    first, last = parse_day(event.date.earliest), parse_day(event.date.latest)
    return first or last, last or first


def parse_day(text: str | None) -> date | None:
    """Return the day of an ISO date or timestamp; of a year or month its first day."""
    if not text:
        return None
    parts = text[:10].split("-")
    try:
        return date(
            int(parts[0]), int(parts[1]) if len(parts) > 1 else 1, int(parts[2]) if len(parts) > 2 else 1
        )
    except ValueError:
        return None


def in_window(occurrence: Occurrence, since: date | None, until: date | None) -> bool:
    """Tell whether an occurrence can have happened in the window; undated ones only where it is open."""
    if occurrence.first is None or occurrence.last is None:
        return since is None and until is None
    return (since is None or occurrence.last >= since) and (until is None or occurrence.first <= until)


def last_day(records: Records) -> date | None:
    """Return the day up to which the case tells: of the last report, or of the last row of a table."""
    days = [parse_day(published) for published in duplicates(records).values()]
    days += [one.last for one in occurrences(records) if one.coded]
    return max((day for day in days if day), default=None)
