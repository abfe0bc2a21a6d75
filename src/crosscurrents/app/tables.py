"""Every table as CSV: the columns of the exports, with the filters of the view."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Sequence
from operator import attrgetter
from typing import Any

from crosscurrents.app import actors, events, ledger, reports
from crosscurrents.app.asking import ActorsAsked, EventsAsked, LedgerAsked, ReportsAsked
from crosscurrents.app.snapshot import Snapshot
from crosscurrents.exports.csv import cell, write_table


def events_table(snapshot: Snapshot, asked: EventsAsked) -> bytes:
    """Return the events that the filters let through."""
    return _table("events", events.find_events(snapshot, asked))


def ledger_table(snapshot: Snapshot, asked: LedgerAsked) -> bytes:
    """Return the entries of the ledger that the filters let through."""
    rows = ledger.find_entries(snapshot, asked)
    return _plain(
        [
            ("id", lambda r: r.id), ("kind", lambda r: r.kind),
            ("speaker", lambda r: r.speaker.name if r.speaker else None), ("text", lambda r: r.text),
            ("said_on", lambda r: r.said_on), ("due.earliest", lambda r: r.due_earliest),
            ("due.latest", lambda r: r.due_latest), ("due.text", lambda r: r.due_text),
            ("outcome.status", lambda r: r.outcome), ("outcome.reason", lambda r: r.reason),
            ("document", lambda r: r.document), ("title", lambda r: r.title),
        ],
        rows,
    )  # fmt: skip


def actors_table(snapshot: Snapshot, asked: ActorsAsked) -> bytes:
    """Return the actors that the filters let through."""
    names = ("id", "name", "kind", "country", "sector", "wikidata", "aliases", "mentions", "documents",
             "independent")  # fmt: skip
    columns = [(name, attrgetter(name)) for name in names]
    return _plain(columns, actors.find_actors(snapshot, asked))


def reports_table(snapshot: Snapshot, asked: ReportsAsked) -> bytes:
    """Return the reports that the filters let through, without their texts."""
    names = ("id", "title", "publisher", "published", "source", "copy_of")
    columns = [(name, attrgetter(name)) for name in names]
    return _plain(columns, reports.find_reports(snapshot, asked))


def _table(kind: str, records: Iterable[Any]) -> bytes:
    file = io.BytesIO()
    write_table(file, kind, records)
    return file.getvalue()


def _plain(columns: Sequence[tuple[str, Callable[[Any], Any]]], rows: Iterable[Any]) -> bytes:
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow([name for name, _ in columns])
    writer.writerows([cell(value(row)) for _, value in columns] for row in rows)
    return text.getvalue().encode("utf-8", "replace")
