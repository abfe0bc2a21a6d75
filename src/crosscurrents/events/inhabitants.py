"""A place in a side's role stands for somebody: a country for its state, a town for the people there.

The events room takes up words in a side's role that name no known actor. Where the places room
resolved such a word, ``the shelling of Aleppo`` is done to the people of Aleppo, and ``the invasion of
Iraq`` to Iraq.
"""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from crosscurrents.actors.index import ActorReading
from crosscurrents.actors.knowledge import Knowledge
from crosscurrents.events.discourse import DISTANT
from crosscurrents.events.unnamed import PARTICIPANT_RULE
from crosscurrents.language.parsed import ParsedDocument
from crosscurrents.records import Actor, Event, Mention, Place, PlaceMention
from crosscurrents.vocabulary import ActorKind, EventType, PlacePrecision, PlaceUsage

_REACHING = frozenset((EventType.AID, EventType.ACCUSE, EventType.SANCTION, EventType.SUPPORT))
"""Types that reach the people of a town they name. Troops that take, enter or leave it, crowds that gather
and envoys that travel there, and what is demanded or refused there, don't."""

_TOWNS = frozenset(("GPE", "LOC", "FAC"))


def name_inhabitants(
    parsed: ParsedDocument,
    events: list[Event],
    actors: ActorReading,
    places: list[Place],
    knowledge: Knowledge,
) -> tuple[list[Event], ActorReading]:
    """Return events and actors in which participants that are places stand for whom they mean.

    Participants that no event keeps are left out.
    """
    at = {(m.start, m.end): (place, m) for place in places for m in place.mentions}
    settled: dict[str, Actor] = {}
    renamed: dict[str, str] = {}
    townspeople: set[str] = set()
    unresolved: set[str] = set()
    for actor in actors.actors:
        found = _meant(actor, at, knowledge)
        if found.id != actor.id:
            renamed[actor.id] = found.id
        elif found.kind is not actor.kind or found.name != actor.name:
            townspeople.add(found.id)
        elif _is_place(found, parsed):
            unresolved.add(found.id)
        known = settled.get(found.id)
        settled[found.id] = found if known is None else _joined(known, found)
    changed = [_renamed(_without(event, townspeople, unresolved), renamed) for event in events]
    kept = _still_there(list(settled.values()), changed, actors)
    return changed, ActorReading(parsed.doc, kept, actors.relations)


def _without(event: Event, townspeople: set[str], unresolved: set[str]) -> Event:
    """Leave out towns as recipients, but where their people are meant: helped, accused, bombed."""
    idle = set(unresolved) if event.type not in _REACHING else set()
    if event.type not in _REACHING and event.mode not in DISTANT:
        idle |= townspeople
    if idle.isdisjoint(event.recipients):
        return event
    recipients = [actor for actor in event.recipients if actor not in idle]
    return msgspec.structs.replace(event, recipients=recipients)


def _is_place(actor: Actor, parsed: ParsedDocument) -> bool:
    """Tell whether a participant is only a name of a place, which the places room left open."""
    if not _is_participant(actor) or actor.country is not None:
        return False
    first = actor.mentions[0]
    words = parsed.doc.char_span(first.start, first.end, alignment_mode="expand")
    return words is not None and words.root.ent_type_ in _TOWNS


def _still_there(found: list[Actor], events: list[Event], before: ActorReading) -> list[Actor]:
    """Leave out participants that were taken up for a side which now has another actor."""
    needed = {key for event in events for key in (*event.actors, *event.recipients, event.attributed_to)}
    needed |= {key for tie in before.relations for key in (tie.subject, tie.object)}
    return [actor for actor in found if actor.id in needed or not _is_participant(actor)]


def _is_participant(actor: Actor) -> bool:
    return all(mention.rule == PARTICIPANT_RULE for mention in actor.mentions)


def _meant(
    actor: Actor, at: Mapping[tuple[int, int], tuple[Place, PlaceMention]], knowledge: Knowledge
) -> Actor:
    if not _is_participant(actor):
        return actor
    first = actor.mentions[0]
    found = at.get((first.start, first.end))
    if found is None or found[0].latitude is None:
        return actor
    place, mention = found
    state = knowledge.get(knowledge.state_of_country.get(place.country or "", ""))
    if mention.precision is PlacePrecision.COUNTRY and state is not None:
        mentions = [msgspec.structs.replace(m, actor=state.id) for m in actor.mentions]
        return msgspec.structs.replace(
            actor, id=state.id, name=state.name, kind=state.kind, country=state.country, mentions=mentions
        )
    if mention.usage is PlaceUsage.DEMONYM:
        return actor
    return msgspec.structs.replace(
        actor, name=f"people of {actor.name}", kind=ActorKind.POPULATION, sector="CVL", country=place.country
    )


def _joined(known: Actor, other: Actor) -> Actor:
    spans = {(m.start, m.end) for m in known.mentions}
    added: list[Mention] = [m for m in other.mentions if (m.start, m.end) not in spans]
    mentions = sorted([*known.mentions, *added], key=lambda m: (m.start, -m.end))
    return msgspec.structs.replace(known, mentions=mentions)


def _renamed(event: Event, renamed: Mapping[str, str]) -> Event:
    if renamed.keys().isdisjoint([*event.actors, *event.recipients]):
        return event
    actors = list(dict.fromkeys(renamed.get(key, key) for key in event.actors))
    others = dict.fromkeys(renamed.get(key, key) for key in event.recipients)
    recipients = [key for key in others if key not in actors]
    return msgspec.structs.replace(event, actors=actors, recipients=recipients)
