"""One place: who is reported to be there, who holds it, and what says so."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

import msgspec

from crosscurrents.analysis.control import control
from crosscurrents.analysis.occurrences import Occurrence, Records, in_window
from crosscurrents.analysis.presence import Where, cell_of, places_called, stated_presence
from crosscurrents.errors import InputError


class Standing(msgspec.Struct):
    """An actor at the place: the records that show it and the days between which they lie.

    ``holds`` tells whether it is the last one reported to hold the place in the window.
    """

    records: list[str]
    first: date
    last: date
    holds: bool = False


class Locale(msgspec.Struct, frozen=True):
    """A place with the actors reported there, by id."""

    name: str
    there: dict[str, Standing]


def locale(
    records: Records,
    happened: Iterable[Occurrence],
    name: str,
    since: date | None = None,
    until: date | None = None,
) -> Locale:
    """Return who is reported at the place called ``name`` in a window: parties of events, stated presence.

    Raises:
        InputError: no place of the records has this name or id.
    """
    spots = places_called(records, name)
    if not spots:
        raise InputError("--place", f"no report or table names {name!r}", "see: crosscurrents show places")
    cells: dict[str, Where] = {place.id: cell_of(place) for place in records.stream("places")}
    inside = {cells[spot] for spot in spots}
    occurred = list(happened)
    there: dict[str, Standing] = {}
    for one in occurred:
        if cells.get(one.place or "") in inside and one.last and in_window(one, since, until):
            for actor in one.parties:
                _enter(there, actor, one.id, one.last)
    for relation, first, last in stated_presence(records):
        if cells.get(relation.object) in inside and _meets(first, last, since, until):
            _enter(there, relation.subject, relation.id, last)
    for actor in _holders(records, occurred, inside, until):
        if actor in there:
            there[actor].holds = True
    return Locale(name, there)


def _enter(there: dict[str, Standing], actor: str, record: str, day: date) -> None:
    standing = there.setdefault(actor, Standing([], day, day))
    standing.records.append(record)
    standing.first, standing.last = min(standing.first, day), max(standing.last, day)


def _meets(first: date, last: date, since: date | None, until: date | None) -> bool:
    return (since is None or last >= since) and (until is None or first <= until)


def _holders(
    records: Records, happened: list[Occurrence], inside: set[Where], until: date | None
) -> set[str]:
    """Return the last holders that are reported before the end of the window."""
    held = [
        spell
        for one in control(records, happened)
        if one.place in inside
        for spell in one.spells
        if spell.holders and (until is None or spell.start <= until)
    ]
    last = max((spell.start for spell in held), default=None)
    return {actor for spell in held if spell.start == last for actor in spell.holders}
