"""Which words may be a place name: runs of capitalised words, looked up longest first."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from spacy.tokens import Doc, Token
from spacy.tokens import Span as TokenSpan

from crosscurrents.places.gazetteer import Gazetteer, Named
from crosscurrents.places.lexicon import class_of, lexicon
from crosscurrents.places.names import ARTICLES, name_key
from crosscurrents.places.schema import NAME, SHORT, UNLIKE

_LONGEST_NAME = 6
_LONGEST_RUN = 60
_LARGE = 100_000
_NAMED_TYPES = frozenset(
    {"village", "town", "hamlet", "city", "district", "suburb", "settlement", "commune", "municipality"}
    | {"neighbourhood", "neighborhood", "enclave", "township", "locality"}
)
_SPOT_WORDS = frozenset({"at", "in", "near", "outside"})
_DOUBTED_LABELS = frozenset({"", "PERSON", "ORG"})
_SHORTEST_SPOT = 4
_PLACE_LABELS = frozenset({"GPE", "LOC", "FAC"})


@dataclass(frozen=True)
class Toponym:
    """A stretch of words that may name a place: tokens, key, and what the gazetteer has for it.

    ``entity`` is spaCy's entity that overlaps it; ``named`` is empty for a name only its form or
    spaCy gives away; ``direction`` a capitalised direction that is part of the name (``North Africa``).
    """

    span: TokenSpan
    key: str
    named: list[Named]
    entity: TokenSpan | None = None
    direction: str = ""
    whole: bool = False
    spot: bool = False

    @property
    def label(self) -> str:
        """Return the label of the overlapping entity, empty where there is none."""
        return self.entity.label_ if self.entity is not None else ""

    @property
    def inside(self) -> bool:
        """Tell whether it lies inside a longer entity."""
        if self.entity is None:
            return False
        inner = trimmed(self.entity)
        return inner is not None and len(inner) > len(self.span)


@dataclass
class Finder:
    """Finds the possible place names of one document."""

    doc: Doc
    gazetteer: Gazetteer
    entities: dict[int, TokenSpan] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.entities = {token.i: entity for entity in self.doc.ents for token in entity}

    def find(self) -> list[Toponym]:
        """Return the possible place names in order, without overlap."""
        found: list[Toponym] = []
        covered: set[int] = set()
        for start, end in _runs(self.doc):
            for toponym in self._matches(start, end):
                found.append(toponym)
                covered.update(range(toponym.span.start, toponym.span.end))
        for entity in self.doc.ents:
            span = trimmed(entity)
            if entity.label_ in _PLACE_LABELS and span and covered.isdisjoint(range(span.start, span.end)):
                found.append(Toponym(span, name_key(span.text), [], entity))
                covered.update(range(span.start, span.end))
        found += self._spots(found, covered)
        return sorted(found, key=lambda toponym: toponym.span.start)

    def _spots(self, found: list[Toponym], covered: set[int]) -> Iterator[Toponym]:
        """Yield unknown names after words that say where (``at Rajma``), and the same names elsewhere."""
        known = {toponym.span.text for toponym in found if self._is_put_somewhere(toponym)}
        for token in self.doc:
            if token.i not in covered and self._may_be_spot(token):
                known.add(token.text)
        for token in self.doc if known else ():
            entity = self.entities.get(token.i)
            alone = entity is None or len(trimmed(entity) or entity) == 1
            if token.text in known and token.i not in covered and alone:
                span = self.doc[token.i : token.i + 1]
                yield Toponym(span, name_key(token.text), [], entity, spot=True)

    def _is_put_somewhere(self, toponym: Toponym) -> bool:
        """Tell whether an unknown name stands after a word that says where, or before the unit it is in."""
        span = toponym.span
        if toponym.named or toponym.label != "GPE" or len(span) > 1 or span.text.isupper():
            return False
        after = self.doc[span.end : span.end + 2]
        in_unit = len(after) > 1 and after[0].text == "," and after[1].ent_type_ == "GPE"
        return in_unit or (span.start > 0 and self.doc[span.start - 1].lower_ in _SPOT_WORDS)

    def _may_be_spot(self, token: Token) -> bool:
        before = self.doc[token.i - 1] if token.i else None
        taken = token.dep_ == "dobj" and token.head.lemma_ in lexicon().taking
        if token.tag_ != "NNP" or not (taken or (before is not None and before.lower_ in _SPOT_WORDS)):
            return False
        if len(token) < _SHORTEST_SPOT or not token.is_title or token.ent_type_ not in _DOUBTED_LABELS:
            return False
        entity = self.entities.get(token.i)
        after = self.doc[token.i + 1] if token.i + 1 < len(self.doc) else None
        if entity is not None and len(entity) > 1:
            return False
        return after is None or not (_is_name_word(after) or after.text in {"-", "'s", "&"})

    def _matches(self, start: int, end: int) -> Iterator[Toponym]:
        position = start
        while position < end:
            found = self._whole(position, end) or self._longest(position, end)
            found = found or self._after_type(position, end)
            if found is None:
                position += 1
                continue
            yield found
            position = found.span.end

    def _after_type(self, start: int, end: int) -> Toponym | None:
        """Return an unknown name that the text says is a place: ``the village of X``."""
        doc = self.doc
        if start < 2 or doc[start - 1].lower_ != "of" or doc[start - 2].lower_ not in _NAMED_TYPES:
            return None
        stop = start
        while stop < min(end, start + 3) and _is_name_word(doc[stop]) and doc[stop].is_alpha:
            stop += 1
        return self._toponym(start, stop, name_key(doc[start:stop].text), []) if stop > start else None

    def _toponym(self, start: int, stop: int, key: str, named: list[Named], direction: str = "") -> Toponym:
        if named and stop < len(self.doc) and self.doc[stop].text == "." and _is_short(named):
            stop += self.doc[stop].idx == self.doc[stop - 1].idx + len(self.doc[stop - 1])
        entity = next((self.entities[i] for i in range(start, stop) if i in self.entities), None)
        return Toponym(self.doc[start:stop], key, named, entity, direction)

    def _longest(self, start: int, end: int) -> Toponym | None:
        """Return the longest name of the gazetteer that begins at ``start``."""
        first = self.doc[start]
        if not (_is_name_word(first) or first.lower_ in ARTICLES):
            return None
        found = self._known(start, end)
        if found is None and first.lower_ in lexicon().directions and start + 1 < end:
            rest = self._known(start + 1, end)
            if rest is not None and _takes_direction(rest[2]):
                return self._toponym(start, *rest, first.lower_)
        return self._toponym(start, *found) if found else None

    def _known(self, start: int, end: int) -> tuple[int, str, list[Named]] | None:
        function_word = self.doc[start].lower_ in lexicon().function_words
        for stop in range(min(end, start + _LONGEST_NAME), start, -1):
            if not self._may_end(start, stop):
                continue
            key = name_key(self.doc[start:stop].text)
            if len(key) < 2 or (stop == start + 1 and (function_word or key in lexicon().never)):
                continue
            plain = function_word and self.doc[start + 1].text != "-"
            named = self.gazetteer.exact(key) if plain else self.gazetteer.find(key)
            if not named and self.doc[stop - 2 : stop - 1].text == "-":
                named = self.gazetteer.exact(key.replace(" ", ""))
            if named:
                return stop, key, named
        return None

    def _may_end(self, start: int, stop: int) -> bool:
        last = self.doc[stop - 1]
        if not (_is_name_word(last) or last.text.isdigit()) or any(
            self.doc[i].is_sent_start for i in range(start + 1, stop)
        ):
            return False
        return not (
            stop < len(self.doc) and self.doc[stop].text == "-" and stop == start + 1 and len(last) < 3
        )

    def _whole(self, start: int, end: int) -> Toponym | None:
        """Return a name that its own words say is a place: ``Castello Road``, ``Lake Assad``."""
        words = lexicon()
        doc, stop = self.doc, start
        while stop < min(end, start + _LONGEST_NAME) and (_is_name_word(doc[stop]) or doc[stop].text == "-"):
            if stop > start and doc[stop].is_sent_start:
                break
            stop += 1
        if doc[start].lower_ in words.function_words:
            return None
        for last in range(stop - 1, start, -1):
            ends_so = doc[last].lower_.rstrip(".") in words.wholes_after
            starts_so = doc[start].lower_ in words.wholes_before and last == start + 1
            if ends_so or starts_so:
                key = name_key(doc[start : last + 1].text)
                named = [item for item in self.gazetteer.find(key) if item.form <= NAME]
                found = self._toponym(start, last + 1, key, named)
                return Toponym(found.span, key, found.named, found.entity, whole=True)
        return None


def trimmed(entity: TokenSpan) -> TokenSpan | None:
    """Return an entity without article, possessive and stray punctuation; None if nothing is left."""
    start, end = entity.start, entity.end
    doc = entity.doc
    while start < end and (doc[start].lower_ in {"the", "a", "an"} or not doc[start].text[0].isalnum()):
        start += 1
    while end > start and (doc[end - 1].tag_ == "POS" or doc[end - 1].is_punct or doc[end - 1].is_space):
        end -= 1
    span = doc[start:end]
    return span if start < end and any(token.text[0].isupper() for token in span) else None


def _takes_direction(named: list[Named]) -> bool:
    """Tell whether a direction before this name makes a region; it doesn't for villages."""
    return any(
        item.place.population >= _LARGE or class_of(item.place.feature) in {"region", "continent", "relief"}
        for item in named
        if item.form != UNLIKE
    )


def _is_short(named: list[Named]) -> bool:
    return all(item.form == SHORT for item in named)


def _is_name_word(token: Token) -> bool:
    return token.text[0].isupper()


def _runs(doc: Doc) -> Iterator[tuple[int, int]]:
    """Yield stretches of capitalised words with lower-case connectors and hyphens between them."""
    connectors = lexicon().connectors
    position, length = 0, len(doc)
    while position < length:
        if not _is_name_word(doc[position]):
            position += 1
            continue
        start = end = position
        while end < length and end - start < _LONGEST_RUN and _continues(doc[end], connectors):
            end += 1
        yield _with_article(doc, start), end
        position = end


def _continues(token: Token, connectors: frozenset[str]) -> bool:
    return (
        _is_name_word(token)
        or token.text in {"-", "'s", ".", "&"}
        or token.lower_ in connectors
        or token.lower_ in ARTICLES
        or token.text.isdigit()
    )


def _with_article(doc: Doc, start: int) -> int:
    """Step back over a lower-case Arabic article and its hyphen: ``al-Raqqa``."""
    if start >= 2 and doc[start - 1].text == "-" and doc[start - 2].lower_ in ARTICLES:
        return start - 2
    if start >= 1 and doc[start - 1].lower_ in {"al", "el"}:
        return start - 1
    return start
