"""What a time expression is read against: the published date, the narrative so far, and tense."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from itertools import islice
from typing import NamedTuple

from spacy.tokens import Doc, Token

from crosscurrents.dates.lexicon import tense_words
from crosscurrents.dates.timex import days_of, period, shift
from crosscurrents.dates.words import TimeWord, token_at
from crosscurrents.vocabulary import TimeType

_HIGHEST = 25  # steps up the parse: real sentences need fewer, endless ones would need them all
_CLAUSE_MARKS = frozenset({"aux", "auxpass", "nsubj", "nsubjpass"})


class Meaning(NamedTuple):
    """What an expression means: TIMEX3 type and value, and its days where the value alone doesn't say."""

    type: TimeType
    value: str
    days: tuple[date | None, date | None] | None = None
    part: str | None = None
    anchor: bool = True


NO_TIME = Meaning(TimeType.SET, "")
"""What looks like a length but isn't one in time (an age, a fraction): nothing in it is read again."""


_TENSE_OF_OWNED = -1  # "Wednesday's ruling" is one that was made


@dataclass
class Context:
    """The published day (None where unknown), and the last day that the narrative named."""

    doc: Doc
    published: date | None
    anchor: date | None = None
    anchor_value: str = ""

    def direction(self, word: TimeWord) -> int:
        """Return 1 where the verb over ``word`` looks forward, −1 where it looks back, 0 if neither.

        A deadline (``until Tuesday``, ``by Friday``) lies ahead unless the verb is in the past perfect.
        """
        token = token_at(self.doc, word.start)
        if token.dep_ == "poss":
            return _TENSE_OF_OWNED
        verb = governing_verb(token)
        over = [token.head, token.head.head]
        if over[1].lower_ in tense_words()["clock"]:
            over.append(over[1].head)
        if any(
            above.lower_ in tense_words()["deadline"] and above.pos_ in ("ADP", "SCONJ") for above in over
        ):
            perfect = verb is not None and any(child.lower_ == "had" for child in verb.children)
            return -1 if perfect else 1
        return tense_of(token)

    def period(self, unit: str, offset: float, base: date | None = None) -> str:
        """Return the value of the period ``offset`` units away, with ``XXXX`` where nothing is published."""
        day = base or self.published
        if day is None:
            return open_period(unit)
        return period(shift(day, unit, offset), unit)

    def nearest(self, candidates: list[date], word: TimeWord, strict: bool = False) -> date | None:
        """Return the candidate that the tense over ``word`` points to: the last one, or the next one."""
        if self.published is None:
            return None
        today = self.published
        past = [day for day in candidates if day < today or (day == today and not strict)]
        coming = [day for day in candidates if day > today]
        if self.direction(word) > 0 and coming:
            return coming[0]
        return past[-1] if past else coming[0] if coming else None

    def quarter_then(self, unit: str, years: float) -> str | None:
        """Return the same quarter some years away where the narrative speaks of a quarter: accounts compare
        like with like."""
        if unit != "Y" or "-Q" not in self.anchor_value or self.published is None:
            return None
        year = self.anchor_value[:4]
        if abs(int(year) - self.published.year) > 1 or int(year) < self.published.year - (
            self.published.month < 4
        ):
            return None
        return f"{int(year) + int(years):04}{self.anchor_value[4:]}"

    def note(self, meaning: Meaning) -> None:
        """Remember the day that the narrative has reached."""
        if meaning.type in (TimeType.DATE, TimeType.TIME) and meaning.anchor:
            days = days_of(meaning.value)
            if days:
                self.anchor, self.anchor_value = days[0], meaning.value


@lru_cache(maxsize=64)
def open_period(unit: str) -> str:
    """Return the TIMEX3 value of a period of this unit that isn't known."""
    shapes = {
        "Y": "XXXX",
        "M": "XXXX-XX",
        "W": "XXXX-WXX",
        "WE": "XXXX-WXX-WE",
        "Q": "XXXX-QX",
        "H": "XXXX-HX",
    }
    return shapes.get(unit, "XXX" if unit == "E" else "XX" if unit == "C" else "XXXX-XX-XX")


def governing_verb(token: Token) -> Token | None:
    """Return the verb that governs a token, climbing the parse."""
    for above in (token, *islice(token.ancestors, _HIGHEST)):
        if above.pos_ not in ("VERB", "AUX"):
            continue
        if above.dep_ == "conj" and not any(child.dep_ in _CLAUSE_MARKS for child in above.children):
            continue
        return above
    return None


def tense_of(token: Token) -> int:
    """Return 1 where the governing verb looks forward, −1 where it looks back, 0 where neither shows."""
    verb = governing_verb(token)
    if verb is None:
        return 0
    helpers = [child for child in verb.children if child.dep_ in ("aux", "auxpass")]
    words = {helper.lower_ for helper in helpers}
    if words & tense_words()["future"]:
        return 1
    past_helper = any(helper.tag_ == "VBD" for helper in helpers)
    if "would" in words and "have" not in words:
        return 0 if _long_ago(verb) else 1
    if "to" in words and verb.tag_ in ("VB", "VBN"):
        return -1 if "have" in words else _infinitive(verb)
    passive = verb.tag_ == "VBN" and not past_helper and not words & {"have", "has"}
    if passive and (verb.lemma_ in tense_words()["scheduled"] or words & {"is", "are", "'s"}):
        return 1
    if (
        verb.tag_ in ("VBZ", "VBP")
        and verb.lemma_ in tense_words()["timetable"]
        and token.head in (verb, *verb.children)
    ):
        return 1
    if verb.tag_ in ("VBD", "VBN") or any(helper.tag_ == "VBD" for helper in helpers):
        return -1
    if verb.tag_ == "VBG" and verb.lower_ == "going":
        return 1
    return 1 if words & {"can", "could", "may", "must", "should", "might"} and "have" not in words else 0


def _long_ago(verb: Token) -> bool:
    """Tell whether a reported future is over by now: ``they had said that it would begin in May``."""
    return any(child.lower_ == "had" and child.dep_ == "aux" for child in verb.head.children)


def _infinitive(verb: Token) -> int:
    head = verb.head
    if any(child.lower_ == "had" and child.dep_ in ("aux", "auxpass") for child in head.children):
        return -1
    if head.tag_ == "VBD" and head.lemma_ in tense_words()["attempting"]:
        return -1
    if head.lemma_.lower() in tense_words()["forward"] or head.lemma_ == "be":
        return 1
    return 1 if head.tag_ in ("VBZ", "VBP", "VBG", "NN", "NNS") else 0


def next_day(day: date, days: int = 1) -> date:
    """Return the day some days later."""
    return day + timedelta(days)
