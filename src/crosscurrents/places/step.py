"""From a parsed document to its places: found, accepted, resolved, and joined by referent."""

from __future__ import annotations

from crosscurrents.actors.index import ActorReading
from crosscurrents.language.parsed import ParsedDocument
from crosscurrents.places.accept import accepted
from crosscurrents.places.derive import derived_places
from crosscurrents.places.gazetteer import Gazetteer
from crosscurrents.places.overlay import open_gazetteer
from crosscurrents.places.records import build_places
from crosscurrents.places.resolve import resolve
from crosscurrents.places.spans import Finder, Toponym
from crosscurrents.records import Place, Span
from crosscurrents.settings import Settings
from crosscurrents.vocabulary import ActorKind, MentionForm

_STATES = frozenset({ActorKind.STATE, ActorKind.GOVERNMENT, ActorKind.POPULATION})


class PlaceReader:
    """Finds and resolves the places of a document. Opens the gazetteer once.

    Raises:
        InputError: the built-in gazetteer is missing, or a file of ``settings.gazetteer`` can't be read.
    """

    def __init__(self, settings: Settings, gazetteer: Gazetteer | None = None) -> None:
        self._gazetteer = gazetteer or open_gazetteer(settings.gazetteer)

    def read(self, parsed: ParsedDocument, actors: ActorReading) -> list[Place]:
        """Return the places of ``parsed``, one record a referent, in order of first mention."""
        found = Finder(parsed.doc, self._gazetteer).find()
        toponyms = [toponym for toponym, _ in accepted(_without_actors(found, actors), parsed.doc)]
        resolved = resolve(toponyms, self._gazetteer)
        places = build_places(parsed, resolved, _acting(actors))
        return places + derived_places(parsed, resolved)


def _acting(actors: ActorReading) -> set[Span] | None:
    """Return the spans where the actors room reads a state or its seat as an actor."""
    if not actors.actors:
        return None
    return {
        (mention.start, mention.end)
        for actor in actors.actors
        if actor.kind in _STATES
        for mention in actor.mentions
        if mention.form is MentionForm.NAME
    }


def _without_actors(toponyms: list[Toponym], actors: ActorReading) -> list[Toponym]:
    """Drop what names a person, and what the gazetteer lacks and the actors room knows as an actor."""
    people: set[int] = set()
    others: set[Span] = set()
    for actor in actors.actors:
        named = [mention for mention in actor.mentions if mention.form is MentionForm.NAME]
        if actor.kind is ActorKind.PERSON:
            people.update(offset for mention in named for offset in range(mention.start, mention.end))
        elif actor.kind not in _STATES:
            others.update((mention.start, mention.end) for mention in named)
    return [
        toponym
        for toponym in toponyms
        if people.isdisjoint(range(toponym.span.start_char, toponym.span.end_char))
        and (toponym.named or (toponym.span.start_char, toponym.span.end_char) not in others)
    ]
