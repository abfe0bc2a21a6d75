"""Places in an event's own clause, in the clause above it, and with those who took part."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from crosscurrents.places.cues import Found, cues, site_nouns
from crosscurrents.places.index import PlaceIndex, Standing

_NOMINAL = frozenset({"dobj", "nsubjpass", "nsubj", "attr", "oprd", "obj"})
_MODIFIERS = frozenset({"compound", "nmod", "poss", "amod"})
_CLIMB = frozenset({"xcomp", "advcl", "ccomp", "conj", "acl", "pcomp", "relcl", "prep", "pobj", "dobj"})
_HIGHEST = 4


def _prepositions(word: Token) -> Iterator[Token]:
    """Yield the prepositions of a word, and those of its objects and subject."""
    own = [child for child in word.children if child.dep_ in {"prep", "agent", "advmod"}]
    yield from own
    for child in own:
        yield from (grand for grand in child.children if grand.dep_ == "prep")
        for noun in child.children:
            if noun.dep_ == "pobj":
                yield from (grand for grand in noun.children if grand.dep_ == "prep")
    for child in word.children:
        joined = child.dep_ in {"xcomp", "conj"} and child.pos_ == "VERB"
        if joined or child.dep_ in {"dobj", "nsubjpass", "attr", "oprd"}:
            yield from (grand for grand in child.children if grand.dep_ == "prep")


def located(word: Token, index: PlaceIndex, kinds: frozenset[str]) -> Found:
    """Return the first place after one of these prepositions of a word, its objects or its prepositions."""
    for preposition in _prepositions(word):
        if preposition.lower_ not in kinds:
            continue
        for child in preposition.children:
            if child.dep_ in {"pobj", "pcomp"}:
                under = index.under(child)
                if under:
                    return under[0], _lie(preposition, child, word, index)
    return None


def _lie(preposition: Token, noun: Token, word: Token, index: PlaceIndex) -> str:
    """Tell how an event lay to a place: at a building or camp by it, near it, or in it."""
    between = [noun] if index.at(noun) is None else []
    if preposition.head is not word:
        between.append(preposition.head)
    if any(each.lemma_.lower() in site_nouns() for each in between):
        return "site"
    near = preposition.lower_ in cues().loose or _is_far(preposition, word)
    return "near" if near else ""


def _is_far(preposition: Token, word: Token) -> bool:
    """Tell whether the preposition follows a distance or direction: ``90 miles north of Mosul``."""
    return preposition.head is not word and preposition.head.pos_ == "ADV"


def in_clause(trigger: Token, index: PlaceIndex) -> Found:
    """``killed five farmers in Mosul``: a preposition of place in the event's own clause."""
    return located(trigger, index, cues().where)


def attacked(trigger: Token, index: PlaceIndex) -> Found:
    """``recaptured Palmyra``, ``Kirkuk was stormed``: a place is the direct object itself."""
    for child in trigger.children:
        if child.dep_ in {"dobj", "nsubjpass", "obj"}:
            direct = index.at(child)
            if direct is not None and direct.may_hold_events:
                return direct, ""
    return None


def is_object(trigger: Token, index: PlaceIndex) -> Found:
    """``control of Raqqa``, ``marched to Homs``, ``fled from Sinjar``: what is held, reached or left."""
    for child in trigger.children:
        if child.dep_ in {"dobj", "nsubjpass", "obj"}:
            of = _of(child, index)
            if of is not None:
                return of, ""
    if trigger.pos_ in {"NOUN", "PROPN"}:
        of = _of(trigger, index)
        if of is not None:
            return of, ""
    goal = located(trigger, index, cues().goal)
    leaves = trigger.lemma_ in cues().leaving
    return goal or (located(trigger, index, cues().source) if leaves else None)


def _of(noun: Token, index: PlaceIndex) -> Standing | None:
    """``control of Raqqa``, ``the siege of Aleppo``, ``the outskirts of the city of Homs``."""
    for child in noun.children:
        if child.dep_ == "prep" and child.lower_ in {"of", "on", "over"}:
            for held in child.children:
                under = index.under(held) if held.dep_ == "pobj" else []
                if under:
                    return under[0]
    return None


def before_noun(trigger: Token, index: PlaceIndex) -> Found:
    """``the Mosul offensive``: a place before the noun that names the event."""
    for child in trigger.children:
        if child.dep_ in _MODIFIERS:
            standing = index.at(child)
            if standing is not None and standing.may_hold_events:
                return standing, ""
    return None


def is_subject(trigger: Token, index: PlaceIndex) -> Found:
    """``Aleppo fell``: a place that doesn't act is the subject."""
    for child in trigger.children:
        if child.dep_ in {"nsubj", "nsubjpass"}:
            standing = index.at(child)
            if standing is not None and standing.may_hold_events:
                return standing, ""
    return None


def clause_above(trigger: Token, index: PlaceIndex) -> Found:
    """Return the place of the clause that the event's clause depends on, unless that only reports."""
    word = trigger
    for _ in range(_HIGHEST):
        if word.dep_ not in _CLIMB or word.head is word:
            return None
        word = word.head
        if word.lemma_ in cues().reporting:
            return None
        found = located(word, index, cues().where) or before_noun(word, index)
        if found is not None:
            return found
    return None


def participants(trigger: Token, index: PlaceIndex) -> Found:
    """``Mosul residents feel threatened``: a place before or after the noun of a participant."""
    for child in trigger.children:
        if child.dep_ in _NOMINAL or child.dep_ in {"agent", "prep"}:
            under = [standing for standing in index.under(child) if not is_institution(standing)]
            if under:
                return under[0], ""
    return None


def is_institution(standing: Standing) -> bool:
    """Tell whether a place is only part of a longer name: ``the University of Baghdad``."""
    return standing.mention.usage == "embedded"
