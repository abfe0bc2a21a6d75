"""From a parsed document to its places: found, accepted, resolved, and joined by referent."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from crosscurrents.actors.index import ActorReading
from crosscurrents.language.parsed import ParsedDocument
from crosscurrents.places.accept import accepted
from crosscurrents.places.context import Context, context_of
from crosscurrents.places.gazetteer import Gazetteer, built_in
from crosscurrents.places.hints import hints_for
from crosscurrents.places.lexicon import precision_of
from crosscurrents.places.rank import Candidate, Hints, rank
from crosscurrents.places.spans import Toponym, find_toponyms
from crosscurrents.places.usage import usage_of
from crosscurrents.records import Place, PlaceMention, make_id
from crosscurrents.settings import Settings
from crosscurrents.vocabulary import ActorKind, MentionForm, PlacePrecision, PlaceUsage


@dataclass(frozen=True)
class Resolved:
    """A place name with what it was resolved to, None where nothing fits."""

    toponym: Toponym
    choice: Candidate | None


class PlaceReader:
    """Finds and resolves the places of a document. Opens the gazetteer once."""

    def __init__(self, settings: Settings, gazetteer: Gazetteer | None = None) -> None:
        self._settings = settings
        self._gazetteer = gazetteer or built_in()

    def read(self, parsed: ParsedDocument, actors: ActorReading) -> list[Place]:
        """Return the places of ``parsed``, one record a referent, in order of first mention."""
        people = _people(actors)
        toponyms = [
            toponym
            for toponym in find_toponyms(parsed.doc, self._gazetteer)
            if people.isdisjoint(range(toponym.span.start_char, toponym.span.end_char))
        ]
        kept = [toponym for toponym, _ in accepted(toponyms)]
        return _records(parsed, resolve(kept))


def _people(actors: ActorReading) -> set[int]:
    """Return the characters that name a person whom the actors room knows."""
    return {
        offset
        for actor in actors.actors
        if actor.kind is ActorKind.PERSON
        for mention in actor.mentions
        if mention.form is MentionForm.NAME
        for offset in range(mention.start, mention.end)
    }


def resolve(toponyms: list[Toponym]) -> list[Resolved]:
    """Choose a place for each name: first on its own, then in the light of the others."""
    hints = [hints_for(toponyms, index) for index in range(len(toponyms))]
    context = Context()
    for _ in range(2):
        choices = _choose(toponyms, hints, context)
        context = context_of((choice.place, choice.probability) for choice in choices if choice is not None)
    return [Resolved(t, c) for t, c in zip(toponyms, _choose(toponyms, hints, context), strict=True)]


def _choose(toponyms: list[Toponym], hints: list[Hints], context: Context) -> list[Candidate | None]:
    """Rank the candidates of each name; a name means the same throughout unless hints differ."""
    within: dict[str, frozenset[str]] = defaultdict(frozenset)
    for toponym, hint in zip(toponyms, hints, strict=True):
        within[toponym.key] = within[toponym.key] or hint.within
    known: dict[tuple[str, Hints], Candidate | None] = {}
    chosen = []
    for toponym, hint in zip(toponyms, hints, strict=True):
        hint = Hints(hint.within or within[toponym.key], hint.type)
        if (toponym.key, hint) not in known:
            ranked = rank(toponym.named, hint, context)
            known[toponym.key, hint] = ranked[0] if ranked else None
        chosen.append(known[toponym.key, hint])
    return chosen


def _records(parsed: ParsedDocument, resolved: list[Resolved]) -> list[Place]:
    groups: dict[str, list[Resolved]] = defaultdict(list)
    for item in resolved:
        groups[_identity(item)].append(item)
    return [_record(parsed, identity, items) for identity, items in groups.items()]


def _identity(item: Resolved) -> str:
    return item.choice.place.code if item.choice else make_id("place", item.toponym.key)


def _record(parsed: ParsedDocument, identity: str, items: list[Resolved]) -> Place:
    choice = items[0].choice
    row = choice.place if choice else None
    confidence = max(item.choice.probability if item.choice else 0.3 for item in items)
    return Place(
        id=identity,
        name=row.name if row else items[0].toponym.span.text,
        latitude=row.latitude if row else None,
        longitude=row.longitude if row else None,
        country=row.country if row else None,
        admin1=row.admin1 if row else None,
        feature=row.feature if row else None,
        radius_km=row.radius_km if row else None,
        document=parsed.document.id,
        confidence=confidence,
        evidence=[parsed.span_evidence(item.toponym.span, _rule(item)) for item in items],
        mentions=[_mention(parsed, item) for item in items],
    )


def _rule(item: Resolved) -> str:
    return "gazetteer-name" if item.choice else "entity-not-in-gazetteer"


def _mention(parsed: ParsedDocument, item: Resolved) -> PlaceMention:
    span, choice = item.toponym.span, item.choice
    usage = usage_of(item.toponym, choice.place if choice else None, choice.form if choice else 0)
    precision = precision_of(choice.place.feature) if choice else PlacePrecision.UNKNOWN
    if usage is PlaceUsage.DEMONYM:
        precision = PlacePrecision.COUNTRY
    return PlaceMention(
        document=parsed.document.id,
        start=span.start_char,
        end=span.end_char,
        text=parsed.words(span.start_char, span.end_char),
        usage=usage,
        precision=precision,
        confidence=choice.probability if choice else 0.3,
    )
