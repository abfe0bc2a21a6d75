"""TIMEX3 values and the calendar: what days a value covers, and moving by units.

Values follow TimeML 1.2.1 (Saurí et al. 2006) as TempEval-3 uses them: ``1989``, ``1989-10``,
``1989-10-27``, ``1989-W43``, ``1989-W43-WE``, ``1989-Q3``, ``1989-H2``, ``1989-SU``, ``198`` (a decade),
``19`` (a century), and times such as ``1998-02-12T19:15`` or ``1998-03-06TAF``.
"""

from __future__ import annotations

import calendar
import re
from datetime import MAXYEAR, MINYEAR, date, timedelta

from crosscurrents.dates.lexicon import season_months

Bounds = tuple[str | None, str | None]
OPEN: Bounds = (None, None)

_VALUE = re.compile(
    r"""(?P<year>\d{4})(?:
        -Q(?P<quarter>[1-4]) | -H(?P<half>[12]) | -(?P<season>SP|SU|FA|WI)
      | -W(?P<week>\d\d)(?:-(?P<weekend>WE))?
      | -(?P<month>\d\d)(?:-(?P<day>\d\d)(?:T.*)?)? )?
      | (?P<decade>\d{3}) | (?P<century>\d\d)""",
    re.VERBOSE,
)
_MONTHS_OF = {"M": 1, "Q": 3, "H": 6, "Y": 12, "E": 120, "C": 1200, "L": 12000}
_DAYS_OF = {"D": 1, "W": 7, "F": 14, "WE": 7, "TH": 0, "TM": 0, "TS": 0}


_FIRST_YEAR, _LAST_YEAR = 1000, 2999


def parse_day(stamp: str | None) -> date | None:
    """Return the day of an ISO date or timestamp, or None where there is none of the years 1000 to 2999."""
    found = re.match(r"\d{4}-\d\d-\d\d", stamp or "")
    if not found:
        return None
    try:
        day = date.fromisoformat(found[0])
    except ValueError:
        return None
    return day if _FIRST_YEAR <= day.year <= _LAST_YEAR else None


def days_of(value: str) -> tuple[date, date] | None:
    """Return the first and last day that a TIMEX3 value covers, or None where it names no days."""
    found = _VALUE.fullmatch(value)
    if found is None:
        return None
    try:
        return _days(found)
    except (ValueError, OverflowError):
        return None


def _days(found: re.Match[str]) -> tuple[date, date] | None:
    part = {name: int(text) for name, text in found.groupdict().items() if text and text.isdigit()}
    year = part.get("year", 0)
    if "day" in part:
        day = date(year, part["month"], part["day"])
        return day, day
    if "month" in part:
        return date(year, part["month"], 1), _month_end(year, part["month"])
    if "week" in part:
        monday = date.fromisocalendar(year, part["week"], 1)
        return (monday + timedelta(5 if found["weekend"] else 0)), monday + timedelta(6)
    if "quarter" in part:
        return date(year, 3 * part["quarter"] - 2, 1), _month_end(year, 3 * part["quarter"])
    if "half" in part:
        return date(year, 6 * part["half"] - 5, 1), _month_end(year, 6 * part["half"])
    if found["season"]:
        first, last = season_months(found["season"])
        return date(year, first, 1), _month_end(year + (last < first), last)
    if "decade" in part:
        return date(part["decade"] * 10, 1, 1), date(part["decade"] * 10 + 9, 12, 31)
    if "century" in part:
        return date(part["century"] * 100, 1, 1), date(part["century"] * 100 + 99, 12, 31)
    return date(year, 1, 1), date(year, 12, 31)


def _month_end(year: int, month: int) -> date:
    return date(year, month, calendar.monthrange(year, month)[1])


def bounds_of(value: str) -> Bounds:
    """Return the calendar bounds of a TIMEX3 value, open where it names no days."""
    days = days_of(value)
    return (days[0].isoformat(), days[1].isoformat()) if days else OPEN


def shift(day: date, unit: str, amount: float) -> date:
    """Move ``day`` by an amount of a unit (``Y``, ``M``, ``W``, ``D`` …), staying inside the calendar."""
    if unit == "TH":
        return _moved(day, int(-(-abs(amount) // 24)) * (1 if amount > 0 else -1))
    if unit in _DAYS_OF:
        return _moved(day, round(_DAYS_OF[unit] * amount))
    months = round(_MONTHS_OF[unit] * amount)
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if not MINYEAR <= year <= MAXYEAR:
        return date.max if amount > 0 else date.min
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def _moved(day: date, days: int) -> date:
    try:
        return day + timedelta(days)
    except OverflowError:
        return date.max if days > 0 else date.min


def period(day: date, unit: str) -> str:
    """Return the value of the period of this unit that ``day`` lies in, such as ``1989-W43``."""
    year, week, _ = day.isocalendar()
    values = {
        "Y": f"{day.year:04}",
        "M": f"{day.year:04}-{day.month:02}",
        "Q": f"{day.year:04}-Q{(day.month + 2) // 3}",
        "H": f"{day.year:04}-H{1 if day.month < 7 else 2}",
        "W": f"{year:04}-W{week:02}",
        "F": f"{year:04}-W{week:02}",
        "WE": f"{year:04}-W{week:02}-WE",
        "E": f"{day.year // 10:03}",
        "C": f"{day.year // 100:02}",
        "L": f"{day.year // 1000}",
    }
    return values.get(unit, day.isoformat())


def share(days: tuple[date, date], start: float, end: float) -> tuple[date, date]:
    """Return the days of a part of an interval, given as shares of its length (0…1)."""
    length = (days[1] - days[0]).days + 1
    first = days[0] + timedelta(int(length * start))
    last = days[0] + timedelta(max(int(length * start), round(length * end) - 1))
    return first, min(last, days[1])
