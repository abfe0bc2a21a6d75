"""Is it a place name here at all? Evidence for and against, added up."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from functools import lru_cache

from spacy.tokens import Doc

from crosscurrents.language.normalise import fold
from crosscurrents.places.lexicon import class_of, lexicon, read_data, type_words
from crosscurrents.places.names import ARTICLES
from crosscurrents.places.schema import BARE, DEMONYM, KNOWN, NAME, SHORT
from crosscurrents.places.spans import Toponym, trimmed

_SEATS = frozenset({"PPLC", "PPLA"})
_FEW_SENSES = 4
_LEAST_SHARE = 0.25


@lru_cache(maxsize=1)
def weights() -> dict[str, float]:
    """Return the weight of each piece of evidence."""
    found: dict[str, float] = read_data("recognition.yaml")
    return found


def names_of_people(doc: Doc) -> frozenset[str]:
    """Return the words that are part of a person's full name somewhere in the document."""
    found: set[str] = set()
    for entity in doc.ents:
        if entity.label_ != "PERSON":
            continue
        span = trimmed(entity)
        if span is not None and len(span) > 1 and all(token.is_alpha or token.is_punct for token in span):
            found.update(token.lower_ for token in span if token.is_alpha)
    return frozenset(found)


def evidence_for(toponym: Toponym, people: frozenset[str]) -> list[str]:
    """Return the names of what speaks for or against ``toponym`` being a place."""
    return [*_from_entity(toponym, people), *_from_gazetteer(toponym), *_from_words(toponym)]


def _from_entity(toponym: Toponym, people: frozenset[str]) -> Iterator[str]:
    inside = "-inside" if toponym.inside else ""
    yield f"entity-{toponym.label or 'none'}{inside}"
    if inside and toponym.entity is not None:
        yield _position_inside(toponym)
    if len(toponym.span) == 1 and toponym.span[0].lower_ in people and toponym.label not in {"NORP"}:
        yield "name-of-person"
    if all(token.pos_ not in {"PROPN", "ADJ", "NOUN"} for token in toponym.span):
        yield "not-a-name-tag"


def _position_inside(toponym: Toponym) -> str:
    assert toponym.entity is not None
    inner = trimmed(toponym.entity) or toponym.entity
    if toponym.span.start <= inner.start:
        return "inside-first"
    if toponym.span.doc[toponym.span.start - 1].lower_ in {"of", "in", "for", "at", "the"}:
        return "inside-after-of"
    return "inside-last" if toponym.span.end >= inner.end else "inside-middle"


def _from_gazetteer(toponym: Toponym) -> Iterator[str]:
    if toponym.whole:
        yield "says-it-is-a-place"
    if toponym.direction:
        yield "has-direction"
    if toponym.spot:
        yield "unknown-spot"
    if not toponym.named:
        yield "unknown"
        if any(_is_code(token.text) for token in toponym.span):
            yield "has-code"
        return
    forms = {named.form for named in toponym.named}
    if DEMONYM in forms:
        yield "demonym"
        return
    kinds = {class_of(named.place.feature) for named in toponym.named}
    if not kinds.isdisjoint({"country", "continent", "region", "water", "relief"}):
        yield "country"
    elif not kinds.isdisjoint({"site", "camp"}):
        yield "site"
    elif "province" in kinds:
        yield "short-name" if forms == {SHORT} else "province"
    else:
        people = max(named.place.population for named in toponym.named)
        yield "city" if people >= 500_000 else "town" if people >= 30_000 else "village"
    if len(toponym.span) > 1 and len(toponym.key) > 5:
        yield "several-words"
        if any(token.lower_ in ARTICLES for token in toponym.span):
            yield "has-arabic-article"
    if any(named.place.feature in _SEATS and named.form <= NAME for named in toponym.named):
        yield "seat"
    if KNOWN in forms:
        yield "known-in-conflicts"


def _is_code(word: str) -> bool:
    """``M23``, ``T4``: letters and digits in one word name units and models, where no gazetteer has them."""
    return any(sign.isdigit() for sign in word) and any(sign.isalpha() for sign in word)


def _from_words(toponym: Toponym) -> Iterator[str]:
    doc, words, start, end = toponym.span.doc, lexicon(), toponym.span.start, toponym.span.end
    if start > 0:
        before = doc[start - 1]
        if before.lower_ in words.before:
            yield "after-preposition"
        if fold(before.text).rstrip(".") in words.titles and before.is_title:
            yield "after-title"
        if before.text == "," and start > 1 and doc[start - 2].pos_ == "PROPN" and _is_unit(toponym):
            yield "unit-after-comma"
        if before.lower_ == "of" and start > 1 and doc[start - 2].lower_ in type_words():
            yield "after-type"
    if end < len(doc):
        after = doc[end]
        if after.lower_ in type_words() and after.is_lower:
            yield "before-type"
        if after.text == "," and end + 1 < len(doc) and doc[end + 1].ent_type_ == "GPE":
            yield "before-unit"
        if after.is_title and after.pos_ == "PROPN" and after.ent_iob_ == "I" and not toponym.whole:
            yield "before-name"
    root = toponym.span.root
    if root.dep_ == "nsubj" and root.head.lemma_ in words.speaking:
        yield "speaks"
    if _is_dateline(toponym):
        yield "dateline"


def _is_dateline(toponym: Toponym) -> bool:
    """``BEIRUT (AP) –``, ``MOSUL, Iraq –``, ``Beirut:``: capitals at the start of a paragraph."""
    doc, start, end = toponym.span.doc, toponym.span.start, toponym.span.end
    if not doc[start].is_sent_start or end >= len(doc) or not toponym.span.text.isupper():
        return False
    return doc[end].text in {"(", ",", "-", "--", "–", "—", ":"}


def _is_unit(toponym: Toponym) -> bool:
    return any(class_of(named.place.feature) in {"province", "country"} for named in toponym.named)


def _countries(accepted_ones: Iterable[Toponym]) -> Counter[str]:
    """Count the countries of what the accepted names most likely mean, each name once."""
    found: Counter[str] = Counter()
    for toponym in {toponym.key: toponym for toponym in accepted_ones}.values():
        if toponym.named:
            best = max(toponym.named, key=lambda named: named.place.population)
            found[best.place.country or ""] += 1
    return found


def _fits_countries(toponym: Toponym, countries: Counter[str]) -> bool:
    """Tell whether a name with few senses has one in a country that much of the document is about."""
    if not toponym.named or len(toponym.named) > _FEW_SENSES or toponym.inside:
        return False
    least = max(2.0, sum(countries.values()) * _LEAST_SHARE)
    return any(
        countries[named.place.country or ""] >= least and named.form <= BARE for named in toponym.named
    )


def accepted(toponyms: list[Toponym], doc: Doc) -> list[tuple[Toponym, float]]:
    """Return those that are places, with a score; the same name is judged over the whole document."""
    known, people = weights(), names_of_people(doc)
    scores = [sum(known.get(name, 0.0) for name in evidence_for(toponym, people)) for toponym in toponyms]
    by_key: dict[str, list[float]] = defaultdict(list)
    for toponym, score in zip(toponyms, scores, strict=True):
        by_key[toponym.key].append(score)
    most, share = known["most-shared"], known["shared"]
    together = []
    for toponym, score in zip(toponyms, scores, strict=True):
        others = max(-most, min(most, sum(by_key[toponym.key]) - score))
        together.append(score + share * others)
    first = [toponym for toponym, score in zip(toponyms, together, strict=True) if score > 0]
    countries = _countries(first)
    found = []
    for toponym, score in zip(toponyms, together, strict=True):
        if score <= 0 and _fits_countries(toponym, countries):
            score += known["fits-countries"]
        if score > 0:
            found.append((toponym, score))
    return found
