"""Where each place stands in the parse, so that an event's words can be asked for places."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from spacy.tokens import Span as TokenSpan
from spacy.tokens import Token

from crosscurrents.language.parsed import ParsedDocument
from crosscurrents.places.lexicon import type_words
from crosscurrents.records import Place, PlaceMention
from crosscurrents.vocabulary import EVENT_PLACE_USAGES, PlacePrecision

FINENESS = {precision: number for number, precision in enumerate(PlacePrecision)}
_INSIDE_NOUNS = frozenset(
    {"prep", "pobj", "compound", "nmod", "poss", "appos", "amod", "pcomp", "nummod", "npadvmod"}
)
_BEFORE_NOUNS = frozenset({"compound", "nmod", "poss", "amod"})
_DEEPEST = 4


@dataclass(frozen=True)
class Standing:
    """A place mention with its record and its tokens."""

    place: Place
    mention: PlaceMention
    tokens: TokenSpan

    @property
    def may_hold_events(self) -> bool:
        """Tell whether the name is used in a way that can be where something happened."""
        return self.mention.usage in EVENT_PLACE_USAGES


def is_derived(standing: Standing) -> bool:
    """Tell whether a place is only given by its distance or direction from another."""
    return standing.place.evidence[0].rule in {"places.distance", "places.beyond"}


class PlaceIndex:
    """Answers which places a word names or holds. Built once a document."""

    def __init__(self, parsed: ParsedDocument, places: list[Place]) -> None:
        self.parsed = parsed
        self._by_token: dict[int, Standing] = {}
        self._by_sentence: dict[int, list[Standing]] = defaultdict(list)
        for place in places:
            for mention in place.mentions:
                self._enter(place, mention)
        for standings in self._by_sentence.values():
            standings.sort(key=lambda standing: standing.mention.start)

    def _enter(self, place: Place, mention: PlaceMention) -> None:
        tokens = self.parsed.doc.char_span(mention.start, mention.end, alignment_mode="expand")
        if tokens is None:
            return
        standing = Standing(place, mention, tokens)
        self._by_sentence[tokens[0].sent.start].append(standing)
        for token in tokens:
            known = self._by_token.get(token.i)
            if known is None or len(known.tokens) < len(tokens):
                self._by_token[token.i] = standing

    @cached_property
    def towns(self) -> list[Standing]:
        """Return the towns and finer places that may hold events, in the order of the text."""
        standings = (standing for group in self._by_sentence.values() for standing in group)
        return [
            standing
            for standing in sorted(standings, key=lambda standing: standing.mention.start)
            if standing.may_hold_events
            and FINENESS[standing.mention.precision] <= FINENESS[PlacePrecision.TOWN]
        ]

    def at(self, token: Token) -> Standing | None:
        """Return the place mention that a token belongs to; the longest where several do."""
        return self._by_token.get(token.i)

    def in_sentence(self, token: Token) -> list[Standing]:
        """Return the known places of a token's sentence that may hold events, in order."""
        return [
            standing
            for standing in self._by_sentence.get(token.sent.start, [])
            if standing.may_hold_events
            and standing.mention.precision is not PlacePrecision.UNKNOWN
            and self.at(standing.tokens[0]) is standing
            and not is_derived(standing)
        ]

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
