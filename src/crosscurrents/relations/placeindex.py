"""Which place a word names, or stands for: ``the city``, ``there``, ``the west of Y``."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Doc, Token

from crosscurrents.records import Place, PlaceMention
from crosscurrents.relations.grammar import after, child, subject
from crosscurrents.relations.lexicon import load_lexicon
from crosscurrents.vocabulary import EVENT_PLACE_USAGES, PlaceUsage

_REACH = 600
_STANDING_FOR_PLACES = frozenset({"city", "town", "village", "area", "half"})
_PARTS = frozenset({"most", "much", "all", "part", "parts", "half", "rest", "east", "west", "north", "south"})
_DIRECTIONS = ("north", "south", "east", "west")
_HERE = frozenset({"there", "inside"})
WHERE = ("in", "at", "near", "around", "inside", "outside", "along")
"""Prepositions after which a place is where something is."""


class PlaceIndex:
    """Answers which place a word names."""

    def __init__(self, doc: Doc, places: Sequence[Place]) -> None:
        self.states = {place.id for place in places if (place.feature or "").startswith("PCL")}
        self.countries = {place.id: place.country for place in places}
        self._territories = load_lexicon().territories
        self._at: dict[int, tuple[str, tuple[int, int]]] = {}
        for place in places:
            for mention in place.mentions:
                if mention.usage not in EVENT_PLACE_USAGES:
                    continue
                span = doc.char_span(mention.start, mention.end, alignment_mode="expand")
                for token in span if span is not None else ():
                    self._at[token.i] = (place.id, (mention.start, mention.end))
        self._seats: dict[int, tuple[str, tuple[int, int]]] = {}
        for place in places:
            for mention in place.mentions:
                span = doc.char_span(mention.start, mention.end, alignment_mode="expand")
                if mention.usage is PlaceUsage.METONYMIC and span is not None:
                    self._seats[span.root.i] = (place.id, (mention.start, mention.end))
        self._towns = sorted(
            (mention.end, place.id)
            for place in places
            if (place.feature or "PPL").startswith("PPL") and place.feature != "PPLX"
            for mention in place.mentions
            if mention.usage is PlaceUsage.LITERAL and not _is_landmark(doc, mention)
        )

    def before(self, token: Token) -> tuple[str, tuple[int, int]] | None:
        """Return the town that ``the city`` or ``there`` stands for: of those named in the last
        paragraphs the one named most often so far, the latest of equals."""
        within = [place for end, place in self._towns if token.sent.start_char < end <= token.idx]
        if within:
            return within[-1], (token.idx, token.idx + len(token))
        named = [place for end, place in self._towns if end <= token.idx]
        near = [place for end, place in self._towns if 0 <= token.idx - end <= _REACH]
        if not near:
            return None
        often = near[-1] if token.lower_ == "area" else max(reversed(near), key=named.count)
        return often, (token.idx, token.idx + len(token))

    def __bool__(self) -> bool:
        return bool(self._at)

    def at(self, token: Token | None) -> tuple[str, tuple[int, int]] | None:
        """Return the place that a word lies in, or that the noun it heads is named by."""
        if token is None:
            return None
        if token.i in self._at:
            return self._at[token.i]
        named = child(token, "appos", "compound")
        if named is not None and named.i in self._at:
            return self._at[named.i]
        if token.dep_ == "appos" and token.head.i in self._at:
            return self._at[token.head.i]
        of = after(token, "of")
        if of is not None:
            parted = token.lemma_.lower() in self._territories
            return self.at(of) if parted or token.lower_ in _PARTS else None
        if any(each.dep_ == "relcl" for each in token.rights):
            said_of = subject(token.head) if token.dep_ == "attr" else _new_place_over(token)
            return self.at(said_of) if said_of is not None and said_of.i != token.i else None
        definite = any(each.lower_ in {"the", "this"} for each in token.lefts)
        if token.lower_ in _STANDING_FOR_PLACES and definite:
            return self.before(token)
        return None

    def held(self, token: Token | None) -> tuple[str, tuple[int, int]] | None:
        """Return the place that is held, also where its name could act: ``X controls the capital Y``."""
        if token is not None and token.i in self._seats and token.dep_ in {"dobj", "nsubjpass"}:
            return self._seats[token.i]
        return self.at(token)

    def where(self, token: Token) -> tuple[str, tuple[int, int]] | None:
        """Return the place that ``in``, ``near``, ``north of`` or ``there`` names after a word."""
        for each in token.rights:
            if each.dep_ == "prep" and each.lower_ in WHERE:
                joined = [each, *each.conjuncts]
                found = next((place for one in joined if (place := self.at(child(one, "pobj")))), None)
                if found is not None:
                    return found
            if each.dep_ in {"npadvmod", "advmod"} and (found := self.at(each)) is not None:
                return found
            if each.dep_ in {"advmod", "prep"} and each.lower_ in _HERE and not any(each.children):
                return self.before(each)
        return None


def _new_place_over(token: Token) -> Token | None:
    """Return ``town`` for ``city`` in ``a town west of the city that X holds``: only what is new needs
    a clause to tell which it is."""
    if not any(each.lower_ == "the" for each in token.lefts):
        return None
    over = token.head.head if token.dep_ == "pobj" else token
    while over.i != token.i and over.pos_ in {"NOUN", "ADV", "ADP", "PROPN"}:
        if over.dep_ == "appos":
            return over.head
        if over.head.i == over.i:
            return None
        over = over.head
    return None


def _is_landmark(doc: Doc, mention: PlaceMention) -> bool:
    """Tell whether a name only says where another place lies, ``20 km north of Y``, or heads a report."""
    span = doc.char_span(mention.start, mention.end, alignment_mode="expand")
    if mention.text.isupper():
        return True
    if span is None or span.start < 2 or doc[span.start - 1].lower_ != "of":
        return False
    return doc[span.start - 2].lower_.endswith(_DIRECTIONS)
