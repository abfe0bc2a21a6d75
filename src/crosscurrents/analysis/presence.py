"""Who was where in which month, and who fought whom there, from events and stated presence."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from itertools import combinations, product

import msgspec

from crosscurrents.analysis.occurrences import Occurrence, Records, parse_day
from crosscurrents.records import Place, Relation
from crosscurrents.vocabulary import COUNTED_STATUSES, EventType, PlacePrecision, RelationName

CELL = 0.1
"""Degrees: places some ten kilometres apart are one, as villages around a town are in reports."""

FIGHTING = frozenset({EventType.ASSAULT})
_FINE = frozenset({PlacePrecision.SITE, PlacePrecision.TOWN})
_PRESENT = frozenset({RelationName.CONTROLS, RelationName.PRESENT_AT, RelationName.BASED_IN})

LONGEST_STAY = timedelta(days=3660)
"""How far back a stated presence is followed: older beginnings are history, or misread."""

Pair = tuple[str, str]
Where = str


class Sightings(msgspec.Struct):
    """By place and month (months counted from year nought): the actors there with what shows it, and fights.

    ``names`` gives each place a name; ``left_out`` counts events without a day, a place as fine as a
    town, or parties.
    """

    present: dict[tuple[Where, int], dict[str, list[str]]]
    fought: dict[tuple[Where, int], dict[Pair, list[str]]]
    names: dict[Where, str]
    left_out: int


def month_of(day: date) -> int:
    """Number a month."""
    return day.year * 12 + day.month - 1


def month_name(month: int) -> str:
    """Return a numbered month as ``2016-11``."""
    return f"{month // 12:04d}-{month % 12 + 1:02d}"


def cell_of(place: Place) -> Where:
    """Return the cell of a place's coordinates; a place without any is a cell by itself."""
    if place.latitude is None or place.longitude is None:
        return place.id
    return f"{round(place.latitude / CELL)}:{round(place.longitude / CELL)}"


def is_country(place: Place) -> bool:
    """Tell whether a place is a whole country, or more."""
    return (place.feature or "").startswith(("PCL", "CONT"))


def coarse_of(where: Where) -> str:
    """Return the half-degree square of a cell; a place without coordinates is one by itself."""
    row, _, column = where.partition(":")
    return f"{int(row) // 5}:{int(column) // 5}" if column else where


def squares_around(where: Where) -> list[str]:
    """Return the half-degree square of a cell and the eight beside it."""
    row, _, column = coarse_of(where).partition(":")
    if not column:
        return [where]
    return [f"{int(row) + i}:{int(column) + j}" for i in (-1, 0, 1) for j in (-1, 0, 1)]


def sightings(
    records: Records, happened: Iterable[Occurrence], crowds: frozenset[str] = frozenset()
) -> Sightings:
    """Gather who is seen where: parties of events, and stated presence in the month it is reported.

    ``crowds`` are actors that aren't forces, and are passed over.
    """
    places = {place.id: place for place in records.stream("places")}
    cells = {key: cell_of(place) for key, place in places.items()}
    names: dict[Where, str] = {}
    for key, place in places.items():
        names.setdefault(cells[key], place.name)
    present: dict[tuple[Where, int], dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    fought: dict[tuple[Where, int], dict[Pair, list[str]]] = defaultdict(lambda: defaultdict(list))
    left_out = 0
    for one in happened:
        fine = one.place in cells and one.place_precision in _FINE
        if not fine or one.first is None or one.last is None or month_of(one.first) != month_of(one.last):
            left_out += 1
            continue
        spot = (cells[one.place or ""], month_of(one.first))
        for actor in one.parties:
            if actor not in crowds:
                present[spot][actor].append(one.id)
        if one.type in FIGHTING:
            for a, b in product(one.actors, one.recipients):
                if a != b and not {a, b} & crowds:
                    fought[spot][pair_of(a, b)].append(one.id)
    _stated(records, cells, present)
    return Sightings(dict(present), dict(fought), names, left_out)


def _stated(
    records: Records, cells: dict[str, Where], present: dict[tuple[Where, int], dict[str, list[str]]]
) -> None:
    for relation, first, last in stated_presence(records):
        if relation.object in cells:
            for month in range(month_of(first), month_of(last) + 1):
                present[(cells[relation.object], month)][relation.subject].append(relation.id)


def stated_presence(records: Records) -> Iterator[tuple[Relation, date, date]]:
    """Yield each stated control, base or presence with the first and the last day that it speaks of.

    It lasts from its own beginning to its own end, or to the report; what gives neither is of the
    report's day. Without any day it is left out.
    """
    published = {document.id: document.published for document in records.stream("documents")}
    for relation in records.stream("relations"):
        if relation.relation not in _PRESENT or relation.status not in COUNTED_STATUSES:
            continue
        said = parse_day(published.get(relation.document))
        begun, ended = parse_day(relation.since), parse_day(relation.until)
        last = ended or said or begun
        if last is not None:
            first = begun if begun is not None and begun <= last else last
            yield relation, max(first, last - LONGEST_STAY), last


def places_called(records: Records, name: str) -> set[str]:
    """Return the ids of places with this id or name, or in a first-order unit whose name holds it."""
    wanted = name.casefold().strip()
    return {
        place.id
        for place in records.stream("places")
        if wanted
        and (wanted in (place.id, place.name.casefold()) or wanted in (place.admin1 or "").casefold())
    }


def pair_of(a: str, b: str) -> Pair:
    """Return two actors in alphabetical order."""
    return (a, b) if a < b else (b, a)


def pairs_of(actors: Iterable[str]) -> list[Pair]:
    """Return all pairs of some actors."""
    return [pair_of(a, b) for a, b in combinations(sorted(actors), 2)]
