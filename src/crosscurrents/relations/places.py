"""Who holds, claims, is based or present at which place, as the text states it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from spacy.tokens import Token

from crosscurrents.relations.grammar import (
    after,
    agent,
    child,
    is_denied,
    is_open,
    is_passive,
    status_of,
    subject,
)
from crosscurrents.relations.lexicon import TieLexicon
from crosscurrents.relations.placeindex import WHERE, PlaceIndex
from crosscurrents.vocabulary import RelationName, Status

_HAVING = frozenset({"have", "maintain", "keep", "hold", "establish"})


class PlaceFrame(NamedTuple):
    """A tie of the actor that a word heads to a place."""

    holder: Token
    relation: RelationName
    place: str
    span: tuple[int, int]
    trigger: Token
    rule: str
    status: Status = Status.OCCURRED


def find_place_frames(
    tokens: Iterable[Token], lexicon: TieLexicon, places: PlaceIndex
) -> Iterator[PlaceFrame]:
    """Yield the ties to places that a sentence states."""
    if not places:
        return
    for token in tokens:
        lemma, word = token.lemma_.lower(), token.lower_
        if lemma in lexicon.places and token.pos_ == "VERB":
            yield from _verb(token, lexicon.places[lemma], lexicon, places)
        if word in lexicon.place_compounds:
            yield from _compound(token, lexicon.place_compounds[word], places)
        if lemma in lexicon.place_nouns and (token.pos_ == "NOUN" or token.dep_ in {"dobj", "pobj"}):
            yield from _noun(token, lexicon.place_nouns[lemma], places)
        if word in lexicon.dominant:
            yield from _dominant(token, lexicon, places)
        if lemma in lexicon.regarding and token.pos_ == "VERB":
            yield from _seat(token, lexicon, places)


def _frame(
    holder: Token | None,
    relation: RelationName,
    found: tuple[str, tuple[int, int]] | None,
    trigger: Token,
    rule: str,
) -> Iterator[PlaceFrame]:
    if holder is not None and found is not None and not found[1][0] <= holder.idx < found[1][1]:
        yield PlaceFrame(holder, relation, *found, trigger, rule)


def _verb(
    verb: Token, relation: RelationName, lexicon: TieLexicon, places: PlaceIndex
) -> Iterator[PlaceFrame]:
    """``X controls Y``, ``Y, held by X``, ``X is based in Y``, ``X deployed in Y``."""
    status = status_of(verb, lexicon)
    # "holds the mayor responsible", "keeps the road open" say something else of their object.
    if status is None or child(verb, "oprd", "acomp") is not None:
        return
    for spot in _verb_spots(verb, relation, places):
        yield spot._replace(status=status)


def _verb_spots(verb: Token, relation: RelationName, places: PlaceIndex) -> Iterator[PlaceFrame]:
    passive = is_passive(verb)
    if relation in (RelationName.BASED_IN, RelationName.PRESENT_AT):
        own = subject(verb) or (verb.head if verb.dep_ == "acl" else None)
        found = next((place for word in WHERE if (place := places.at(after(verb, word)))), None)
        yield from _frame(own, relation, found, verb, "relations.place-verb")
    elif passive:
        own = subject(verb) or (verb.head if verb.dep_ == "acl" else None)
        yield from _frame(agent(verb), relation, places.held(own), verb, "relations.place-verb")
    else:
        held = places.held(after(verb, ""))
        yield from _frame(subject(verb), relation, held, verb, "relations.place-verb")


def _compound(word: Token, relation: RelationName, places: PlaceIndex) -> Iterator[PlaceFrame]:
    """``X-held Y``; ``Y-based X``."""
    doc = word.doc
    if word.i < 2 or doc[word.i - 1].text not in {"-", "–"}:
        return
    before, noun = doc[word.i - 2], word.head if word.head.i > word.i else None
    if relation is RelationName.BASED_IN:
        yield from _frame(noun, relation, places.at(before), word, "relations.place-compound")
    else:
        yield from _frame(before, relation, places.at(noun), word, "relations.place-compound")


def _noun(noun: Token, relation: RelationName, places: PlaceIndex) -> Iterator[PlaceFrame]:
    """``X's stronghold of Y``, ``X headquarters in Y``, ``a beachhead that X maintains in Y``."""
    if is_denied(noun):
        return
    found = next(
        (place for word in ("of", "in", "at", "near") if (place := places.at(after(noun, word)))), None
    )
    named = child(noun, "appos")
    found = found or places.at(named) or (places.at(noun.head) if noun.dep_ == "appos" else None)
    if relation is not RelationName.CONTROLS:
        found = found or places.where(noun)
    owner = child(noun, "poss") or child(noun, "compound")
    if owner is not None and owner.tag_ == "PRP$" and noun.dep_ == "dobj":
        owner = subject(noun.head) if noun.head.lemma_ in _HAVING else owner
    if relation is not RelationName.CONTROLS:
        # "police posts" names a kind of post; "ISIS camps" says whose they are.
        owner = None if owner is not None and owner.dep_ == "compound" and owner.is_lower else owner
        owner = owner or next((each for each in noun.lefts if each.dep_ == "amod" and each.is_title), None)
    clause = child(noun, "relcl")
    if clause is not None and child(clause, "nsubj") is not None:
        owner = child(clause, "nsubj")
        found = found or next((place for word in WHERE if (place := places.at(after(clause, word)))), None)
    if owner is None and noun.dep_ == "dobj" and noun.head.lemma_ in _HAVING:
        owner = subject(noun.head)
        found = found or next((place for word in WHERE if (place := places.at(after(noun.head, word)))), None)
    yield from _frame(owner, relation, found, noun, "relations.place-noun")


def _dominant(word: Token, lexicon: TieLexicon, places: PlaceIndex) -> Iterator[PlaceFrame]:
    """``in Y, where X is dominant``; ``X is present in Y``."""
    verb = word.head
    if word.dep_ != "acomp" or is_denied(word) or is_open(verb, lexicon.open_verbs):
        return
    found = next(
        (place for each in (word, verb) for at in WHERE if (place := places.at(after(each, at)))), None
    )
    if found is None and verb.dep_ == "relcl" and any(each.lower_ == "where" for each in verb.children):
        found = places.at(verb.head)
    yield from _frame(subject(verb), RelationName.PRESENT_AT, found, word, "relations.place-dominant")


def _seat(verb: Token, lexicon: TieLexicon, places: PlaceIndex) -> Iterator[PlaceFrame]:
    """``X treats Y as its capital``."""
    complement = after(verb, "as") or child(verb, "oprd")
    own = complement is not None and any(each.tag_ == "PRP$" for each in complement.lefts)
    if complement is None or not own or is_denied(verb) or is_open(verb, lexicon.open_verbs):
        return
    relation = lexicon.seats.get(complement.lemma_.lower())
    if relation is not None:
        yield from _frame(subject(verb), relation, places.at(after(verb, "")), verb, "relations.seat")
