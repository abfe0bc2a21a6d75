"""Who did what to whom: the table of events, its facets and its timeline."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable

from crosscurrents.app import shapes
from crosscurrents.app.asking import EventsAsked
from crosscurrents.app.rows import event_row
from crosscurrents.app.snapshot import Snapshot
from crosscurrents.app.timeline import day_of, is_cooperation, timeline
from crosscurrents.records import Event
from crosscurrents.vocabulary import COUNTED_STATUSES, Status

MOST_CHOICES = 40
"""Choices listed for one filter: the forty most frequent actors or places, found by typing else."""

COUNTED = "counted"
"""The value of the filter ``status`` that stands for what happened and what goes on."""


def find_events(snapshot: Snapshot, asked: EventsAsked) -> list[Event]:
    """Return the events that the filters let through, in the order asked for."""
    events: Iterable[Event] = snapshot.events_of.get(asked.actor, []) if asked.actor else snapshot.events
    for test in _tests(snapshot, asked):
        events = filter(test, events)
    found = list(events)
    if asked.order == "newest":
        dated = [e for e in found if day_of(e)]
        return dated[::-1] + [e for e in found if not day_of(e)]
    if asked.order == "reports":
        return sorted(found, key=lambda e: -e.reports)
    return found


def _tests(snapshot: Snapshot, asked: EventsAsked) -> list[Callable[[Event], bool]]:
    tests: list[Callable[[Event], bool]] = []
    if asked.report:
        tests.append(lambda e: e.document == asked.report)
    if asked.type:
        tests.append(lambda e: e.type == asked.type)
    if asked.status:
        wanted = COUNTED_STATUSES if asked.status == COUNTED else {asked.status}
        tests.append(lambda e: e.status in wanted)
    if asked.side:
        tests.append(lambda e: is_cooperation(e) == (asked.side == "cooperation"))
    if asked.place:
        tests.append(lambda e: e.place == asked.place)
    if asked.since:
        tests.append(lambda e: ((e.date and (e.date.latest or e.date.earliest)) or "")[:10] >= asked.since)
    if asked.until:
        tests.append(lambda e: "" < (day_of(e) or "") <= asked.until)
    if asked.q:
        words = asked.q.casefold().split()
        tests.append(lambda e: _says(snapshot, e, words))
    return tests


def _says(snapshot: Snapshot, event: Event, words: list[str]) -> bool:
    names = [snapshot.actor(a).name for a in (*event.actors, *event.recipients)]
    text = " ".join([event.evidence[0].text, event.trigger.text, event.type, *names]).casefold()
    return all(word in text for word in words)


def events_view(snapshot: Snapshot, asked: EventsAsked) -> shapes.EventPage:
    """Return a page of events, kept until the case changes."""
    key = ("events", asked)
    found = snapshot.kept.get(key)
    if found is None:
        found = _events_view(snapshot, asked)
        snapshot.keep(key, found)
    assert isinstance(found, shapes.EventPage)
    return found


def _events_view(snapshot: Snapshot, asked: EventsAsked) -> shapes.EventPage:
    found = find_events(snapshot, asked)
    page = found[asked.offset : asked.offset + asked.limit]
    actors: Counter[str] = Counter()
    for event in found:
        actors.update(dict.fromkeys([*event.actors, *event.recipients], 1))
    places = Counter(e.place for e in found if e.place)
    statuses = Counter(e.status for e in found)
    return shapes.EventPage(
        total=len(found),
        counted=sum(statuses[status] for status in COUNTED_STATUSES),
        undated=sum(day_of(e) is None for e in found),
        offset=asked.offset,
        rows=[event_row(snapshot, event) for event in page],
        types=choices(Counter(e.type for e in found)),
        statuses=[shapes.Count(value=s, label=s, count=statuses[s]) for s in reversed(Status) if statuses[s]],
        actors=choices(actors, lambda id: snapshot.actor(id).name),
        places=choices(places, lambda id: getattr(snapshot.place(id), "name", id)),
        timeline=timeline(found),
    )


def choices(counts: Counter[str], name: Callable[[str], str] = str) -> list[shapes.Count]:
    """Return the most frequent values of a filter."""
    return [
        shapes.Count(value=str(value), label=name(value), count=count)
        for value, count in counts.most_common(MOST_CHOICES)
    ]
