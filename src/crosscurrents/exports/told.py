"""Events with all that formats of coded events say beside them: who, where, when, and in which report."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

import msgspec

from crosscurrents.exports.registry import ExportOptions, Records
from crosscurrents.records import Document, Event, Place, make_id
from crosscurrents.vocabulary import COUNTED_STATUSES, ActorKind, MentionForm

_Words = tuple[int, int, str]


class Side(msgspec.Struct, frozen=True):
    """An actor of an event, and the words that name or describe it in the report; no pronoun."""

    actor: Any
    words: str


class When(msgspec.Struct, frozen=True):
    """The days of an event, ISO; ``comment`` says what is not known about them."""

    start: str
    end: str
    comment: str | None = None


class Told(msgspec.Struct, frozen=True):
    """An event as its report tells it; ``id`` is the event's, made different where two share one."""

    id: str
    event: Event
    when: When
    actors: list[Side]
    recipients: list[Side]
    place: Place | None
    place_words: str | None
    document: Document
    attributed_to: str | None


class Story(msgspec.Struct):
    """What else a report names; peoples and those that it only describes are neither people nor bodies."""

    people: list[str] = []
    organizations: list[str] = []
    locations: list[str] = []


class Telling:
    """The actors, places and reports of a case, ready to be looked up event by event.

    Texts and mentions are held only as far as events need them.
    """

    def __init__(self, case: Records) -> None:
        self._case = case
        self._documents = {d.id: msgspec.structs.replace(d, text="") for d in case.stream("documents")}
        self._actors: dict[str, Any] = {}
        self._words: dict[tuple[str, str], list[_Words]] = {}
        self._places: dict[str, Place] = {}
        self._stories: dict[str, Story] = {}
        for actor in case.stream("actors"):
            self._enter_actor(actor)
        for place in case.stream("places"):
            self._enter_place(place)

    def _enter_actor(self, actor: Any) -> None:
        for mention in actor.mentions:
            if mention.form is MentionForm.PRONOUN:
                continue
            where = (actor.id, mention.document)
            self._words.setdefault(where, []).append((mention.start, mention.end, mention.text))
        named = {mention.document for mention in actor.mentions if mention.form is MentionForm.NAME}
        for document in named if actor.kind is not ActorKind.POPULATION else ():
            story = self._story(document)
            (story.people if actor.kind is ActorKind.PERSON else story.organizations).append(actor.name)
        self._actors[actor.id] = msgspec.structs.replace(actor, mentions=[], evidence=actor.evidence[:1])

    def _enter_place(self, place: Place) -> None:
        for mention in place.mentions:
            where = (place.id, mention.document)
            self._words.setdefault(where, []).append((mention.start, mention.end, mention.text))
        for document in {mention.document for mention in place.mentions}:
            self._story(document).locations.append(place.name)
        self._places[place.id] = msgspec.structs.replace(place, mentions=[], evidence=place.evidence[:1])

    def _story(self, document: str) -> Story:
        return self._stories.setdefault(document, Story())

    def story(self, document: Document) -> Story:
        """Return what a report names; nothing for tables, whose rows are not one story."""
        return Story() if document.table else self._stories.get(document.id, Story())

    def events(self, options: ExportOptions) -> Iterator[Told]:
        """Yield the events that have a day, in the order of the case; by default only what happened."""
        used: set[str] = set()
        for event in self._case.stream("events"):
            document = self._documents.get(event.document)
            if document is None or not (options.every_status or event.status in COUNTED_STATUSES):
                continue
            when = _when(event, document)
            if when is None:
                continue
            key = event.id if event.id not in used else make_id(event.id, event.document, len(used))
            used.add(key)
            yield self._told(key, event, when, document)

    def _told(self, key: str, event: Event, when: When, document: Document) -> Told:
        place = self._places.get(event.place or "")
        source = self._actors.get(event.attributed_to or "")
        return Told(
            id=key,
            event=event,
            when=when,
            actors=self._sides(event.actors, event),
            recipients=self._sides(event.recipients, event),
            place=place,
            place_words=self._said(place.id, event) if place else None,
            document=document,
            attributed_to=source.name if source else None,
        )

    def _sides(self, actors: list[str], event: Event) -> list[Side]:
        known = [self._actors[actor] for actor in actors if actor in self._actors]
        return [Side(actor, self._said(actor.id, event) or actor.name) for actor in known]

    def _said(self, record: str, event: Event) -> str | None:
        """Return the words for an actor or a place in what the event was read from, else its first ones."""
        words = self._words.get((record, event.document), [])
        inside = (
            text for start, end, text in words for e in event.evidence if e.start <= start and end <= e.end
        )
        return next(inside, words[0][2] if words else None)


def _when(event: Event, document: Document) -> When | None:
    """Return the event's days; without a date the report's, which it can't lie behind."""
    earliest = _day(event.date.earliest) if event.date else None
    latest = _day(event.date.latest) if event.date else None
    if earliest and latest:
        return When(earliest, latest)
    if latest:
        return When(latest, latest, f"date: at the latest {latest}")
    if earliest:
        return When(earliest, earliest, f"date: at the earliest {earliest}")
    day = _day(document.published)
    if day:
        return When(day, day, "date: not told; at the latest the day of the report")
    return None


def _day(text: str | None) -> str | None:
    """Return the whole day that an ISO date or timestamp begins with, if it does."""
    day = (text or "")[:10]
    try:
        date.fromisoformat(day)
    except ValueError:
        return None
    return day if len(day) == 10 else None
