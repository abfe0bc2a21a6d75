"""Places in an event's own clause, in the clauses around it, and with those who took part."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from crosscurrents.places.cues import cues, site_nouns
from crosscurrents.places.index import FINENESS, Found, PlaceIndex, Standing
from crosscurrents.places.lexicon import lexicon, type_words
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
_CLIMB = frozenset(
    {"xcomp", "advcl", "ccomp", "conj", "acl", "pcomp", "relcl", "prep", "pobj", "dobj", "nsubj", "nsubjpass"}
)
_BESIDE = _CLIMB - {"relcl", "acl", "ccomp", "pcomp"}
_BELOW = frozenset({"advcl", "conj"})
_HIGHEST = 4
_LARGEST_LISTED = FINENESS[PlacePrecision.DISTRICT]
_HOLDING = frozenset({"of", "on", "over"})
_LIES = ("site", "", "near", "along")


def _finest(found: list[tuple[Standing, str]]) -> Found:
    """Return the finest of several places of a clause, the first of equals."""
    return min(found, key=_closeness, default=None)


def _closeness(found: tuple[Standing, str]) -> tuple[int, int]:
    standing, lie = found
    fine = 0 if lie == "site" else FINENESS[standing.mention.precision]
    if standing.place.evidence[0].rule == "places.unit-around":
        fine = min(fine, FINENESS[PlacePrecision.TOWN])
    return fine + (lie == "near"), _LIES.index(lie)


def _named(phrase: Phrase, index: PlaceIndex) -> tuple[Standing, str] | None:
    under = index.under(phrase.noun)
    return (under[0], lie_of(phrase, index)) if under else None


def located(word: Token, index: PlaceIndex, kinds: frozenset[str], *, own: bool = False) -> Found:
    """Return the finest place after one of these prepositions in a word's clause.

    With ``own`` only prepositions of the word itself count, not those of its objects.
    """
    found = []
    for phrase in phrases(word):
        if phrase.word in kinds and not (own and phrase.above) and not _tells_who_or_how(phrase):
            named = _named(phrase, index)
            if named is not None:
                found.append(named)
    return _finest(found)


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
            named = _named(phrase, index) if phrase.word or is_place else None
            if named is not None:
                found.append(named)
            back = back or _points(phrase, index)
    return _finest(found) or before_noun(word, index) or back


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


def pointed_back(trigger: Token, index: PlaceIndex) -> Found:
    """``entered the city``, ``south of the town``, ``bombed the camp``: what a noun points back to."""
    for phrase in [*phrases(trigger), *_subjects(trigger)]:
        found = _points(phrase, index)
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


def _points(phrase: Phrase, index: PlaceIndex) -> Found:
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
            named = _named(phrase, index)
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
