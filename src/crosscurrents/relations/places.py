"""Who holds, claims, is based or present at which place, as the text states it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from spacy.tokens import Doc, Token

from crosscurrents.records import Place, PlaceMention
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
from crosscurrents.relations.lexicon import TieLexicon, load_lexicon
from crosscurrents.vocabulary import EVENT_PLACE_USAGES, PlaceUsage, RelationName, Status

_REACH = 600
_STANDING_FOR_PLACES = frozenset({"city", "town", "village", "area", "half"})
_PARTS = frozenset({"most", "much", "all", "part", "parts", "half", "rest", "east", "west", "north", "south"})
_DIRECTIONS = ("north", "south", "east", "west")
_HERE = frozenset({"there", "inside"})
_HAVING = frozenset({"have", "maintain", "keep", "hold", "establish"})
_WHERE = ("in", "at", "near", "around", "inside", "outside", "along")


class PlaceFrame(NamedTuple):
    """A tie of the actor that a word heads to a place."""

    holder: Token
    relation: RelationName
    place: str
    span: tuple[int, int]
    trigger: Token
    rule: str
    status: Status = Status.OCCURRED


class PlaceIndex:
    """Answers which place a word names."""

    def __init__(self, doc: Doc, places: Sequence[Place]) -> None:
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
            if each.dep_ == "prep" and each.lower_ in _WHERE:
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
        found = next((place for word in _WHERE if (place := places.at(after(verb, word)))), None)
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
        found = found or next((place for word in _WHERE if (place := places.at(after(clause, word)))), None)
    if owner is None and noun.dep_ == "dobj" and noun.head.lemma_ in _HAVING:
        owner = subject(noun.head)
        found = found or next(
            (place for word in _WHERE if (place := places.at(after(noun.head, word)))), None
        )
    yield from _frame(owner, relation, found, noun, "relations.place-noun")


def _dominant(word: Token, lexicon: TieLexicon, places: PlaceIndex) -> Iterator[PlaceFrame]:
    """``in Y, where X is dominant``; ``X is present in Y``."""
    verb = word.head
    if word.dep_ != "acomp" or is_denied(word) or is_open(verb, lexicon.open_verbs):
        return
    found = next(
        (place for each in (word, verb) for at in _WHERE if (place := places.at(after(each, at)))), None
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
