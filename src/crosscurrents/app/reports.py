"""The reports: their list, and each with all that was read from it marked in its text."""

from __future__ import annotations

from crosscurrents.app import shapes
from crosscurrents.app.asking import ReportsAsked
from crosscurrents.app.notes import notes_on
from crosscurrents.app.rows import report_row
from crosscurrents.app.snapshot import Report, Snapshot
from crosscurrents.errors import UnknownRecord
from crosscurrents.records import Reading


def find_reports(snapshot: Snapshot, asked: ReportsAsked) -> list[Report]:
    """Return the reports that the filters let through, in the order of publication."""
    words = asked.q.casefold().split()
    found = [
        report
        for report in snapshot.reports.values()
        if (not asked.publisher or report.publisher == asked.publisher)
        and (not asked.since or (report.published or "")[:10] >= asked.since)
        and (not asked.until or "" < (report.published or "")[:10] <= asked.until)
        and all(word in f"{report.title} {report.publisher}".casefold() for word in words)
    ]
    return sorted(found, key=lambda report: report.published or "9999")


def reports_view(snapshot: Snapshot, asked: ReportsAsked) -> shapes.ReportPage:
    """Return a page of reports."""
    found = find_reports(snapshot, asked)
    page = found[asked.offset : asked.offset + asked.limit]
    rows = [report_row(snapshot, report) for report in page]
    return shapes.ReportPage(total=len(found), offset=asked.offset, rows=rows)


def report_view(snapshot: Snapshot, id: str) -> shapes.ReportView:
    """Return one report with all that was read from it.

    Raises:
        UnknownRecord: the case has no such report.
    """
    report = snapshot.reports.get(id)
    if report is None:
        raise UnknownRecord(f"the case has no report with the id {id}")
    text = snapshot.text_of(id).text
    reading = snapshot.case.reading(id)
    earlier, later = _neighbours(snapshot, id)
    return shapes.ReportView(
        id=id,
        title=report.title,
        publisher=report.publisher,
        published=report.published,
        source=report.source,
        text=text,
        copy_of=report.copy_of,
        copies=[report_row(snapshot, r) for r in snapshot.reports.values() if r.copy_of == id],
        version=reading.version if reading else None,
        notes=reading.notes if reading else ["This report hasn't been read yet."],
        asides=[(s.start, s.end) for s in reading.sentences if not s.narrative] if reading else [],
        marks=_marks(reading) if reading else [],
        records=notes_on(snapshot, reading) if reading else [],
        earlier=earlier,
        later=later,
    )


def _neighbours(snapshot: Snapshot, id: str) -> tuple[str | None, str | None]:
    order = [report.id for report in find_reports(snapshot, ReportsAsked())]
    at = order.index(id)
    return (order[at - 1] if at else None), (order[at + 1] if at + 1 < len(order) else None)


def _marks(reading: Reading) -> list[shapes.Mark]:
    """Return where each record stands in the text, in order, the longer of two first."""
    spans: list[tuple[int, int, str, str]] = [
        (mention.start, mention.end, "actor", mention.actor) for mention in reading.mentions
    ]
    for event in reading.events:
        spans += [(item.start, item.end, "event", event.id) for item in event.evidence]
    for statement in reading.statements:
        spans += [(start, end, "statement", statement.id) for start, end in statement.content]
    for place in reading.places:
        spans += [(m.start, m.end, "place", place.id) for m in place.mentions]
    spans += [(date.start, date.end, "date", date.id) for date in reading.dates]
    for relation in reading.relations:
        spans += [(item.start, item.end, "relation", relation.id) for item in relation.evidence]
    spans.sort(key=lambda span: (span[0], -span[1]))
    return [shapes.Mark(start=s, end=e, kind=kind, record=record) for s, e, kind, record in spans if s < e]
