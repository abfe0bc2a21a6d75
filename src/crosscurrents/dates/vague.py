"""Vague words by their convention (``recently``, ``soon``), and ends of the present period."""

from __future__ import annotations

from datetime import date, timedelta

from crosscurrents.dates.absolute import DATE, Reader
from crosscurrents.dates.context import Context, Meaning
from crosscurrents.dates.lexicon import conventions
from crosscurrents.dates.patterns import Match
from crosscurrents.dates.relative import OFFSETS
from crosscurrents.dates.timex import days_of, period, shift
from crosscurrents.dates.words import token_at


def _period_out(match: Match, context: Context) -> Meaning | None:
    """Read ``before the month is out``: by its end."""
    unit = match.code("unit")
    before = match.before[-1].text if match.before else ""
    if unit not in ("Y", "M", "W", "D") or before not in ("before", "until", "by", "when"):
        return None
    days = days_of(context.period(str(unit), 0))
    return Meaning(DATE, context.period(str(unit), 0), days and (context.published, days[1]))


def _ends(match: Match, context: Context) -> Meaning | None:
    unit = "Y" if match.word("year_end") else "M"
    return Meaning(DATE, context.period(unit, 0), part="END")


def _year_ago(match: Match, context: Context) -> Meaning | None:
    unit = match.code("unit")
    if context.published is None:
        return Meaning(DATE, "XXXX")
    quarter = context.quarter_then("Y", -1)
    if quarter:
        return Meaning(DATE, quarter, anchor=False)
    day = shift(context.published, "Y", -1)
    return Meaning(DATE, period(day, unit if unit in ("Q", "M", "W") else "Y"), anchor=False)


def _of_last_year(match: Match, context: Context) -> Meaning | None:
    unit = match.word("last", "next", "this")
    ordinal = match.code("ordinal")
    ends = match.all("unit", "half")[-1]
    if unit is None or match.code("unit") != "Y":
        return None
    year = context.period("Y", OFFSETS[unit.part])
    code = "H" if ends.part == "half" else ends.code
    if ordinal and code in ("Q", "H"):
        return Meaning(DATE, f"{year}-{code}{ordinal}")
    return Meaning(DATE, year) if ordinal is None else None


def _reference(match: Match, context: Context) -> Meaning | None:
    name = str(match.code("reference") or match.words[0].text)
    entry = conventions()["references"].get(name)
    relative_to_event = bool(match.after) and match.after[0].text in ("before", "after", "as")
    if entry is None or entry.get("silent") or relative_to_event:
        return None
    return Meaning(DATE, entry["value"], _reach(entry["days"], entry["value"], context), anchor=False)


def _reach(days: int | None, value: str, context: Context) -> tuple[date | None, date | None] | None:
    today = context.published
    if today is None:
        return None
    if days is None:
        return (None, today) if value == "PAST_REF" else (today, None)
    reach = today + timedelta(days)
    return min(today, reach), max(today, reach)


def _recent(match: Match, context: Context) -> Meaning | None:
    return _reference(match, context) if match.words[0].text == "recent" else None


def _the_past(match: Match, context: Context) -> Meaning | None:
    value = {"past": "PAST_REF", "future": "FUTURE_REF"}.get(match.words[1].text)
    following = match.after[0].start if match.after else match.words[1].end
    if value is None or token_at(context.doc, following).pos_ in ("NOUN", "PROPN", "ADJ", "NUM"):
        return None
    return Meaning(DATE, value, _reach(None, value, context), anchor=False)


READERS: dict[str, Reader] = {
    "period_out": _period_out,
    "ends": _ends,
    "year_ago": _year_ago,
    "of_last_year": _of_last_year,
    "reference": _reference,
    "recent": _recent,
    "the_past": _the_past,
}
