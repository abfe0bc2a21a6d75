"""What differs between the answer to a supposition and the unaltered one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import msgspec

from crosscurrents.analysis.camps import CampsView
from crosscurrents.analysis.control import PlaceControl, Spell
from crosscurrents.analysis.flashpoints import Flashpoints, Meeting


class CampsDiffer(msgspec.Struct, frozen=True):
    """Frustration as bounds, added up over the connected parts; who changed camp; who is in one only.

    Camps have no names: those of both answers are matched by the actors that they share. ``moved``
    are the actors that are with others than most of their former camp.
    """

    before: tuple[float, float]
    after: tuple[float, float]
    moved: list[str]
    left: list[str]
    entered: list[str]


class MeetingsDiffer(msgspec.Struct, frozen=True):
    """The meetings that only one of the two answers has."""

    gone: list[Meeting]
    new: list[Meeting]
    kept: int


class ControlDiffers(msgspec.Struct, frozen=True):
    """The stretches of one place, as they are and as supposed."""

    name: str
    before: list[Spell]
    after: list[Spell]


def camps_differ(before: Sequence[CampsView], after: Sequence[CampsView]) -> CampsDiffer:
    """Compare the camps of a network with those of a changed one."""
    old, new = _camps(before), _camps(after)
    names = {member.actor: member.name for view in (*before, *after) for member in view.members}
    overlap = Counter((old[actor], new[actor]) for actor in old if actor in new)
    same: dict[tuple[int, int], tuple[int, int]] = {}
    for (was, now), _ in sorted(overlap.items(), key=lambda item: (-item[1], item[0])):
        if was not in same and now not in same.values():
            same[was] = now
    return CampsDiffer(
        before=_bounds(before),
        after=_bounds(after),
        moved=sorted(names[a] for a in old if a in new and same.get(old[a]) != new[a]),
        left=sorted(names[a] for a in old if a not in new),
        entered=sorted(names[a] for a in new if a not in old),
    )


def _camps(views: Sequence[CampsView]) -> dict[str, tuple[int, int]]:
    return {member.actor: (i, member.camp) for i, view in enumerate(views) for member in view.members}


def _bounds(views: Sequence[CampsView]) -> tuple[float, float]:
    found = [view.camps.frustration for view in views]
    return sum(one.lower for one in found), sum(one.upper for one in found)


def meetings_differ(before: Flashpoints, after: Flashpoints) -> MeetingsDiffer:
    """Compare meetings by place, month, pair and whether the two fought there."""
    old, new = ({_key(one): one for one in found.meetings} for found in (before, after))
    return MeetingsDiffer(
        gone=[one for key, one in old.items() if key not in new],
        new=[one for key, one in new.items() if key not in old],
        kept=len(old.keys() & new.keys()),
    )


def _key(one: Meeting) -> tuple[object, ...]:
    return one.place, one.month, one.a, one.b, one.fought_there


def control_differs(before: Sequence[PlaceControl], after: Sequence[PlaceControl]) -> list[ControlDiffers]:
    """Return the places whose stretches aren't the same, in the order of the unaltered answer."""
    old, new = ({one.place: one for one in found} for found in (before, after))
    found = []
    for place in [*old, *(place for place in new if place not in old)]:
        was = old[place].spells if place in old else []
        now = new[place].spells if place in new else []
        if [_held(one) for one in was] != [_held(one) for one in now]:
            found.append(ControlDiffers((old.get(place) or new[place]).name, was, now))
    return found


def _held(spell: Spell) -> tuple[object, ...]:
    return spell.start, spell.end, spell.holders
