"""Durations and sets: how long, and how often."""

from __future__ import annotations

from datetime import date

from crosscurrents.dates.absolute import Reader
from crosscurrents.dates.context import NO_TIME, Context, Meaning
from crosscurrents.dates.numbers import Amount, deadline, read_amount, vague
from crosscurrents.dates.patterns import Match
from crosscurrents.dates.timex import shift
from crosscurrents.vocabulary import TimeType

DURATION, SET = TimeType.DURATION, TimeType.SET
_TIMES = {"TH": "H", "TM": "M", "TS": "S"}
_SCALED = {"E": ("Y", 10), "C": ("Y", 100), "L": ("Y", 1000), "F": ("W", 2), "H": ("M", 6)}


def duration_value(amount: Amount, unit: str) -> str:
    """Return the TIMEX3 value of a length, such as ``P2Y6M``, ``PXW`` or ``PT5H30M``."""
    if unit in _TIMES:
        return _fractional("PT", amount, _TIMES[unit], {"H": ("M", 60), "M": ("S", 60)})
    if unit in _SCALED and amount.written != "X":
        unit, factor = _SCALED[unit]
        return f"P{amount.high * factor:g}{unit}"
    return _fractional("P", amount, unit, {"Y": ("M", 12), "W": ("D", 7), "D": ("TH", 24)})


def _fractional(start: str, amount: Amount, unit: str, finer: dict[str, tuple[str, int]]) -> str:
    whole, rest = divmod(amount.high, 1)
    if amount.written == "X" or not rest or unit not in finer:
        return f"{start}{amount.written}{unit}"
    small, size = finer[unit]
    head = f"{whole:g}{unit}" if whole else ""
    return f"{start}{head}{rest * size:g}{small}" if small != "TH" else f"{start}{head}T{rest * size:g}H"


def _stretch(match: Match, context: Context) -> Meaning | None:
    """Read ``the past three months`` and ``in the next few weeks``: a length that ends or begins now."""
    unit = match.all("unit")[0]
    counted = match.word("number", "day", "quantity", "year", "half", "word_a")
    decade = unit.code == "E" and match.word("last") is not None
    if unit.code == "" or (not counted and not unit.text.endswith("s") and not decade):
        return None
    amount = read_amount(match)
    return Meaning(DURATION, duration_value(amount, unit.code), _side(match, context, unit.code, amount))


def _side(
    match: Match, context: Context, unit: str, amount: Amount
) -> tuple[date | None, date | None] | None:
    today = context.published
    if today is None:
        return None
    if match.word("next", "word_ahead"):
        return today, shift(today, unit, deadline(match, amount, unit))
    if match.word("last"):
        return shift(today, unit, -amount.high), today
    return None


def _duration(match: Match, _context: Context) -> Meaning | None:
    unit = match.all("unit")[-1]
    hyphen = match.word("hyphen")
    if unit.code == "" or (
        match.words[0].part == "approximate" and len(match.words) == 2 and not _article(match)
    ):
        return None
    if match.words[0].part == "word_a" and len(match.words) == 2 and unit.code == "WE":
        return None
    amount = read_amount(match)
    if hyphen and match.words[0].part == "word_a" and match.word("number", "day", "quantity") is None:
        return None
    if _age(match) or (unit.code == "Q" and (hyphen or (match.after and match.after[0].text == "of"))):
        return NO_TIME
    return Meaning(DURATION, duration_value(amount, unit.code))


def _age(match: Match) -> bool:
    """Tell whether a length is somebody's age: it places nothing in time."""
    long = match.word("long")
    after = [word.text for word in match.after[:2]]
    return (long is not None and long.text == "old") or after[:1] == ["old"] or after == ["-", "old"]


def _article(match: Match) -> bool:
    return match.words[0].text.split()[0] in ("another", "an", "a", "the") or match.words[0].text == "full"


def _first_units(match: Match, _context: Context) -> Meaning | None:
    unit = match.all("unit")[-1]
    counted = match.word("number", "day", "quantity", "year")
    if unit.code in ("", "WE") or unit.code is None:
        return None
    if match.word("ordinal") and not counted and not unit.text.endswith("s"):
        return None
    if not match.word("ordinal") and not counted:
        return None
    if _age(match):
        return NO_TIME
    return Meaning(DURATION, duration_value(read_amount(match), unit.code))


def _bare_units(match: Match, _context: Context) -> Meaning | None:
    unit = match.words[0]
    if unit.code in ("", "TH", "TM", "TS", "Q") or not unit.text.endswith("s"):
        return None
    return Meaning(DURATION, duration_value(vague(None), unit.code))


def _units_ago(match: Match, context: Context) -> Meaning | None:
    unit = match.words[0]
    if unit.code == "" or not unit.text.endswith("s"):
        return None
    days = None
    if context.published:
        amount = vague(None)
        days = (
            shift(context.published, unit.code, -amount.high),
            shift(context.published, unit.code, -amount.low),
        )
    return Meaning(TimeType.DATE, "PAST_REF", days)


def _set(match: Match, _context: Context) -> Meaning | None:
    unit = match.word("unit")
    if unit:
        return Meaning(SET, duration_value(read_amount(match), unit.code)) if unit.code else None
    month = match.code("month", "month_short")
    if month:
        return Meaning(SET, f"XXXX-{month:02}")
    weekday = match.code("weekday", "weekday_short")
    if weekday:
        return Meaning(SET, f"XXXX-WXX-{weekday}")
    part = match.code("daypart")
    if part:
        return Meaning(SET, f"XXXX-XX-XXT{part}")
    season = match.code("season")
    return Meaning(SET, f"XXXX-{season}" if season else "XXXX-XX-XX")


def _set_adverb(match: Match, _context: Context) -> Meaning | None:
    return Meaning(SET, str(match.code("set_adverb")))


def _rate(match: Match, _context: Context) -> Meaning | None:
    unit = match.word("unit")
    if unit is None or unit.code in ("", "WE"):
        return None
    return Meaning(SET, duration_value(Amount("1", 1, 1), unit.code))


READERS: dict[str, Reader] = {
    "stretch": _stretch,
    "duration": _duration,
    "first_units": _first_units,
    "bare_units": _bare_units,
    "units_ago": _units_ago,
    "set": _set,
    "set_adverb": _set_adverb,
    "rate": _rate,
}
