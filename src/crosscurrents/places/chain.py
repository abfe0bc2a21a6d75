"""Places that the clauses above and below an event's own clause give it."""

from __future__ import annotations

from spacy.tokens import Token

from crosscurrents.places.clause import (
    attacked,
    before_noun,
    finest,
    in_clause,
    is_at_site,
    is_object,
    named_in,
    pointed_back,
    points_to,
)
from crosscurrents.places.cues import cues, site_nouns
from crosscurrents.places.index import Found, PlaceIndex, Standing
from crosscurrents.places.lexicon import lexicon, type_words
from crosscurrents.places.phrase import Phrase, phrases
from crosscurrents.places.pointing import pointed

_CLIMB = frozenset(
    {"xcomp", "advcl", "ccomp", "conj", "acl", "pcomp", "relcl", "prep", "pobj", "dobj", "nsubj", "nsubjpass"}
)
_BESIDE = _CLIMB - {"relcl", "acl", "ccomp", "pcomp"}
_BELOW = frozenset({"advcl", "conj"})
_HIGHEST = 4


def clause_above(trigger: Token, index: PlaceIndex) -> Found:
    """Return the place of the clause that the event's clause depends on, unless that only reports."""
    return _above(trigger, index, _CLIMB)


def clause_beside(trigger: Token, index: PlaceIndex) -> Found:
    """``In 1982 they surrounded Hama and killed thousands``: a clause above that is told of the same time.

    A clause that only describes a noun or is reported has a time of its own, and so has a noun with a date.
    """
    if trigger.pos_ != "VERB" and any(word.ent_type_ == "DATE" for word in trigger.subtree):
        return None
    return _above(trigger, index, _BESIDE)


def _above(trigger: Token, index: PlaceIndex, steps: frozenset[str]) -> Found:
    word = trigger
    for _ in range(_HIGHEST):
        if word.dep_ not in steps or word.head == word:
            return None
        below, word = word, word.head
        if word.lemma_ in cues().reporting:
            return None
        found = _of_antecedent(below, word, index) or _shared(word, below, index)
        if found is not None:
            standing, lie = found
            return standing, lie or ("site" if is_at_site(word) else "")
    return None


def _of_antecedent(below: Token, noun: Token, index: PlaceIndex) -> Found:
    """``a camp near Hit where they train``: the place of the noun that a relative clause describes."""
    if below.dep_ not in {"relcl", "acl"}:
        return None
    standing = index.at(noun)
    lemma = noun.lemma_.lower()
    if standing is None and lemma not in site_nouns() and lemma not in type_words():
        return None
    under = index.under(noun)
    return (under[0], "site" if lemma in site_nouns() else "") if under else pointed(noun, index)


def _shared(word: Token, below: Token, index: PlaceIndex) -> Found:
    """Return what a clause above says where for both: its own prepositions; of a list only those before."""
    listed = below.dep_ == "conj"
    found, back = list[tuple[Standing, str]](), None
    for phrase in phrases(word):
        if (phrase.noun.i > below.i and listed) or (phrase.above and not _steps_aside(phrase)):
            continue
        is_place = index.at(phrase.noun) is not None
        if phrase.word in cues().where or (not phrase.word and (is_place or not listed)):
            named = named_in(phrase, index) if phrase.word or is_place else None
            if named is not None:
                found.append(named)
            back = back or points_to(phrase, index)
    return finest(found) or before_noun(word, index) or back


def _steps_aside(phrase: Phrase) -> bool:
    """Tell whether only directions lead to a phrase: ``east of the city``."""
    return all(word.lower_ in lexicon().directions for word in phrase.above)


def clause_below(trigger: Token, index: PlaceIndex) -> Found:
    """``if they come to Hit, we will fight``: the place of a clause that depends on the event's."""
    for child in trigger.children:
        if child.dep_ not in _BELOW or child.pos_ != "VERB" or child.lemma_ in cues().reporting:
            continue
        if any(word.dep_ == "mark" and word.lower_ in cues().elsewhere for word in child.children):
            continue
        for rule in (attacked, in_clause, is_object, pointed_back):
            found = rule(child, index)
            if found is not None:
                return found
    return None
