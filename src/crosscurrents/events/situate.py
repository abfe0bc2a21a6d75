"""Where and when each event happened: the place and the date that govern its words."""

from __future__ import annotations

import msgspec
from spacy.tokens import Token

from crosscurrents.dates.attach import DateAttacher
from crosscurrents.events.anchors import trigger_token
from crosscurrents.language.parsed import ParsedDocument
from crosscurrents.places.attach import place_event
from crosscurrents.places.index import PlaceIndex
from crosscurrents.records import Event, Place, TimeExpression
from crosscurrents.vocabulary import EventType, Status

PHYSICAL = frozenset(
    {
        EventType.ASSAULT, EventType.COERCE, EventType.PROTEST, EventType.MOBILIZE, EventType.RETREAT,
        EventType.AID, EventType.CONSULT,
    }
)  # fmt: skip
"""Event types that happen somewhere; the others are said or decided."""

_DEEDS = frozenset(
    {Status.THREATENED, Status.PROMISED, Status.PLANNED, Status.PREDICTED, Status.HYPOTHETICAL}
)
"""Statuses of a threat or promise whose words tell the deed itself: ``will take the town``."""


def situate(
    parsed: ParsedDocument, events: list[Event], places: list[Place], dates: list[TimeExpression]
) -> list[Event]:
    """Return the events with date, place and precision where the text gives them.

    An event whose words give none stays undated or unplaced; the words that gave one, and the rule
    that read them, are added to its evidence.
    """
    index = PlaceIndex(parsed, places)
    attacher = DateAttacher(parsed, dates)
    return [_situated(parsed, event, index, attacher) for event in events]


def _situated(parsed: ParsedDocument, event: Event, index: PlaceIndex, attacher: DateAttacher) -> Event:
    trigger = trigger_token(parsed, event)
    if trigger is None:
        return event
    return _dated(parsed, _placed(parsed, event, trigger, index), trigger, attacher)


def is_spoken(event: Event) -> bool:
    """Tell whether an event is something said or decided, not a deed that was promised or threatened."""
    return event.type not in PHYSICAL and event.status not in _DEEDS


def _placed(parsed: ParsedDocument, event: Event, trigger: Token, index: PlaceIndex) -> Event:
    found = place_event(trigger, index, spoken=is_spoken(event))
    if found is None:
        return event
    return msgspec.structs.replace(
        event,
        place=found.place,
        place_precision=found.precision,
        evidence=[*event.evidence, parsed.evidence(found.start, found.end, found.rule)],
    )


def _dated(parsed: ParsedDocument, event: Event, trigger: Token, attacher: DateAttacher) -> Event:
    expression = attacher.expression_of(trigger)
    date = attacher.date_of(trigger)
    if expression is None or date is None:
        return event
    return msgspec.structs.replace(
        event,
        date=date,
        evidence=[*event.evidence, parsed.evidence(expression.start, expression.end, "events.date")],
    )
