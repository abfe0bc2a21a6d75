"""Nouns that point to a place named elsewhere: ``the city``, ``there``, ``the camp``."""

from __future__ import annotations

from spacy.tokens import Span as TokenSpan
from spacy.tokens import Token

from crosscurrents.places.aside import is_aside
from crosscurrents.places.cues import cues, site_nouns
from crosscurrents.places.index import FINENESS, Found, PlaceIndex, Standing, told_sites
from crosscurrents.places.phrase import OBJECTS, lie_of_mention
from crosscurrents.vocabulary import PlacePrecision

_DEFINITE = frozenset({"the", "this", "that"})
_SENTENCES_BACK = 4
_SENTENCES_AHEAD = 3
_TOLD_OF = OBJECTS | {"nsubj"}
_SCENES = frozenset({"scene", "spot"})
_SEATS = frozenset({"PPLC", "PPLA"})


def pointed(noun: Token, index: PlaceIndex) -> Found:
    """Return the place that a noun without a name of its own points to, and how it lies to it."""
    if noun.lower_ == "it":
        return _told_of_before(noun, index)
    if noun.pos_ == "PROPN" or noun.dep_ == "expl" or any(index.at(word) for word in noun.subtree):
        return None
    lemma = noun.lemma_.lower()
    if noun.lower_ == "there":
        last = _last_before(noun, index, cues().back["there"])
        return (last, lie_of_mention(last, index)) if last else None
    if lemma in cues().own and any(child.lower_ in {"its", "their"} for child in noun.children):
        country = index.country_before(noun)
        return (country, "") if country else None
    definite = any(child.lower_ in _DEFINITE for child in noun.children)
    if lemma in site_nouns() and (definite or any(child.dep_ == "poss" for child in noun.children)):
        site = site_named(noun, index)
        if site is not None:
            return site, "site"
    if lemma in cues().back and definite:
        last = _last_before(noun, index, cues().back[lemma])
        lie = lie_of_mention(last, index) if last and lemma in _SCENES else ""
        return (last, lie) if last else None
    return None


def site_named(noun: Token, index: PlaceIndex) -> Standing | None:
    """Return the place that the same building or camp is put at elsewhere, before rather than after."""
    links = index.sites.get(noun.lemma_.lower(), [])
    before = [standing for standing in links if standing.tokens.start < noun.i]
    if before:
        return min(
            before, key=lambda standing: (FINENESS[standing.mention.precision], -standing.tokens.start)
        )
    end = noun.sent
    for _ in range(_SENTENCES_AHEAD):
        if end.end < len(noun.doc):
            end = noun.doc[end.end].sent
    return next((standing for standing in links if standing.tokens.end <= end.end), None)


def _told_of_before(pronoun: Token, index: PlaceIndex) -> Found:
    """``Hit lies on the river. The army has surrounded it``: the last place that something is told of."""
    if pronoun.dep_ not in OBJECTS or pronoun.head.lemma_.lower() not in cues().taken | cues().encircling:
        return None
    sentence: TokenSpan = pronoun.sent
    before = [sentence] if sentence.start == 0 else [sentence, pronoun.doc[sentence.start - 1].sent]
    for each in before:
        told = [
            standing
            for standing in index.in_sentence(each[0])
            if standing.tokens.end <= pronoun.i
            and standing.tokens.root.dep_ in _TOLD_OF
            and standing.mention.precision in cues().back["area"]
        ]
        if told:
            return told[-1], ""
    return None


def site_told_of(noun: Token, index: PlaceIndex) -> Standing | None:
    """Return the place that a later sentence says a building or camp is in: ``The school is in Hit``."""
    sentence = noun.sent
    for _ in range(_SENTENCES_AHEAD):
        if sentence.end >= len(noun.doc):
            return None
        sentence = noun.doc[sentence.end].sent
        for standing in index.in_sentence(sentence[0]):
            if noun.lemma_.lower() in told_sites(standing):
                return standing
    return None


def _last_before(noun: Token, index: PlaceIndex, kinds: frozenset[PlacePrecision]) -> Standing | None:
    """Return the last place before of these kinds; ``the city`` rather points to the seat of a unit."""
    sentence: TokenSpan = noun.sent
    found: list[Standing] = []
    for _ in range(_SENTENCES_BACK):
        for standing in reversed(index.in_sentence(sentence[0])):
            fits = standing.mention.precision in kinds and standing.tokens.end <= noun.i
            if fits and not is_aside(standing, index):
                found.append(standing)
        if sentence.start == 0:
            break
        sentence = noun.doc[sentence.start - 1].sent
    alike = [standing for standing in found if _is_called(standing, noun.lemma_.lower())]
    return next(iter(alike or found), None)


def _is_called(standing: Standing, lemma: str) -> bool:
    """Tell whether a place is rather a city, a town or a village, where the noun says one of these."""
    if lemma == "capital":
        return standing.place.feature == "PPLC"
    if lemma == "city":
        return standing.place.feature in _SEATS
    if lemma in {"town", "village"}:
        return standing.place.feature not in _SEATS
    return True
