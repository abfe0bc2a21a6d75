"""Quarters, seasons, feasts and the days before them."""

from __future__ import annotations

from datetime import date, timedelta

from crosscurrents.dates.absolute import DATE, Reader, date_meaning, named_year, resolve_month_day
from crosscurrents.dates.context import Context, Meaning
from crosscurrents.dates.holidays import holiday_near, holiday_starts
from crosscurrents.dates.lexicon import season_months
from crosscurrents.dates.patterns import Match
from crosscurrents.dates.timex import shift
from crosscurrents.dates.words import TimeWord


def _quarter(match: Match, context: Context) -> Meaning | None:
    unit = match.word("unit", "half")
    ordinal = match.code("ordinal")
    code = "H" if unit and unit.part == "half" else unit.code if unit else None
    if code not in ("Q", "H") or not isinstance(ordinal, int) or ordinal > 4:
        return None
    year_word = match.word("year")
    if year_word:
        year: int | None = year_word.code
    elif context.published is None:
        return date_meaning(f"XXXX-{code}{ordinal}")
    elif match.word("year_ago", "last") or match.word("next"):
        year = context.published.year + (1 if match.word("next") else -1)
    else:
        this = (context.published.month + 2) // 3 if code == "Q" else 1 + (context.published.month > 6)
        ahead = ordinal > this and not context.direction(unit or match.words[0]) > 0
        year = context.published.year - (ahead and ordinal - this > 1)
    return date_meaning(f"{year:04}-{code}{ordinal}")


def _season(match: Match, context: Context) -> Meaning | None:
    word = match.word("season")
    if word is None or (len(match.words) == 1 and word.text in ("fall", "spring") and not match.before):
        return None
    year = match.code("year")
    if year is None and context.published is None:
        return date_meaning(f"XXXX-{word.code}", match)
    if year is None:
        year = _season_year(word, match, context)
    return date_meaning(f"{int(str(year)):04}-{word.code}", match)


def _season_year(word: TimeWord, match: Match, context: Context) -> int:
    today = context.published or date.min
    if match.word("unit"):
        return named_year(match, context) or today.year
    first, _ = season_months(word.code)
    starts = [date(year, first, 1) for year in (today.year - 1, today.year, today.year + 1)]
    if match.word("next"):
        return next(start for start in starts if start > today).year
    past = [start for start in starts if start <= today]
    if match.word("last"):
        ended = [start for start in past if shift(start, "M", 3) <= today]
        return (ended or past)[-1].year
    near = None if match.word("this") else context.nearest(starts, word)
    return near.year if near else today.year


def _holiday(match: Match, context: Context) -> Meaning | None:
    word = match.word("holiday")
    if word is None:
        return None
    year = match.code("year")
    if year is None and context.published is None:
        return Meaning(DATE, "XXXX-XX-XX")
    if isinstance(year, int):
        starts = holiday_starts(word.code, year)
        days = holiday_near(word.code, starts[0], 1)
    else:
        direction = 1 if match.word("next") else -1 if match.word("last") else context.direction(word)
        days = holiday_near(word.code, context.published or date.min, direction)
    if match.pattern == "eve":
        days = (days[0] - timedelta(1),) * 2
    value = days[0].isoformat() if days[0] == days[1] else f"{days[0].isoformat()}/{days[1].isoformat()}"
    return Meaning(DATE, value, days)


def _eve(match: Match, context: Context) -> Meaning | None:
    if match.word("holiday"):
        return _holiday(match, context)
    month = match.word("month", "month_short")
    if month:
        value = resolve_month_day(
            int(month.code), int(float(str(match.code("day", "ordinal")))), month, context
        )
        if value and value[:4].isdigit():
            return date_meaning((date.fromisoformat(value) - timedelta(1)).isoformat())
    return Meaning(DATE, "XXXX-XX-XX")


READERS: dict[str, Reader] = {
    "quarter": _quarter,
    "season": _season,
    "holiday": _holiday,
    "eve": _eve,
}
