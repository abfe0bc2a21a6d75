"""Where each place stands in the parse, so that an event's words can be asked for places."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

import msgspec
from spacy.tokens import Span as TokenSpan
from spacy.tokens import Token

from crosscurrents.language.parsed import ParsedDocument
from crosscurrents.places.cues import site_nouns
from crosscurrents.places.lexicon import type_words
from crosscurrents.records import Place, PlaceMention
from crosscurrents.vocabulary import EVENT_PLACE_USAGES, PlacePrecision

FINENESS = {precision: number for number, precision in enumerate(PlacePrecision)}
_INSIDE_NOUNS = frozenset(
    {"prep", "pobj", "compound", "nmod", "poss", "appos", "amod", "pcomp", "nummod", "npadvmod", "advmod"}
)
_BEFORE_NOUNS = frozenset({"compound", "nmod", "poss", "amod"})
_LINKING = frozenset({"be", "lie", "stand", "locate", "sit"})
_DEEPEST = 4
_HIGHEST = 6
_WORDS_BETWEEN = 8


@dataclass(frozen=True)
class Standing:
    """A place mention with its record and its tokens.

    ``describes`` says that it only describes a place named before: ``Hit, a town west of Ramadi``.
    """

    place: Place
    mention: PlaceMention
    tokens: TokenSpan
    describes: bool = False

    @property
    def may_hold_events(self) -> bool:
        """Tell whether the name is used in a way that can be where something happened."""
        return self.mention.usage in EVENT_PLACE_USAGES and not self.describes


Found = tuple[Standing, str] | None
"""A place, and how the event lay to it: ``near`` it, at a ``site`` in or by it, or in it (empty)."""


def is_derived(place: Place) -> bool:
    """Tell whether a place is only given by its distance or direction from another."""
    return place.evidence[0].rule in {"places.distance", "places.beyond"}


def _as_town(place: Place, mention: PlaceMention) -> PlaceMention:
    """What happens at an unknown name happens at a town, though only the unit around it is on the map."""
    wide = FINENESS[mention.precision] > FINENESS[PlacePrecision.TOWN]
    if place.evidence[0].rule != "places.unit-around" or not wide:
        return mention
    return msgspec.structs.replace(mention, precision=PlacePrecision.TOWN)


class PlaceIndex:
    """Answers which places a word names or holds. Built once a document."""

    def __init__(self, parsed: ParsedDocument, places: list[Place]) -> None:
        self.parsed = parsed
        self.memo: dict[str, Standing | None] = {}
        self._break = "\n\n" if "\n\n" in parsed.doc.text else "\n"
        self._by_token: dict[int, Standing] = {}
        self._by_sentence: dict[int, list[Standing]] = defaultdict(list)
        for place in sorted(places, key=is_derived):
            for mention in place.mentions:
                self._enter(place, mention)
        for standings in self._by_sentence.values():
            standings.sort(key=lambda standing: standing.mention.start)

    def _enter(self, place: Place, mention: PlaceMention) -> None:
        tokens = self.parsed.doc.char_span(mention.start, mention.end, alignment_mode="expand")
        if tokens is None:
            return
        describes = is_derived(place) and (self._follows_name(tokens) or _is_predicate(tokens))
        standing = Standing(place, _as_town(place, mention), tokens, describes)
        self._by_sentence[tokens[0].sent.start].append(standing)
        for token in tokens:
            known = self._by_token.get(token.i)
            if known is None or len(known.tokens) < len(tokens):
                self._by_token[token.i] = standing

    def _follows_name(self, tokens: TokenSpan) -> bool:
        """Tell whether a place and a comma stand before: ``Susa, a village north of Hit``."""
        for i in range(tokens.start - 1, max(0, tokens.start - _WORDS_BETWEEN), -1):
            token = tokens.doc[i]
            if token.text == ",":
                named = self._by_token.get(i - 1)
                return named is not None and named.may_hold_events
            if token.is_sent_start or token.pos_ == "VERB":
                return False
        return False

    @cached_property
    def standings(self) -> list[Standing]:
        """Return the places that may hold events, in the order of the text."""
        found = [standing for group in self._by_sentence.values() for standing in group]
        found.sort(key=lambda standing: standing.mention.start)
        return [s for s in found if s.may_hold_events and self.at(s.tokens[0]) is s]

    @cached_property
    def towns(self) -> list[Standing]:
        """Return the towns and finer places that may hold events, in the order of the text."""
        most = FINENESS[PlacePrecision.TOWN]
        return [s for s in self.standings if FINENESS[s.mention.precision] <= most]

    def at(self, token: Token) -> Standing | None:
        """Return the place mention that a token belongs to; the longest where several do."""
        return self._by_token.get(token.i)

    def mention_at(self, start: int) -> Standing | None:
        """Return the place mention that begins at a character."""
        return next((standing for standing in self.standings if standing.mention.start == start), None)

    def in_sentence(self, token: Token) -> list[Standing]:
        """Return the known places of a token's sentence that may hold events, in order."""
        return [
            standing
            for standing in self._by_sentence.get(token.sent.start, [])
            if standing.may_hold_events
            and standing.mention.precision is not PlacePrecision.UNKNOWN
            and self.at(standing.tokens[0]) is standing
        ]

    def begins_paragraph(self, sentence: TokenSpan) -> bool:
        """Tell whether a paragraph begins with a sentence."""
        before = self.parsed.doc[max(0, sentence.start - 2) : sentence.start]
        return self._break in before.text_with_ws or sentence[0].text.startswith("\n")

    def country_before(self, token: Token) -> Standing | None:
        """Return the last country that a token's sentence names before it, also one that acts."""
        before = (s for s in self._by_sentence.get(token.sent.start, []) if s.tokens.end <= token.i)
        return max(
            (s for s in before if s.mention.precision is PlacePrecision.COUNTRY),
            key=lambda s: s.tokens.start,
            default=None,
        )

    def earlier_in_paragraph(self, token: Token) -> list[Standing]:
        """Return the places that a token's paragraph names before its sentence, also those that act."""
        sentence, found = token.sent, list[Standing]()
        while sentence.start and not self.begins_paragraph(sentence):
            sentence = token.doc[sentence.start - 1].sent
            found += self._by_sentence.get(sentence.start, [])
        return [standing for standing in found if standing.mention.usage != "demonym"]

    @cached_property
    def sites(self) -> dict[str, list[Standing]]:
        """Return by noun the places that a building or camp is put at: ``a camp near Hit`` → Hit."""
        found: dict[str, list[Standing]] = defaultdict(list)
        for standing in self.standings:
            for noun in _sites_at(standing):
                found[noun].append(standing)
        return found

    def under(self, token: Token) -> list[Standing]:
        """Return the places that a noun names or is at, finest first: ``the outskirts of Mosul``."""
        found = {id(standing): standing for standing in self._walk(token) if standing.may_hold_events}
        return sorted(found.values(), key=lambda standing: FINENESS[standing.mention.precision])

    def _only_whose(self, noun: Token, child: Token) -> bool:
        """Tell whether a country before a noun says whose it is, not where: ``the US secretary``."""
        standing = self.at(child)
        return (
            standing is not None
            and child.dep_ in _BEFORE_NOUNS
            and standing.mention.precision is PlacePrecision.COUNTRY
            and noun.lower_ not in type_words()
        )

    def _walk(self, token: Token, depth: int = 0) -> Iterator[Standing]:
        standing = self.at(token)
        if standing is not None:
            yield standing
        if depth >= _DEEPEST:
            return
        for child in token.children:
            if child.dep_ in _INSIDE_NOUNS and child.pos_ != "VERB" and not self._only_whose(token, child):
                yield from self._walk(child, depth + 1)


def _is_predicate(tokens: TokenSpan) -> bool:
    """``Hit lies 50 km west of Ramadi``: a place that only tells where the subject is."""
    head = tokens.root
    while head.head != head and head.pos_ not in {"VERB", "AUX"}:
        head = head.head
    return head.lemma_ in _LINKING and head.i < tokens.start


def _sites_at(standing: Standing) -> Iterator[str]:
    """Yield the nouns of buildings that a mention places: ``a school in Hit``, ``Hit and its dam``."""
    yield from told_sites(standing)
    word = standing.tokens.root
    for _ in range(_HIGHEST):
        for child in word.children:
            own = any(grand.lower_ in {"its", "their"} for grand in child.children)
            if child.dep_ == "conj" and own and child.lemma_.lower() in site_nouns():
                yield child.lemma_.lower()
        word = word.head
        if word.pos_ in {"VERB", "AUX"} or word.head == word:
            return
        if word.lemma_.lower() in site_nouns():
            yield word.lemma_.lower()


def told_sites(standing: Standing) -> list[str]:
    """Return the nouns that a sentence puts at a place: ``the school is in Hit``."""
    preposition = standing.tokens.root.head
    verb = preposition.head
    if preposition.dep_ != "prep" or verb.lemma_ not in _LINKING:
        return []
    return [child.lemma_.lower() for child in verb.children if child.dep_ in {"nsubj", "nsubjpass"}]
