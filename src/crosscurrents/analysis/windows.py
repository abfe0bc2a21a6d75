"""What changed between two windows of time, and who is shown as part of whom."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date
from typing import Literal

import msgspec

from crosscurrents.analysis.network import Edge, Network
from crosscurrents.analysis.occurrences import Records, parse_day
from crosscurrents.errors import UnknownRecord
from crosscurrents.records import Relation
from crosscurrents.vocabulary import RelationName

Kind = Literal["new", "gone", "turned", "stronger", "weaker"]

NOTABLE = 1.0
"""Change of strength from which a tie counts as stronger or weaker: twice what spoke for it, or half."""


class Change(msgspec.Struct, frozen=True):
    """One tie that differs between two windows; the edge is None where there was no tie."""

    a: str
    b: str
    kind: Kind
    before: Edge | None
    after: Edge | None

    @property
    def size(self) -> float:
        """How far the strength moved."""
        return abs(_strength(self.after) - _strength(self.before))


def _strength(edge: Edge | None) -> float:
    return edge.strength if edge else 0.0


def changes(before: Network, after: Network) -> list[Change]:
    """Return the ties that came, went, turned or changed their strength notably, largest first."""
    old = {(edge.a, edge.b): edge for edge in before.edges}
    new = {(edge.a, edge.b): edge for edge in after.edges}
    found = []
    for pair in sorted({*old, *new}):
        kind = _kind(old.get(pair), new.get(pair))
        if kind:
            found.append(Change(*pair, kind, old.get(pair), new.get(pair)))
    return sorted(found, key=lambda change: (-change.size, change.a, change.b))


def _kind(before: Edge | None, after: Edge | None) -> Kind | None:
    if before is None or after is None:
        return "new" if before is None else "gone"
    old, new = before.strength, after.strength
    if old * new < 0:
        return "turned"
    if abs(new - old) < NOTABLE:
        return None
    return "stronger" if abs(new) > abs(old) else "weaker"


def hierarchy(records: Records, day: date | None = None) -> dict[str, str]:
    """Return for each actor the body that the reports say it belongs to, the most often said one."""
    said: dict[str, dict[str, int]] = {}
    for relation in records.stream("relations"):
        if relation.relation in (RelationName.PART_OF, RelationName.MEMBER_OF) and _current(relation, day):
            bodies = said.setdefault(relation.subject, {})
            bodies[relation.object] = bodies.get(relation.object, 0) + 1
    return {actor: max(sorted(bodies), key=bodies.__getitem__) for actor, bodies in said.items()}


def _current(relation: Relation, day: date | None) -> bool:
    if day is None:
        return True
    begun, ended = parse_day(relation.since), parse_day(relation.until)
    return (begun is None or begun <= day) and (ended is None or day <= ended)


def rolled_up(
    parents: dict[str, str], apart: Collection[str] = (), among: Collection[str] = ()
) -> dict[str, str]:
    """Return for each actor the topmost body to show it as; those ``apart`` stand by themselves.

    ``among`` are the bodies that may be shown, any where it is empty. Circles are broken where they
    are met first.
    """
    shown = {}
    for actor in parents:
        if actor in apart:
            continue
        top, seen = actor, {actor}
        while (body := parents.get(top)) and body not in seen and (not among or body in among):
            seen.add(body)
            top = body
            if top in apart:
                break
        if top != actor:
            shown[actor] = top
    return shown


def explicit(pairs: Iterable[str], resolve: dict[str, str]) -> dict[str, str]:
    """Read ``part=body`` pairs by names or ids; ``resolve`` gives the id of each in lower case.

    Raises:
        UnknownRecord: a name that isn't an actor of the case, or a pair without ``=``.
    """
    shown = {}
    for pair in pairs:
        names = [side.strip().casefold() for side in pair.split("=")]
        if len(names) != 2 or any(name not in resolve for name in names):
            raise UnknownRecord(f"{pair!r} names no two actors of this case; write it as part=body")
        shown[resolve[names[0]]] = resolve[names[1]]
    return shown
