"""Statements and the ledger."""

from __future__ import annotations

from crosscurrents.app.shapes.base import Count, Quote, Ref, Shape


class StatementRow(Shape, frozen=True):
    """One statement, with its due and what became of it."""

    id: str
    kind: str
    speaker: Ref | None
    audience: Ref | None
    text: str
    quoted: bool
    said_on: str | None
    due_earliest: str | None
    due_latest: str | None
    due_text: str | None
    outcome: str | None
    reason: str | None
    slips: list[str]
    answers: list[Quote]
    document: str
    title: str
    published: str | None
    confidence: float


class LedgerPage(Shape, frozen=True):
    """The statements with a due, and what the filters could be narrowed to; ``today`` is the last report."""

    total: int
    rows: list[StatementRow]
    kinds: list[Count]
    outcomes: list[Count]
    speakers: list[Count]
    first: str | None
    last: str | None
    today: str | None
