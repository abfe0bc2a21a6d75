"""Which words may be a place name: runs of capitalised words, looked up longest first."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Token
from spacy.tokens import Span as TokenSpan

from crosscurrents.places.gazetteer import Gazetteer, Named
from crosscurrents.places.lexicon import lexicon
from crosscurrents.places.names import name_key

_LONGEST_NAME = 6
_LONGEST_RUN = 60
_PLACE_LABELS = frozenset({"GPE", "LOC", "FAC"})
_ARTICLE_PARTS = frozenset(["al", "el", "ar", "ash", "as", "an", "at", "ad", "az", "es", "er", "et", "ed"])


@dataclass(frozen=True)
class Toponym:
    """A stretch of words that may name a place: tokens, key, and what the gazetteer has for it.

    ``entity`` is spaCy's entity that overlaps it; ``named`` is empty for a name only spaCy knows.
    """

    span: TokenSpan
    key: str
    named: list[Named]
    entity: TokenSpan | None

    @property
    def label(self) -> str:
        """Return the label of the overlapping entity, empty where there is none."""
        return self.entity.label_ if self.entity is not None else ""

    @property
    def inside(self) -> bool:
        """Tell whether it lies inside a longer entity."""
        if self.entity is None:
            return False
        return _content(self.entity) > len(self.span)


def _content(entity: TokenSpan) -> int:
    """Count the tokens of an entity without leading article and trailing possessive."""
    start, end = entity.start, entity.end
    if entity[0].lower_ == "the":
        start += 1
    if entity[-1].tag_ == "POS":
        end -= 1
    return end - start


def find_toponyms(doc: Doc, gazetteer: Gazetteer) -> list[Toponym]:
    """Return the possible place names of a document in order, without overlap."""
    entities = {token.i: entity for entity in doc.ents for token in entity}
    found: list[Toponym] = []
    covered: set[int] = set()
    for start, end in _runs(doc):
        for toponym in _matches(doc, start, end, gazetteer, entities):
            found.append(toponym)
            covered.update(range(toponym.span.start, toponym.span.end))
    for entity in doc.ents:
        span = trimmed(entity)
        if entity.label_ in _PLACE_LABELS and span and covered.isdisjoint(range(span.start, span.end)):
            found.append(Toponym(span, name_key(span.text), [], entity))
    return sorted(found, key=lambda toponym: toponym.span.start)


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
        or token.text.isdigit()
    )


def _with_article(doc: Doc, start: int) -> int:
    """Step back over a lower-case Arabic article and its hyphen: ``al-Raqqa``."""
    if start >= 2 and doc[start - 1].text == "-" and doc[start - 2].lower_ in _ARTICLE_PARTS:
        return start - 2
    if start >= 1 and doc[start - 1].lower_ in {"al", "el"}:
        return start - 1
    return start


def _matches(
    doc: Doc, start: int, end: int, gazetteer: Gazetteer, entities: dict[int, TokenSpan]
) -> Iterator[Toponym]:
    position = start
    while position < end:
        found = _longest(doc, position, end, gazetteer)
        if found is None:
            position += 1
            continue
        stop, key, named = found
        span = doc[position:stop]
        entity = next((entities[i] for i in range(position, stop) if i in entities), None)
        yield Toponym(span, key, named, entity)
        position = stop


def _longest(doc: Doc, start: int, end: int, gazetteer: Gazetteer) -> tuple[int, str, list[Named]] | None:
    """Return the end, key and places of the longest name that begins at ``start``."""
    first = doc[start]
    if not (_is_name_word(first) or first.lower_ in _ARTICLE_PARTS):
        return None
    for stop in range(min(end, start + _LONGEST_NAME), start, -1):
        last = doc[stop - 1]
        if not (_is_name_word(last) or last.text.isdigit()) or (last.is_punct and last.text != "."):
            continue
        if any(doc[i].is_sent_start for i in range(start + 1, stop)):
            continue
        key = name_key(doc[start:stop].text)
        if len(key) < 2:
            continue
        named = gazetteer.find(key)
        if named:
            return stop, key, named
    return None
