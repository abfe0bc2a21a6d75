"""The day of a feast in a year: fixed days, n-th weekdays, Easter, and the Islamic calendar."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from crosscurrents.dates.lexicon import holidays
from crosscurrents.dates.timex import shift

_ISLAMIC_EPOCH = 1948439  # Julian day of 15 July 622 (Julian), the astronomical epoch
_ORDINAL_TO_JULIAN = 1721425  # Julian day number of date.fromordinal(1), less one half


def easter(year: int) -> date:
    """Return Easter Sunday by the anonymous Gregorian computus (Meeus 1991, chapter 8)."""
    golden, century, rest = year % 19, year // 100, year % 100
    leap_century, century_rest = divmod(century, 4)
    correction = (century - (century + 8) // 25 + 1) // 3
    epact = (19 * golden + century - leap_century - correction + 15) % 30
    leap, leap_rest = divmod(rest, 4)
    weekday = (32 + 2 * century_rest + 2 * leap - epact - leap_rest) % 7
    shifted = (golden + 11 * epact + 22 * weekday) // 451
    month, day = divmod(epact + weekday - 7 * shifted + 114, 31)
    return date(year, month, day + 1)


def islamic(year: int, month: int, day: int) -> date:
    """Return the Gregorian day of a date of the tabular Islamic calendar (astronomical epoch)."""
    julian = day + (59 * (month - 1) + 1) // 2 + (year - 1) * 354 + (3 + 11 * year) // 30 + _ISLAMIC_EPOCH - 1
    return date.fromordinal(julian - _ORDINAL_TO_JULIAN + 1)


def holiday_starts(name: str, year: int) -> list[date]:
    """Return the first days of a feast that fall into a Gregorian year (two at most)."""
    rule = holidays()[name]
    if rule["rule"] == "islamic":
        near = int((year - 622) * 33 / 32)
        days = [islamic(y, rule["month"], rule["day"]) for y in range(near - 1, near + 4)]
        return [day for day in days if day.year == year]
    return [_in_year(rule, year)]


def _in_year(rule: dict[str, Any], year: int) -> date:
    if rule["rule"] == "easter":
        return easter(year) + timedelta(rule["offset"])
    if rule["rule"] == "fixed":
        return date(year, rule["month"], rule["day"])
    first = date(year, rule["month"], 1)
    to_weekday = timedelta((rule["weekday"] - first.isoweekday()) % 7)
    if rule["nth"] > 0:
        return first + to_weekday + timedelta(7 * (rule["nth"] - 1))
    following = shift(first, "M", 1)
    return following - timedelta((following.isoweekday() - rule["weekday"] - 1) % 7 + 1)


def holiday_near(name: str, day: date, direction: int) -> tuple[date, date]:
    """Return the feast's days last before or on ``day`` (direction ≤ 0), or next after it."""
    starts = [
        start for year in (day.year - 1, day.year, day.year + 1) for start in holiday_starts(name, year)
    ]
    length = timedelta(holidays()[name].get("days", 1) - 1)
    past = [start for start in starts if start <= day]
    coming = [start for start in starts if start + length >= day]
    start = coming[0] if direction > 0 and coming else past[-1]
    return start, start + length
