"""Checked against the world: events read from reports beside rows of coded tables.

Two are matched when they are within a week, at one place, and share an actor on either side. An
event without a date is looked for in the two weeks up to the report's publication. Nothing here
says which of the two is right: tables have their own rules of what is an event.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from math import asin, cos, radians, sin, sqrt

import msgspec

from crosscurrents.analysis.occurrences import Occurrence, Records, duplicates, parse_day
from crosscurrents.errors import InputError
from crosscurrents.records import Place
from crosscurrents.vocabulary import EventType

DAYS = 7
BEFORE_PUBLICATION = 14
KILOMETRES = 25.0
KILOMETRES_A_DEGREE = 111.0
"""Of latitude, rounded down, so that nothing near is passed over."""

COMPARED = frozenset({EventType.ASSAULT})
"""Tables of violence hold nothing else; other types read from reports have nothing to be matched with."""


class Match(msgspec.Struct, frozen=True):
    """An event of the reports with the rows that may be the same, the nearest in time first.

    ``by_publication``: the text gives no date, and the report's publication stands in for it.
    """

    read: Occurrence
    coded: list[Occurrence]
    by_publication: bool = False


class Lone(msgspec.Struct, frozen=True):
    """What only one side has, and the nearest reason that the records give."""

    occurrence: Occurrence
    reason: str


class Comparison(msgspec.Struct, frozen=True):
    """Both sides over the days that both cover; ``reasons`` count why the rest isn't matched."""

    both: list[Match]
    only_read: list[Lone]
    only_coded: list[Lone]
    since: date
    until: date
    reasons: dict[str, int]


def compare(
    records: Records,
    happened: Iterable[Occurrence],
    bodies: Mapping[str, str] | None = None,
    since: date | None = None,
    until: date | None = None,
) -> Comparison:
    """Match the acts of violence in reports with those of tables; ``bodies`` rolls actors up.

    Raises:
        InputError: the case holds no reports with such events, or no tables, or no common days.
    """
    violent = [one for one in happened if one.type in COMPARED]
    coded = [one for one in violent if one.coded]
    read = [one for one in violent if not one.coded]
    first, last = _common_days(read, coded)
    since, until = max(first, since or first), min(last, until or last)
    places = {place.id: place for place in records.stream("places")}
    matcher = _Matcher(coded, places, bodies or {})
    published = duplicates(records)
    both: list[Match] = []
    only_read: list[Lone] = []
    matched: set[str] = set()
    for one in read:
        if one.first and not (since <= one.first <= until):
            continue
        said = parse_day(published.get(one.documents[0])) if one.documents else None
        if one.first is None and said and not since <= said <= until + timedelta(BEFORE_PUBLICATION):
            continue
        found, reason = matcher.find(one, said)
        if found:
            both.append(Match(one, found, one.first is None))
            matched.update(each.id for each in found)
        else:
            only_read.append(Lone(one, reason))
    told_of = {near for one in read for near in matcher.around(one.place)}
    only_coded = [
        Lone(one, _why_not_read(one, told_of))
        for one in coded
        if one.id not in matched and one.first and since <= one.first <= until
    ]
    reasons = Counter(f"only in reports: {lone.reason}" for lone in only_read)
    reasons.update(f"only in tables: {lone.reason}" for lone in only_coded)
    return Comparison(both, only_read, only_coded, since, until, dict(reasons.most_common()))


def _common_days(read: list[Occurrence], coded: list[Occurrence]) -> tuple[date, date]:
    if not coded:
        raise InputError("compare", "no table of coded events in this case", "read one into it")
    days = [one.first for one in read if one.first]
    coded_days = [one.first for one in coded if one.first]
    if not days or not coded_days:
        raise InputError(
            "compare", "no dated act of violence read from a report", "read reports into the case"
        )
    since, until = max(min(days), min(coded_days)), min(max(days), max(coded_days))
    if since > until:
        raise InputError(
            "compare",
            f"the reports' events ({min(days)} to {max(days)}) and the table's ({min(coded_days)} to "
            f"{max(coded_days)}) have no day in common",
        )
    return since, until


def _days(one: Occurrence, published: date | None) -> range | None:
    """Return the days in which to look; None where nothing says, or a month doesn't hold them."""
    if one.first is not None and one.last is not None:
        first, last = one.first.toordinal(), one.last.toordinal()
        return range(first - DAYS, last + DAYS + 1) if last - first <= 31 else None
    if published is None:
        return None
    return range(published.toordinal() - BEFORE_PUBLICATION, published.toordinal() + 1)


class _Matcher:
    """Finds the rows near an event, by day, place and actors."""

    def __init__(
        self, coded: list[Occurrence], places: Mapping[str, Place], bodies: Mapping[str, str]
    ) -> None:
        self._places = places
        self._bodies = bodies
        self._row_places = {one.place for one in coded if one.place}
        self._around: dict[str, frozenset[str]] = {}
        self._by_day: dict[int, list[Occurrence]] = {}
        for one in coded:
            if one.first:
                self._by_day.setdefault(one.first.toordinal(), []).append(one)

    def find(self, one: Occurrence, published: date | None) -> tuple[list[Occurrence], str]:
        """Return the rows that may be the same event, or why there are none."""
        days = _days(one, published)
        if days is None:
            return [], "no date was read" if one.first is None else "the date is vaguer than a month"
        if one.place is None:
            return [], "no place was read"
        near = [row for day in days for row in self._by_day.get(day, [])]
        around = self.around(one.place)
        there = [row for row in near if row.place in around]
        if not there:
            return [], "no row at this place in this time"
        if not one.parties:
            return [], "no actor was read"
        actors = self._actors(one)
        found = [row for row in there if actors & self._actors(row)]
        middle = days[len(days) // 2]
        found.sort(key=lambda row: abs((row.first.toordinal() if row.first else middle) - middle))
        return found, "" if found else "rows at this place and time have other actors"

    def _actors(self, one: Occurrence) -> set[str]:
        return {self._bodies.get(actor, actor) for actor in one.parties} | set(one.parties)

    def around(self, place: str | None) -> frozenset[str]:
        """Return the places of rows that are the same as a place, or less than 25 km from it."""
        if place is None:
            return frozenset()
        if place not in self._around:
            own = self._places.get(place)
            near = (each for each in self._row_places if self._near(own, self._places.get(each)))
            self._around[place] = frozenset(near)
        return self._around[place]

    def _near(self, first: Place | None, second: Place | None) -> bool:
        if first is None or second is None:
            return False
        if first.id == second.id or first.name.casefold() == second.name.casefold():
            return True
        if first.latitude is None or second.latitude is None:
            return False
        if abs(first.latitude - second.latitude) > KILOMETRES / KILOMETRES_A_DEGREE:
            return False
        distance = kilometres(first, second)
        return distance is not None and distance <= KILOMETRES


def _why_not_read(row: Occurrence, told_of: set[str]) -> str:
    if row.place not in told_of:
        return "the reports tell of no violence at this place"
    return "the reports tell of violence at this place, but not in this week or by these actors"


def kilometres(a: Place, b: Place) -> float | None:
    """Return the distance of two places along a great circle; None where one has no coordinates."""
    if a.latitude is None or a.longitude is None or b.latitude is None or b.longitude is None:
        return None
    north, south = radians(a.latitude), radians(b.latitude)
    east = radians(b.longitude - a.longitude)
    half = sin((south - north) / 2) ** 2 + cos(north) * cos(south) * sin(east / 2) ** 2
    return 2 * 6371.0 * asin(sqrt(min(half, 1.0)))
