"""Counting over time: days into buckets that suit the span."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date, timedelta

from crosscurrents.app.shapes import Timeline
from crosscurrents.records import Event
from crosscurrents.vocabulary import COUNTED_STATUSES

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")

SHORT_SPAN = 120
"""Days up to which buckets are weeks; longer spans are shown by month, a dozen bars a year."""


def day_of(event: Event) -> str | None:
    """Return the first day on which an event can have happened, or the last where that is open."""
    if event.date is None:
        return None
    day = event.date.earliest or event.date.latest
    return day[:10] if day else None


def said_day(day: str) -> str:
    """Return an ISO day as people read it: ``3 Nov 2016``."""
    found = date.fromisoformat(day[:10])
    return f"{found.day} {MONTHS[found.month - 1]} {found.year}"


def said_interval(first: str, last: str) -> str:
    """Return two ISO days as short as they can be said: ``3–9 Nov 2016``."""
    start, end = said_day(first), said_day(last)
    if start == end:
        return start
    if first[:7] == last[:7]:
        return f"{int(first[8:10])}–{end}"
    return f"{start[:-5]} – {end}" if first[:4] == last[:4] else f"{start} – {end}"


def is_cooperation(event: Event) -> bool:
    """Tell whether an event is cooperation, by word or deed (quadrants 1 and 2)."""
    return event.quad in (1, 2)


def timeline(events: Iterable[Event]) -> Timeline:
    """Count cooperation and conflict by week or month; events that don't count are left out."""
    dated = [(day, e) for e in events if e.status in COUNTED_STATUSES and (day := day_of(e))]
    if not dated:
        return Timeline(unit="month", days=[], cooperation=[], conflict=[])
    days = [day for day, _ in dated]
    weekly = _span(min(days), max(days)) <= SHORT_SPAN
    good: Counter[str] = Counter()
    bad: Counter[str] = Counter()
    bucket_of: dict[str, str] = {}
    for day, event in dated:
        bucket = bucket_of.get(day) or bucket_of.setdefault(day, _week(day) if weekly else day[:7] + "-01")
        (good if is_cooperation(event) else bad)[bucket] += 1
    buckets = _all_weeks(bucket_of.values()) if weekly else all_months(bucket_of.values())
    return Timeline(
        unit="week" if weekly else "month",
        days=buckets,
        cooperation=[good[bucket] for bucket in buckets],
        conflict=[bad[bucket] for bucket in buckets],
    )


def _span(first: str, last: str) -> int:
    return (date.fromisoformat(last) - date.fromisoformat(first)).days


def _week(day: str) -> str:
    found = date.fromisoformat(day)
    return (found - timedelta(days=found.weekday())).isoformat()


def _all_weeks(weeks: Iterable[str]) -> list[str]:
    found = sorted(weeks)
    first = date.fromisoformat(found[0])
    return [(first + timedelta(days=7 * n)).isoformat() for n in range(_span(found[0], found[-1]) // 7 + 1)]


def all_months(days: Iterable[str]) -> list[str]:
    """Return the first day of every month from the first day's to the last's."""
    found = sorted(days)
    if not found:
        return []
    first, last = found[0], found[-1]
    start = int(first[:4]) * 12 + int(first[5:7]) - 1
    end = int(last[:4]) * 12 + int(last[5:7]) - 1
    return [f"{n // 12:04}-{n % 12 + 1:02}-01" for n in range(start, end + 1)]
