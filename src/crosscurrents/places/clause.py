"""Places in an event's own clause, in the clauses around it, and with those who took part."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from crosscurrents.places.cues import cues
from crosscurrents.places.index import FINENESS, Found, PlaceIndex, Standing
from crosscurrents.places.phrase import (
    OBJECTS,
    Phrase,
    is_preceded_by_near,
    lie_of,
    lie_of_mention,
    phrases,
    pins,
    preposition_of,
)
from crosscurrents.places.pointing import pointed, site_told_of
from crosscurrents.vocabulary import PlacePrecision

_NOMINAL = frozenset({"dobj", "nsubjpass", "nsubj", "attr", "oprd", "obj"})
_MODIFIERS = frozenset({"compound", "nmod", "poss", "amod"})
_LARGEST_LISTED = FINENESS[PlacePrecision.DISTRICT]
_HOLDING = frozenset({"of", "on", "over"})
_LIES = ("site", "", "near", "along")


def finest(found: list[tuple[Standing, str]]) -> Found:
    """Return the finest of several places of a clause, the first of equals."""
    return min(found, key=_closeness, default=None)


def _closeness(found: tuple[Standing, str]) -> tuple[int, int]:
    standing, lie = found
    fine = 0 if lie == "site" else FINENESS[standing.mention.precision]
    if standing.place.evidence[0].rule == "places.unit-around":
        fine = min(fine, FINENESS[PlacePrecision.TOWN])
    return fine + (lie == "near"), _LIES.index(lie)


def named_in(phrase: Phrase, index: PlaceIndex) -> Found:
    """Return the place that a phrase names and how an event lies to it."""
    under = index.under(phrase.noun)
    return (under[0], lie_of(phrase, index)) if under else None


def located(word: Token, index: PlaceIndex, kinds: frozenset[str], *, own: bool = False) -> Found:
    """Return the finest place after one of these prepositions in a word's clause.

    With ``own`` only prepositions of the word itself count, not those of its objects.
    """
    found = []
    for phrase in phrases(word):
        if phrase.word in kinds and not (own and phrase.above) and not _tells_who_or_how(phrase):
            named = named_in(phrase, index)
            if named is not None:
                found.append(named)
    return finest(found)


def _tells_who_or_how(phrase: Phrase) -> bool:
    """``shelled by men from Hit``, ``left by the road of Hit``: who acted, or which way somebody went."""
    if phrase.preposition is None or phrase.preposition.lower_ != "by":
        return False
    return phrase.preposition.dep_ == "agent" or phrase.noun.lemma_.lower() in cues().ways


def in_clause(trigger: Token, index: PlaceIndex) -> Found:
    """``killed five farmers in Mosul``: a preposition of place in the event's own clause."""
    return located(trigger, index, cues().where)


def in_own_phrase(trigger: Token, index: PlaceIndex) -> Found:
    """``agreed in Vienna``: a preposition of the trigger itself, since what is spoken of lies elsewhere."""
    return located(trigger, index, cues().where, own=True)


def site_told(trigger: Token, index: PlaceIndex) -> Found:
    """``hit a school. The school is in Hit``: a sentence that says where the building or camp is."""
    for phrase in phrases(trigger):
        told = site_told_of(phrase.noun, index) if pins(phrase.noun) else None
        if told is not None:
            return told, "site"
    return None


def attacked(trigger: Token, index: PlaceIndex) -> Found:
    """``recaptured Palmyra``, ``Kirkuk was stormed``: a place is the direct object itself."""
    for child in trigger.children:
        if child.dep_ in OBJECTS:
            direct = index.at(child)
            if direct is not None and direct.may_hold_events:
                return direct, "near" if is_preceded_by_near(direct) else ""
    return _held(trigger, index, frozenset({"of"})) if trigger.pos_ == "NOUN" else None


def is_object(trigger: Token, index: PlaceIndex) -> Found:
    """``control of Raqqa``, ``marched to Homs``, ``fled from Sinjar``: what is held, reached or left."""
    for child in trigger.children:
        if child.dep_ in OBJECTS:
            held = _held(child, index)
            if held is not None:
                return held
    if trigger.pos_ in {"NOUN", "PROPN"}:
        held = _held(trigger, index)
        if held is not None:
            return held
    goal = located(trigger, index, cues().goal)
    leaves = trigger.lemma_.lower() in cues().leaving
    return goal or (located(trigger, index, cues().source) if leaves else None)


def _held(noun: Token, index: PlaceIndex, words: frozenset[str] = _HOLDING) -> Found:
    """``control of Raqqa``, ``the siege of Aleppo``, ``the outskirts of the city of Homs``."""
    for child in noun.children:
        if child.dep_ == "prep" and child.lower_ in words:
            for held in child.children:
                under = index.under(held) if held.dep_ == "pobj" else []
                if under:
                    return under[0], lie_of(Phrase(child, held, (noun,)), index)
    return None


def before_noun(trigger: Token, index: PlaceIndex) -> Found:
    """``the Mosul offensive``: a place before the noun that names the event."""
    for child in trigger.children:
        if child.dep_ in _MODIFIERS:
            standing = index.at(child)
            if standing is not None and standing.may_hold_events and not _is_country(standing):
                return standing, ""
    return None


def _is_country(standing: Standing) -> bool:
    """``the US invasion``: a country before an event says who did it rather than where."""
    return standing.mention.precision is PlacePrecision.COUNTRY


def is_subject(trigger: Token, index: PlaceIndex) -> Found:
    """``Aleppo fell``: a place that doesn't act is the subject."""
    for child in trigger.children:
        if child.dep_ in {"nsubj", "nsubjpass"}:
            standing = index.at(child)
            if standing is not None and standing.may_hold_events:
                return standing, ""
    return None


def pointed_back(trigger: Token, index: PlaceIndex) -> Found:
    """``entered the city``, ``south of the town``, ``bombed the camp``: what a noun points back to."""
    for phrase in [*phrases(trigger), *_subjects(trigger)]:
        found = points_to(phrase, index)
        if found is not None:
            return found
    return None


def _subjects(trigger: Token) -> Iterator[Phrase]:
    """Yield the subject of a verb without object: ``the town fell``, ``the dam was blown up``."""
    if any(child.dep_ in OBJECTS for child in trigger.children):
        return
    for child in trigger.children:
        if child.dep_ == "nsubj":
            yield Phrase(None, child)


def points_to(phrase: Phrase, index: PlaceIndex) -> Found:
    """Return the place that the noun of a phrase, or its owner, points back to."""
    if phrase.word not in {"", "of"} | cues().where | cues().goal | cues().source | {"there"}:
        return None
    for noun in (phrase.noun, *(child for child in phrase.noun.children if child.dep_ == "poss")):
        found = pointed(noun, index)
        if found is not None:
            standing, lie = found
            own = lie_of(phrase, index)
            return standing, "site" if "site" in {lie, own} else own or lie
    return None


def participants(trigger: Token, index: PlaceIndex) -> Found:
    """``Mosul residents feel threatened``: a place before or after the noun of a participant."""
    for child in trigger.children:
        if child.dep_ not in _NOMINAL:
            continue
        under = [s for s in index.under(child) if not is_institution(s) and not comes_from(s)]
        if under:
            return under[0], "site" if pins(child) else ""
    for phrase in phrases(trigger):
        if phrase.word and phrase.word not in cues().goal:
            named = named_in(phrase, index)
            if named is not None and not is_institution(named[0]) and not comes_from(named[0]):
                return named
    return None


def comes_from(standing: Standing) -> bool:
    """Tell whether a place only says where somebody came from: ``gunmen from Hit``."""
    return preposition_of(standing) in cues().source


def alongside(standing: Standing, index: PlaceIndex) -> Iterator[tuple[Standing, str]]:
    """Yield the places listed with one: ``in Tikrit and Fallujah``, ``in Hit on Monday and in Ana``."""
    root = standing.tokens.root
    preposition = root.head if root.dep_ == "pobj" else None
    if preposition is not None and preposition.lower_ == "between":
        return
    listed = [word for word in root.conjuncts if word.i > root.i]
    for other in preposition.conjuncts if preposition is not None else ():
        if other.i > root.i and other.lower_ in cues().where | cues().goal:
            listed += [child for child in other.children if child.dep_ == "pobj"]
    for word in listed:
        found = index.at(word)
        small = found is not None and FINENESS[found.mention.precision] <= _LARGEST_LISTED
        if found is not None and small and found.may_hold_events and found.place.id != standing.place.id:
            yield found, lie_of_mention(found, index)


def body_at(trigger: Token, index: PlaceIndex) -> Found:
    """``parliament in Athens voted``: what a body decides, it decides where it sits."""
    verb = trigger.head if trigger.dep_ == "xcomp" else trigger
    for child in verb.children:
        if child.dep_ in {"nsubj", "nsubjpass"} and child.lemma_.lower() in cues().bodies:
            towns = [each for each in index.under(child) if each.mention.precision is PlacePrecision.TOWN]
            if towns:
                return towns[0], ""
    return None


def is_institution(standing: Standing) -> bool:
    """Tell whether a place is only part of a longer name: ``the University of Baghdad``."""
    return standing.mention.usage == "embedded"


def is_at_site(trigger: Token) -> bool:
    """Tell whether what is struck, taken or entered is one building, camp or other spot."""
    return any(
        (not phrase.word or phrase.word in cues().where)
        and not phrase.above
        and pins(phrase.noun)
        and not _tells_who_or_how(phrase)
        for phrase in [*phrases(trigger), *_subjects(trigger)]
    )


def precision_with(standing: Standing, lie: str) -> PlacePrecision:
    """Return how closely the place of an event is known that lies so to a mention."""
    precision = standing.mention.precision
    if lie == "along":
        return PlacePrecision.UNKNOWN
    if lie == "near":
        return _WIDER.get(precision, precision)
    if lie == "site" and precision in {*_WIDER, PlacePrecision.DISTRICT}:
        return PlacePrecision.SITE
    return precision


_WIDER = {PlacePrecision.SITE: PlacePrecision.TOWN, PlacePrecision.TOWN: PlacePrecision.DISTRICT}
