"""What changed lately: what came in last, or, where all came at once, what the last reports tell anew."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from typing import Any

import msgspec

from crosscurrents.analysis.network import build_network
from crosscurrents.analysis.windows import Change, changes
from crosscurrents.app.asking import LedgerAsked, WindowAsked
from crosscurrents.app.drawing import Lately, TieChange
from crosscurrents.app.flashpoints import all_meetings
from crosscurrents.app.ledger import find_entries
from crosscurrents.app.network import WindowRecords, network_of
from crosscurrents.app.rows import actor_row, event_row, report_row
from crosscurrents.app.shapes import Ref
from crosscurrents.app.snapshot import Snapshot
from crosscurrents.app.timeline import day_of
from crosscurrents.records import Event
from crosscurrents.store.summary import ActorSummary
from crosscurrents.vocabulary import COUNTED_STATUSES

APART = timedelta(hours=1)
"""Reports that came in with no longer pause between them came in with one reading."""

STRETCHES = (30, 7)
"""Days taken as the last stretch of time: the shorter where the longer holds everything."""

TURNED = 0.1
"""Strength that a tie must have had and have now to have turned: weaker ones pass nought by ageing."""

SHORT_WORD = 3
"""Letters up to which a word may be an article or a preposition within a name."""

SHOWN = 5
MOST_READ = 300
"""New reports whose actors are looked through; more are a new case rather than news of one."""


class _New(msgspec.Struct, frozen=True):
    """What tells the new from the old: the documents that are new, or the day from which events are."""

    basis: str
    since: str
    documents: frozenset[str] = frozenset()

    def event(self, event: Event) -> bool:
        """Tell whether an event is new."""
        return (day_of(event) or "") >= self.since if self.basis == "events" else self.document(event)

    def document(self, record: Any) -> bool:
        """Tell whether a record stands in a new document."""
        return record.document in self.documents


class _Older(WindowRecords):
    """The records without what is new."""

    def __init__(self, snapshot: Snapshot, new: _New) -> None:
        super().__init__(snapshot)
        self._new = new

    def stream(self, kind: str) -> Iterator[Any]:
        """Yield the older records of one kind."""
        tests: dict[str, Callable[[Any], bool]] = {"events": self._new.event, "relations": self._new.document}
        is_new = tests.get(kind, lambda _: False)
        return (record for record in super().stream(kind) if not is_new(record))


def lately(snapshot: Snapshot) -> Lately:
    """Return what changed, kept until the case changes."""
    found = snapshot.kept.get(("lately",))
    if found is None:
        new = _came_last(snapshot) or _published_last(snapshot) or _happened_last(snapshot)
        found = _changes(snapshot, new) if new else Lately(basis="")
        snapshot.keep(("lately",), found)
    assert isinstance(found, Lately)
    return found


def _came_last(snapshot: Snapshot) -> _New | None:
    """Return the reports that came in after the last long pause, or None where all came at once."""
    came = snapshot.case.arrival_times()
    times = sorted({datetime.fromisoformat(at) for at in came.values() if at})
    if not times:
        return None
    start = times[-1]
    for earlier, later in zip(reversed(times[:-1]), reversed(times), strict=False):
        if later - earlier > APART:
            break
        start = earlier
    documents = frozenset(id for id, at in came.items() if at and datetime.fromisoformat(at) >= start)
    if len(documents) == len(came):
        return None
    return _New("arrival", start.date().isoformat(), documents)


def _published_last(snapshot: Snapshot) -> _New | None:
    days = {r.id: r.published[:10] for r in snapshot.reports.values() if r.published}
    since = _cut(days.values())
    if since is None:
        return None
    return _New("published", since, frozenset(id for id, day in days.items() if day >= since))


def _happened_last(snapshot: Snapshot) -> _New | None:
    since = _cut([day for e in snapshot.events if e.status in COUNTED_STATUSES and (day := day_of(e))])
    return _New("events", since) if since else None


def _cut(days: Any) -> str | None:
    """Return the day from which things are new, or None where nothing lies before it."""
    known = sorted(days)
    if not known:
        return None
    last = datetime.fromisoformat(known[-1])
    cuts = [(last - timedelta(days=stretch)).date().isoformat() for stretch in STRETCHES]
    return next((cut for cut in cuts if known[0] < cut), None)


def _changes(snapshot: Snapshot, new: _New) -> Lately:
    happened = [e for e in snapshot.events if e.status in COUNTED_STATUSES and new.event(e)]
    reports = [snapshot.reports[id] for id in new.documents if id in snapshot.reports]
    reports.sort(key=lambda report: (report.published or "", report.id), reverse=True)
    actors = _first_named(snapshot, new)
    ties = _ties(snapshot, new)
    came = [change for change in ties if change.kind == "new"]
    met = _new_flashpoints(snapshot, new)
    dues = _dues(snapshot, new)
    return Lately(
        basis=new.basis,
        since=new.since,
        report_total=len(reports),
        reports=[report_row(snapshot, report) for report in reports[:SHOWN]],
        event_total=len(happened),
        events=[event_row(snapshot, event) for event in sorted(happened, key=_weighty)[:SHOWN]],
        actor_total=len(actors),
        actors=[actor_row(snapshot, actor) for actor in actors[:SHOWN]],
        turned=[_tie(snapshot, change) for change in ties if change.kind == "turned"][:SHOWN],
        tie_total=len(came),
        ties=[_tie(snapshot, change) for change in came[:SHOWN]],
        flashpoint_total=len(met),
        flashpoints=met[:SHOWN],
        due_total=len(dues),
        dues=dues[:SHOWN],
    )


def _weighty(event: Event) -> tuple[int, float, str]:
    """Order by what most reports tell, then by how intense it was, either way."""
    return -event.reports, -abs(event.intensity or 0.0), event.id


def _first_named(snapshot: Snapshot, new: _New) -> list[ActorSummary]:
    """Return the actors that nothing older names, the most named first."""
    if new.basis == "events":
        older = {a for e in snapshot.events if not new.event(e) for a in (*e.actors, *e.recipients)}
        fresh = {a for e in snapshot.events if new.event(e) for a in (*e.actors, *e.recipients)} - older
    else:
        seen: Counter[str] = Counter()
        for document in sorted(new.documents)[:MOST_READ]:
            reading = snapshot.case.reading(document)
            seen.update({actor.id for actor in reading.actors} if reading else ())
        fresh = {a for a, n in seen.items() if a in snapshot.actors and snapshot.actors[a].documents == n}
    found = [snapshot.actors[actor] for actor in fresh if actor in snapshot.actors]
    return sorted(found, key=lambda a: (not _is_named(a.name), -a.independent, -a.mentions, a.id))


def _ties(snapshot: Snapshot, new: _New) -> list[Change]:
    before = build_network(_Older(snapshot, new))
    found = changes(before, network_of(snapshot, WindowAsked()))
    named = [c for c in found if all(_is_named(snapshot.actor(end).name) for end in (c.a, c.b))]
    return [c for c in named if c.kind != "turned" or min(_strengths(c)) >= TURNED]


def _strengths(change: Change) -> list[float]:
    return [abs(edge.strength) for edge in (change.before, change.after) if edge]


def _is_named(name: str) -> bool:
    """Tell whether an actor is called by a name: ``SDF spokesman`` is a description."""
    return all(word[:1].isupper() for word in name.split() if len(word) > SHORT_WORD)


def _new_flashpoints(snapshot: Snapshot, new: _New) -> list[Ref]:
    """Return the places where hostile forces met from the month of the new on and not before."""
    found = all_meetings(snapshot)
    month = new.since[:7]
    older = {meeting.place for meeting in found if meeting.month < month}
    fresh = dict.fromkeys(m.place for m in found if m.month >= month and m.place not in older)
    return [place for id in fresh if (place := snapshot.place(id))]


def _tie(snapshot: Snapshot, change: Change) -> TieChange:
    return TieChange(
        a=snapshot.actor(change.a),
        b=snapshot.actor(change.b),
        before=round(change.before.strength, 2) if change.before else 0.0,
        now=round(change.after.strength, 2) if change.after else 0.0,
    )


def _dues(snapshot: Snapshot, new: _New) -> list[Any]:
    """Return the entries of the ledger whose due passed since what is older, the last first."""
    older = [r.published[:10] for r in snapshot.reports.values() if r.published and r.id not in new.documents]
    from_day = max(older, default=new.since) if new.basis == "arrival" else new.since
    today = snapshot.span()[1] or ""
    found = [
        row
        for row in find_entries(snapshot, LedgerAsked())
        if row.due_latest and from_day <= row.due_latest[:10] < today
    ]
    return sorted(found, key=lambda row: row.due_latest or "", reverse=True)
