"""Full text, with what a search could be narrowed to."""

from __future__ import annotations

import re
from collections import Counter

from crosscurrents.app import shapes
from crosscurrents.app.actors import find_actors
from crosscurrents.app.asking import ActorsAsked, SearchAsked
from crosscurrents.app.events import choices
from crosscurrents.app.rows import actor_row
from crosscurrents.app.snapshot import Snapshot

MOST_FOUND = 2000
"""Reports that a search looks at; whoever finds more has to say more."""

_FOUND = re.compile(r"\[([^\[\]]*)\]")


def search_view(snapshot: Snapshot, asked: SearchAsked) -> shapes.SearchPage:
    """Return the reports that hold all words, best first, and the actors that are called so."""
    hits = snapshot.case.search(asked.q, MOST_FOUND) if asked.q else []
    tied = {e.document for e in snapshot.events_of.get(asked.actor, ())} if asked.actor else None
    kept = []
    for hit in hits:
        report = snapshot.reports[hit.document]
        if asked.publisher and (report.publisher or "") != asked.publisher:
            continue
        if asked.year and (report.published or "")[:4] != asked.year:
            continue
        if tied is None or hit.document in tied:
            kept.append((hit, report))
    rows = [
        shapes.SearchHit(
            document=report.id,
            title=report.title,
            publisher=report.publisher,
            published=report.published,
            excerpt=_FOUND.split(hit.excerpt),
        )
        for hit, report in kept[asked.offset : asked.offset + asked.limit]
    ]
    within = {report.id for _, report in kept}
    parts: Counter[str] = Counter()
    for event in snapshot.events:
        if event.document in within:
            parts.update(dict.fromkeys([*event.actors, *event.recipients], 1))
    named = find_actors(snapshot, ActorsAsked(q=asked.q)) if asked.q else []
    return shapes.SearchPage(
        total=len(kept),
        rows=rows,
        publishers=choices(Counter(r.publisher for _, r in kept if r.publisher)),
        years=choices(Counter((r.published or "")[:4] for _, r in kept if r.published)),
        named=choices(parts, lambda id: snapshot.actor(id).name)[:12],
        actors=[actor_row(snapshot, actor) for actor in named[:8]],
    )
