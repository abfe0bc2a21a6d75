"""Reports of the same happening in several documents, joined into groups and counted as independent reports.

Two events are the same happening where type, sides, time and place agree and mode and counts don't
contradict each other. What a text leaves open contradicts nothing, but sides must be named on both: an
actor and a recipient, or an actor and a place, since one actor does much in a few days.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from typing import NamedTuple

from crosscurrents.records import Count, Document, Event

REACH = timedelta(days=2)
"""How far before its publication an undated event may lie: what a report tells without a date is news."""

LONGEST = timedelta(days=31)
"""An event known to no more than a longer stretch of time is linked with none: too much would fit it."""


class Happening(NamedTuple):
    """One happening with the events that report it, and how many independent reports there are."""

    events: list[Event]
    reports: int


class _Dated(NamedTuple):
    """An event and the days on which it can have been."""

    event: Event
    days: tuple[date, date] | None


class _Group:
    """Events taken for one happening, in the order in which their group was opened."""

    def __init__(self, number: int) -> None:
        self.number = number
        self.members: list[_Dated] = []
        self.documents: set[str] = set()

    def takes(self, dated: _Dated) -> bool:
        return dated.event.document not in self.documents and all(
            _same(member, dated) for member in self.members
        )

    def add(self, dated: _Dated) -> None:
        self.members.append(dated)
        self.documents.add(dated.event.document)


def link_events(
    events: Iterable[Event], documents: Mapping[str, Document], rests_on: Mapping[str, str] | None = None
) -> list[Happening]:
    """Return the happenings in the order of their first events.

    ``rests_on`` names, by document id, the one source that a whole report credits. What adds no independent
    report is told in ``independent_reports``. Candidates are found by type, status, actor and day, so that
    time grows with the events of one actor on one day, not with the case.
    """
    groups: list[_Group] = []
    index: dict[tuple[str, str, str, date], list[_Group]] = {}
    for event in events:
        dated = _Dated(event, _interval(event, documents))
        keys = list(_keys(dated))
        near = {group.number: group for key in keys for group in index.get(key, ())}
        fitting = next((near[number] for number in sorted(near) if near[number].takes(dated)), None)
        if fitting is None:
            fitting = _Group(len(groups))
            groups.append(fitting)
        fitting.add(dated)
        for key in keys:
            known = index.setdefault(key, [])
            if fitting not in known:
                known.append(fitting)
    found = ([member.event for member in group.members] for group in groups)
    return [Happening(group, independent_reports(group, documents, rests_on)) for group in found]


def _keys(dated: _Dated) -> Iterator[tuple[str, str, str, date]]:
    event, days = dated
    if days is None or days[1] - days[0] > LONGEST:
        return
    for number in range((days[1] - days[0]).days + 1):
        day = days[0] + timedelta(days=number)
        for actor in event.actors:
            yield event.type, event.status, actor, day


def same_happening(one: Event, other: Event, documents: Mapping[str, Document]) -> bool:
    """Tell whether two events of the same type and status can be one happening."""
    return _same(_Dated(one, _interval(one, documents)), _Dated(other, _interval(other, documents)))


def _same(first: _Dated, second: _Dated) -> bool:
    one, other = first.event, second.event
    return (
        (one.mode is None or other.mode is None or one.mode == other.mode)
        and (one.place is None or other.place is None or one.place == other.place)
        and _same_sides(one, other)
        and _overlap(first.days, second.days)
        and all(
            _compatible(one.magnitude[r], other.magnitude[r]) for r in one.magnitude if r in other.magnitude
        )
    )


def _same_sides(one: Event, other: Event) -> bool:
    if not {*one.actors} & {*other.actors}:
        return False
    if one.recipients and other.recipients:
        return bool({*one.recipients} & {*other.recipients})
    return one.place is not None and one.place == other.place


def independent_reports(
    group: Iterable[Event], documents: Mapping[str, Document], rests_on: Mapping[str, str] | None = None
) -> int:
    """Count the reports of a happening that don't repeat each other.

    A document that repeats another (``duplicate_of``), a second one of the same publisher on the same day,
    and reports that rest on the same single source, with that source's own, are one report.
    """
    keys = {_original(event.document, documents) for event in group}
    sources = {key: _plain(rests_on[key]) for key in keys if key in rests_on} if rests_on else {}
    origins: set[tuple[str, ...]] = {(source,) for source in sources.values()}
    for key in keys - sources.keys():
        document = documents.get(key)
        publisher = _plain(document.publisher or "") if document else ""
        if (publisher,) in origins:
            continue
        published = (document.published or "")[:10] if document else ""
        origins.add((publisher, published) if publisher and published else ("", "", key))
    return len(origins)


def _plain(name: str) -> str:
    """Return a name or a key as words joined by hyphens, so that one can be told to be the other."""
    return "-".join(re.findall(r"\w+", name.casefold()))


def _original(key: str, documents: Mapping[str, Document]) -> str:
    """Return the document that a copy repeats, through copies of copies."""
    seen: set[str] = set()
    while key not in seen and (document := documents.get(key)) and document.duplicate_of:
        seen.add(key)
        key = document.duplicate_of
    return key


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
