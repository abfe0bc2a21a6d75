"""Calendar bounds of an expression where it stands: its value, its part, and the preposition before it."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

from crosscurrents.dates.context import Context, Meaning
from crosscurrents.dates.lexicon import conventions
from crosscurrents.dates.numbers import deadline, read_amount
from crosscurrents.dates.patterns import Match
from crosscurrents.dates.timex import OPEN, Bounds, days_of, shift
from crosscurrents.dates.timex import share as share_of
from crosscurrents.vocabulary import TimeType

_OPEN_RIGHT = frozenset({"since", "from", "starting", "beginning"})
_OPEN_LEFT = frozenset({"until", "till", "by", "before", "through"})
Days = tuple[date | None, date | None]


def calendar_bounds(match: Match, meaning: Meaning, context: Context) -> Bounds:
    """Return the first and last day an expression allows for what it dates, None where a side is open.

    ``since the 1980s`` is open to the right, ``by the end of October`` to the left, ``before dawn on
    Friday`` only up to that Friday; a length bounds
    something only where a word ties it to now (``in the past two weeks``, ``within a year``).
    """
    days: Days | None = meaning.days
    if days is None and meaning.type in (TimeType.DATE, TimeType.TIME):
        days = days_of(meaning.value)
        if days and meaning.part:
            days = _part(days, meaning.part)
    if meaning.type is TimeType.DURATION and days is None:
        days = _governed_length(match, context)
    if days is None:
        return OPEN
    first, last = _governed(match, meaning, days)
    return (first.isoformat() if first else None), (last.isoformat() if last else None)


def _part(days: tuple[date, date], part: str) -> tuple[date, date]:
    entry = conventions()["parts"].get(part)
    if not entry:
        return days
    if "days" in entry and days[0].day == 1 and days[1] == _month_end(days[0]):
        first, last = entry["days"]
        return days[0].replace(day=first), days[0].replace(day=min(last, days[1].day))
    return share_of(days, entry["from"], entry["to"])


def _month_end(day: date) -> date:
    return day.replace(day=monthrange(day.year, day.month)[1])


def _before(match: Match) -> list[str]:
    return [word.text for word in match.before]


def _governed(match: Match, meaning: Meaning, days: Days) -> Days:
    before = _before(match)
    last = before[-1] if before else ""
    if last in ("the", "about", "around", "at", "least", "early", "late") and len(before) > 1:
        last = before[-2]
    if meaning.type is TimeType.DURATION or match.pattern == "period_out":
        return days
    if last in _OPEN_RIGHT and not _closed_range(match):
        return days[0], None
    if last in ("after", "following") and days[1]:
        return days[1] + timedelta(1), None
    if last in _OPEN_LEFT:
        whole = meaning.part != "END" and meaning.type is not TimeType.TIME
        before_it = last == "before" and whole and days[0]
        return None, (days[0] - timedelta(1) if before_it and days[0] else days[1])
    return days


def _closed_range(match: Match) -> bool:
    """Tell whether ``from 2011`` goes on ``to 2013``: then it isn't open."""
    return bool(match.after) and match.after[0].text in ("to", "until", "through", "-", "–")


def _governed_length(match: Match, context: Context) -> Days | None:
    """Bound a length that a preposition ties to the published day."""
    if context.published is None:
        return None
    before, today = _before(match), context.published
    unit = match.all("unit")[-1].code if match.all("unit") else ""
    if not unit or not before:
        return None
    amount = read_amount(match)
    tense = context.direction(match.words[0])
    if (before[-1] == "within" and tense >= 0) or (before[-1] == "in" and tense > 0):
        return today, shift(today, unit, deadline(match, amount, unit))
    if before[-1] == "in" and before[-3:-1] == ["first", "time"]:
        return shift(today, unit, -amount.high), today
    return None
