"""Who acts: the list of actors, and a page on each."""

from __future__ import annotations

from collections import Counter
from difflib import SequenceMatcher

from crosscurrents.app import shapes
from crosscurrents.app.asking import ActorsAsked
from crosscurrents.app.events import choices
from crosscurrents.app.rows import actor_row, event_row, report_row, statement_row, tie_row
from crosscurrents.app.snapshot import Snapshot
from crosscurrents.app.timeline import all_months, timeline
from crosscurrents.errors import UnknownRecord
from crosscurrents.store.summary import ActorSummary
from crosscurrents.store.views import CaseActor, Filters
from crosscurrents.vocabulary import RelationName

SHOWN = 60
"""Events and statements on an actor's page; the rest is one click away in their own views."""

ALIKE = 0.72
"""Similarity of names (0…1) from which two actors are worth comparing by a person."""

_TIE_ORDER = {relation: place for place, relation in enumerate(RelationName)}


def find_actors(snapshot: Snapshot, asked: ActorsAsked) -> list[ActorSummary]:
    """Return the actors that the filters let through, most mentioned first."""
    wanted = asked.q.casefold()
    return [
        actor
        for actor in snapshot.actors.values()
        if (not asked.kind or actor.kind == asked.kind)
        and (not wanted or any(wanted in name.casefold() for name in (actor.name, *actor.aliases)))
    ]


def actors_view(snapshot: Snapshot, asked: ActorsAsked) -> shapes.ActorList:
    """Return a page of actors."""
    found = find_actors(snapshot, asked)
    page = found[asked.offset : asked.offset + asked.limit]
    return shapes.ActorList(
        total=len(found),
        offset=asked.offset,
        rows=[actor_row(snapshot, actor) for actor in page],
        kinds=choices(Counter(actor.kind for actor in found)),
    )


def actor_view(snapshot: Snapshot, id: str) -> shapes.ActorPage:
    """Return everything about one actor.

    Raises:
        UnknownRecord: the case has no such actor.
    """
    actor = snapshot.actors.get(id)
    if actor is None:
        actor = snapshot.case.find_actor(id)
    whole = _whole(snapshot, actor.id)
    events = snapshot.events_of.get(actor.id, [])
    said = snapshot.said_by.get(actor.id, [])
    ties = [r for r in snapshot.relations if actor.id in (r.subject, r.object)]
    ties.sort(key=lambda r: (_TIE_ORDER[r.relation], r.subject != actor.id, -r.confidence))
    named_in = Counter(mention.document for mention in whole.mentions)
    reports = [snapshot.reports[document] for document in named_in]
    reports.sort(key=lambda r: r.published or "9999")
    months, counts = _over_time(snapshot, named_in)
    return shapes.ActorPage(
        actor=actor_row(snapshot, actor),
        wikidata=actor.wikidata,
        sector=actor.sector,
        spellings=choices(Counter(m.text for m in whole.mentions if m.form != "pronoun")),
        ties=[tie_row(snapshot, tie, actor.id) for tie in ties],
        events=[event_row(snapshot, event) for event in events[:SHOWN]],
        event_total=len(events),
        statements=[statement_row(snapshot, statement) for statement in said[:SHOWN]],
        statement_total=len(said),
        months=months,
        mentions=counts,
        reports=[report_row(snapshot, report) for report in reports[:SHOWN]],
        alike=[actor_row(snapshot, other) for other in alike(snapshot, actor)],
        timeline=timeline(events),
    )


def _whole(snapshot: Snapshot, id: str) -> CaseActor:
    for found in snapshot.case.stream("actors", Filters(id=id)):
        assert isinstance(found, CaseActor)
        return found
    raise UnknownRecord(f"the case has no actor {id}")


def _over_time(snapshot: Snapshot, named_in: Counter[str]) -> tuple[list[str], list[int]]:
    """Return months of publication and the mentions in each."""
    by_month: Counter[str] = Counter()
    for document, count in named_in.items():
        published = snapshot.reports[document].published
        if published:
            by_month[published[:7] + "-01"] += count
    months = all_months(by_month)
    return months, [by_month[month] for month in months]


def alike(snapshot: Snapshot, actor: ActorSummary, most: int = 6) -> list[ActorSummary]:
    """Return the actors whose names resemble one's, the most alike first."""
    name = actor.name.casefold()
    words = set(name.split())
    scored = []
    for other in snapshot.actors.values():
        theirs = other.name.casefold()
        if other.id == actor.id or not (words & set(theirs.split()) or theirs[:4] == name[:4]):
            continue
        score = SequenceMatcher(None, name, theirs).ratio()
        if score >= ALIKE or (len(words) > 0 and words < set(theirs.split())):
            scored.append((score, other.mentions, other))
    scored.sort(key=lambda each: each[:2], reverse=True)
    return [other for _, _, other in scored[:most]]
