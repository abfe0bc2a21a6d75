"""What the report says about itself: how it was made, and whom it owes what."""

from __future__ import annotations

from datetime import UTC, datetime

from crosscurrents import __version__
from crosscurrents.app.markup import Markup, join, tag
from crosscurrents.app.snapshot import Snapshot
from crosscurrents.app.timeline import is_cooperation

NOTES = """
Nothing here was written by a person but the texts of the reports and the decisions; everything was read by
rules and a small model on one machine, and each line links to the words it was read from.

Events are typed by PLOVER. Only what is told as having occurred or going on counts; what was planned,
threatened, denied or alleged is listed with its status. Copies of a report count once.

Days are read against the day of publication, and are intervals where the words leave them open.

Outcomes in the ledger compare what was said with what later reports say happened; silence settles nothing.
"""

CREDITS = """
Place names and coordinates: GeoNames (geonames.org, CC BY 4.0). Outlines: Natural Earth (public domain).
Event types: PLOVER. The texts of the reports belong to their publishers.
"""


def method(snapshot: Snapshot) -> Markup:
    """Return how the report was made, with its date and the version of the program."""
    now = datetime.now(UTC).strftime("%Y-%m-%d %H:%M UTC")
    made = f"Written by Crosscurrents {__version__} on {now}."
    cooperation = sum(is_cooperation(event) for event in snapshot.events)
    told = (
        f"Of {len(snapshot.events):,} events {cooperation:,} are cooperation, by word or deed. That tells "
        "what these reports report, not what happened: who reports, and what is worth reporting, decides it "
        "too."
    )
    return join(tag("p", " ".join(note.split())) for note in [made, *NOTES.strip().split("\n\n"), told])


def credits_due() -> Markup:
    """Return whose data and words the report holds."""
    return tag("footer", " ".join(CREDITS.split()))
