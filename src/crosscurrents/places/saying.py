"""Where something was said, where the words of saying name no place: the meeting or speech it was said at."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from crosscurrents.places.clause import attacked, located
from crosscurrents.places.cues import cues
from crosscurrents.places.index import FINENESS, Found, PlaceIndex
from crosscurrents.vocabulary import PlacePrecision

_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_AT = frozenset({"at", "during"})
_LARGEST = FINENESS[PlacePrecision.TOWN]


def said_at(trigger: Token, index: PlaceIndex) -> Found:
    """``speaking in Hit, he vowed``, ``during the conference of Munich``, ``flew to Hit and ordered``.

    Only towns and spots: where somebody is in a country, he may say something anywhere.
    """
    verb = trigger.head if trigger.dep_ == "xcomp" else trigger
    for found in (*_meetings(verb, index), *_beside(verb, index)):
        if found is not None and FINENESS[found[0].mention.precision] <= _LARGEST:
            return found
    return None


def _meetings(verb: Token, index: PlaceIndex) -> Iterator[Found]:
    for child in verb.children:
        if child.dep_ == "prep" and child.lower_ in _AT:
            for noun in child.children:
                if noun.dep_ == "pobj" and noun.lemma_.lower() in cues().meeting:
                    yield from ((standing, "") for standing in index.under(noun))


def _beside(verb: Token, index: PlaceIndex) -> Iterator[Found]:
    """Yield the places of what the speaker does besides: in a participle, or just before in the sentence."""
    subjects = [child for child in verb.children if child.dep_ in _SUBJECTS]
    for word in (verb, *subjects):
        for child in word.children:
            if child.dep_ in {"advcl", "acl"} and child.tag_ == "VBG" and _is_speaking(child):
                yield _place_of(child, index)
    if verb.dep_ == "conj" and not subjects and verb.head.pos_ == "VERB":
        yield _place_of(verb.head, index)


def _is_speaking(verb: Token) -> bool:
    return verb.lemma_.lower() in cues().speaking | cues().meeting


def _place_of(verb: Token, index: PlaceIndex) -> Found:
    if verb.lemma_.lower() in cues().reporting - cues().speaking:
        return None
    went = located(verb, index, frozenset({"to"}), own=True) if _is_speaking(verb) else None
    visited = attacked(verb, index) if _is_speaking(verb) else None
    return visited or located(verb, index, cues().where, own=True) or went
