"""Dates of publication as ISO dates or timestamps; what isn't certain stays open."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from email.utils import parsedate_to_datetime

_MONTHS = {
    "january": 1, "february": 2, "march": 3, "april": 4, "may": 5, "june": 6, "july": 7, "august": 8,
    "september": 9, "october": 10, "november": 11, "december": 12, "jan": 1, "feb": 2, "mar": 3, "apr": 4,
    "jun": 6, "jul": 7, "aug": 8, "sept": 9, "sep": 9, "oct": 10, "nov": 11, "dec": 12,
}  # fmt: skip
_MONTH = "|".join(sorted(_MONTHS, key=len, reverse=True))
_DAY_FIRST = rf"(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s+(?P<month>{_MONTH})\.?,?\s+(?P<year>\d{{4}})"
_MONTH_FIRST = rf"(?P<month>{_MONTH})\.?\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<year>\d{{4}})"
_ISO = r"(?P<year>\d{4})[-/.](?P<month>\d{1,2})[-/.](?P<day>\d{1,2})"
_FORMS = [re.compile(rf"(?i:{form})(?!\d)") for form in (_DAY_FIRST, _MONTH_FIRST, _ISO)]
_WEEKDAY = re.compile(r"(?i)^(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?,?\s+")
_AFTER = re.compile(
    r"(?i)^[\s,.|–—-]*(?:at\s)?(?:\d{1,2}[:.]\d{2}(?:[:.]\d{2})?\s?(?:[ap]\.?m\.?)?\s?\(?[A-Z]{0,4}\)?)?$"
)
_NUMERIC = re.compile(r"^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$")
_COMPACT = re.compile(r"^(\d{4})(\d{2})(\d{2})(?:T?\d{6}Z?)?$")
_EARLIEST_YEAR, _LATEST_YEAR = 1800, 2200


def normalise_date(value: object) -> str | None:
    """Return ``value`` as an ISO date, or as an ISO timestamp where it has a time of day.

    The offset from UTC stays as given, so that the first ten characters are the date where it was
    published. Seconds since 1970 are read as UTC. Day and month in an order that can't be told
    (``03/11/2016``) give None, as does everything that isn't a date.
    """
    if isinstance(value, bool) or value is None:
        return None
    if isinstance(value, int | float):
        return _from_seconds(float(value))
    text = _WEEKDAY.sub("", str(value).strip())
    if not text or len(text) > 64:
        return None
    if re.fullmatch(r"\d{10}(?:\d{3})?", text):
        return _from_seconds(float(text))
    return _from_iso(text) or _from_words(text) or _from_mail(str(value).strip()) or _from_numbers(text)


def _from_seconds(seconds: float) -> str | None:
    """Read seconds or milliseconds since 1970; smaller numbers are years or ids."""
    if seconds > 1e11:
        seconds /= 1000
    if not 1e8 < seconds < 7e9:
        return None
    return _stamp(datetime.fromtimestamp(seconds, UTC))


def _from_iso(text: str) -> str | None:
    if not re.match(r"\d{4}-?\d{2}-?\d{2}", text):
        return None
    try:
        when = datetime.fromisoformat(text)
    except ValueError:
        match = _COMPACT.match(text)
        return _day(*map(int, match.groups())) if match else None
    if not _EARLIEST_YEAR <= when.year <= _LATEST_YEAR:
        return None
    return when.date().isoformat() if re.fullmatch(r"\d{4}-?\d{2}-?\d{2}", text) else _stamp(when)


def _from_words(text: str) -> str | None:
    for form in _FORMS:
        match = form.match(text)
        if match and _AFTER.match(text[match.end() :]):
            return _matched(match)
    return None


def _from_mail(text: str) -> str | None:
    try:
        return _stamp(parsedate_to_datetime(text))
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def _from_numbers(text: str) -> str | None:
    match = _NUMERIC.match(text)
    if match is None:
        return None
    first, second, year = map(int, match.groups())
    if first > 12 >= second or first == second:
        return _day(year, second, first)
    return _day(year, first, second) if second > 12 >= first else None


def _matched(match: re.Match[str]) -> str | None:
    month = match["month"].lower()
    number = int(month) if month.isdigit() else _MONTHS[month]
    return _day(int(match["year"]), number, int(match["day"]))


def _day(year: int, month: int, day: int) -> str | None:
    if not _EARLIEST_YEAR <= year <= _LATEST_YEAR:
        return None
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


def _stamp(when: datetime) -> str:
    return when.isoformat(timespec="seconds").replace("+00:00", "Z")


_LABEL = r"(?i:published|posted|dated?|updated)(?:\s(?i:on|at))?\s*:?\s*"
_BYLINE = (
    r"(?:(?i:by|from)\s[^\n\d]{3,80}?|[A-Z][\w'’.-]*(?:\s[A-Z][\w'’.-]*){0,4})"
    r"(?:(?:,|\s[|·–—-])\s[A-Z][\w'’.-]*(?:\s[A-Z][\w'’.-]*){0,2}){0,2}(?:,|\s[|·–—-])\s+"
)
_WEEKDAYS = r"(?:(?i:mon|tues?|wednes|thurs?|fri|satur|sun)(?i:day)?\.?,?\s+)?"
_DATE_LINE = re.compile(
    rf"^\s*(?:{_BYLINE})?(?P<label>{_LABEL})?{_WEEKDAYS}(?P<date>\d.*|(?i:{_MONTH})\b.*)$"
)
_FILE_NAME = re.compile(r"^(\d{4})[-_.]?(\d{2})[-_.]?(\d{2})(?!\d)")
_LINES_LOOKED_AT = 6


def date_from_lines(text: str) -> str | None:
    """Return the date that a line of its own near the top gives, alone or after a by-line.

    ``17 October 2016``, ``By Staff Writer, 17 October 2016`` and ``Published: 2016-10-17`` count;
    a date inside a sentence doesn't, and two such lines that disagree give None.
    """
    lines = [line.strip() for line in text.split("\n", 40)[:40] if line.strip()][:_LINES_LOOKED_AT]
    found = set()
    for line in lines:
        match = _DATE_LINE.match(line) if len(line) < 140 else None
        if match is None or (match["label"] or "").lower().startswith("updated"):
            continue
        found.add(_from_words(match["date"]) or _from_iso(match["date"]))
    found.discard(None)
    return found.pop() if len(found) == 1 else None


def date_from_name(name: str) -> str | None:
    """Return the date that a file's name begins with (``2016-10-17-…``), or None."""
    match = _FILE_NAME.match(name)
    return _day(*map(int, match.groups())) if match else None
