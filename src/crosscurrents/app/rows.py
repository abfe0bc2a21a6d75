"""Records as rows of tables: ids with the names they stand for."""

from __future__ import annotations

from crosscurrents.app.shapes import (
    ActorRow,
    EventRow,
    Quote,
    ReportRow,
    Ruling,
    StatementRow,
    TieRow,
)
from crosscurrents.app.snapshot import Report, Snapshot
from crosscurrents.records import Count, Decision, Document, Event, Evidence, Grounded, Relation, Statement
from crosscurrents.rules import explain
from crosscurrents.store.added import RULE
from crosscurrents.store.brought import brought
from crosscurrents.store.summary import ActorSummary
from crosscurrents.vocabulary import COUNTED_STATUSES, Verdict

PARAGRAPH = "\n\n"
AROUND = 160
"""Characters shown on each side of the words that a record rests on."""


def event_row(snapshot: Snapshot, event: Event) -> EventRow:
    """Return an event as a row."""
    report = snapshot.reports[event.document]
    date = event.date
    return EventRow(
        id=event.id,
        type=event.type,
        mode=event.mode,
        quad=event.quad,
        status=event.status,
        counted=event.status in COUNTED_STATUSES,
        actors=[snapshot.actor(actor) for actor in event.actors],
        recipients=[snapshot.actor(actor) for actor in event.recipients],
        attributed_to=snapshot.maybe_actor(event.attributed_to),
        earliest=date.earliest[:10] if date and date.earliest else None,
        latest=date.latest[:10] if date and date.latest else None,
        date_text=date.text if date else None,
        place=snapshot.place(event.place),
        place_precision=event.place_precision,
        trigger=event.trigger.text,
        quote=event.evidence[0].text,
        magnitude={what: number(count) for what, count in event.magnitude.items()},
        document=event.document,
        title=report.title,
        published=report.published,
        reports=event.reports,
        confidence=event.confidence,
        by_person=is_by_person(event),
    )


def is_by_person(record: Grounded) -> bool:
    """Tell whether a person brought a record into the case."""
    return record.evidence[0].rule.partition(".")[0] == RULE


def number(count: Count) -> str:
    """Return a reported number for people: the best estimate, or its bounds."""
    if count.low is not None and count.high is not None and count.low != count.high:
        return f"{count.low:,}–{count.high:,}"
    if count.best is not None:
        return f"{count.best:,}"
    if count.low is not None:
        return f"≥ {count.low:,}"
    return f"≤ {count.high:,}" if count.high is not None else "unknown number"


def statement_row(snapshot: Snapshot, statement: Statement, slips: list[str] | None = None) -> StatementRow:
    """Return a statement as a row."""
    report = snapshot.reports[statement.document]
    due, outcome = statement.due, statement.outcome
    return StatementRow(
        id=statement.id,
        kind=statement.kind,
        speaker=snapshot.maybe_actor(statement.speaker),
        audience=snapshot.maybe_actor(statement.audience),
        text=statement.text,
        quoted=statement.quoted,
        said_on=(statement.said_on or report.published or "")[:10] or None,
        due_earliest=due.earliest if due else None,
        due_latest=due.latest if due else None,
        due_text=due.text if due else None,
        outcome=outcome.status if outcome else ("open" if due else None),
        reason=outcome.reason if outcome else None,
        slips=slips or [],
        answers=[quote(snapshot, each) for each in (outcome.evidence[:3] if outcome else [])],
        document=statement.document,
        title=report.title,
        published=report.published,
        confidence=statement.confidence,
    )


def actor_row(snapshot: Snapshot, actor: ActorSummary) -> ActorRow:
    """Return an actor as a row."""
    return ActorRow(
        id=actor.id,
        name=actor.name,
        kind=actor.kind,
        country=actor.country,
        aliases=actor.aliases,
        mentions=actor.mentions,
        reports=actor.documents,
        independent=actor.independent,
        events=len(snapshot.events_of.get(actor.id, ())),
        statements=len(snapshot.said_by.get(actor.id, ())),
    )


def tie_row(snapshot: Snapshot, relation: Relation, side: str) -> TieRow:
    """Return a tie as the actor on one side has it."""
    outgoing = relation.subject == side
    other = relation.object if outgoing else relation.subject
    place = snapshot.place(other) if other in snapshot.places else None
    return TieRow(
        id=relation.id,
        relation=relation.relation,
        outgoing=outgoing,
        other=place or snapshot.actor(other),
        sign=relation.sign,
        since=relation.since,
        until=relation.until,
        status=relation.status,
        attributed_to=snapshot.maybe_actor(relation.attributed_to),
        quote=relation.evidence[0].text,
        document=relation.document,
        title=snapshot.reports[relation.document].title,
        confidence=relation.confidence,
    )


def report_row(snapshot: Snapshot, report: Report) -> ReportRow:
    """Return a report as a row."""
    return ReportRow(
        id=report.id,
        title=report.title,
        publisher=report.publisher,
        published=report.published,
        source=report.source,
        copy_of=report.copy_of,
        events=snapshot.events_in.get(report.id, 0),
        statements=snapshot.said_in.get(report.id, 0),
        opening=report.opening,
    )


def ruling(decision: Decision) -> Ruling:
    """Return a decision as a row."""
    return Ruling(
        id=decision.id,
        verdict=decision.verdict,
        subject=decision.subject,
        subject_name=decision.subject_name or decision.subject,
        object=decision.object,
        object_name=decision.object_name or decision.object,
        value=_told(decision),
        who=decision.who,
        when=decision.when,
        note=decision.note,
        undone=decision.undone,
        made=brought(decision),
    )


def _told(decision: Decision) -> str | None:
    """Return what a decision says, in names rather than ids."""
    field, given, _ = (decision.value or "").partition("=")
    said = decision.said
    if decision.verdict != Verdict.EVENT or not given or said is None:
        return decision.value
    sides = {"actors": said.actors, "recipients": said.recipients}
    if field in sides:
        return f"{field}={', '.join(party.name for party in sides[field] or ()) or 'nobody'}"
    if field == "place":
        return f"place={said.place.name if said.place else 'none'}"
    return decision.value


def quote(snapshot: Snapshot, evidence: Evidence) -> Quote:
    """Return the words of a piece of evidence with the words around them."""
    document = snapshot.text_of(evidence.document)
    return quote_from(document, snapshot.reports[evidence.document], evidence)


def quote_from(document: Document, report: Report, evidence: Evidence) -> Quote:
    """Return the words of a piece of evidence, cut from a document that is at hand."""
    text, start, end = document.text, evidence.start, evidence.end
    before = text[max(0, start - AROUND) : start]
    after = text[end : end + AROUND]
    if start > AROUND:
        before = "… " + before.partition(" ")[2]
    if end + AROUND < len(text):
        after = after.rpartition(" ")[0] + " …"
    before, after = before.rpartition(PARAGRAPH)[2], after.partition(PARAGRAPH)[0]
    return Quote(
        document=document.id,
        title=report.title,
        published=report.published,
        start=start,
        end=end,
        before=before,
        text=text[start:end],
        after=after,
        rule=evidence.rule,
        explanation=explain(evidence.rule),
    )
