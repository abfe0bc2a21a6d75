"""Where each event happened: what its words say, then what the events told around it say."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import msgspec
from spacy.tokens import Token

from crosscurrents.dates.timex import parse_day
from crosscurrents.events.anchors import trigger_token
from crosscurrents.language.parsed import ParsedDocument
from crosscurrents.places.attach import EventPlace, Nature, place_event, places_alongside
from crosscurrents.places.cues import cues
from crosscurrents.places.index import PlaceIndex
from crosscurrents.records import Event, Place, make_id
from crosscurrents.vocabulary import EventType, PlacePrecision, Status

_DONE = frozenset({EventType.ASSAULT, EventType.COERCE, EventType.MOBILIZE, EventType.RETREAT, EventType.AID})
_MET = frozenset({EventType.CONSULT, EventType.PROTEST})
_OF_FORCE = frozenset({EventType.THREATEN, EventType.CONCEDE, EventType.REJECT})
"""Types that a deed has while it is only announced or refused."""

_DEEDS = frozenset(
    {Status.THREATENED, Status.PROMISED, Status.PLANNED, Status.PREDICTED, Status.HYPOTHETICAL}
)
"""Statuses of a threat or promise whose words tell the deed itself: ``will take the town``."""

_AT_MEETINGS = frozenset({EventType.AGREE, EventType.SUPPORT, EventType.COOPERATE, EventType.REJECT})
"""What is said at a meeting rather than somewhere later: its outcome."""

_SMALL = frozenset({PlacePrecision.SITE, PlacePrecision.TOWN, PlacePrecision.DISTRICT})
_GUESSED = frozenset({"place-in-sentence", "place-carried-over", "place-of-report"})
_TOLD_OF = frozenset({"dobj", "nsubj", "nsubjpass", "pobj"})
_LONG = timedelta(days=365)
_CHARACTERS_BACK = 900
"""How far before a word of a meeting still tells where it was spoken: some six sentences."""


def place_events(parsed: ParsedDocument, events: list[Event], places: list[Place]) -> list[Event]:
    """Return the events with place and precision where the text gives them.

    What the same words tell of two places (``in Tikrit and Fallujah``) becomes two events, the toll with
    the first. An event whose words give no place has that of the meeting at which it was said, or of an
    earlier telling of the same happening; else it stays unplaced.
    """
    index = PlaceIndex(parsed, places)
    placed: list[Event] = []
    for event in events:
        trigger = trigger_token(parsed, event)
        if trigger is None:
            placed.append(event)
            continue
        long_ago = _is_long_ago(parsed, event)
        found = place_event(trigger, index, Nature.LONG_AGO if long_ago else nature_of(event, trigger))
        if long_ago:
            placed += _with_places(parsed, event, found, index)
            continue
        if found is None or found.rule in _GUESSED:
            earlier = _same_before(event, trigger, placed) or _meeting_before(event, placed)
            if earlier is not None:
                placed.append(_as_before(event, *earlier))
                continue
        placed += _with_places(parsed, event, found, index)
    return placed


def _is_long_ago(parsed: ParsedDocument, event: Event) -> bool:
    """``Israel attacked Syria in 1967``: dated by its own words a year or more before the report."""
    published = parse_day(parsed.document.published)
    latest = parse_day(event.date.latest) if event.date is not None else None
    own = any(item.rule == "events.date" for item in event.evidence)
    return own and published is not None and latest is not None and latest + _LONG < published


def nature_of(event: Event, trigger: Token) -> Nature:
    """Tell how far the place of an event may be looked for: deeds further than what is only said.

    A refusal or concession told by the verb of the deed (``will not withdraw``) counts as the deed.
    """
    if event.mode == "resign":
        return Nature.SAID
    refused = event.type in _OF_FORCE and trigger.lemma_.lower() in cues().leaving
    if event.type in _DONE or refused:
        return Nature.DONE
    if event.type in _MET:
        return Nature.MET
    if event.status in _DEEDS:
        return Nature.DONE if event.type in _OF_FORCE else Nature.DEALT
    return Nature.SAID


def _with_places(
    parsed: ParsedDocument, event: Event, found: EventPlace | None, index: PlaceIndex
) -> Iterator[Event]:
    if found is None:
        yield event
        return
    yield _at(parsed, event, found)
    for other in places_alongside(found, index):
        twin = msgspec.structs.replace(event, id=make_id(event.id, other.place), magnitude={})
        yield _at(parsed, twin, other)


def _at(parsed: ParsedDocument, event: Event, found: EventPlace) -> Event:
    return msgspec.structs.replace(
        event,
        place=found.place,
        place_precision=found.precision,
        evidence=[*event.evidence, parsed.evidence(found.start, found.end, found.rule)],
    )


def _as_before(event: Event, earlier: Event, rule: str) -> Event:
    """Give an event the place of an earlier one, with the words that told it."""
    told = next(item for item in reversed(earlier.evidence) if item.rule.startswith("place-"))
    return msgspec.structs.replace(
        event,
        place=earlier.place,
        place_precision=earlier.place_precision,
        evidence=[*event.evidence, msgspec.structs.replace(told, rule=rule)],
    )


def _same_before(event: Event, trigger: Token, placed: list[Event]) -> tuple[Event, str] | None:
    """``supports the advance``: an event noun with an article points to its last telling."""
    if nature_of(event, trigger) is not Nature.DONE:
        return None
    told = {
        noun.lemma_.lower()
        for noun in (trigger, *trigger.children)
        if (noun.dep_ in _TOLD_OF or noun == trigger) and _is_definite(noun)
    }
    for earlier in reversed(placed):
        if earlier.place is not None and _stem(earlier.trigger.text) in {_stem(word) for word in told}:
            return earlier, "place-of-same-event"
    return None


def _is_definite(noun: Token) -> bool:
    return noun.pos_ == "NOUN" and any(child.lower_ in {"the", "this", "that"} for child in noun.children)


def _stem(word: str) -> str:
    """Cut off what verb and noun of a happening differ by: ``advanced``, ``advance``."""
    return word.lower().removesuffix("ed").removesuffix("ing").removesuffix("e").removesuffix("s")


def _meeting_before(event: Event, placed: list[Event]) -> tuple[Event, str] | None:
    """``he met X in Paris. The two agreed``: what is said by those who met just before, was said there."""
    if event.status in _DEEDS or event.type not in _AT_MEETINGS:
        return None
    saying = {*event.actors, event.attributed_to} - {None}
    for earlier in reversed(placed):
        if event.trigger.start - earlier.trigger.start > _CHARACTERS_BACK:
            return None
        met = earlier.type is EventType.CONSULT and not saying.isdisjoint(
            [*earlier.actors, *earlier.recipients]
        )
        if met:
            here = earlier.place is not None and earlier.place_precision in _SMALL
            return (earlier, "place-of-meeting") if here else None
    return None
