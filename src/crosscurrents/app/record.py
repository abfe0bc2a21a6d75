"""One record with the words it rests on: where every click ends."""

from __future__ import annotations

from typing import Any

from crosscurrents.app import shapes
from crosscurrents.app.asking import RecordAsked
from crosscurrents.app.ledger import entry_of
from crosscurrents.app.notes import note_on
from crosscurrents.app.rows import actor_row, event_row, quote_from, ruling, statement_row
from crosscurrents.app.snapshot import Snapshot
from crosscurrents.events.ontology import ontology
from crosscurrents.records import Document, Event, Evidence, Statement

MOST_QUOTES = 12


def record_view(snapshot: Snapshot, asked: RecordAsked) -> shapes.RecordView:
    """Return a record by its id.

    Raises:
        UnknownRecord: the case has no such record.
    """
    kind, record = _find(snapshot, asked.id)
    note = note_on(snapshot, record)
    actor = snapshot.actors.get(record.id) if kind == "actors" else None
    return shapes.RecordView(
        id=record.id,
        kind=note.kind,
        title=note.title,
        facts=_facts(record, note.detail),
        quotes=quotes(snapshot, record.evidence[:MOST_QUOTES]),
        quote_total=len(record.evidence),
        event=event_row(snapshot, record) if isinstance(record, Event) else None,
        statement=_statement(snapshot, record) if isinstance(record, Statement) else None,
        actor=actor_row(snapshot, actor) if actor else None,
        modes=sorted(ontology().modes(record.type)) if isinstance(record, Event) else [],
        decisions=[ruling(decision) for decision in snapshot.case.decisions_on(record.id)],
    )


def _find(snapshot: Snapshot, id: str) -> tuple[str, Any]:
    if id in snapshot.events_by_id:
        return "events", snapshot.events_by_id[id]
    if id in snapshot.statements_by_id:
        return "statements", snapshot.statements_by_id[id]
    if id in snapshot.places:
        return "places", snapshot.places[id]
    return snapshot.case.find_record(id)


def quotes(snapshot: Snapshot, evidence: list[Evidence]) -> list[shapes.Quote]:
    """Return pieces of evidence with the words around them; each document is fetched once."""
    documents: dict[str, Document] = {}
    found = []
    for item in evidence:
        if item.document not in documents:
            documents[item.document] = snapshot.text_of(item.document)
        found.append(quote_from(documents[item.document], snapshot.reports[item.document], item))
    return found


def _statement(snapshot: Snapshot, statement: Statement) -> shapes.StatementRow:
    return (entry_of(snapshot, statement.id) if statement.due else None) or statement_row(snapshot, statement)


def _facts(record: Any, detail: str) -> list[tuple[str, str]]:
    facts = [("what", detail)] if detail else []
    if isinstance(record, Event):
        facts += [(what, str(count.best or count.low or "")) for what, count in record.magnitude.items()]
        facts += [("CAMEO", record.cameo)] if record.cameo else []
    facts.append(("confidence", f"{record.confidence:.2f}"))
    return facts
