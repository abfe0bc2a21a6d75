"""Names that the text itself gives: ``X (also known as Y)``, ``X, known as Y``, ``the X Front (XF)``."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from spacy.tokens import Doc, Token

from crosscurrents.actors.candidates import Candidate
from crosscurrents.language.normalise import fold
from crosscurrents.vocabulary import ActorKind

_CUES = (
    ("known", "as"),
    ("known", "in", "arabic", "as"),
    ("known", "by", "its", "acronym"),
    ("known", "by", "the", "acronym"),
    ("known", "by", "its", "arabic", "acronym"),
    ("known", "by", "their", "acronym"),
    ("known", "by", "its", "initials"),
    ("called",),
    ("dubbed",),
    ("named",),
    ("aka",),
)
_CUE_STARTS = frozenset(cue[0] for cue in _CUES)
_BEFORE_CUE_WORDS = (
    "also better otherwise commonly locally formerly previously now , ( - widely sometimes more "
    "often is are which collectively simply variously"
)
_BEFORE_CUE = frozenset(_BEFORE_CUE_WORDS.split())
_JOINERS = frozenset({",", "and", "or", "&"})
_LINKS = frozenset({"of", "the", "al", "-", "'", "'s", "for", "in", "el", "ul", "de", "al-", "el-"})
_ACRONYM = re.compile(r"[A-Z][A-Za-z]?[A-Z]{0,5}[A-Z](?:-[A-Z]{1,4})?$")


class LearnedAlias(NamedTuple):
    """Two stretches of tokens that the text says name the same actor; ``left`` may be a description."""

    left: tuple[int, int]
    right: tuple[int, int]
    rule: str


def find_aliases(doc: Doc, taken: dict[int, Candidate], narrative: set[int]) -> Iterator[LearnedAlias]:
    """Yield every pair of names that the text equates."""
    for token in doc:
        if token.i not in narrative:
            continue
        if token.lower_ in _CUE_STARTS:
            yield from _after_cue(doc, token, taken)
        elif token.text == "(":
            yield from _parenthesised(doc, token, taken)
        elif token.lower_ == "or":
            yield from _or_name(doc, token, taken)


def _after_cue(doc: Doc, token: Token, taken: dict[int, Candidate]) -> Iterator[LearnedAlias]:
    end = _cue_end(doc, token.i)
    if end is None:
        return
    before = token.i - 1
    while before >= 0 and doc[before].lower_ in _BEFORE_CUE:
        before -= 1
    left = _named_before(doc, before, taken)
    if left is None:
        return
    if token.lower_ in {"called", "dubbed", "named"} and taken.get(before) is None:
        return
    for right in _listed_names(doc, end, taken):
        yield LearnedAlias(left, right, "actors.alias.known-as")


def _cue_end(doc: Doc, start: int) -> int | None:
    best = None
    for cue in _CUES:
        words = tuple(t.lower_ for t in doc[start : start + len(cue)])
        if words == cue and (best is None or start + len(cue) > best):
            best = start + len(cue)
    return best


def _named_before(doc: Doc, last: int, taken: dict[int, Candidate]) -> tuple[int, int] | None:
    """Return the mention that ends at ``last``, or the capitalised words that do."""
    if last < 0:
        return None
    candidate = taken.get(last)
    if candidate is not None:
        return (candidate.start, candidate.end) if candidate.end == last + 1 else None
    start = _name_start(doc, last)
    return (start, last + 1) if start is not None else None


def _name_start(doc: Doc, last: int) -> int | None:
    """Walk back over capitalised words, and small ones between them."""
    start = None
    index = last
    while index >= 0 and last - index < 9:
        token = doc[index]
        if token.text[:1].isupper():
            start = index
        elif token.lower_ not in _LINKS or token.lower_ == "the":
            break
        index -= 1
    return start


def _listed_names(doc: Doc, start: int, taken: dict[int, Candidate]) -> Iterator[tuple[int, int]]:
    """Yield the names in a list such as ``ISIL, Islamic State, and Daesh)``."""
    index = start
    while index < len(doc):
        while index < len(doc) and (doc[index].pos_ == "DET" or doc[index].is_quote):
            index += 1
        found = _name_at(doc, index, taken)
        if found is None:
            return
        yield found
        index = found[1]
        while index < len(doc) and doc[index].is_quote:
            index += 1
        if index >= len(doc) or doc[index].lower_ not in _JOINERS:
            return
        while index < len(doc) and doc[index].lower_ in _JOINERS:
            index += 1


def _name_at(doc: Doc, start: int, taken: dict[int, Candidate]) -> tuple[int, int] | None:
    if start >= len(doc):
        return None
    candidate = taken.get(start)
    if candidate is not None and candidate.start == start:
        return candidate.start, candidate.end
    end = start
    index = start
    while index < len(doc):
        token = doc[index]
        if token.text[:1].isupper() and token.is_alpha:
            end = index + 1
        elif token.lower_ not in _LINKS or end == start:
            break
        index += 1
    return (start, end) if end > start else None


def _parenthesised(doc: Doc, bracket: Token, taken: dict[int, Candidate]) -> Iterator[LearnedAlias]:
    close = next((i for i in range(bracket.i + 1, min(bracket.i + 12, len(doc))) if doc[i].text == ")"), None)
    if close is None or close == bracket.i + 1:
        return
    inside = doc[bracket.i + 1 : close]
    left = _named_before(doc, bracket.i - 1, taken)
    if left is None:
        return
    if taken.get(left[0]) and taken[left[0]].kind in {ActorKind.STATE, ActorKind.PERSON}:
        return
    if len(inside) == 1 and _ACRONYM.match(inside.text) and _plausible(doc, left, inside.text, taken):
        yield LearnedAlias(left, (inside.start, inside.end), "actors.alias.acronym")
    elif left[1] - left[0] == 1 and _ACRONYM.match(doc[left[0]].text):
        start = inside.start + (1 if inside[0].pos_ == "DET" else 0)
        if abbreviates(doc[left[0]].text, doc[start:close].text):
            yield LearnedAlias((start, close), left, "actors.alias.acronym")


def _plausible(doc: Doc, left: tuple[int, int], acronym: str, taken: dict[int, Candidate]) -> bool:
    """Accept an acronym whose letters stand in the name, or that follows a settled body."""
    if abbreviates(acronym, doc[left[0] : left[1]].text):
        return True
    known = taken.get(left[0])
    return known is not None and known.key is not None and left[1] - left[0] > 1


def abbreviates(acronym: str, name: str) -> bool:
    """Tell whether the letters of ``acronym`` are initials of ``name``'s words, in order."""
    letters = [char for char in fold(acronym) if char.isalpha()]
    initials = [word[0] for word in re.findall(r"[^\W\d_]+", fold(name))]
    position = 0
    for initial in initials:
        if position < len(letters) and initial == letters[position]:
            position += 1
    return len(letters) >= 2 and position == len(letters)


def _or_name(doc: Doc, token: Token, taken: dict[int, Candidate]) -> Iterator[LearnedAlias]:
    """Read ``the Syrian Democratic Forces or SDF`` and ``Popular Mobilisation, or al-Hashd,``."""
    comma = token.i > 0 and doc[token.i - 1].text == ","
    left_index = token.i - (2 if comma else 1)
    left = taken.get(left_index)
    if left is None or left.end != left_index + 1 or left.kind in {ActorKind.STATE, ActorKind.PERSON}:
        return
    if left.kind is ActorKind.POPULATION or left.sort in {"organ", "members"}:
        return
    start = token.i + 1
    while start < len(doc) and doc[start].pos_ == "DET":
        start += 1
    right = _name_at(doc, start, taken)
    if right is None:
        return
    other = taken.get(right[0])
    name = doc[left.start : left.end].text
    if abbreviates(doc[right[0] : right[1]].text, name) and right[1] - right[0] == 1:
        yield LearnedAlias((left.start, left.end), right, "actors.alias.or")
    elif comma and (other is None or (other.key is not None and other.key == left.key)):
        closed = right[1] < len(doc) and doc[right[1]].text in {",", ")", ".", ";"}
        if closed:
            yield LearnedAlias((left.start, left.end), right, "actors.alias.or")
