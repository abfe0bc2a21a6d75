"""How the day of the report bounds the dates of what it tells: the past lies before it, the future after."""

from __future__ import annotations

from datetime import date, timedelta

from crosscurrents.dates.timex import parse_day
from crosscurrents.records import EventDate
from crosscurrents.vocabulary import Status

TOLD = frozenset((Status.OCCURRED, Status.ONGOING, Status.ALLEGED, Status.DENIED))
_COMING = frozenset((Status.PLANNED, Status.PROMISED, Status.THREATENED, Status.PREDICTED, Status.DEMANDED))


def bounded_by_report(date: EventDate, status: Status, published: date | None) -> EventDate | None:
    """Bound a date by the report: what has happened lies before it, what is to come after it."""
    first, last = parse_day(date.earliest), parse_day(date.latest)
    if status in TOLD:
        if published is not None and status is Status.OCCURRED and last is not None:
            if first is None and last > published:
                return None
            if first is not None and first > published + timedelta(1):
                return None
        if (
            published is not None
            and first is not None
            and first <= published
            and (not last or last > published)
        ):
            last = published
    elif status in _COMING and published is not None and last is not None and last >= published:
        first = max(first, published) if first is not None else published
    precision = date.precision
    if (
        first is not None
        and last is not None
        and (first, last) != (parse_day(date.earliest), parse_day(date.latest))
    ):
        precision = "day" if first == last else "interval"
    return EventDate(
        earliest=first.isoformat() if first else None,
        latest=last.isoformat() if last else None,
        text=date.text,
        precision=precision,
    )
