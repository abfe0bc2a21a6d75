"""The events of a document with their places, precision and evidence."""

from __future__ import annotations

import msgspec
from spacy.tokens import Token

from crosscurrents.language.parsed import ParsedDocument
from crosscurrents.places.attach import place_event
from crosscurrents.places.index import PlaceIndex
from crosscurrents.records import Event, Place


def place_events(parsed: ParsedDocument, events: list[Event], places: list[Place]) -> list[Event]:
    """Return the events of a document with place, precision and the evidence for them.

    An event that has a place already, or that the text puts nowhere, stays as it is.
    """
    index = PlaceIndex(parsed, places)
    return [_placed(parsed, event, index) for event in events]


def _placed(parsed: ParsedDocument, event: Event, index: PlaceIndex) -> Event:
    word = _head(parsed, event)
    found = place_event(word, index) if event.place is None and word is not None else None
    if found is None:
        return event
    return msgspec.structs.replace(
        event,
        place=found.place,
        place_precision=found.precision,
        evidence=[*event.evidence, parsed.evidence(found.start, found.end, found.rule)],
    )


def _head(parsed: ParsedDocument, event: Event) -> Token | None:
    span = parsed.doc.char_span(event.trigger.start, event.trigger.end, alignment_mode="expand")
    return span.root if span is not None else None
