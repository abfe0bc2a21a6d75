"""The grammar of time expressions: named patterns over the tape of words.

A pattern names the parts of words in capitals (``MON DOM COMMA? YEAR``). Where several patterns match
at one place the longest match is taken, and of equally long ones the first in the table.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from crosscurrents.dates.words import LETTERS, Tape, TimeWord

_SHORTHANDS = {
    "MON": "(?:MONTH|MONTH_SHORT DOT?)",
    "WD": "(?:WEEKDAY|WEEKDAY_SHORT DOT?)",
    "DOM": "(?:DAY|ORDINAL)",
    "NUM": "(?:NUMBER|DAY|YEAR)(?:(?:HYPHEN|WORD_AND|SLASH)?(?:NUMBER|DAY))*(?:FRACTION|WORD_AND WORD_A HALF)?",
    "COUNT": "(?:APPROXIMATE* (?:NUM|WORD_A? QUANTITY|WORD_A NUMBER|HALF WORD_A) | APPROXIMATE* WORD_A | APPROXIMATE+)",
    "REL": "(?:LAST|NEXT|THIS|THAT)",
    "PARTLY": "(?:PART_OF|WORD_THE? EARLY HYPHEN?|SOONER WORD_IN?|WORD_THE? EARLY WORD_IN)",
    "DATEPOINT": "(?:(?:REL? WD)(?: COMMA? MON DOM (?:COMMA? YEAR)?)?|MON DOM(?: COMMA? YEAR)?|TODAY|DOM MON YEAR?)",
}
_PATTERNS = {
    "iso_date": "YEAR HYPHEN DAY HYPHEN DAY",
    "slashed_date": "DAY SLASH DAY SLASH (?:YEAR|DAY) | DAY DOT DAY DOT YEAR",
    "month_day": "PARTLY? (?:WD COMMA?)? MON DOM (?:HYPHEN DAY)? (?:COMMA? YEAR | WORD_OF? REL UNIT)?",
    "day_month": "PARTLY? (?:WD COMMA?)? (?:WORD_THE? DAY HYPHEN)? WORD_THE? DOM WORD_OF? MON (?:COMMA? YEAR)?",
    "month_year": "PARTLY? MON COMMA? WORD_OF? YEAR",
    "month": "PARTLY? REL? MON (?:WORD_OF? (?:WORD_THE? REL) UNIT | WORD_OF THAT UNIT)?",
    "year": "PARTLY? FISCAL? YEAR (?:(?:HYPHEN|SLASH) DAY)?",
    "spoken_year": "(?:WORD_THE UNIT)? NUMBER NUMBER (?:HYPHEN? NUMBER)?",
    "decade": "(?:PARTLY WORD_THE? | WORD_THE EARLY? HYPHEN?)? (?:DECADE|DECADE_WORD)",
    "century": "PARTLY? WORD_THE? (?:EARLY HYPHEN?)? ORDINAL HYPHEN? UNIT",
    "weekday": "PARTLY? (?:WORD_THE? REL)? WD (?:DAYPART)? | (?:WORD_THE)? (?:EARLY HYPHEN?)? DAYPART WORD_ON? REL? WD",
    "weekday_of_week": "WD (?:WORD_OF)? (?:REL) UNIT | (?:REL UNIT) (?:WORD_ON)? WD",
    "today": "PARTLY? TODAY DAYPART? | (?:EARLY HYPHEN?)? DAYPART TODAY",
    "daypart": "(?:PARTLY|EARLY HYPHEN?)? (?:REL|WORD_THE)? (?:EARLY HYPHEN?)? DAYPART",
    "clock": "APPROXIMATE? (?:DAY (?:(?:COLON|DOT) DAY)? MERIDIEM | DAY COLON DAY MERIDIEM? | (?:DAY|NUMBER) WORD_OCLOCK) ZONE? (?:DAYPART|WORD_IN WORD_THE DAYPART)? (?:COMMA? WORD_ON? DATEPOINT)? | DAY WORD_IN WORD_THE DAYPART | (?:NUMBER|YEAR) ZONE",
    "noon": "(?:WORD_THE)? DAYPART (?:COMMA? WORD_ON? DATEPOINT)",
    "relative_period": "PARTLY? WORD_THE? REL FISCAL? UNIT",
    "the_period": "(?:PART_OF WORD_THE? | WORD_THE EARLY?) FISCAL? UNIT",
    "ends": "APPROXIMATE? (?:YEAR_END|MONTH_END)",
    "ago": "PARTLY? COUNT WORD_MORE? UNIT WORD_SO? (?:AGO|FROM_NOW)",
    "anchored": "COUNT WORD_MORE? UNIT WORD_SO? SOONER",
    "stretch": "APPROXIMATE* WORD_THE? (?:LAST|NEXT|THAT|THIS) COUNT? WORD_MORE? UNIT WORD_SO? | WORD_THE COUNT? UNIT WORD_AHEAD | WORD_THE (?:ORDINAL|COUNT)? REL UNIT",
    "first_units": "WORD_THE (?:ORDINAL|LAST) COUNT? UNIT | WORD_THE COUNT HYPHEN? UNIT",
    "rate": "(?<=[RATE NUMBER DAY YEAR]) WORD_A UNIT",
    "duration": "APPROXIMATE* COUNT WORD_MORE? HYPHEN? WORD_MORE? UNIT (?:WORD_AND WORD_A HALF)? WORD_SO? (?:HYPHEN LONG)?",
    "bare_units": "UNIT (?:WORD_AND UNIT)? (?:HYPHEN LONG)?",
    "units_ago": "UNIT AGO",
    "quarter": "(?:WORD_THE|REL|YEAR POSSESSIVE)? (?:YEAR|YEAR_AGO|FISCAL|REL)? (?:FISCAL)? ORDINAL HYPHEN? FISCAL? (?:UNIT|HALF) (?:WORD_OF (?:FISCAL? YEAR|WORD_THE UNIT|REL UNIT))?",
    "year_ago": "WORD_THE? YEAR_AGO UNIT?",
    "of_last_year": "REL UNIT POSSESSIVE ORDINAL? (?:UNIT|HALF)",
    "set": "EACH (?:COUNT? UNIT|MON|WD|DAYPART|SEASON|HOLIDAY)",
    "set_adverb": "SET_ADVERB",
    "season": "PARTLY? (?:WORD_THE|REL)? SEASON (?:WORD_OF? YEAR | WORD_OF? REL UNIT)?",
    "holiday": "(?:PARTLY|REL)? HOLIDAY (?:YEAR)?",
    "eve": "WORD_EVE (?:WORD_THE? HOLIDAY|MON DOM|WD)?",
    "reference": "REFERENCE",
    "recent": "LAST",
    "the_past": "WORD_THE (?:LAST|NEXT)",
}
_NAME = re.compile(r"[A-Z][A-Z_]+")


class Match(NamedTuple):
    """Words that a named pattern matched, and the words around them."""

    pattern: str
    words: list[TimeWord]
    before: list[TimeWord]
    after: list[TimeWord]

    def code(self, *parts: str) -> object | None:
        """Return the code of the first word with one of these parts."""
        return next((word.code for word in self.words if word.part in parts), None)

    def word(self, *parts: str) -> TimeWord | None:
        """Return the first word with one of these parts."""
        return next((word for word in self.words if word.part in parts), None)

    def all(self, *parts: str) -> list[TimeWord]:
        """Return the words with one of these parts."""
        return [word for word in self.words if word.part in parts]


def _compiled(pattern: str) -> re.Pattern[str]:
    for _ in range(3):
        pattern = _NAME.sub(lambda found: _SHORTHANDS.get(found[0], found[0]), pattern)
    lettered = _NAME.sub(lambda found: LETTERS[found[0].lower()], pattern)
    return re.compile(lettered.replace(" ", ""))


_COMPILED = [(name, _compiled(pattern)) for name, pattern in _PATTERNS.items()]


def find_matches(tape: Tape) -> Iterator[list[Match]]:
    """Yield for each place where a time expression may start its matches, longest first."""
    by_start: dict[int, list[tuple[int, str]]] = {}
    for name, pattern in _COMPILED:
        for found in pattern.finditer(tape.letters):
            by_start.setdefault(found.start(), []).append((found.end(), name))
    for start, ends in sorted(by_start.items()):
        ends.sort(key=lambda item: -item[0])
        yield [
            _trimmed(Match(name, tape.words[start:end], tape.words[max(0, start - 4) : start], tape.words[end : end + 3]))
            for end, name in ends
        ]


_PREPOSITIONS = frozenset({"over", "under", "about", "around"})


def _trimmed(match: Match) -> Match:
    """Drop words that belong to the sentence: the preposition of ``over the next days``, and the article
    of ``a two-hour visit``, which is the article of the visit."""
    words = match.words
    drop = 0
    if words[0].text in _PREPOSITIONS and len(words) > 1 and words[1].part in ("word_the", "quantity", "last", "next"):
        drop = 1
    elif words[0].part in ("word_a", "word_the") and match.pattern in ("duration", "first_units") and _modifies(match):
        drop = 1
    if not drop or len(words) == 1:
        return match
    return match._replace(words=words[drop:], before=[*match.before, words[0]][-4:])


def _modifies(match: Match) -> bool:
    """Tell whether a length stands before a noun as its modifier: hyphened, or several in the singular."""
    unit = match.all("unit")[-1]
    counted = match.word("number", "day") is not None
    return counted and not unit.text.endswith("s") and match.code("number", "day") not in (1, 1.0) or (
        match.word("hyphen") is not None and not unit.text.endswith("s")
    )
