"""The violence at a place or between two actors as a series: its rate, its changes, its excitation."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

import msgspec

from crosscurrents.analysis.changepoints import Stretch, stretches
from crosscurrents.analysis.escalation import Excitation, excitation, make_series, weekly
from crosscurrents.analysis.occurrences import Occurrence, Records, occurrences
from crosscurrents.analysis.presence import FIGHTING
from crosscurrents.errors import InputError


class Violence(msgspec.Struct, frozen=True):
    """Distinct acts of violence on known days; ``merged`` counts those taken for the same one."""

    since: date
    until: date
    events: int
    merged: int
    stretches: list[tuple[date, date, Stretch]]
    excitation: Excitation


def violence(
    records: Records,
    *,
    place: str | None = None,
    pair: Sequence[str] | None = None,
    since: date | None = None,
    until: date | None = None,
) -> Violence:
    """Return the series of acts whose day is known, at a place (or province) and between two actors.

    Acts of the same sides at the same place on the same day count once.

    Raises:
        InputError: there is no such act.
    """
    spots = _spots(records, place) if place else None
    acts = [one for one in occurrences(records) if _wanted(one, spots, pair, since, until)]
    if not acts:
        raise InputError("escalation", "no act of violence with a known day there", "widen what is asked for")
    days = [one.first.toordinal() for one in acts if one.first]
    start = since.toordinal() if since else min(days)
    end = until.toordinal() if until else max(days)
    keys = [(one.place, frozenset(one.actors), frozenset(one.recipients)) for one in acts]
    series = make_series(days, keys, start, end)
    first = date.fromordinal(start)
    found = [
        (first + timedelta(weeks=each.start), first + timedelta(weeks=each.end, days=-1), each)
        for each in stretches(weekly(series))
    ]
    return Violence(first, date.fromordinal(end), len(series.days), series.merged, found, excitation(series))


def _spots(records: Records, name: str) -> set[str]:
    wanted = name.casefold()
    return {
        place.id
        for place in records.stream("places")
        if wanted in (place.id, place.name.casefold()) or wanted in (place.admin1 or "").casefold()
    }


def _wanted(
    one: Occurrence,
    spots: set[str] | None,
    pair: Sequence[str] | None,
    since: date | None,
    until: date | None,
) -> bool:
    if one.type not in FIGHTING or one.first is None or one.first != one.last:
        return False
    if spots is not None and one.place not in spots:
        return False
    if pair is not None and not _between(one, pair):
        return False
    return (since is None or one.first >= since) and (until is None or one.first <= until)


def _between(one: Occurrence, pair: Sequence[str]) -> bool:
    sides = set(one.actors), set(one.recipients)
    return len(pair) == 2 and any(a in sides[0] and b in sides[1] for a, b in (pair, pair[::-1]))
