"""Reports of the same happening in several documents, joined into groups and counted as independent reports.

Two events are the same happening where type, sides, time and place agree and mode and counts don't
contradict each other. What a text leaves open contradicts nothing, but sides must be named on both.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from typing import NamedTuple

from crosscurrents.records import Count, Document, Event

REACH = timedelta(days=2)
"""How far before its publication an undated event may lie: what a report tells without a date is news."""


class Happening(NamedTuple):
    """One happening with the events that report it, and how many independent reports there are."""

    events: list[Event]
    reports: int


def link_events(events: Iterable[Event], documents: Mapping[str, Document]) -> list[Happening]:
    """Return the happenings in the order of their first events.

    A document that repeats another (``duplicate_of``) and a second one of the same publisher on the
    same day add no independent report.
    """
    groups: list[list[Event]] = []
    by_key: dict[tuple[str, str], list[list[Event]]] = {}
    for event in events:
        fitting = _first_fitting(by_key.get((event.type, event.status), []), event, documents)
        if fitting is None:
            fitting = []
            groups.append(fitting)
            by_key.setdefault((event.type, event.status), []).append(fitting)
        fitting.append(event)
    return [Happening(group, independent_reports(group, documents)) for group in groups]


def _first_fitting(
    groups: list[list[Event]], event: Event, documents: Mapping[str, Document]
) -> list[Event] | None:
    for group in groups:
        if all(other.document != event.document for other in group) and all(
            same_happening(other, event, documents) for other in group
        ):
            return group
    return None


def same_happening(one: Event, other: Event, documents: Mapping[str, Document]) -> bool:
    """Tell whether two events of the same type and status can be one happening."""
    sides = bool(one.actors and other.actors) and bool({*one.actors} & {*other.actors})
    if one.recipients and other.recipients:
        sides = sides and bool({*one.recipients} & {*other.recipients})
    elif one.recipients or other.recipients:
        sides = sides and one.place is not None and one.place == other.place
    return (
        sides
        and (one.mode is None or other.mode is None or one.mode == other.mode)
        and (one.place is None or other.place is None or one.place == other.place)
        and _overlap(_interval(one, documents), _interval(other, documents))
        and all(
            _compatible(one.magnitude[r], other.magnitude[r]) for r in one.magnitude if r in other.magnitude
        )
    )


def independent_reports(group: Iterable[Event], documents: Mapping[str, Document]) -> int:
    """Count the reports of a happening that don't repeat each other."""
    return len({_origin(event.document, documents) for event in group})


def _origin(key: str, documents: Mapping[str, Document]) -> tuple[str, ...]:
    """Whose report a document is: its publisher's of that day, the original's where it is a copy."""
    document = documents.get(key)
    if document is not None and document.duplicate_of:
        return _origin(document.duplicate_of, {k: d for k, d in documents.items() if k != key})
    if document is None or not document.publisher or not document.published:
        return (key,)
    return (document.publisher, document.published[:10])


def _interval(event: Event, documents: Mapping[str, Document]) -> tuple[date, date] | None:
    if event.date is not None and (event.date.earliest or event.date.latest):
        earliest = _day(event.date.earliest or event.date.latest)
        latest = _day(event.date.latest or event.date.earliest)
        if earliest is not None and latest is not None:
            return earliest, latest
    document = documents.get(event.document)
    published = _day(document.published) if document is not None else None
    return (published - REACH, published) if published is not None else None


def _day(text: str | None) -> date | None:
    try:
        return date.fromisoformat(text[:10]) if text else None
    except ValueError:
        return None


def _overlap(one: tuple[date, date] | None, other: tuple[date, date] | None) -> bool:
    """Without a time on either side nothing says that two reports mean the same happening."""
    return one is not None and other is not None and one[0] <= other[1] and other[0] <= one[1]


def _compatible(one: Count, other: Count) -> bool:
    """Tolls differ between first reports; they contradict each other from twice the size."""
    first, second = one.best or one.low, other.best or other.low
    return (
        first is None
        or second is None
        or max(first, second) <= 2 * min(first, second)
        or max(first, second) <= 3
    )
