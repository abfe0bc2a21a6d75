"""Times of day: ``7:15 p.m. Tuesday``, ``1530 GMT``, ``noon``."""

from __future__ import annotations

from crosscurrents.dates.absolute import Reader, resolve_month_day
from crosscurrents.dates.context import Context, Meaning
from crosscurrents.dates.patterns import Match
from crosscurrents.dates.relative import weekday_day
from crosscurrents.vocabulary import TimeType

_AFTERNOON = frozenset({"AF", "EV", "NI"})


def _clock(match: Match, context: Context) -> Meaning | None:
    if match.word("daypart") is None and match.words[0].part == "year" and match.word("zone") is None:
        return None
    first = next(word for word in match.words if word.part in ("day", "number", "year"))
    digits = first.text if first.text.isdigit() else str(int(float(str(first.code))))
    if len(digits) > 2:
        hour, minute = int(digits[:-2]), int(digits[-2:])
    else:
        hour, minute = int(digits), _minute(match, first.end)
    meridiem, daypart = match.code("meridiem"), match.code("daypart")
    if (meridiem == "p" or daypart in _AFTERNOON) and hour < 12:
        hour += 12
    elif meridiem == "a" and hour == 12:
        hour = 0
    if hour > 24 or minute > 59:
        return None
    return Meaning(TimeType.TIME, f"{_day(match, context)}T{hour:02}:{minute:02}")


def _minute(match: Match, after: int) -> int:
    later = [word for word in match.words if word.start >= after]
    if len(later) > 1 and later[0].part in ("colon", "dot") and later[1].part == "day":
        return int(later[1].text)
    return 0


def _noon(match: Match, context: Context) -> Meaning | None:
    return Meaning(TimeType.TIME, f"{_day(match, context)}T{match.code('daypart')}")


def _day(match: Match, context: Context) -> str:
    """Return the day that a time belongs to: named beside it, or the one the narrative has reached."""
    month = match.word("month", "month_short")
    if month:
        days = [word for word in match.words if word.start > month.start and word.part in ("day", "ordinal")]
        days = days or [
            word for word in match.words if word.end < month.start and word.part in ("day", "ordinal")
        ]
        found = resolve_month_day(int(month.code), int(days[-1].code), month, context) if days else None
        return found or "XXXX-XX-XX"
    if match.word("weekday", "weekday_short"):
        day = weekday_day(match, context)
        return day.isoformat() if day else f"XXXX-WXX-{match.code('weekday', 'weekday_short')}"
    today = match.word("today")
    base = context.published if today else context.anchor or context.published
    if base is None:
        return "XXXX-XX-XX"
    return base.fromordinal(base.toordinal() + (today.code if today else 0)).isoformat()


READERS: dict[str, Reader] = {"clock": _clock, "noon": _noon}
