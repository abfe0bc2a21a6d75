"""Is it a place name here at all? Evidence for and against, added up."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from functools import lru_cache

from spacy.tokens import Doc, Token

from crosscurrents.language.normalise import fold
from crosscurrents.places.lexicon import class_of, lexicon, read_data, type_words
from crosscurrents.places.schema import DEMONYM, SHORT
from crosscurrents.places.spans import Toponym

_PERSONAL = "PERSON"


@lru_cache(maxsize=1)
def weights() -> dict[str, float]:
    """Return the weight of each piece of evidence."""
    found: dict[str, float] = read_data("recognition.yaml")
    return found


def _before(doc: Doc, index: int) -> Token | None:
    return doc[index - 1] if index > 0 else None


def _after(doc: Doc, index: int) -> Token | None:
    return doc[index] if index < len(doc) else None


def evidence_for(toponym: Toponym) -> list[str]:
    """Return the names of what speaks for or against ``toponym`` being a place."""
    return [*_from_entity(toponym), *_from_gazetteer(toponym), *_from_words(toponym)]


def _from_entity(toponym: Toponym) -> Iterable[str]:
    label = toponym.label
    yield f"entity-{label or 'none'}" + ("-inside" if toponym.inside else "")
    if all(token.pos_ not in {"PROPN", "ADJ", "NOUN"} for token in toponym.span):
        yield "not-a-name-tag"


def _from_gazetteer(toponym: Toponym) -> Iterable[str]:
    if not toponym.named:
        yield "unknown"
        return
    best = max(toponym.named, key=lambda named: named.place.population)
    forms = {named.form for named in toponym.named}
    if DEMONYM in forms:
        yield "demonym"
    kinds = {class_of(named.place.feature) for named in toponym.named if named.form not in {DEMONYM}}
    if "country" in kinds or "continent" in kinds:
        yield "country"
    elif "province" in kinds:
        yield "short-name" if forms == {SHORT} else "province"
    else:
        people = best.place.population
        yield "city" if people >= 500_000 else "town" if people >= 30_000 else "village"
    if len(toponym.span) > 1 and len(toponym.key) > 5:
        yield "several-words"
    elif toponym.key in lexicon().never or len(toponym.key) < 2:
        yield "common-word"


def _from_words(toponym: Toponym) -> Iterable[str]:
    doc, words = toponym.span.doc, lexicon()
    before, after = _before(doc, toponym.span.start), _after(doc, toponym.span.end)
    if before is not None:
        if before.lower_ in words.before:
            yield "after-preposition"
        if fold(before.text).rstrip(".") in words.titles and before.is_title:
            yield "after-title"
        if (
            before.lower_ == "of"
            and toponym.span.start > 1
            and doc[toponym.span.start - 2].lower_ in type_words()
        ):
            yield "after-type"
    if after is not None:
        if after.lower_ in type_words():
            yield "before-type"
        if (
            after.text == ","
            and toponym.span.end + 1 < len(doc)
            and doc[toponym.span.end + 1].ent_type_ == "GPE"
        ):
            yield "before-unit"


def accepted(toponyms: list[Toponym]) -> list[tuple[Toponym, float]]:
    """Return those that are places, with a score; the same name is judged over the whole document."""
    known = weights()
    scores = [sum(known.get(name, 0.0) for name in evidence_for(toponym)) for toponym in toponyms]
    by_key: dict[str, list[float]] = defaultdict(list)
    for toponym, score in zip(toponyms, scores, strict=True):
        by_key[toponym.key].append(score)
    share = known["shared"]
    found = []
    for toponym, score in zip(toponyms, scores, strict=True):
        others = by_key[toponym.key]
        together = (1 - share) * score + share * sum(others) / len(others)
        if together > 0:
            found.append((toponym, together))
    return found
