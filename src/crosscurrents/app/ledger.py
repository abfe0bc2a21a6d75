"""What was said to happen by when, and what became of it."""

from __future__ import annotations

from collections import Counter

import msgspec

from crosscurrents.analysis.ledger import LedgerEntry, build_ledger
from crosscurrents.app import shapes
from crosscurrents.app.asking import LedgerAsked
from crosscurrents.app.events import choices
from crosscurrents.app.rows import statement_row
from crosscurrents.app.snapshot import Snapshot
from crosscurrents.vocabulary import OutcomeStatus


def find_entries(snapshot: Snapshot, asked: LedgerAsked) -> list[shapes.StatementRow]:
    """Return the entries that the filters let through, the earliest due first."""
    return [
        row
        for row in _entries(snapshot)
        if (not asked.kind or row.kind == asked.kind)
        and (not asked.outcome or row.outcome == asked.outcome)
        and (not asked.speaker or (row.speaker is not None and row.speaker.id == asked.speaker))
    ]


def _entries(snapshot: Snapshot) -> list[shapes.StatementRow]:
    found = snapshot.kept.get(("ledger",))
    if found is None:
        built = build_ledger(
            snapshot.statements,
            snapshot.events,
            snapshot.case.stream_documents(),
            snapshot.relations,
            snapshot.case.in_force(),
            places=snapshot.places.values(),
            dates=snapshot.case.stream("dates"),
        )
        built.sort(key=lambda entry: (entry.due.latest or entry.due.earliest or "9999", entry.said or ""))
        found = [_row(snapshot, entry) for entry in built]
        snapshot.keep(("ledger",), found)
    return msgspec.convert(found, list[shapes.StatementRow])


def entry_of(snapshot: Snapshot, id: str) -> shapes.StatementRow | None:
    """Return the entry of a statement, or None where it has no due."""
    return next((row for row in _entries(snapshot) if row.id == id), None)


def _row(snapshot: Snapshot, entry: LedgerEntry) -> shapes.StatementRow:
    slips = [f"put off by {slip.days} days, from {slip.was_due} to {slip.now_due}" for slip in entry.slips]
    return statement_row(snapshot, entry.statement, slips)


def ledger_view(snapshot: Snapshot, asked: LedgerAsked) -> shapes.LedgerPage:
    """Return the ledger."""
    rows = find_entries(snapshot, asked)
    outcomes = Counter(row.outcome or OutcomeStatus.OPEN for row in rows)
    names = {row.speaker.id: row.speaker.name for row in rows if row.speaker}
    days = [d for row in rows for d in (row.said_on, row.due_earliest, row.due_latest) if d]
    return shapes.LedgerPage(
        total=len(rows),
        rows=rows[asked.offset : asked.offset + asked.limit],
        kinds=choices(Counter(row.kind for row in rows)),
        outcomes=choices(outcomes),
        speakers=choices(Counter(row.speaker.id for row in rows if row.speaker), names.__getitem__),
        first=min(days, default=None),
        last=max(days, default=None),
        today=snapshot.span()[1],
    )
