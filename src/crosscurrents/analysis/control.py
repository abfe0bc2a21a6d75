"""Who holds which place when, as far as it is reported; what isn't reported is a gap, not a guess."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from functools import lru_cache
from importlib.resources import files
from itertools import pairwise

import msgspec
import yaml

from crosscurrents.analysis.occurrences import SUPPOSED, Occurrence, Records, duplicates, parse_day
from crosscurrents.analysis.presence import Where, cell_of, is_country
from crosscurrents.vocabulary import COUNTED_STATUSES, EventType, RelationName


class Cues(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What says that a place changed hands: ``data/analysis/control.yaml``."""

    gained: tuple[str, ...]
    lost: tuple[str, ...]
    gaining: list[tuple[EventType, str]]
    losing: list[tuple[EventType, str]]
    holds: int


@lru_cache(maxsize=1)
def load_cues() -> Cues:
    """Load the cues."""
    path = files("crosscurrents") / "data" / "analysis" / "control.yaml"
    return msgspec.convert(yaml.safe_load(path.read_text(encoding="utf-8")), Cues, strict=False)


class Sign(msgspec.Struct, frozen=True):
    """One report that an actor holds (``holds``) a place, or no longer does, on a day.

    ``through`` is the last day of which it says so; ``ended``, that the holding ended then.
    """

    day: date
    actor: str
    holds: bool
    record: str
    basis: str
    through: date | None = None
    ended: bool = False


class Spell(msgspec.Struct, frozen=True):
    """A stretch of days: ``holders`` is empty in a gap, and has several where reports contradict."""

    start: date
    end: date
    holders: tuple[str, ...]
    basis: list[str]
    records: list[str]

    @property
    def kind(self) -> str:
        """Say what the stretch is: held, contested or a gap."""
        return ("gap", "held")[len(self.holders)] if len(self.holders) < 2 else "contested"


class PlaceControl(msgspec.Struct, frozen=True):
    """One place and its stretches in order of time."""

    place: str
    name: str
    spells: list[Spell]


def control(records: Records, happened: Iterable[Occurrence]) -> list[PlaceControl]:
    """Return the places for which control is reported, those with most reports first.

    Countries are left out: who fights in one is often said to hold it, and never does as a whole.
    """
    cells: dict[str, Where] = {}
    names: dict[Where, str] = {}
    countries = set()
    for place in records.stream("places"):
        cells[place.id] = cell_of(place)
        names.setdefault(cells[place.id], place.name)
        if is_country(place):
            countries.add(place.id)
    signs: dict[Where, list[Sign]] = {}
    for where, sign in (*_stated(records), *_events(happened)):
        if where not in countries:
            signs.setdefault(cells.get(where, where), []).append(sign)
    found = [PlaceControl(cell, names.get(cell, cell), spells(each)) for cell, each in signs.items()]
    return sorted(found, key=lambda one: (-len(signs[one.place]), one.name))


def within(
    found: Iterable[PlaceControl], place: str | None, since: date | None, until: date | None
) -> list[PlaceControl]:
    """Return the places whose name holds ``place``, with the stretches that lie in a window."""
    wanted = (place or "").casefold()
    kept = []
    for one in found:
        inside = [
            each
            for each in one.spells
            if (since is None or each.end >= since) and (until is None or each.start <= until)
        ]
        if inside and wanted in one.name.casefold():
            kept.append(PlaceControl(one.place, one.name, inside))
    return kept


def _stated(records: Records) -> Iterator[tuple[Where, Sign]]:
    """Yield stated control: from its beginning to its end, or to the day on which it was reported."""
    published = duplicates(records)
    for relation in records.stream("relations"):
        if relation.relation is not RelationName.CONTROLS or relation.document not in published:
            continue
        if relation.status not in COUNTED_STATUSES:
            continue
        said = parse_day(published[relation.document])
        begun, ended = parse_day(relation.since), parse_day(relation.until)
        basis = "supposed" if relation.evidence[0].rule == SUPPOSED else "stated control"
        first = begun or (said if ended is None else None)
        if first:
            last = max(first, ended or said or first)
            yield (
                relation.object,
                Sign(first, relation.subject, True, relation.id, basis, last, ended is not None),
            )
        if ended:
            yield relation.object, Sign(ended, relation.subject, False, relation.id, basis)


def _events(happened: Iterable[Occurrence]) -> Iterator[tuple[Where, Sign]]:
    cues = load_cues()
    for one in happened:
        if one.place is None or one.last is None:
            continue
        event = one.events[0]
        words, kind = event.trigger.text.casefold(), (event.type, event.mode or "")
        if kind in cues.losing or words.startswith(cues.lost):
            for actor in one.actors:
                yield one.place, Sign(one.last, actor, False, one.id, "withdrawal")
        elif kind in cues.gaining or words.startswith(cues.gained):
            for actor in one.actors:
                yield one.place, Sign(one.last, actor, True, one.id, "capture")
            for actor in one.recipients:
                yield one.place, Sign(one.last, actor, False, one.id, "loss")


def spells(signs: Iterable[Sign], holds: int | None = None) -> list[Spell]:
    """Return the stretches of one place: each report of control lasts ``holds`` days unless ended.

    A capture ends what others hold; stated control by two at once is contested.
    """
    lasting = timedelta(days=load_cues().holds if holds is None else holds)
    held: list[tuple[date, date, Sign]] = []
    for sign in sorted(signs, key=lambda each: (each.day, each.holds)):
        ends = not sign.holds, sign.basis == "capture"
        for index, (start, end, earlier) in enumerate(held):
            same = earlier.actor == sign.actor
            if end > sign.day and ((ends[0] and same) or (ends[1] and not same)):
                held[index] = (start, max(sign.day, start), earlier)
        if sign.holds:
            further = timedelta(days=1) if sign.ended else lasting
            held.append((sign.day, (sign.through or sign.day) + further, sign))
    return _stretches([each for each in held if each[1] > each[0]])


def _stretches(held: list[tuple[date, date, Sign]]) -> list[Spell]:
    edges = sorted({day for start, end, _ in held for day in (start, end)})
    found: list[Spell] = []
    for start, end in pairwise(edges):
        current = [sign for begun, ended, sign in held if begun <= start and ended >= end]
        holders = tuple(sorted({sign.actor for sign in current}))
        basis = sorted({sign.basis for sign in current})
        ids = [sign.record for sign in current]
        if found and found[-1].holders == holders:
            last = found[-1]
            merged = list(dict.fromkeys([*last.records, *ids]))
            found[-1] = Spell(last.start, end, holders, sorted({*last.basis, *basis}), merged)
        else:
            found.append(Spell(start, end, holders, basis, ids))
    return found
