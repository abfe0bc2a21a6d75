"""Counts as reported: low, best and high, what was counted, around the word of an event."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

from spacy.tokens import Token

from crosscurrents.events.clause import Clause
from crosscurrents.events.ontology import load_yaml
from crosscurrents.records import Count

_DIGITS = re.compile(r"^\d{1,3}(?:[,.]\d{3})+$|^\d+$|^\d+\.\d+$")
_RANGE = re.compile(r"^(\d+)[-–](\d+)$")
_BEFORE = 5


@lru_cache(maxsize=1)
def _data() -> dict[str, Any]:
    data: dict[str, Any] = load_yaml("events", "numbers.yaml")
    data["role_of"] = {word: role for role, words in data["roles"].items() for word in words}
    return data


def number_of(words: list[str]) -> int | None:
    """Return the whole number that ``words`` write (``two hundred``, ``1,200``), None where they don't."""
    data = _data()
    total, current, seen = 0.0, 0.0, False
    for word in words:
        for piece in word.lower().split("-"):
            if _DIGITS.match(piece):
                decimal = "." in piece and not re.search(r"\.\d{3}$", piece)
                current += float(piece if decimal else re.sub(r"[.,]", "", piece))
            elif piece in data["words"]:
                current += data["words"][piece]
            elif piece in data["multipliers"]:
                current = max(current, 1.0) * data["multipliers"][piece]
                if data["multipliers"][piece] >= 1000:
                    total, current = total + current, 0.0
            else:
                return None
            seen = True
    return int(total + current) if seen else None


def count_of(token: Token) -> Count | None:
    """Return the count that stands with a noun, or that the token itself is; None where there is none."""
    vague = _vague(token)
    if vague is not None:
        return vague
    numerals = [c for c in token.children if c.dep_ == "nummod"]
    if not numerals and (token.like_num or token.pos_ == "NUM"):
        numerals = [token]
    if not numerals:
        return _inner(token)
    numeral = numerals[0]
    return _bounded(numeral, token.lemma_.lower() if numeral is not token else None)


def _inner(token: Token) -> Count | None:
    """``a family of five``, ``hundreds of people``, ``a group of 12 migrants``."""
    for child in token.children:
        if child.dep_ == "prep" and child.lower_ == "of":
            for inner in child.children:
                if inner.dep_ == "pobj" and token.pos_ == "NOUN":
                    found = count_of(inner)
                    if found is not None and token.lemma_.lower() in (
                        "family",
                        "group",
                        "total",
                        "crew",
                        "team",
                    ):
                        return found
    return None


def _vague(token: Token) -> Count | None:
    """``dozens of civilians``: the word that counts is the head, what is counted hangs on it."""
    row = _data()["vague"].get(token.lemma_.lower())
    plural = token.tag_ in ("NNS", "NNPS") or token.lemma_.lower() in ("several", "few", "handful", "couple")
    if row is not None and (plural or token.lower_ in ("several", "few")):
        counted = [o for c in token.children if c.lower_ == "of" for o in c.children if o.dep_ == "pobj"]
        role = counted[0].lemma_.lower() if counted else None
        return Count(low=row[0], best=row[1], high=row[2], role=role)
    for child in token.children:
        if child.dep_ == "amod" and child.lower_ in ("several", "few", "many"):
            row = _data()["vague"].get(child.lower_)
            if row is not None:
                return Count(low=row[0], best=row[1], high=row[2], role=token.lemma_.lower())
    return None


def _bounded(numeral: Token, role: str | None) -> Count | None:
    ranged = _RANGE.match(numeral.text)
    if ranged:
        low, high = int(ranged[1]), int(ranged[2])
        return Count(low=low, best=None, high=high, role=role)
    pieces = [c for c in numeral.subtree if c.dep_ in ("compound", "nummod") or c.i == numeral.i]
    value = number_of([c.text for c in pieces])
    if value is None:
        return None
    other = _other_end(numeral)
    if other is not None:
        return Count(low=min(value, other), best=None, high=max(value, other), role=role)
    start = max(numeral.left_edge.i - _BEFORE, numeral.sent.start)
    before = " " + numeral.doc[start : pieces[0].i].text.lower()
    data = _data()
    if any(before.endswith(" " + cue) for cue in data["at_least"]):
        return Count(low=value, best=value, high=None, role=role)
    if any(before.endswith(" " + cue) for cue in data["at_most"]):
        return Count(low=None, best=value, high=value, role=role)
    if any(before.endswith(" " + cue) for cue in data["about"]):
        return Count(low=None, best=value, high=None, role=role)
    return Count(low=value, best=value, high=value, role=role)


def _other_end(numeral: Token) -> int | None:
    """``between 30 and 50``, ``30 to 50``."""
    doc, place = numeral.doc, numeral.i
    for step in (1, -1):
        link, end = place + step, place + 2 * step
        if not (0 <= end < len(doc)):
            continue
        word = doc[link].lower_
        between = word == "and" and doc[max(min(place, end) - 1, 0)].lower_ == "between"
        if (word == "to" or between) and (doc[end].like_num):
            return number_of([doc[end].text])
    return None


def magnitude_of(trigger: Token, clause: Clause | None) -> dict[str, Count]:
    """Return the counts that an event's word and its clause give: dead, injured, arrested and so on."""
    role_of = _data()["role_of"]
    found: dict[str, Count] = {}
    if clause is not None:
        role = role_of.get(trigger.lemma_.lower())
        if role is not None:
            counted = clause.objects or (
                clause.subjects if role in ("dead", "displaced", "protesters") else []
            )
            _enter(found, role, counted)
    for token in trigger.subtree:
        if token is trigger or token.i - trigger.i > 40:
            continue
        role = role_of.get(token.lemma_.lower())
        if role is None or role in found:
            continue
        if token.pos_ == "VERB" and token.dep_ in ("advcl", "conj", "xcomp"):
            _enter(found, role, [c for c in token.children if c.dep_ in ("dobj", "nsubjpass")])
        elif token.pos_ == "ADJ":
            _enter(
                found, role, [token.head, *[c for c in token.head.children if c.dep_ in ("dobj", "nsubj")]]
            )
    return found


def _enter(found: dict[str, Count], role: str, tokens: list[Token]) -> None:
    for token in tokens:
        count = count_of(token)
        if count is not None:
            found[role] = count
            return
        if token.lower_ in ("a", "an") or any(
            c.lower_ in ("a", "an") for c in token.children if c.dep_ == "det"
        ):
            found[role] = Count(low=1, best=1, high=1, role=token.lemma_.lower())
            return
