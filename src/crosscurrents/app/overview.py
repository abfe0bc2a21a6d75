"""What the case holds, on one page, with the five things most worth looking at."""

from __future__ import annotations

from collections import Counter

from crosscurrents import __version__
from crosscurrents.app import shapes
from crosscurrents.app.events import choices
from crosscurrents.app.rows import actor_row, report_row
from crosscurrents.app.snapshot import Snapshot
from crosscurrents.app.timeline import timeline
from crosscurrents.app.worth import worth_looking_at
from crosscurrents.vocabulary import COUNTED_STATUSES

SHOWN = 12


def overview(snapshot: Snapshot) -> shapes.Overview:
    """Return the first page, kept until the case changes."""
    found = snapshot.kept.get(("overview",))
    if found is None:
        found = _overview(snapshot)
        snapshot.keep(("overview",), found)
    assert isinstance(found, shapes.Overview)
    return found


def _overview(snapshot: Snapshot) -> shapes.Overview:
    first, last = snapshot.span()
    reports = sorted(snapshot.reports.values(), key=lambda r: r.published or "", reverse=True)
    counts = snapshot.case.counts()
    counts["actors"] = len(snapshot.actors)
    counts["placed"] = sum(place.latitude is not None for place in snapshot.places.values())
    counted = [event for event in snapshot.events if event.status in COUNTED_STATUSES]
    return shapes.Overview(
        name=snapshot.case.path.stem,
        version=__version__,
        counts=counts,
        first=first,
        last=last,
        worth=worth_looking_at(snapshot),
        timeline=timeline(counted),
        types=choices(Counter(event.type for event in counted)),
        actors=[actor_row(snapshot, actor) for actor in list(snapshot.actors.values())[:SHOWN]],
        recent=[report_row(snapshot, report) for report in reports[:SHOWN]],
        decisions=len(snapshot.case.in_force()),
    )
