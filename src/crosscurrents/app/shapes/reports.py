"""Reports, in lists and one by one with all that was read from them."""

from __future__ import annotations

from crosscurrents.app.shapes.base import Shape


class ReportRow(Shape, frozen=True):
    """One report in a list."""

    id: str
    title: str
    publisher: str | None
    published: str | None
    source: str | None
    copy_of: str | None
    events: int
    statements: int
    opening: str


class ReportPage(Shape, frozen=True):
    """A page of the list of reports; it starts at ``offset``."""

    total: int
    offset: int
    rows: list[ReportRow]


class Mark(Shape, frozen=True):
    """A span of the report that something was read from; ``kind`` is the record's."""

    start: int
    end: int
    kind: str
    record: str


class Note(Shape, frozen=True):
    """What hovering over a mark says: what was read, and why."""

    record: str
    kind: str
    title: str
    detail: str
    rule: str
    explanation: str
    confidence: float
    link: str | None
    tone: str
    by_person: bool


class ReportView(Shape, frozen=True):
    """One report with all that was read from it."""

    id: str
    title: str
    publisher: str | None
    published: str | None
    source: str | None
    text: str
    copy_of: str | None
    copies: list[ReportRow]
    version: str | None
    notes: list[str]
    asides: list[tuple[int, int]]
    marks: list[Mark]
    records: list[Note]
    earlier: str | None
    later: str | None
