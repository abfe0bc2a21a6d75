"""What a person says of an event, from words to records: sides, place, date, type and status.

- A side is a list of actors separated by ``;``: ids or names of the case, or ``+Name:kind`` for one that
  the case doesn't know yet.
- A place is the id or name of a place of the case, or what the gazetteer calls so.
- A date is ``2016``, ``2016-10``, ``2016-10-17``, or two of them with ``/`` between.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections import Counter
from collections.abc import Callable
from enum import StrEnum
from typing import TypeVar

from crosscurrents.actors.people import name_words
from crosscurrents.errors import InputError, UnknownRecord
from crosscurrents.events.ontology import ontology
from crosscurrents.places.explain import explain
from crosscurrents.places.gazetteer import built_in
from crosscurrents.places.lexicon import precision_of
from crosscurrents.places.schema import PlaceRow
from crosscurrents.records import Event, EventDate, EventSaid, Party, Place, Spot, make_id
from crosscurrents.store.summary import ActorSummary
from crosscurrents.vocabulary import ActorKind, EventType, PlacePrecision, Status

FIELDS = ("type", "status", "mode", "actors", "recipients", "place", "date")
"""What may be said of an event."""

MOST_PARTIES = 20
LONGEST_NAME = 200
_DAY = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")
_PRECISIONS = ("year", "month", "day")

FindActor = Callable[[str], ActorSummary]
FindPlace = Callable[[str], list[Place]]
E = TypeVar("E", bound=StrEnum)


def said_of(field: str, words: str, event: Event, find: FindActor, places: FindPlace) -> EventSaid:
    """Return what ``field=words`` says of an event; an empty side, place, mode or date takes it away.

    Raises:
        InputError: it can't be said of an event.
        UnknownRecord: no such actor or place.
    """
    match field:
        case "type":
            return EventSaid(type=one_of(EventType, words))
        case "status":
            return EventSaid(status=one_of(Status, words))
        case "mode":
            _check_mode(words, event)
            return EventSaid()
        case "actors":
            return EventSaid(actors=parties(words, find))
        case "recipients":
            return EventSaid(recipients=parties(words, find))
        case "place":
            return EventSaid(place=spot(words, places) if words else None)
        case "date":
            return EventSaid(date=event_date(words) if words else None)
        case _:
            raise InputError("event", f"{field!r} says nothing about an event", "say " + ", ".join(FIELDS))


def one_of(kind: type[E], word: str) -> E:
    """Return the word of a closed list.

    Raises:
        InputError: it isn't one.
    """
    try:
        return kind(word)
    except ValueError as error:
        listed = ", ".join(kind)
        raise InputError("event", f"{word!r} isn't one of its words", f"choose one of {listed}") from error


def _check_mode(mode: str, event: Event) -> None:
    known = ontology().modes(event.type)
    if mode and mode not in known:
        listed = ", ".join(known) or "none"
        raise InputError("event", f"{event.type} has no mode {mode!r}", f"its modes: {listed}")


def parties(words: str, find: FindActor) -> list[Party]:
    """Return the actors of one side.

    Raises:
        UnknownRecord: the case knows no such actor.
        InputError: too many, or a new one without a name.
    """
    named = [name.strip() for name in words.split(";") if name.strip()]
    if len(named) > MOST_PARTIES:
        raise InputError("event", f"more than {MOST_PARTIES} actors on one side")
    found = [_new_party(name[1:]) if name.startswith("+") else _party(find(name)) for name in named]
    return list({party.id: party for party in found}.values())


def _party(actor: ActorSummary) -> Party:
    return Party(id=actor.id, name=actor.name)


def _new_party(words: str) -> Party:
    """Return an actor that the case gets by being named; one that reports name so later is the same."""
    name, _, kind = words.rpartition(":") if ":" in words else (words, "", ActorKind.OTHER)
    name = " ".join(name.split())
    if not re.search(r"\w", name) or len(name) > LONGEST_NAME:
        raise InputError("event", "a new actor needs a name", "say +Name or +Name:kind")
    id = make_id("actor", "body", " ".join(name_words(name)))
    return Party(id=id, name=name, kind=one_of(ActorKind, kind))


def spot(words: str, places: FindPlace) -> Spot:
    """Return a place by its id or name: one of the case, else the gazetteer's best.

    Raises:
        UnknownRecord: neither knows it.
    """
    held = places(words)
    if held:
        return _held(held[0])
    row = built_in().coded(words)
    if row is None:
        found = explain(words)
        row = found[0].place if found else None
    if row is None:
        raise UnknownRecord(f"neither the case nor the gazetteer knows a place called {words!r}")
    return located(row)


def _held(place: Place) -> Spot:
    precisions = Counter(mention.precision for mention in place.mentions)
    known = precision_of(place.feature) if place.feature else PlacePrecision.UNKNOWN
    return Spot(
        id=place.id,
        name=place.name,
        latitude=place.latitude,
        longitude=place.longitude,
        country=place.country,
        admin1=place.admin1,
        feature=place.feature,
        radius_km=place.radius_km,
        precision=precisions.most_common(1)[0][0] if precisions else known,
    )


def located(row: PlaceRow) -> Spot:
    """Return a place of the gazetteer."""
    return Spot(
        id=row.code,
        name=row.name,
        latitude=row.latitude,
        longitude=row.longitude,
        country=row.country,
        admin1=row.admin1,
        feature=row.feature,
        radius_km=row.radius_km,
        precision=precision_of(row.feature),
    )


def event_date(words: str) -> EventDate:
    """Return a date, or an interval of two, as calendar bounds.

    Raises:
        InputError: it is none, or ends before it begins.
    """
    first, _, last = words.partition("/")
    start, precision = _bounds(first)
    end, other = _bounds(last) if last else (start, precision)
    if end[1] < start[0]:
        raise InputError(words, "ends before it begins")
    one = start == end and precision == other
    return EventDate(earliest=start[0], latest=end[1], text=words, precision=precision if one else "interval")


def _bounds(words: str) -> tuple[tuple[str, str], str]:
    match = _DAY.fullmatch(words.strip())
    year, month, day = (int(part) if part else None for part in match.groups()) if match else (0, None, None)
    try:
        last = monthrange(year or 0, 12 if month is None else month)[1]
    except ValueError:
        last = 0
    if not year or not last or (day is not None and not 1 <= day <= last):
        raise InputError(words, "is no date", "give it as 2016-10-17, 2016-10 or 2016")
    low = f"{year:04}-{month or 1:02}-{day or 1:02}"
    high = f"{year:04}-{month or 12:02}-{day or last:02}"
    return (low, high), _PRECISIONS[(month is not None) + (day is not None)]
