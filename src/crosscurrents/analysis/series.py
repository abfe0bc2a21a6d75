"""The violence at a place or between two actors as a series: its rate, its changes, its excitation."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

import msgspec

from crosscurrents.analysis.changepoints import Stretch, stretches
from crosscurrents.analysis.escalation import Excitation, excitation, make_series, weekly
from crosscurrents.analysis.occurrences import Occurrence, Records, occurrences
from crosscurrents.analysis.presence import FIGHTING, places_called
from crosscurrents.errors import InputError

LONE_SHARE = 0.01
LONE_GAP = 365
"""Days: acts before such a gap, no more than a hundredth of all, are history told in passing."""


class Violence(msgspec.Struct, frozen=True):
    """Distinct acts of violence on known days; ``merged`` counts those taken for the same one.

    ``early`` counts acts left out since they lie more than a year before all others; ``tables`` and
    ``reports`` say where the acts come from before the same ones are merged.
    """

    since: date
    until: date
    events: int
    merged: int
    stretches: list[tuple[date, date, Stretch]]
    excitation: Excitation
    early: int
    tables: int
    reports: int


def violence(
    records: Records,
    *,
    place: str | None = None,
    pair: Sequence[str] | None = None,
    since: date | None = None,
    until: date | None = None,
    origin: str | None = None,
) -> Violence:
    """Return the series of acts whose day is known, at a place (or province) and between two actors.

    ``origin`` takes those of ``reports`` or of ``tables`` alone.

    Acts of the same sides at the same place on the same day count once.

    Raises:
        InputError: there is no such act.
    """
    spots = places_called(records, place) if place else None
    acts = [
        one
        for one in occurrences(records)
        if _wanted(one, spots, pair, since, until) and (origin is None or one.coded == (origin == "tables"))
    ]
    if not acts:
        raise InputError("escalation", "no act of violence with a known day there", "widen what is asked for")
    early = 0 if since else _early([one.first for one in acts if one.first])
    acts = acts[early:]
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
    return Violence(
        since=first,
        until=date.fromordinal(end),
        events=len(series.days),
        merged=series.merged,
        stretches=found,
        excitation=excitation(series),
        early=early,
        tables=sum(one.coded for one in acts),
        reports=sum(not one.coded for one in acts),
    )


def _early(days: list[date]) -> int:
    """Return how many of the days, in order, lie before a long gap, if they are few."""
    few = int(LONE_SHARE * len(days))
    gaps = (i for i in range(few, 0, -1) if (days[i] - days[i - 1]).days > LONE_GAP)
    return next(gaps, 0)


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
