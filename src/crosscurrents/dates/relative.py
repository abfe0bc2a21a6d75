"""Dates that are read against another day: the published one, or the one the narrative has reached."""

from __future__ import annotations

from datetime import date, timedelta

from crosscurrents.dates.absolute import Reader, date_meaning, part_code
from crosscurrents.dates.context import Context, Meaning, open_period
from crosscurrents.dates.numbers import read_amount
from crosscurrents.dates.patterns import Match
from crosscurrents.dates.timex import shift
from crosscurrents.vocabulary import TimeType

DATE, TIME = TimeType.DATE, TimeType.TIME


def weekday_day(match: Match, context: Context) -> date | None:
    """Return the day that a weekday means: the last one up to the published day, or the next one."""
    word = match.word("weekday", "weekday_short")
    if word is None or context.published is None:
        return None
    today = context.published
    back = (today.isoweekday() - word.code) % 7
    if match.word("next"):
        return today + timedelta(7 - back)
    if match.word("last"):
        if match.words[0].part == "word_the" and context.anchor:
            return context.anchor - timedelta((context.anchor.isoweekday() - word.code - 1) % 7 + 1)
        return today - timedelta(back or 7)
    if context.direction(word) > 0:
        return today + timedelta(7 - back) if back else today
    return today - timedelta(back)


def _weekday(match: Match, context: Context) -> Meaning | None:
    word = match.word("weekday", "weekday_short")
    if word is None:
        return None
    if word.text.endswith("days"):
        return Meaning(TimeType.SET, f"XXXX-WXX-{word.code}")
    day = weekday_day(match, context)
    value = day.isoformat() if day else f"XXXX-WXX-{word.code}"
    daypart = match.word("daypart")
    if daypart:
        return Meaning(TIME, f"{value}T{daypart.code}")
    return Meaning(DATE, value)


def _weekday_of_week(match: Match, context: Context) -> Meaning | None:
    word = match.word("weekday", "weekday_short")
    if word is None or match.code("unit") != "W":
        return None
    if context.published is None:
        return Meaning(DATE, f"XXXX-WXX-{word.code}")
    offset = -1 if match.word("last") else 1 if match.word("next") else 0
    monday = context.published - timedelta(context.published.weekday()) + timedelta(7 * offset)
    return Meaning(DATE, (monday + timedelta(word.code - 1)).isoformat())


def _today(match: Match, context: Context) -> Meaning | None:
    word = match.word("today")
    if word is None:
        return None
    day = context.published + timedelta(word.code) if context.published else None
    value = day.isoformat() if day else "XXXX-XX-XX"
    daypart = match.word("daypart")
    if daypart or word.text == "tonight":
        return Meaning(TIME, f"{value}T{daypart.code if daypart else 'NI'}")
    return Meaning(DATE, value)


def _daypart(match: Match, context: Context) -> Meaning | None:
    word = match.word("daypart")
    if word is None:
        return None
    if match.before and match.before[-1].part == "hyphen":
        return None
    determined = match.word("this", "last", "that", "word_the", "next")
    if not determined and word.code not in ("NI", "MO") and not match.word("early"):
        return (
            None
            if word.text not in ("midnight", "noon", "midday")
            else Meaning(TIME, f"{_day_value(match, context)}T{word.code}")
        )
    if not determined and not match.word("early") and word.text not in ("overnight", "dawn", "daybreak"):
        return None
    if word.text.endswith("s"):
        return None
    return Meaning(TIME, f"{_day_value(match, context)}T{word.code}", anchor=False)


def _day_value(match: Match, context: Context) -> str:
    base = context.published
    if match.word("last") and base:
        base -= timedelta(1)
    elif (
        not match.word("this")
        and context.anchor
        and context.anchor_value[4:5] == "-"
        and len(context.anchor_value) == 10
    ):
        base = context.anchor - timedelta(_is_before(match))
    return base.isoformat() if base else "XXXX-XX-XX"


def _is_before(match: Match) -> bool:
    """Tell ``the night before`` from ``the night before the vote``."""
    after = [word.text for word in match.after[:2]]
    return after[:1] == ["before"] and (len(after) < 2 or after[1] in (",", ".", ";", "and", "but", ":", '"'))


OFFSETS = {"last": -1, "next": 1, "this": 0}


def _relative_period(match: Match, context: Context) -> Meaning | None:
    unit = match.word("unit")
    which = match.word("last", "next", "this", "that")
    if unit is None or which is None or unit.code in ("TH", "TM", "TS"):
        return None
    if unit.code == "" or unit.text.endswith("s"):
        return None
    if unit.code == "E" and which.part == "last":
        return None
    if which.part == "that" or _narrative(match, which.text):
        return _anchored_period(match, context)
    if unit.code == "D":
        return Meaning(DATE, context.period("D", OFFSETS[which.part]))
    if which.text == "recent":
        return None
    value = context.period(unit.code, OFFSETS[which.part])
    return date_meaning(value, match)


def _narrative(match: Match, which: str) -> bool:
    """Tell whether ``the following day`` and its like count from the narrative, not from publication."""
    return which in (
        "following",
        "previous",
        "preceding",
        "ensuing",
        "subsequent",
        "succeeding",
        "prior",
    ) or (which == "next" and match.words[0].part == "word_the" and match.code("unit") == "D")


def _anchored_period(match: Match, context: Context) -> Meaning | None:
    unit = match.code("unit")
    step = 0 if match.word("that") else -1 if match.word("last") else 1
    if context.anchor is None:
        return Meaning(DATE, open_period(str(unit)))
    return Meaning(DATE, context.period(str(unit), step, context.anchor))


def _the_period(match: Match, context: Context) -> Meaning | None:
    unit = match.code("unit")
    if unit not in ("Y", "M", "W", "Q", "WE", "E", "C", "H", "D"):
        return None
    unit_word = match.word("unit")
    if unit_word and unit_word.text.endswith("s"):
        return None
    plain = part_code(match) is None
    if unit == "Y" and match.after and match.after[0].text in ("ended", "ending"):
        return Meaning(TimeType.DURATION, "P1Y")
    if plain and unit not in ("Q", "WE") and not match.word("fiscal"):
        whole_year = unit == "Y" and match.before and match.before[-1].text == "for"
        return date_meaning(context.period("Y", 0)) if whole_year else None
    if unit == "D":
        return None
    if unit == "Q" and plain:
        back = context.direction(match.words[-1]) <= 0
        return date_meaning(
            context.anchor_value if "-Q" in context.anchor_value else context.period("Q", -back), match
        )
    base = context.published
    if unit == "WE" and base and context.direction(match.words[-1]) <= 0 and base.isoweekday() < 6:
        base -= timedelta(7)
    return date_meaning(context.period(str(unit), 0, base), match)


def _ago(match: Match, context: Context) -> Meaning | None:
    unit = match.word("unit")
    if unit is None or unit.code == "":
        return None
    sign = -1 if match.word("ago") else 1
    amount = read_amount(match)
    if unit.code in ("TH", "TM", "TS"):
        day = context.published.isoformat() if context.published else "XXXX-XX-XX"
        return Meaning(TIME, day)
    if amount.written == "X":
        days = _span(context, unit.code, sign * amount.high, sign * amount.low)
        return Meaning(DATE, "PAST_REF" if sign < 0 else "FUTURE_REF", days)
    if unit.code == "E":
        return date_meaning(context.period("Y", 10 * sign * amount.high))
    return date_meaning(
        context.quarter_then(unit.code, sign * amount.high) or context.period(unit.code, sign * amount.high)
    )


def _span(context: Context, unit: str, low: float, high: float) -> tuple[date | None, date | None] | None:
    if context.published is None:
        return None
    one, other = shift(context.published, unit, low), shift(context.published, unit, high)
    return min(one, other), max(one, other)


def _anchored(match: Match, context: Context) -> Meaning | None:
    unit = match.word("unit")
    if unit is None or unit.code in ("", "TH", "TM", "TS"):
        return None
    sign = match.code("sooner")
    amount = read_amount(match)
    base = context.anchor or (context.published if unit.code == "Y" else None)
    if amount.written == "X":
        return None
    if base is None:
        return Meaning(DATE, open_period(unit.code))
    quarter = context.quarter_then(unit.code, int(str(sign)) * amount.high)
    if quarter:
        return Meaning(DATE, quarter)
    return Meaning(DATE, context.period(unit.code, int(str(sign)) * amount.high, base))


READERS: dict[str, Reader] = {
    "weekday": _weekday,
    "weekday_of_week": _weekday_of_week,
    "today": _today,
    "daypart": _daypart,
    "relative_period": _relative_period,
    "the_period": _the_period,
    "ago": _ago,
    "anchored": _anchored,
}
