"""What a person should look at first: at most five things, each of another sort."""

from __future__ import annotations

from collections import defaultdict
from urllib.parse import quote

from crosscurrents.app.asking import LedgerAsked
from crosscurrents.app.ledger import find_entries
from crosscurrents.app.notes import event_title
from crosscurrents.app.shapes import Worth
from crosscurrents.app.snapshot import Snapshot
from crosscurrents.app.timeline import day_of, is_cooperation, said_day
from crosscurrents.records import Event
from crosscurrents.store.identity import is_hash
from crosscurrents.vocabulary import COUNTED_STATUSES, OutcomeStatus, Status

MOST = 5
_UNSETTLED = {OutcomeStatus.OPEN, OutcomeStatus.DUE, OutcomeStatus.UNCLEAR}


def worth_looking_at(snapshot: Snapshot) -> list[Worth]:
    """Return a promise past its due, a disputed tie, the busiest place, an actor nobody confirmed, a
    denial of what others report: those of them that the case holds."""
    found = [
        _promise_past_due(snapshot),
        _disputed_tie(snapshot),
        _denied(snapshot),
        _busiest_place(snapshot),
        _unconfirmed_actor(snapshot),
    ]
    return [each for each in found if each][:MOST]


def _promise_past_due(snapshot: Snapshot) -> Worth | None:
    today = snapshot.span()[1] or ""
    for row in find_entries(snapshot, LedgerAsked(limit=1000)):
        if row.outcome in _UNSETTLED and row.due_latest and row.due_latest < today and row.speaker:
            return Worth(
                kind="past its due",
                title=f"{row.speaker.name}: {row.text}",
                detail=f"a {row.kind}, due {said_day(row.due_latest)}; the reports go to {said_day(today)}",
                link=f"/ledger?select={row.id}",
            )
    return None


def _disputed_tie(snapshot: Snapshot) -> Worth | None:
    sides: dict[tuple[str, str], list[int]] = defaultdict(lambda: [0, 0])
    for event in snapshot.events:
        if event.status in COUNTED_STATUSES:
            for a in event.actors:
                for b in event.recipients:
                    if a != b:
                        sides[min(a, b), max(a, b)][is_cooperation(event)] += 1
    if not sides:
        return None
    pair, (bad, good) = max(sides.items(), key=lambda each: (min(each[1]), sum(each[1]), each[0]))
    if not min(bad, good):
        return None
    one, other = (snapshot.actor(each) for each in pair)
    return Worth(
        kind="both friend and foe",
        title=f"{one.name} and {other.name}",
        detail=f"{_events(good)} of cooperation and {_events(bad)} of conflict between them",
        link=f"/network?a={quote(one.id, safe='')}&b={quote(other.id, safe='')}",
    )


def _denied(snapshot: Snapshot) -> Worth | None:
    happened: dict[tuple[str, ...], Event] = {}
    for event in snapshot.events:
        if event.status in COUNTED_STATUSES and event.actors:
            happened[event.type, *event.actors, *event.recipients] = event
    for event in snapshot.events:
        said = happened.get((event.type, *event.actors, *event.recipients))
        if event.status == Status.DENIED and event.actors and said and said.document != event.document:
            return Worth(
                kind="denied here, reported there",
                title=event_title(snapshot, event),
                detail=f"“{event.evidence[0].text}” against “{said.evidence[0].text}”",
                link=f"/events?select={event.id}&actor={quote(event.actors[0], safe='')}&type={event.type}",
            )
    return None


def _busiest_place(snapshot: Snapshot) -> Worth | None:
    """The place with most conflict in the last tenth of the time that the events span."""
    placed = [
        (day, event)
        for event in snapshot.events
        if event.place and event.status in COUNTED_STATUSES and not is_cooperation(event)
        and (day := day_of(event))
    ]  # fmt: skip
    if not placed:
        return None
    recent = placed[-max(len(placed) // 10, 5) :]
    counts: dict[str, int] = defaultdict(int)
    for _, event in recent:
        counts[event.place or ""] += 1
    busiest = max(counts, key=lambda place: (counts[place], place))
    place = snapshot.place(busiest)
    name = place.name if place else busiest
    return Worth(
        kind="where it is happening",
        title=name,
        detail=f"{counts[busiest]:,} of the last {len(recent):,} placed events of conflict, "
        f"since {said_day(recent[0][0])}",
        link=f"/map?place={quote(busiest, safe='')}&since={recent[0][0]}",
    )


def _unconfirmed_actor(snapshot: Snapshot) -> Worth | None:
    confirmed = {name for d in snapshot.case.in_force() for name in (d.subject, d.object) if name}
    for actor in snapshot.actors.values():
        if is_hash(actor.id) and actor.independent > 1 and not confirmed & {actor.id, *actor.ids}:
            return Worth(
                kind="nobody has confirmed",
                title=actor.name,
                detail=f"{actor.mentions:,} mentions in {actor.independent:,} reports; not a known actor",
                link=f"/actors/{quote(actor.id)}",
            )
    return None


def _events(count: int) -> str:
    return "1 event" if count == 1 else f"{count:,} events"
