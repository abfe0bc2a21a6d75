"""The grammar of time expressions: named patterns over the tape of words.

A pattern names the parts of words in capitals (``MON DOM COMMA? YEAR``). Where several patterns match
at one place the longest match is taken, and of equally long ones the first in the table.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from crosscurrents.dates.lexicon import load_yaml
from crosscurrents.dates.words import LETTERS, Tape, TimeWord

_NESTING = 3  # shorthands stand in shorthands no deeper than that
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


def _compile(pattern: str, shorthands: dict[str, str]) -> re.Pattern[str]:
    for _ in range(_NESTING):
        pattern = _NAME.sub(lambda found: shorthands.get(found[0], found[0]), pattern)
    lettered = _NAME.sub(lambda found: LETTERS[found[0].lower()], pattern)
    return re.compile(lettered.replace(" ", ""))


@lru_cache(maxsize=1)
def _grammar() -> list[tuple[str, re.Pattern[str]]]:
    table = load_yaml("patterns.yaml")
    return [(name, _compile(pattern, table["shorthands"])) for name, pattern in table["patterns"].items()]


def find_matches(tape: Tape) -> Iterator[list[Match]]:
    """Yield for each place where a time expression may start its matches, longest first."""
    by_start: dict[int, list[tuple[int, str]]] = {}
    for name, pattern in _grammar():
        for found in pattern.finditer(tape.letters):
            by_start.setdefault(found.start(), []).append((found.end(), name))
    for start, ends in sorted(by_start.items()):
        ends.sort(key=lambda item: -item[0])
        yield [
            _trimmed(
                Match(
                    name,
                    tape.words[start:end],
                    tape.words[max(0, start - 4) : start],
                    tape.words[end : end + 3],
                )
            )
            for end, name in ends
        ]


_PREPOSITIONS = frozenset({"over", "under", "about", "around", "approximately", "roughly", "as long as"})
_BOUNDING = frozenset({"over", "under"})


def _trimmed(match: Match) -> Match:
    """Drop words that belong to the sentence: the preposition of ``over the next days``, and the article
    of ``a two-hour visit``, which is the article of the visit. The extents are those of TimeBank: ``nearly
    two years`` but ``about [two years]``, ``earlier this year`` but ``earlier [today]``."""
    first, following = match.words[0], match.words[1:2]
    if not following:
        return match
    length = match.pattern in ("duration", "first_units")
    preposition = first.text in _PREPOSITIONS and (
        following[0].part in ("word_the", "quantity", "last", "next")
        or (length and first.text not in _BOUNDING)
    )
    article = length and first.part in ("word_a", "word_the") and _modifies(match)
    adverb = first.part == "sooner" and match.pattern in ("weekday", "today")
    if not (preposition or article or adverb):
        return match
    return match._replace(words=match.words[1:], before=[*match.before, first][-4:])


def _modifies(match: Match) -> bool:
    """Tell whether a length stands before a noun as its modifier: hyphened, or several in the singular."""
    unit = match.all("unit")[-1]
    counted = match.word("number", "day") is not None
    return (counted and not unit.text.endswith("s") and match.code("number", "day") not in (1, 1.0)) or (
        match.word("hyphen") is not None and not unit.text.endswith("s")
    )
