"""The tape: each word of a text as the part it can play in a time expression, one letter a word.

Patterns over the tape are ordinary regular expressions, so that the grammar stays readable and one
pass over a text costs little. Words without a part in time are the letter ``x``.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import Any, NamedTuple

from spacy.tokens import Doc, Token

from crosscurrents.dates.lexicon import Entry, lexicon, parts

_WORD = re.compile(
    r"""[ap]\.m\.|[ap]m\b|o'clock\b|\d+(?:st|nd|rd|th)\b|(?:\d{4}|'?\d0)s\b|\d+(?:,\d{3})+(?:\.\d+)?
      |\d+(?:\.\d+)?|[^\W\d_]+|'s\b|\n|[^\s]""",
    re.VERBOSE | re.IGNORECASE,
)
_YEAR = re.compile(r"(?:1[0-9]|20|21)\d\d")
_OTHER_PARTS = "day year decade reference holiday meridiem possessive hyphen comma dot colon slash fraction"
PARTS = [*parts(), *_OTHER_PARTS.split(" ")]
LETTERS = {part: chr(0x2460 + place) for place, part in enumerate(PARTS)}
_NAME_ROLES = frozenset({"nsubj", "nsubjpass", "dobj", "dative", "poss"})
_MARKS = {
    "-": "hyphen",
    "–": "hyphen",
    ",": "comma",
    ".": "dot",
    ":": "colon",
    "/": "slash",
    "'s": "possessive",
}


class TimeWord(NamedTuple):
    """A word (or a phrase that counts as one) with its part and code."""

    start: int
    end: int
    text: str
    part: str
    code: Any


class Tape(NamedTuple):
    """The words of a text and the string of their letters."""

    words: list[TimeWord]
    letters: str


def make_tape(doc: Doc) -> Tape:
    """Cut a parsed text into words with their parts in time."""
    whole = doc.text
    raw = [(m.start(), m.end(), m[0].lower()) for m in _WORD.finditer(whole)]
    words: list[TimeWord] = []
    letters: list[str] = []
    place = 0
    while place < len(raw):
        entry, length = _lookup(raw, place)
        start, end = raw[place][0], raw[place + length - 1][1]
        if entry is None or not _plausible(doc, start, entry, raw, place):
            entry = _shape(raw[place][2])
            end, length = raw[place][1], 1
        text = whole[start:end].lower()
        part = entry.part if entry else ""
        words.append(TimeWord(start, end, text, part, entry.code if entry else None))
        letters.append(LETTERS.get(part, "x"))
        place += length
    return Tape(words, "".join(letters))


def _lookup(raw: list[tuple[int, int, str]], place: int) -> tuple[Entry | None, int]:
    word = raw[place][2]
    for phrase, entry in lexicon().phrases.get(word, ()):
        if len(phrase) <= len(raw) - place and all(
            raw[place + offset][2] == part for offset, part in enumerate(phrase)
        ):
            return entry, len(phrase)
    return lexicon().words.get(word), 1


def _shape(word: str) -> Entry | None:
    """Return the part of numbers and marks, which no list can hold."""
    if word in _MARKS:
        return Entry(_MARKS[word], word)
    if word in ("a.m.", "am", "p.m.", "pm"):
        return Entry("meridiem", word[0])
    if not word[0].isdigit() and not (word[0] == "'" and len(word) > 1):
        return Entry("fraction", {"½": 0.5, "¼": 0.25, "¾": 0.75}[word]) if word in "½¼¾" else None
    if word.endswith("s"):
        return Entry("decade", word.strip("'s"))
    if word[-2:] in ("st", "nd", "rd", "th"):
        return Entry("ordinal", int(word[:-2]))
    if _YEAR.fullmatch(word):
        return Entry("year", int(word))
    number = float(word.replace(",", ""))
    return Entry("day" if number.is_integer() and len(word) < 3 else "number", number)


def _plausible(doc: Doc, start: int, entry: Entry, raw: list[tuple[int, int, str]], place: int) -> bool:
    """Tell whether an ambiguous word (``may``, ``march``, ``fall``, ``sun``) speaks of time."""
    word = raw[place][2]
    following = raw[place + 1][2] if place + 1 < len(raw) else ""
    before = raw[place - 1][2] if place else ""
    if entry.part in ("weekday_short", "month_short"):
        return _capital(doc, start) and (following == "." or following[:1].isdigit())
    if word in ("may", "march", "august"):
        token = token_at(doc, start)
        named = token.ent_type_ == "PERSON" or token.dep_ in _NAME_ROLES
        spoken = token.pos_ in ("AUX", "VERB")
        return (_capital(doc, start) and not named and not spoken) or before.isdigit()
    if word == "last":
        return token_at(doc, start).pos_ != "VERB"
    if word in ("fall", "spring", "springs", "falls"):
        return (
            token_at(doc, start).pos_ in ("NOUN", "PROPN")
            and (
                before
                in (
                    "this",
                    "last",
                    "next",
                    "the",
                    "early",
                    "late",
                    "past",
                    "previous",
                    "coming",
                    "in",
                    "each",
                    "every",
                    "since",
                    "by",
                    "until",
                    "mid",
                    "-",
                )
            )
            and following not in ("of", "from")
        )
    if word == "seconds":
        return before.isdigit() or lexicon().words.get(before, entry).part in ("number", "quantity")
    return True


def _capital(doc: Doc, start: int) -> bool:
    token = token_at(doc, start)
    return token.text[start - token.idx].isupper()


def token_at(doc: Doc, offset: int) -> Token:
    """Return the token that the character at ``offset`` lies in, or the last one before it."""
    starts = doc.user_data.get("token_starts")
    if starts is None:
        starts = doc.user_data["token_starts"] = [token.idx for token in doc]
    return doc[max(0, bisect_right(starts, offset) - 1)]
