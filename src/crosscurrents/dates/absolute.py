"""Calendar dates: days, months, years, decades, centuries."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from crosscurrents.dates.context import Context, Meaning
from crosscurrents.dates.numbers import two_digit_year
from crosscurrents.dates.patterns import Match
from crosscurrents.dates.words import TimeWord
from crosscurrents.vocabulary import TimeType

Reader = Callable[[Match, Context], Meaning | None]
DATE = TimeType.DATE


def part_code(match: Match) -> str | None:
    """Return the part of a period that is meant: START, MID, END … or None."""
    word = match.word("part_of", "early")
    return str(word.code) if word else None


def date_meaning(value: str, match: Match | None = None) -> Meaning:
    """Return a date whose days follow from its value, or a part of them (``early``, ``the end of``)."""
    return Meaning(DATE, value, part=part_code(match) if match else None)


def _day(year: int | None, month: int, day: int) -> str | None:
    if not 1 <= month <= 12 or not 1 <= day <= 31:
        return None
    if year is None:
        return f"XXXX-{month:02}-{day:02}"
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


def resolve_month_day(month: int, day: int, word: TimeWord, context: Context) -> str | None:
    """Return the value of a day without a year: the nearest one that the tense allows."""
    if context.published is None:
        return _day(None, month, day)
    years = range(context.published.year - 1, context.published.year + 2)
    found = [value for value in (_day(year, month, day) for year in years) if value]
    days = [date.fromisoformat(value) for value in found]
    chosen = context.nearest(days, word)
    near = min(days, key=lambda value: abs((value - _published(context)).days), default=None)
    if near and abs((near - _published(context)).days) <= _SOON:
        chosen = near
    return chosen.isoformat() if chosen else None


_SOON = (
    75  # days: a day named without its year lies ahead if it comes sooner than that; older ones get a year
)


def _published(context: Context) -> date:
    return context.published or date.min


def _full_date(match: Match, context: Context) -> Meaning | None:
    month_word = match.word("month", "month_short")
    day_words = match.all("day", "ordinal")
    if month_word is None or not day_words:
        return None
    month, day = (
        int(str(month_word.code)),
        int(float(str(day_words[-1 if match.pattern == "day_month" else 0].code))),
    )
    year_word = match.word("year")
    if year_word:
        value = _day(year_word.code, month, day)
    elif match.word("last", "next", "this"):
        value = _day(named_year(match, context), month, day)
    else:
        value = resolve_month_day(month, day, month_word, context)
    if value is None:
        return None
    if len(day_words) == 2 and value[:4].isdigit():
        return _day_range(value, [int(float(str(word.code))) for word in day_words])
    return date_meaning(value, match)


def _day_range(value: str, days: list[int]) -> Meaning | None:
    first, last = (
        _day(int(value[:4]), int(value[5:7]), days[0]),
        _day(int(value[:4]), int(value[5:7]), days[1]),
    )
    if first is None or last is None or first > last:
        return None
    return Meaning(DATE, f"{first}/{last}", (date.fromisoformat(first), date.fromisoformat(last)))


def named_year(match: Match, context: Context) -> int | None:
    """Return the year that ``last year`` and its like name."""
    if context.published is None:
        return None
    offset = -1 if match.word("last") else 1 if match.word("next") else 0
    return context.published.year + offset


def _written_date(match: Match, context: Context) -> Meaning | None:
    numbers = [int(float(str(word.code))) for word in match.all("year", "day")]
    if match.pattern == "iso_date":
        year, month, day = numbers
    else:
        month, day, year = numbers
        month, day = (day, month) if month > 12 or match.word("dot") else (month, day)
        year = year if year > 99 else two_digit_year(year, context.published)
    value = _day(year, month, day)
    return date_meaning(value) if value else None


def _month_year(match: Match, _context: Context) -> Meaning | None:
    month, year = match.code("month", "month_short"), match.code("year")
    return date_meaning(f"{year:04}-{month:02}", match)


def _month(match: Match, context: Context) -> Meaning | None:
    word = match.word("month", "month_short")
    if word is None:
        return None
    month = int(str(word.code))
    unit = match.word("unit")
    if unit and unit.code not in ("Y", ""):
        return None
    if unit and not match.word("that"):
        year = named_year(match, context)
    else:
        year = _year_of_range(match) or _month_year_near(month, match, word, context)
    return date_meaning(f"{year:04}-{month:02}" if year is not None else f"XXXX-{month:02}", match)


def _year_of_range(match: Match) -> int | None:
    """Return the year that ``from June to August 2015`` gives to June."""
    parts = [word.part for word in match.after]
    if parts[:3] in (["word_and", "month", "year"], ["hyphen", "month", "year"]):
        return int(match.after[2].code)
    return None


def _month_year_near(month: int, match: Match, word: TimeWord, context: Context) -> int | None:
    if context.published is None:
        return None
    today = context.published
    if match.word("next"):
        return today.year + (month <= today.month)
    if match.word("last"):
        return today.year - (month >= today.month)
    if match.word("this"):
        return today.year
    direction = context.direction(word)
    if direction > 0:
        return today.year + (month < today.month)
    return today.year - (month > today.month and (direction < 0 or month - today.month > 3))


def _year(match: Match, context: Context) -> Meaning | None:
    word = match.words[-1]
    year = match.word("year")
    if year is None or not _is_year(match, context, year):
        return None
    if word.part == "day" and match.word("slash", "hyphen"):
        last = int(str(year.code)) // 100 * 100 + int(float(str(word.code)))
        return Meaning(DATE, f"{year.code:04}", (date(year.code, 1, 1), date(max(last, year.code), 12, 31)))
    return date_meaning(f"{year.code:04}", match)


_MONEY = frozenset("$£€#")
_COUNTED = frozenset({"nummod", "compound"})


def _is_year(match: Match, context: Context, year: TimeWord) -> bool:
    """Tell a year from a count (``1,500 people``, ``about 2000 troops``) by its neighbours and the parse."""
    from crosscurrents.dates.words import token_at

    before = match.before[-1].text if match.before and match.words[0] is year else ""
    after = match.after[0].text if match.after else ""
    if before in _MONEY or after == "%" or before == "approximate":
        return False
    token = token_at(context.doc, year.start)
    if token.idx != year.start and match.words[0] is year:
        return False
    counts_nouns = token.dep_ == "nummod" and token.head.tag_ == "NNS" and token.head.i > token.i
    return (
        not counts_nouns or before in ("the", "'s", "its", "their", "in", "of") or match.words[0] is not year
    )


def _spoken_year(match: Match, _context: Context) -> Meaning | None:
    numbers = [int(word.code) for word in match.all("number")]
    if len(numbers) < 2 or numbers[0] not in (18, 19, 20) or numbers[1] < 10:
        return None
    year = numbers[0] * 100 + sum(numbers[1:])
    return date_meaning(f"{year:04}") if numbers[1] % 10 == 0 or len(numbers) == 2 else None


def _decade(match: Match, _context: Context) -> Meaning | None:
    word = match.word("decade", "decade_word")
    if word is None:
        return None
    digits = str(word.code)
    if len(digits) == 4 and digits.endswith("0"):
        return date_meaning(digits[:3], match)
    if (
        word.part == "decade"
        and len(digits) == 2
        and word.text[0] != "'"
        and match.words[0].part != "word_the"
    ):
        return None
    tens = word.code if word.part == "decade_word" else int(digits) // 10
    if word.part == "decade_word" and match.words[0].part != "word_the":
        return None
    return date_meaning(f"19{tens}", match)


def _century(match: Match, _context: Context) -> Meaning | None:
    if match.code("unit") != "C":
        return None
    ordinal = match.code("ordinal")
    return date_meaning(f"{int(str(ordinal)) - 1:02}", match)


READERS: dict[str, Reader] = {
    "iso_date": _written_date,
    "slashed_date": _written_date,
    "month_day": _full_date,
    "day_month": _full_date,
    "month_year": _month_year,
    "month": _month,
    "year": _year,
    "spoken_year": _spoken_year,
    "decade": _decade,
    "century": _century,
}
