"""The places of the map at which hostile forces were present in one month: co-location, not risk."""

from __future__ import annotations

from collections import defaultdict

from crosscurrents.analysis.flashpoints import Flashpoints, Meeting, flashpoints
from crosscurrents.analysis.occurrences import occurrences
from crosscurrents.analysis.presence import Sightings, cell_of, sightings
from crosscurrents.app.asking import WindowAsked
from crosscurrents.app.drawing import FlashPair, Flashpoint, FlashpointsView
from crosscurrents.app.network import WindowRecords, checked_day
from crosscurrents.app.snapshot import Snapshot
from crosscurrents.vocabulary import ActorKind

MOST_POINTS = 60
"""Places marked and listed at once; more cover the map, and the rest are counted."""

MOST_PAIRS = 12


def flashpoints_view(snapshot: Snapshot, asked: WindowAsked) -> FlashpointsView:
    """Return where hostile forces met in a window, the places with most meetings first.

    Raises:
        InputError: a day that isn't one.
    """
    checked_day(asked.since)
    checked_day(asked.until)
    seen = _seen(snapshot)
    if not seen.present:
        return FlashpointsView(points=[], places=0, meetings=0, left_out=seen.left_out, verdict="")
    found = _all_meetings(snapshot, seen)
    since, until = asked.since[:7], asked.until[:7] or "9999"
    meetings = [
        meeting
        for meeting in found.meetings
        if since <= meeting.month <= until and (not asked.actor or asked.actor in (meeting.a, meeting.b))
    ]
    by_place: dict[str, list[Meeting]] = defaultdict(list)
    for meeting in meetings:
        by_place[meeting.place].append(meeting)
    ranked = sorted(by_place.items(), key=lambda each: (-len(each[1]), each[0]))
    points = [
        _point(snapshot, place, here) for place, here in ranked[:MOST_POINTS] if place in snapshot.places
    ]
    return FlashpointsView(
        points=points,
        places=len(ranked),
        meetings=len(meetings),
        left_out=found.left_out,
        verdict=found.back_test.verdict(),
    )


def all_meetings(snapshot: Snapshot) -> list[Meeting]:
    """Return the meetings of hostile forces of all time, the latest first; places by their ids."""
    seen = _seen(snapshot)
    return _all_meetings(snapshot, seen).meetings if seen.present else []


def _seen(snapshot: Snapshot) -> Sightings:
    """Return who was seen where, each cell named by the id of its most mentioned place."""
    found = snapshot.kept.get(("sightings",))
    if found is None:
        records = WindowRecords(snapshot)
        crowds = frozenset(a.id for a in snapshot.actors.values() if a.kind is ActorKind.POPULATION)
        found = sightings(records, occurrences(records), crowds)
        found.names = {}
        for place in snapshot.places.values():
            found.names.setdefault(cell_of(place), place.id)
        snapshot.keep(("sightings",), found)
    assert isinstance(found, Sightings)
    return found


def _all_meetings(snapshot: Snapshot, seen: Sightings) -> Flashpoints:
    """Return the meetings of all time: the back-test is on all records whatever the window."""
    found = snapshot.kept.get(("flashpoints",))
    if found is None:
        found = flashpoints(seen)
        snapshot.keep(("flashpoints",), found)
    assert isinstance(found, Flashpoints)
    return found


def _point(snapshot: Snapshot, id: str, meetings: list[Meeting]) -> Flashpoint:
    place = snapshot.places[id]
    by_pair: dict[tuple[str, str], list[Meeting]] = defaultdict(list)
    for meeting in meetings:
        by_pair[meeting.a, meeting.b].append(meeting)
    ranked = sorted(by_pair.items(), key=lambda each: (-len(each[1]), each[0]))
    return Flashpoint(
        place=id,
        name=place.name,
        latitude=place.latitude or 0.0,
        longitude=place.longitude or 0.0,
        meetings=len(meetings),
        fought=sum(meeting.fought_there for meeting in meetings),
        last=max(meeting.month for meeting in meetings),
        pairs=[_pair(snapshot, a, b, met) for (a, b), met in ranked[:MOST_PAIRS]],
    )


def _pair(snapshot: Snapshot, a: str, b: str, met: list[Meeting]) -> FlashPair:
    return FlashPair(
        a=a,
        b=b,
        a_name=snapshot.actor(a).name,
        b_name=snapshot.actor(b).name,
        months=sorted(meeting.month for meeting in met),
        fought=sum(meeting.fought_there for meeting in met),
    )
